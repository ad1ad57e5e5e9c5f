// SPDX-License-Identifier: MIT
#include "core/search/search_config.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

template<typename Enum>
using Names = std::vector<std::pair<Enum, std::string>>;

const Names<SearchMethod> methods = {
    {SearchMethod::Gradient, "gradient"}, {SearchMethod::Reinforce, "reinforce"}, {SearchMethod::Random, "random"}};
const Names<ComputeDevice> devices = {{ComputeDevice::Cpu, "cpu"}, {ComputeDevice::Cuda, "cuda"}};
const Names<GateMode> gateModes = {{GateMode::Two, "two"}, {GateMode::Full, "full"}};
const Names<SkipRule> skipRules = {{SkipRule::Drop, "drop"}, {SkipRule::Learn, "learn"}};
const Names<PathSampling> pathSamplings = {{PathSampling::Learnt, "learnt"},
                                           {PathSampling::FairWarmUp, "fair-warmup"},
                                           {PathSampling::Fair, "fair"}};
const Names<LatencyLoss> latencyLosses = {{LatencyLoss::None, "none"},
                                          {LatencyLoss::MulLog, "mul#log"},
                                          {LatencyLoss::AddLinear, "add#linear"},
                                          {LatencyLoss::Hinge, "hinge"}};
const Names<ClassWeighting> classWeightings = {{ClassWeighting::None, "none"},
                                               {ClassWeighting::InverseFrequency, "inverse-frequency"},
                                               {ClassWeighting::EffectiveNumber, "effective-number"}};
const Names<AugmentationList> augmentationLists = {{AugmentationList::None, "none"},
                                                   {AugmentationList::RandAugment, "randaugment"},
                                                   {AugmentationList::TrivialAugment, "trivialaugment"},
                                                   {AugmentationList::Colours, "colours"},
                                                   {AugmentationList::Geometry, "geometry"}};

const Names<SelectionScore> selectionScores = {{SelectionScore::Probability, "probability"},
                                               {SelectionScore::Effect, "effect"}};

/// Names every setting once: key, member, range or names, and a sentence of help. Everything else about settings
/// (files, command line, dialog) follows from this list.
template<typename Config, typename Visitor>
void visitSettings(Config& c, Visitor&& v)
{
    constexpr double large = 1e9;
    v.choice("method", c.method, methods, "How architecture parameters are learnt.");
    v.integer("seed", c.seed, 0, 4294967295., "Seed of every random stream.");
    v.integer("threads", c.threads, 0, 1024, "Computing threads; 0 uses as many as are fastest on this machine.");
    v.choice(
        "device", c.computing.device, devices,
        "What computes: the processor, or a graphics processor through CUDA. Only the former repeats bit for bit.");
    v.boolean("autocast", c.computing.autocast,
              "With CUDA: convolutions in bfloat16 where the GPU has it, else in float16.");
    v.integer("batch_size", c.batchSize, 2, 65536, "Images in a weight step.");
    v.integer("evaluation_batch_size", c.evaluationBatchSize, 2, 65536,
              "Images at a time when the held-out set is evaluated.");
    v.integer("warmup_epochs", c.warmupEpochs, 0, 100000,
              "Epochs of weight steps on uniformly sampled paths before architecture steps begin.");
    v.integer("epochs", c.epochs, 1, 100000, "Epochs in which weight and architecture steps alternate.");
    v.number("held_out_fraction", c.heldOutFraction, 0.001, 0.9,
             "Share of the training images that only architecture steps see.");
    v.choice("class_weights", c.classWeights.weighting, classWeightings,
             "How much a class counts in the loss of the search, by the number of its training images.");
    v.number("class_weights_beta", c.classWeights.beta, 0, 0.999999,
             "effective-number: 0 weighs nothing, towards 1 it comes to the inverse frequency.");
    v.integer("loader_threads", c.loaderThreads, 1, 64, "Threads that decode and augment images ahead.");
    v.integer("augmentation.shift", c.augmentation.shift, 0, 64,
              "Largest random shift of a training image, in pixels; at most a quarter of its width and height.");
    v.boolean("augmentation.flip", c.augmentation.flip, "Mirror training images at random.");
    v.number("augmentation.crop_area", c.augmentation.cropArea, 0.01, 1,
             "Least share of a picture that a random crop keeps (Inception's is 0.08); 1 crops nothing.");
    v.number("augmentation.crop_aspect", c.augmentation.cropAspect, 1, 4,
             "Random crops are up to so many times wider or narrower than the image.");
    v.number("augmentation.colour_jitter", c.augmentation.colourJitter, 0, 1,
             "Brightness, contrast and saturation change by up to this share (often 0.4); 0 turns that off.");
    v.choice("augmentation.list", c.augmentation.list, augmentationLists,
             "Operations drawn for each training image: RandAugment's, TrivialAugment's, or only some of them.");
    v.integer("augmentation.list_count", c.augmentation.listCount, 1, 14,
              "Operations of the list for each image; TrivialAugment takes one.");
    v.integer("augmentation.list_magnitude", c.augmentation.listMagnitude, 0, 30,
              "Their strength, 30 being the strongest; TrivialAugment draws it.");
    v.integer("augmentation.cutout", c.augmentation.cutout, 0, 1024,
              "Side of the square that Cutout takes out of each training image, in pixels; 0 takes nothing.");
    v.number("weights.warmup_learning_rate", c.warmupLearningRate, 0, 100,
             "Learning rate at the start of the warm-up (cosine to 0).");
    v.number("weights.learning_rate", c.learningRate, 0, 100,
             "Learning rate of the weights at the start of the joint phase (cosine to 0).");
    v.number("weights.momentum", c.momentum, 0, 0.9999, "Nesterov momentum of the weights' SGD.");
    v.number("weights.decay", c.weightDecay, 0, 1, "L2 decay of all weights.");
    v.number("weights.label_smoothing", c.labelSmoothing, 0, 0.9, "Label smoothing in weight steps.");
    v.choice("weights.sampling", c.pathSampling, pathSamplings,
             "Paths of weight steps: as learnt, or each of a block equally often, in the warm-up or always.");
    v.choice("alpha.gates", c.gateMode, gateModes, "Candidates in an architecture step: two sampled ones, or all.");
    v.choice("alpha.skip_rule", c.skipRule, skipRules,
             "Whether a block whose sampled path is skip learns in that step.");
    v.number("alpha.learning_rate", c.alphaLearningRate, 0, 100,
             "Learning rate of the architecture parameters (Adam).");
    v.number("alpha.beta1", c.alphaBeta1, 0, 0.9999,
             "Adam's first moment decay; 0 keeps paths that were not sampled where they are.");
    v.number("alpha.beta2", c.alphaBeta2, 0, 0.999999, "Adam's second moment decay.");
    v.number("alpha.epsilon", c.alphaEpsilon, 1e-16, 1, "Adam's epsilon.");
    v.number("alpha.decay", c.alphaWeightDecay, 0, 1, "L2 decay of the architecture parameters.");
    v.number("alpha.init_deviation", c.alphaInitDeviation, 0, 10,
             "Standard deviation of the initial architecture parameters.");
    v.integer("alpha.interval", c.alphaInterval, 1, 1e6, "An architecture step after every so many weight steps.");
    v.integer("alpha.first_epoch", c.alphaFirstEpoch, 0, 100000,
              "First epoch of the joint phase with architecture steps, counted from 0.");
    v.integer("alpha.batch_size", c.alphaBatchSize, 0, 65536,
              "Held-out images in an architecture step; 0 takes batch_size.");
    v.choice("latency.loss", c.latencyLoss, latencyLosses,
             "How expected latency enters the loss of an architecture step.");
    v.number("latency.alpha", c.latencyAlpha, 0, large, "mul#log: factor before the cross entropy.");
    v.number("latency.beta", c.latencyBeta, 0, large, "mul#log: exponent of the ratio of logarithms.");
    v.number("latency.lambda", c.latencyLambda, 0, large,
             "add#linear and hinge: weight of the relative excess over the budget.");
    v.number("latency.ramp", c.latencyRamp, 0, 1,
             "Share of the architecture steps in which latency's weight grows from 0 to the whole; 0 = at once.");
    v.number("latency.budget_ms", c.budgetMs, 0, large,
             "Latency budget in ms; 0 derives it from latency.budget_fraction.");
    v.number("latency.budget_fraction", c.budgetFraction, 0.01, 10,
             "Budget as a share of the expected latency of uniform probabilities.");
    v.boolean("latency.measure_again", c.measureAgain,
              "Measure this machine again before the search if that was done beside other work and it is quiet now.");
    v.integer("reinforce.samples", c.reinforceSamples, 1, 10000, "REINFORCE: sampled networks in an update.");
    v.number("reinforce.baseline_weight", c.reinforceBaselineWeight, 0, 1,
             "REINFORCE: weight of the new average in the baseline.");
    v.number("reinforce.exponent", c.reinforceExponent, 0, 100,
             "REINFORCE: exponent of (budget / latency) in the reward.");
    v.number("prune.below", c.pruneBelow, 0, 0.5,
             "Paths that stay below this probability are pruned by the engine; 0 turns that off.");
    v.integer("prune.after", c.pruneAfter, 1, 1e6,
              "Architecture steps in a row for which a path must stay below before it is pruned.");
    v.number("checkpoint_seconds", c.checkpointSeconds, 1, 1e6, "Seconds between checkpoints.");
    v.integer("checkpoint_steps", c.checkpointSteps, 0, 1e9,
              "Weight steps between checkpoints at most; 0 goes by time only.");
    v.integer("selection.candidates", c.selection.candidates, 1, 1000,
              "Best networks for the budget that are compared by shared weights; 1 takes the most probable one.");
    v.choice("selection.score", c.selection.score, selectionScores,
             "What makes a network a candidate: its probability, or the measured effect of its parts on the loss.");
    v.integer("selection.images", c.selection.images, 0, 1e9,
              "Held-out images that candidates are compared on; 0 takes all.");
    v.integer("selection.batches", c.selection.batches, 0, 10000,
              "Training batches for their statistics of batch norm; 0 takes those of the held-out batches.");
    v.integer("selection.train_best", c.selection.trainBest, 0, 1000,
              "So many of the best are trained shortly and compared again; 0 trains none.");
    v.integer("selection.train_epochs", c.selection.trainEpochs, 1, 100000, "Epochs of that short training.");
    v.integer("selection.effect_paths", c.selection.effectPaths, 1, 1e6,
              "selection.score=effect: networks that are evaluated to estimate what each part does to the loss.");
    v.integer("selection.effect_images", c.selection.effectImages, 0, 1e9,
              "selection.score=effect: held-out images for each of them; 0 takes all.");
    v.integer("training.epochs", c.training.epochs, 1, 100000, "Epochs of training a derived network.");
    v.integer("training.batch_size", c.training.batchSize, 2, 65536, "Images in a step of that training.");
    v.number("training.learning_rate", c.training.learningRate, 0, 100, "Learning rate at its start (cosine to 0).");
    v.number("training.momentum", c.training.momentum, 0, 0.9999, "Nesterov momentum.");
    v.number("training.decay", c.training.weightDecay, 0, 1, "L2 decay, not on batch norm.");
    v.number("training.label_smoothing", c.training.labelSmoothing, 0, 0.9, "Label smoothing.");
    v.number("training.dropout", c.training.dropout, 0, 0.95, "Dropout before the classifier.");
    v.choice("training.class_weights", c.training.classWeights.weighting, classWeightings,
             "How much a class counts in the loss of that training, by the number of its images.");
    v.number("training.class_weights_beta", c.training.classWeights.beta, 0, 0.999999,
             "effective-number: 0 weighs nothing, towards 1 it comes to the inverse frequency.");
    v.boolean("training.inherit", c.training.inheritWeights,
              "Start from the supernet's weights instead of from scratch.");
}

template<typename Enum>
std::string nameOf(Enum value, const Names<Enum>& names)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    return {};
}

struct Lister
{
    std::vector<SettingInfo>& settings;

    template<typename T>
    void integer(const char* key, const T& value, double min, double max, const char* help)
    {
        settings.push_back({key, help, value, std::int64_t(min), std::int64_t(max), {}});
    }
    void number(const char* key, double value, double min, double max, const char* help)
    {
        settings.push_back({key, help, value, min, max, {}});
    }
    void boolean(const char* key, bool value, const char* help) { settings.push_back({key, help, value, {}, {}, {}}); }
    template<typename Enum>
    void choice(const char* key, Enum value, const Names<Enum>& names, const char* help)
    {
        SettingInfo info{key, help, nameOf(value, names), {}, {}, {}};
        for (const auto& [candidate, name] : names)
            info.choices.push_back(name);
        settings.push_back(std::move(info));
    }
};

struct Setter
{
    const std::string& wanted;
    const Json& value;
    bool found = false;

    bool matches(const char* key) { return wanted == key && (found = true); }
    [[noreturn]] void refuse(const std::string& what) const
    {
        throw UsageError(what + ", not " + value.dump(), "setting '" + wanted + "'");
    }
    double checked(double min, double max) const
    {
        if (!value.is_number())
            refuse("must be a number");
        const double number = value.get<double>();
        if (!std::isfinite(number) || number < min || number > max)
            refuse(fmt::format("must lie between {} and {}", min, max));
        return number;
    }
    template<typename T>
    void integer(const char* key, T& target, double min, double max, const char*)
    {
        if (!matches(key))
            return;
        const double number = checked(min, max);
        if (number != std::floor(number))
            refuse("must be a whole number");
        target = static_cast<T>(number);
    }
    void number(const char* key, double& target, double min, double max, const char*)
    {
        if (matches(key))
            target = checked(min, max);
    }
    void boolean(const char* key, bool& target, const char*)
    {
        if (!matches(key))
            return;
        if (!value.is_boolean())
            refuse("must be true or false");
        target = value.get<bool>();
    }
    template<typename Enum>
    void choice(const char* key, Enum& target, const Names<Enum>& names, const char*)
    {
        if (!matches(key))
            return;
        std::vector<std::string> known;
        for (const auto& [candidate, name] : names) {
            if (value == name) {
                target = candidate;
                return;
            }
            known.push_back(name);
        }
        refuse("must be one of " + fmt::format("{}", fmt::join(known, ", ")));
    }
};

/// Levenshtein distance, for "did you mean".
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, substituted}));
        }
    }
    return row.back();
}

} // namespace

std::vector<SettingInfo> listSettings(const SearchConfig& config)
{
    std::vector<SettingInfo> settings;
    visitSettings(config, Lister{settings});
    return settings;
}

void setSetting(SearchConfig& config, const std::string& key, const Json& value)
{
    Setter setter{key, value};
    visitSettings(config, setter);
    if (setter.found)
        return;
    const auto settings = listSettings(config);
    const auto nearest =
        std::min_element(settings.begin(), settings.end(), [&](const SettingInfo& a, const SettingInfo& b) {
            return distance(a.key, key) < distance(b.key, key);
        });
    throw UsageError("there is no setting '" + key + "'", {}, "the nearest one is '" + nearest->key + "'");
}

void setSetting(SearchConfig& config, const std::string& assignment)
{
    const auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw UsageError("'" + assignment + "' is not of the form key=value");
    const std::string text = assignment.substr(equals + 1);
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded())
        value = text; // names of choices need no quotes
    setSetting(config, assignment.substr(0, equals), value);
}

void applySettings(SearchConfig& config, const Json& settings, const std::string& where)
{
    if (!settings.is_object())
        throw UsageError("the settings must be an object of key and value", where);
    try {
        for (const auto& [key, value] : settings.items())
            setSetting(config, key, value);
    } catch (const UsageError& e) {
        throw UsageError(e.what(), where);
    }
}

OrderedJson toJson(const SearchConfig& config)
{
    OrderedJson json = OrderedJson::object();
    for (const SettingInfo& setting : listSettings(config))
        json[setting.key] = setting.value;
    for (const auto& [key, value] : config.unknown.items())
        json[key] = value;
    return json;
}

namespace {

Json settingsBelow(const std::string& prefix, const SearchConfig& config)
{
    Json json = Json::object();
    for (const SettingInfo& setting : listSettings(config))
        if (setting.key.starts_with(prefix))
            json[setting.key] = setting.value;
    return json;
}

} // namespace

Json toJson(const TrainConfig& config)
{
    SearchConfig all;
    all.training = config;
    return settingsBelow("training.", all);
}

Json toJson(const AugmentationSettings& settings)
{
    SearchConfig all;
    all.augmentation = settings;
    return settingsBelow("augmentation.", all);
}

SearchConfig configFromJson(const Json& json, const std::string& where)
{
    if (!json.is_object())
        throw Error("the settings must be an object of key and value", where);
    SearchConfig config;
    for (const auto& [key, value] : json.items())
        try {
            setSetting(config, key, value);
        } catch (const UsageError&) {
            config.unknown[key] = value;
        }
    return config;
}

std::vector<std::string> settingsWithUnknownValues(const SearchConfig& config)
{
    std::vector<std::string> keys;
    for (const SettingInfo& setting : listSettings(config))
        if (config.unknown.contains(setting.key))
            keys.push_back(setting.key);
    return keys;
}

std::vector<std::string> problems(const SearchConfig& config)
{
    std::vector<std::string> sentences;
    if (config.method == SearchMethod::Gradient && config.gateMode == GateMode::Two) {
        if (config.alphaBeta1 > 0)
            sentences.push_back(
                "alpha.beta1 must be 0 with two-path gates: with momentum, paths that were not sampled would move.");
        if (config.alphaWeightDecay > 0)
            sentences.push_back(
                "alpha.decay must be 0 with two-path gates: decay would move paths that were not sampled.");
    }
    if (config.method == SearchMethod::Gradient && config.latencyLoss == LatencyLoss::MulLog && config.budgetMs > 0 &&
        config.budgetMs <= 1)
        sentences.push_back("mul#log needs a budget above 1 ms; use hinge or add#linear for a smaller one.");
    if (config.method == SearchMethod::Random && config.pruneBelow > 0)
        sentences.push_back("prune.below must be 0 with method=random: a random search learns no path probabilities.");
    if (config.computing.autocast && config.computing.device == ComputeDevice::Cpu)
        sentences.push_back("autocast needs device=cuda: the processor computes in float32 only.");
    if (config.alphaFirstEpoch >= config.epochs)
        sentences.push_back("alpha.first_epoch is not below epochs, so no architecture step would ever run.");
    return sentences;
}

std::string toText(SearchMethod method)
{
    return nameOf(method, methods);
}

std::string toText(ComputeDevice device)
{
    return nameOf(device, devices);
}

std::string toText(LatencyLoss loss)
{
    return nameOf(loss, latencyLosses);
}

std::string toText(ClassWeighting weighting)
{
    return nameOf(weighting, classWeightings);
}

std::string toText(SelectionScore score)
{
    return nameOf(score, selectionScores);
}

} // namespace pathloom
