// SPDX-License-Identifier: MIT
#include "core/run/mask_history.h"

#include "core/search/steering.h"
#include "core/util/error.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

struct MaskHistory::State
{
    Steering steering;
    std::size_t taken = 0; ///< messages looked at
    std::vector<std::pair<std::int64_t, PathMask>> masks;
};

MaskHistory::MaskHistory(const SearchSpace& space) : m_state(std::make_unique<State>())
{
    m_state->steering = Steering(space);
    m_state->masks.emplace_back(std::numeric_limits<std::int64_t>::min(), m_state->steering.mask());
}

MaskHistory::~MaskHistory() = default;
MaskHistory::MaskHistory(MaskHistory&&) noexcept = default;
MaskHistory& MaskHistory::operator=(MaskHistory&&) noexcept = default;

void MaskHistory::apply(const Event& event)
{
    State& state = *m_state;
    const auto* command = std::get_if<CommandAccepted>(&event.body);
    if (!command)
        return;
    try {
        state.steering.apply(*command, event.step);
    } catch (const std::exception& e) {
        spdlog::warn("A recorded command of step {} was passed over: {}", event.step, e.what());
        return;
    }
    if (state.steering.mask() == state.masks.back().second)
        return;
    if (state.masks.back().first == event.step)
        state.masks.back().second = state.steering.mask();
    else
        state.masks.emplace_back(event.step, state.steering.mask());
}

void MaskHistory::follow(const History& history)
{
    const std::vector<Event>& messages = history.messages();
    while (m_state->taken < messages.size())
        apply(messages[m_state->taken++]);
}

const PathMask& MaskHistory::at(std::int64_t step) const
{
    const auto& masks = m_state->masks;
    const auto after = std::ranges::upper_bound(masks, step, {}, [](const auto& entry) { return entry.first; });
    return std::prev(after)->second;
}

} // namespace pathloom
