// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/run/history.h"
#include "core/run/run_store.h"
#include "core/space/path_mask.h"

namespace pathloom {

/// What led in a search, and by which rule.
struct Leading
{
    Architecture architecture;
    std::optional<double> budgetMs = {}; ///< for which it is the best; none: it is the most probable, or was evaluated
    double score = 0;                    ///< of the best: logarithm of its probability
    bool fits = true;                    ///< false: nothing open keeps the budget, and this is the fastest
};

/// What leads by path probabilities: the most probable architecture that keeps the budget, for a search that is to keep
/// one. The most probable one of each block where nothing presses on latency (latency.loss "none"), where no budget is
/// in force, or before latencies are known. Probabilities are of single paths, so what is most probable in each block
/// alone may lie far beside the budget even while the expected latency keeps it.
/// @param latency null if it is not known yet
/// @param budgetMs in force; 0 = none is yet
/// Throws Error if the parts are of different spaces.
Leading leadingBy(const PathProbabilities& probabilities, const PathMask& mask, const SearchConfig& config,
                  const LatencyModel* latency, double budgetMs);

/// The architecture that a run would derive at a step: what leadingBy() says of the newest snapshot up to there and the
/// budget in force at the step. A random search has no probabilities to go by: what led in its newest evaluation that
/// has only paths open at the step. None if there is no such snapshot or evaluation. Every view shows this one, and
/// deriving takes it.
/// @param config of the run; its budget is the one in force at the run's end
/// @param mask the paths open at the step
std::optional<Leading> leadingAt(const SearchSpace& space, const SearchConfig& config, const LatencyModel* latency,
                                 const History& history, const PathMask& mask, std::int64_t step);
std::optional<Architecture> leadingArchitecture(const SearchSpace& space, const SearchConfig& config,
                                                const std::optional<LatencyModel>& latency, const History& history,
                                                const PathMask& mask, std::int64_t step);

/// From the same rules and a run folder. Throws UsageError if the run holds no probabilities (or evaluations) yet.
Leading leadingAt(const RunStore& run, std::int64_t step);

/// The run's latencies; none before its target was measured.
std::optional<LatencyModel> storedLatency(const RunStore& run, const SearchSpace& space);
/// The paths open at a step, and the budget in force (0 = none yet): what a run was steered to.
struct SteeredAt
{
    PathMask mask;
    double budgetMs = 0;
};
SteeredAt steeredAt(const RunStore& run, const SearchSpace& space, std::int64_t step);

/// The rule of random search. Throws Error if an evaluation names an architecture that the space does not have.
/// @param steps ascending; one for each of the architectures, in their text form
std::optional<Architecture> newestEvaluated(const SearchSpace& space, const std::vector<double>& steps,
                                            const std::vector<std::string>& architectures, const PathMask& mask,
                                            std::int64_t step);

} // namespace pathloom
