// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_engine.h"

namespace CLI {
class App;
}

namespace pathloom::cli {

/// How far a search goes on after its last step, and how it tells about it.
struct StageOptions
{
    std::string until = "export"; ///< "search", "derive", "train" or "export"
    bool json = false, quiet = false;
};
/// --until, --quiet and --json.
void addStageOptions(CLI::App& command, StageOptions& options);

using EngineMaker = std::function<std::unique_ptr<SearchEngine>(EventSink sink)>;
/// Runs the engine; derives, trains (which also measures), exports and reports as far as asked for.
/// @return the exit code
int searchAndFinish(const std::filesystem::path& folder, const EngineMaker& make, const StageOptions& options);
/// @param json gets what there is to print; null: it is printed for people
int searchAndFinish(const std::filesystem::path& folder, const EngineMaker& make, const StageOptions& options,
                    OrderedJson* json);

} // namespace pathloom::cli
