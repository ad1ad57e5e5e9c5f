// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/predictor.h"

#include <vector>

namespace pathloom {

/// One row of the side-by-side view: blocks of both networks that stand at the same place, or one alone.
struct BlockPair
{
    int left = -1, right = -1; ///< indices into the networks' blocks; -1 = nothing stands there
    bool kernelChanged = false, expandChanged = false;
    bool depthChanged = false; ///< one is there, the other is absent or a Skip
    bool otherChanged = false; ///< kind of operator, stride, channels, activation or shortcut
    Costs leftCosts, rightCosts;
    /// On the chosen target, ms; none without a target, for what is timed with its neighbour, or what cannot be had.
    std::optional<double> leftMs, rightMs;
    bool leftEstimated = false, rightEstimated = false;
    bool changed() const { return kernelChanged || expandChanged || depthChanged || otherChanged; }
};

/// Two networks side by side.
struct NetworkDifference
{
    std::vector<BlockPair> pairs;
    Costs leftCosts, rightCosts; ///< of the whole networks
    std::optional<PredictedLatency> leftLatency, rightLatency;
    std::string latencyProblem; ///< why there is no latency though a target was given
    int changedKernels = 0, changedExpansions = 0, changedDepths = 0, otherChanges = 0;
};

/// Aligns the blocks: by name where both come from one space, else stage by stage (stages told apart by where the
/// resolution or the width changes), inside a stage by the longest common subsequence of equal operators.
/// @param predictor of the target whose latencies are wanted; may be null
NetworkDifference difference(const NetworkDescription& left, const NetworkDescription& right,
                             const LatencyPredictor* predictor = nullptr);

} // namespace pathloom
