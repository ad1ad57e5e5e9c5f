// SPDX-License-Identifier: MIT
#include "core/run/run_json.h"

#include "core/util/error.h"

#include <limits>

namespace pathloom {

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr std::int64_t largestInteger = std::numeric_limits<std::int64_t>::max();

template<typename T>
Json nullable(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

std::optional<double> optionalNumber(const JsonReader& json, const std::string& key)
{
    if (json.at(key).is_null())
        return std::nullopt;
    return json.number(key, -largest, largest);
}

/// Of runs that were written before there was such a key: none.
std::optional<double> newerNumber(const JsonReader& json, const std::string& key)
{
    return json.has(key) ? optionalNumber(json, key) : std::nullopt;
}

std::optional<LatencyOrigin> originFromJson(const JsonReader& json, const std::string& key)
{
    if (!json.has(key) || json.at(key).is_null())
        return std::nullopt;
    const auto origin = latencyOriginFromText(json.text(key));
    if (!origin)
        json.fail(key, "is no origin of a latency");
    return origin;
}

Normalization normalizationFromJson(const JsonReader& json)
{
    Normalization normalization{.mean = json.numbers("mean"), .deviation = json.numbers("deviation")};
    return normalization;
}

Json toJson(const LatencyKey& key, const LatencyEntry& entry)
{
    return {{"op", key.op},
            {"kernel", key.kernel},
            {"mid", key.mid},
            {"groups", key.groups},
            {"squeeze", key.squeeze},
            {"input_channels", key.inputChannels},
            {"output_channels", key.outputChannels},
            {"stride", key.stride},
            {"input_height", key.inputHeight},
            {"input_width", key.inputWidth},
            {"ms", entry.ms},
            {"deviation_ms", nullable(entry.deviationMs)},
            {"samples", nullable(entry.samples)},
            {"method", entry.method},
            {"relative", entry.relative}};
}

std::pair<LatencyKey, LatencyEntry> latencyEntryFromJson(const JsonReader& json)
{
    const auto integer = [&](const char* key) {
        return static_cast<int>(json.integer(key, 0, std::numeric_limits<int>::max()));
    };
    LatencyKey key{.op = json.text("op"),
                   .kernel = integer("kernel"),
                   .mid = integer("mid"),
                   .groups = integer("groups"),
                   .squeeze = integer("squeeze"),
                   .inputChannels = integer("input_channels"),
                   .outputChannels = integer("output_channels"),
                   .stride = integer("stride"),
                   .inputHeight = integer("input_height"),
                   .inputWidth = integer("input_width")};
    LatencyEntry entry{.ms = json.number("ms", -largest, largest),
                       .deviationMs = optionalNumber(json, "deviation_ms"),
                       .method = json.text("method"),
                       .relative = json.boolean("relative", false)};
    if (!json.at("samples").is_null())
        entry.samples = integer("samples");
    return {key, entry};
}

Json toJson(const NetworkCorrection& correction)
{
    return {{"offset_ms", correction.offsetMs},
            {"scale", correction.scale},
            {"per_part_ms", correction.perPartMs},
            {"relative_error", correction.relativeError},
            {"networks", correction.networks}};
}

NetworkCorrection correctionFromJson(const JsonReader& json)
{
    NetworkCorrection correction{.offsetMs = json.number("offset_ms", -largest, largest),
                                 .scale = json.number("scale", -largest, largest),
                                 .perPartMs = json.number("per_part_ms", -largest, largest),
                                 .relativeError = json.number("relative_error", 0, largest),
                                 .networks =
                                     static_cast<int>(json.integer("networks", 0, std::numeric_limits<int>::max()))};
    return correction;
}

} // namespace

Json toJson(const DataSpec& spec)
{
    Json json = {{"kind", spec.kind},
                 {"folder", spec.folder.string()},
                 {"train_limit", spec.trainLimit},
                 {"test_limit", spec.testLimit}};
    // Beside the rest and only where they are not at their defaults: as earlier versions wrote "transposed".
    for (const auto& [key, value] : spec.options)
        json[key] = value == "true" ? Json(true) : Json(value);
    return json;
}

namespace {

/// What another version has added to an object that this one writes with these keys.
Json added(const Json& read, const Json& known)
{
    Json further = Json::object();
    for (const auto& [key, value] : read.items())
        if (!known.contains(key))
            further[key] = value;
    return further;
}

} // namespace

DataSpec dataSpecFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    DataSpec spec{.kind = reader.text("kind"),
                  .folder = reader.text("folder"),
                  .options = {},
                  .trainLimit = reader.integer("train_limit", 0, largestInteger, 0),
                  .testLimit = reader.integer("test_limit", 0, largestInteger, 0)};
    const Json further = added(json, toJson(DataSpec()));
    for (const auto& [key, value] : further.items()) {
        if (value.is_string())
            spec.options[key] = value.get<std::string>();
        else if (value == Json(true))
            spec.options[key] = "true";
    }
    return spec;
}

Json toJson(const RunInfo& info)
{
    Json json = info.further;
    json.update({{"id", info.id},
                 {"name", info.name},
                 {"created", info.created},
                 {"config", Json(toJson(info.config))},
                 {"data", toJson(info.data)},
                 {"data_fingerprint", info.dataFingerprint},
                 {"class_names", info.classNames},
                 {"normalization", {{"mean", info.normalization.mean}, {"deviation", info.normalization.deviation}}},
                 {"target_id", info.targetId},
                 {"target_name", info.targetName},
                 {"program", info.program},
                 {"machine", info.machine},
                 {"train_images", info.trainImages},
                 {"resize", info.resize}});
    return json;
}

RunInfo runInfoFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    RunInfo info{.id = reader.text("id"),
                 .name = reader.text("name"),
                 .created = reader.text("created"),
                 .config = configFromJson(reader.at("config"), where + ": config"),
                 .data = dataSpecFromJson(reader.at("data"), where + ": data"),
                 .dataFingerprint = reader.text("data_fingerprint"),
                 .classNames = reader.texts("class_names"),
                 .normalization = normalizationFromJson(reader.object("normalization")),
                 .targetId = reader.text("target_id"),
                 .targetName = reader.text("target_name"),
                 .program = reader.text("program"),
                 .machine = reader.at("machine"),
                 .trainImages = reader.integer("train_images", 0, std::numeric_limits<std::int64_t>::max(), 0),
                 .resize = reader.has("resize") ? reader.at("resize") : Json()};
    info.further = added(json, toJson(info));
    return info;
}

Json toJson(const LatencyTable& table)
{
    Json entries = Json::array();
    for (const auto& [key, entry] : table.entries)
        entries.push_back(toJson(key, entry));
    Json corrections = Json::object(); // which earlier versions do not know: they take the pooled one
    for (const auto& [size, correction] : table.corrections.bySize)
        corrections[toText(size)] = toJson(correction);
    return {{"device", table.device},
            {"runtime", table.runtime},
            {"batch", table.batch},
            {"threads", table.threads},
            {"format", table.format},
            {"constant_ms", nullable(table.constantMs)},
            {"correction", table.corrections.pooled ? toJson(*table.corrections.pooled) : Json(nullptr)},
            {"corrections", std::move(corrections)},
            {"environment", table.environment},
            {"entries", std::move(entries)}};
}

LatencyTable latencyTableFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    constexpr int most = std::numeric_limits<int>::max();
    LatencyTable table{.device = reader.text("device"),
                       .runtime = reader.text("runtime"),
                       .batch = static_cast<int>(reader.integer("batch", 1, most)),
                       .threads = static_cast<int>(reader.integer("threads", 0, most)),
                       .format = reader.text("format", LatencyTable{}.format), // runs of version 1 lack it and the next
                       .constantMs = optionalNumber(reader, "constant_ms")};
    if (reader.has("correction") && !reader.at("correction").is_null())
        table.corrections.pooled = correctionFromJson(reader.object("correction"));
    if (reader.has("corrections")) { // one for each input size: runs of before these were told apart lack it
        const JsonReader corrections = reader.object("corrections");
        for (const auto& [key, value] : reader.at("corrections").items()) {
            const std::optional<InputSize> size = inputSizeFromText(key);
            if (!size)
                corrections.fail(key, "is no input size such as 28x28");
            table.corrections.bySize[*size] = correctionFromJson(corrections.object(key));
        }
    }
    for (const JsonReader& entry : reader.objects("entries"))
        table.entries.insert(latencyEntryFromJson(entry));
    const JsonReader environment = reader.object("environment");
    for (const auto& [key, value] : reader.at("environment").items())
        table.environment[key] = environment.text(key);
    return table;
}

Json toJson(const DerivedNetwork& network)
{
    Json json = network.further;
    json.update({{"step", network.step},
                 {"architecture", network.architecture},
                 {"description", Json(toJson(network.description))},
                 {"predicted_ms", network.predictedMs},
                 {"predicted_error_ms", nullable(network.predictedErrorMs)},
                 {"predicted_origin", network.predictedOrigin ? Json(toText(*network.predictedOrigin)) : Json(nullptr)},
                 {"measured_ms", nullable(network.measuredMs)},
                 {"measured_deviation_ms", nullable(network.measuredDeviationMs)},
                 {"test_accuracy", nullable(network.testAccuracy)},
                 {"training_seconds", nullable(network.trainingSeconds)},
                 {"training", network.training},
                 {"weights_file", network.weightsFile},
                 {"onnx_file", network.onnxFile}});
    if (!network.note.empty())
        json["note"] = network.note;
    if (network.removed)
        json["removed"] = true;
    if (network.sharedAccuracy)
        json["shared_accuracy"] = *network.sharedAccuracy;
    if (network.sharedLoss)
        json["shared_loss"] = *network.sharedLoss;
    if (network.selection)
        json["selection"] = toJson(*network.selection);
    if (network.choice)
        json["choice"] = toJson(*network.choice);
    return json;
}

DerivedNetwork derivedNetworkFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    DerivedNetwork network{.step = reader.integer("step", 0, largestInteger),
                           .architecture = reader.text("architecture"),
                           .description = networkFromJson(reader.at("description"), where + ": description"),
                           .predictedMs = reader.number("predicted_ms", -largest, largest),
                           .predictedErrorMs = newerNumber(reader, "predicted_error_ms"),
                           .predictedOrigin = originFromJson(reader, "predicted_origin"),
                           .measuredMs = optionalNumber(reader, "measured_ms"),
                           .measuredDeviationMs = optionalNumber(reader, "measured_deviation_ms"),
                           .testAccuracy = optionalNumber(reader, "test_accuracy"),
                           .trainingSeconds = optionalNumber(reader, "training_seconds"),
                           .training = reader.at("training"),
                           .weightsFile = reader.text("weights_file"),
                           .onnxFile = reader.text("onnx_file"),
                           .note = reader.text("note", ""),
                           .removed = reader.boolean("removed", false),
                           .sharedAccuracy = newerNumber(reader, "shared_accuracy"),
                           .sharedLoss = newerNumber(reader, "shared_loss")};
    if (reader.has("selection"))
        network.selection = selectionFromJson(reader.at("selection"), where + ": selection");
    if (reader.has("choice"))
        network.choice = choiceFromJson(reader.at("choice"), where + ": choice");
    network.further = added(json, toJson(network));
    return network;
}

} // namespace pathloom
