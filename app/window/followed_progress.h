// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"
#include "core/search/search_config.h"

#include <deque>

namespace pathloom {

/// Where a search stands that another program runs. Its record keeps no Progress events, so this is worked out from the
/// steps in it.
class FollowedProgress
{
public:
    /// Events in the order of the record.
    void add(const std::vector<Event>& events);
    /// What is not known is left at 0, as are totals until two steps are recorded.
    Progress of(const SearchConfig& config, const History& history) const;

private:
    struct Mark
    {
        std::int64_t step;
        double seconds; ///< of running time
    };
    /// Over the steps from this one on; 0 if unknown.
    double stepsPerSecond(std::int64_t from = 0) const;

    std::deque<Mark> m_marks; ///< of the last minute of running time, oldest first
    double m_seconds = 0;
};

/// Weight steps in a pass over the training images; 0 if the record does not tell yet. Known from the length of the
/// warm-up, and before its end from the learning rate, which falls along a cosine over the phase.
std::int64_t stepsPerEpoch(const SearchConfig& config, const History& history);

} // namespace pathloom
