// SPDX-License-Identifier: MIT
// Private to core/front.
#pragma once

#include "core/front/suffix_lists.h"

#include <span>

namespace pathloom {

struct BoundedCost;

/// A cost and how much of it may be spent, in its quanta.
struct CostBound
{
    const BoundedCost* cost = nullptr;
    std::int64_t most = 0;
};

/// What several costs leave within reach together, where each alone leaves more: Lagrangian relaxation (Fisher, The
/// Lagrangian relaxation method for solving integer programming problems, Management Science 27, 1981). The costs are
/// put into the score with multipliers that make the bound small, so that blocks can be looked at one by one; other
/// multipliers, without the score, show what cannot be kept at all. Any multipliers give a right bound.
class JointBound
{
public:
    explicit JointBound(std::span<const CostBound> bounds);

    /// Not below the score of any choice of candidates for the blocks from `block` on.
    /// @param spent on the blocks before, in each cost's quanta
    std::int64_t bestScore(int block, std::span<const std::int64_t> spent) const;
    /// False: no choice for the blocks from `block` on keeps all costs.
    bool isReachable(int block, std::span<const std::int64_t> spent) const;

private:
    /// Multipliers, and the sums over the blocks from each one on of what the best candidate gives.
    struct Relaxed
    {
        std::vector<double> multipliers;
        std::vector<double> suffix;
    };
    Relaxed relaxed(const std::vector<double>& multipliers, bool withScore, std::vector<double>& used) const;
    Relaxed improved(bool withScore) const;
    double value(const Relaxed& relaxed, int block, std::span<const std::int64_t> spent) const;

    std::vector<CostBound> m_bounds;
    std::vector<double> m_scale; ///< quanta of each cost that count as one
    Relaxed m_score, m_reach;
};

} // namespace pathloom
