// SPDX-License-Identifier: MIT
#include "core/derive/run_front.h"
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/front_options.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/util/error.h"

#include <map>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct FrontOptions
{
    std::string run, budgets;
    std::optional<std::int64_t> step;
    std::vector<std::string> limits;
    bool derives = false, json = false;
};

constexpr int usualBudgets = 9;

/// Those that were asked for, else evenly from the fastest to the most probable architecture's.
BudgetRange budgetsFor(const FrontOptions& options, const RunFront& front)
{
    if (!options.budgets.empty())
        return budgetRangeFrom(options.budgets);
    const std::vector<FrontPoint>& points = front.front().points();
    if (points.empty())
        throw UsageError(front.whyNothing({}), options.run);
    const double from = front.latency(points.front().architecture).ms, to = front.latency(points.back().architecture).ms;
    return {from, std::max(from, to), from < to ? usualBudgets : 1};
}

OrderedJson rowJson(const RunFront& front, double budgetMs)
{
    OrderedJson row = {{"budget_ms", budgetMs}, {"latency_ms", nullptr}, {"score", nullptr}, {"architecture", nullptr}};
    const std::optional<FrontPoint> best = front.best(budgetMs);
    if (!best) {
        row["reason"] = front.whyNothing(budgetMs);
        return row;
    }
    const NetworkDescription network = describe(front.space(), best->architecture);
    const PredictedLatency latency = front.latency(best->architecture);
    const Costs total = costs(network);
    row["latency_ms"] = latency.ms;
    row["score"] = best->score;
    row["architecture"] = toText(front.space(), best->architecture);
    row["latency_error_ms"] = latency.errorMs ? OrderedJson(*latency.errorMs) : OrderedJson();
    row["latency_sum_ms"] = best->cost;
    row["macs"] = total.macs;
    row["parameters"] = total.parameters;
    row["memory_bytes"] = static_cast<std::int64_t>(peakActivationBytes(network));
    return row;
}

void printRows(const RunFront& front, const OrderedJson& rows, bool derives)
{
    std::vector<std::string> header = {"BUDGET", "LATENCY"};
    if (!front.isSum())
        header.push_back("AS A SUM");
    header.insert(header.end(), {"SCORE", "MACS", "PARAMETERS", "MEMORY"});
    if (derives)
        header.push_back("NETWORK");
    header.push_back("ARCHITECTURE");
    std::vector<std::vector<std::string>> table = {header};
    for (const OrderedJson& row : rows) {
        std::vector<std::string>& cells = table.emplace_back();
        cells.push_back(milliseconds(row["budget_ms"]));
        if (row["architecture"].is_null()) {
            cells.resize(header.size() - 1, "-");
            cells.push_back(row["reason"].get<std::string>());
            continue;
        }
        cells.push_back(milliseconds(row["latency_ms"]));
        if (!front.isSum())
            cells.push_back(milliseconds(row["latency_sum_ms"]));
        cells.push_back(fmt::format("{:.3f}", row["score"].get<double>()));
        cells.push_back(millions(row["macs"]));
        cells.push_back(millions(row["parameters"]));
        cells.push_back(bytes(row["memory_bytes"]));
        if (derives)
            cells.push_back(row["network"].get<std::string>());
        cells.push_back(row["architecture"].get<std::string>());
    }
    printTable(table);
}

int front(const FrontOptions& options)
{
    const auto run = RunStore::open(findRun(options.run),
                                    options.derives ? RunStore::Access::Write : RunStore::Access::Read);
    const std::vector<NetworkLimit> limits = limitsFrom(options.limits);
    const RunFront front(*run, options.step, limits, interruptToken());
    const BudgetRange range = budgetsFor(options, front);
    const std::vector<double> budgets = spreadBudgets(range.fromMs, range.toMs, range.count);
    (void)front.bestOrSay(budgets.back()); // else there is nothing to list
    OrderedJson rows = OrderedJson::array();
    for (const double budgetMs : budgets)
        rows.push_back(rowJson(front, budgetMs));
    if (options.derives) {
        std::map<std::string, std::string> names; // by architecture
        for (const DerivedNetwork& network : deriveFront(*run, {.step = front.step(), .limits = limits}, range.fromMs,
                                                         range.toMs, range.count, {}, interruptToken()))
            names[network.architecture] = network.name;
        for (OrderedJson& row : rows)
            row["network"] = row["architecture"].is_null() ? OrderedJson()
                                                           : OrderedJson(names.at(row["architecture"].get<std::string>()));
    }
    if (options.json)
        printJson(rows);
    else
        printRows(front, rows, options.derives);
    return Success;
}

} // namespace

void addFrontCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<FrontOptions>();
    CLI::App* command = app.add_subcommand(
        "front", "List the best network of a run for every budget, at any of its steps, and take them out");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--step", options->step, "Step whose probabilities and open paths count (default: the newest)")
        ->check(checkNotNegative);
    command
        ->add_option("--budgets", options->budgets,
                     "Budgets in milliseconds, evenly from the first to the last, such as 0.1:0.5:9, or a single one "
                     "(default: 9 from the fastest network to the most probable one)")
        ->type_name("FROM:TO:COUNT");
    addLimitOption(*command, options->limits);
    command->add_flag("--derive", options->derives,
                      "Take the networks out of the run, each once; train and export them by their names");
    addJsonFlag(*command, options->json);
    command->footer("The score is the natural logarithm of the architecture's probability: of two networks that keep the\n"
                    "budget, the one with the higher score is the better by what the search has learned.");
    command->callback([options, &action] { action = [options] { return front(*options); }; });
}

} // namespace pathloom::cli
