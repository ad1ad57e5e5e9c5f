// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/latency/targets.h"
#include "core/util/error.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct Options
{
    std::string subject, network;
    std::vector<std::string> targets;
    bool parts = false, json = false;
};

NetworkDescription networkOf(const Options& options)
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
    for (const LatencyItem& item : latencyItems(network)) {
        OrderedJson part = {{"block", network.blocks[std::size_t(item.block)].name},
                            {"shape", toText(item.key)},
                            {"latency_ms", nullptr},
                            {"error_ms", nullptr},
                            {"origin", nullptr}};
        try {
            const LatencyEntry entry = predictor.entry(item.key);
            part["latency_ms"] = entry.ms;
            if (entry.deviationMs)
                part["error_ms"] = *entry.deviationMs;
            part["origin"] = entry.method;
        } catch (const Error& e) {
            part["reason"] = e.what(); // inside the table's constant, or left out
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
                        known ? part["origin"].get<std::string>() : "in the table's constant, or left out"});
    }
    printTable(rows);
}

int predict(const Options& options)
{
    const NetworkDescription network = networkOf(options);
    OrderedJson all = OrderedJson::array();
    for (const std::string& name : options.targets) {
        const HardwareTarget target = findTarget(name);
        const LatencyPredictor predictor = predictorFor(target);
        const PredictedLatency latency = predictor.network(network);
        OrderedJson json = {{"network", network.name}, {"target", target.id}, {"target_name", target.name}};
        json.update(latencyJson(latency));
        if (options.parts)
            json["blocks"] = partsJson(predictor, network);
        if (!options.json) {
            print(fmt::format("{}\n  {}\n", target.name, latencyText(latency)));
            if (options.parts)
                printParts(json["blocks"]);
        }
        all.push_back(std::move(json));
    }
    if (options.json)
        printJson(all);
    return Success;
}

} // namespace

void addPredictCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<Options>();
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
