// SPDX-License-Identifier: MIT
#include "app/cli/common/values.h"

#include "app/cli/common/output.h"
#include "app/cli/common/selection_table.h"
#include "app/cli/common/test_figures.h"
#include "core/compare/yardsticks.h"
#include "core/derive/remaining_work.h"
#include "core/run/run_json.h"
#include "core/run/stored_history.h"
#include "core/search/search_engine.h"
#include "core/space/architecture.h"
#include "core/space/space_facts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom::cli {

namespace {

OrderedJson orNull(const std::optional<double>& value)
{
    return value ? OrderedJson(*value) : OrderedJson();
}

/// Full path of a file that a run stores relative to its folder; empty stays empty.
std::filesystem::path inRun(const RunStore& run, const std::string& file)
{
    return file.empty() ? std::filesystem::path() : run.folder() / file;
}

OrderedJson orNull(const std::filesystem::path& file)
{
    return file.empty() ? OrderedJson() : OrderedJson(file.string());
}

Costs candidateCosts(const SpaceBlock& block, const Operator& op)
{
    return costs(Block{.op = op, .shortcut = block.shortcut, .input = block.input, .output = block.output});
}

} // namespace

OrderedJson shapeJson(const Shape& shape)
{
    return OrderedJson::array({shape.channels, shape.height, shape.width});
}

OrderedJson networkJson(const NetworkDescription& network)
{
    const Costs total = costs(network);
    OrderedJson json;
    json["name"] = network.name;
    json["input"] = shapeJson(network.input);
    json["classes"] = network.classes;
    json["architecture"] = architectureText(network);
    json["parameters"] = total.parameters;
    json["macs"] = total.macs;
    json["activation_bytes"] = total.activationBytes;
    json["blocks"] = OrderedJson::array();
    for (const Block& block : network.blocks) {
        const Costs cost = costs(block);
        OrderedJson entry;
        entry["name"] = block.name;
        entry["op"] = toText(block.op);
        entry["input"] = shapeJson(block.input);
        entry["output"] = shapeJson(block.output);
        entry["shortcut"] = block.shortcut;
        entry["inputs"] = block.inputs;
        entry["parameters"] = cost.parameters;
        entry["macs"] = cost.macs;
        json["blocks"].push_back(std::move(entry));
    }
    return json;
}

OrderedJson spaceRangesJson(const SearchSpace& space)
{
    const SpaceFacts facts = factsOf(space);
    return {{"choice_blocks", space.choiceCount()},
            {"log10_architectures", facts.log10Networks},
            {"smallest_macs", facts.smallestMacs},
            {"largest_macs", facts.largestMacs},
            {"smallest_map", shapeJson(facts.smallestMap)}};
}

std::string choicesText(const SearchSpace& space)
{
    return fmt::format("{} blocks, 10^{:.1f} networks", space.choiceCount(), log10Size(space));
}

std::string macsRangeText(const SearchSpace& space)
{
    const SpaceFacts facts = factsOf(space);
    return millions(facts.smallestMacs) + " to " + millions(facts.largestMacs);
}

OrderedJson spaceJson(const SearchSpace& space)
{
    OrderedJson json;
    json["name"] = space.name;
    json["title"] = space.title;
    json["input"] = shapeJson(space.input);
    json["classes"] = space.classes;
    json["parameters"] = supernetParameters(space);
    json["macs"] = std::llround(expectedMacs(space, uniformProbabilities(space)));
    json.update(spaceRangesJson(space));
    json["blocks"] = OrderedJson::array();
    for (const SpaceBlock& block : space.blocks) {
        OrderedJson entry;
        entry["name"] = block.name;
        entry["input"] = shapeJson(block.input);
        entry["output"] = shapeJson(block.output);
        entry["shortcut"] = block.shortcut;
        entry["candidates"] = OrderedJson::array();
        for (const Operator& op : block.candidates) {
            const Costs cost = candidateCosts(block, op);
            entry["candidates"].push_back({{"op", toText(op)}, {"parameters", cost.parameters}, {"macs", cost.macs}});
        }
        json["blocks"].push_back(std::move(entry));
    }
    return json;
}

OrderedJson derivedJson(const RunStore& run, const DerivedNetwork& network)
{
    const Costs total = costs(network.description);
    OrderedJson json;
    json["id"] = network.id;
    json["name"] = network.name;
    json["step"] = network.step;
    json["architecture"] = network.architecture;
    json["yardstick"] = isYardstick(network);
    json["parameters"] = total.parameters;
    json["macs"] = total.macs;
    json["predicted_latency_ms"] = hasPrediction(network) ? OrderedJson(network.predictedMs) : OrderedJson();
    json["predicted_latency_error_ms"] = orNull(network.predictedErrorMs);
    json["predicted_latency_origin"] =
        network.predictedOrigin ? OrderedJson(toText(*network.predictedOrigin)) : OrderedJson();
    json["measured_latency_ms"] = orNull(network.measuredMs);
    json["measured_latency_deviation_ms"] = orNull(network.measuredDeviationMs);
    json["test_accuracy"] = orNull(network.testAccuracy);
    addTestFigures(json, run.predictions(network.id), run.info().classNames);
    addSelection(json, network);
    json["choice"] = network.choice ? OrderedJson(toJson(*network.choice)) : OrderedJson();
    json["training_seconds"] = orNull(network.trainingSeconds);
    json["training"] = network.training;
    json["weights"] = orNull(inRun(run, network.weightsFile));
    json["onnx"] = orNull(inRun(run, network.onnxFile));
    return json;
}

OrderedJson latencyJson(const PredictedLatency& latency)
{
    OrderedJson json;
    json["latency_ms"] = latency.ms;
    json["error_ms"] = orNull(latency.errorMs);
    json["origin"] = toText(latency.origin);
    json["parts"] = latency.parts;
    json["estimated_parts"] = latency.estimatedParts;
    json["left_out_parts"] = latency.leftOutParts;
    return json;
}

OrderedJson onnxJson(const OnnxReport& report, const OnnxOptions& options, const std::filesystem::path& file)
{
    OrderedJson json;
    json["file"] = std::filesystem::absolute(file).string();
    json["opset"] = options.opset;
    json["folded_batch_norm"] = options.foldBatchNorm;
    json["with_normalization"] = options.normalizesInside();
    json["input"] = toText(options.input);
    json["samples"] = OrderedJson::array();
    for (const std::filesystem::path& sample : report.samples)
        json["samples"].push_back(sample.string());
    json["nodes"] = report.nodes;
    json["bytes"] = report.bytes;
    json["checked_in"] = report.runtime.empty() ? OrderedJson() : OrderedJson(report.runtime);
    json["note"] = report.runtimeNote;
    json["compared_images"] = report.comparedImages;
    json["largest_difference"] = report.largestDifference;
    return json;
}

bool isInterrupted(const RunStore& run)
{
    return !run.isBeingWritten() && (!hasEnded(run.info().state) || nextWork(run));
}

std::string workText(const RunStore& run)
{
    const RunWork work = run.work();
    std::vector<std::string> done, left, begun;
    if (work.job)
        for (Stage stage : work.job->stages()) {
            const bool isDone = stage == Stage::Search ? run.info().state == Phase::Finished : work.job->isDone(stage);
            (isDone ? done : left).push_back(toText(stage));
        }
    for (const BegunWork& entry : work.begun)
        begun.push_back(fmt::format("{} net {}", toText(entry.stage), entry.network));
    std::string text;
    const auto add = [&](const char* what, const std::vector<std::string>& words) {
        if (!words.empty())
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", what, fmt::join(words, ", "));
    };
    add("done", done);
    add("left", left);
    add("begun", begun);
    return text;
}

OrderedJson unknownJson(const RunStore& run)
{
    OrderedJson json = OrderedJson::object();
    const RunInfo info = run.info();
    if (!info.config.unknown.empty())
        json["settings"] = info.config.unknown;
    OrderedJson events = OrderedJson::array();
    for (const Event& event : unknownEvents(run))
        events.push_back({{"step", event.step}, {"kind", kindOf(event.body)}, {"body", bodyToJson(event.body)}});
    if (!events.empty())
        json["events"] = std::move(events);
    if (const std::vector<std::string> words = unknownCommandsOf(run); !words.empty())
        json["commands"] = words;
    if (const std::vector<std::string> names = run.unknownNetworks(); !names.empty())
        json["networks"] = names;
    if (!info.further.empty())
        json["fields"] = info.further;
    return json;
}

std::string unknownText(const OrderedJson& unknown)
{
    std::vector<std::string> parts;
    for (const auto& [what, found] : unknown.items()) {
        std::set<std::string> words;
        for (const auto& [key, value] : found.items())
            words.insert(what == "events"   ? value["kind"].get<std::string>()
                         : found.is_array() ? value.get<std::string>()
                                            : key);
        parts.push_back(fmt::format("{} ({})", what, fmt::join(words, ", ")));
    }
    return parts.empty() ? "" : fmt::format("{}; written by another version, and kept", fmt::join(parts, ", "));
}

std::string stateText(const RunStore& run)
{
    return toText(run.info().state) + (run.isBeingWritten() ? " (being written now)"
                                       : isInterrupted(run) ? " (interrupted; what was written is kept)"
                                                            : "");
}

OrderedJson runJson(const RunStore& run)
{
    const RunInfo info = run.info();
    OrderedJson json;
    json["run"] = std::filesystem::absolute(run.folder()).string();
    json["id"] = info.id;
    json["name"] = info.name;
    json["state"] = toText(info.state);
    json["message"] = info.message;
    json["being_written"] = run.isBeingWritten();
    json["interrupted"] = isInterrupted(run);
    Json work = toJson(run.work());
    if (work["job"].is_object())
        for (Json& next : work["job"]["next"])
            next = next.value("folder", ""); // the rest is a search of its own
    json["work"] = std::move(work);
    json["created"] = info.created;
    json["space"] = run.space().name;
    json["data"] = toJson(info.data);
    json["data"]["fingerprint"] = info.dataFingerprint;
    json["target"] = {{"id", info.targetId}, {"name", info.targetName}};
    json["budget_ms"] = info.config.budgetMs;
    json["commands"] = toJson(commandsOf(run));
    json["method"] = toText(info.config.method);
    json["seed"] = info.config.seed;
    json["program"] = info.program;
    json["machine"] = info.machine;
    return json;
}

namespace {

/// The budget that the network is the best one for, and the limits; empty if it was not taken out for one.
std::string choiceText(const DerivedNetwork& network)
{
    if (!network.choice)
        return {};
    std::string text = "a budget of " + milliseconds(network.choice->budgetMs);
    for (const NetworkLimit& limit : network.choice->limits)
        text += ", " + toText(limit);
    if (network.choice->scoredBy != NetworkChoice().scoredBy)
        text += ", by " + network.choice->scoredBy;
    return text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> derivedFields(const RunStore& run, const DerivedNetwork& network)
{
    const Costs total = costs(network.description);
    const auto predicted = predictionOf(network);
    std::string latency = predicted ? "predicted " + toText(*predicted) : "not predicted";
    if (network.measuredMs)
        latency += ", here " + toText(PredictedLatency{.ms = *network.measuredMs,
                                                       .errorMs = network.measuredDeviationMs,
                                                       .origin = LatencyOrigin::Measured});
    return {
        {"Network", isYardstick(network) ? network.name + ", a yardstick"
                                         : fmt::format("{}, derived at step {}", network.name, network.step)},
        {"Architecture", isYardstick(network) ? architectureText(network.description) : network.architecture},
        {"Accuracy", network.testAccuracy ? accuracyText(*network.testAccuracy, run.predictions(network.id)) : "not trained yet"},
        {"By shared weights", sharedText(network)},
        {"Best for", choiceText(network)},
        {"Latency", latency},
        {"Parameters", grouped(total.parameters)},
        {"MACs", millions(total.macs)},
        {"Weights", inRun(run, network.weightsFile).string()},
        {"ONNX", inRun(run, network.onnxFile).string()},
        {"Training", network.trainingSeconds ? duration(*network.trainingSeconds) : ""},
    };
}

std::string onnxCheckText(const OnnxReport& report, const OnnxOptions& options)
{
    const std::string compared = report.runtime.empty()
                                     ? "no independent runtime here could read it: " + report.runtimeNote
                                     : fmt::format("logits of {} images within {:.1e} of LibTorch in {}{}",
                                                   report.comparedImages, report.largestDifference, report.runtime,
                                                   report.runtimeNote.empty() ? "" : "; " + report.runtimeNote);
    return fmt::format("opset {}, {} nodes, {}; {}", options.opset, report.nodes, bytes(report.bytes), compared);
}

} // namespace pathloom::cli
