// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/search_options.h"
#include "core/search/next_search.h"
#include "core/space/proposal.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <ctime>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct SearchOptions
{
    std::string space = proposedSpace, run, name;
    std::vector<std::string> targets = {thisMachineId};
    DataOptions data;
    std::string method;
    double budgetMs = 0;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::string device;
    std::vector<std::string> settings;
    StageOptions stages{.until = "export"};
    bool acceptCommands = false;
    std::string script;
};

SearchJob jobFrom(const SearchOptions& options, const std::string& target)
{
    SearchJob job = prepareJob(options.space, dataSpec(options.data), target, Json::object(), interruptToken());
    job.name = options.name;
    if (options.targets.size() > 1) // told apart by their targets
        job.name += (job.name.empty() ? "" : "-") + job.target.id;
    for (const std::string& setting : options.settings)
        setSetting(job.config, setting);
    if (!options.method.empty())
        setSetting(job.config, "method", options.method);
    if (options.seed)
        setSetting(job.config, "seed", *options.seed);
    if (options.threads > 0)
        setSetting(job.config, "threads", options.threads);
    if (!options.device.empty())
        setSetting(job.config, "device", options.device);
    if (options.budgetMs > 0)
        setSetting(job.config, "latency.budget_ms", options.budgetMs);
    if (const std::vector<std::string> found = problems(job.config); !found.empty())
        throw UsageError(found.front());
    requireDevice(job.config.computing.device);
    requireTimes(job.target, job.space);
    return job;
}

/// Given by --run, else named by the job or the time below the default folder for runs.
fs::path runFolder(const SearchOptions& options, const SearchJob& job)
{
    if (!options.run.empty())
        return options.run;
    std::string name = job.name;
    std::ranges::replace(name, '/', '-');
    if (name.empty())
        name = fmt::format("{}-{:%Y-%m-%d-%H%M%S}",
                           options.space == proposedSpace ? job.space.name : fs::path(options.space).stem().string(),
                           fmt::localtime(std::time(nullptr)));
    return writableDataFolder("runs") / (name + ".pathloom");
}

std::vector<ScriptedCommand> scriptFrom(const std::string& file)
{
    if (file.empty())
        return {};
    std::vector<ScriptedCommand> script = scriptFromJson(readJsonFile(file), file);
    for (const auto& [step, command] : script)
        if (command.kind == Command::Kind::Pause || command.kind == Command::Kind::Resume)
            throw UsageError(fmt::format("holds '{}' for step {}, which only somebody who is there can ask for",
                                         toText(command.kind), step),
                             file);
    return script;
}

/// One search after the other, one for each target.
int search(const SearchOptions& options)
{
    if (options.targets.size() > 1 && !options.run.empty())
        throw UsageError("--run names one folder, but there are several targets", "",
                         "leave it out, or use --name: each run is called after its target");
    const std::vector<ScriptedCommand> script = scriptFrom(options.script);
    std::vector<NextSearch> searches; // all are checked before the first one takes its hours
    for (const std::string& target : options.targets) {
        NextSearch next{.job = jobFrom(options, target), .script = script, .acceptCommands = options.acceptCommands};
        next.job.plan.until = stageFromText(options.stages.until);
        next.folder = runFolder(options, next.job);
        searches.push_back(std::move(next));
    }
    NextSearch first = std::move(searches.front());
    searches.erase(searches.begin());
    first.job.plan = planOf(first.job.plan.until, searches);
    const SearchJob& job = first.job;
    useThreads(job.config.threads);
    if (options.space == proposedSpace)
        note("Proposed space: " + proposeSpace(job.space.input, job.space.classes).reason);
    note(fmt::format("Searching '{}' ({} choice blocks, 10^{:.1f} networks) for {}; run folder {}", job.space.name,
                     job.space.choiceCount(), log10Size(job.space), job.target.name, first.folder.string()));
    return searchAndFinishAll({.folder = first.folder, .make = engineMaker(first)}, options.stages);
}

} // namespace

void addSearchCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<SearchOptions>();
    CLI::App* command = app.add_subcommand(
        "search", "Search a network, train it, and export it as checked ONNX, all into a new run folder");
    command->add_option("--space", options->space, helpOf("space"))->capture_default_str();
    addDataOptions(*command, options->data);
    command->add_option("--target", options->targets, helpOf("target"))->capture_default_str();
    command->add_option("--method", options->method, helpOf("method"))
        ->check(CLI::IsMember({"gradient", "reinforce", "random"}));
    command->add_option("--budget", options->budgetMs, helpOf("budget"))->check(checkPositive);
    command->add_option("--seed", options->seed, helpOf("seed"));
    command->add_option("--run", options->run, helpOf("run"));
    command->add_option("--name", options->name, helpOf("name"));
    addSettingsOption(*command, options->settings, "epochs=3");
    addThreadsOption(*command, options->threads);
    addDeviceOption(*command, options->device, "cpu");
    command->add_flag("--accept-commands", options->acceptCommands, helpOf("accept-commands"));
    command->add_option("--script", options->script, helpOf("script"))->check(CLI::ExistingFile);
    addStageOptions(*command, options->stages);
    command->callback([options, &action] { action = [options] { return search(*options); }; });
}

} // namespace pathloom::cli
