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
    int threads = 1, batch = 1, networks = 0;
    std::uint64_t seed = 0;
    bool again = false;
};
void addMeasuringOptions(CLI::App& command, MeasuringOptions& options);
/// Measures what the target of these options lacks of the space, then as many whole networks as asked for.
HardwareTarget measureTarget(const MeasuringOptions& options, const SearchSpace& space);
/// A line on standard error now and then.
std::function<void(const MeasureProgress&)> measuringProgress(const std::string& verb);
/// Facts, coverage of the space, model and calibration of a target.
void printTarget(const HardwareTarget& target, bool json, const SearchSpace& space);

} // namespace pathloom::cli
