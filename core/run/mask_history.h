// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"
#include "core/space/path_mask.h"

namespace pathloom {

/// Which paths were open at each step of a run, from the acts that it recorded. One mask is kept for each act that
/// changed something, so that asking is a binary search.
class MaskHistory
{
public:
    explicit MaskHistory(const SearchSpace& space);
    ~MaskHistory();
    MaskHistory(MaskHistory&&) noexcept;
    MaskHistory& operator=(MaskHistory&&) noexcept;

    /// Takes in the next event. A record that does not fit the space is passed over: the paths are then as they were
    /// before it.
    void apply(const Event& event);
    /// Takes in what the history has gained since the last time; nothing else may have been taken in.
    void follow(const History& history);
    /// The paths open after everything that happened up to the step; all paths before the first act.
    const PathMask& at(std::int64_t step) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace pathloom
