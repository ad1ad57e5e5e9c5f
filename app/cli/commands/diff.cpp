// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/network_argument.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/values.h"
#include "core/compare/difference.h"
#include "core/compare/yardsticks.h"
#include "core/report/report.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct DiffOptions
{
    std::string left, right, target, svg;
    bool adapt = false, json = false;
};

/// "kernel, expansion"; empty for a pair without changes.
std::vector<std::string> changesOf(const BlockPair& pair)
{
    std::vector<std::string> changes;
    if (pair.kernelChanged)
        changes.emplace_back("kernel");
    if (pair.expandChanged)
        changes.emplace_back("expansion");
    if (pair.depthChanged)
        changes.emplace_back("depth");
    if (pair.otherChanged)
        changes.emplace_back("other");
    return changes;
}

const Block* blockOf(const NetworkDescription& network, int index)
{
    return index < 0 ? nullptr : &network.blocks[static_cast<std::size_t>(index)];
}

/// A difference that can be had only where both sides are there; an absent block costs nothing.
std::optional<double> msDifference(const BlockPair& pair)
{
    const std::optional<double> left = pair.left < 0 ? std::optional(0.0) : pair.leftMs;
    const std::optional<double> right = pair.right < 0 ? std::optional(0.0) : pair.rightMs;
    return left && right && (pair.leftMs || pair.rightMs) ? std::optional(*right - *left) : std::nullopt;
}

OrderedJson orNull(const std::optional<double>& value)
{
    return value ? OrderedJson(*value) : OrderedJson();
}

OrderedJson sideJson(const Block* block, const Costs& cost, const std::optional<double>& ms, bool estimated)
{
    if (!block)
        return nullptr;
    OrderedJson json;
    json["block"] = block->name;
    json["op"] = toText(block->op);
    json["output"] = shapeJson(block->output);
    json["parameters"] = cost.parameters;
    json["macs"] = cost.macs;
    json["latency_ms"] = orNull(ms);
    json["estimated"] = estimated;
    return json;
}

OrderedJson wholeJson(const NamedNetwork& network, const Costs& cost, const std::optional<PredictedLatency>& latency)
{
    return {{"network", network.name},
            {"input", shapeJson(network.network.input)},
            {"classes", network.network.classes},
            {"parameters", cost.parameters},
            {"macs", cost.macs},
            {"latency", latency ? latencyJson(*latency) : OrderedJson()}};
}

OrderedJson differenceJson(const NamedNetwork& left, const NamedNetwork& right, const NetworkDifference& difference,
                           const std::string& target)
{
    OrderedJson json;
    json["target"] = target.empty() ? OrderedJson() : OrderedJson(target);
    json["left"] = wholeJson(left, difference.leftCosts, difference.leftLatency);
    json["right"] = wholeJson(right, difference.rightCosts, difference.rightLatency);
    json["changed_kernels"] = difference.changedKernels;
    json["changed_expansions"] = difference.changedExpansions;
    json["changed_depths"] = difference.changedDepths;
    json["other_changes"] = difference.otherChanges;
    json["latency_problem"] =
        difference.latencyProblem.empty() ? OrderedJson() : OrderedJson(difference.latencyProblem);
    json["blocks"] = OrderedJson::array();
    for (const BlockPair& pair : difference.pairs) {
        OrderedJson row;
        row["left"] = sideJson(blockOf(left.network, pair.left), pair.leftCosts, pair.leftMs, pair.leftEstimated);
        row["right"] = sideJson(blockOf(right.network, pair.right), pair.rightCosts, pair.rightMs, pair.rightEstimated);
        row["changed"] = changesOf(pair);
        row["parameters_difference"] = pair.rightCosts.parameters - pair.leftCosts.parameters;
        row["macs_difference"] = pair.rightCosts.macs - pair.leftCosts.macs;
        row["latency_difference_ms"] = orNull(msDifference(pair));
        json["blocks"].push_back(std::move(row));
    }
    return json;
}

/// "" for no difference, "+1,234", "-1,234".
std::string signedGrouped(std::int64_t value)
{
    return value == 0 ? "" : (value > 0 ? "+" : "") + grouped(value);
}

std::string signedMilliseconds(const std::optional<double>& ms)
{
    return !ms || *ms == 0 ? "" : fmt::format("{:+.3f} ms", *ms);
}

std::string sideText(const Block* block, const std::optional<double>& ms, bool estimated)
{
    if (!block)
        return "-";
    return toText(block->op) + (ms && *ms != 0 ? fmt::format(", {}{}", estimated ? "~" : "", milliseconds(*ms)) : "");
}

void printDifference(const NamedNetwork& left, const NamedNetwork& right, const NetworkDifference& difference,
                     const std::string& target)
{
    std::vector<std::vector<std::string>> rows = {{"BLOCK", left.name, right.name, "CHANGED", "PARAMETERS", "MACS"}};
    if (!target.empty())
        rows.front().push_back("LATENCY");
    for (const BlockPair& pair : difference.pairs) {
        const Block* leftBlock = blockOf(left.network, pair.left);
        const Block* rightBlock = blockOf(right.network, pair.right);
        rows.push_back({leftBlock ? leftBlock->name : rightBlock->name,
                        sideText(leftBlock, pair.leftMs, pair.leftEstimated),
                        sideText(rightBlock, pair.rightMs, pair.rightEstimated),
                        fmt::format("{}", fmt::join(changesOf(pair), ", ")),
                        signedGrouped(pair.rightCosts.parameters - pair.leftCosts.parameters),
                        signedGrouped(pair.rightCosts.macs - pair.leftCosts.macs)});
        if (!target.empty())
            rows.back().push_back(signedMilliseconds(msDifference(pair)));
    }
    printTable(rows);

    const auto& [leftCosts, rightCosts] = std::tie(difference.leftCosts, difference.rightCosts);
    rows = {
        {"", left.name, right.name, "DIFFERENCE"},
        {"Parameters", grouped(leftCosts.parameters), grouped(rightCosts.parameters),
         signedGrouped(rightCosts.parameters - leftCosts.parameters)},
        {"MACs", grouped(leftCosts.macs), grouped(rightCosts.macs), signedGrouped(rightCosts.macs - leftCosts.macs)}};
    if (!target.empty()) {
        const auto& [leftLatency, rightLatency] = std::tie(difference.leftLatency, difference.rightLatency);
        rows.push_back({"Latency", leftLatency ? toText(*leftLatency) : "-",
                        rightLatency ? toText(*rightLatency) : "-",
                        leftLatency && rightLatency ? signedMilliseconds(rightLatency->ms - leftLatency->ms) : "-"});
    }
    print("\n");
    printTable(rows);
    print(fmt::format("\nChanged: {} kernels, {} expansions, {} depths, {} other\n", difference.changedKernels,
                      difference.changedExpansions, difference.changedDepths, difference.otherChanges));
    if (!target.empty())
        print(fmt::format("Latencies on {}; ~ estimated by a model fitted to its table\n", target));
    if (!difference.latencyProblem.empty())
        note("no latency: " + difference.latencyProblem);
}

int diff(const DiffOptions& options)
{
    const NamedNetwork left = findNetwork(options.left);
    NamedNetwork right = findNetwork(options.right);
    const bool sameImages = left.network.input == right.network.input && left.network.classes == right.network.classes;
    if (!sameImages && options.adapt)
        right.network = adaptNetwork(right.network, left.network.input, left.network.classes);
    else if (!sameImages)
        note("They were made for different images or classes; --adapt adapts the second one to the first one's.");
    std::optional<LatencyPredictor> predictor;
    std::string targetName;
    if (!options.target.empty()) {
        const HardwareTarget target = findTarget(options.target);
        targetName = target.name;
        predictor.emplace(predictorFor(target));
    }
    const NetworkDifference found = difference(left.network, right.network, predictor ? &*predictor : nullptr);

    if (!options.svg.empty())
        writeTextFile(options.svg,
                      differenceSvg(left.network, right.network, found, left.name, right.name, targetName));
    if (options.json)
        printJson(differenceJson(left, right, found, options.target));
    else
        printDifference(left, right, found, options.target);
    return Success;
}

} // namespace

void addDiffCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<DiffOptions>();
    CLI::App* command = app.add_subcommand(
        "diff", "Tell two networks apart block by block: kernels, expansions, depth, costs, latency");
    const char* help = "Network file, shipped network's name, RUN:NETWORK, or RUN for its newest network";
    command->add_option("left", options->left, help)->required()->type_name("A");
    command->add_option("right", options->right, help)->required()->type_name("B");
    command->add_option("--target", options->target, "Target whose latencies are shown");
    command->add_flag("--adapt", options->adapt, "Adapt B to A's images and classes if it was made for others");
    command->add_option("--svg", options->svg, "Draw both networks, blocks aligned, into this file")->type_name("FILE");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return diff(*options); }; });
}

} // namespace pathloom::cli
