// SPDX-License-Identifier: MIT
#include "core/latency/table_import.h"

#include "core/latency/csv_rows.h"
#include "core/latency/table_readers.h"
#include "core/latency/table_text.h"
#include "core/util/error.h"

namespace pathloom {

namespace {

/// A CSV header is a list of plain words; YAML starts with a key, or with one of its marks.
bool looksLikeYaml(std::string_view line)
{
    constexpr std::string_view marks = "%{[!&*?-'|>";
    return marks.find(line.front()) != std::string_view::npos || line.ends_with(':') ||
           line.find(": ") != std::string_view::npos || line.find("-input:") != std::string_view::npos;
}

TableFileKind kindOf(const std::string& text, const std::string& file)
{
    const std::string_view line = csvHeaderLine(text); // remarks that start with '#' are skipped, which YAML has too
    if (line.empty())
        throw Error("is empty", file);
    if (looksLikeYaml(line))
        return TableFileKind::ProxylessYaml;
    return isPrimitiveCsv(text, file) ? TableFileKind::PrimitiveCsv : TableFileKind::Csv;
}

ImportedTable read(const std::string& text, const std::string& file, const ImportOptions& options)
{
    switch (kindOf(text, file)) {
    case TableFileKind::Csv:
        return readLatencyCsvText(text, file, options);
    case TableFileKind::PrimitiveCsv:
        return readPrimitiveCsvText(text, file, options);
    case TableFileKind::ProxylessYaml:
    case TableFileKind::OnceForAllYaml:
        break;
    }
    return readLookupYamlText(text, file, options);
}

} // namespace

std::string displayName(TableFileKind kind)
{
    switch (kind) {
    case TableFileKind::Csv:
        return "latency table (CSV)";
    case TableFileKind::PrimitiveCsv:
        return "table of single convolutions (CSV)";
    case TableFileKind::ProxylessYaml:
        return "ProxylessNAS look-up table (YAML)";
    case TableFileKind::OnceForAllYaml:
        break;
    }
    return "Once-for-All look-up table (YAML)";
}

void applyNames(LatencyTable& table, const ImportOptions& options, const std::string& file)
{
    if (!options.device.empty())
        table.device = options.device;
    if (!options.runtime.empty())
        table.runtime = options.runtime;
    if (options.threads > 0)
        table.threads = options.threads;
    if (table.device.empty() || table.runtime.empty())
        throw UsageError(table.device.empty() ? "does not name the device that it was measured on"
                                              : "does not name the runtime that it was measured with",
                         file, "say device and runtime when importing it");
}

ImportedTable readTableFile(const std::filesystem::path& file, const ImportOptions& options)
{
    const std::string text = readTableText(file);
    ImportedTable result = read(text, file.string(), options);
    for (const std::string& sentence : {unitSuspicion(result.table), gapInTable(result.table)})
        if (!sentence.empty())
            result.warnings.push_back(sentence);
    if (!text.ends_with('\n') && !text.ends_with('\r'))
        result.warnings.push_back("The last line has no line end: the file may have been cut off.");
    return result;
}

} // namespace pathloom
