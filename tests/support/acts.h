// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering.h"

namespace pathloom::test {

/// The record of the act that moved the budget, in ms; `id` is its number in the run.
inline CommandAccepted movedBudget(std::int64_t id, double before, double after)
{
    const Command request{.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = after};
    return recordOf({.id = id,
                     .command = toText(request.kind),
                     .settings = {{request.key, {before, after}}},
                     .request = toJson(request)});
}

} // namespace pathloom::test
