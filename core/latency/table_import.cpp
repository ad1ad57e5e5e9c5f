// SPDX-License-Identifier: MIT
#include "core/latency/table_import.h"

#include "core/latency/table_readers.h"
#include "core/latency/table_text.h"
#include "core/util/error.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// The first line with content that is no remark; both kinds of file have remarks that start with '#'.
std::string_view firstLine(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t begin = line.find_first_not_of(" \t\r");
        if (begin != std::string_view::npos && line[begin] != '#')
            return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
    }
    return {};
}

/// A CSV header is a list of plain words; YAML starts with a key, or with one of its marks.
bool looksLikeYaml(std::string_view line)
{
    constexpr std::string_view marks = "%{[!&*?-'|>";
    return marks.find(line.front()) != std::string_view::npos || line.ends_with(':') ||
           line.find(": ") != std::string_view::npos || line.find("-input:") != std::string_view::npos;
}

TableFileKind kindOf(const std::string& text, const std::string& file)
{
    const std::string_view line = firstLine(text);
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
        throw UsageError(fmt::format("does not name the {} that it was measured {}",
                                     table.device.empty() ? "device" : "runtime", table.device.empty() ? "on" : "with"),
                         file, "say device and runtime when importing it");
}

ImportedTable readTableFile(const std::filesystem::path& file, const ImportOptions& options)
{
    const std::string text = readTableText(file);
    ImportedTable result = read(text, file.string(), options);
    for (const std::string& sentence : {unitSuspicion(result.table), gapInTable(result.table)})
        if (!sentence.empty())
            result.warnings.push_back(sentence);
    if (!text.ends_with('\n'))
        result.warnings.push_back("The last line has no line end: the file may have been cut off.");
    return result;
}

} // namespace pathloom
