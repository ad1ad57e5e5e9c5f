// SPDX-License-Identifier: MIT
#include "core/front/suffix_lists.h"

#include "core/util/error.h"

#include <algorithm>

namespace pathloom {

namespace {

using Points = std::vector<SuffixLists::Point>;

/// Those that no other one of the block beats; of equal ones the first.
std::vector<OpenOption> notDominated(const std::vector<OpenOption>& options)
{
    const auto beats = [](const OpenOption& a, const OpenOption& b) {
        if (a.cost == b.cost && a.score == b.score)
            return a.candidate < b.candidate;
        return a.cost <= b.cost && a.score >= b.score;
    };
    std::vector<OpenOption> left;
    for (const OpenOption& option : options)
        if (std::ranges::none_of(options, [&](const OpenOption& other) { return beats(other, option); }))
            left.push_back(option);
    return left;
}

/// The lists before the block and behind it, one candidate of the block after the other.
class Merging
{
public:
    explicit Merging(const Points& next) : m_next(next) {}

    void add(const OpenOption& option)
    {
        m_merged.clear();
        m_merged.reserve(m_points.size() + m_next.size());
        std::size_t old = 0, added = 0;
        while (old < m_points.size() && added < m_next.size()) {
            const SuffixLists::Point point = shifted(option, added);
            // Of equal ones the earlier candidate's comes first, and the later one then adds nothing.
            if (m_points[old].cost < point.cost ||
                (m_points[old].cost == point.cost && m_points[old].score >= point.score)) {
                keep(m_points[old++]);
            } else {
                keep(point);
                ++added;
            }
        }
        while (old < m_points.size())
            keep(m_points[old++]);
        for (; added < m_next.size(); ++added)
            keep(shifted(option, added));
        m_points.swap(m_merged);
    }
    Points take() { return std::move(m_points); }

private:
    SuffixLists::Point shifted(const OpenOption& option, std::size_t index) const
    {
        return {.cost = m_next[index].cost + option.cost,
                .score = m_next[index].score + option.score,
                .next = static_cast<std::int32_t>(index),
                .candidate = option.candidate};
    }
    void keep(const SuffixLists::Point& point)
    {
        if (m_merged.empty() || point.score > m_merged.back().score)
            m_merged.push_back(point);
    }

    const Points& m_next;
    Points m_points, m_merged;
};

} // namespace

SuffixLists::SuffixLists(const OpenOptions& options, std::size_t longest, std::int64_t mostSlack,
                         const std::stop_token& stop)
    : m_lists(options.size() + 1), m_slack(options.size() + 1)
{
    m_lists.back() = {Point{}};
    for (std::size_t block = options.size(); block-- > 0;) {
        if (stop.stop_requested())
            throw Cancelled();
        Merging merging(m_lists[block + 1]);
        for (const OpenOption& option : notDominated(options[block]))
            merging.add(option);
        m_lists[block] = merging.take();
        m_slack[block] = m_slack[block + 1];
        thin(block, longest, mostSlack / static_cast<std::int64_t>(options.size()));
    }
}

void SuffixLists::thin(std::size_t block, std::size_t longest, std::int64_t mostSlack)
{
    Points& points = m_lists[block];
    if (points.size() <= longest)
        return;
    const std::int64_t range = points.back().cost - points.front().cost;
    const std::int64_t step = std::min(mostSlack, range / static_cast<std::int64_t>(longest) + 1);
    if (step <= 1)
        return;
    // Of each step of cost the best, which is its last; the cheapest of all stays, for below it nothing is.
    std::size_t kept = 1;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool last = i + 1 == points.size() || (points[i + 1].cost - points.front().cost) / step >
                                                        (points[i].cost - points.front().cost) / step;
        if (last)
            points[kept++] = points[i];
    }
    points.resize(kept);
    m_slack[block] += step;
}

const SuffixLists::Point* SuffixLists::within(int block, std::int64_t cost) const
{
    const Points& points = list(block);
    const auto next = std::ranges::upper_bound(points, cost + slack(block), {}, &Point::cost);
    return next == points.begin() ? nullptr : &*std::prev(next);
}

std::int64_t SuffixLists::costOf(int block, std::int64_t score) const
{
    const Points& points = list(block);
    const auto found = std::ranges::lower_bound(points, score, {}, &Point::score);
    return found == points.end() ? std::numeric_limits<std::int64_t>::max()
                                 : std::max<std::int64_t>(0, found->cost - slack(block));
}

std::vector<int> SuffixLists::choices(const Point& first) const
{
    std::vector<int> choices;
    choices.reserve(m_lists.size() - 1);
    const Point* point = &first;
    for (int block = 0; block < blocks(); ++block) {
        choices.push_back(point->candidate);
        point = &list(block + 1)[static_cast<std::size_t>(point->next)];
    }
    return choices;
}

} // namespace pathloom
