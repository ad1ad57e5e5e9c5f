// SPDX-License-Identifier: MIT
// The tables of targets: read, measured, completed.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/target_files.h"
#include "core/util/error.h"
#include "core/util/machine.h"

#include <algorithm>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// The cached table of this machine; none if there is no file or it was made by other hardware or another library.
std::optional<LatencyTable> cachedTable(const HardwareTarget& target)
{
    std::error_code ignored;
    if (!fs::exists(target.tableFile, ignored))
        return std::nullopt;
    try {
        LatencyTable table = readLatencyCsv(target.tableFile);
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

LatencyTable measureInto(const HardwareTarget& target, LatencyTable known, const std::vector<LatencyKey>& keys,
                         const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    const MeasureOptions options = measureOptionsFor(target);
    LatencyTable measured = describeThisMachine(options);
    std::size_t again = 0;
    for (const LatencyKey& key : keys)
        again += known.entries.count(key);
    // Where all is measured anew, what held then says nothing now.
    if (again < known.entries.size()) {
        keepWarning(measured, known);
        if (const double reference = referenceMsOf(known); reference > 0 && again == 0)
            setReferenceMs(measured, reference);
    }
    measured.entries = std::move(known.entries);
    measured.correction = known.correction;
    createdFolder(target.tableFile.parent_path());
    measureShapes(measured, keys, options, progress, std::move(stop),
                  [&](const LatencyTable& table) { writeLatencyCsv(table, target.tableFile); });
    if (readNetworkMeasurements(target).empty())
        return measured;
    updateCorrection(target);
    return readLatencyCsv(target.tableFile);
}

} // namespace

LatencyTable readTable(const HardwareTarget& target)
{
    std::error_code ignored;
    if (isThisMachine(target) && !fs::exists(target.tableFile, ignored))
        throw Error("was not measured yet", target.name, "measure it first, or start a search for it");
    return readLatencyCsv(target.tableFile, isThisMachine(target) ? 0 : target.batch);
}

LatencyPredictor predictorFor(const HardwareTarget& target)
{
    return LatencyPredictor(readTable(target));
}

LatencyTable tableFor(const HardwareTarget& target, const SearchSpace& space,
                      const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
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
    return missing.empty() ? known : measureInto(target, known, missing, progress, std::move(stop));
}

LatencyTable remeasure(const HardwareTarget& target, const SearchSpace& space,
                       const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    return measureInto(target, tableToExtend(target), latencyKeys(space), progress, std::move(stop));
}

bool needsMeasuring(const HardwareTarget& target, const SearchSpace& space)
{
    if (!isThisMachine(target))
        return false;
    const std::optional<LatencyTable> cached = cachedTable(target);
    return !cached || !missingKeys(*cached, space).empty();
}

void updateCorrection(const HardwareTarget& target)
{
    LatencyTable table = readTable(target);
    const Calibration calibration = calibrate(LatencyPredictor(table), readNetworkMeasurements(target));
    table.correction = calibration.correction;
    if (calibration.correction.networks == 0)
        table.correction.reset();
    writeLatencyCsv(table, target.tableFile);
}

} // namespace pathloom
