// SPDX-License-Identifier: MIT
// The tables of targets: read, measured, completed.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/machine_speed.h"
#include "core/latency/measure.h"
#include "core/latency/measured_twice.h"
#include "core/latency/measuring_conditions.h"
#include "core/latency/target_files.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/machine.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// At the fastest speed that was ever seen of the runtime that measured it, if that was on this processor.
LatencyTable readOwnTable(const HardwareTarget& target)
{
    LatencyTable table = readLatencyCsv(target.tableFile);
    const auto cpu = table.environment.find("cpu"), library = table.environment.find("library");
    if (cpu == table.environment.end() || library == table.environment.end() || cpu->second != thisMachine().cpu)
        return table;
    return atReference(std::move(table), knownSpeed(library->second).referenceMs);
}

/// Before input sizes were told apart, a table had one correction for all of them: it gets one for each where its
/// networks are at hand.
LatencyTable withSizesApart(const HardwareTarget& target, LatencyTable table)
{
    if (!table.corrections.pooled || !table.corrections.bySize.empty())
        return table;
    try {
        const std::vector<NetworkMeasurement> measured = readNetworkMeasurements(target);
        if (NetworkCorrections fitted = calibrate(LatencyPredictor(table), measured).corrections; !fitted.isEmpty())
            table.corrections = std::move(fitted);
    } catch (const Error&) {
        // The table is good without the file of its networks, and calibration tells what is wrong with that.
    }
    return table;
}

/// The cached table of this machine; none if there is no file or it was made by other hardware or another library.
std::optional<LatencyTable> cachedTable(const HardwareTarget& target)
{
    std::error_code ignored;
    if (!fs::exists(target.tableFile, ignored))
        return std::nullopt;
    try {
        LatencyTable table = readOwnTable(target);
        const auto says = [&](const char* key, const std::string& value) {
            const auto fact = table.environment.find(key);
            return fact != table.environment.end() && fact->second == value;
        };
        if (!says("cpu", thisMachine().cpu) || !says("library", findRuntime(*target.runtimeKind).name))
            return std::nullopt;
        return table;
    } catch (const Error& e) {
        throw Error(e.what(), "", "delete the file to measure this machine again");
    }
}

std::vector<LatencyKey> missingKeys(const LatencyTable& table, const SearchSpace& space)
{
    std::vector<LatencyKey> keys = latencyKeys(space);
    std::erase_if(keys, [&](const LatencyKey& key) { return table.find(key) != nullptr; });
    return keys;
}

/// What measuring adds to: the cached table. One that was made by other hardware or another library goes to the trash
/// together with the whole networks measured then.
LatencyTable tableToExtend(const HardwareTarget& target)
{
    std::optional<LatencyTable> cached = cachedTable(target);
    std::error_code ignored;
    if (!cached && fs::exists(target.tableFile, ignored))
        removeTarget(target);
    return cached.value_or(LatencyTable{});
}

/// What disturbed the entries that are kept still holds of the table.
void keepWarning(LatencyTable& measured, const LatencyTable& before)
{
    const auto earlier = before.environment.find("warning");
    if (earlier == before.environment.end())
        return;
    std::string& warning = measured.environment["warning"];
    if (warning.find(earlier->second) == std::string::npos)
        warning = earlier->second + (warning.empty() ? "" : "; ") + warning;
}

using TellProgress = std::function<void(const MeasureProgress&)>;

/// Shapes that the table lacks, or that are wanted again, into its file.
void measureShapesInto(const HardwareTarget& target, const LatencyTable& known, const std::vector<LatencyKey>& keys,
                       double secondsPerShape, const TellProgress& progress, std::stop_token stop)
{
    MeasureOptions options = measureOptionsFor(target);
    options.secondsPerShape = secondsPerShape;
    LatencyTable measured = describeThisMachine(options);
    if (const double reference = referenceMsOf(known); reference > 0)
        setReferenceMs(measured, reference);
    requireRoomFor(target);
    // What is not measured again stays, by the clock that is known now, and with what disturbed it.
    const auto keep = [&](LatencyTable table) {
        const LatencyTable before = atReference(known, referenceMsOf(table));
        keepWarning(table, before);
        keepConditions(table, before);
        table.corrections = before.corrections;
        table.entries.insert(before.entries.begin(), before.entries.end());
        writeLatencyCsv(table, target.tableFile);
    };
    measureShapes(measured, keys, options, progress, std::move(stop), keep);
    if (std::ranges::all_of(known.entries, [&](const auto& entry) { return measured.find(entry.first); }))
        writeLatencyCsv(measured, target.tableFile); // nothing is left of what was disturbed
    if (!readNetworkMeasurements(target).empty())
        updateCorrection(target);
}

/// Shapes, then whole networks, told as one piece of work.
void measureOnce(const HardwareTarget& target, const LatencyTable& known, const std::vector<LatencyKey>& keys,
                 const SearchSpace& space, const MeasuringEffort& effort, const TellProgress& progress,
                 std::stop_token stop)
{
    const int shapes = int(keys.size());
    const double secondsANetwork = 2 * effort.secondsPerShape;
    const auto told = [&](int before, int after) {
        return !progress ? TellProgress() : [&progress, before, after, secondsANetwork](MeasureProgress now) {
            now.done += before;
            now.total += before + after;
            now.secondsLeft += after * secondsANetwork;
            progress(now);
        };
    };
    if (shapes > 0)
        measureShapesInto(target, known, keys, effort.secondsPerShape, told(0, effort.networks), stop);
    if (effort.networks > 0)
        measureNetworks(target, space, effort, told(shapes, 0), stop);
}

/// The same, and once more where whole networks disagree with their parts: the shapes' times count together with those
/// of before, and further networks join those that were measured.
LatencyTable measureInto(const HardwareTarget& target, const LatencyTable& known, const std::vector<LatencyKey>& keys,
                         const SearchSpace& space, const MeasuringEffort& effort, const TellProgress& progress,
                         std::stop_token stop)
{
    measureOnce(target, known, keys, space, effort, progress, stop);
    int done = int(keys.size()) + effort.networks;
    const InputSize size = inputSizeOf(space.input);
    const bool thorough = effort.networks > 0 && effort.secondsPerShape >= MeasureOptions{}.secondsPerShape;
    for (int i = 0; thorough && i < effort.repeats; ++i) {
        const LatencyTable before = readOwnTable(target);
        if (!wholeNetworksDisagree(before, size))
            return before;
        spdlog::info("{}: whole networks differ from what their parts say by up to {:.1f} %, so all of it is measured "
                     "once more",
                     target.name, 100 * before.corrections.find(size)->statedError());
        const TellProgress goesOn = [&progress, done](MeasureProgress now) {
            now.done += done;
            now.total += done;
            progress(now);
        };
        const std::vector<LatencyKey> all = latencyKeys(space);
        measureOnce(target, before, all, space, effort, progress ? goesOn : progress, stop);
        done += int(all.size()) + effort.networks;
        const LatencyTable again = readOwnTable(target);
        writeLatencyCsv(combined(atReference(before, referenceMsOf(again)), again), target.tableFile);
        updateCorrection(target);
    }
    return readOwnTable(target);
}

} // namespace

void requireRoomFor(const HardwareTarget& target)
{
    const fs::path folder = target.tableFile.parent_path();
    if (folder == targetFolder())
        writableDataFolder("targets");
    else
        requireWritableFolder(folder);
}

LatencyTable readTable(const HardwareTarget& target)
{
    std::error_code ignored;
    if (isThisMachine(target) && !fs::exists(target.tableFile, ignored))
        throw Error("was not measured yet", target.name, "measure it first, or start a search for it");
    return withSizesApart(target, isThisMachine(target) ? readOwnTable(target)
                                                        : readLatencyCsv(target.tableFile, target.batch));
}

LatencyPredictor predictorFor(const HardwareTarget& target)
{
    return LatencyPredictor(readTable(target));
}

LatencyTable tableFor(const HardwareTarget& target, const SearchSpace& space, const TellProgress& progress,
                      std::stop_token stop, const MeasuringEffort& effort)
{
    if (!isThisMachine(target)) {
        try {
            return predictorFor(target).completedFor(space);
        } catch (const Error& e) {
            throw Error(e.what(), target.tableFile.string());
        }
    }
    const LatencyTable known = tableToExtend(target);
    const std::vector<LatencyKey> missing = missingKeys(known, space);
    const int further = missingNetworks(target, space, effort.networks);
    if (missing.empty() && further == 0)
        return withSizesApart(target, known);
    MeasuringEffort left = effort;
    left.networks = further;
    return measureInto(target, known, missing, space, left, progress, std::move(stop));
}

void requireTimes(const HardwareTarget& target, const SearchSpace& space)
{
    if (!isThisMachine(target)) {
        tableFor(target, space, {});
    } else if (needsMeasuring(target, space)) {
        if (const RuntimeInfo runtime = findRuntime(*target.runtimeKind); !runtime.available)
            throw Error("is not available here: " + runtime.problem, runtime.name);
        requireRoomFor(target);
    }
}

LatencyTable remeasure(const HardwareTarget& target, const SearchSpace& space, const TellProgress& progress,
                       std::stop_token stop, const MeasuringEffort& effort)
{
    const std::string start = dateNow();
    const LatencyTable known = tableToExtend(target);
    std::vector<LatencyKey> keys = latencyKeys(space);
    if (isDisturbed(known)) // all of them, so that nothing disturbed is left
        for (const auto& [key, entry] : known.entries)
            if (std::ranges::find(keys, key) == keys.end())
                keys.push_back(key);
    measureInto(target, known, keys, space, effort, progress, std::move(stop));
    dropWorseMeasurements(target, start);
    updateCorrection(target);
    return readOwnTable(target);
}

bool lacksShapes(const HardwareTarget& target, const SearchSpace& space)
{
    if (!isThisMachine(target))
        return false;
    const std::optional<LatencyTable> cached = cachedTable(target);
    return !cached || !missingKeys(*cached, space).empty();
}

bool needsMeasuring(const HardwareTarget& target, const SearchSpace& space)
{
    return lacksShapes(target, space) ||
           (isThisMachine(target) && missingNetworks(target, space, MeasuringEffort{}.networks) > 0);
}

void updateCorrection(const HardwareTarget& target)
{
    LatencyTable table = readTable(target);
    table.corrections = calibrate(LatencyPredictor(table), readNetworkMeasurements(target)).corrections;
    writeLatencyCsv(table, target.tableFile);
}

} // namespace pathloom
