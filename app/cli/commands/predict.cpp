// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/latency/targets.h"
#include "core/util/error.h"

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct PredictOptions
{
    std::string subject, network;
    std::vector<std::string> targets;
    bool parts = false, json = false;
};

NetworkDescription networkOf(const PredictOptions& options)
{
    const Subject subject = findRunOrNetwork(options.subject);
    if (subject.kind == SubjectKind::Network)
        return loadNetwork(subject.nameOrPath);
    return chosenNetwork(*RunStore::open(subject.nameOrPath, RunStore::Access::Read), options.network).description;
}

/// What each part of the network takes, as it enters the sum.
OrderedJson partsJson(const LatencyPredictor& predictor, const NetworkDescription& network)
{
    OrderedJson parts = OrderedJson::array();
    for (const PredictedPart& one : predictor.parts(network)) {
        OrderedJson part = {{"block", network.blocks[std::size_t(one.item.block)].name},
                            {"shape", toText(one.item.key)},
                            {"latency_ms", nullptr},
                            {"error_ms", nullptr},
                            {"origin", nullptr}};
        if (one.entry) {
            part["latency_ms"] = one.ms;
            if (one.entry->deviationMs)
                part["error_ms"] = *one.entry->deviationMs;
            part["origin"] = one.entry->method;
        } else {
            part["reason"] = one.leftOut          ? "left out: " + one.reason
                             : one.reason.empty() ? "in the table's constant"
                                                  : one.reason;
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

void printParts(const OrderedJson& parts)
{
    std::vector<std::vector<std::string>> rows = {{"BLOCK", "SHAPE", "LATENCY", "ORIGIN"}};
    for (const OrderedJson& part : parts) {
        const bool known = !part["latency_ms"].is_null();
        rows.push_back({part["block"], part["shape"], known ? milliseconds(part["latency_ms"]) : "-",
                        part[known ? "origin" : "reason"].get<std::string>()});
    }
    printTable(rows);
}

struct TargetPrediction
{
    HardwareTarget target;
    std::optional<PredictedLatency> latency;
    OrderedJson parts; ///< null unless asked for
    std::string refusal;
};

/// A refusal among several targets becomes part of the answer; of the only one it is an error.
TargetPrediction predictFor(const NetworkDescription& network, const std::string& targetName,
                            const PredictOptions& options)
{
    TargetPrediction prediction{findTarget(targetName), {}, {}, {}};
    try {
        const LatencyPredictor predictor = predictorFor(prediction.target);
        prediction.latency = predictor.network(network);
        if (options.parts)
            prediction.parts = partsJson(predictor, network);
    } catch (const Error& e) {
        if (options.targets.size() == 1)
            throw;
        prediction.refusal = e.what();
    }
    return prediction;
}

OrderedJson toJson(const TargetPrediction& prediction, const NetworkDescription& network)
{
    OrderedJson json = {
        {"network", network.name}, {"target", prediction.target.id}, {"target_name", prediction.target.name}};
    if (prediction.latency)
        json.update(latencyJson(*prediction.latency));
    else
        json.update({{"latency_ms", nullptr}, {"reason", prediction.refusal}});
    if (!prediction.parts.is_null())
        json["blocks"] = prediction.parts;
    return json;
}

void printText(const TargetPrediction& prediction)
{
    print(fmt::format("{}\n  {}\n", prediction.target.name,
                      prediction.latency ? toText(*prediction.latency) : "no prediction: " + prediction.refusal));
    if (!prediction.parts.is_null())
        printParts(prediction.parts);
}

int predict(const PredictOptions& options)
{
    const NetworkDescription network = networkOf(options);
    std::vector<TargetPrediction> predictions;
    for (const std::string& name : options.targets)
        predictions.push_back(predictFor(network, name, options));
    if (options.json) {
        OrderedJson all = OrderedJson::array();
        for (const TargetPrediction& prediction : predictions)
            all.push_back(toJson(prediction, network));
        printJson(all);
    } else {
        for (const TargetPrediction& prediction : predictions)
            printText(prediction);
    }
    return std::any_of(predictions.begin(), predictions.end(), [](const auto& one) { return one.latency.has_value(); })
               ? Success
               : Failure;
}

} // namespace

void addPredictCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<PredictOptions>();
    CLI::App* command =
        app.add_subcommand("predict", "Predict a network's latency on hardware targets, with error and origin");
    command->add_option("network", options->subject, "Name or file of a network; run folder or its name")
        ->required()
        ->type_name("NETWORK|RUN");
    addNetworkOption(*command, options->network);
    command->add_option("--target", options->targets, "Target (list: pathloom-cli targets list) or latency table")
        ->required();
    command->add_flag("--parts", options->parts, "Also what each block takes");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return predict(*options); }; });
}

} // namespace pathloom::cli
