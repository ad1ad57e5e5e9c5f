// SPDX-License-Identifier: MIT
#include "core/search/command_inbox.h"

#include <utility>

namespace pathloom {

std::string toText(Command::Kind kind)
{
    switch (kind) {
    case Command::Kind::Pause:
        return "pause";
    case Command::Kind::Resume:
        return "resume";
    case Command::Kind::Stop:
        return "stop";
    case Command::Kind::Derive:
        return "derive";
    case Command::Kind::Checkpoint:
        return "checkpoint";
    case Command::Kind::SetBudget:
        return "set_budget";
    case Command::Kind::SetTradeOff:
        return "set_trade_off";
    }
    return {};
}

void CommandInbox::post(Command command)
{
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(command);
    m_arrived.notify_all();
}

std::deque<Command> CommandInbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_commands, {});
}

void CommandInbox::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, stop, [this] { return !m_commands.empty(); });
}

} // namespace pathloom
