// SPDX-License-Identifier: MIT
#include "tests/e2e/kill/kill_case.h"

#include "core/latency/latency_model.h"
#include "core/search/command.h"
#include "core/util/files.h"
#include "tests/support/tiny_search.h"

namespace killtest {

using namespace pathloom;
namespace fs = std::filesystem;
using Kind = Command::Kind;

namespace {

constexpr const char* spaceText = R"({"format": "pathloom.space", "version": 1, "name": "toy",
    "input": {"channels": 1, "height": 12, "width": 12}, "classes": 2, "candidates": ["k3e3", "k5e3", "skip"],
    "stem": {"op": "conv k3 s2", "channels": 8}, "stages": [{"channels": 8, "blocks": 3, "stride": 1}],
    "head": {"channels": 16}})";

/// In the warm-up, at its end, between two epochs, at one step together, and in the last evaluation.
std::vector<ScriptedCommand> script()
{
    return {{5, {.kind = Kind::Set, .key = "weights.warmup_learning_rate", .value = 0.03}},
            {17, {.kind = Kind::Prune, .paths = {{0, 1}}}},
            {40, {.kind = Kind::Set, .key = "latency.lambda", .value = 0.4}},
            {40, {.kind = Kind::Derive}},
            {55, {.kind = Kind::PruneBelow, .value = 0.3}},
            {60, {.kind = Kind::Undo}},
            {78, {.kind = Kind::Derive}},
            {78, {.kind = Kind::Pin, .paths = {{2, 0}}}},
            {91, {.kind = Kind::Set, .key = "weights.learning_rate", .value = 0.01}},
            {92, {.kind = Kind::Derive, .step = 60}},
            {103, {.kind = Kind::Undo}},
            {103, {.kind = Kind::Undo}},
            {104, {.kind = Kind::Checkpoint}},
            {110, {.kind = Kind::Redo}},
            {140, {.kind = Kind::Restore, .paths = {{2, 1}}}},
            {160, {.kind = Kind::Set, .key = "alpha.learning_rate", .value = 0.05}}};
}

fs::path scriptFile(const Place& place)
{
    return place.work / "script.json";
}

} // namespace

const std::vector<Case>& cases()
{
    static const std::vector<Case> all = {
        {.name = "gradient, all paths", .settings = {"alpha.gates=full", "threads=1"}},
        {.name = "gradient, two paths", .settings = {"alpha.gates=two", "threads=1", "loader_threads=2"}},
        {.name = "reinforce", .settings = {"method=reinforce", "reinforce.samples=3", "threads=1"}},
        {.name = "two threads, prunes by itself",
         .settings = {"alpha.gates=full", "threads=2", "prune.below=0.3", "prune.after=3"}},
        // Longer: there are a few commands a second.
        {.name = "commands from outside", .settings = {"alpha.gates=full", "threads=1", "epochs=24"}, .live = true}};
    return all;
}

void prepare(const Place& place)
{
    tinysearch::writeBars(place.work / "data", 400, 100);
    writeTextFile(place.work / "toy.json", spaceText);
    const SearchSpace space = loadSpace((place.work / "toy.json").string());
    LatencyTable table{.device = "Toy", .runtime = "none"};
    table.corrections.pooled = {.offsetMs = 1, .scale = 1.5, .perPartMs = 0.2, .relativeError = 0.02, .networks = 10};
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = key.op == "mbconv" ? (key.kernel == 3 ? 2.0 : 4.0) : 1.0};
    writeLatencyCsv(table, place.work / "toy.csv");
    writeTextFile(scriptFile(place), toJson(script()).dump());
}

std::vector<std::string> searchCommand(const Place& place, const Case& which, const fs::path& run)
{
    std::vector<std::string> command = {place.cli,  "search",
                                        "--space",  place.work / "toy.json",
                                        "--data",   "idx:" + (place.work / "data").string(),
                                        "--target", place.work / "toy.csv",
                                        "--run",    run,
                                        "--name",   "toy",
                                        "--until",  "search",
                                        "--quiet"};
    if (which.live)
        command.push_back("--accept-commands");
    else
        command.insert(command.end(), {"--script", scriptFile(place)});
    std::vector<std::string> settings = {"batch_size=16",
                                         "warmup_epochs=2",
                                         "epochs=6",
                                         "alpha.first_epoch=0",
                                         "alpha.interval=2",
                                         "alpha.learning_rate=0.1",
                                         "held_out_fraction=0.2",
                                         "latency.loss=hinge",
                                         "training.epochs=4",
                                         "training.batch_size=16",
                                         "checkpoint_steps=" + std::to_string(checkpointSteps)};
    settings.insert(settings.end(), which.settings.begin(), which.settings.end());
    for (const std::string& setting : settings)
        command.insert(command.end(), {"--set", setting});
    return command;
}

std::vector<std::string> resumeCommand(const Place& place, const Case& which, const fs::path& run)
{
    std::vector<std::string> command = {place.cli, "resume", run, "--until", "search", "--quiet"};
    if (which.live)
        command.push_back("--accept-commands");
    return command;
}

Blow anyBlow(double seconds, const std::vector<Aim>& choice, RandomStream& random)
{
    const Aim aim = choice[std::size_t(random.below(int(choice.size())))];
    // A checkpoint takes about a dozen events, a transaction three or four, and a network's file half a dozen in all.
    const int writes = aim == Aim::Networks ? 6 : 1 + random.below(aim == Aim::Checkpoint ? 120 : 60);
    // Rather late than early: much of a short process is its start.
    return {.aim = aim,
            .seconds = seconds * std::max(random.uniform(), random.uniform()),
            .write = 1 + random.below(writes)};
}

bool hasPartFile(const fs::path& folder)
{
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (entry->path().extension() == ".part")
            return true;
    return false;
}

} // namespace killtest
