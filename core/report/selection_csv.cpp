// SPDX-License-Identifier: MIT
#include "core/report/report.h"
#include "core/util/csv_text.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

std::string numberOrEmpty(const std::optional<double>& number)
{
    return number ? fmt::format("{}", *number) : "";
}

} // namespace

std::string selectionCsv(const SelectionRecord& record)
{
    std::string csv =
        "architecture,latency_ms,score,shared_accuracy,shared_loss,trained_accuracy,trained_loss,chosen\n";
    for (const SelectionEntry& entry : record.entries)
        csv += fmt::format("{},{},{},{},{},{},{},{}\n", csvField(entry.architecture), entry.latencyMs, entry.score,
                           numberOrEmpty(entry.sharedAccuracy), numberOrEmpty(entry.sharedLoss),
                           numberOrEmpty(entry.trainedAccuracy), numberOrEmpty(entry.trainedLoss),
                           int(entry.chosen));
    return csv;
}

} // namespace pathloom
