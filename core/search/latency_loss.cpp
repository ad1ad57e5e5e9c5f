// SPDX-License-Identifier: MIT
#include "core/search/latency_loss.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

CombinedLoss combineLoss(const SearchConfig& config, double crossEntropy, double expectedMs, double budgetMs,
                         double pressure)
{
    const double lambda = pressure * config.latencyLambda;
    CombinedLoss result{.loss = crossEntropy};
    const double excess = (expectedMs - budgetMs) / budgetMs;
    switch (config.latencyLoss) {
    case LatencyLoss::None:
        return result;
    case LatencyLoss::MulLog: {
        if (expectedMs <= 1 || budgetMs <= 1)
            throw Error(fmt::format("mul#log needs an expected latency ({:.3g} ms) and a budget ({:.3g} ms) above 1 ms",
                                    expectedMs, budgetMs),
                        "latency.loss", "use hinge or add#linear for latencies this small");
        const double ratio = std::log(expectedMs) / std::log(budgetMs);
        const double beta = pressure * config.latencyBeta;
        const double factor = config.latencyAlpha * std::pow(ratio, beta);
        result.loss = crossEntropy * factor;
        result.byCrossEntropy = factor;
        result.byLatency = result.loss * beta / (std::log(expectedMs) * expectedMs);
        break;
    }
    case LatencyLoss::AddLinear:
        result.loss = crossEntropy + lambda * excess;
        result.byLatency = lambda / budgetMs;
        break;
    case LatencyLoss::Hinge:
        if (excess > 0) {
            result.loss = crossEntropy + lambda * excess;
            result.byLatency = lambda / budgetMs;
        }
        break;
    }
    result.latencyTerm = result.loss - crossEntropy;
    return result;
}

double reward(const SearchConfig& config, double accuracy, double latencyMs, double budgetMs, double pressure)
{
    if (config.latencyLoss == LatencyLoss::None)
        return accuracy;
    return accuracy * std::pow(budgetMs / latencyMs, pressure * config.reinforceExponent);
}

double latencyPressure(double ramp, std::int64_t step, std::int64_t total)
{
    const double grows = ramp * double(total);
    return grows > 0 ? std::min(1.0, double(step) / grows) : 1;
}

double cosineLearningRate(double base, std::int64_t step, std::int64_t total)
{
    return 0.5 * base * (1 + std::cos(std::numbers::pi * double(step) / double(total)));
}

} // namespace pathloom
