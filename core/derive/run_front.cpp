// SPDX-License-Identifier: MIT
#include "core/derive/run_front.h"

#include "core/run/leading.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

PathProbabilities probabilitiesOf(const RunStore& run, std::int64_t step)
{
    if (run.info().config.method == SearchMethod::Random)
        throw UsageError("is a random search: it learns no path probabilities, so no network is the best for a budget",
                         run.folder().string());
    auto probabilities = run.probabilitiesAt(step);
    if (!probabilities)
        throw UsageError(fmt::format("holds no path probabilities up to step {}", step), run.folder().string(),
                         "the first come with the first architecture step");
    return *std::move(probabilities);
}

constexpr double rounding = 1e-9; // relative, of sums that are added up in another order

} // namespace

RunFront::RunFront(const RunStore& run, std::optional<std::int64_t> step, const std::vector<NetworkLimit>& limits,
                   std::stop_token stop, const std::optional<std::vector<std::vector<double>>>& score)
    : m_step(step.value_or(run.lastStep())), m_where(run.folder().string()), m_space(run.space()), m_limits(limits)
{
    const auto scores = score ? *score : logProbabilities(probabilitiesOf(run, m_step));
    const std::optional<LatencyModel> latency = storedLatency(run, m_space);
    if (!latency)
        throw UsageError("has no latencies yet: its target was not measured", m_where);
    const SteeredAt steered = steeredAt(run, m_space, m_step);
    if (steered.budgetMs > 0)
        m_budgetMs = steered.budgetMs;
    m_request = {.score = scores,
                 .cost = latencyCost(*latency),
                 .mask = steered.mask,
                 .limits = {}};
    addLimits(m_request, m_space, m_limits);
    m_predictor.emplace(run.latencyTable());
    m_front.emplace(m_request, std::move(stop));
    compareWithSums();
}

void RunFront::compareWithSums()
{
    constexpr std::size_t looked = 32; // at points of the front, evenly
    const std::vector<FrontPoint>& points = m_front->points();
    bool differs = false;
    double stretch = 1;
    for (std::size_t i = 0; i < points.size(); i += std::max<std::size_t>(1, points.size() / looked)) {
        const double ms = latency(points[i].architecture).ms;
        differs = differs || std::abs(ms - points[i].cost) > rounding * std::abs(ms);
        if (ms > 0)
            stretch = std::max(stretch, points[i].cost / ms);
    }
    constexpr double margin = 1.05; // those that were not looked at
    m_stretch = differs ? margin * stretch : 0;
}

PredictedLatency RunFront::latency(const Architecture& architecture) const
{
    return m_predictor->network(describe(m_space, architecture));
}

bool RunFront::keeps(const Architecture& architecture, double budgetMs) const
{
    return latency(architecture).ms <= budgetMs * (1 + rounding);
}

std::optional<FrontPoint> RunFront::best(double budgetMs) const
{
    if (isSum())
        return m_front->best(budgetMs);
    const std::vector<FrontPoint> found = best(budgetMs, 1);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<FrontPoint> RunFront::best(double budgetMs, int count) const
{
    if (isSum())
        return m_front->best(budgetMs, count);
    const auto accepts = [&](const Architecture& architecture) { return keeps(architecture, budgetMs); };
    return m_front->best(m_stretch * budgetMs, count, accepts, mostTries);
}

std::string RunFront::whyNothing(std::optional<double> budgetMs) const
{
    const std::optional<FrontPoint> fastest = m_front->cheapest();
    if (!budgetMs || !fastest)
        return whyEmpty(m_request, budgetMs);
    const double fastestMs = latency(fastest->architecture).ms;
    if (fastestMs <= *budgetMs) // only where the predictor is no sum
        return fmt::format("none of the {} most probable networks keeps a budget of {:.4g} ms; the fastest takes "
                           "{:.4g} ms",
                           mostTries, *budgetMs, fastestMs);
    return fmt::format("no network keeps a budget of {:.4g} ms{}: the fastest takes {:.4g} ms", *budgetMs,
                       m_limits.empty() ? "" : " and the limits", fastestMs);
}

FrontPoint RunFront::bestOrSay(double budgetMs) const
{
    if (const std::optional<FrontPoint> found = best(budgetMs))
        return *found;
    throw UsageError(whyNothing(budgetMs), m_where);
}

namespace {

DerivedNetwork addBest(RunStore& run, const RunFront& front, const FrontPoint& point, double budgetMs,
                       const EventSink& sink)
{
    return addDerived(run, front.step(), point.architecture, sink,
                      {.choice = NetworkChoice{budgetMs, front.limits(), point.score}});
}

} // namespace

std::vector<DerivedNetwork> deriveFront(RunStore& run, const FrontWanted& wanted, double fromMs, double toMs, int count,
                                        const EventSink& sink, std::stop_token stop)
{
    const std::vector<double> budgets = spreadBudgets(fromMs, toMs, count);
    run.flush();
    const RunFront front(run, wanted.step, wanted.limits, stop);
    (void)front.bestOrSay(budgets.back()); // else there is none at all
    std::vector<Architecture> taken;
    std::vector<DerivedNetwork> networks;
    for (const double budgetMs : budgets) {
        if (stop.stop_requested())
            throw Cancelled();
        const std::optional<FrontPoint> best = front.best(budgetMs);
        if (!best || std::ranges::find(taken, best->architecture) != taken.end())
            continue;
        taken.push_back(best->architecture);
        networks.push_back(addBest(run, front, *best, budgetMs, sink));
    }
    return networks;
}

std::vector<double> spreadBudgets(double fromMs, double toMs, int count)
{
    if (count < 1)
        throw UsageError(fmt::format("{} budgets are none", count));
    if (!(fromMs > 0) || !std::isfinite(toMs))
        throw UsageError("budgets must be above 0 ms");
    if (toMs < fromMs)
        throw UsageError(fmt::format("the last budget, {:.4g} ms, lies below the first, {:.4g} ms", toMs, fromMs));
    std::vector<double> budgets;
    for (int i = 0; i < count; ++i)
        budgets.push_back(i + 1 == count && i > 0 ? toMs : fromMs + (toMs - fromMs) * i / std::max(1, count - 1));
    return budgets;
}

} // namespace pathloom
