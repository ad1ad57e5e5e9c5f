// SPDX-License-Identifier: MIT
#include "core/run/run_work.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pathloom {

namespace {

// In the order of Stage.
constexpr std::array stageNames = {"search", "derive", "train", "measure", "export", "report"};
static_assert(stageNames.size() == std::size_t(Stage::Report) + 1);
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::optional<Stage> findStage(const std::string& text)
{
    const auto found = std::ranges::find(stageNames, text);
    return found == stageNames.end() ? std::nullopt : std::optional(static_cast<Stage>(found - stageNames.begin()));
}

std::vector<Stage> knownStages(const JsonReader& json, const std::string& key)
{
    std::vector<Stage> stages;
    for (const std::string& text : json.texts(key))
        if (const auto stage = findStage(text))
            stages.push_back(*stage);
    return stages;
}

Json toJson(const JobPlan& job)
{
    Json stages = Json::array(), done = Json::array();
    for (Stage stage : job.stages())
        stages.push_back(toText(stage));
    for (Stage stage : job.done)
        done.push_back(toText(stage));
    return {{"until", toText(job.until)},
            {"stages", std::move(stages)},
            {"network", job.network},
            {"done", std::move(done)},
            {"next", job.next}};
}

JobPlan jobFromJson(const JsonReader& json)
{
    // A further stage of another version comes after all that this one has.
    return {.until = findStage(json.text("until")).value_or(Stage::Export),
            .network = json.integer("network", 0, largest),
            .done = knownStages(json, "done"),
            .next = json.at("next")};
}

} // namespace

std::string toText(Stage stage)
{
    return stageNames[static_cast<std::size_t>(stage)];
}

Stage stageFromText(const std::string& text)
{
    if (const auto stage = findStage(text))
        return *stage;
    throw Error("'" + text + "' is no stage of the work on a run");
}

bool JobPlan::isDone(Stage stage) const
{
    return std::ranges::find(done, stage) != done.end();
}

std::vector<Stage> JobPlan::stages() const
{
    std::vector<Stage> all;
    const Stage last = until == Stage::Train ? Stage::Measure : until; // what has been trained is measured
    for (int stage = 0; stage <= int(last); ++stage)
        all.push_back(static_cast<Stage>(stage));
    all.push_back(Stage::Report);
    return all;
}

void RunWork::begin(const BegunWork& work)
{
    drop(work.stage, work.network);
    begun.push_back(work);
}

void RunWork::drop(Stage stage, std::int64_t network)
{
    std::erase_if(begun, [&](const BegunWork& w) { return w.stage == stage && w.network == network; });
}

void RunWork::derived(std::int64_t network)
{
    if (!job || job->isDone(Stage::Derive))
        return;
    job->network = network;
    job->done.push_back(Stage::Derive);
}

void RunWork::finish(Stage stage, std::int64_t network)
{
    drop(stage, network);
    if (job && job->network == network && !job->isDone(stage))
        job->done.push_back(stage);
}

Json toJson(const RunWork& work)
{
    Json begun = Json::array();
    for (const BegunWork& entry : work.begun)
        begun.push_back({{"stage", toText(entry.stage)}, {"network", entry.network}, {"options", entry.options}});
    begun.insert(begun.end(), work.unknown.begin(), work.unknown.end());
    return {{"job", work.job ? toJson(*work.job) : Json(nullptr)}, {"begun", std::move(begun)}};
}

RunWork runWorkFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    RunWork work;
    if (reader.at("job").is_object())
        work.job = jobFromJson(reader.object("job"));
    std::size_t place = 0;
    for (const JsonReader& entry : reader.objects("begun")) {
        if (const auto stage = findStage(entry.text("stage")))
            work.begun.push_back(
                {.stage = *stage, .network = entry.integer("network", 0, largest), .options = entry.at("options")});
        else
            work.unknown.push_back(reader.at("begun").at(place));
        ++place;
    }
    return work;
}

std::optional<BegunWork> nextWork(const RunWork& work, bool searchHasFinished)
{
    if (!work.begun.empty())
        return work.begun.front();
    if (!work.job || !searchHasFinished)
        return std::nullopt;
    for (Stage stage : work.job->stages())
        if (stage != Stage::Search && !work.job->isDone(stage))
            return BegunWork{.stage = stage, .network = work.job->network};
    return std::nullopt;
}

} // namespace pathloom
