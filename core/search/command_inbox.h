// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

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
    /// Waits for a command or the stop token.
    void wait(std::stop_token stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Command> m_commands;
};

} // namespace pathloom
