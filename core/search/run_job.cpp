// SPDX-License-Identifier: MIT
// From a stored run back to what was asked for.
#include "core/search/search_engine.h"
#include "core/search/steering.h"

#include <algorithm>
#include <set>

namespace pathloom {

SearchJob jobOf(const RunStore& run)
{
    const RunInfo info = run.info();
    SearchJob job{.config = info.config, .space = run.space(), .data = info.data, .name = info.name};
    job.target.id = info.targetId;
    job.target.name = info.targetName;
    if (LatencyTable table = run.latencyTable(); !table.entries.empty())
        job.table = std::move(table);
    // The stored settings are those in force: what was changed on the way began as the first change found it.
    std::set<std::string> seen;
    for (const Event& event : run.eventsOfKind("command_accepted"))
        if (const std::optional<Act> act = actOf(std::get<CommandAccepted>(event.body)))
            for (const auto& [key, change] : act->settings)
                if (seen.insert(key).second)
                    setSetting(job.config, key, change.before);
    return job;
}

std::vector<ScriptedCommand> commandsOf(const RunStore& run, std::int64_t afterRow)
{
    std::vector<ScriptedCommand> commands;
    for (const Event& event : run.eventsOfKind("command_accepted", afterRow)) {
        const auto& recorded = std::get<CommandAccepted>(event.body);
        if (recorded.command == toText(Command::Kind::Derive))
            commands.push_back({event.step, {.kind = Command::Kind::Derive}});
        else if (const std::optional<Act> act = actOf(recorded); act && !act->byEngine)
            commands.push_back({event.step, commandFromJson(act->request, "recorded command")});
    }
    // A network stays where a search was cut back: the steps before it were done again, and stand behind it.
    std::ranges::stable_sort(commands, {}, &ScriptedCommand::step);
    return commands;
}

std::string whyNotResumable(const RunInfo& info)
{
    return info.state == Phase::Finished ? "has finished its search, so there is nothing to go on with" : "";
}

} // namespace pathloom
