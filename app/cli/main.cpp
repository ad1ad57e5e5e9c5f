// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/libtorch.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/printable.h"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace {

using namespace pathloom;

int runGuarded(const cli::Action& action)
{
    try {
        const int code = action();
        cli::finishOutput();
        return code;
    } catch (const Cancelled&) {
        cli::note("Interrupted.");
        return cli::Interrupted;
    } catch (const UsageError& e) {
        cli::note("error: " + printable(e.what()));
        return cli::WrongUsage;
    } catch (const Error& e) {
        cli::note("error: " + printable(e.what()));
    } catch (const cli::CannotCompute& e) {
        cli::note("error: " + printable(e.what()));
    } catch (const std::exception& e) {
        cli::note("error: something unexpected happened: " + printable(e.what()));
    }
    return cli::Failure;
}

} // namespace

int main(int argc, char** argv)
{
    cli::prepareProgram(argv);
    cli::handleInterrupts();
    spdlog::set_default_logger(spdlog::stderr_color_mt("pathloom"));
    spdlog::set_level(spdlog::level::warn);

    CLI::App app("Pathloom searches for convolutional networks that are accurate and fast on a given device.",
                 "pathloom-cli");
    app.set_version_flag("--version", [] { return "Pathloom " PATHLOOM_VERSION ", " + computeLibraryVersion(); });
    app.require_subcommand(0, 1); // none is answered below: CLI11 would not name a mistyped one
    cli::Action action;
    cli::addSearchCommand(app, action);
    cli::addResumeCommand(app, action);
    cli::addCommandCommand(app, action);
    cli::addReplayCommand(app, action);
    cli::addDeriveCommand(app, action);
    cli::addFrontCommand(app, action);
    cli::addTrainCommand(app, action);
    cli::addExportCommand(app, action);
    cli::addDescribeCommand(app, action);
    cli::addListCommand(app, action);
    cli::addProposeCommand(app, action);
    cli::addCompareCommand(app, action);
    cli::addDiffCommand(app, action);
    cli::addMeasureCommand(app, action);
    cli::addPredictCommand(app, action);
    cli::addTargetsCommand(app, action);
    cli::addReportCommand(app, action);
    app.footer("Results go to standard output (--json: for machines), progress and messages to standard error.\n"
               "Exit code: 0 success, 1 failure, 2 wrong usage, 130 interrupted.\n"
               "Each subcommand explains itself: pathloom-cli search --help");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? cli::Success : cli::WrongUsage;
    }
    if (!action) {
        cli::note("error: a subcommand is needed\n\n" + app.help());
        return cli::WrongUsage;
    }
    const CLI::Option* const quiet = app.get_subcommands().front()->get_option_no_throw("--quiet");
    return runGuarded([&] {
        const cli::OpeningDisplay opening(quiet && quiet->count() > 0);
        cli::beginComputing();
        return action();
    });
}
