// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/search/steering.h"

namespace pathloom {

/// What an act would do to a search, known before it is done.
struct SteeringEffect
{
    struct State
    {
        PathProbabilities probabilities;            ///< over the open paths
        std::optional<double> expectedMs;           ///< none without a latency table
        std::optional<double> fastestMs, slowestMs; ///< of the networks that are left
        double log10Networks = 0;                   ///< how many are left
        std::int64_t openPaths = 0;
        bool operator==(const State&) const = default;
    };
    State before, after;
    std::int64_t allPaths = 0;

    /// Share of the candidate evaluations of an architecture step that is saved against a search with every path open,
    /// 0..1. Where a step takes part of the candidates only (gates=two), it saves less.
    static double savedShare(const State& state, std::int64_t allPaths);
    bool operator==(const SteeringEffect&) const = default;
};

/// The newest probabilities that were recorded at `step` or before it, if there are any.
using ProbabilitiesAt = std::function<std::optional<PathProbabilities>(std::int64_t step)>;

/// What a planned act changes at once, before the search has learned anything from it.
///
/// A path that is closed has no probability in any newer snapshot. When an act opens it, it comes back with the odds
/// that it had against those open now in the newest snapshot before an act that knows it open beside one of them: exact
/// if nothing was learned in between, an estimate otherwise. A path without such a snapshot gets the mean of its block.
/// @param now the newest probabilities; they may be older than the newest act
/// @param latency null without a table
/// @param recorded where to look closed paths up; may be empty
SteeringEffect effectOf(const Steering& steering, const Act& planned, const PathProbabilities& now,
                        const LatencyModel* latency, const ProbabilitiesAt& recorded = {});

} // namespace pathloom
