// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"

namespace pathloom {

/// The loss of an architecture step and its derivatives.
struct CombinedLoss
{
    double loss = 0;
    double latencyTerm = 0;    ///< loss - crossEntropy
    double byCrossEntropy = 1; ///< d loss / d CE
    double byLatency = 0;      ///< d loss / d E, per ms
};

/// Reference section 8.4. For mul#log both expected and budget must be above 1 ms.
/// @param pressure latencyPressure(): lambda, or mul#log's beta, is multiplied by it
CombinedLoss combineLoss(const SearchConfig& config, double crossEntropy, double expectedMs, double budgetMs,
                         double pressure = 1);

/// REINFORCE: R = accuracy (ref / latency)^w; R = accuracy without a latency loss (reference section 9).
/// @param pressure latencyPressure(): w is multiplied by it
double reward(const SearchConfig& config, double accuracy, double latencyMs, double budgetMs, double pressure = 1);

/// How much of its weight latency has in an architecture step: grows linearly from 0 and is 1 from step ramp * total
/// on, so that candidates are not given up for their latency before anything is known of what they are worth.
/// @param ramp 0..1; 0 = always all of it
/// @param step architecture steps before this one, of `total`
double latencyPressure(double ramp, std::int64_t step, std::int64_t total);

/// lr(t) = base (1 + cos(pi t / total)) / 2, t in mini-batches.
double cosineLearningRate(double base, std::int64_t step, std::int64_t total);

} // namespace pathloom
