// SPDX-License-Identifier: MIT
#include "core/search/alarms.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double collapsed = 0.1, stuck = 0.98; ///< shares of the greatest entropy
constexpr double farFromBudget = 1.1;
constexpr double leastProgress = 0.1; ///< of the way to the budget
/// What is ordinary, of three searches with the default settings (space small, 562 architecture steps, seeds 0 and 1,
/// this machine and a Raspberry Pi 4), but on 10,000 images of Fashion-MNIST in batches of 16: after 50 architecture
/// steps cross entropy's pull on the paths was at least 0.57 of latency's, 0.84 in the end, and the expected latency
/// came down to 0.94 of the budget at the lowest. Two to five of nine leading paths led by their speed against cross
/// entropy at any time: at the budget the two are in balance, so that by itself means nothing. On 12,000 images (336
/// architecture steps; Pixel 3 and TITAN RTX, seeds 2 and 3) the lowest was 0.92 and 0.94 of the budget. Searches of
/// cifar and imagenet that were as much shorter as their alphas' learning rate was larger raised nothing else than what
/// endsAtBudget() tells of. With a lambda of 20 instead of 1, latency pulled 13 times as strongly as cross entropy.
constexpr double drowned = 0.1; ///< cross entropy's pull, of latency's
constexpr double farBelowBudget = 0.8;
constexpr double muchGained = 0.2; ///< probability
constexpr double hardlyFor = 0.2;  ///< cross entropy's part in what moved a path, of latency's
constexpr std::size_t risingEpochs = 3;
/// A path that is sampled 20 times on average is sampled fewer than five times once in 60,000 (Poisson): among the 150
/// paths of a large space that is a reason, not chance.
constexpr double hardly = 0.25, enoughExpected = 20;
/// Losses of single steps differ by path and batch, and one may be huge without harm: the median of 20 is shaken only
/// by what lasts. Networks begin near chance level, with smoothed labels too; twice that cannot be had by guessing,
/// only by being sure and wrong. Twice the best as well, since with few classes chance level is low. A jump after a
/// change of the learning rate passes, or is on its way down: each 20 steps it has lost three tenths at least.
constexpr std::size_t lossWindow = 20;
constexpr double farAbove = 2;
constexpr std::int64_t divergingSteps = 20;
constexpr double onItsWayDown = 0.7;  ///< of the median so many steps ago
constexpr double farFromUsual = 10;   ///< times; the spaces' own learning rates are up to four times the default one
constexpr std::int64_t fewSteps = 50; ///< architecture steps from which nothing can be told yet

double greatestEntropy(const PathMask& mask)
{
    double sum = 0;
    for (int i = 0; i < mask.blocks(); ++i)
        sum += std::log(mask.openCount(i));
    return mask.blocks() > 0 ? sum / mask.blocks() : 0;
}

Json suggestion(const std::string& key, double value)
{
    return toJson(Command{.kind = Command::Kind::Set, .key = key, .value = value});
}

/// To mul#log the budget is a scale at which nothing ends: a search of cifar by it came down to 0.59 of its budget,
/// while latency's pull was 0.86 of cross entropy's.
bool endsAtBudget(const SearchConfig& config)
{
    return config.latencyLoss != LatencyLoss::MulLog;
}

/// The setting that says how much latency counts, times a factor.
Json tradeOff(const SearchConfig& config, double factor)
{
    if (config.method == SearchMethod::Reinforce)
        return suggestion("reinforce.exponent", factor * config.reinforceExponent);
    if (config.latencyLoss == LatencyLoss::MulLog)
        return suggestion("latency.beta", factor * config.latencyBeta);
    return suggestion("latency.lambda", factor * config.latencyLambda);
}

/// The upper one of the two in the middle, where there are two: the limits of the alarms were found with it.
double upperMedian(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::string placeOf(std::size_t block, std::size_t candidate)
{
    return std::to_string(block) + "/" + std::to_string(candidate);
}

/// How many times as strongly as cross entropy latency has pulled at the paths that are open, so far.
double latencyPull(const PathMask& mask, const std::vector<std::vector<GradientSum>>& gradients)
{
    double crossEntropy = 1e-9, latency = 0; // a search without any gradient is moved by neither
    for (std::size_t i = 0; i < gradients.size(); ++i)
        for (const int j : mask.open(static_cast<int>(i))) {
            crossEntropy += std::abs(gradients[i][j].byCrossEntropy);
            latency += std::abs(gradients[i][j].byLatency);
        }
    return latency / crossEntropy;
}

bool rising(const std::vector<double>& values)
{
    return std::ranges::adjacent_find(values, std::greater_equal<>()) == values.end();
}

} // namespace

AlarmWatch::AlarmWatch(const SearchSpace& space, std::int64_t architectureSteps)
    : m_planned(std::max<std::int64_t>(1, architectureSteps)), m_chanceLoss(std::log(std::max(2, space.classes))),
      m_classes(space.classes), m_chance(space.classes)
{
    for (int i = 0; i < space.choiceCount(); ++i) {
        m_samples.emplace_back(space.choice(i).candidates.size(), 0);
        auto& names = m_names.emplace_back();
        for (const Operator& candidate : space.choice(i).candidates)
            names.push_back(space.choice(i).name + ": " + candidateText(candidate));
    }
}

void AlarmWatch::raise(const std::string& kind, Json arguments)
{
    if (m_raised.insert(kind).second)
        m_new.push_back({.kind = kind, .arguments = std::move(arguments)});
}

std::vector<Alarm> AlarmWatch::watch(const Event& event, const PathMask& mask, const SearchConfig& config,
                                     const std::vector<std::vector<GradientSum>>& gradients)
{
    m_new.clear();
    if (const auto* weight = std::get_if<WeightStep>(&event.body))
        weightStep(*weight, config);
    else if (const auto* architecture = std::get_if<ArchitectureStep>(&event.body))
        architectureStep(*architecture, mask, config);
    else if (const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body))
        probabilities(*snapshot->probabilities, mask, config, gradients);
    else if (const auto* evaluated = std::get_if<Evaluation>(&event.body))
        evaluation(*evaluated, config);
    else if (const auto* changed = std::get_if<PhaseChanged>(&event.body))
        m_joint = changed->phase == Phase::Joint || (m_joint && changed->phase != Phase::WarmUp);
    return std::exchange(m_new, {});
}

void AlarmWatch::weightStep(const WeightStep& step, const SearchConfig& config)
{
    ++m_weightSteps;
    for (std::size_t i = 0; i < step.sampled.size(); ++i)
        ++m_samples[i][step.sampled[i]];
    m_epochLoss += step.loss;
    ++m_epochSteps;
    trainingLoss(step.loss, config);
    trainingAccuracy(step.accuracy, config);
}

void AlarmWatch::trainingLoss(double loss, const SearchConfig& config)
{
    m_newestLosses.push_back(loss);
    if (m_newestLosses.size() > lossWindow)
        m_newestLosses.erase(m_newestLosses.begin());
    if (m_newestLosses.size() < lossWindow)
        return; // too few to tell: the first steps of a search
    const double now = upperMedian(m_newestLosses);
    const double rate = m_joint ? config.learningRate : config.warmupLearningRate;
    if (m_bestLoss == 0 || now < m_bestLoss) {
        m_bestLoss = now;
        m_bestRate = rate;
    }
    if (now <= farAbove * std::max(m_bestLoss, m_chanceLoss)) {
        m_farAbove = 0;
        m_lossBefore = 0;
        return;
    }
    if (m_farAbove++ % divergingSteps != 0)
        return;
    const double before = std::exchange(m_lossBefore, now);
    if (before == 0 || now < onItsWayDown * before)
        return;
    // A rate that was raised many times over is not mended by half of it.
    const double lower = std::min(rate / 2, m_bestRate);
    raise("loss_diverging",
          {{"loss", now},
           {"best", m_bestLoss},
           {"steps", m_farAbove - 1},
           {"suggest", suggestion(m_joint ? "weights.learning_rate" : "weights.warmup_learning_rate", lower)}});
}

void AlarmWatch::trainingAccuracy(double accuracy, const SearchConfig& config)
{
    const auto found = m_chance.add(accuracy, config.batchSize);
    if (!found)
        return;
    const SearchConfig defaults;
    const double rate = m_joint ? config.learningRate : config.warmupLearningRate;
    const double usual = m_joint ? defaults.learningRate : defaults.warmupLearningRate;
    // Far from what is usual the rate itself is the likely reason: too high for weights to settle, or too low to move.
    const bool isUsual = rate > usual / farFromUsual && rate < usual * farFromUsual;
    raise("chance_level", {{"accuracy", found->accuracy},
                           {"chance", chance::level(m_classes)},
                           {"images", found->images},
                           {"learning_rate", rate},
                           {"suggest", suggestion(m_joint ? "weights.learning_rate" : "weights.warmup_learning_rate",
                                                  isUsual ? rate / 2 : usual)}});
}

void AlarmWatch::architectureStep(const ArchitectureStep& step, const PathMask& mask, const SearchConfig& config)
{
    ++m_architectureSteps;
    if (config.method == SearchMethod::Random)
        return; // has neither entropy nor pressure
    entropy(step.entropy, mask, config);
    latency(step.expectedMs, config);
}

void AlarmWatch::probabilities(const PathProbabilities& p, const PathMask& mask, const SearchConfig& config,
                               const std::vector<std::vector<GradientSum>>& gradients)
{
    latencyOnly(p, mask, config, gradients);
    if (m_architectureSteps > 0)
        hardlySampled(p, mask);
}

void AlarmWatch::hardlySampled(const PathProbabilities& p, const PathMask& mask)
{
    std::optional<Path> worst;
    int paths = 0;
    for (int i = 0; i < mask.blocks(); ++i) {
        if (mask.openCount(i) < 2)
            continue; // nothing is decided there
        for (int j : mask.open(i)) {
            const double expected = std::min(p[i][j], 1.0 / mask.openCount(i)) * double(m_weightSteps);
            if (expected < enoughExpected || double(m_samples[i][j]) >= hardly * expected ||
                !m_raised.insert("hardly_sampled" + placeOf(std::size_t(i), std::size_t(j))).second)
                continue;
            ++paths;
            if (!worst || m_samples[i][j] < m_samples[worst->block][worst->candidate])
                worst = Path{i, j};
        }
    }
    if (worst)
        m_new.push_back({.kind = "hardly_sampled",
                         .arguments = {{"block", worst->block},
                                       {"candidate", worst->candidate},
                                       {"path", m_names[worst->block][worst->candidate]},
                                       {"samples", m_samples[worst->block][worst->candidate]},
                                       {"steps", m_weightSteps},
                                       {"paths", paths}}});
}

void AlarmWatch::entropy(double entropy, const PathMask& mask, const SearchConfig& config)
{
    const double greatest = greatestEntropy(mask);
    if (m_architectureSteps < fewSteps || greatest <= 0)
        return;
    const Json stronger = suggestion("alpha.learning_rate", 2 * config.alphaLearningRate);
    const Json weaker = suggestion("alpha.learning_rate", config.alphaLearningRate / 2);
    if (share() < 1.0 / 3 && entropy < collapsed * greatest)
        raise("entropy_collapsed", {{"entropy", entropy}, {"share", share()}, {"suggest", weaker}});
    if (share() >= 1.0 / 3 && entropy > stuck * greatest)
        raise("entropy_stuck", {{"entropy", entropy}, {"steps", m_architectureSteps}, {"suggest", stronger}});
}

void AlarmWatch::latency(double expectedMs, const SearchConfig& config)
{
    if (config.latencyLoss == LatencyLoss::None)
        return;
    m_expectedMs = expectedMs;
    const bool farBelow =
        endsAtBudget(config) && expectedMs < farBelowBudget * config.budgetMs && config.budgetMs == m_farBelow.budgetMs;
    m_farBelow = {.budgetMs = config.budgetMs, .steps = farBelow ? m_farBelow.steps + 1 : 0};
    if (m_architectureSteps < fewSteps)
        return;
    if (m_quarterMs == 0 && share() >= 0.25)
        m_quarterMs = expectedMs;
    const double way = m_quarterMs - config.budgetMs;
    if (share() >= 0.5 && expectedMs > farFromBudget * config.budgetMs &&
        m_quarterMs - expectedMs < leastProgress * way)
        raise("latency_not_approaching",
              {{"expected_ms", expectedMs}, {"budget_ms", config.budgetMs}, {"suggest", tradeOff(config, 2)}});
}

void AlarmWatch::rememberFirst(const PathProbabilities& p, const PathMask& mask)
{
    if (m_first.empty() || m_architectureSteps == 0)
        m_first = p;
    for (int i = 0; i < mask.blocks(); ++i) {
        double then = 0, now = 0; // of the open paths that are known
        for (int j : mask.open(i))
            if (m_first[i][j] > 0) {
                then += m_first[i][j];
                now += p[i][j];
            }
        for (int j : mask.open(i))
            if (m_first[i][j] <= 0)
                m_first[i][j] = now > 0 ? p[i][j] * then / now : p[i][j];
    }
}

void AlarmWatch::latencyOnly(const PathProbabilities& p, const PathMask& mask, const SearchConfig& config,
                             const std::vector<std::vector<GradientSum>>& gradients)
{
    rememberFirst(p, mask);
    const double pull = latencyPull(mask, gradients);
    if (m_architectureSteps < fewSteps || (m_farBelow.steps < fewSteps && pull * drowned < 1))
        return;
    // Closing its siblings gives a path probability that it did not learn: both are looked at under the same mask.
    const PathProbabilities first = mask.apply(m_first);
    std::optional<Path> worst;
    double most = 0;
    int paths = 0;
    for (std::size_t i = 0; i < std::min(p.size(), gradients.size()); ++i) {
        if (mask.openCount(static_cast<int>(i)) < 2)
            continue;
        const auto leading = static_cast<std::size_t>(std::ranges::max_element(p[i]) - p[i].begin());
        const GradientSum& sum = gradients[i][leading];
        const double gained = p[i][leading] - first[i][leading];
        if (gained < muchGained || sum.byLatency <= 0 || sum.byCrossEntropy >= hardlyFor * sum.byLatency)
            continue;
        ++paths;
        if (gained > most) {
            most = gained;
            worst = Path{static_cast<int>(i), static_cast<int>(leading)};
        }
    }
    if (worst)
        raise("latency_only", {{"block", worst->block},
                               {"candidate", worst->candidate},
                               {"path", m_names[worst->block][worst->candidate]},
                               {"gained", most},
                               {"paths", paths},
                               {"pull", pull},
                               {"expected_ms", m_expectedMs},
                               {"budget_ms", config.budgetMs},
                               {"suggest", tradeOff(config, 0.5)}});
}

void AlarmWatch::evaluation(const Evaluation& evaluation, const SearchConfig& config)
{
    if (m_epochSteps == 0)
        return;
    m_trainingLosses.push_back(m_epochLoss / double(m_epochSteps));
    m_heldOutLosses.push_back(evaluation.loss);
    m_epochLoss = 0;
    m_epochSteps = 0;
    if (m_heldOutLosses.size() > risingEpochs + 1) {
        m_trainingLosses.erase(m_trainingLosses.begin());
        m_heldOutLosses.erase(m_heldOutLosses.begin());
    }
    if (m_heldOutLosses.size() == risingEpochs + 1 && rising(m_heldOutLosses) &&
        m_trainingLosses.back() < m_trainingLosses.front())
        raise("held_out_diverging", {{"training_loss", m_trainingLosses.back()},
                                     {"held_out_loss", m_heldOutLosses.back()},
                                     {"suggest", suggestion("weights.learning_rate", config.learningRate / 2)}});
}

Json AlarmWatch::state() const
{
    return {{"samples", m_samples},
            {"first", m_first},
            {"weight_steps", m_weightSteps},
            {"architecture_steps", m_architectureSteps},
            {"quarter_ms", m_quarterMs},
            {"far_below", {m_farBelow.budgetMs, m_farBelow.steps}},
            {"epoch_loss", m_epochLoss},
            {"epoch_steps", m_epochSteps},
            {"training_losses", m_trainingLosses},
            {"held_out_losses", m_heldOutLosses},
            {"newest_losses", m_newestLosses},
            {"best_loss", m_bestLoss},
            {"best_rate", m_bestRate},
            {"loss_before", m_lossBefore},
            {"far_above", m_farAbove},
            {"chance", m_chance.state()},
            {"joint", m_joint},
            {"raised", m_raised}};
}

void AlarmWatch::setState(const Json& state)
{
    state.at("samples").get_to(m_samples);
    state.at("first").get_to(m_first);
    state.at("weight_steps").get_to(m_weightSteps);
    state.at("architecture_steps").get_to(m_architectureSteps);
    state.at("quarter_ms").get_to(m_quarterMs);
    state.at("epoch_loss").get_to(m_epochLoss);
    state.at("epoch_steps").get_to(m_epochSteps);
    state.at("training_losses").get_to(m_trainingLosses);
    state.at("held_out_losses").get_to(m_heldOutLosses);
    state.at("raised").get_to(m_raised);
    if (state.contains("far_below")) { // else written before that was watched
        state["far_below"].at(0).get_to(m_farBelow.budgetMs);
        state["far_below"].at(1).get_to(m_farBelow.steps);
    }
    if (state.contains("chance")) // else from now on
        m_chance.setState(state["chance"]);
    if (!state.contains("newest_losses"))
        return; // written before the loss was watched: it is from now on
    state.at("newest_losses").get_to(m_newestLosses);
    state.at("best_loss").get_to(m_bestLoss);
    state.at("best_rate").get_to(m_bestRate);
    state.at("loss_before").get_to(m_lossBefore);
    state.at("far_above").get_to(m_farAbove);
    state.at("joint").get_to(m_joint);
}

} // namespace pathloom
