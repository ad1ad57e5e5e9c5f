// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"

namespace pathloom {

/// How strongly latency counts, on the one scale that the slider has. Which setting that is depends on the form of the
/// latency loss: lambda for the additive forms, beta for mul#log. Both span decades, so the scale is logarithmic.
class TradeOff
{
public:
    static constexpr int steps = 200;

    explicit TradeOff(LatencyLoss loss) : m_loss(loss) {}

    bool isSteerable() const { return m_loss != LatencyLoss::None; }
    double smallest() const;
    double largest() const;
    double valueAt(int position) const; ///< position 0..steps, clamped
    int positionOf(double value) const; ///< nearest
    double value(const SearchConfig& config) const;
    void setValue(SearchConfig& config, double value) const;

private:
    LatencyLoss m_loss;
};

} // namespace pathloom
