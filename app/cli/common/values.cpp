// SPDX-License-Identifier: MIT
#include "app/cli/common/values.h"

#include "app/cli/common/output.h"
#include "core/compare/yardsticks.h"
#include "core/search/search_engine.h"
#include "core/space/architecture.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

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

OrderedJson spaceJson(const SearchSpace& space)
{
    OrderedJson json;
    json["name"] = space.name;
    json["title"] = space.title;
    json["input"] = shapeJson(space.input);
    json["classes"] = space.classes;
    json["choice_blocks"] = space.choiceCount();
    json["log10_architectures"] = log10Size(space);
    json["parameters"] = supernetParameters(space);
    json["macs"] = std::llround(expectedMacs(space, uniformProbabilities(space)));
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
    json["measured_latency_ms"] = orNull(network.measuredMs);
    json["measured_latency_deviation_ms"] = orNull(network.measuredDeviationMs);
    json["test_accuracy"] = orNull(network.testAccuracy);
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
    json["with_normalization"] = options.withNormalization;
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
    const Phase state = run.info().state;
    return !hasEnded(state) && !run.isBeingWritten();
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
    json["created"] = info.created;
    json["space"] = run.space().name;
    json["data"] = {
        {"kind", info.data.kind}, {"folder", info.data.folder.string()}, {"fingerprint", info.dataFingerprint}};
    json["target"] = {{"id", info.targetId}, {"name", info.targetName}};
    json["budget_ms"] = info.config.budgetMs;
    json["commands"] = toJson(commandsOf(run));
    json["method"] = toText(info.config.method);
    json["seed"] = info.config.seed;
    json["program"] = info.program;
    json["machine"] = info.machine;
    return json;
}

std::vector<std::pair<std::string, std::string>> derivedFields(const RunStore& run, const DerivedNetwork& network)
{
    const Costs total = costs(network.description);
    std::string latency = hasPrediction(network) ? milliseconds(network.predictedMs) + " predicted" : "not predicted";
    if (network.measuredMs)
        latency += ", " + milliseconds(*network.measuredMs) + " measured here";
    if (network.measuredDeviationMs)
        latency += " (± " + milliseconds(*network.measuredDeviationMs) + ")";
    return {
        {"Network", isYardstick(network) ? network.name + ", a yardstick"
                                         : fmt::format("{}, derived at step {}", network.name, network.step)},
        {"Architecture", isYardstick(network) ? architectureText(network.description) : network.architecture},
        {"Accuracy", network.testAccuracy ? percent(*network.testAccuracy) + " on the test split" : "not trained yet"},
        {"Latency", latency},
        {"Parameters", grouped(total.parameters)},
        {"MACs", millions(total.macs)},
        {"Weights", inRun(run, network.weightsFile).string()},
        {"ONNX", inRun(run, network.onnxFile).string()},
        {"Training", network.trainingSeconds ? duration(*network.trainingSeconds) : ""},
    };
}

std::string latencyText(const PredictedLatency& latency)
{
    // Value and error with the same decimals: those of the value, or as many as the error needs to show a digit.
    constexpr int most = 6;
    int decimals = std::abs(latency.ms) < 10 ? 3 : 1;
    if (latency.errorMs && *latency.errorMs > 0)
        if (const int needed = int(std::ceil(-std::log10(*latency.errorMs))); needed <= most)
            decimals = std::max(decimals, needed);
    std::string text = fmt::format("{:.{}f}", latency.ms, decimals);
    if (latency.errorMs)
        text += fmt::format(" ± {:.{}f}", *latency.errorMs, decimals);
    text += " ms (" + toText(latency.origin);
    if (latency.leftOutParts > 0)
        text += ", without stem and head";
    return text + ")";
}

std::string onnxCheckText(const OnnxReport& report, const OnnxOptions& options)
{
    const std::string compared = report.runtime.empty()
                                     ? "no independent runtime here could read it: " + report.runtimeNote
                                     : fmt::format("logits of {} images within {:.1e} of LibTorch in {}",
                                                   report.comparedImages, report.largestDifference, report.runtime);
    return fmt::format("opset {}, {} nodes, {}; {}", options.opset, report.nodes, bytes(report.bytes), compared);
}

} // namespace pathloom::cli
