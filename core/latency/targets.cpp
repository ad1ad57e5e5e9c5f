// SPDX-License-Identifier: MIT
#include "core/latency/targets.h"

#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/machine.h"

#include <algorithm>
#include <optional>
#include <regex>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* measuredHere = "measured here";

fs::path createdFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error("cannot be created: " + failure.message(), folder.string());
    return folder;
}

fs::path targetsFolder()
{
    return userDataFolder() / "targets";
}

/// Name of a table: "Google Pixel 1, TensorFlow Lite, batch 1".
std::string nameOf(const LatencyTable& table)
{
    const std::string threads =
        table.threads > 0 ? fmt::format(", {} thread{}", table.threads, table.threads > 1 ? "s" : "") : "";
    return fmt::format("{}, {}{}, batch {}", table.device, table.runtime, threads, table.batch);
}

/// Threads and batch size of "this-machine" (1 and 1) or "this-machine-<threads>t-b<batch>".
std::optional<MeasureOptions> optionsOf(const std::string& id)
{
    MeasureOptions options;
    if (id == thisMachineId)
        return options;
    static const std::regex pattern(std::string(thisMachineId) + "-([1-9][0-9]{0,3})t-b([1-9][0-9]{0,4})");
    std::smatch match;
    if (!std::regex_match(id, match, pattern))
        return std::nullopt;
    options.threads = std::stoi(match[1]);
    options.batch = std::stoi(match[2]);
    return options;
}

std::string fileIdOf(const MeasureOptions& options)
{
    return fmt::format("{}-{}t-b{}", thisMachineId, options.threads, options.batch);
}

HardwareTarget thisMachineTarget(const std::string& id, const MeasureOptions& options)
{
    return {.id = id,
            .name = fmt::format("This machine, LibTorch, {} thread{}, batch {}", options.threads,
                                options.threads > 1 ? "s" : "", options.batch),
            .origin = measuredHere,
            .tableFile = targetsFolder() / (fileIdOf(options) + ".csv"),
            .batch = options.batch};
}

HardwareTarget targetFromFile(const fs::path& file, const std::string& origin)
{
    HardwareTarget target{.id = file.stem().string(), .origin = origin, .tableFile = file};
    try {
        target.name = nameOf(readLatencyCsv(file));
    } catch (const Error&) {
        target.name = target.id + " (cannot be read)"; // one bad file must not hide the others; using it says why
    }
    return target;
}

std::vector<fs::path> tablesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".csv" && entry.is_regular_file(ignored))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// A file and, behind '#', which of its batch sizes: "table.csv#32".
struct TableChoice
{
    fs::path file;
    int batch = 0;
};

TableChoice tableChoice(const std::string& text)
{
    static const std::regex pattern("(.+)#([1-9][0-9]{0,6})");
    std::smatch match;
    std::error_code ignored;
    if (!fs::exists(text, ignored) && std::regex_match(text, match, pattern))
        return {match[1].str(), std::stoi(match[2])};
    return {text};
}

/// The cached table of this machine; none if there is no file or it was made by other hardware or another library.
std::optional<LatencyTable> cachedTable(const HardwareTarget& target)
{
    if (!fs::exists(target.tableFile))
        return std::nullopt;
    try {
        LatencyTable table = readLatencyCsv(target.tableFile);
        const auto says = [&](const char* key, const std::string& value) {
            const auto fact = table.environment.find(key);
            return fact != table.environment.end() && fact->second == value;
        };
        if (!says("cpu", thisMachine().cpu) || !says("library", computeLibraryVersion()))
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

bool isThisMachine(const HardwareTarget& target)
{
    return target.origin == measuredHere && optionsOf(target.id);
}

} // namespace

std::vector<HardwareTarget> listTargets()
{
    std::vector<HardwareTarget> targets = {thisMachineTarget(thisMachineId, {})};
    for (const fs::path& file : tablesIn(targetsFolder())) {
        const std::string id = file.stem().string();
        const auto options = optionsOf(id);
        if (options && file != targets.front().tableFile)
            targets.push_back(thisMachineTarget(id, *options));
    }
    for (const fs::path& file : tablesIn(targetsFolder() / "imported"))
        targets.push_back(targetFromFile(file, "imported"));
    fs::path shipped;
    try {
        shipped = resourcePath("targets");
    } catch (const Error&) {
        return targets; // a build without shipped tables
    }
    for (const fs::path& file : tablesIn(shipped))
        targets.push_back(targetFromFile(file, "shipped"));
    return targets;
}

HardwareTarget findTarget(const std::string& idOrPath)
{
    if (const auto options = optionsOf(idOrPath))
        return thisMachineTarget(idOrPath, *options);
    const std::vector<HardwareTarget> targets = listTargets();
    for (const HardwareTarget& target : targets)
        if (target.id == idOrPath)
            return target;
    const TableChoice choice = tableChoice(idOrPath);
    std::error_code ignored;
    if (fs::is_regular_file(choice.file, ignored)) {
        const LatencyTable table = readLatencyCsv(choice.file, choice.batch);
        return {.id = idOrPath,
                .name = nameOf(table),
                .origin = "file",
                .tableFile = fs::absolute(choice.file),
                .batch = table.batch};
    }
    std::vector<std::string> ids;
    for (const HardwareTarget& target : targets)
        ids.push_back(target.id);
    throw UsageError(fmt::format("there is no target or latency table '{}'", idOrPath), "",
                     fmt::format("known targets: {}", fmt::join(ids, ", ")));
}

HardwareTarget importTarget(const fs::path& csv)
{
    const TableChoice choice = tableChoice(csv.string());
    const LatencyTable table = readLatencyCsv(choice.file, choice.batch);
    std::string id = choice.file.stem().string();
    if (choice.batch > 0)
        id += fmt::format("-b{}", choice.batch);
    if (id.starts_with(thisMachineId))
        throw Error(fmt::format("cannot be imported under this name, '{}' means this machine", id), csv.string(),
                    "rename the file");
    const fs::path target = createdFolder(targetsFolder() / "imported") / (id + ".csv");
    std::error_code ignored;
    if (fs::equivalent(choice.file, target, ignored))
        return targetFromFile(target, "imported");
    if (fs::exists(target, ignored) && readLatencyCsv(target) != table)
        throw Error(fmt::format("cannot be imported, another table is already called '{}'", id), csv.string(),
                    "rename the file");
    writeLatencyCsv(table, target);
    return targetFromFile(target, "imported");
}

LatencyTable tableFor(const HardwareTarget& target, const SearchSpace& space,
                      const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    if (!isThisMachine(target)) {
        LatencyTable table = readLatencyCsv(target.tableFile, target.batch);
        try {
            latencyModel(table, space); // names what is missing
        } catch (const Error& e) {
            throw Error(e.what(), target.tableFile.string());
        }
        return table;
    }
    const MeasureOptions options = *optionsOf(target.id);
    const std::optional<LatencyTable> cached = cachedTable(target);
    LatencyTable table = cached.value_or(LatencyTable{});
    const std::vector<LatencyKey> missing = missingKeys(table, space);
    if (missing.empty())
        return table;
    LatencyTable measured = describeThisMachine(options);
    measured.entries = std::move(table.entries);
    if (const auto earlier = table.environment.find("warning"); earlier != table.environment.end()) {
        std::string& warning = measured.environment["warning"];
        if (warning.find(earlier->second) == std::string::npos) // the kept entries were disturbed by it
            warning = earlier->second + (warning.empty() ? "" : "; ") + warning;
    }
    measureShapes(measured, missing, options, progress, std::move(stop));
    createdFolder(target.tableFile.parent_path());
    writeLatencyCsv(measured, target.tableFile);
    return measured;
}

bool needsMeasuring(const HardwareTarget& target, const SearchSpace& space)
{
    if (!isThisMachine(target))
        return false;
    const std::optional<LatencyTable> cached = cachedTable(target);
    return !cached || !missingKeys(*cached, space).empty();
}

} // namespace pathloom
