// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"
#include "core/space/path_mask.h"

#include <deque>
#include <optional>

namespace pathloom {

/// What pruning saves in an architecture step: counted, and timed where enough steps were timed to say so. Single times
/// tell little: what else the machine does changes them by more than pruning does.
class SavingMeter
{
public:
    /// Forgets everything: another search.
    void reset() { *this = {}; }
    /// @param mask the paths that are open
    /// @param steps architecture steps done so far
    /// @param seconds a step took lately, on average since the mask last changed; 0 = not known
    void add(const PathMask& mask, std::size_t steps, double seconds);

    /// Share of the candidate evaluations of an architecture step that is saved against a search with every path open,
    /// 0..1: of all candidates, of two a block (gates=two), or nothing where one path is evaluated as a whole.
    static double savedShare(const PathMask& mask, const SearchConfig& config);

    struct Times
    {
        double now, full; ///< medians, seconds; `full`: while every path was open
        bool operator==(const Times&) const = default;
    };
    /// None before both were sampled often enough, or while every path is open.
    std::optional<Times> times() const;

private:
    PathMask m_mask;
    std::size_t m_lastSteps = 0; ///< when the last sample was taken, or the mask changed
    std::deque<double> m_now, m_full;
};

} // namespace pathloom
