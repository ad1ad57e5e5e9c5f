// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/derive.h"
#include "core/front/front.h"
#include "core/front/network_limit.h"
#include "core/latency/predictor.h"

namespace pathloom {

/// The best architectures of a run at a step, for every budget: by the path probabilities of the newest snapshot up to
/// there, among the paths that were open then. Latencies are those of the run's table. Of one thread at a time: its
/// predictor may fit a model when it is first asked.
class RunFront
{
public:
    /// @param step none = the newest
    /// Throws UsageError if the run has no probabilities then (a random search has none at all), its target was not
    /// measured yet, or a limit is unknown or cannot be kept; Error naming what a limit's target lacks; Cancelled.
    /// @param score in place of the logarithms of the probabilities, which are then not looked at: a random search has a
    /// front as well
    explicit RunFront(const RunStore& run, std::optional<std::int64_t> step = {},
                      const std::vector<NetworkLimit>& limits = {}, std::stop_token stop = {},
                      const std::optional<std::vector<std::vector<double>>>& score = {});

    std::int64_t step() const { return m_step; }
    const std::vector<NetworkLimit>& limits() const { return m_limits; }
    const SearchSpace& space() const { return m_space; }
    const Front& front() const { return *m_front; }
    /// The budget in force at the step, in ms; none if none was yet.
    std::optional<double> budgetMs() const { return m_budgetMs; }

    /// The most probable architecture that keeps limits and budget; none if there is none. Where the predictor of whole
    /// networks has other values than the sums over the blocks (isSum()), it is those that keep the budget.
    std::optional<FrontPoint> best(double budgetMs) const;
    /// The `count` best of these, best first; fewer if there are not so many.
    std::vector<FrontPoint> best(double budgetMs, int count) const;
    /// As best(); throws UsageError saying why there is none.
    FrontPoint bestOrSay(double budgetMs) const;
    /// As the predictor of whole networks has it.
    PredictedLatency latency(const Architecture& architecture) const;
    /// Why nothing keeps limits and budget: a sentence without full stop.
    std::string whyNothing(std::optional<double> budgetMs) const;

    bool isSum() const { return m_stretch == 0; }

    static constexpr int mostTries = 2000; ///< architectures whose value the predictor is asked for, a budget

private:
    void compareWithSums();
    bool keeps(const Architecture& architecture, double budgetMs) const;

    std::int64_t m_step = 0;
    std::string m_where; ///< the run's folder
    SearchSpace m_space;
    std::vector<NetworkLimit> m_limits;
    std::optional<double> m_budgetMs;
    FrontRequest m_request;
    std::optional<LatencyPredictor> m_predictor;
    std::optional<Front> m_front;
    double m_stretch = 0; ///< how far sums may lie above the predictor's values, as a factor; 0: they are the same
};

/// Where the networks of a front are taken out of a run.
struct FrontWanted
{
    std::optional<std::int64_t> step = {}; ///< none = the newest
    std::vector<NetworkLimit> limits = {};
};

/// Takes the best networks for `count` budgets from one to the other, evenly, out of a run, as deriveNetwork() does with
/// the one that leads; they remember budget, limits and score. Those that are already among them, and budgets that
/// nothing keeps, are left out. Throws UsageError as RunFront does, if count is below 1, the budgets do not ascend or are
/// not above 0, or nothing keeps the largest one.
std::vector<DerivedNetwork> deriveFront(RunStore& run, const FrontWanted& wanted, double fromMs, double toMs, int count,
                                        const EventSink& sink = {}, std::stop_token stop = {});

/// `count` budgets from one to the other, evenly, both included; the first alone if count is 1. Throws
/// UsageError as deriveFront().
std::vector<double> spreadBudgets(double fromMs, double toMs, int count);

} // namespace pathloom
