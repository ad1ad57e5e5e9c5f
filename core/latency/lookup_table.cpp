// SPDX-License-Identifier: MIT
#include "core/latency/lookup_keys.h"
#include "core/latency/lookup_yaml.h"
#include "core/latency/table_readers.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Once-for-All's tables give std instead of var, and the keys of their blocks have two parts more.
bool isOnceForAll(const LookupEntry& entry)
{
    return entry.deviation || entry.key.find("-se:") != std::string::npos;
}

TableRow rowOf(const LookupEntry& entry, bool onceForAll, const std::string& file)
{
    TableRow row{.line = entry.line};
    try {
        readLookupKey(entry.key, onceForAll, row);
    } catch (const Error& e) {
        throw Error(e.what(), fmt::format("{}: line {}", file, entry.line));
    }
    row.entry.ms = entry.mean;
    if (entry.variance)
        row.entry.deviationMs = std::sqrt(*entry.variance);
    else
        row.entry.deviationMs = entry.deviation;
    row.entry.samples = entry.count;
    return row;
}

} // namespace

ImportedTable readLookupYamlText(const std::string& text, const std::string& file, const ImportOptions& options)
{
    const std::vector<LookupEntry> entries = readLookupEntries(text, file);
    const bool onceForAll = std::any_of(entries.begin(), entries.end(), isOnceForAll);
    ImportedTable result{.kind = onceForAll ? TableFileKind::OnceForAllYaml : TableFileKind::ProxylessYaml};
    std::vector<TableRow> rows;
    for (const LookupEntry& entry : entries)
        rows.push_back(rowOf(entry, onceForAll, file));
    applyNames(result.table, options, file);
    // The files do not say the batch size; it is what the caller says, or the single image of the published tables.
    if (options.batch > 0)
        for (TableRow& row : rows)
            row.batch = options.batch;
    chooseRows(rows, options, file, result);
    fillEntries(rows, file, result);
    result.table.environment["imported"] =
        fmt::format("{}, {}", displayName(result.kind), std::filesystem::path(file).filename().string());
    return result;
}

} // namespace pathloom
