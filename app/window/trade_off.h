// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"

namespace pathloom {

/// How strongly latency counts, on the one scale that the slider has. Which setting that is depends on the search: the
/// exponent of the reward for REINFORCE, else lambda for the additive forms of the latency loss and beta for mul#log.
/// All span decades, so the scale is logarithmic.
class TradeOff
{
public:
    static constexpr int steps = 200;

    explicit TradeOff(const SearchConfig& config);

    bool isSteerable() const { return m_isSteerable; }
    const std::string& key() const { return m_key; } ///< of the setting
    double smallest() const;
    double largest() const;
    double valueAt(int position) const; ///< position 0..steps, clamped
    int positionOf(double value) const; ///< nearest
    double value() const { return m_value; }

private:
    std::string m_key;
    double m_value;
    bool m_isSteerable;
};

} // namespace pathloom
