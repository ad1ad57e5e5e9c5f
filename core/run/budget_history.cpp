// SPDX-License-Identifier: MIT
#include "core/run/budget_history.h"

#include "core/search/steering.h"
#include "core/util/error.h"

#include <algorithm>

namespace pathloom {

namespace {

std::optional<BudgetMove> budgetMove(const Event& event)
{
    const auto* command = std::get_if<CommandAccepted>(&event.body);
    if (!command)
        return {};
    try {
        const std::optional<Act> act = actOf(*command);
        if (!act || !act->settings.contains("latency.budget_ms"))
            return {};
        const Act::Change& change = act->settings.at("latency.budget_ms");
        return BudgetMove{event.step, change.before, change.after};
    } catch (const Error&) {
        return {}; // a damaged record is shown as it is elsewhere; here it says nothing
    }
}

} // namespace

std::vector<BudgetMove> budgetMoves(const History& history)
{
    return budgetMoves(history.messages());
}

std::vector<BudgetMove> budgetMoves(const std::vector<Event>& events)
{
    std::vector<BudgetMove> moves;
    for (const Event& event : events)
        if (const auto move = budgetMove(event))
            moves.push_back(*move);
    return moves;
}

double budgetAt(const std::vector<BudgetMove>& moves, std::int64_t step, double now)
{
    const auto next = std::ranges::upper_bound(moves, step, {}, &BudgetMove::step);
    if (next != moves.begin())
        return std::prev(next)->after;
    return moves.empty() ? now : moves.front().before;
}

} // namespace pathloom
