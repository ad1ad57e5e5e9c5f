// SPDX-License-Identifier: MIT
#include "tests/e2e/kill/record.h"

#include "core/run/run_store.h"
#include "core/util/error.h"

#include <algorithm>
#include <optional>
#include <set>

#include <SQLiteCpp/SQLiteCpp.h>
#include <spdlog/fmt/fmt.h>

namespace killtest {

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

constexpr const char* commandMark = " command_accepted ";

bool belongsToTheSearch(const EventBody& body)
{
    if (const auto* command = std::get_if<CommandAccepted>(&body)) // acts and networks taken out
        return command->arguments.contains("act") || command->command == "derive";
    return std::holds_alternative<WeightStep>(body) || std::holds_alternative<ArchitectureStep>(body) ||
           std::holds_alternative<ProbabilitySnapshot>(body) || std::holds_alternative<Evaluation>(body) ||
           std::holds_alternative<Alarm>(body) || std::holds_alternative<NetworkDerived>(body);
}

std::int64_t oneNumber(SQLite::Database& database, const char* query)
{
    return database.execAndGet(query).getInt64();
}

/// What was asked for, if this line of a record is a setting that was taken over.
std::optional<Json> settingIn(const std::string& line)
{
    const std::size_t mark = line.find(commandMark);
    if (mark == std::string::npos)
        return std::nullopt;
    const Json recorded = Json::parse(line.substr(mark + std::string(commandMark).size()));
    return recorded.at("command") == "set" ? std::optional(recorded.at("arguments").at("request")) : std::nullopt;
}

} // namespace

std::vector<std::string> recordOf(const fs::path& run)
{
    std::vector<std::pair<std::pair<std::int64_t, std::size_t>, std::string>> found;
    const auto store = RunStore::open(run, RunStore::Access::Read);
    store->readEvents(0, [&](const Event& event) {
        if (!belongsToTheSearch(event.body))
            return;
        const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body);
        const Json body = snapshot ? Json(*snapshot->probabilities) : bodyToJson(event.body);
        // A network that was taken out stays where a search is cut back: acts of its step may come to stand behind it.
        const auto* command = std::get_if<CommandAccepted>(&event.body);
        const std::size_t kind = 2 * event.body.index() + (command && !command->arguments.contains("act"));
        found.push_back(
            {{event.step, kind}, fmt::format("step {} {} {}", event.step, kindOf(event.body), body.dump())});
    });
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<std::string> lines;
    for (auto& entry : found)
        lines.push_back(std::move(entry.second));
    for (const DerivedNetwork& network : store->networks())
        lines.push_back(fmt::format("network {} of step {}: {}", network.name, network.step, network.architecture));
    std::set<std::string> kept;
    for (const fs::directory_entry& entry : fs::directory_iterator(run / Checkpoints::folderName))
        if (const std::string name = entry.path().filename(); name.starts_with("step-"))
            kept.insert("kept: " + name);
    lines.insert(lines.end(), kept.begin(), kept.end());
    const RunInfo info = store->info();
    lines.push_back("state " + toText(info.state) + " settings " + toJson(info.config).dump());
    return lines;
}

std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& found)
{
    for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
        const std::string left = i < expected.size() ? expected[i] : "(end)",
                          right = i < found.size() ? found[i] : "(end)";
        if (left != right)
            return fmt::format("line {} of {}\n    expected: {}\n    found:    {}", i, expected.size(), left, right);
    }
    return {};
}

std::string damageOf(const fs::path& run, const fs::path& copy)
{
    fs::remove_all(copy);
    fs::create_directories(copy);
    for (const char* name : {"run.db", "run.db-wal"}) // the -shm file is made anew, as after a crash of the machine
        if (fs::exists(run / name))
            fs::copy_file(run / name, copy / name);
    try {
        SQLite::Database database((copy / "run.db").string(), SQLite::OPEN_READWRITE);
        if (const std::string text = database.execAndGet("PRAGMA integrity_check").getString(); text != "ok")
            return "integrity check: " + text;
        const std::int64_t steps = oneNumber(database, "SELECT count(*) FROM weight_steps");
        const std::int64_t different = oneNumber(database, "SELECT count(DISTINCT step) FROM weight_steps");
        const std::int64_t last = oneNumber(database, "SELECT ifnull(max(step), 0) FROM weight_steps");
        if (steps != last || different != last)
            return fmt::format("{} weight steps recorded, {} different ones, up to step {}", steps, different, last);
        if (oneNumber(database, "SELECT count(*) FROM weight_steps a JOIN weight_steps b ON a.step = b.step + 1"
                                " WHERE a.row < b.row OR a.seconds < b.seconds") != 0)
            return "the times of the weight steps do not ascend";
    } catch (const SQLite::Exception& e) {
        return e.what();
    }
    return {};
}

Resumes resumesOf(const fs::path& run)
{
    Resumes all;
    for (const Event& event : RunStore::open(run, RunStore::Access::Read)->eventsOfKind("resumed")) {
        const auto& resumed = std::get<Resumed>(event.body);
        ++all.count;
        all.steps += resumed.repeated;
        all.most = std::max(all.most, resumed.repeated);
        all.exact = all.exact && resumed.exact;
    }
    return all;
}

std::int64_t checkpointStep(const fs::path& run)
{
    const CheckpointFile newest = Checkpoints(run / "checkpoints").newest();
    return newest.file.empty() ? -1 : newest.step;
}

int commandsIn(const std::vector<std::string>& record)
{
    return int(std::ranges::count_if(record, [](const auto& line) { return line.find(commandMark) != line.npos; }));
}

std::string doubledSetting(const std::vector<std::string>& record)
{
    std::set<std::string> seen;
    for (const std::string& line : record)
        if (const std::optional<Json> request = settingIn(line); request && !seen.insert(request->dump()).second)
            return line;
    return {};
}

bool hasSetting(const std::vector<std::string>& record, const std::string& key, double value)
{
    return std::ranges::any_of(record, [&](const std::string& line) {
        const std::optional<Json> request = settingIn(line);
        return request && request->at("key") == key && request->at("value") == value;
    });
}

} // namespace killtest
