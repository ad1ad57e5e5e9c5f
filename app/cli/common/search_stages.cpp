// SPDX-License-Identifier: MIT
#include "app/cli/common/search_stages.h"

#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/common/selection_table.h"
#include "app/cli/common/values.h"
#include "core/util/error.h"

#include <chrono>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

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

/// Whatever is left to do for the run besides its search; the window does the same action by action.
void finishRun(const RunPart& part, Result& result, const EventSink& sink)
{
    const auto run = RunStore::open(result.folder, RunStore::Access::Write);
    while (const std::optional<BegunWork> work = nextWork(*run)) {
        WorkDone done = carryOut(*run, *work, sink, interruptToken(), part.changes);
        if (work->network > 0)
            result.network = work->network;
        if (done.onnx) {
            result.onnx = done.onnx;
            result.onnxOptions = done.onnxOptions;
        }
        if (!done.plots.empty())
            result.plots = std::move(done.plots);
    }
    const RunWork left = run->work();
    if (!result.network && left.job && left.job->network > 0)
        result.network = left.job->network;
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
        {"Search", result.searchSeconds > 0 ? duration(result.searchSeconds) : ""},
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
    if (result.network)
        printSelection(run.network(*result.network));
}

} // namespace

void addStageOptions(CLI::App& command, StageOptions& options)
{
    CLI::Option* until = command.add_option("--until", options.until, "Last stage (default: as the run was started)");
    if (!options.until.empty())
        until->description("Last stage")->capture_default_str();
    until
        ->check(CLI::IsMember({"search", "derive", "train", "export"}));
    command.add_flag("-q,--quiet", options.quiet, "No progress");
    addJsonFlag(command, options.json);
}

std::string interruptedText(const fs::path& folder)
{
    try {
        const auto run = RunStore::open(folder, RunStore::Access::Read);
        const std::string word = shellWord(folder.string());
        std::string text = fmt::format("Stopped; what there is was kept in {}. To go on: pathloom-cli resume {}",
                                       folder.string(), word);
        if (whyNotResumable(run->info()).empty() && run->lastStep() > 0)
            text += "\nIts most probable network so far: pathloom-cli train " + word;
        return text;
    } catch (const Error&) {
        return "Stopped before there was a run.";
    }
}

int orInterrupted(const fs::path& folder, const std::function<int()>& work)
{
    try {
        return work();
    } catch (const Cancelled&) {
        note(interruptedText(folder));
        return Interrupted;
    }
}

int searchAndFinish(const RunPart& part, const StageOptions& options, OrderedJson* json)
{
    const auto start = std::chrono::steady_clock::now();
    Result result{.folder = part.folder};
    ProgressDisplay display(options.quiet);
    try {
        if (part.resumes)
            finishRun(part, result, display.sink());
        if (part.make) {
            const auto searchStart = std::chrono::steady_clock::now();
            // The engine's store closes with it: the next stages open the folder themselves.
            const Phase end = part.make(display.sink())->run(interruptToken());
            result.searchSeconds = secondsSince(searchStart);
            if (end == Phase::Stopped)
                throw Cancelled();
            finishRun(part, result, display.sink());
        }
    } catch (const Cancelled&) {
        display.finish();
        note(interruptedText(part.folder));
        return Interrupted;
    }
    display.finish();
    result.totalSeconds = secondsSince(start);

    const auto run = RunStore::open(part.folder, RunStore::Access::Read);
    if (json)
        *json = resultJson(result, *run);
    else
        printSummary(result, *run);
    return Success;
}

EngineMaker engineMaker(const NextSearch& search)
{
    return [search](EventSink sink) {
        auto engine = std::make_unique<SearchEngine>(search.job, search.folder, std::move(sink));
        engine->setScript(search.script);
        if (search.acceptCommands)
            engine->acceptCommands();
        return engine;
    };
}

std::vector<RunPart> furtherSearches(const RunStore& run)
{
    std::vector<RunPart> parts;
    for (const NextSearch& next : nextSearches(run.work().job.value_or(JobPlan()), run.folder().string())) {
        RunPart part{.folder = next.folder,
                     .threads = next.job.config.threads,
                     .title = fmt::format("Next: '{}' for {}; run folder {}", next.job.space.name,
                                          next.job.target.name, next.folder.string())};
        if (std::error_code ignored; fs::exists(next.folder / "run.db", ignored)) {
            const auto begun = RunStore::open(next.folder, RunStore::Access::Read);
            const bool searches = whyNotResumable(begun->info()).empty();
            if (!searches && !nextWork(*begun))
                continue;
            part.resumes = true;
            if (searches)
                part.make = [folder = next.folder](EventSink sink) {
                    return std::make_unique<SearchEngine>(folder, std::move(sink));
                };
        } else {
            part.make = engineMaker(next);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

int searchAndFinishAll(const RunPart& first, const StageOptions& options)
{
    OrderedJson results = OrderedJson::array();
    const auto finish = [&](const RunPart& part) {
        OrderedJson json;
        const int code = searchAndFinish(part, options, options.json ? &json : nullptr);
        results.push_back(std::move(json));
        return code;
    };
    if (const int code = finish(first); code != Success)
        return code;
    for (const RunPart& part : furtherSearches(*RunStore::open(first.folder, RunStore::Access::Read))) {
        if (interruptToken().stop_requested()) {
            note(interruptedText(first.folder)); // which goes on with the others as well
            return Interrupted;
        }
        useThreads(part.threads);
        note(part.title);
        if (const int code = finish(part); code != Success)
            return code;
    }
    if (options.json)
        printJson(results.size() == 1 ? results.front() : results);
    return Success;
}

} // namespace pathloom::cli
