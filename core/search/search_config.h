// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/loader.h"
#include "core/nn/computing.h"
#include "core/search/class_weights.h"
#include "core/util/json_reader.h"

#include <optional>

namespace pathloom {

enum class SearchMethod { Gradient, Reinforce, Random };
/// Which candidates take part in an architecture step (reference section 4).
enum class GateMode {
    Two,  ///< two sampled paths, pair softmax, rescaling
    Full, ///< all candidates; the others recomputed in the backward pass, one at a time (full_v2)
};
/// What the architecture step does in a block whose sampled path is Skip (reference section 6).
enum class SkipRule {
    Drop,  ///< as published: the block's whole alpha gradient is dropped in this step
    Learn, ///< our extension: gate gradients from the gradient that passes the identity
};
/// How the paths of weight steps are drawn.
enum class PathSampling {
    Learnt,     ///< as published: by their probabilities, which are uniform in the warm-up
    FairWarmUp, ///< in the warm-up strictly fair (FairNAS, Chu, Zhang, Xu 2021), by their probabilities afterwards
    Fair,       ///< strictly fair throughout: what is learnt of a path never decides how much it is trained
};
enum class LatencyLoss {
    None,
    MulLog,    ///< alpha * CE * (ln E / ln ref)^beta
    AddLinear, ///< CE + lambda * (E - ref) / ref
    Hinge,     ///< CE + lambda * max(0, E - ref) / ref: no pressure below the budget
};

/// Training of a derived network. Defaults: the retraining column of reference section 11.
struct TrainConfig
{
    int epochs = 300;
    int batchSize = 256;
    double learningRate = 0.05; ///< cosine to 0, per mini-batch
    double momentum = 0.9;
    double weightDecay = 4e-5; ///< not on batch norm
    double labelSmoothing = 0.1;
    double dropout = 0;               ///< before the classifier
    bool inheritWeights = false;      ///< start from the supernet's weights instead of from scratch
    ClassWeightSettings classWeights; ///< by the images of this training
    bool operator==(const TrainConfig&) const = default;
};

/// By what architectures become candidates for a network to derive.
enum class SelectionScore {
    Probability, ///< that the architecture parameters give them
    Effect,      ///< their estimated loss on held-out images: core/derive/option_effects.h
};

/// How a network is chosen among the best for the budget: core/derive/selection.h.
struct SelectionConfig
{
    int candidates = 1; ///< compared by shared weights; 1 = none are: the most probable architecture is taken
    SelectionScore score = SelectionScore::Probability;
    int images = 5000;     ///< held-out ones that they are compared on; 0 = all there are
    int batches = 20;      ///< of training images, for the statistics of batch norm; 0 = those of the held-out batches
    int trainBest = 0;     ///< so many of the best are trained shortly and compared again; 0 = none
    int trainEpochs = 2;   ///< of that training
    int effectPaths = 300; ///< score Effect: evaluated for the estimate; at least twice its unknowns are
    int effectImages = 1000; ///< held-out ones for each of them; 0 = all there are
    bool operator==(const SelectionConfig&) const = default;
};

/// Every setting of a search. Defaults are those of the authors' search (reference section 11); a space's
/// "recommended" settings and the user's own go on top.
struct SearchConfig
{
    SearchMethod method = SearchMethod::Gradient;
    std::uint64_t seed = 0;
    int threads = 0; ///< LibTorch's intra-op threads; 0 = automatic, see core/nn/compute_threads.h
    Computing computing;

    int batchSize = 256;
    int evaluationBatchSize = 1000;
    int warmupEpochs = 40;
    int epochs = 120;
    double heldOutFraction = 0.04; ///< of the training images, for architecture steps (50,000 of 1,281,167)
    int loaderThreads = 1;
    AugmentationSettings augmentation;
    /// In the cross entropies of weight and architecture steps and of evaluations, by the images of weight steps.
    /// Accuracies, and with them the rewards of REINFORCE, count all images the same.
    ClassWeightSettings classWeights;

    double warmupLearningRate = 0.05;
    double learningRate = 0.025;
    double momentum = 0.9;
    double weightDecay = 4e-5;
    double labelSmoothing = 0.1;
    PathSampling pathSampling = PathSampling::Learnt;

    GateMode gateMode = GateMode::Full;
    SkipRule skipRule = SkipRule::Drop;
    double alphaLearningRate = 1e-3;
    double alphaBeta1 = 0;
    double alphaBeta2 = 0.999;
    double alphaEpsilon = 1e-8;
    double alphaWeightDecay = 0;
    double alphaInitDeviation = 1e-3;
    int alphaInterval = 5;   ///< an architecture step after every so many weight steps
    int alphaFirstEpoch = 1; ///< of the joint phase, 0-based
    int alphaBatchSize = 0;  ///< 0 = batchSize

    LatencyLoss latencyLoss = LatencyLoss::MulLog;
    double latencyAlpha = 0.2;
    double latencyBeta = 0.3;
    double latencyLambda = 0.1;
    double latencyRamp = 0;    ///< share of the architecture steps in which its pressure grows from 0 to the whole
    double budgetMs = 0; ///< ref; 0 = budgetFraction of the expected latency at uniform probabilities
    double budgetFraction = 0.8;
    /// A table of this machine that was measured beside other work is measured again first, if it is quiet now.
    bool measureAgain = false;

    int reinforceSamples = 10;
    double reinforceBaselineWeight = 0.99; ///< weight of the new average
    double reinforceExponent = 0.1;

    double pruneBelow = 0; ///< paths that stay below this probability are pruned by the engine; 0 = never
    int pruneAfter = 50;   ///< after so many architecture steps in a row

    double checkpointSeconds = 60;
    int checkpointSteps = 0; ///< weight steps between checkpoints at most; 0 = by time only
    SelectionConfig selection;
    TrainConfig training;
    /// Stored settings that this program does not know, or values of known ones that it does not: they are kept.
    Json unknown = Json::object();

    bool operator==(const SearchConfig&) const = default;
};

/// One setting as people see it.
struct SettingInfo
{
    std::string key;                  ///< "alpha.learning_rate"
    std::string help;                 ///< one sentence
    Json value;                       ///< as in the config it was listed from
    Json minimum, maximum;            ///< numbers
    std::vector<std::string> choices; ///< enumerations
};

/// All settings with their values in config, in the order of the file format.
std::vector<SettingInfo> listSettings(const SearchConfig& config);
/// Sets one setting from JSON or from text ("0.03", "hinge", "true").
/// Throws UsageError naming the key: unknown (with the nearest known one), wrong type, out of range, NaN.
void setSetting(SearchConfig& config, const std::string& key, const Json& value);
void setSetting(SearchConfig& config, const std::string& assignment); ///< "key=value"
/// Applies {"key": value, …} to the config. where names the source in errors.
void applySettings(SearchConfig& config, const Json& settings, const std::string& where);
OrderedJson toJson(const SearchConfig& config);
/// Those that begin with "training.", by their whole keys.
Json toJson(const TrainConfig& config);
/// Those that begin with "augmentation.".
Json toJson(const AugmentationSettings& settings);
/// For settings that were stored, perhaps by another version: what it does not know goes into `unknown`.
SearchConfig configFromJson(const Json& json, const std::string& where);
/// Which of the unknown ones are settings that this program has, with values that it has not; empty if none.
std::vector<std::string> settingsWithUnknownValues(const SearchConfig& config);
/// Checks what no single setting can see (beta1 and decay in mode two, mul#log with a budget of 1 ms or less, automatic
/// pruning without probabilities, autocast on the CPU …). Whether this machine has the device is not looked at: the run
/// may be another one's.
/// @return one sentence for each problem, empty if there is none
std::vector<std::string> problems(const SearchConfig& config);

std::string toText(SearchMethod);
std::string toText(ComputeDevice);
std::string toText(LatencyLoss);
std::string toText(ClassWeighting);
std::string toText(SelectionScore);

} // namespace pathloom
