// SPDX-License-Identifier: MIT
#include "app/cli/common/selection_table.h"

#include "app/cli/common/output.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

OrderedJson valueOrNull(const std::optional<double>& value)
{
    return value ? OrderedJson(*value) : OrderedJson();
}

std::string entryShare(const std::optional<double>& share)
{
    return share ? percent(*share) : "-";
}

std::string entryLoss(const std::optional<double>& loss)
{
    return loss ? fmt::format("{:.4f}", *loss) : "-";
}

std::string selectionHead(const SelectionRecord& record)
{
    std::string within = milliseconds(record.budgetMs);
    for (const NetworkLimit& limit : record.limits)
        within += " and " + toText(limit);
    const std::string how = record.score == "random" ? "drawn at random" : "by " + record.score;
    std::string text = fmt::format("Chosen among {} of {} asked for, within {}, {}; compared on {} held-out images",
                                   record.entries.size(), record.asked, within, how, grouped(record.images));
    text += fmt::format(" by the supernet's weights at step {}", record.checkpoint);
    if (record.trainEpochs > 0)
        text += fmt::format(", the best of them after {} epoch{} of training", record.trainEpochs,
                            record.trainEpochs == 1 ? "" : "s");
    return text;
}

} // namespace

void addSelection(OrderedJson& json, const DerivedNetwork& network)
{
    json["shared_accuracy"] = valueOrNull(network.sharedAccuracy);
    json["shared_loss"] = valueOrNull(network.sharedLoss);
    json["selection"] = network.selection ? OrderedJson(toJson(*network.selection)) : OrderedJson();
}

std::string sharedText(const DerivedNetwork& network)
{
    if (!network.sharedAccuracy)
        return "";
    const std::string images =
        network.selection ? grouped(network.selection->images) + " held-out images" : "held-out images";
    return fmt::format("{} of {}, loss {}", percent(*network.sharedAccuracy), images, entryLoss(network.sharedLoss));
}

void printSelection(const DerivedNetwork& network)
{
    if (!network.selection)
        return;
    const SelectionRecord& record = *network.selection;
    const bool trained = record.trainEpochs > 0;
    std::vector<std::vector<std::string>> rows = {{"", "LATENCY", "SCORE", "SHARED", "LOSS"}};
    if (trained)
        rows.front().insert(rows.front().end(), {"TRAINED", "LOSS"});
    rows.front().push_back("CANDIDATE");
    for (const SelectionEntry& entry : record.entries) {
        std::vector<std::string>& row =
            rows.emplace_back(std::vector<std::string>{entry.chosen ? "*" : "", milliseconds(entry.latencyMs),
                                                       fmt::format("{:.4f}", entry.score),
                                                       entryShare(entry.sharedAccuracy), entryLoss(entry.sharedLoss)});
        if (trained)
            row.insert(row.end(), {entryShare(entry.trainedAccuracy), entryLoss(entry.trainedLoss)});
        row.push_back(entry.architecture);
    }
    print("\n" + selectionHead(record) + "\n");
    printTable(rows);
}

} // namespace pathloom::cli
