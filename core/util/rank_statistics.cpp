// SPDX-License-Identifier: MIT
#include "core/util/rank_statistics.h"

#include "core/util/statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace pathloom {

namespace {

constexpr double mostSplits = 1e6;

int signOf(double difference)
{
    return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/// Ways to choose k of n; infinite does no harm.
double binomial(std::size_t n, std::size_t k)
{
    double ways = 1;
    for (std::size_t i = 1; i <= k; ++i)
        ways *= double(n - k + i) / double(i);
    return ways;
}

/// Twice each pooled value's mean rank, so that all are whole numbers.
std::vector<int> doubledRanks(const std::vector<double>& pooled)
{
    std::vector<int> ranks;
    for (const double value : pooled) {
        const auto smaller = std::ranges::count_if(pooled, [&](double other) { return other < value; });
        const auto equal = std::ranges::count(pooled, value);
        ranks.push_back(int(2 * smaller + equal + 1));
    }
    return ranks;
}

/// Of all ways to choose `chosen` of the ranks, the share whose sum is at least as far from the mean as that of the
/// first ones.
double exactShare(const std::vector<int>& ranks, std::size_t chosen)
{
    std::vector<std::map<int, double>> ways(chosen + 1); // how many ranks are chosen -> their sum -> ways
    ways[0][0] = 1;
    for (std::size_t i = 0; i < ranks.size(); ++i)
        for (std::size_t count = std::min(chosen, i + 1); count > 0; --count)
            for (const auto& [sum, n] : ways[count - 1])
                ways[count][sum + ranks[i]] += n;
    const double expected = double(chosen) * std::accumulate(ranks.begin(), ranks.end(), 0.0) / double(ranks.size());
    const double found = std::accumulate(ranks.begin(), ranks.begin() + std::ptrdiff_t(chosen), 0.0);
    const double apart = std::abs(found - expected) - 1e-9;
    double as = 0, all = 0;
    for (const auto& [sum, n] : ways[chosen]) {
        all += n;
        as += std::abs(sum - expected) >= apart ? n : 0;
    }
    return as / all;
}

double normalShare(const std::vector<double>& pooled, double n, double m, double u)
{
    std::map<double, double> counts;
    for (const double value : pooled)
        ++counts[value];
    double ties = 0;
    for (const auto& [value, count] : counts)
        ties += count * count * count - count;
    const double all = n + m;
    const double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
    if (variance <= 0)
        return 1; // all are equal
    const double continuity = 0.5;
    const double z = std::max(0.0, std::abs(u - n * m / 2) - continuity) / std::sqrt(variance);
    return std::erfc(z / std::sqrt(2.0));
}

} // namespace

std::optional<double> kendallTauB(const std::vector<double>& a, const std::vector<double>& b)
{
    const std::size_t n = std::min(a.size(), b.size());
    double score = 0, spreadA = 0, spreadB = 0; // pairs that are not tied
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const int inA = signOf(a[i] - a[j]), inB = signOf(b[i] - b[j]);
            score += inA * inB;
            spreadA += inA != 0;
            spreadB += inB != 0;
        }
    if (spreadA == 0 || spreadB == 0)
        return {};
    return score / std::sqrt(spreadA * spreadB);
}

double kendallStandardError(std::size_t n)
{
    const auto count = double(n);
    return std::sqrt(2 * (2 * count + 5) / (9 * count * (count - 1)));
}

std::optional<RankSumTest> mannWhitney(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.empty() || b.empty())
        return {};
    RankSumTest test;
    for (const double value : a)
        test.u += percentileOf(value, b) * double(b.size());
    test.a12 = test.u / double(a.size() * b.size());
    std::vector<double> pooled = a;
    pooled.insert(pooled.end(), b.begin(), b.end());
    test.exact = binomial(pooled.size(), a.size()) <= mostSplits;
    test.p = test.exact ? exactShare(doubledRanks(pooled), a.size())
                        : normalShare(pooled, double(a.size()), double(b.size()), test.u);
    return test;
}

double percentileOf(double value, const std::vector<double>& values)
{
    if (values.empty())
        return 0.5;
    double below = 0;
    for (const double other : values)
        below += other < value ? 1 : other == value ? 0.5 : 0;
    return below / double(values.size());
}

std::optional<Interval>
bootstrapInterval(std::size_t n, const std::function<std::optional<double>(const std::vector<std::size_t>&)>& statistic,
                  RandomStream& random, int draws, double level)
{
    std::vector<double> values;
    std::vector<std::size_t> sample(n);
    for (int i = 0; i < draws && n > 0; ++i) {
        for (std::size_t& index : sample)
            index = std::size_t(random.below(int(n)));
        if (const std::optional<double> value = statistic(sample))
            values.push_back(*value);
    }
    if (values.empty())
        return {};
    return Interval{quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)};
}

} // namespace pathloom
