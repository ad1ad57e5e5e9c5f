// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>

namespace pathloom {

/// Commands on their way from any thread to the search.
class CommandInbox
{
public:
    void post(Command command);
    /// Everything that has arrived, in order.
    std::deque<Command> take();
    /// Commands that cannot be obeyed yet, before whatever has arrived since.
    void putBack(std::deque<Command> commands);
    /// Waits for a command, the stop token or the time. @return whether there is a command
    bool wait(std::stop_token stop, std::chrono::steady_clock::duration atMost);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Command> m_commands;
};

} // namespace pathloom
