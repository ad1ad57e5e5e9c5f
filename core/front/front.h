// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/additive_cost.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace pathloom {

/// Among which architectures the best ones are looked for, and what makes one better.
struct FrontRequest
{
    /// [choice block][candidate]: summed over the blocks, more is better. Minus infinity closes a path.
    std::vector<std::vector<double>> score;
    AdditiveCost cost;             ///< what the budget is of, such as milliseconds
    PathMask mask;                 ///< pruned paths belong to no architecture
    std::vector<CostLimit> limits; ///< each is kept by every architecture
};

struct FrontPoint
{
    Architecture architecture;
    double score = 0;
    double cost = 0; ///< in the unit of FrontRequest::cost, fixed part included
    bool operator==(const FrontPoint&) const = default;
};

/// The best architecture for every budget, and the next best ones. Better is: a higher score; at the same score a lower
/// cost; at the same cost the smaller candidate in the first block that differs. So answers do not depend on anything
/// but the request. Exact up to the rounding of scores and costs to 2^-50 of their largest sums, which also makes up
/// for the rounding of a budget that is itself the cost of an architecture.
///
/// Suffix by suffix of the blocks, the list of what is not dominated is merged from that of the next suffix (Nemhauser
/// and Ullmann, Discrete dynamic programming and capital allocation, Management Science 15, 1969). The lists then bound
/// what any beginning of an architecture can still become, so that architectures are enumerated in exact order,
/// best first. A list longer than `longestList` is thinned to one point in each step of cost; the bounds are widened by
/// that, so that best() stays exact, and points() states the error.
class Front
{
public:
    static constexpr std::size_t longestList = 20000;

    /// Throws Error if scores, costs and mask are not of one shape, a cost is not finite, a score is not either (minus
    /// infinity excepted), or a block has no open path; Cancelled within a block's work of the token being set, as all
    /// functions do then.
    explicit Front(FrontRequest request, std::stop_token stop = {});
    ~Front();
    Front(Front&&) noexcept;
    Front& operator=(Front&&) noexcept;

    /// Those that no other one beats in score at no higher cost, ascending by cost and score; empty if none keeps the
    /// limits. At any budget the last one up to it is as good as the best at a budget that is less by costError().
    const std::vector<FrontPoint>& points() const;
    /// In the unit of cost; 0 where no list was thinned, never above 0.5 % of the cheapest point.
    double costError() const;
    /// The cheapest architecture, whatever its score; none if none keeps the limits.
    std::optional<FrontPoint> cheapest() const;

    /// None below the cheapest.
    std::optional<FrontPoint> best(double budget) const;
    /// The `count` best, best first; fewer if there are not so many. Throws UsageError if count is below 1.
    std::vector<FrontPoint> best(double budget, int count) const;
    /// The `count` best that `keeps` accepts, which is asked in the order from the best on (the budget by a predictor
    /// that is no sum, say). Gives up after `tries` questions with what was found until then.
    std::vector<FrontPoint> best(double budget, int count, const std::function<bool(const Architecture&)>& keeps,
                                 int tries = 10000) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> m_impl;
};

/// Front(request).best(budget) without the front: for one budget it is faster.
std::optional<FrontPoint> bestWithin(const FrontRequest& request, double budget, std::stop_token stop = {});
/// The best of those that cost least, limits put aside. Throws Error as Front does.
FrontPoint cheapestOf(const FrontRequest& request);

} // namespace pathloom
