// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace pathloom {

/// Mean of the two middle values for an even count; 0 for none.
double median(std::vector<double> values);
/// Linear between neighbours; share 0..1; 0 for none.
double quantile(std::vector<double> values, double share);
double mean(const std::vector<double>& values);
/// Rank correlation rho, equal values share their mean rank; 0 below three pairs or without spread.
double spearman(const std::vector<double>& a, const std::vector<double>& b);

} // namespace pathloom
