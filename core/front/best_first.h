// SPDX-License-Identifier: MIT
// Private to core/front.
#pragma once

#include "core/front/joint_bound.h"

#include <optional>

namespace pathloom {

/// A cost that is kept: what the options cost in its own quanta, and the lists that tell what is still within reach.
struct BoundedCost
{
    OpenOptions options;
    SuffixLists lists;
    std::int64_t most = 0; ///< of a limit
};

/// Architectures in exact order, best first: score, then the first of the costs, then the candidates in the order of
/// the blocks. A beginning of an architecture is as promising as the best that any of its costs leaves within reach.
class BestFirst
{
public:
    /// @param bounds of the same options in the same order, the budget's first; the costs must outlive this
    BestFirst(std::vector<CostBound> bounds, std::stop_token stop);

    /// The next one; none if there is no other. Throws Cancelled; Error if the limits are so entangled that it does not
    /// come to one within `mostNodes` beginnings.
    std::optional<std::vector<int>> next();

    static constexpr std::size_t mostNodes = 1'500'000;
    /// With several costs, after so many beginnings it is worth while to look at what the costs leave together.
    static constexpr std::size_t nodesBeforeJoint = 2000;

private:
    struct Node
    {
        std::int32_t parent = -1;
        std::int32_t option = 0; ///< index into the options of the block before
        std::int32_t depth = 0;  ///< blocks decided
        std::int64_t score = 0;  ///< of the blocks decided
        std::int64_t bestScore = 0, leastCost = 0;
    };

    const OpenOptions& options() const { return m_bounds.front().cost->options; }
    std::span<const std::int64_t> spent(std::int32_t node) const
    {
        return {m_spent.data() + static_cast<std::size_t>(node) * m_bounds.size(), m_bounds.size()};
    }
    void reach(std::int32_t parent, std::int32_t option);
    /// Sets what is within reach; false if nothing is.
    bool setBounds(Node& node, std::span<const std::int64_t> spent) const;
    void boundJointly();
    bool comesAfter(std::int32_t a, std::int32_t b) const;
    std::vector<std::int32_t> optionsOf(std::int32_t node) const;

    std::vector<CostBound> m_bounds;
    std::optional<JointBound> m_joint; ///< where the costs one by one did not suffice
    std::stop_token m_stop;
    std::vector<Node> m_nodes;
    std::vector<std::int64_t> m_spent; ///< [node][bound]
    std::vector<std::int32_t> m_waiting; ///< a heap
};

} // namespace pathloom
