// SPDX-License-Identifier: MIT
#include "core/run/run_moment.h"

#include "core/run/budget_history.h"
#include "core/run/leading.h"
#include "core/run/mask_history.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

std::optional<std::int64_t> firstStepOf(const History& history, Phase phase)
{
    for (const Event& event : history.messages()) {
        const auto* changed = std::get_if<PhaseChanged>(&event.body);
        if (changed && changed->phase == phase)
            return event.step;
    }
    return {};
}

} // namespace

std::vector<RunMoment> runMoments(const SearchSpace& space, const SearchConfig& config,
                                  const std::optional<LatencyModel>& latency, const History& history,
                                  const std::vector<std::int64_t>& steps)
{
    MaskHistory masks(space);
    masks.follow(history);
    const std::vector<BudgetMove> budgets = budgetMoves(history);
    const std::optional<std::int64_t> joint = firstStepOf(history, Phase::Joint);
    const bool hadWarmUp = firstStepOf(history, Phase::WarmUp).has_value();
    const std::vector<double>& ends = history.evaluations().step;
    std::vector<RunMoment> moments;
    moments.reserve(steps.size());
    for (const std::int64_t step : steps) {
        RunMoment moment{.step = step};
        moment.warmUp = hadWarmUp && (!joint || step < *joint);
        if (joint && step >= *joint)
            moment.epoch = std::ranges::lower_bound(ends, static_cast<double>(step)) - ends.begin() + 1;
        moment.probabilities = history.probabilitiesAt(step).value_or(uniformProbabilities(space));
        moment.mask = masks.at(step);
        moment.leading = leadingArchitecture(space, config, latency, history, moment.mask, step);
        if (latency)
            moment.expectedMs = latency->expectedMs(moment.probabilities);
        if (const double budget = budgetAt(budgets, step, config.budgetMs); budget > 0)
            moment.budgetMs = budget;
        moments.push_back(std::move(moment));
    }
    return moments;
}

std::pair<std::int64_t, std::int64_t> jointSteps(const History& history)
{
    const std::int64_t first = firstStepOf(history, Phase::Joint).value_or(0);
    return {std::min(first, history.step()), history.step()};
}

std::vector<std::int64_t> spreadSteps(std::int64_t first, std::int64_t last, int count)
{
    if (last < first)
        throw UsageError(fmt::format("the last step, {}, lies before the first, {}", last, first));
    if (count < 1)
        throw UsageError(fmt::format("{} frames are none", count));
    const std::int64_t frames = std::min<std::int64_t>(count, last - first + 1);
    std::vector<std::int64_t> steps;
    steps.reserve(static_cast<std::size_t>(frames));
    for (std::int64_t i = 0; i < frames; ++i) {
        const double share = frames > 1 ? static_cast<double>(i) / static_cast<double>(frames - 1) : 1;
        steps.push_back(first + std::llround(share * static_cast<double>(last - first)));
    }
    return steps;
}

} // namespace pathloom
