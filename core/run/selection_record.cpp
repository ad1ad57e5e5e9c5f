// SPDX-License-Identifier: MIT
#include "core/run/selection_record.h"

#include <limits>

namespace pathloom {

namespace {

constexpr double mostNumber = std::numeric_limits<double>::max();
constexpr int mostCount = std::numeric_limits<int>::max();

std::optional<double> numberIfKnown(const JsonReader& json, const std::string& key)
{
    if (!json.has(key) || json.at(key).is_null())
        return std::nullopt;
    return json.number(key, -mostNumber, mostNumber);
}

Json toJson(const SelectionEntry& entry)
{
    Json json = {{"architecture", entry.architecture},
                 {"latency_ms", entry.latencyMs},
                 {"score", entry.score},
                 {"chosen", entry.chosen}};
    const auto add = [&json](const char* key, const std::optional<double>& value) {
        json[key] = value ? Json(*value) : Json(nullptr);
    };
    add("shared_accuracy", entry.sharedAccuracy);
    add("shared_loss", entry.sharedLoss);
    add("trained_accuracy", entry.trainedAccuracy);
    add("trained_loss", entry.trainedLoss);
    return json;
}

SelectionEntry entryFromJson(const JsonReader& json)
{
    return {.architecture = json.text("architecture"),
            .latencyMs = json.number("latency_ms", -mostNumber, mostNumber),
            .score = json.number("score", -mostNumber, mostNumber),
            .sharedAccuracy = numberIfKnown(json, "shared_accuracy"),
            .sharedLoss = numberIfKnown(json, "shared_loss"),
            .trainedAccuracy = numberIfKnown(json, "trained_accuracy"),
            .trainedLoss = numberIfKnown(json, "trained_loss"),
            .chosen = json.boolean("chosen", false)};
}

} // namespace

Json toJson(const SelectionRecord& record)
{
    Json entries = Json::array();
    for (const SelectionEntry& entry : record.entries)
        entries.push_back(toJson(entry));
    return {{"score", record.score},         {"budget_ms", record.budgetMs},
            {"limits", toJson(record.limits)},
            {"asked", record.asked},         {"checkpoint", record.checkpoint},
            {"images", record.images},       {"batches", record.batches},
            {"train_epochs", record.trainEpochs}, {"entries", std::move(entries)}};
}

SelectionRecord selectionFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    const auto count = [&reader](const char* key) { return static_cast<int>(reader.integer(key, 0, mostCount)); };
    SelectionRecord record{.score = reader.text("score"),
                           .budgetMs = reader.number("budget_ms", -mostNumber, mostNumber),
                           .limits = reader.has("limits") ? limitsFromJson(reader.at("limits"), where + ": limits")
                                                          : std::vector<NetworkLimit>(),
                           .asked = count("asked"),
                           .checkpoint = reader.integer("checkpoint", 0, std::numeric_limits<std::int64_t>::max()),
                           .images = reader.integer("images", 0, std::numeric_limits<std::int64_t>::max()),
                           .batches = count("batches"),
                           .trainEpochs = count("train_epochs"),
                           .entries = {}};
    for (const JsonReader& entry : reader.objects("entries"))
        record.entries.push_back(entryFromJson(entry));
    return record;
}

} // namespace pathloom
