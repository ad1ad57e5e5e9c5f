// SPDX-License-Identifier: MIT
#include "app/window/event_queue.h"

#include <utility>

namespace pathloom {

bool EventQueue::push(const Event& event)
{
    const std::lock_guard lock(m_mutex);
    const bool wasEmpty = m_events.empty() && !m_progress;
    if (std::holds_alternative<Progress>(event.body))
        m_progress = event;
    else
        m_events.push_back(event);
    return wasEmpty;
}

std::vector<Event> EventQueue::take()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Event> taken = std::exchange(m_events, {});
    if (m_progress)
        taken.push_back(*std::exchange(m_progress, std::nullopt));
    return taken;
}

} // namespace pathloom
