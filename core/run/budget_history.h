// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"

#include <optional>

namespace pathloom {

/// Where the latency budget of a run was moved, in ms.
struct BudgetMove
{
    std::int64_t step = 0;
    double before = 0, after = 0;
};

/// In the order in which it happened.
std::vector<BudgetMove> budgetMoves(const History& history);
/// @param events others than commands are passed over
std::vector<BudgetMove> budgetMoves(const std::vector<Event>& events);
/// The budget in force at a step.
/// @param now the one in force at the end of the run
double budgetAt(const std::vector<BudgetMove>& moves, std::int64_t step, double now);

} // namespace pathloom
