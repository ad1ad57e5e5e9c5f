// SPDX-License-Identifier: MIT
#include "core/latency/table_rows.h"

#include "core/latency/estimate_forms.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// A source may time one shape at several places of its network. Times this close are repetitions of one measurement.
constexpr double repeatTolerance = 0.2;
constexpr double repeatToleranceMs = 0.01;

using Group = std::vector<const TableRow*>;

bool isRelu(const TableRow* row)
{
    return row->activation.empty() || row->activation == "relu" || row->activation == "relu6";
}

/// Rows of equal time are one measurement that stands at several places.
void dropEqualTimes(Group& group)
{
    std::stable_sort(group.begin(), group.end(),
                     [](const TableRow* a, const TableRow* b) { return a->entry.ms < b->entry.ms; });
    const auto equal = [](const TableRow* a, const TableRow* b) { return a->entry.ms == b->entry.ms; };
    group.erase(std::unique(group.begin(), group.end(), equal), group.end());
}

/// @param group sorted by time
LatencyEntry average(const Group& group, const std::string& file)
{
    const TableRow* first = group.front();
    const TableRow* second = group.back();
    const double apart = second->entry.ms - first->entry.ms;
    if (apart > repeatToleranceMs && apart > repeatTolerance * first->entry.ms) {
        if (first->line > second->line)
            std::swap(first, second);
        throw Error(fmt::format("lines {} and {} give different times for {}: {} and {} ms", first->line, second->line,
                                first->key.op == "constant" ? "the constant" : toText(first->key), first->entry.ms,
                                second->entry.ms),
                    file);
    }
    const auto count = double(group.size());
    double mean = 0;
    for (const TableRow* row : group)
        mean += row->entry.ms / count;
    // Spread inside the measurements (where known) and between them.
    double variance = 0;
    int samples = 0;
    for (const TableRow* row : group) {
        const double own = row->entry.deviationMs.value_or(0);
        const double distance = row->entry.ms - mean;
        variance += (own * own + distance * distance) / count;
        samples += row->entry.samples.value_or(0);
    }
    LatencyEntry entry{.ms = mean, .deviationMs = std::sqrt(variance), .method = group.front()->entry.method};
    if (samples > 0)
        entry.samples = samples;
    return entry;
}

/// A fact about the table, for the environment; a warning too if the file does not say it itself.
void note(ImportedTable& result, const std::string& key, const std::string& sentence)
{
    if (!result.table.environment.contains(key))
        result.warnings.push_back(sentence + ".");
    result.table.environment[key] = sentence;
}

void chooseFormat(std::vector<TableRow>& rows, const std::string& wanted, const std::string& file,
                  ImportedTable& result)
{
    std::set<std::string> formats;
    for (const TableRow& row : rows)
        if (!row.format.empty())
            formats.insert(row.format);
    if (formats.size() > 1)
        result.formats.assign(formats.begin(), formats.end());
    if (formats.size() > 1 && wanted.empty())
        throw UndecidedTable(
            UsageError(fmt::format("holds several numeric formats ({}) and none was chosen", fmt::join(formats, ", ")),
                       file, "choose one of them"),
            result);
    if (!formats.empty() && !wanted.empty() && !formats.contains(wanted))
        throw UsageError(fmt::format("has no rows in {}, only in {}", wanted, fmt::join(formats, ", ")), file);
    if (!formats.empty())
        result.table.format = wanted.empty() ? *formats.begin() : wanted;
    else if (!wanted.empty())
        result.table.format = wanted;
    std::erase_if(rows, [&](const TableRow& row) { return !row.format.empty() && row.format != result.table.format; });
}

} // namespace

void chooseRows(std::vector<TableRow>& rows, const ImportOptions& options, const std::string& file,
                ImportedTable& result)
{
    std::set<int> all;
    for (const TableRow& row : rows)
        all.insert(row.batch);
    result.batches.assign(all.begin(), all.end());
    chooseFormat(rows, options.format, file, result);

    std::set<int> sizes;
    for (const TableRow& row : rows)
        sizes.insert(row.batch);
    if (options.batch == 0 && sizes.size() > 1)
        throw UndecidedTable(
            UsageError(
                fmt::format("holds several batch sizes ({}) and none was chosen", fmt::join(sizes, ", ")), file,
                fmt::format("choose one as in {}#{}", std::filesystem::path(file).filename().string(), *sizes.begin())),
            result);
    if (options.batch != 0 && !sizes.contains(options.batch))
        throw UsageError(
            fmt::format("has no rows for batch size {}, only for {}", options.batch, fmt::join(sizes, ", ")), file);
    result.table.batch = options.batch == 0 ? *sizes.begin() : options.batch;
    std::erase_if(rows, [&](const TableRow& row) { return row.batch != result.table.batch; });
}

void fillEntries(const std::vector<TableRow>& rows, const std::string& file, ImportedTable& result)
{
    std::map<LatencyKey, Group> byKey;
    for (const TableRow& row : rows)
        byKey[row.key].push_back(&row);
    std::set<std::string> unknown, activations;
    int withoutRelu = 0, averaged = 0, relative = 0, otherActivations = 0;
    for (auto& [key, group] : byKey) {
        if (std::any_of(group.begin(), group.end(), isRelu)) {
            otherActivations += std::erase_if(group, [](const TableRow* row) { return !isRelu(row); }) > 0 ? 1 : 0;
        } else if (group.front()->activation != "none" && group.front()->activation != "linear") {
            ++withoutRelu;
            activations.insert(group.front()->activation);
        }
        const bool isRelative =
            std::any_of(group.begin(), group.end(), [](const TableRow* row) { return row->entry.relative; });
        dropEqualTimes(group);
        LatencyEntry entry = group.size() == 1 ? group.front()->entry : average(group, file);
        entry.relative = isRelative;
        averaged += group.size() > 1 ? 1 : 0;
        if (key.op == "constant") {
            result.table.constantMs = entry.ms;
        } else {
            relative += isRelative ? 1 : 0;
            if (!isWorkKnown(key.op))
                unknown.insert(key.op);
            result.table.entries.emplace(key, std::move(entry));
        }
    }
    if (!unknown.empty())
        note(result, "unknown operators",
             fmt::format("Rows of {} are not used: no operator of that name is known here", fmt::join(unknown, ", ")));
    if (averaged > 0)
        note(result, "averaged", fmt::format("{} shapes that the source timed several times are means", averaged));
    if (otherActivations > 0)
        note(result, "activations",
             fmt::format("{} shapes stand in the source with several activations; the times with ReLU were taken",
                         otherActivations));
    if (withoutRelu > 0)
        note(result, "other activations",
             fmt::format("{} shapes stand in the source with {} only; their times are taken for those with ReLU",
                         withoutRelu, fmt::join(activations, ", ")));
    if (relative > 0)
        note(result, "relative",
             fmt::format("{} rows are differences to a reference block; totals are right, single times are not",
                         relative));
}

} // namespace pathloom
