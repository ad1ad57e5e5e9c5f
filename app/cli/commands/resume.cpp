// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "core/run/run_images.h"
#include "core/util/error.h"

#include <optional>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct ResumeOptions
{
    std::string run, data;
    std::vector<std::string> settings;
    std::optional<int> threads; ///< 0 = as many as are fastest
    std::string device;
    bool acceptCommands = false;
    StageOptions stages;
};

/// What is left of a run.
struct Left
{
    bool begun = false;    ///< work on its networks that was interrupted
    bool searches = false; ///< its search can go on
    bool further = false;  ///< of its plan: stages after the search, or searches for other targets
};

Left leftOf(const RunStore& run)
{
    const RunWork work = run.work();
    return {.begun = !work.begun.empty(),
            .searches = whyNotResumable(run.info()).empty(),
            .further = nextWork(run).has_value() || !furtherSearches(run).empty()};
}

/// Runs of an older Pathloom have no plan; one that was given now holds from now on.
void takePlan(const std::filesystem::path& folder, const std::string& until)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    const bool searches = whyNotResumable(run->info()).empty();
    run->changeWork([&](RunWork& work) {
        if (!work.job && (searches || !until.empty()))
            work.job = JobPlan{.until = Stage::Export};
        if (work.job && !until.empty())
            work.job->until = stageFromText(until);
    });
}

int resume(const ResumeOptions& options)
{
    const std::filesystem::path folder = findRun(options.run);
    const auto run = RunStore::open(folder, RunStore::Access::Read);
    const RunInfo info = run->info();
    Left left = leftOf(*run);
    if (!left.begun && !left.searches && !left.further && options.stages.until.empty())
        throw UsageError("has finished its search and all that was asked for, so there is nothing to go on with",
                         folder.string(), "derive, train or export its networks instead");
    std::vector<Command> commands; // checked before anything is opened for writing
    for (const std::string& assignment : options.settings)
        commands.push_back(setCommand(assignment, info.config));
    // Somebody has stopped the search, or it failed: what was begun since is what was interrupted now.
    if (left.searches && left.begun && hasEnded(info.state)) {
        left.searches = false;
        note(fmt::format("What was begun since the search was left goes on; the search itself, at step {}, with the "
                         "next resume.",
                         run->lastStep()));
    }
    if (!left.searches && (!options.settings.empty() || options.acceptCommands))
        throw UsageError("--set and --accept-commands are for a search, and it is not the search that goes on",
                         folder.string());
    WorkChanges changes{.threads = options.threads, .device = chosenDevice(options.device)};
    if (!options.data.empty()) {
        changes.data = movedTo(info.data, dataSpecFromText(options.data));
        openRunImages(*run, *changes.data, interruptToken()); // refused before anything is changed
    }
    useThreads(options.threads.value_or(info.config.threads));
    note(fmt::format("Going on with {}", folder.string()));
    takePlan(folder, options.stages.until);

    RunPart part{.folder = folder, .resumes = true, .changes = changes};
    if (left.searches)
        part.make = [&](EventSink sink) {
            auto engine = std::make_unique<SearchEngine>(folder, std::move(sink));
            if (options.threads)
                engine->setThreads(*options.threads);
            if (changes.device)
                engine->setDevice(*changes.device);
            if (changes.data)
                engine->setData(*changes.data);
            if (options.acceptCommands)
                engine->acceptCommands();
            for (const Command& command : commands)
                engine->post(command);
            return engine;
        };
    return searchAndFinishAll(part, options.stages);
}

} // namespace

void addResumeCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ResumeOptions>();
    CLI::App* command = app.add_subcommand(
        "resume", "Go on with what was interrupted (search, training, measuring, export, the whole job), from its last "
                  "checkpoint");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    addSettingsOption(*command, options->settings, "weights.learning_rate=0.01");
    command->add_option("--threads", options->threads, "Threads for computing, 0 = as many as are fastest (default: as before)")
        ->check(CLI::Range(0, 1024));
    addDeviceOption(*command, options->device, "as before");
    addMovedDataOption(*command, options->data);
    command->add_flag("--accept-commands", options->acceptCommands,
                      "Take commands from other programs through the run folder: see pathloom-cli command");
    addStageOptions(*command, options->stages);
    command->callback([options, &action] { action = [options] { return resume(*options); }; });
}

} // namespace pathloom::cli
