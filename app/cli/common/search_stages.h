// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/remaining_work.h"
#include "core/search/next_search.h"

namespace CLI {
class App;
}

namespace pathloom::cli {

/// How far a search goes on after its last step, and how it tells about it.
struct StageOptions
{
    std::string until; ///< "search", "derive", "train" or "export"; empty = as the run has it
    bool json = false, quiet = false;
};
/// --until, --quiet and --json.
void addStageOptions(CLI::App& command, StageOptions& options);

using EngineMaker = std::function<std::unique_ptr<SearchEngine>(EventSink sink)>;
EngineMaker engineMaker(const NextSearch& search);

/// What is done to one run.
struct RunPart
{
    std::filesystem::path folder;
    bool resumes = false; ///< what was begun and interrupted comes before the search
    EngineMaker make;     ///< the search; none = there is none to do
    WorkChanges changes = {};
    int threads = 0;   ///< useThreads()
    std::string title; ///< for the line that tells of it; empty = none
};
/// Runs the engine; derives, trains (which also measures), exports and reports as far as the run's plan goes.
/// @param json gets what there is to print; null: it is printed for people
/// @return the exit code; a hint how to go on was printed where it is Interrupted
int searchAndFinish(const RunPart& part, const StageOptions& options, OrderedJson* json);

/// The searches for other targets that a run's plan has after it, as far as they are not done: those that were begun
/// already go on.
std::vector<RunPart> furtherSearches(const RunStore& run);

/// The same, followed by furtherSearches().
/// @return the exit code
int searchAndFinishAll(const RunPart& first, const StageOptions& options);

/// What to print when work on a run was interrupted: how to go on. True whatever was interrupted.
std::string interruptedText(const std::filesystem::path& folder);
/// Runs work on a run; interrupted, it prints that. @return the exit code
int orInterrupted(const std::filesystem::path& folder, const std::function<int()>& work);

} // namespace pathloom::cli
