// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "core/util/error.h"
#include "core/util/machine.h"

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct Options
{
    std::string run;
    std::vector<std::string> settings;
    std::optional<int> threads; ///< 0 = as many as are fastest
    std::string device;
    bool acceptCommands = false;
    StageOptions stages;
};

int resume(const Options& options)
{
    const std::filesystem::path folder = findRun(options.run);
    const RunInfo info = RunStore::open(folder, RunStore::Access::Read)->info();
    if (const std::string sentence = whyNotResumable(info); !sentence.empty())
        throw UsageError(sentence, folder.string(), "derive, train or export its networks instead");
    std::vector<Command> commands; // checked before anything is opened for writing
    for (const std::string& assignment : options.settings)
        commands.push_back(setCommand(assignment, info.config));
    const std::optional<ComputeDevice> device = chosenDevice(options.device);
    useThreads(options.threads.value_or(info.config.threads));
    note(fmt::format("Going on with {}", folder.string()));
    return searchAndFinish(
        folder,
        [&](EventSink sink) {
            auto engine = std::make_unique<SearchEngine>(folder, std::move(sink));
            if (options.threads)
                engine->setThreads(*options.threads);
            if (device)
                engine->setDevice(*device);
            if (options.acceptCommands)
                engine->acceptCommands();
            for (const Command& command : commands)
                engine->post(command);
            return engine;
        },
        options.stages);
}

} // namespace

void addResumeCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "resume", "Go on with a search that was stopped, killed or failed, from its last checkpoint");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    addSettingsOption(*command, options->settings, "weights.learning_rate=0.01");
    command->add_option("--threads", options->threads, "Threads for computing, 0 = as many as are fastest (default: as before)")
        ->check(CLI::Range(0, 1024));
    addDeviceOption(*command, options->device, "as before");
    command->add_flag("--accept-commands", options->acceptCommands,
                      "Take commands from other programs through the run folder: see pathloom-cli command");
    addStageOptions(*command, options->stages);
    command->callback([options, &action] { action = [options] { return resume(*options); }; });
}

} // namespace pathloom::cli
