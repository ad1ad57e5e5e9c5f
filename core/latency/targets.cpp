// SPDX-License-Identifier: MIT
// Finding targets. What is done with their files is in target_store.cpp, their tables in target_tables.cpp.
#include "core/latency/targets.h"

#include "core/latency/target_files.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <regex>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// "Google Pixel 1, TensorFlow Lite, batch 1"
std::string nameOf(const LatencyTable& table)
{
    const std::string threads =
        table.threads > 0 ? fmt::format(", {} thread{}", table.threads, table.threads > 1 ? "s" : "") : "";
    return fmt::format("{}, {}{}, batch {}", table.device, table.runtime, threads, table.batch);
}

/// Runtime, threads and batch size of "this-machine" and "this-machine[-runtime]-<threads>t-b<batch>".
std::optional<MeasureOptions> optionsOf(const std::string& id)
{
    static const std::regex pattern(std::string(thisMachineId) + "(?:-(onnxruntime|libtorch-cuda|libtorch|opencv))?"
                                                                 "(?:-([1-9][0-9]{0,3})t-b([1-9][0-9]{0,4}))?");
    std::smatch match;
    if (!std::regex_match(id, match, pattern))
        return std::nullopt;
    MeasureOptions options{.runtime = match[1].matched ? parseRuntime(match[1]) : defaultRuntime()};
    if (match[2].matched) {
        options.threads = std::stoi(match[2]);
        options.batch = std::stoi(match[3]);
    }
    return options;
}

HardwareTarget thisMachineTarget(const MeasureOptions& options)
{
    const std::string id = thisMachineIdFor(options.runtime, options.threads, options.batch);
    const std::string runtime = displayName(options.runtime);
    return {.id = id,
            .name = fmt::format("This machine, {}, {} thread{}, batch {}", runtime, options.threads,
                                options.threads > 1 ? "s" : "", options.batch),
            .origin = origins::measuredHere,
            .tableFile = targetFolder() / (id + ".csv"),
            .batch = options.batch,
            .threads = options.threads,
            .device = "This machine",
            .runtime = runtime,
            .format = "fp32",
            .runtimeKind = options.runtime};
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

/// What was imported or copied goes by the name that it was given: several tables may describe themselves alike.
HardwareTarget targetOf(const std::string& id, const std::string& origin, const fs::path& file,
                        const LatencyTable& table)
{
    return {.id = id,
            .name = origin == origins::imported ? id + ", " + nameOf(table) : nameOf(table),
            .origin = origin,
            .tableFile = file,
            .batch = table.batch,
            .threads = table.threads,
            .device = table.device,
            .runtime = table.runtime,
            .format = table.format,
            .runtimeKind = {}};
}

} // namespace

TableChoice tableChoice(const std::string& text)
{
    static const std::regex pattern("(.+)#([1-9][0-9]{0,6})");
    std::smatch match;
    std::error_code ignored;
    if (!fs::exists(text, ignored) && std::regex_match(text, match, pattern))
        return {match[1].str(), std::stoi(match[2])};
    return {text};
}

fs::path targetFolder()
{
    return userDataFolder() / "targets";
}

fs::path importedFolder()
{
    return targetFolder() / "imported";
}

HardwareTarget targetFromFile(const fs::path& file, const std::string& origin)
{
    try {
        return targetOf(file.stem().string(), origin, file, readLatencyCsv(file));
    } catch (const Error&) {
        HardwareTarget target{.id = file.stem().string(), .origin = origin, .tableFile = file};
        target.name = target.id + " (cannot be read)"; // one bad file must not hide the others; using it says why
        return target;
    }
}

std::string thisMachineIdFor(RuntimeKind runtime, int threads, int batch)
{
    return fmt::format("{}-{}-{}t-b{}", thisMachineId, toText(runtime), threads, batch);
}

bool isThisMachine(const HardwareTarget& target)
{
    return target.runtimeKind.has_value();
}

MeasureOptions measureOptionsFor(const HardwareTarget& target)
{
    if (!isThisMachine(target))
        throw Error("is another machine, so nothing can be measured for it here", target.name,
                    "measure there with pathloom-cli measure, or make a bundle");
    return {.runtime = *target.runtimeKind, .threads = target.threads, .batch = target.batch};
}

std::vector<HardwareTarget> listTargets()
{
    std::vector<HardwareTarget> targets = {thisMachineTarget({.runtime = defaultRuntime()})};
    for (const fs::path& file : tablesIn(targetFolder())) {
        const auto options = optionsOf(file.stem().string());
        if (options && file != targets.front().tableFile &&
            thisMachineIdFor(options->runtime, options->threads, options->batch) == file.stem())
            targets.push_back(thisMachineTarget(*options));
    }
    for (const fs::path& file : tablesIn(importedFolder()))
        targets.push_back(targetFromFile(file, origins::imported));
    fs::path shipped;
    try {
        shipped = resourcePath("targets");
    } catch (const Error&) {
        return targets; // a build without shipped tables
    }
    for (const fs::path& file : tablesIn(shipped))
        targets.push_back(targetFromFile(file, origins::shipped));
    return targets;
}

HardwareTarget findTarget(const std::string& idOrPath)
{
    if (const auto options = optionsOf(idOrPath))
        return thisMachineTarget(*options);
    const std::vector<HardwareTarget> targets = listTargets();
    for (const HardwareTarget& target : targets)
        if (target.id == idOrPath)
            return target;
    const TableChoice choice = tableChoice(idOrPath);
    std::error_code ignored;
    if (fs::is_regular_file(choice.file, ignored))
        return targetOf(idOrPath, origins::file, fs::absolute(choice.file), readLatencyCsv(choice.file, choice.batch));
    std::vector<std::string> ids;
    for (const HardwareTarget& target : targets)
        ids.push_back(target.id);
    throw UsageError(fmt::format("there is no target or latency table '{}'", idOrPath), "",
                     fmt::format("known targets: {}", fmt::join(ids, ", ")));
}

} // namespace pathloom
