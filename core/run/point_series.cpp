// SPDX-License-Identifier: MIT
#include "core/run/point_series.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pathloom {

namespace {

constexpr std::size_t pointsOfABucket = 4;
constexpr std::size_t newestReach = 4; ///< points before the newest one that its trend looks at

/// Number of leading points for which `isBefore` holds.
template<typename Test>
std::size_t partition(std::size_t size, const Test& isBefore)
{
    std::size_t low = 0, high = size;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (isBefore(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void addPoint(DecimatedSeries& result, const PointSeries& series, std::size_t i, std::size_t window)
{
    result.points.push_back({series.key(i), series.value(i)});
    if (window > 0)
        result.means.push_back({series.key(i), series.trend(i, i + 1, window)});
}

void addBucket(DecimatedSeries& result, const PointSeries& series, std::size_t first, std::size_t last,
               std::size_t window)
{
    const Summary summary = series.summary(first, last);
    if (summary.count == 0) {
        result.points.push_back({series.key(first), std::numeric_limits<double>::quiet_NaN()});
    } else {
        std::array<std::size_t, pointsOfABucket> chosen{first, summary.minAt, summary.maxAt, last - 1};
        std::ranges::sort(chosen);
        std::size_t before = last;
        for (std::size_t i : chosen) {
            // Ends that are NaN would tear the line apart in the midst of a column.
            if (i != before && std::isfinite(series.value(i)))
                result.points.push_back({series.key(i), series.value(i)});
            before = i;
        }
    }
    if (window > 0)
        result.means.push_back({(series.key(first) + series.key(last - 1)) / 2, series.trend(first, last, window)});
}

} // namespace

std::size_t PointSeries::countBelow(double key) const
{
    return partition(size(), [&](std::size_t i) { return this->key(i) < key; });
}

std::size_t PointSeries::countUpTo(double key) const
{
    return partition(size(), [&](std::size_t i) { return this->key(i) <= key; });
}

std::size_t PointSeries::nearest(double key) const
{
    const std::size_t after = std::min(countBelow(key), size() - 1);
    return after > 0 && key - this->key(after - 1) <= this->key(after) - key ? after - 1 : after;
}

double PointSeries::trend(std::size_t first, std::size_t last, std::size_t window) const
{
    const std::size_t wanted = window > last - first ? (window - (last - first)) / 2 : 0;
    const std::size_t reach = std::min({wanted, first, std::max(size() - last, newestReach)});
    return summary(first - reach, std::min(size(), last + reach)).mean();
}

DecimatedSeries decimate(const PointSeries& series, double firstKey, double lastKey, std::size_t buckets,
                         std::size_t window)
{
    DecimatedSeries result;
    const std::size_t begin = series.countBelow(firstKey), end = series.countUpTo(lastKey);
    const std::size_t before = begin > 0 ? begin - 1 : begin;
    const std::size_t after = end < series.size() ? end + 1 : end;
    buckets = std::max<std::size_t>(buckets, 1);
    if (before >= after)
        return result;
    if (after - before <= pointsOfABucket * buckets) {
        for (std::size_t i = before; i < after; ++i)
            addPoint(result, series, i, window);
        return result;
    }
    result.exact = false;
    if (before < begin)
        addPoint(result, series, before, window);
    const double width = (lastKey - firstKey) / static_cast<double>(buckets);
    std::size_t first = begin;
    for (std::size_t bucket = 1; bucket <= buckets && first < end; ++bucket) {
        const double border = firstKey + width * static_cast<double>(bucket);
        const std::size_t last = bucket == buckets ? end : first + partition(end - first, [&](std::size_t i) {
                                                               return series.key(first + i) < border;
                                                           });
        if (last > first)
            addBucket(result, series, first, last, window);
        first = last;
    }
    if (after > end)
        addPoint(result, series, end, window);
    return result;
}

} // namespace pathloom
