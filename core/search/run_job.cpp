// SPDX-License-Identifier: MIT
// From a stored run back to what was asked for.
#include "core/search/search_engine.h"
#include "core/search/steering.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

// In the record of a derivation.
constexpr const char* momentKey = "step";            ///< of the network, if it is not the present one
constexpr const char* pathsKey = "paths";           ///< of the network, if it is not what leads
constexpr const char* choiceKey = "choice";         ///< why this network
constexpr const char* othersKey = "commands_before"; ///< acts and checkpoints of the same step

} // namespace

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
                if (seen.insert(key).second && !job.config.unknown.contains(key))
                    setSetting(job.config, key, change.before);
    return job;
}

std::vector<ScriptedCommand> commandsOf(const RunStore& run, std::int64_t afterRow)
{
    // A network stays where a search was cut back: what was done again before it stands behind it in the record. So it
    // says itself after how many commands of its step it was taken out.
    struct Placed
    {
        ScriptedCommand scripted;
        std::int64_t place;
    };
    std::vector<Placed> placed;
    std::map<std::int64_t, std::int64_t> othersAt; // step -> how many
    for (const Event& event : run.eventsOfKind("command_accepted", afterRow)) {
        const auto& recorded = std::get<CommandAccepted>(event.body);
        std::int64_t& others = othersAt[event.step];
        if (recorded.command == toText(Command::Kind::Derive)) {
            constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
            const JsonReader arguments(recorded.arguments, run.folder().string() + ": recorded command");
            Command command{.kind = Command::Kind::Derive};
            if (recorded.arguments.contains(momentKey))
                command.step = arguments.integer(momentKey, 0, most);
            if (arguments.has(pathsKey))
                command.paths = commandFromJson({{"command", recorded.command}, {"paths", arguments.at(pathsKey)}},
                                                run.folder().string() + ": recorded command")
                                    .paths;
            if (arguments.has(choiceKey))
                command.choice = choiceFromJson(arguments.at(choiceKey), run.folder().string() + ": recorded command");
            placed.push_back({{event.step, command}, 2 * arguments.integer(othersKey, 0, most, others)});
            continue;
        }
        if (recorded.command == toText(Command::Kind::Checkpoint))
            placed.push_back({{event.step, {.kind = Command::Kind::Checkpoint}}, 2 * others++ + 1});
        else if (!isCommandWord(recorded.command))
            continue; // see unknownCommandsOf()
        else if (const std::optional<Act> act = actOf(recorded); act && !act->byEngine)
            placed.push_back({{event.step, commandFromJson(act->request, "recorded command")}, 2 * others++ + 1});
    }
    std::ranges::stable_sort(placed, {}, [](const Placed& p) { return std::pair(p.scripted.step, p.place); });
    std::vector<ScriptedCommand> commands;
    for (Placed& p : placed)
        commands.push_back(std::move(p.scripted));
    return commands;
}

std::vector<std::string> unknownCommandsOf(const RunStore& run, std::int64_t afterRow)
{
    std::set<std::string> words;
    for (const Event& event : run.eventsOfKind("command_accepted", afterRow))
        if (const std::string& word = std::get<CommandAccepted>(event.body).command; !isCommandWord(word))
            words.insert(word);
    return {words.begin(), words.end()};
}

CommandAccepted recordOfDerivation(const Command& command, const std::vector<ScriptedCommand>& recorded,
                                   std::int64_t step)
{
    Json arguments = {{othersKey, std::ranges::count_if(recorded, [&](const ScriptedCommand& before) {
                           return before.step == step && before.command.kind != Command::Kind::Derive;
                       })}};
    if (command.step)
        arguments[momentKey] = *command.step;
    if (!command.paths.empty())
        arguments[pathsKey] = toJson(command).at("paths");
    if (command.choice)
        arguments[choiceKey] = toJson(*command.choice);
    return {.command = toText(command.kind), .arguments = std::move(arguments)};
}

std::string whyNotResumable(const RunInfo& info)
{
    if (info.state == Phase::Finished)
        return "has finished its search, so there is nothing to go on with";
    if (const auto keys = settingsWithUnknownValues(info.config); !keys.empty())
        return fmt::format("was searched with {} = {}, which this program does not know", keys.front(),
                           info.config.unknown.at(keys.front()).dump());
    return "";
}

} // namespace pathloom
