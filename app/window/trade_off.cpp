// SPDX-License-Identifier: MIT
#include "app/window/trade_off.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

TradeOff::TradeOff(const SearchConfig& config) : m_isSteerable(config.latencyLoss != LatencyLoss::None)
{
    const bool isReward = config.method == SearchMethod::Reinforce, isPower = config.latencyLoss == LatencyLoss::MulLog;
    m_key = isReward ? "reinforce.exponent" : isPower ? "latency.beta" : "latency.lambda";
    m_value = isReward ? config.reinforceExponent : isPower ? config.latencyBeta : config.latencyLambda;
}

double TradeOff::smallest() const
{
    return 0.01;
}

double TradeOff::largest() const
{
    return m_key == "latency.lambda" ? 30 : 3;
}

double TradeOff::valueAt(int position) const
{
    const double share = std::clamp(position, 0, steps) / double(steps);
    const double value = smallest() * std::pow(largest() / smallest(), share);
    // Two significant digits: what the label shows is what is used.
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

int TradeOff::positionOf(double value) const
{
    const double bounded = std::clamp(value, smallest(), largest());
    return static_cast<int>(std::lround(std::log(bounded / smallest()) / std::log(largest() / smallest()) * steps));
}

} // namespace pathloom
