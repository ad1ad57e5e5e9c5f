// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace pathloom {

/// Decides how often the window takes events, from what taking and painting them costs: the search must keep at least
/// 95 % of its speed on two cores, so the window may use no more than a small share of one.
class BatchPacer
{
public:
    using Milliseconds = std::chrono::milliseconds;

    static constexpr Milliseconds shortest{33}; ///< about 30 times a second, more is not seen
    static constexpr Milliseconds longest{1000};
    static constexpr double dutyCycle = 0.02; ///< share of one core

    /// Processor time the GUI thread spent on one batch, its painting included.
    void addCost(std::chrono::nanoseconds cost);
    Milliseconds interval() const;

private:
    double m_costMs = 0; ///< moving average, so that one slow paint does not freeze the view
};

/// Processor time of the calling thread so far.
std::chrono::nanoseconds threadCpuTime();

} // namespace pathloom
