// SPDX-License-Identifier: MIT
#include "app/cli/common/training_record.h"

#include "core/util/files.h"

namespace pathloom::cli {

namespace {

constexpr const char* format = "pathloom.training";
constexpr int version = 1;

} // namespace

std::filesystem::path recordPath(const std::filesystem::path& weights)
{
    return weights.string() + ".json";
}

void saveRecord(const TrainingRecord& record, const std::filesystem::path& weights)
{
    OrderedJson json;
    json["format"] = format;
    json["version"] = version;
    json["network"] = record.network;
    json["class_names"] = record.classNames;
    json["normalization"] = {{"mean", record.normalization.mean}, {"deviation", record.normalization.deviation}};
    json["test_accuracy"] = record.testAccuracy;
    json["protocol"] = record.protocol;
    writeTextFile(recordPath(weights), json.dump(2) + "\n");
}

TrainingRecord loadRecord(const std::filesystem::path& weights)
{
    const std::filesystem::path file = recordPath(weights);
    const Json json = readJsonFile(file);
    const JsonReader reader(json, file.string());
    reader.expectFormat(format, version);
    TrainingRecord record;
    record.network = reader.text("network");
    record.classNames = reader.texts("class_names");
    const JsonReader normalization = reader.object("normalization");
    record.normalization = {.mean = normalization.numbers("mean"), .deviation = normalization.numbers("deviation")};
    normalization.finish();
    record.testAccuracy = reader.number("test_accuracy", 0, 1);
    record.protocol = reader.at("protocol");
    reader.finish();
    return record;
}

} // namespace pathloom::cli
