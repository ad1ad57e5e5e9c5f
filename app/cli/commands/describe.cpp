// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/commands/describe_data.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/measuring.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/selection_table.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/test_figures.h"
#include "app/cli/common/values.h"
#include "core/derive/derive.h"
#include "core/latency/latency_model.h"
#include "core/latency/targets.h"
#include "core/onnx/onnx_metadata.h"
#include "core/report/report.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <functional>
#include <limits>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom::cli {

namespace {

struct DescribeOptions
{
    std::string subject, target, svg;
    int threads = 0;
    bool measure = false, json = false;
};

/// Latency on each target as JSON by target id; a target that lacks shapes gets null and the reason.
OrderedJson latencies(const DescribeOptions& options, const std::function<OrderedJson(const HardwareTarget&)>& latency)
{
    const auto targets = options.target.empty() ? listTargets() : std::vector{findTarget(options.target)};
    OrderedJson all = OrderedJson::object();
    for (const HardwareTarget& target : targets) {
        OrderedJson entry = {{"name", target.name}, {"origin", target.origin}, {"latency_ms", nullptr}};
        try {
            entry.update(latency(target));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) {
            entry["reason"] = e.what();
        }
        all[target.id] = std::move(entry);
    }
    return all;
}

/// "origin" is the target's; the latency's own stands beside it.
OrderedJson described(const PredictedLatency& latency)
{
    OrderedJson json = latencyJson(latency);
    json["latency_origin"] = json["origin"];
    json.erase("origin");
    json["method"] = latency.origin == LatencyOrigin::Measured ? "whole network measured" : "sum of its parts";
    json["text"] = toText(latency);
    return json;
}

OrderedJson networkLatency(const HardwareTarget& target, const NetworkDescription& network, bool measure)
{
    if (!measure || !isThisMachine(target))
        return described(predictorFor(target).network(network));
    const MeasuredLatency measured = measureNetwork(network, measureOptionsFor(target), interruptToken());
    OrderedJson json = described({.ms = measured.ms,
                                  .errorMs = measured.deviationMs,
                                  .origin = LatencyOrigin::Measured,
                                  .parts = int(latencyItems(network).size())});
    json["samples"] = measured.samples;
    json["busy_share"] = measured.conditions.busy.share();
    if (measured.conditions.disturbed())
        note("warning: " + measured.conditions.text());
    return json;
}

OrderedJson spaceLatency(const HardwareTarget& target, const SearchSpace& space, bool measure)
{
    if (!measure && lacksShapes(target, space))
        throw Error("not measured yet", "", "describe --measure times every shape");
    MeasuringEffort effort;
    if (!measure)
        effort.networks = 0;
    const LatencyModel model =
        latencyModel(tableFor(target, space, measuringProgress("measuring"), interruptToken(), effort), space);
    const PredictedLatency expected = model.shown(model.expectedMs(uniformProbabilities(space)));
    OrderedJson json = {{"latency_ms", expected.ms},
                        {"error_ms", expected.errorMs ? OrderedJson(*expected.errorMs) : OrderedJson()},
                        {"latency_origin", toText(expected.origin)},
                        {"smallest_ms", model.smallestMs()},
                        {"largest_ms", model.largestMs()}};
    json["method"] = "expected at uniform probabilities";
    json["text"] = toText(expected) + ", expected at uniform probabilities";
    return json;
}

std::string targetText(const OrderedJson& entry)
{
    if (entry["latency_ms"].is_null())
        return "- (" + entry["reason"].get<std::string>() + ")";
    std::string text = entry.contains("text")
                           ? entry["text"].get<std::string>()
                           : milliseconds(entry["latency_ms"]) + ", " + entry["method"].get<std::string>();
    if (entry.contains("smallest_ms"))
        text += fmt::format(" (smallest {}, largest {})", milliseconds(entry["smallest_ms"]),
                            milliseconds(entry["largest_ms"]));
    return text;
}

void printLatencies(const OrderedJson& targets)
{
    print("\nLatency\n");
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, entry] : targets.items())
        rows.push_back({"  " + id, targetText(entry)});
    printTable(rows);
}

std::string shapeText(const OrderedJson& shape)
{
    return fmt::format("{}x{}x{}", shape[0].get<int>(), shape[1].get<int>(), shape[2].get<int>());
}

void printNetwork(const OrderedJson& network)
{
    printFields({{"Network", network["name"]},
                 {"Input", shapeText(network["input"])},
                 {"Classes", std::to_string(network["classes"].get<int>())},
                 {"Architecture", network["architecture"]},
                 {"Parameters", grouped(network["parameters"])},
                 {"MACs", millions(network["macs"])}});
    std::vector<std::vector<std::string>> rows = {{"BLOCK", "OPERATOR", "OUTPUT", "PARAMETERS", "MACS"}};
    for (const OrderedJson& block : network["blocks"])
        rows.push_back({block["name"], block["op"], shapeText(block["output"]), grouped(block["parameters"]),
                        grouped(block["macs"])});
    print("\n");
    printTable(rows);
}

void printSpace(const OrderedJson& space)
{
    printFields(
        {{"Space", space["name"]},
         {"", space["title"]},
         {"Input", shapeText(space["input"])},
         {"Classes", std::to_string(space["classes"].get<int>())},
         {"Choices", fmt::format("{} blocks, 10^{:.1f} networks", space["choice_blocks"].get<int>(),
                                 space["log10_architectures"].get<double>())},
         {"Parameters", grouped(space["parameters"]) + " in the supernet"},
         {"MACs", fmt::format("{} expected of a random network (smallest {}, largest {})", millions(space["macs"]),
                              millions(space["smallest_macs"]), millions(space["largest_macs"]))},
         {"Smallest map", shapeText(space["smallest_map"])}});
    std::vector<std::vector<std::string>> rows = {{"BLOCK", "OUTPUT", "CANDIDATES"}};
    for (const OrderedJson& block : space["blocks"]) {
        std::string candidates;
        for (const OrderedJson& candidate : block["candidates"])
            candidates += (candidates.empty() ? "" : " | ") + candidate["op"].get<std::string>();
        rows.push_back({block["name"], shapeText(block["output"]), candidates});
    }
    print("\n");
    printTable(rows);
}

void writePicture(const NetworkDescription& network, const std::string& title, const DescribeOptions& options)
{
    if (!options.svg.empty())
        writeTextFile(options.svg, networkSvg(network, title));
}

void describeNetwork(const NetworkDescription& network, const DescribeOptions& options)
{
    writePicture(network, network.name, options);
    OrderedJson json = {{"kind", "network"}};
    json.update(networkJson(network));
    json["targets"] = latencies(
        options, [&](const HardwareTarget& target) { return networkLatency(target, network, options.measure); });
    if (options.json) {
        printJson(json);
        return;
    }
    printNetwork(json);
    printLatencies(json["targets"]);
}

void describeSpace(const SearchSpace& space, const DescribeOptions& options)
{
    if (!options.svg.empty())
        throw UsageError("--svg draws networks, '" + options.subject + "' is a search space");
    OrderedJson json = {{"kind", "space"}};
    json.update(spaceJson(space));
    json["targets"] =
        latencies(options, [&](const HardwareTarget& target) { return spaceLatency(target, space, options.measure); });
    if (options.json) {
        printJson(json);
        return;
    }
    printSpace(json);
    printLatencies(json["targets"]);
}

/// None before the first snapshot, or evaluation of a random search.
std::optional<Architecture> leadingNow(const RunStore& run)
{
    try {
        return leadingArchitecture(run, run.lastStep());
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// A run is described by its newest derived network, else by the network that is most probable now; parameters, macs,
/// blocks and targets are that network's.
void describeRun(const RunStore& run, const DescribeOptions& options)
{
    const std::vector<DerivedNetwork> networks = run.networks();
    const auto probabilities = run.probabilitiesAt(std::numeric_limits<std::int64_t>::max());
    std::optional<NetworkDescription> network;
    if (const auto newest = newestFound(networks))
        network = newest->description;
    else if (const auto architecture = leadingNow(run))
        network = describe(run.space(), *architecture);
    if (!network && !options.svg.empty())
        throw Error("has no network to draw yet", run.folder().string());
    if (network)
        writePicture(*network, run.info().name, options);

    OrderedJson json = {{"kind", "run"}};
    json.update(runJson(run));
    json["settings"] = toJson(run.info().config);
    const OrderedJson unknown = unknownJson(run);
    json["unknown"] = unknown;
    json["networks"] = OrderedJson::array();
    for (const DerivedNetwork& derived : networks)
        json["networks"].push_back(derivedJson(run, derived));
    if (probabilities)
        json["entropy"] = meanEntropy(*probabilities);
    if (network) {
        OrderedJson described = networkJson(*network);
        described.erase("name");
        json.update(described);
        json["targets"] = latencies(
            options, [&](const HardwareTarget& target) { return networkLatency(target, *network, options.measure); });
    }
    if (options.json) {
        printJson(json);
        return;
    }
    printFields({{"Run", json["run"]},
                 {"State", stateText(run)},
                 {"Work", workText(run)},
                 {"Message", json["message"]},
                 {"Unknown", unknownText(unknown)},
                 {"Created", json["created"]},
                 {"Space", json["space"]},
                 {"Target", json["target"]["name"]},
                 {"Budget", milliseconds(json["budget_ms"])},
                 {"Method", json["method"]},
                 {"Seed", std::to_string(json["seed"].get<std::uint64_t>())},
                 {"Entropy", probabilities ? fmt::format("{:.3f} nats", meanEntropy(*probabilities)) : ""}});
    for (const DerivedNetwork& derived : networks) {
        print("\n");
        printFields(derivedFields(run, derived));
        printSelection(derived);
        if (const auto predictions = run.predictions(derived.id))
            printTestFigures(*predictions, run.info().classNames);
    }
    if (network)
        printLatencies(json["targets"]);
}

OrderedJson valuesJson(const std::vector<OnnxFile::Value>& values)
{
    OrderedJson json = OrderedJson::array();
    for (const OnnxFile::Value& value : values)
        json.push_back({{"name", value.name}, {"type", value.type}, {"sizes", value.sizes}});
    return json;
}

std::string valuesText(const std::vector<OnnxFile::Value>& values)
{
    std::vector<std::string> texts;
    for (const OnnxFile::Value& value : values)
        texts.push_back(fmt::format("{}, {} {}", value.name, value.type, fmt::join(value.sizes, "x")));
    return fmt::format("{}", fmt::join(texts, "; "));
}

/// "range 0..255, …" of what an exported file says of its input or of resizing.
std::string saidText(const Json& said)
{
    std::vector<std::string> parts;
    for (const auto& [key, value] : said.items())
        parts.push_back(key + " " + (value.is_string() ? value.get<std::string>() : value.dump()));
    return parts.empty() ? "not known: the file does not say" : fmt::format("{}", fmt::join(parts, ", "));
}

void describeOnnx(const std::filesystem::path& path, const DescribeOptions& options)
{
    if (!options.svg.empty() || options.measure || !options.target.empty())
        throw UsageError("--svg, --measure and --target are for networks, not for ONNX files");
    const OnnxFile file = readOnnxMetadata(path);
    if (options.json) {
        printJson({{"kind", "onnx"},
                   {"file", std::filesystem::absolute(path).string()},
                   {"producer", file.producer},
                   {"opset", file.opset},
                   {"nodes", file.nodes},
                   {"inputs", valuesJson(file.inputs)},
                   {"outputs", valuesJson(file.outputs)},
                   {"classes", file.classNames.empty() ? OrderedJson() : OrderedJson(file.classNames)},
                   {"input", OrderedJson(file.input)},
                   {"resize", OrderedJson(file.resize)},
                   {"metadata", file.metadata}});
        return;
    }
    std::vector<std::pair<std::string, std::string>> fields = {
        {"ONNX", std::filesystem::absolute(path).string()},
        {"Producer", file.producer},
        {"Operators", fmt::format("set {}, {} nodes", file.opset, file.nodes)},
        {"Input", valuesText(file.inputs)},
        {"Output", valuesText(file.outputs)},
        {"Classes", file.classNames.empty()
                        ? "names not known"
                        : fmt::format("{}: {}", file.classNames.size(), fmt::join(file.classNames, ", "))},
        {"Pixels", saidText(file.input)},
        {"Resize", saidText(file.resize)}};
    for (const auto& [key, value] : file.metadata)
        if (!key.starts_with("pathloom."))
            fields.emplace_back(key, value);
    printFields(fields);
}

int describeSubject(const DescribeOptions& options)
{
    std::error_code ignored;
    if (options.subject.ends_with(".onnx") && std::filesystem::exists(options.subject, ignored)) {
        describeOnnx(options.subject, options);
        return Success;
    }
    if (const std::optional<DataSpec> images = imagesNamed(options.subject)) {
        if (!options.svg.empty() || options.measure || !options.target.empty())
            throw UsageError("--svg, --measure and --target are for networks, not for images");
        describeImages(*images, options.json);
        return Success;
    }
    useThreads(options.threads);
    const Subject subject = findSubject(options.subject);
    switch (subject.kind) {
    case SubjectKind::Run:
        describeRun(*RunStore::open(subject.nameOrPath, RunStore::Access::Read), options);
        break;
    case SubjectKind::Network:
        describeNetwork(loadNetwork(subject.nameOrPath), options);
        break;
    case SubjectKind::Space:
        describeSpace(loadSpace(subject.nameOrPath), options);
        break;
    }
    return Success;
}

} // namespace

void addDescribeCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<DescribeOptions>();
    CLI::App* command = app.add_subcommand("describe", "Tell what a search space, a network or a run is: blocks, "
                                                       "costs, latencies; what an ONNX file says of itself; what "
                                                       "is found in images: classes, sizes, channels, problems");
    command
        ->add_option("subject", options->subject,
                     "Name or file of a space or network; run folder or its name; ONNX file; images as --data takes "
                     "them")
        ->required()
        ->type_name("SPACE|NETWORK|RUN|FILE.onnx|DATA");
    command->add_option("--target", options->target, "Only this target's latency (default: all targets)");
    command->add_option("--svg", options->svg, "Draw the network (of a run: its newest one) into this file")
        ->type_name("FILE");
    command->add_flag("--measure", options->measure, "Time it on this machine now");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return describeSubject(*options); }; });
}

} // namespace pathloom::cli
