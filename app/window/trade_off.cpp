// SPDX-License-Identifier: MIT
#include "app/window/trade_off.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

double TradeOff::smallest() const
{
    return 0.01;
}

double TradeOff::largest() const
{
    return m_loss == LatencyLoss::MulLog ? 3 : 30;
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

double TradeOff::value(const SearchConfig& config) const
{
    return m_loss == LatencyLoss::MulLog ? config.latencyBeta : config.latencyLambda;
}

void TradeOff::setValue(SearchConfig& config, double value) const
{
    (m_loss == LatencyLoss::MulLog ? config.latencyBeta : config.latencyLambda) = value;
}

} // namespace pathloom
