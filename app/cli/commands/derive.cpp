// SPDX-License-Identifier: MIT
#include "core/derive/derive.h"
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/front_options.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/common/selection_table.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/derive/run_front.h"
#include "core/derive/selection.h"
#include "core/run/run_images.h"
#include "core/util/error.h"

#include <CLI/CLI.hpp>

namespace pathloom::cli {

namespace {

struct DeriveOptions
{
    std::string run;
    std::optional<std::int64_t> step;
    std::optional<double> budgetMs;
    std::optional<int> candidates;
    std::string score, data, device;
    std::vector<std::string> settings, limits;
    int threads = 0;
    bool evaluate = false, json = false, quiet = false;

    /// A network for a budget, not just the most probable one.
    bool selects(const SelectionConfig& ofRun) const
    {
        return budgetMs || candidates || !limits.empty() || !score.empty() || !settings.empty() || ofRun.candidates > 1;
    }
};

/// The run's settings with what was asked for on top.
SelectionConfig selectionFrom(const DeriveOptions& options, SearchConfig config)
{
    for (const std::string& assignment : options.settings) {
        if (!assignment.starts_with("selection."))
            throw UsageError("is no setting of the selection", assignment, "those begin with \"selection.\"");
        setSetting(config, assignment);
    }
    if (options.candidates)
        setSetting(config, "selection.candidates", *options.candidates);
    if (!options.score.empty())
        setSetting(config, "selection.score", options.score);
    return config.selection;
}

DerivedNetwork derived(RunStore& run, const DeriveOptions& options, const EventSink& sink)
{
    const RunInfo info = run.info();
    SharedWhere where{.threads = options.threads,
                      .computing = onDevice(info.config.computing, chosenDevice(options.device))};
    if (!options.data.empty())
        where.data = movedTo(info.data, dataSpecFromText(options.data));
    DerivedNetwork network =
        options.selects(info.config.selection)
            ? selectNetwork(run,
                            {.step = options.step,
                             .budgetMs = options.budgetMs,
                             .limits = limitsFrom(options.limits),
                             .config = selectionFrom(options, info.config),
                             .where = where},
                            sink, interruptToken())
            : deriveNetwork(run, options.step, sink);
    if (options.evaluate && !network.sharedAccuracy)
        network = evaluateDerived(run, {network.id}, sink, interruptToken(), where).front();
    return network;
}

int derive(const DeriveOptions& options)
{
    const auto run = RunStore::open(findRun(options.run), RunStore::Access::Write);
    useThreads(options.threads > 0 ? options.threads : run->info().config.threads);
    ProgressDisplay display(options.quiet);
    const DerivedNetwork network = derived(*run, options, display.sink());
    display.finish();
    if (options.json) {
        printJson(derivedJson(*run, network));
        return Success;
    }
    printFields(derivedFields(*run, network));
    printSelection(network);
    return Success;
}

} // namespace

void addDeriveCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<DeriveOptions>();
    CLI::App* command =
        app.add_subcommand("derive", "Take a network out of a run, at any of its steps: the most probable one, or the "
                                     "best for a budget, chosen among several by the supernet's weights");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--step", options->step, "Step whose probabilities count (default: the newest)")
        ->check(checkNotNegative);
    command
        ->add_option("--budget", options->budgetMs,
                     "The best network that is predicted to take at most so many ms (default, with the next options: "
                     "the run's budget)")
        ->check(checkPositive);
    command
        ->add_option("--candidates", options->candidates,
                     "Compare so many of the best by the supernet's weights on held-out images (default: the run's "
                     "selection.candidates)")
        ->check(CLI::Range(1, 1000));
    command
        ->add_option("--score", options->score,
                     "What makes a network a candidate: its probability, or the measured effect of its parts on the "
                     "held-out loss (default: the run's selection.score)")
        ->check(CLI::IsMember({"probability", "effect"}));
    addSettingsOption(*command, options->settings, "selection.train_best=3");
    addLimitOption(*command, options->limits);
    command->add_flag("--evaluate", options->evaluate,
                      "Evaluate the network by the supernet's weights even if there is nothing to compare it with");
    addMovedDataOption(*command, options->data);
    addThreadsOption(*command, options->threads);
    addDeviceOption(*command, options->device, "that of the run's search");
    command->add_flag("-q,--quiet", options->quiet, "No progress");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return derive(*options); }; });
}

} // namespace pathloom::cli
