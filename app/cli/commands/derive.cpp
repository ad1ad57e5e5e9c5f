// SPDX-License-Identifier: MIT
#include "core/derive/derive.h"
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"

#include <CLI/CLI.hpp>

namespace pathloom::cli {

namespace {

struct Options
{
    std::string run;
    std::optional<std::int64_t> step;
    bool json = false;
};

int derive(const Options& options)
{
    const auto run = RunStore::open(findRun(options.run), RunStore::Access::Write);
    const DerivedNetwork network = deriveNetwork(*run, options.step);
    if (options.json)
        printJson(derivedJson(*run, network));
    else
        printFields(derivedFields(*run, network));
    return Success;
}

} // namespace

void addDeriveCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("derive", "Take the most probable network out of a run, at any of its steps");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--step", options->step, "Step whose probabilities count (default: the newest)")
        ->check(checkNotNegative);
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return derive(*options); }; });
}

} // namespace pathloom::cli
