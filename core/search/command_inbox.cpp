// SPDX-License-Identifier: MIT
#include "core/search/command_inbox.h"

#include <utility>

namespace pathloom {

void CommandInbox::post(Command command)
{
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
    m_arrived.notify_all();
}

std::deque<Command> CommandInbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_commands, {});
}

void CommandInbox::putBack(std::deque<Command> commands)
{
    const std::lock_guard lock(m_mutex);
    m_commands.insert(m_commands.begin(), std::make_move_iterator(commands.begin()),
                      std::make_move_iterator(commands.end()));
}

bool CommandInbox::wait(std::stop_token stop, std::chrono::steady_clock::duration atMost)
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, stop, atMost, [this] { return !m_commands.empty(); });
}

} // namespace pathloom
