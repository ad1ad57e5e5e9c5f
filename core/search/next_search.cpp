// SPDX-License-Identifier: MIT
#include "core/search/next_search.h"

#include "core/latency/target_files.h"
#include "core/run/run_json.h"

namespace pathloom {

namespace {

/// By which findTarget() finds it from any folder.
std::string targetText(const HardwareTarget& target)
{
    return target.origin == origins::file ? std::filesystem::absolute(target.id).string() : target.id;
}

Json toJson(const NextSearch& next)
{
    return {{"folder", std::filesystem::absolute(next.folder).string()},
            {"space", Json(toJson(next.job.space))},
            {"settings", Json(toJson(next.job.config))},
            {"data", toJson(next.job.data)},
            {"target", targetText(next.job.target)},
            {"name", next.job.name},
            {"until", toText(next.job.plan.until)},
            {"script", toJson(next.script)},
            {"accept_commands", next.acceptCommands}};
}

NextSearch nextSearchFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    return {.job = {.config = configFromJson(reader.at("settings"), where),
                    .space = spaceFromJson(reader.at("space"), where),
                    .data = dataSpecFromJson(reader.at("data"), where),
                    .target = findTarget(reader.text("target")),
                    .name = reader.text("name"),
                    .plan = {.until = stageFromText(reader.text("until"))}},
            .folder = reader.text("folder"),
            .script = scriptFromJson(reader.at("script"), where),
            .acceptCommands = reader.boolean("accept_commands", false)};
}

} // namespace

JobPlan planOf(Stage until, const std::vector<NextSearch>& others)
{
    JobPlan plan{.until = until};
    for (const NextSearch& next : others)
        plan.next.push_back(toJson(next));
    return plan;
}

std::vector<NextSearch> nextSearches(const JobPlan& plan, const std::string& where)
{
    std::vector<NextSearch> searches;
    for (auto entry = plan.next.begin(); entry != plan.next.end(); ++entry) {
        searches.push_back(nextSearchFromJson(*entry, where + ": a search that comes next"));
        for (auto later = std::next(entry); later != plan.next.end(); ++later)
            searches.back().job.plan.next.push_back(*later);
    }
    return searches;
}

} // namespace pathloom
