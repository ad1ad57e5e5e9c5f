// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/space/path_mask.h"

#include <string>
#include <vector>

namespace pathloom {

/// What the candidates of a space cost, summed over its blocks.
struct AdditiveCost
{
    double fixed = 0;                        ///< of blocks that are not searched
    std::vector<std::vector<double>> option; ///< [choice block][candidate]

    /// fixed, then the blocks in their order. Throws Error if the architecture is of another space.
    double of(const Architecture& architecture) const;
    /// Of the cheapest and the dearest of the architectures that a mask leaves.
    double least(const PathMask& mask) const;
    double most(const PathMask& mask) const;
};

/// A cost that may not exceed a value, in the cost's own unit.
struct CostLimit
{
    std::string name; ///< "macs", "latency@pixel1"
    AdditiveCost cost;
    double most = 0;
};

/// Natural logarithms: summed, they are that of an architecture's probability. A candidate that is open but of
/// probability 0 (a single-precision softmax ends there) counts as 1e-45, so that it is the last choice and yet one.
std::vector<std::vector<double>> logProbabilities(const PathProbabilities& probabilities);

AdditiveCost latencyCost(const LatencyModel& model); ///< ms
/// Multiply-accumulates for one image.
AdditiveCost macsCost(const SearchSpace& space);
AdditiveCost parametersCost(const SearchSpace& space);

/// Bytes that the activations of a part of a network occupy while it runs for one image in single precision: input and
/// output of its largest operation, inner ones of an inverted residual included, and the block's input besides where a
/// shortcut still needs it.
double activationBytes(const Block& block);
/// The largest of its blocks: the peak of activations at inference of one image.
double peakActivationBytes(const NetworkDescription& network);
/// The mask without the paths that need more. A network's peak is that of its largest part, so what is left are exactly
/// the networks that keep the limit. A block of which nothing would be left, and a part that is not searched and needs
/// more, throw UsageError naming block, bytes and limit.
PathMask withinMemory(const SearchSpace& space, const PathMask& mask, double bytes);

} // namespace pathloom
