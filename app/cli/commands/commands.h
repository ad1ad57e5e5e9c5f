// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace pathloom::cli {

/// What the chosen subcommand does; returns the exit code. Set while the command line is parsed, called afterwards.
using Action = std::function<int()>;

// Each adds its subcommand with options and help; one file a subcommand.
void addSearchCommand(CLI::App& app, Action& action);
void addResumeCommand(CLI::App& app, Action& action);
void addCommandCommand(CLI::App& app, Action& action);
void addReplayCommand(CLI::App& app, Action& action);
void addDeriveCommand(CLI::App& app, Action& action);
void addFrontCommand(CLI::App& app, Action& action);
void addTrainCommand(CLI::App& app, Action& action);
void addExportCommand(CLI::App& app, Action& action);
void addDescribeCommand(CLI::App& app, Action& action);
void addListCommand(CLI::App& app, Action& action);
void addCompareCommand(CLI::App& app, Action& action);
void addDiffCommand(CLI::App& app, Action& action);
void addMeasureCommand(CLI::App& app, Action& action);
void addPredictCommand(CLI::App& app, Action& action);
void addProposeCommand(CLI::App& app, Action& action);
void addTargetsCommand(CLI::App& app, Action& action);
void addReportCommand(CLI::App& app, Action& action);

} // namespace pathloom::cli
