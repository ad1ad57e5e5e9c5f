// SPDX-License-Identifier: MIT
#include "core/search/command.h"

#include "core/util/error.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <array>
#include <limits>

#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

using Kind = Command::Kind;

// In the order of Command::Kind.
constexpr std::array kindNames = {"pause", "resume",  "stop",        "derive",    "checkpoint", "set", "prune",
                                  "pin",   "restore", "prune_below", "fix_stage", "undo",       "redo"};
static_assert(kindNames.size() == std::size_t(Kind::Redo) + 1);

constexpr int most = std::numeric_limits<int>::max();

Kind kindOf(const JsonReader& json)
{
    const std::string word = json.text("command");
    const auto found = std::ranges::find(kindNames, word);
    if (found == kindNames.end())
        throw UsageError(fmt::format("'{}' is no command; there are {}", word, fmt::join(kindNames, ", ")));
    return static_cast<Kind>(found - kindNames.begin());
}

Json listOf(const std::vector<Path>& paths)
{
    Json json = Json::array();
    for (const Path& path : paths)
        json.push_back({path.block, path.candidate});
    return json;
}

std::vector<Path> pathsOf(const JsonReader& json)
{
    std::vector<Path> paths;
    if (!json.at("paths").is_array())
        json.fail("paths", "must be a list of [block, candidate]");
    for (const Json& pair : json.at("paths")) {
        const bool isPair = pair.is_array() && pair.size() == 2;
        const std::int64_t block = isPair ? wholeNumber(pair[0]).value_or(-1) : -1;
        const std::int64_t candidate = isPair ? wholeNumber(pair[1]).value_or(-1) : -1;
        if (block < 0 || block > most || candidate < 0 || candidate > most)
            json.fail("paths", "must be a list of [block, candidate], but holds " + pair.dump());
        paths.push_back({static_cast<int>(block), static_cast<int>(candidate)});
    }
    return paths;
}

bool hasPaths(Kind kind)
{
    return kind == Kind::Prune || kind == Kind::Pin || kind == Kind::Restore;
}

} // namespace

bool isCommandWord(const std::string& word)
{
    return std::ranges::find(kindNames, word) != kindNames.end();
}

std::string toText(Command::Kind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

Json toJson(const Command& command)
{
    Json json = {{"command", toText(command.kind)}};
    if (hasPaths(command.kind)) {
        json["paths"] = listOf(command.paths);
    } else if (command.kind == Kind::Set) {
        json["key"] = command.key;
        json["value"] = command.value;
    } else if (command.kind == Kind::PruneBelow) {
        json["value"] = command.value;
    } else if (command.kind == Kind::FixStage) {
        json["stage"] = command.stage;
    } else if (command.kind == Kind::Derive) {
        if (command.step)
            json["step"] = *command.step;
        if (!command.paths.empty())
            json["paths"] = listOf(command.paths);
        if (command.choice)
            json["choice"] = toJson(*command.choice);
    }
    return json;
}

Command commandFromJson(const Json& json, const std::string& where)
{
    try {
        const JsonReader reader(json, where);
        Command command{.kind = kindOf(reader)};
        constexpr double largest = std::numeric_limits<double>::max();
        if (hasPaths(command.kind) || (command.kind == Kind::Derive && reader.has("paths")))
            command.paths = pathsOf(reader);
        if (command.kind == Kind::Set)
            command.key = reader.text("key");
        if (command.kind == Kind::Set || command.kind == Kind::PruneBelow)
            command.value = reader.number("value", -largest, largest);
        if (command.kind == Kind::FixStage)
            command.stage = static_cast<int>(reader.integer("stage", 0, most));
        if (command.kind == Kind::Derive && reader.has("step"))
            command.step = reader.integer("step", 0, std::numeric_limits<std::int64_t>::max());
        if (command.kind == Kind::Derive && reader.has("choice"))
            command.choice = choiceFromJson(reader.at("choice"), where + ": choice");
        reader.finish();
        return command;
    } catch (const UsageError& e) {
        throw UsageError(e.what(), where);
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

namespace {

ScriptedCommand scriptedFromJson(const Json& json, const std::string& where)
{
    constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
    try {
        const JsonReader reader(json, where);
        ScriptedCommand scripted{reader.integer("step", -any, any), commandFromJson(reader.at("command"), where)};
        reader.finish();
        if (scripted.step < 0)
            reader.fail("step", fmt::format("must not be below 0, but is {}", scripted.step));
        return scripted;
    } catch (const UsageError&) {
        throw;
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

} // namespace

Json toJson(const std::vector<ScriptedCommand>& script)
{
    Json json = Json::array();
    for (const ScriptedCommand& scripted : script)
        json.push_back({{"step", scripted.step}, {"command", toJson(scripted.command)}});
    return json;
}

std::vector<ScriptedCommand> scriptFromJson(const Json& json, const std::string& where)
{
    const Json& list = json.is_object() && json.contains("commands") ? json.at("commands") : json;
    if (!list.is_array())
        throw UsageError("must be a list of commands with their steps, or have one under the key 'commands'", where);
    std::vector<ScriptedCommand> script;
    for (const Json& entry : list)
        script.push_back(scriptedFromJson(entry, fmt::format("{}: entry {}", where, script.size() + 1)));
    std::ranges::stable_sort(script, {}, &ScriptedCommand::step);
    return script;
}

Command deriveCommand(const Architecture& architecture, std::optional<std::int64_t> step,
                      std::optional<NetworkChoice> choice)
{
    Command command{.kind = Kind::Derive, .step = step, .choice = std::move(choice)};
    for (std::size_t i = 0; i < architecture.choices.size(); ++i)
        command.paths.push_back({static_cast<int>(i), architecture.choices[i]});
    return command;
}

std::optional<Architecture> wantedArchitecture(const Command& command, const SearchSpace& space)
{
    if (command.paths.empty())
        return std::nullopt;
    const PathMask all(space);
    Architecture architecture{std::vector<int>(static_cast<std::size_t>(space.choiceCount()), -1)};
    for (const Path& path : command.paths) {
        if (!all.contains(path))
            throw UsageError(fmt::format("Block {} of the space has no candidate {}", path.block, path.candidate));
        architecture.choices[static_cast<std::size_t>(path.block)] = path.candidate;
    }
    if (static_cast<int>(command.paths.size()) != space.choiceCount() ||
        std::ranges::count(architecture.choices, -1) > 0)
        throw UsageError(fmt::format("A network has one path of each of the {} blocks, but {} are named",
                                     space.choiceCount(), command.paths.size()));
    return architecture;
}

const std::vector<std::string>& steerableSettings()
{
    static const std::vector<std::string> keys = {"latency.budget_ms",
                                                  "latency.beta",
                                                  "latency.lambda",
                                                  "reinforce.exponent",
                                                  "weights.warmup_learning_rate",
                                                  "weights.learning_rate",
                                                  "alpha.learning_rate",
                                                  "prune.below",
                                                  "prune.after",
                                                  "checkpoint_seconds",
                                                  "checkpoint_steps"};
    return keys;
}

} // namespace pathloom
