// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/shared_weights.h"
#include "core/space/path_mask.h"

namespace pathloom {

/// What each option of each choice block does to the loss of a network: a model in which a network's loss is a mean
/// plus one effect for each block. What options do to each other is not in it.
struct OptionEffects
{
    double mean = 0; ///< loss of a network of random open paths, each of its block with equal probability
    /// [choice block][candidate]: mean change of the loss when the candidate stands there instead of a random open one;
    /// summed over the open candidates of a block 0. Closed candidates have 0.
    std::vector<std::vector<double>> effect;
    /// Share of the variance of the losses that the model explains, corrected for its number of unknowns; 1 is all, 0
    /// or less: it explains nothing. 1 where all losses are equal.
    double explained = 0;
    int evaluations = 0;

    double lossOf(const Architecture& architecture) const;
    /// Minus the effects: summed over the blocks, more is better (FrontRequest::score).
    std::vector<std::vector<double>> scores() const;
};

/// 1 + the sum of (open candidates - 1) over the blocks.
int unknownsOfEffects(const PathMask& mask);
/// Architectures of open paths in which the open candidates of each block occur equally often, up to one.
std::vector<Architecture> balancedPaths(const PathMask& mask, int count, RandomStream& random);
/// Least squares. Of the solutions of a design that leaves several, the one of the smallest effects; to that end each
/// effect is drawn to 0 with a billionth of the weight of the data.
/// Throws UsageError without paths, with another number of losses, or a path that the mask does not allow.
OptionEffects fitOptionEffects(const PathMask& mask, const std::vector<Architecture>& paths,
                               const std::vector<double>& losses);

/// Estimates them by held-out cross entropy with shared weights, of `paths` balanced paths, but of at least twice as
/// many as there are unknowns.
OptionEffects measureOptionEffects(SharedWeights& weights, const PathMask& mask, int paths, const SharedSample& sample,
                                   std::uint64_t seed, const SharedWeights::Tell& tell = {}, std::stop_token stop = {});

} // namespace pathloom
