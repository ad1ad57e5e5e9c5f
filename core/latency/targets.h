// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/measuring_conditions.h"
#include "core/latency/predictor.h"
#include "core/latency/table_import.h"
#include "core/runtime/runtime.h"
#include "core/space/search_space.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace pathloom {

/// A hardware target: device + runtime + threads + batch size + numeric format; owns a latency table.
struct HardwareTarget
{
    std::string id;     ///< what --target takes: "this-machine", a table's file name without ".csv", or a path
    /// "This machine, ONNX Runtime, 1 thread, batch 1"; of an imported table "my-phone, Pixel 1, TensorFlow Lite, batch 1"
    std::string name;
    std::string origin; ///< "measured here", "imported", "shipped", "file" (a path that was not imported)
    std::filesystem::path tableFile;
    int batch = 0;   ///< which batch size of the file; 0 = its only one
    int threads = 0; ///< 0 = not stated
    std::string device, runtime, format;
    std::optional<RuntimeKind> runtimeKind; ///< of this machine's targets: what measures them
};

/// Id of the target that measures this machine with the default runtime, one thread and batch size 1; its table is made
/// for a space when it is first needed. "this-machine-libtorch-2t-b8" is the same with LibTorch, 2 threads, batch 8.
inline constexpr const char* thisMachineId = "this-machine";
/// "this-machine-onnxruntime-2t-b8"
std::string thisMachineIdFor(RuntimeKind runtime, int threads, int batch);
/// A target whose networks and shapes can be timed here.
bool isThisMachine(const HardwareTarget& target);

/// All targets: this machine first, then imported tables of the user's data folder, then those in resources/targets.
/// Reads every table file: not for the GUI thread.
std::vector<HardwareTarget> listTargets();
/// @param idOrPath a target's id, or the path of a latency CSV; "table.csv#32" takes the rows of batch size 32 from a
/// file that holds several. Throws UsageError listing the known ids.
HardwareTarget findTarget(const std::string& idOrPath);
/// The target's table as it stands in its file; of this machine at the fastest speed that was seen of it since. Throws
/// Error if this machine was not measured yet or the file is bad.
LatencyTable readTable(const HardwareTarget& target);
/// Predictor on readTable(); of this machine with whatever was measured so far.
LatencyPredictor predictorFor(const HardwareTarget& target);

/// Checks a table file of any known format by reading it, then stores it in the user's data folder. Throws Error if
/// another table has the name already. "table.csv#32" as for findTarget. @return the new target
/// @param id the new target's id; empty = the file's name
HardwareTarget importTarget(const std::filesystem::path& file, const ImportOptions& options = {},
                            const std::string& id = {});
/// Stores a table that was made here as an imported target. Throws Error if the id is taken or no file name.
HardwareTarget addTarget(const LatencyTable& table, const std::string& id);
/// A copy under a new id among the imported targets; also of a shipped one, or of what was measured here.
HardwareTarget duplicateTarget(const HardwareTarget& target, const std::string& newId);
/// Writes the table as CSV, with the correction and the environment.
void exportTarget(const HardwareTarget& target, const std::filesystem::path& file);
/// Moves table and measured networks of an imported or measured target into the user's data folder's trash. Throws
/// Error for shipped targets and files. @return what restoreTarget takes to bring it back
std::filesystem::path removeTarget(const HardwareTarget& target);
/// Throws Error if a target of that id has come since.
void restoreTarget(const std::filesystem::path& removed);

struct MeasureProgress
{
    int done = 0, total = 0;
    std::string shape; ///< what is being timed
    double secondsLeft = 0;
    Busyness busy; ///< what others had of the processor since measuring began
};
struct MeasureOptions
{
    RuntimeKind runtime = RuntimeKind::LibTorch;
    int threads = 1;
    int batch = 1;
    int minimumSamples = 20;
    double targetRelativeError = 0.01; ///< stop sampling when the median's standard error is below this …
    double secondsPerShape = 0.4;      ///< … or this much time was spent on the shape
    bool pinThreads = true;            ///< to one core each, where the system allows it
};
/// The reference network's time at full speed as the table's measuring found it; 0 if it says nothing.
double referenceMsOf(const LatencyTable& table);
/// What measuring a this-machine target uses. Throws Error for any other target.
MeasureOptions measureOptionsFor(const HardwareTarget& target);

/// How much is measured for a table of this machine, and how long.
struct MeasuringEffort
{
    int networks = 10; ///< whole ones of a space, which correct the sums over parts, measured now or before; all of
                       ///< a space that has fewer
    std::uint64_t seed = 0;                                    ///< of the random networks
    double secondsPerShape = MeasureOptions{}.secondsPerShape; ///< twice as long for a whole network
    /// How often at most all of it is done once more while whole networks disagree with their parts; never where less
    /// than the usual time was given, since then they may.
    int repeats = 1;
};
/// The target's table with every shape of the space: read from its file; for this machine measured where the cached
/// file lacks shapes or whole networks of the space (and then cached, also what was measured before a failure or
/// cancelling), and once more where the two disagree; for others completed by estimates. Throws Error naming the shapes that cannot be had.
LatencyTable tableFor(const HardwareTarget& target, const SearchSpace& space,
                      const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {},
                      const MeasuringEffort& effort = {});
/// Throws Error, saying why, if tableFor could give no table: shapes that neither the target's table nor a model fitted
/// to it covers, a bad file, a runtime that is not here. Measures nothing.
void requireTimes(const HardwareTarget& target, const SearchSpace& space);
/// True if tableFor would have to measure first.
bool needsMeasuring(const HardwareTarget& target, const SearchSpace& space);
/// Throws Error, naming the folder, if what is measured for the target could not be kept; to be asked before long work
/// that comes before measuring.
void requireRoomFor(const HardwareTarget& target);
/// True if tableFor would have to measure shapes: whole networks alone only make its times better.
bool lacksShapes(const HardwareTarget& target, const SearchSpace& space);
/// Measures every shape of the space again, also those the cached table has, and further whole networks.
LatencyTable remeasure(const HardwareTarget& target, const SearchSpace& space,
                       const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {},
                       const MeasuringEffort& effort = {});
/// What may disturb a measurement whatever others do, one sentence each: frequency governor, more threads than cores.
std::vector<std::string> measuringWarnings(const MeasureOptions& options);

struct MeasuredLatency
{
    double ms = 0;          ///< at full speed
    double deviationMs = 0; ///< from round to round, and what the conditions may have cost
    int samples = 0;
    int disturbedRounds = 0; ///< in which the speed of the machine changed
    double referenceMs = 0;  ///< the reference network's time at full speed as known now
    MeasuringConditions conditions;
};
/// The whole network timed on this machine by the same protocol.
MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options = {},
                               std::stop_token stop = {});

} // namespace pathloom
