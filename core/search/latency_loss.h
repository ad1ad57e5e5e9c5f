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
CombinedLoss combineLoss(const SearchConfig& config, double crossEntropy, double expectedMs, double budgetMs);

/// REINFORCE: R = accuracy (ref / latency)^w; R = accuracy without a latency loss (reference section 9).
double reward(const SearchConfig& config, double accuracy, double latencyMs, double budgetMs);

/// lr(t) = base (1 + cos(pi t / total)) / 2, t in mini-batches.
double cosineLearningRate(double base, std::int64_t step, std::int64_t total);

} // namespace pathloom
