// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <mutex>
#include <vector>

namespace pathloom {

/// Events on their way from the thread that does the work to the window. What belongs to the history is never dropped;
/// of Progress, which is only ever shown, the newest one is kept. So a stalled window holds at most one Progress and
/// the steps the search really made meanwhile. Thread-safe.
class EventQueue
{
public:
    /// @return true if nothing was waiting before: the receiver has to be woken
    bool push(const Event& event);
    /// Everything that waits, in order, the Progress last; empties the queue.
    std::vector<Event> take();

private:
    std::mutex m_mutex;
    std::vector<Event> m_events;
    std::optional<Event> m_progress;
};

} // namespace pathloom
