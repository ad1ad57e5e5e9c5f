// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

namespace CLI {
class App;
}

namespace pathloom::cli {

// Measuring this machine, as `measure` and `targets measure` do it.

struct MeasuringOptions
{
    std::string space = "small", runtime;
    int threads = 1, batch = 1;
    MeasuringEffort effort;
    bool again = false, whenQuiet = false;
};
void addMeasuringOptions(CLI::App& command, MeasuringOptions& options);
/// Measures what the target of these options lacks of the space: shapes, and as many whole networks as asked for. Says
/// at once when other programs disturb it, and afterwards what that means and how to measure again.
/// @param folder where the table is kept instead of the user's data folder
HardwareTarget measureTarget(const MeasuringOptions& options, const SearchSpace& space,
                             const std::filesystem::path& folder = {});
/// A line on standard error now and then.
std::function<void(const MeasureProgress&)> measuringProgress(const std::string& verb);
/// Facts, coverage of the space, model and calibration of a target.
/// @param table the file to name as its table's, if not its own
void printTarget(const HardwareTarget& target, bool json, const SearchSpace& space,
                 const std::filesystem::path& table = {});

} // namespace pathloom::cli
