// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_engine.h"

namespace pathloom {

/// A search that comes after another one, as that one's JobPlan::next keeps it: {"folder", "space", "settings", "data",
/// "target", "name", "until", "script", "accept_commands"}.
struct NextSearch
{
    SearchJob job; ///< without a table of its own; plan.next is what comes after this one
    std::filesystem::path folder;
    std::vector<ScriptedCommand> script;
    bool acceptCommands = false;
};

/// The plan of a search that the others follow, in this order.
/// @param until the last stage of each
JobPlan planOf(Stage until, const std::vector<NextSearch>& others);
/// What follows a search, in order; the plan of each has those after it. Throws Error naming where, or UsageError if a
/// target is gone.
std::vector<NextSearch> nextSearches(const JobPlan& plan, const std::string& where);

} // namespace pathloom
