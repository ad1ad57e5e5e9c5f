// SPDX-License-Identifier: MIT
#include "core/run/leading.h"

#include "core/front/front.h"
#include "core/run/budget_history.h"
#include "core/run/mask_history.h"
#include "core/util/error.h"

namespace pathloom {

std::optional<Architecture> newestEvaluated(const SearchSpace& space, const std::vector<double>& steps,
                                            const std::vector<std::string>& architectures, const PathMask& mask,
                                            std::int64_t step)
{
    for (std::size_t i = architectures.size(); i-- > 0;) {
        if (steps[i] > static_cast<double>(step))
            continue;
        Architecture architecture = parseArchitecture(space, architectures[i]);
        if (mask.allows(architecture))
            return architecture;
    }
    return std::nullopt;
}

Leading leadingBy(const PathProbabilities& probabilities, const PathMask& mask, const SearchConfig& config,
                  const LatencyModel* latency, double budgetMs)
{
    const bool keepsBudget = config.method != SearchMethod::Random && config.latencyLoss != LatencyLoss::None;
    if (!keepsBudget || !latency || budgetMs <= 0)
        return {.architecture = mostProbable(probabilities)};
    const FrontRequest request{
        .score = logProbabilities(probabilities), .cost = latencyCost(*latency), .mask = mask, .limits = {}};
    if (const std::optional<FrontPoint> best = bestWithin(request, budgetMs))
        return {.architecture = best->architecture, .budgetMs = budgetMs, .score = best->score};
    const FrontPoint fastest = cheapestOf(request);
    return {.architecture = fastest.architecture, .budgetMs = budgetMs, .score = fastest.score, .fits = false};
}

std::optional<Leading> leadingAt(const SearchSpace& space, const SearchConfig& config, const LatencyModel* latency,
                                 const History& history, const PathMask& mask, std::int64_t step)
{
    if (config.method == SearchMethod::Random) {
        const History::EvaluationCurve& evaluations = history.evaluations();
        auto evaluated = newestEvaluated(space, evaluations.step, evaluations.architecture, mask, step);
        return evaluated ? std::optional(Leading{.architecture = *std::move(evaluated)}) : std::nullopt;
    }
    const std::optional<PathProbabilities> probabilities = history.probabilitiesAt(step);
    if (!probabilities)
        return std::nullopt;
    const double budgetMs = budgetAt(budgetMoves(history), step, config.budgetMs);
    return leadingBy(*probabilities, mask, config, latency, budgetMs);
}

std::optional<Architecture> leadingArchitecture(const SearchSpace& space, const SearchConfig& config,
                                                const std::optional<LatencyModel>& latency, const History& history,
                                                const PathMask& mask, std::int64_t step)
{
    auto leading = leadingAt(space, config, latency ? &*latency : nullptr, history, mask, step);
    return leading ? std::optional(std::move(leading->architecture)) : std::nullopt;
}

std::optional<LatencyModel> storedLatency(const RunStore& run, const SearchSpace& space)
{
    const LatencyTable table = run.latencyTable();
    return table.entries.empty() ? std::nullopt : std::optional(latencyModel(table, space));
}

SteeredAt steeredAt(const RunStore& run, const SearchSpace& space, std::int64_t step)
{
    const std::vector<Event> commands = run.eventsOfKind("command_accepted");
    MaskHistory masks(space);
    for (const Event& event : commands)
        masks.apply(event);
    return {masks.at(step), budgetAt(budgetMoves(commands), step, run.info().config.budgetMs)};
}

namespace {

/// What led in the newest evaluation up to the step that found it open altogether at the step.
Architecture evaluatedArchitecture(const RunStore& run, const SearchSpace& space, const PathMask& mask,
                                   std::int64_t step)
{
    std::vector<double> steps;
    std::vector<std::string> architectures;
    for (const Event& event : run.eventsOfKind("evaluation"))
        if (event.step <= step) {
            steps.push_back(static_cast<double>(event.step));
            architectures.push_back(std::get<Evaluation>(event.body).architecture);
        }
    if (const auto architecture = newestEvaluated(space, steps, architectures, mask, step))
        return *architecture;
    if (!steps.empty())
        throw UsageError("holds no evaluated architecture without a pruned path", run.folder().string(),
                         "random search evaluates another one at the end of each epoch");
    throw UsageError("holds no evaluated architecture yet", run.folder().string(),
                     "random search has one after its first epoch");
}

} // namespace

Leading leadingAt(const RunStore& run, std::int64_t step)
{
    const SearchSpace space = run.space();
    const SearchConfig config = run.info().config;
    const SteeredAt steered = steeredAt(run, space, step);
    if (config.method == SearchMethod::Random)
        return {.architecture = evaluatedArchitecture(run, space, steered.mask, step)};
    const auto probabilities = run.probabilitiesAt(step);
    if (!probabilities)
        throw UsageError("holds no path probabilities yet", run.folder().string());
    const std::optional<LatencyModel> latency = storedLatency(run, space);
    return leadingBy(*probabilities, steered.mask, config, latency ? &*latency : nullptr, steered.budgetMs);
}

} // namespace pathloom
