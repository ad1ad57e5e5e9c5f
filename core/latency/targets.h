// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/space/search_space.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace pathloom {

/// A hardware target: device + runtime + threads + batch size + numeric format; owns a latency table.
struct HardwareTarget
{
    std::string id;    ///< file name without ".csv"; what --target takes
    std::string name;  ///< "This machine, LibTorch, 1 thread, batch 1"
    std::string origin; ///< "measured here", "imported", "shipped"
    std::filesystem::path tableFile;
};

/// Id of the target that measures this machine; its table is made for a space when it is first needed.
inline constexpr const char* thisMachineId = "this-machine";

/// All targets: this machine first, then imported tables of the user's data folder, then those in resources/targets.
std::vector<HardwareTarget> listTargets();
/// @param idOrPath a target's id, or the path of a latency CSV. Throws Error listing the known ids.
HardwareTarget findTarget(const std::string& idOrPath);
/// Checks the file by reading it, then copies it to the user's data folder. @return the new target
HardwareTarget importTarget(const std::filesystem::path& csv);

struct MeasureProgress
{
    int done = 0, total = 0;
    std::string shape;      ///< what is being timed
    double secondsLeft = 0;
};
struct MeasureOptions
{
    int threads = 1;
    int batch = 1;
    int minimumSamples = 20;
    double targetRelativeError = 0.02; ///< stop sampling when the median's standard error is below this …
    double secondsPerShape = 0.35;     ///< … or this much time was spent on the shape
};

/// Times every operator shape of the space through LibTorch as deployed (batch norm folded): warm-up, repeats until the
/// spread is small, shapes in a seeded random order over two rounds, median and standard deviation with sample count.
LatencyTable measureThisMachine(const SearchSpace& space, const MeasureOptions& options,
                                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {});

/// The target's table with every shape of the space: read from its file; for this machine measured where the cached
/// file lacks shapes (and then cached). Throws Error naming missing keys of other targets.
LatencyTable tableFor(const HardwareTarget& target, const SearchSpace& space,
                      const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {});
/// True if tableFor would have to measure first.
bool needsMeasuring(const HardwareTarget& target, const SearchSpace& space);

struct MeasuredLatency
{
    double ms = 0;          ///< median
    double deviationMs = 0;
    int samples = 0;
    bool operator==(const MeasuredLatency&) const = default;
};
/// The whole network timed on this machine by the same protocol.
MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options = {},
                               std::stop_token stop = {});

} // namespace pathloom
