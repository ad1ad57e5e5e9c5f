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
    std::string id;     ///< what --target takes: "this-machine", a table's file name without ".csv", or a path
    std::string name;   ///< "This machine, LibTorch, 1 thread, batch 1"
    std::string origin; ///< "measured here", "imported", "shipped", "file" (a path that was not imported)
    std::filesystem::path tableFile;
    int batch = 0; ///< which batch size of the file; 0 = its only one
};

/// Id of the target that measures this machine with one thread and batch size 1; its table is made for a space when it
/// is first needed. "this-machine-2t-b8" is the same with 2 threads and batch size 8.
inline constexpr const char* thisMachineId = "this-machine";

/// All targets: this machine first, then imported tables of the user's data folder, then those in resources/targets.
std::vector<HardwareTarget> listTargets();
/// @param idOrPath a target's id, or the path of a latency CSV; "table.csv#32" takes the rows of batch size 32 from a
/// file that holds several. Throws UsageError listing the known ids.
HardwareTarget findTarget(const std::string& idOrPath);
/// Checks the file by reading it, then copies it to the user's data folder. "table.csv#32" as for findTarget. Throws
/// Error if another table has the file's name already. @return the new target
HardwareTarget importTarget(const std::filesystem::path& csv);

struct MeasureProgress
{
    int done = 0, total = 0;
    std::string shape; ///< what is being timed
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
/// spread is small, shapes in a seeded random order over several rounds, median and standard deviation with sample
/// count. What other programs disturbed is left out; the environment tells how much, and warns about a busy machine.
/// progress is called on the measuring thread, before each shape and at the end. Throws Cancelled within one pass of
/// setting stop. LibTorch's thread count for later threads is left as it was for the caller.
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
    double ms = 0; ///< median
    double deviationMs = 0;
    int samples = 0;
    bool operator==(const MeasuredLatency&) const = default;
};
/// The whole network timed on this machine by the same protocol.
MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options = {},
                               std::stop_token stop = {});

} // namespace pathloom
