// SPDX-License-Identifier: MIT
#include "app/cli/common/search_stages.h"

#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/common/values.h"
#include "core/derive/derive.h"
#include "core/derive/export_derived.h"
#include "core/report/report.h"
#include "core/util/error.h"

#include <chrono>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

/// How far the job goes, in order.
enum class Stage { Search, Derive, Train, Export };

Stage lastStage(const StageOptions& options)
{
    return options.until == "search"   ? Stage::Search
           : options.until == "derive" ? Stage::Derive
           : options.until == "train"  ? Stage::Train
                                       : Stage::Export;
}

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

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Derives, trains (which also measures), exports and reports as far as asked for; the window does the same action by
/// action.
void finishRun(const StageOptions& options, Result& result, const EventSink& sink)
{
    const auto run = RunStore::open(result.folder, RunStore::Access::Write);
    if (lastStage(options) >= Stage::Derive)
        result.network = deriveNetwork(*run, {}, sink).id;
    if (lastStage(options) >= Stage::Train) {
        const SearchConfig config = run->info().config;
        trainDerived(*run, *result.network, config.training, config.seed, sink, interruptToken());
    }
    if (lastStage(options) >= Stage::Export)
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

} // namespace

void addStageOptions(CLI::App& command, StageOptions& options)
{
    command.add_option("--until", options.until, "Last stage")
        ->capture_default_str()
        ->check(CLI::IsMember({"search", "derive", "train", "export"}));
    command.add_flag("-q,--quiet", options.quiet, "No progress");
    addJsonFlag(command, options.json);
}

int searchAndFinish(const fs::path& folder, const EngineMaker& make, const StageOptions& options)
{
    OrderedJson json;
    const int code = searchAndFinish(folder, make, options, options.json ? &json : nullptr);
    if (code == Success && options.json)
        printJson(json);
    return code;
}

int searchAndFinish(const fs::path& folder, const EngineMaker& make, const StageOptions& options, OrderedJson* json)
{
    const auto start = std::chrono::steady_clock::now();
    Result result{.folder = folder};
    ProgressDisplay display(options.quiet);
    try {
        // The engine's store closes with it: the next stages open the folder themselves.
        const Phase end = make(display.sink())->run(interruptToken());
        result.searchSeconds = secondsSince(start);
        if (end == Phase::Stopped)
            throw Cancelled();
        finishRun(options, result, display.sink());
    } catch (const Cancelled&) {
        display.finish();
        note(fmt::format("Stopped; what there is was kept in {0}. To go on: pathloom-cli resume {0}\n"
                         "Its most probable network so far: pathloom-cli train {0}",
                         folder.string()));
        return Interrupted;
    }
    display.finish();
    result.totalSeconds = secondsSince(start);

    const auto run = RunStore::open(folder, RunStore::Access::Read);
    if (json)
        *json = resultJson(result, *run);
    else
        printSummary(result, *run);
    return Success;
}

} // namespace pathloom::cli
