// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"
#include "core/space/architecture.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace pathloom {

/// Phases of a run, in order. Paused and the final ones are states, not events of their own.
enum class Phase { Preparing, Measuring, WarmUp, Joint, Selecting, Training, Paused, Finished, Stopped, Failed };
std::string toText(Phase phase);
/// Reverse of toText. Throws Error for an unknown word.
Phase phaseFromText(const std::string& text);
/// The search is over, well or not.
constexpr bool hasEnded(Phase phase)
{
    return phase == Phase::Finished || phase == Phase::Stopped || phase == Phase::Failed;
}

/// A weight step on a training batch.
struct WeightStep
{
    double loss = 0;     ///< cross entropy with label smoothing
    double accuracy = 0; ///< of this batch, 0..1
    double learningRate = 0;
    std::vector<int> sampled; ///< the active path of each choice block
    bool operator==(const WeightStep&) const = default;
};

/// An architecture step on a held-out batch; each loss term on its own.
struct ArchitectureStep
{
    double loss = 0; ///< what was minimised
    double crossEntropy = 0;
    double latencyTerm = 0; ///< loss - crossEntropy (for mul#log: what the factor adds)
    double accuracy = 0;    ///< of this batch, 0..1
    double expectedMs = 0;  ///< under the full softmax, after the step
    double entropy = 0;     ///< mean over blocks, nats, after the step
    bool operator==(const ArchitectureStep&) const = default;
};

/// Path probabilities at this step.
struct ProbabilitySnapshot
{
    std::shared_ptr<const PathProbabilities> probabilities;
};

/// The leading architecture evaluated on the whole held-out set with batch statistics.
struct Evaluation
{
    std::int64_t epoch = 0;
    double loss = 0;
    double accuracy = 0;  ///< 0..1
    double latencyMs = 0; ///< predicted
    std::string architecture;
    std::optional<double> latencyErrorMs;       ///< of the prediction, where it is known
    std::optional<LatencyOrigin> latencyOrigin; ///< none: from before it was recorded
    bool operator==(const Evaluation&) const = default;
};

struct PhaseChanged
{
    Phase phase = Phase::Preparing;
    std::string message; ///< for Failed: the sentence to show
    bool operator==(const PhaseChanged&) const = default;
};

/// Sent about twice a second; not stored.
struct Progress
{
    /// A share of waiting for images that is worth showing.
    static constexpr double noticeableDataWait = 0.01;

    Phase phase = Phase::Preparing;
    std::int64_t step = 0, totalSteps = 0; ///< of the phase's unit: weight steps, or shapes while measuring
    std::int64_t epoch = 0, totalEpochs = 0;
    double imagesPerSecond = 0;
    double architectureStepSeconds = 0; ///< mean of the last ones; 0 before the first
    double dataWaitShare = 0;           ///< of the last ten seconds or so, in which steps waited for images; 0..1
    std::int64_t memoryBytes = 0;
    double secondsSpent = 0, secondsLeft = 0;
    std::string detail;
};

/// A derived network was taken out of the search.
struct NetworkDerived
{
    std::int64_t network = 0; ///< id in the run
    std::string architecture;
    double latencyMs = 0;                 ///< predicted
    std::optional<double> latencyErrorMs; ///< as in Evaluation
    std::optional<LatencyOrigin> latencyOrigin;
    bool operator==(const NetworkDerived&) const = default;
};

/// An epoch of training a derived network.
struct TrainingEpoch
{
    std::int64_t network = 0;
    int epoch = 0, epochs = 0; ///< 1-based
    double loss = 0;
    double accuracy = 0; ///< on training batches, augmented, 0..1
    double learningRate = 0;
    bool operator==(const TrainingEpoch&) const = default;
};

/// Something a person asked for, or the engine did of its own (arguments["by"] is "engine"), recorded with the step at
/// which it took effect. The arguments of acts are described in steering.h.
struct CommandAccepted
{
    std::string command;
    Json arguments;
    bool operator==(const CommandAccepted&) const = default;
};

/// Something in the course of a search that deserves a person's attention; see alarms.h.
struct Alarm
{
    std::string kind;                ///< "loss_not_finite" …
    Json arguments = Json::object(); ///< the numbers for the sentence
    bool operator==(const Alarm&) const = default;
};

/// A checkpoint was written, and what it cost.
struct CheckpointWritten
{
    std::int64_t bytes = 0;
    double seconds = 0; ///< for which the search stood still
    std::string kept;   ///< file relative to the run folder if it stays; empty for the two that alternate
    bool operator==(const CheckpointWritten&) const = default;
};

/// The search went on from a checkpoint.
struct Resumed
{
    std::int64_t repeated = 0; ///< steps that were recorded after that checkpoint and are done again
    bool exact = true;         ///< the history will be that of a search that was never interrupted, bit for bit
    std::string reason;        ///< why it is not exact
    bool operator==(const Resumed&) const = default;
};

enum class MessageLevel { Info, Warning, Error };
struct Message
{
    MessageLevel level = MessageLevel::Info;
    std::string text;
    bool operator==(const Message&) const = default;
};

/// What another version of the program has recorded and this one does not know: kept and shown as it is.
struct UnknownEvent
{
    std::string kind;
    Json body;
    bool operator==(const UnknownEvent&) const = default;
};

using EventBody =
    std::variant<WeightStep, ArchitectureStep, ProbabilitySnapshot, Evaluation, PhaseChanged, Progress, NetworkDerived,
                 TrainingEpoch, CommandAccepted, Message, Alarm, CheckpointWritten, Resumed, UnknownEvent>;

/// One fact with its step and time. Cheap to copy.
struct Event
{
    std::int64_t step = 0; ///< weight steps done since the search began, warm-up included
    double seconds = 0;    ///< running time of the search, pauses not counted
    EventBody body;
};

/// Called on the thread that does the work; must be quick and must not throw.
using EventSink = std::function<void(const Event&)>;

/// Short name of the kind, stored in the run ("weight_step").
std::string kindOf(const EventBody& body);
/// Everything but ProbabilitySnapshot and Progress has a JSON form.
Json bodyToJson(const EventBody& body);
/// An UnknownEvent for a kind, a phase or a level that this program does not know; keys that it does not know are
/// passed over. Throws Error if what it does know is damaged.
EventBody bodyFromJson(const std::string& kind, const Json& json);

} // namespace pathloom
