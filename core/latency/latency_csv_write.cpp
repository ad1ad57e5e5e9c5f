// SPDX-License-Identifier: MIT
#include "core/latency/latency_table.h"

#include "core/util/csv_text.h"
#include "core/util/files.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* allColumns = "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,"
                                   "latency_ms,latency_std_ms,samples,method,layer";
constexpr const char* relativeRemark = "relative to a reference block";

/// A fact is one line without quoting.
std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string factKey(std::string text)
{
    std::replace(text.begin(), text.end(), ':', ' ');
    return oneLine(std::move(text));
}

std::string optionalNumber(int value)
{
    return value > 0 ? std::to_string(value) : "";
}

/// Earlier versions know the keys without a size and pass over the others.
std::string correctionFacts(const std::string& size, const NetworkCorrection& correction)
{
    std::string text;
    const auto add = [&](const char* key, auto value) {
        text += fmt::format("# correction.{}{}: {}\n", size, key, value);
    };
    add("offset_ms", correction.offsetMs);
    add("scale", correction.scale);
    add("per_part_ms", correction.perPartMs);
    add("relative_error", correction.relativeError);
    add("networks", correction.networks);
    return text;
}

std::string facts(const LatencyTable& table)
{
    std::string text;
    for (const auto& [key, value] : table.environment)
        text += fmt::format("# {}: {}\n", factKey(key), oneLine(value));
    text += fmt::format("# format: {}\n", oneLine(table.format));
    if (table.threads > 0)
        text += fmt::format("# threads: {}\n", table.threads);
    if (table.corrections.pooled)
        text += correctionFacts("", *table.corrections.pooled);
    for (const auto& [size, correction] : table.corrections.bySize)
        text += correctionFacts(toText(size) + ".", correction);
    return text;
}

std::string row(const LatencyKey& key, const LatencyEntry& entry)
{
    const std::string expand = key.op == "mbconv" && key.mid > 0
                                   ? fmt::format("{:.6g}", double(key.mid) / std::max(1, key.inputChannels))
                                   : "";
    return fmt::format("{},{},{},{},{},{},,{},{},{},{},{},{},{},{},{},{}\n", csvField(key.op),
                       optionalNumber(key.kernel), expand, optionalNumber(key.mid), key.groups, key.squeeze,
                       key.inputChannels, key.outputChannels, key.stride, optionalNumber(key.inputHeight),
                       optionalNumber(key.inputWidth), entry.ms,
                       entry.deviationMs ? fmt::format("{}", *entry.deviationMs) : "",
                       entry.samples ? std::to_string(*entry.samples) : "", csvField(entry.method),
                       entry.relative ? relativeRemark : "");
}

} // namespace

void writeLatencyCsv(const LatencyTable& table, const std::filesystem::path& path)
{
    std::string text = facts(table) + allColumns + "\n";
    const std::string place = fmt::format("{},{},{}", csvField(table.device), csvField(table.runtime), table.batch);
    if (table.constantMs)
        text += fmt::format("{},constant,,,,,,,,,,,,{},,,,\n", place, *table.constantMs);
    for (const auto& [key, entry] : table.entries)
        text += fmt::format("{},{}", place, row(key, entry));
    writeTextFile(path, text);
}

} // namespace pathloom
