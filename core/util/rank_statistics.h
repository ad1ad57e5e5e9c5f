// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/random.h"

#include <functional>
#include <optional>
#include <vector>

namespace pathloom {

/// Kendall's rank correlation of pairs, ties counted out: (C - D) / sqrt((n0 - T_a)(n0 - T_b)). None where one side has
/// no spread, or with fewer than two pairs.
std::optional<double> kendallTauB(const std::vector<double>& a, const std::vector<double>& b);
/// Standard error of tau between n pairs that have nothing to do with each other.
double kendallStandardError(std::size_t n);

/// Whether values of two independent samples differ in size (Mann and Whitney, two-sided).
struct RankSumTest
{
    double u = 0;      ///< pairs in which the one of `a` is larger; ties count half
    double p = 1;      ///< 0..1
    bool exact = true; ///< all ways to split were counted; else by the normal distribution, corrected for ties
    /// Vargha and Delaney's effect size: how likely a value of `a` is the larger one. 0.56, 0.64, 0.71 are called
    /// small, medium, large.
    double a12 = 0.5;
};
/// Exact while there are at most a million ways to split the values in two. None if a sample is empty.
std::optional<RankSumTest> mannWhitney(const std::vector<double>& a, const std::vector<double>& b);

/// Share of the values that are smaller, ties counted half: 1 = above all of them. 0.5 if there are none.
double percentileOf(double value, const std::vector<double>& values);

struct Interval
{
    double low = 0, high = 0;
};
/// Percentile bootstrap: `statistic` of `draws` samples of n indices, drawn with replacement from 0..n-1. Samples for
/// which it has no value are left out; none if all are.
/// @param level such as 0.95
std::optional<Interval>
bootstrapInterval(std::size_t n, const std::function<std::optional<double>(const std::vector<std::size_t>&)>& statistic,
                  RandomStream& random, int draws = 10000, double level = 0.95);

} // namespace pathloom
