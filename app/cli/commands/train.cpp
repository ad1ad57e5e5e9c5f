// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/test_figures.h"
#include "app/cli/common/training_record.h"
#include "app/cli/common/values.h"
#include "core/compare/yardsticks.h"
#include "core/derive/derive.h"
#include "core/derive/disk_patience.h"
#include "core/latency/targets.h"
#include "core/run/run_images.h"
#include "core/search/recommended.h"
#include "core/util/error.h"

#include <cerrno>
#include <cstring>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

#include <unistd.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct TrainOptions
{
    std::string subject, network, yardstick, space = "small", out;
    DataOptions data;
    std::vector<std::string> settings;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::string device;
    bool inherit = false, json = false, quiet = false;
};

/// The yardstick or the network that was named, else the newest one that was found, deriving it if there is none.
DerivedNetwork networkToTrain(RunStore& run, const TrainOptions& options, const EventSink& sink)
{
    if (!options.yardstick.empty())
        return addYardstick(run, options.yardstick);
    const std::vector<DerivedNetwork> networks = run.networks();
    if (networks.empty() || (options.network.empty() && !newestFound(networks)))
        deriveNetwork(run, {}, sink);
    return chosenNetwork(run, options.network);
}

int trainInRun(const fs::path& folder, const TrainOptions& options)
{
    if (!options.yardstick.empty() && !options.network.empty())
        throw UsageError("--yardstick and --network both name a network to train; give one of them");
    if (!options.yardstick.empty() && options.inherit)
        throw UsageError("--inherit does not go with --yardstick: the supernet has no weights for it");
    if (options.data.trainImages > 0 || options.data.testImages > 0)
        throw UsageError("--train-images and --test-images belong to network files; a run has its own");
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    const SearchConfig config = run->info().config;
    const Computing computing = onDevice(config.computing, chosenDevice(options.device));
    requireDevice(computing.device, folder.string());
    useThreads(options.threads > 0 ? options.threads : config.threads);
    std::optional<DataSpec> moved;
    if (!options.data.source.empty())
        moved = movedTo(run->info().data, dataSpecFromText(options.data.source));
    TrainConfig training = withTrainingSettings(config.training, options.settings);
    training.inheritWeights = training.inheritWeights || options.inherit;
    openRunImages(*run, moved.value_or(run->info().data), interruptToken()); // before a network is derived for nothing
    ProgressDisplay display(options.quiet);
    const DerivedNetwork chosen = networkToTrain(*run, options, display.sink());
    const DerivedNetwork network =
        trainDerived(*run, chosen.id, training, options.seed.value_or(config.seed), display.sink(), interruptToken(),
                     {.computing = computing, .threads = options.threads, .data = moved});
    display.finish();
    if (options.json) {
        printJson(derivedJson(*run, network));
        return Success;
    }
    printFields(derivedFields(*run, network));
    if (const auto predictions = run->predictions(network.id))
        printTestFigures(*predictions, run->info().classNames);
    return Success;
}

/// Hours of training must not end in front of a folder that takes no file.
void checkWritable(const fs::path& file)
{
    const fs::path folder = fs::absolute(file).parent_path();
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), folder.string());
}

int trainFile(const fs::path& file, const TrainOptions& options)
{
    if (options.inherit || !options.network.empty() || !options.yardstick.empty())
        throw UsageError("--inherit, --network and --yardstick belong to runs; '" + options.subject + "' is a network");
    const fs::path out = options.out.empty() ? fs::path(file.stem().string() + ".weights.pt") : fs::path(options.out);
    checkWritable(out);

    const fs::path checkpoints = out.string() + ".checkpoints";
    DataOptions data = options.data;
    if (data.source.empty())
        data.source = DataOptions().source;
    const DataSpec spec = dataSpec(data);
    const NetworkDescription network = loadNetwork(file);
    const SearchSpace space = loadSpace(options.space);
    (void)withTrainingSettings({}, options.settings); // nobody should wait for images to be told of a wrong one
    ProgressDisplay display(options.quiet); // also of a large set that is opened for the first time
    const DataSets images = openData(spec, interruptToken());
    const SearchConfig config = recommendedConfig(space, images.train->size());
    const TrainJob job{
        .network = network,
        .config = withTrainingSettings(config.training, options.settings),
        .data = spec,
        .augmentation = config.augmentation,
        .seed = options.seed.value_or(0),
        .threads = options.threads,
        .loaderThreads = config.loaderThreads,
        .computing = onDevice(config.computing, chosenDevice(options.device)),
        .inherited = {},
        .images = images,
        .checkpoints = {.folder = checkpoints, .seconds = config.checkpointSeconds, .steps = config.checkpointSteps}};
    useThreads(options.threads);
    TrainResult result;
    try {
        result = trainNetwork(job, display.sink(), interruptToken());
    } catch (const Cancelled&) {
        display.finish();
        note(fmt::format("Stopped; how far it is was kept in {}. The same command goes on from there.",
                         checkpoints.string()));
        return Interrupted;
    }
    const Json protocol = {{"settings", toJson(job.config)}, {"seed", job.seed}, {"data", data.source}};
    whenDiskAllows(
        [&] {
            saveWeights(result.weights, out);
            saveRecord({.network = job.network.name,
                        .classNames = result.classNames,
                        .normalization = result.normalization,
                        .testAccuracy = result.testAccuracy,
                        .protocol = protocol},
                       out);
        },
        "The training of " + job.network.name, display.sink(), interruptToken());
    std::error_code ignored;
    fs::remove_all(checkpoints, ignored);
    display.finish();

    const Costs total = costs(job.network);
    if (options.json) {
        OrderedJson json;
        json["network"] = job.network.name;
        json["parameters"] = total.parameters;
        json["macs"] = total.macs;
        json["test_accuracy"] = result.testAccuracy;
        addTestFigures(json, result.predictions, result.classNames);
        json["test_loss"] = result.testLoss;
        json["training_seconds"] = result.seconds;
        json["training"] = protocol;
        json["weights"] = fs::absolute(out).string();
        printJson(json);
    } else {
        printFields({{"Network", job.network.name},
                     {"Accuracy", accuracyText(result.testAccuracy, result.predictions)},
                     {"Parameters", grouped(total.parameters)},
                     {"MACs", millions(total.macs)},
                     {"Training", duration(result.seconds)},
                     {"Weights", fs::absolute(out).string()}});
        printTestFigures(result.predictions, result.classNames);
    }
    return Success;
}

int train(const TrainOptions& options)
{
    const Subject subject = findRunOrNetwork(options.subject);
    if (subject.kind == SubjectKind::Network)
        return trainFile(subject.nameOrPath, options);
    if (!options.out.empty())
        throw UsageError("--out belongs to network files; a run keeps its weights in its folder");
    return orInterrupted(subject.nameOrPath, [&] { return trainInRun(subject.nameOrPath, options); });
}

} // namespace

void addTrainCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<TrainOptions>();
    CLI::App* command = app.add_subcommand(
        "train", "Train a run's derived network (taking one out if there is none), or a network described in JSON");
    command->add_option("subject", options->subject, "Run folder or its name; network file or a shipped network's name")
        ->required()
        ->type_name("RUN|NETWORK.json");
    addNetworkOption(*command, options->network);
    command
        ->add_option("--yardstick", options->yardstick,
                     "Runs: train this shipped network beside the run's own, on the same images by the same protocol")
        ->type_name("NAME");
    addSettingsOption(*command, options->settings, "training.epochs=10");
    command->add_flag("--inherit", options->inherit, "Start from the supernet's weights instead of from scratch");
    command->add_option("--seed", options->seed, "Seed (default: the run's, or 0)");
    addThreadsOption(*command, options->threads);
    addDeviceOption(*command, options->device, "that of the run's search, or cpu");
    options->data.source.clear(); // told from a choice: what it stands for depends on the subject
    addDataOptions(*command, options->data);
    command->get_option("--data")->description("Network files: the images, fashion-mnist (default), a place or "
                                               "KIND:PLACE. Runs: where its images are now, if they were moved");
    command->add_option("--space", options->space, "Network files: the space whose training settings are used")
        ->capture_default_str();
    command->add_option("--out", options->out,
                        "Network files: where the weights go (default: NETWORK.weights.pt here)");
    command->add_flag("-q,--quiet", options->quiet, "No progress");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return train(*options); }; });
}

} // namespace pathloom::cli
