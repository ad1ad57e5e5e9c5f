// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "core/nn/compute_threads.h"
#include "core/run/run_images.h"
#include "core/util/error.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct ReplayOptions
{
    std::string run, folder, data;
    StageOptions stages{.until = "search"};
};

int replay(const ReplayOptions& options)
{
    const auto run = RunStore::open(findRun(options.run), RunStore::Access::Read);
    SearchJob job = jobOf(*run);
    if (const auto keys = settingsWithUnknownValues(job.config); !keys.empty()) // another value is another search
        throw Error(fmt::format("was searched with {} = {}, which this program does not know", keys.front(),
                                job.config.unknown.at(keys.front()).dump()),
                    run->folder().string(), "repeat it with the version that wrote it");
    for (const auto& [key, value] : job.config.unknown.items())
        note("warning: the setting '" + key + "', which this program does not know, has no effect");
    job.plan.until = stageFromText(options.stages.until);
    if (!options.data.empty())
        job.data = movedTo(job.data, dataSpecFromText(options.data));
    job.images = openRunImages(*run, job.data, interruptToken()); // other images would give another history
    for (const std::string& word : unknownCommandsOf(*run))
        note("warning: the command '" + word + "', which this program does not know, is left out");
    const std::vector<ScriptedCommand> script = commandsOf(*run);
    const Json machine = run->info().machine;
    useThreads(job.config.threads);
    note(fmt::format("Repeating {} with {} commands in {}", run->folder().string(), script.size(), options.folder));
    const auto make = [&](EventSink sink) {
        auto engine = std::make_unique<SearchEngine>(job, options.folder, std::move(sink));
        engine->setScript(script);
        engine->setAutomaticThreads(threadsUsedHere(machine)); // the same numbers need the same number of threads
        return engine;
    };
    return searchAndFinishAll({.folder = options.folder, .make = make}, options.stages);
}

} // namespace

void addReplayCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App* command = app.add_subcommand(
        "replay", "Repeat a run: the same specification, seed, latency table and commands, in a new run folder");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--run", options->folder, "Run folder to create")->required();
    addMovedDataOption(*command, options->data);
    addStageOptions(*command, options->stages);
    command->callback([options, &action] { action = [options] { return replay(*options); }; });
}

} // namespace pathloom::cli
