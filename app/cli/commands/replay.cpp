// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "core/nn/compute_threads.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct Options
{
    std::string run, folder;
    StageOptions stages{.until = "search"};
};

int replay(const Options& options)
{
    const auto run = RunStore::open(findRun(options.run), RunStore::Access::Read);
    SearchJob job = jobOf(*run);
    const std::vector<ScriptedCommand> script = commandsOf(*run);
    const Json machine = run->info().machine;
    useThreads(job.config.threads);
    note(fmt::format("Repeating {} with {} commands in {}", run->folder().string(), script.size(), options.folder));
    return searchAndFinish(
        options.folder,
        [&](EventSink sink) {
            auto engine = std::make_unique<SearchEngine>(job, options.folder, std::move(sink));
            engine->setScript(script);
            engine->setAutomaticThreads(threadsUsedHere(machine)); // the same numbers need the same number of threads
            return engine;
        },
        options.stages);
}

} // namespace

void addReplayCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "replay", "Repeat a run: the same specification, seed, latency table and commands, in a new run folder");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--run", options->folder, "Run folder to create")->required();
    addStageOptions(*command, options->stages);
    command->callback([options, &action] { action = [options] { return replay(*options); }; });
}

} // namespace pathloom::cli
