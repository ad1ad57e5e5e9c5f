// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/common/values.h"
#include "core/derive/derive.h"
#include "core/derive/export_derived.h"
#include "core/report/report.h"
#include "core/search/search_engine.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

/// How far the job goes, in order.
enum class Stage { Search, Derive, Train, Export };

struct Options
{
    std::string space = "small", run, name;
    std::vector<std::string> targets = {thisMachineId};
    DataOptions data;
    std::string method;
    double budgetMs = 0;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::vector<std::string> settings;
    std::string until = "export";
    Stage lastStage() const
    {
        return until == "search"   ? Stage::Search
               : until == "derive" ? Stage::Derive
               : until == "train"  ? Stage::Train
                                   : Stage::Export;
    }
    bool json = false, quiet = false;
};

/// What the stages so far have brought about.
struct Result
{
    fs::path folder;
    double searchSeconds = 0, totalSeconds = 0;
    std::optional<std::int64_t> network;
    std::optional<OnnxReport> onnx;
    OnnxOptions onnxOptions;
    std::vector<fs::path> plots;
};

SearchJob jobFrom(const Options& options, const std::string& target)
{
    SearchJob job = prepareJob(options.space, dataSpec(options.data), target);
    job.name = options.name;
    if (options.targets.size() > 1) // told apart by their targets
        job.name += (job.name.empty() ? "" : "-") + job.target.id;
    for (const std::string& setting : options.settings)
        setSetting(job.config, setting);
    if (!options.method.empty())
        setSetting(job.config, "method", options.method);
    if (options.seed)
        setSetting(job.config, "seed", *options.seed);
    if (options.threads > 0)
        setSetting(job.config, "threads", options.threads);
    if (options.budgetMs > 0)
        setSetting(job.config, "latency.budget_ms", options.budgetMs);
    if (const std::vector<std::string> found = problems(job.config); !found.empty())
        throw UsageError(found.front());
    return job;
}

/// Given by --run, else named by the job or the time below the default folder for runs.
fs::path runFolder(const Options& options, const SearchJob& job)
{
    if (!options.run.empty())
        return options.run;
    std::string name = job.name;
    std::ranges::replace(name, '/', '-');
    if (name.empty())
        name = fmt::format("{}-{:%Y-%m-%d-%H%M%S}", fs::path(options.space).stem().string(),
                           fmt::localtime(std::time(nullptr)));
    return defaultRunsFolder() / (name + ".pathloom");
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Derives, trains (which also measures), exports and reports as far as asked for; the window does the same action by
/// action.
void finishRun(const Options& options, Result& result, const EventSink& sink)
{
    const auto run = RunStore::open(result.folder, RunStore::Access::Write);
    if (options.lastStage() >= Stage::Derive)
        result.network = deriveNetwork(*run, {}, sink).id;
    if (options.lastStage() >= Stage::Train) {
        const SearchConfig config = run->info().config;
        trainDerived(*run, *result.network, config.training, config.seed, sink, interruptToken());
    }
    if (options.lastStage() >= Stage::Export)
        result.onnx = exportDerived(*run, *result.network, result.onnxOptions);
    result.plots = writeReport(*run);
}

OrderedJson resultJson(const Result& result, const RunStore& run)
{
    OrderedJson json = runJson(run);
    json["search_seconds"] = result.searchSeconds;
    json["total_seconds"] = result.totalSeconds;
    json["network"] = nullptr;
    json["onnx"] = nullptr;
    if (result.network) {
        const DerivedNetwork network = run.network(*result.network);
        json["network"] = derivedJson(run, network);
        if (result.onnx)
            json["onnx"] = onnxJson(*result.onnx, result.onnxOptions, run.folder() / network.onnxFile);
    }
    json["plots"] = OrderedJson::array();
    for (const fs::path& plot : result.plots)
        json["plots"].push_back(fs::absolute(plot).string());
    return json;
}

void printSummary(const Result& result, const RunStore& run)
{
    const RunInfo info = run.info();
    std::vector<std::pair<std::string, std::string>> fields = {
        {"Run", fs::absolute(result.folder).string()},
        {"Target", fmt::format("{}, budget {}", info.targetName, milliseconds(info.config.budgetMs))},
        {"Search", duration(result.searchSeconds)},
    };
    if (result.network)
        for (auto& field : derivedFields(run, run.network(*result.network)))
            fields.push_back(std::move(field));
    if (result.onnx)
        fields.emplace_back("ONNX check", onnxCheckText(*result.onnx, result.onnxOptions));
    if (!result.plots.empty())
        fields.emplace_back("Plots", fmt::format("{} files in {}", result.plots.size(),
                                                 fs::absolute(result.plots.front()).parent_path().string()));
    fields.emplace_back("All together", duration(result.totalSeconds));
    printFields(fields);
}

/// @return the exit code; what there is to print goes to json, which is null for people
int searchFor(const Options& options, const SearchJob& job, OrderedJson* json)
{
    const auto start = std::chrono::steady_clock::now();
    useThreads(job.config.threads);

    Result result{.folder = runFolder(options, job)};
    note(fmt::format("Searching '{}' ({} choice blocks, 10^{:.1f} networks) for {}; run folder {}", job.space.name,
                     job.space.choiceCount(), log10Size(job.space), job.target.name, result.folder.string()));
    ProgressDisplay display(options.quiet);
    try {
        // The engine's store closes with it: the next stages open the folder themselves.
        const Phase end = SearchEngine(job, result.folder, display.sink()).run(interruptToken());
        result.searchSeconds = secondsSince(start);
        if (end == Phase::Stopped)
            throw Cancelled();
        finishRun(options, result, display.sink());
    } catch (const Cancelled&) {
        display.finish();
        note(fmt::format("Stopped; what there is was kept in {0}. Its most probable network so far: pathloom-cli "
                         "train {0}",
                         result.folder.string()));
        return Interrupted;
    }
    display.finish();
    result.totalSeconds = secondsSince(start);

    const auto run = RunStore::open(result.folder, RunStore::Access::Read);
    if (json)
        *json = resultJson(result, *run);
    else
        printSummary(result, *run);
    return Success;
}

/// One search after the other, one for each target.
int search(const Options& options)
{
    if (options.targets.size() > 1 && !options.run.empty())
        throw UsageError("--run names one folder, but there are several targets", "",
                         "leave it out, or use --name: each run is called after its target");
    std::vector<SearchJob> jobs; // all are checked before the first one takes its hours
    for (const std::string& target : options.targets)
        jobs.push_back(jobFrom(options, target));
    OrderedJson results = OrderedJson::array();
    for (const SearchJob& job : jobs) {
        OrderedJson json;
        if (const int code = searchFor(options, job, options.json ? &json : nullptr); code != Success)
            return code;
        results.push_back(std::move(json));
    }
    if (options.json)
        printJson(results.size() == 1 ? results.front() : results);
    return Success;
}

} // namespace

void addSearchCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "search", "Search a network, train it, and export it as checked ONNX, all into a new run folder");
    command->add_option("--space", options->space, "Search space: a shipped one (list spaces) or a JSON file")
        ->capture_default_str();
    addDataOptions(*command, options->data);
    command
        ->add_option("--target", options->targets,
                     "Hardware target: one of 'targets list' or a latency CSV; this-machine is measured when needed. "
                     "Several: one search after the other")
        ->capture_default_str();
    command->add_option("--method", options->method, "How architecture parameters are learnt (default: gradient)")
        ->check(CLI::IsMember({"gradient", "reinforce", "random"}));
    command
        ->add_option("--budget", options->budgetMs,
                     "Latency the network should have on the target, in ms (default: a share of the average network's)")
        ->check(CLI::PositiveNumber);
    command->add_option("--seed", options->seed, "Seed of everything random; the same seed gives the same run");
    command->add_option("--run", options->run, "Run folder to create (default: one in the user's data folder)");
    command->add_option("--name", options->name, "Name of the run");
    addSettingsOption(*command, options->settings, "epochs=3");
    addThreadsOption(*command, options->threads);
    command->add_option("--until", options->until, "Last stage")
        ->capture_default_str()
        ->check(CLI::IsMember({"search", "derive", "train", "export"}));
    command->add_flag("-q,--quiet", options->quiet, "No progress");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return search(*options); }; });
}

} // namespace pathloom::cli
