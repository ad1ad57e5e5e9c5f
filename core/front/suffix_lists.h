// SPDX-License-Identifier: MIT
// Private to core/front.
#pragma once

#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

namespace pathloom {

/// A candidate that may be taken, in whole quanta of score and cost: sums of these do not depend on their order.
struct OpenOption
{
    int candidate = 0;
    std::int64_t score = 0; ///< not above 0
    std::int64_t cost = 0;  ///< not below 0
};
/// [choice block]: in the order of the candidates.
using OpenOptions = std::vector<std::vector<OpenOption>>;

/// For the blocks from each one to the last: what no other choice for them beats in score at no higher cost.
class SuffixLists
{
public:
    struct Point
    {
        std::int64_t cost = 0, score = 0;
        std::int32_t next = 0; ///< its place in the list of the next suffix
        std::int32_t candidate = 0;
    };

    SuffixLists() = default;
    /// @param longest a list with more points is thinned
    /// @param mostSlack how much the thinning of all lists may add up to, in cost; where that would leave more points
    ///     than `longest`, there are more
    /// Throws Cancelled.
    SuffixLists(const OpenOptions& options, std::size_t longest, std::int64_t mostSlack, const std::stop_token& stop);

    int blocks() const { return static_cast<int>(m_lists.size()) - 1; }
    /// Ascending by cost and score; among equal ones the first in the order of architectures.
    const std::vector<Point>& list(int block) const { return m_lists[static_cast<std::size_t>(block)]; }
    /// Every choice for the suffix has a point here of at least its score and at most its cost and this.
    std::int64_t slack(int block) const { return m_slack[static_cast<std::size_t>(block)]; }

    /// What is not below the score of any choice of at most this cost; none (null) if there is no such choice.
    const Point* within(int block, std::int64_t cost) const;
    /// Not above the cost of any choice of at least this score; the largest number if there is no such choice.
    std::int64_t costOf(int block, std::int64_t score) const;
    /// The candidates that a point of the first list stands for.
    std::vector<int> choices(const Point& first) const;

private:
    void thin(std::size_t block, std::size_t longest, std::int64_t mostSlack);

    std::vector<std::vector<Point>> m_lists; ///< one more than blocks: the last is of no block
    std::vector<std::int64_t> m_slack;
};

} // namespace pathloom
