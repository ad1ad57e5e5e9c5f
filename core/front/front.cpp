// SPDX-License-Identifier: MIT
#include "core/front/front.h"

#include "core/front/best_first.h"
#include "core/front/quanta.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

/// Of the cheapest architecture's cost: what thinned lists may be off by, and what a walk along limits may step over.
constexpr double mostError = 0.0045; // below the 0.5 % that front.h promises
/// With limits, fronts of at most so many points without them are walked along point by point.
constexpr std::size_t walkedWhole = 1000;
/// For one budget alone: so long lists take less than the enumeration that better ones would spare.
constexpr std::size_t longestForOne = 500;

/// What architectures can be enumerated from.
struct Lists
{
    const FrontRequest& request;
    Quanta quanta;
    BoundedCost cost;
    std::vector<BoundedCost> limits;

    /// @param mostError of thinned lists, as a share of the cheapest architecture's cost; none = as it comes
    Lists(const FrontRequest& asked, std::size_t longest, std::optional<double> mostError, const std::stop_token& stop)
        : request(asked), quanta(asked, asked.cost, "costs")
    {
        const std::int64_t slack =
            quanta.difference(mostError ? *mostError * std::max(0.0, quanta.cheapest()) : infinity);
        cost = {quanta.options(), SuffixLists(quanta.options(), longest, slack, stop)};
        for (const CostLimit& limit : request.limits) {
            const Quanta own(request, limit.cost, limit.name);
            // These only bound, so they may be as coarse as it takes to keep them short.
            limits.push_back({own.options(), SuffixLists(own.options(), longest, own.difference(infinity), stop),
                              own.allowed(limit.most)});
        }
    }

    static constexpr double infinity = std::numeric_limits<double>::infinity();

    /// Calls `take` with architectures of at most this cost, best first, until it returns false.
    void enumerate(std::int64_t most, const std::stop_token& stop,
                   const std::function<bool(std::vector<int>)>& take) const
    {
        std::vector<CostBound> bounds = {{&cost, most}};
        for (const BoundedCost& limit : limits)
            bounds.push_back({&limit, limit.most});
        BestFirst search(bounds, stop);
        while (auto choices = search.next())
            if (!take(std::move(*choices)))
                return;
    }

    std::optional<std::vector<int>> bestWithin(std::int64_t most, const std::stop_token& stop) const
    {
        std::optional<std::vector<int>> best;
        enumerate(most, stop, [&](std::vector<int> choices) {
            best = std::move(choices);
            return false;
        });
        return best;
    }

    FrontPoint pointOf(std::vector<int> choices) const
    {
        FrontPoint point{.architecture = {std::move(choices)}};
        for (std::size_t i = 0; i < request.score.size(); ++i)
            point.score += request.score[i][static_cast<std::size_t>(point.architecture.choices[i])];
        point.cost = request.cost.of(point.architecture);
        return point;
    }

    std::int64_t quantaOf(const std::vector<int>& choices) const
    {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < choices.size(); ++i)
            sum += std::ranges::find(cost.options[i], choices[i], &OpenOption::candidate)->cost;
        return sum;
    }
};

} // namespace

struct Front::Impl
{
    FrontRequest request;
    std::stop_token stop;
    Lists lists;
    std::vector<FrontPoint> points;
    double costError = 0;

    Impl(FrontRequest asked, std::stop_token token)
        : request(std::move(asked)), stop(std::move(token)), lists(request, longestList, mostError, stop)
    {
        if (request.limits.empty())
            listAll();
        else
            walk();
    }

    void listAll()
    {
        const SuffixLists& all = lists.cost.lists;
        costError = lists.quanta.costOf(all.slack(0));
        points.reserve(all.list(0).size());
        for (const SuffixLists::Point& point : all.list(0))
            points.push_back(lists.pointOf(all.choices(point)));
    }

    /// From the best down: the next point is the best that is cheaper.
    void walk()
    {
        std::int64_t step = 1;
        if (lists.cost.lists.list(0).size() > walkedWhole) {
            step = std::max<std::int64_t>(
                1, lists.quanta.difference(mostError * std::max(0.0, lists.quanta.cheapest())));
            costError = step > 1 ? lists.quanta.costOf(step) : 0;
        }
        std::int64_t most = lists.quanta.allowed(Lists::infinity);
        while (auto choices = lists.bestWithin(most, stop)) {
            most = lists.quantaOf(*choices) - step;
            points.push_back(lists.pointOf(std::move(*choices)));
        }
        std::ranges::reverse(points);
    }
};

Front::Front(FrontRequest request, std::stop_token stop)
    : m_impl(std::make_unique<const Impl>(std::move(request), std::move(stop)))
{
}
Front::~Front() = default;
Front::Front(Front&&) noexcept = default;
Front& Front::operator=(Front&&) noexcept = default;

const std::vector<FrontPoint>& Front::points() const
{
    return m_impl->points;
}

double Front::costError() const
{
    return m_impl->costError;
}

std::optional<FrontPoint> Front::cheapest() const
{
    return m_impl->points.empty() ? std::nullopt : std::optional(m_impl->points.front());
}

std::optional<FrontPoint> Front::best(double budget) const
{
    const Lists& lists = m_impl->lists;
    const std::int64_t most = lists.quanta.allowed(budget);
    if (lists.limits.empty() && m_impl->costError == 0) {
        const SuffixLists::Point* point = lists.cost.lists.within(0, most);
        return point ? std::optional(lists.pointOf(lists.cost.lists.choices(*point))) : std::nullopt;
    }
    auto choices = lists.bestWithin(most, m_impl->stop);
    return choices ? std::optional(lists.pointOf(std::move(*choices))) : std::nullopt;
}

std::vector<FrontPoint> Front::best(double budget, int count) const
{
    return best(budget, count, [](const Architecture&) { return true; }, count);
}

std::vector<FrontPoint> Front::best(double budget, int count, const std::function<bool(const Architecture&)>& keeps,
                                    int tries) const
{
    if (count < 1)
        throw UsageError("at least one architecture must be asked for");
    std::vector<FrontPoint> found;
    const Lists& lists = m_impl->lists;
    lists.enumerate(lists.quanta.allowed(budget), m_impl->stop, [&](std::vector<int> choices) {
        FrontPoint point = lists.pointOf(std::move(choices));
        if (keeps(point.architecture))
            found.push_back(std::move(point));
        return --tries > 0 && found.size() < static_cast<std::size_t>(count);
    });
    return found;
}

std::optional<FrontPoint> bestWithin(const FrontRequest& request, double budget, std::stop_token stop)
{
    const Lists lists(request, longestForOne, {}, stop);
    auto choices = lists.bestWithin(lists.quanta.allowed(budget), stop);
    return choices ? std::optional(lists.pointOf(std::move(*choices))) : std::nullopt;
}

FrontPoint cheapestOf(const FrontRequest& request)
{
    FrontRequest unlimited = request;
    unlimited.limits.clear();
    const Lists lists(unlimited, longestForOne, {}, {});
    return lists.pointOf(lists.cost.lists.choices(lists.cost.lists.list(0).front()));
}

} // namespace pathloom
