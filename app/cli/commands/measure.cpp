// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/measuring.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "core/latency/bundle.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct MeasureOptions
{
    MeasuringOptions measuring;
    std::string output, bundle;
    bool json = false;
};

int measure(const MeasureOptions& options)
{
    const SearchSpace space = loadSpace(options.measuring.space);
    if (!options.bundle.empty()) {
        makeBundle(space, options.measuring.batch, options.bundle, measuringProgress("writing"), interruptToken());
        note(fmt::format(
            "Bundle written to {0}. On the device: python3 measure.py; then here: pathloom-cli targets import "
            "{0}",
            options.bundle));
        return Success;
    }
    // With a file of one's own the table need not be kept besides: no data folder is made for it.
    std::optional<TemporaryFolder> aside;
    if (!options.output.empty()) {
        requireWritableFolder(fs::absolute(options.output).parent_path());
        if (!isWritableFolder(userDataFolder()))
            aside.emplace("measure");
    }
    const HardwareTarget target = measureTarget(options.measuring, space, aside ? aside->path() : fs::path());
    if (!options.output.empty())
        exportTarget(target, options.output);
    printTarget(target, options.json, space, aside ? fs::path(options.output) : fs::path());
    if (aside)
        note(fmt::format("The table is in {} only: there is no data folder to keep it as this machine's own.",
                         options.output));
    return Success;
}

} // namespace

void addMeasureCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<MeasureOptions>();
    CLI::App* command = app.add_subcommand(
        "measure", "Time every operator shape of a search space on this machine; the table makes it a target anywhere");
    addMeasuringOptions(*command, options->measuring);
    command->add_option("-o,--output", options->output, "Write the table to this CSV file as well, for another machine")
        ->type_name("FILE");
    command
        ->add_option("--bundle", options->bundle,
                     "Measure nothing; write ONNX files of all shapes and a script into this folder, for a device that "
                     "runs no more than a runtime")
        ->type_name("FOLDER");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return measure(*options); }; });
}

} // namespace pathloom::cli
