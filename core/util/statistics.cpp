// SPDX-License-Identifier: MIT
#include "core/util/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace pathloom {

namespace {

/// From 1.
std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            result[order[i]] = double(first + last) / 2 + 1;
        first = last + 1;
    }
    return result;
}

} // namespace

double median(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const double place = share * double(values.size() - 1);
    const auto low = values.begin() + std::ptrdiff_t(place);
    std::nth_element(values.begin(), low, values.end());
    const double rest = place - std::floor(place);
    return rest > 0 ? *low + rest * (*std::min_element(low + 1, values.end()) - *low) : *low;
}

double mean(const std::vector<double>& values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double spearman(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() < 3 || a.size() != b.size())
        return 0;
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double middle = (double(a.size()) + 1) / 2;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

} // namespace pathloom
