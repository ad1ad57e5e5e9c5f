// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/compare/comparison.h"
#include "core/compare/yardsticks.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <limits>
#include <set>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct CompareOptions
{
    std::vector<std::string> runs, targets, yardsticks;
    std::string csv;
    bool json = false;
};

/// What the runs say besides their networks.
struct RunFacts
{
    std::vector<std::string> targetIds;        ///< in the order of the runs, each once
    std::vector<std::pair<Shape, int>> images; ///< input and classes, each once
    std::set<std::string> fingerprints;        ///< of their images
};

RunFacts factsOf(const std::vector<fs::path>& folders)
{
    const auto addOnce = [](auto& list, const auto& value) {
        if (std::ranges::find(list, value) == list.end())
            list.push_back(value);
    };
    RunFacts facts;
    for (const fs::path& folder : folders) {
        const auto run = RunStore::open(folder, RunStore::Access::Read);
        const RunInfo info = run->info();
        const SearchSpace space = run->space();
        addOnce(facts.targetIds, info.targetId);
        addOnce(facts.images, std::pair(space.input, space.classes));
        facts.fingerprints.insert(info.dataFingerprint);
    }
    return facts;
}

/// Those asked for; else those of the runs, except what this computer does not have (which is told).
std::vector<HardwareTarget> targetsFor(const CompareOptions& options, const RunFacts& facts)
{
    std::vector<HardwareTarget> targets;
    for (const std::string& id : options.targets.empty() ? facts.targetIds : options.targets) {
        try {
            const HardwareTarget target = findTarget(id);
            if (std::ranges::find(targets, target.id, &HardwareTarget::id) == targets.end()) // an id may have two forms
                targets.push_back(target);
        } catch (const UsageError& e) {
            if (!options.targets.empty())
                throw;
            note(std::string("left out: ") + e.what());
        }
    }
    return targets;
}

/// A shipped network for the images of each run; not in any run, so without accuracy.
std::vector<ComparedNetwork> yardsticksFor(const CompareOptions& options, const RunFacts& facts)
{
    std::vector<ComparedNetwork> networks;
    for (const std::string& name : options.yardsticks)
        for (const auto& [input, classes] : facts.images) {
            DerivedNetwork network{.name = name};
            network.description = adaptNetwork(loadYardstick(name), input, classes);
            network.architecture = architectureText(network.description);
            if (facts.images.size() > 1)
                network.name +=
                    fmt::format(" ({}x{}x{}, {} classes)", input.channels, input.height, input.width, classes);
            networks.push_back({.yardstick = true, .network = std::move(network)});
        }
    return networks;
}

/// Whether accuracies are of the same images; yardsticks that belong to no run have none.
bool accuraciesCompare(const CrossTable& table)
{
    std::set<std::string> fingerprints;
    for (const ComparedNetwork& network : table.networks)
        if (!network.imagesFingerprint.empty())
            fingerprints.insert(network.imagesFingerprint);
    return fingerprints.size() <= 1;
}

/// Accuracy against latency on the first target; all false without a target, or over different images.
std::vector<bool> frontOf(const CrossTable& table)
{
    if (!accuraciesCompare(table))
        return std::vector<bool>(table.networks.size(), false);
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<TradeOffPoint> points;
    for (std::size_t row = 0; row < table.networks.size(); ++row) {
        const bool known = !table.targets.empty() && table.cells[row][0].latency;
        points.push_back({.ms = known ? table.cells[row][0].latency->ms : unknown,
                          .accuracy = table.networks[row].network.testAccuracy.value_or(unknown)});
    }
    return paretoFront(points);
}

/// The best values of the columns that are no latencies.
struct BestValues
{
    std::optional<double> accuracy;
    std::optional<std::int64_t> parameters, macs;
};

BestValues bestOf(const CrossTable& table)
{
    BestValues best;
    const bool accuracies = accuraciesCompare(table);
    for (const ComparedNetwork& compared : table.networks) {
        const Costs total = costs(compared.network.description);
        if (const auto accuracy = compared.network.testAccuracy; accuracy && accuracies)
            best.accuracy = std::max(best.accuracy.value_or(*accuracy), *accuracy);
        best.parameters = std::min(best.parameters.value_or(total.parameters), total.parameters);
        best.macs = std::min(best.macs.value_or(total.macs), total.macs);
    }
    return best;
}

void printCrossTable(const CrossTable& table)
{
    const std::vector<bool> front = frontOf(table);
    const BestValues best = bestOf(table);
    const auto marked = [](const std::string& text, bool isBest) { return text + (isBest ? " *" : ""); };
    const auto orDash = [](const std::string& text) { return text.empty() ? "-" : text; };

    std::vector<std::vector<std::string>> rows = {
        {"NETWORK", "RUN", "FOUND FOR", "ACCURACY", "PARAMETERS", "MACS", "PARETO"}};
    for (const HardwareTarget& target : table.targets)
        rows.front().push_back("ON " + target.id);
    std::vector<std::string> problems;
    for (std::size_t i = 0; i < table.networks.size(); ++i) {
        const ComparedNetwork& compared = table.networks[i];
        const auto& accuracy = compared.network.testAccuracy;
        const Costs total = costs(compared.network.description);
        std::vector<std::string> row = {compared.network.name,
                                        orDash(compared.runName),
                                        compared.yardstick ? "(yardstick)" : orDash(compared.foundFor),
                                        accuracy ? marked(percent(*accuracy), accuracy == best.accuracy) : "-",
                                        marked(grouped(total.parameters), total.parameters == best.parameters),
                                        marked(millions(total.macs), total.macs == best.macs),
                                        front[i] ? "front" : ""};
        for (const CrossTable::Cell& cell : table.cells[i]) {
            row.push_back(cell.latency ? marked(toText(*cell.latency), cell.best) : "-");
            if (!cell.problem.empty() && std::ranges::find(problems, cell.problem) == problems.end())
                problems.push_back(cell.problem);
        }
        rows.push_back(std::move(row));
    }
    printTable(rows);
    for (const std::string& problem : problems)
        note("no latency: " + problem);
    if (table.targets.empty())
        note("No target, so no latency; --target names one.");
    else
        print(fmt::format("\n* best of its column; front: no other network is faster on {} and more accurate\n",
                          table.targets.front().id));
}

OrderedJson crossTableJson(const CrossTable& table)
{
    const std::vector<bool> front = frontOf(table);
    OrderedJson json = {{"targets", OrderedJson::array()}, {"networks", OrderedJson::array()}};
    for (const HardwareTarget& target : table.targets)
        json["targets"].push_back({{"id", target.id}, {"name", target.name}});
    for (std::size_t i = 0; i < table.networks.size(); ++i) {
        const ComparedNetwork& compared = table.networks[i];
        const Costs total = costs(compared.network.description);
        const auto textOrNull = [](const std::string& text) {
            return text.empty() ? OrderedJson() : OrderedJson(text);
        };
        OrderedJson row;
        row["network"] = compared.network.name;
        row["run"] = textOrNull(compared.runName);
        row["run_folder"] =
            compared.runFolder.empty() ? OrderedJson() : OrderedJson(fs::absolute(compared.runFolder).string());
        row["found_for"] = textOrNull(compared.foundFor);
        row["yardstick"] = compared.yardstick;
        row["test_accuracy"] =
            compared.network.testAccuracy ? OrderedJson(*compared.network.testAccuracy) : OrderedJson();
        row["parameters"] = total.parameters;
        row["macs"] = total.macs;
        row["pareto_front"] = accuraciesCompare(table) ? OrderedJson(bool(front[i])) : OrderedJson();
        row["latency"] = OrderedJson::object();
        for (std::size_t t = 0; t < table.targets.size(); ++t) {
            const CrossTable::Cell& cell = table.cells[i][t];
            OrderedJson entry = cell.latency ? latencyJson(*cell.latency)
                                             : OrderedJson{{"latency_ms", nullptr}, {"reason", cell.problem}};
            entry["best"] = cell.best;
            entry["found_for"] = cell.foundFor;
            row["latency"][table.targets[t].id] = std::move(entry);
        }
        json["networks"].push_back(std::move(row));
    }
    return json;
}

int compare(const CompareOptions& options)
{
    const bool csvToOutput = options.csv == "-";
    if (csvToOutput && options.json)
        throw UsageError("--csv - and --json both ask for standard output", "", "give --csv a file");
    std::vector<fs::path> folders;
    for (const std::string& run : options.runs)
        folders.push_back(findRun(run));
    const RunFacts facts = factsOf(folders);
    if (facts.fingerprints.size() > 1)
        note("The runs use different images: their accuracies cannot be compared.");

    std::vector<ComparedNetwork> networks =
        comparedNetworks(folders, [](const std::string& sentence) { throw Error(sentence); });
    for (ComparedNetwork& yardstick : yardsticksFor(options, facts))
        networks.push_back(std::move(yardstick));
    if (networks.empty())
        throw Error("the runs have no derived networks yet", "", "pathloom-cli derive RUN takes one out");
    const CrossTable table = crossTable(std::move(networks), targetsFor(options, facts), interruptToken());

    if (!options.csv.empty() && !csvToOutput)
        writeTextFile(options.csv, toCsv(table));
    if (csvToOutput)
        print(toCsv(table));
    else if (options.json)
        printJson(crossTableJson(table));
    else
        printCrossTable(table);
    return Success;
}

} // namespace

void addCompareCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<CompareOptions>();
    CLI::App* command = app.add_subcommand(
        "compare", "Compare the networks of runs: accuracy, costs, and latency on each target (the cross table)");
    command->add_option("runs", options->runs, "Run folders, or their names")->required()->type_name("RUN");
    command
        ->add_option("--target", options->targets,
                     "Target whose latencies are shown; may be given several times (default: the runs' own)")
        ->allow_extra_args(false);
    command
        ->add_option("--yardstick", options->yardsticks,
                     "Shipped network to compare with, adapted to the runs' images, untrained; may be given several "
                     "times. See: list networks")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--csv", options->csv, "Write the table as CSV; - writes it to standard output")
        ->type_name("FILE");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

} // namespace pathloom::cli
