// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/latency/prediction.h"
#include "core/space/path_mask.h"

namespace pathloom {

/// A latency table seen through a search space: one number for each candidate of each choice block.
struct LatencyModel
{
    double fixedMs =
        0; ///< blocks that are not searched, the table's constant, the offset of the correction for its input size
    std::vector<std::vector<double>> pathMs; ///< [choice block][candidate]; Skip costs 0
    /// The same with error and origin, where the model was made of a table.
    std::vector<std::vector<PredictedLatency>> pathLatency;
    /// Estimated if any of these times is, else Table.
    LatencyOrigin origin = LatencyOrigin::Table;
    /// Typical error of a network's latency as a share of it: of the correction, and of the estimates as far as they
    /// enter; none if nothing tells.
    std::optional<double> relativeError;

    /// E = fixed + sum_i sum_j p_ij T_ij (reference section 8.3).
    double expectedMs(const PathProbabilities& probabilities) const;
    /// dE/dalpha_ij = p_ij (T_ij - sum_k p_ik T_ik).
    std::vector<std::vector<double>> gradient(const PathProbabilities& probabilities) const;
    double architectureMs(const Architecture& architecture) const;
    /// One candidate's latency as it is shown.
    PredictedLatency path(int choice, int candidate) const;
    /// A latency of this model with error and origin, as it is shown.
    PredictedLatency shown(double ms) const;
    double smallestMs() const;
    double largestMs() const;
    /// Of the networks that a mask leaves.
    double smallestMs(const PathMask& mask) const;
    double largestMs(const PathMask& mask) const;
};

/// Throws Error listing the keys that the table lacks (the first few, and how many). Blocks that are not searched may
/// be missing if the table has a constant, which stands for them. The table's
/// correction for the space's input size is part of every time.
LatencyModel latencyModel(const LatencyTable& table, const SearchSpace& space);
/// The distinct keys of a space: fixed blocks first, then every candidate.
std::vector<LatencyKey> latencyKeys(const SearchSpace& space);

} // namespace pathloom
