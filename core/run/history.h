// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/probability_track.h"
#include "core/run/samples.h"
#include "core/search/events.h"

#include <map>

namespace pathloom {

/// A run's events sorted into curves, the value from which all views draw. Filled live, event by event, or from a run
/// folder (at once with readStoredHistory()): all give the same.
class History
{
public:
    void apply(const Event& event);

    struct WeightCurve
    {
        std::vector<double> step;
        Samples loss, accuracy, learningRate;
    };
    struct ArchitectureCurve
    {
        std::vector<double> step;
        Samples loss, crossEntropy, latencyTerm, accuracy, expectedMs, entropy;
    };
    struct EvaluationCurve
    {
        std::vector<double> step;
        Samples loss, accuracy, latencyMs;
        std::vector<std::string> architecture; ///< in its text form
    };
    struct TrainingCurve
    {
        std::vector<double> epoch;
        Samples loss, accuracy;
    };

    const WeightCurve& weights() const { return m_weights; }
    const ArchitectureCurve& architecture() const { return m_architecture; }
    const EvaluationCurve& evaluations() const { return m_evaluations; }
    const std::map<std::int64_t, TrainingCurve>& training() const { return m_training; } ///< by network id
    const ProbabilityTrack& snapshots() const { return m_snapshots; }
    /// The newest probabilities at or before a step; none before the first snapshot.
    std::optional<PathProbabilities> probabilitiesAt(std::int64_t step) const;
    const std::vector<int>& lastSampled() const { return m_lastSampled; }
    /// Everything without a curve of its own, in order: Message, PhaseChanged, CommandAccepted, NetworkDerived, Alarm,
    /// CheckpointWritten, Resumed.
    const std::vector<Event>& messages() const { return m_messages; }
    const Progress& progress() const { return m_progress; }
    Phase phase() const { return m_phase; }
    /// How far the search is: the newest step that it took or whose probabilities it left. No other event counts, for
    /// what belongs to derived networks may stand at a step that the search went back behind.
    std::int64_t step() const { return m_step; }
    /// Grows with every applied event; views compare it to know whether they are out of date.
    std::uint64_t revision() const { return m_revision; }

    // The frequent kinds without an Event around them, for reading a stored run. Each is the same as apply().
    void addWeightStep(std::int64_t step, double loss, double accuracy, double learningRate);
    void addArchitectureStep(std::int64_t step, const ArchitectureStep& values);
    void addSnapshot(std::int64_t step, const std::vector<int>& shape, std::span<const float> packed);
    void setLastSampled(std::vector<int> sampled) { m_lastSampled = std::move(sampled); }
    /// Makes room for that many steps of each kind.
    void reserve(std::size_t weightSteps, std::size_t architectureSteps);

private:
    void addedAt(std::int64_t step); ///< that the search took

    WeightCurve m_weights;
    ArchitectureCurve m_architecture;
    EvaluationCurve m_evaluations;
    std::map<std::int64_t, TrainingCurve> m_training;
    ProbabilityTrack m_snapshots;
    std::vector<int> m_lastSampled;
    std::vector<Event> m_messages;
    Progress m_progress;
    Phase m_phase = Phase::Preparing;
    std::int64_t m_step = 0;
    std::uint64_t m_revision = 0;
};

} // namespace pathloom
