// SPDX-License-Identifier: MIT
// Adding, copying, removing targets: what changes the user's data folder.
#include "core/latency/target_files.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/trash.h"

#include <algorithm>
#include <regex>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

void checkId(const std::string& id)
{
    static const std::regex pattern("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");
    if (!std::regex_match(id, pattern))
        throw UsageError(fmt::format("'{}' cannot be the name of a target", id), "",
                         "letters, digits, '.', '_', '+' and '-', at most 100");
    if (id.starts_with(thisMachineId))
        throw UsageError(fmt::format("'{}' cannot be the name of an imported target, it means this machine", id));
}

/// Table and measured networks, as far as they are there.
std::vector<fs::path> filesOf(const fs::path& table)
{
    std::vector<fs::path> files = {table, measuredNetworksFile(table)};
    std::error_code ignored;
    std::erase_if(files, [&](const fs::path& file) { return !fs::exists(file, ignored); });
    return files;
}

} // namespace

fs::path measuredNetworksFile(const fs::path& table)
{
    fs::path file = table;
    return file.replace_extension(".networks.json");
}

HardwareTarget addTarget(const LatencyTable& table, const std::string& id)
{
    checkId(id);
    const fs::path file = writableDataFolder("targets/imported") / (id + ".csv");
    std::error_code ignored;
    if (fs::exists(file, ignored))
        throw Error(fmt::format("another table is already called '{}'", id), "", "choose another name");
    const auto listed = listTargets();
    if (std::any_of(listed.begin(), listed.end(), [&](const HardwareTarget& target) { return target.id == id; }))
        throw Error(fmt::format("a shipped target is already called '{}'", id), "", "choose another name");
    writeLatencyCsv(table, file);
    return targetFromFile(file, origins::imported);
}

HardwareTarget importTarget(const fs::path& file, const ImportOptions& options, const std::string& wantedId)
{
    const TableChoice choice = tableChoice(file.string());
    ImportOptions chosen = options;
    chosen.batch = choice.batch > 0 ? choice.batch : options.batch;
    const ImportedTable imported = readTableFile(choice.file, chosen);
    std::string id = wantedId;
    if (id.empty()) {
        id = choice.file.stem().string();
        if (imported.formats.size() > 1)
            id += "-" + imported.table.format;
        if (imported.batches.size() > 1)
            id += fmt::format("-b{}", imported.table.batch);
    }
    const fs::path stored = importedFolder() / (id + ".csv");
    std::error_code ignored;
    if (fs::equivalent(choice.file, stored, ignored) ||
        (fs::exists(stored, ignored) && readLatencyCsv(stored) == imported.table))
        return targetFromFile(stored, origins::imported); // the same again
    try {
        return addTarget(imported.table, id);
    } catch (const UsageError& e) {
        throw UsageError(e.what(), choice.file.string());
    } catch (const Error& e) {
        throw Error(e.what(), choice.file.string());
    }
}

HardwareTarget duplicateTarget(const HardwareTarget& target, const std::string& newId)
{
    const HardwareTarget copy = addTarget(readTable(target), newId);
    const fs::path networks = measuredNetworksFile(target.tableFile);
    std::error_code ignored;
    if (fs::exists(networks, ignored))
        writeTextFile(measuredNetworksFile(copy.tableFile), readTextFile(networks));
    return copy;
}

void exportTarget(const HardwareTarget& target, const fs::path& file)
{
    writeLatencyCsv(readTable(target), file);
}

fs::path removeTarget(const HardwareTarget& target)
{
    if (target.origin != origins::imported && target.origin != origins::measuredHere)
        throw Error("cannot be deleted, only imported and measured tables can", target.name);
    const std::vector<fs::path> files = filesOf(target.tableFile);
    if (files.empty())
        throw Error("was not measured yet, so there is nothing to delete", target.name);
    return moveToTrash("target", target.name, files);
}

void restoreTarget(const fs::path& removed)
{
    bringBack(removed);
}

} // namespace pathloom
