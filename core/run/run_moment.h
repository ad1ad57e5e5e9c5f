// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/run/history.h"
#include "core/run/run_store.h"
#include "core/space/path_mask.h"

#include <utility>

namespace pathloom {

/// What a run's supernet was like at a step, as values: a picture of it can be drawn without the run.
struct RunMoment
{
    std::int64_t step = 0;
    bool warmUp = false;             ///< the probabilities did not move yet
    std::int64_t epoch = 0;          ///< of the joint phase, from 1; it is evaluated at its end. 0 before it
    PathProbabilities probabilities; ///< uniform before the first snapshot
    PathMask mask;
    std::optional<Architecture> leading; ///< see core/run/leading.h
    std::optional<double> expectedMs;    ///< under those probabilities; none without a latency table
    std::optional<double> budgetMs;      ///< in force then; none if the run does not say
};

/// The moments at these steps, in their order; steps must ascend.
std::vector<RunMoment> runMoments(const SearchSpace& space, const SearchConfig& config,
                                  const std::optional<LatencyModel>& latency, const History& history,
                                  const std::vector<std::int64_t>& steps);

/// First and last step of the joint phase; of the whole run if there is none.
std::pair<std::int64_t, std::int64_t> jointSteps(const History& history);

/// `count` steps from first to last, evenly, both included; fewer where there are not so many steps between them.
/// Throws UsageError if last lies before first or count is below 1.
std::vector<std::int64_t> spreadSteps(std::int64_t first, std::int64_t last, int count);

} // namespace pathloom
