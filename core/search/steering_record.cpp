// SPDX-License-Identifier: MIT
// The form in which a run records acts.
#include "core/search/steering.h"
#include "core/util/error.h"
#include "core/util/json_reader.h"

namespace pathloom {

namespace {

Json pairsOf(const std::vector<Path>& paths)
{
    Json pairs = Json::array();
    for (const Path& path : paths)
        pairs.push_back({path.block, path.candidate});
    return pairs;
}

std::vector<Path> pathsOf(const Json& pairs)
{
    std::vector<Path> paths;
    for (const Json& pair : pairs)
        paths.push_back({pair.at(0).get<int>(), pair.at(1).get<int>()});
    return paths;
}

} // namespace

CommandAccepted recordOf(const Act& act)
{
    Json settings = Json::object();
    for (const auto& [key, change] : act.settings)
        settings[key] = {change.before, change.after};
    Json arguments = {{"act", act.id},
                      {"closed", pairsOf(act.closed)},
                      {"opened", pairsOf(act.opened)},
                      {"settings", settings},
                      {"request", act.request}};
    if (act.of > 0)
        arguments["of"] = act.of;
    if (act.byEngine)
        arguments["by"] = "engine";
    return {.command = act.command, .arguments = std::move(arguments)};
}

std::optional<Act> actOf(const CommandAccepted& recorded)
{
    const Json& arguments = recorded.arguments;
    if (!arguments.is_object() || !arguments.contains("act"))
        return std::nullopt;
    try {
        Act act{.id = arguments.at("act").get<std::int64_t>(),
                .command = recorded.command,
                .of = arguments.value("of", std::int64_t(0)),
                .byEngine = arguments.value("by", std::string()) == "engine",
                .closed = pathsOf(arguments.at("closed")),
                .opened = pathsOf(arguments.at("opened")),
                .request = arguments.at("request")};
        for (const auto& [key, change] : arguments.at("settings").items())
            act.settings[key] = {change.at(0).get<double>(), change.at(1).get<double>()};
        return act;
    } catch (const Json::exception& e) {
        if (!isCommandWord(recorded.command))
            return std::nullopt;
        throw Error(std::string("is damaged: ") + e.what(), "command '" + recorded.command + "'");
    }
}

} // namespace pathloom
