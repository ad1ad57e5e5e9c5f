// SPDX-License-Identifier: MIT
#include "core/derive/derive.h"

#include "core/compare/yardsticks.h"
#include "core/derive/begun_work.h"
#include "core/derive/disk_patience.h"
#include "core/derive/remaining_work.h"
#include "core/derive/run_teller.h"
#include "core/latency/latency_model.h"
#include "core/latency/targets.h"
#include "core/nn/compute_threads.h"
#include "core/run/leading.h"
#include "core/run/network_files.h"
#include "core/run/run_images.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

Architecture leadingArchitecture(const RunStore& run, std::int64_t step)
{
    return leadingAt(run, step).architecture;
}

namespace {

Json protocolOf(const TrainConfig& config, std::uint64_t seed, const Computing& computing)
{
    Json json = toJson(config);
    json["seed"] = seed;
    if (computing.device != ComputeDevice::Cpu)
        json.update({{"device", toText(computing.device)}, {"autocast", computing.autocast}});
    return json;
}

std::string startText(const DerivedNetwork& network, std::int64_t checkpointStep)
{
    const std::int64_t apart = checkpointStep - network.step;
    std::string text = fmt::format("{} starts from the supernet's weights at step {}", network.name, checkpointStep);
    if (apart != 0)
        text += fmt::format(", {} steps {} the one it was taken from: no checkpoint is nearer", std::abs(apart),
                            apart > 0 ? "after" : "before");
    return text + ".";
}

} // namespace

DerivedNetwork addDerived(RunStore& run, std::int64_t step, const Architecture& architecture, const EventSink& sink,
                          const DerivedWith& with)
{
    const SearchSpace space = run.space();
    DerivedNetwork network;
    network.step = step;
    network.architecture = toText(space, architecture);
    network.description = describe(space, architecture);
    const LatencyTable table = run.latencyTable();
    network.predictedMs = latencyModel(table, space).architectureMs(architecture);
    const PredictedLatency predicted = LatencyPredictor(table).network(network.description);
    network.predictedErrorMs = predicted.errorMs;
    network.predictedOrigin = predicted.origin;
    network.choice = with.choice;
    if (with.complete)
        with.complete(network);
    std::vector<Event> events;
    network = run.addNetwork(
        network,
        [&](std::int64_t id) {
            if (with.asked)
                events.push_back(*with.asked);
            events.push_back({.step = step,
                              .seconds = with.asked ? with.asked->seconds : 0,
                              .body = NetworkDerived{id, network.architecture, network.predictedMs,
                                                     network.predictedErrorMs, network.predictedOrigin}});
            return events;
        },
        [&](RunWork& work, std::int64_t id) {
            if (with.isOfJob)
                work.derived(id);
        });
    if (sink)
        std::ranges::for_each(events, sink);
    return network;
}

DerivedNetwork deriveNetwork(RunStore& run, std::optional<std::int64_t> step, const EventSink& sink,
                             const std::optional<Event>& asked)
{
    run.flush(); // the newest snapshot may still be on its way
    // The job's network is the one that the finished search gives: one of an earlier step is somebody's own.
    const bool isDue = !step && run.info().state == Phase::Finished;
    const std::int64_t at = step.value_or(run.lastStep());
    const Leading leading = leadingAt(run, at);
    std::optional<NetworkChoice> choice;
    if (leading.budgetMs && leading.fits)
        choice = NetworkChoice{*leading.budgetMs, {}, leading.score};
    const DerivedNetwork network =
        addDerived(run, at, leading.architecture, sink, {.asked = asked, .choice = choice, .isOfJob = isDue});
    if (!leading.fits)
        RunTeller(run, at, sink)
            .say(MessageLevel::Warning, fmt::format("No network of the open paths keeps the budget of {:.3g} ms: {} is "
                                                    "the fastest, with {:.3g} ms.",
                                                    *leading.budgetMs, network.name, network.predictedMs));
    return network;
}

namespace {

/// Where a derived network's training keeps its checkpoints; beside those of the search, which look at files only.
std::filesystem::path checkpointFolder(const RunStore& run, const DerivedNetwork& network)
{
    return run.folder() / Checkpoints::folderName / network.name;
}

/// Everything but what the network inherits.
TrainJob trainJob(RunStore& run, const DerivedNetwork& network, const TrainConfig& config, std::uint64_t seed,
                  const Computing& with, const TrainsOn& where)
{
    RunInfo info = run.info();
    const DataSets images = openRunImages(run, where.data.value_or(info.data));
    if (where.data && movedTo(info.data, *where.data) != info.data) {
        info.data = movedTo(info.data, *where.data);
        run.updateInfo(info);
    }
    int threads = where.threads > 0 ? where.threads : info.config.threads;
    if (threads == 0)
        threads = threadsUsedHere(info.machine);
    NetworkDescription described = network.description;
    described.name = network.name; // by which people know it, in messages
    return {.network = std::move(described),
            .config = config,
            .data = info.data,
            .augmentation = info.config.augmentation,
            .normalization = info.normalization,
            .seed = seed,
            .imageSeed = info.config.seed,
            .threads = threads,
            .loaderThreads = info.config.loaderThreads,
            .computing = with,
            .networkId = network.id,
            .inherited = {},
            .images = images,
            .checkpoints = {.folder = checkpointFolder(run, network),
                            .seconds = info.config.checkpointSeconds,
                            .steps = info.config.checkpointSteps,
                            .before = [&run] { run.flush(); }}};
}

/// Stores what a training has brought about. What is measured next is begun with it.
DerivedNetwork storeTraining(RunStore& run, const DerivedNetwork& network, const TrainResult& result, Json training,
                             bool measures)
{
    // Beside the old ones, if there are any: accuracy and weights change together in the database, or not at all.
    std::string weightsFile = weightsFileOf(network.name);
    if (network.weightsFile == weightsFile)
        weightsFile = weightsFileOf(network.name + retrainedSuffix);
    saveWeights(result.weights, run.folder() / weightsFile);
    training["test_loss"] = result.testLoss;
    std::string before;
    const DerivedNetwork stored = run.changeNetwork(
        network.id,
        [&](DerivedNetwork& changed) {
            before = std::exchange(changed.weightsFile, weightsFile);
            changed.onnxFile.clear(); // holds other weights, if there was one
            changed.testAccuracy = result.testAccuracy;
            changed.trainingSeconds = result.seconds;
            changed.training = training;
        },
        [&](RunWork& work) {
            work.finish(Stage::Train, network.id);
            if (measures)
                work.begin({.stage = Stage::Measure, .network = network.id});
            else
                work.finish(Stage::Measure, network.id);
        },
        result.predictions);
    std::error_code ignored;
    if (!before.empty())
        std::filesystem::remove(run.folder() / before, ignored);
    std::filesystem::remove_all(checkpointFolder(run, network), ignored);
    return stored;
}

} // namespace

DerivedNetwork trainDerived(RunStore& run, std::int64_t networkId, const TrainConfig& settings, std::uint64_t seed,
                            const EventSink& sink, std::stop_token stop, const TrainsOn& where)
{
    const RunInfo info = run.info();
    const Computing with = where.computing.value_or(info.config.computing);
    requireDevice(with.device, run.folder().string());
    const DerivedNetwork network = run.network(networkId);
    const RunTeller teller(run, network.step, sink);
    const EventSink tell = [&teller](const Event& event) { teller.tell(event); };
    const bool measures = info.targetId.starts_with(thisMachineId); // another target's latency cannot be measured here
    const auto work = [&] {
        TrainConfig config = settings;
        config.inheritWeights = config.inheritWeights && !isYardstick(network); // no path of the supernet is like it
        TrainJob job = trainJob(run, network, config, seed, with, where);
        if (config.inheritWeights && run.nearestCheckpoint(network.step).file.empty()) {
            config.inheritWeights = job.config.inheritWeights = false;
            teller.say(MessageLevel::Warning,
                       network.name + " is trained anew: the run has no checkpoint of the supernet's weights.");
        }
        if (config.inheritWeights) {
            InheritedWeights inherited = inheritedWeights(run, network);
            job.inherited = std::move(inherited.weights);
            teller.say(MessageLevel::Info, startText(network, inherited.step));
        }
        const TrainResult result = trainNetwork(job, tell, stop);
        DerivedNetwork trained;
        whenDiskAllows(
            [&] {
                run.flush(); // first: it sees whether the folder is still that of this run
                trained = storeTraining(run, network, result, protocolOf(config, seed, with), measures);
            },
            "The training of " + network.name, tell, stop);
        teller.say(MessageLevel::Info, fmt::format("{} is trained: {:.2f} % of the test images are right.",
                                                   network.name, 100 * result.testAccuracy));
        return trained;
    };
    const DerivedNetwork trained = asBegunWork(
        run,
        {.stage = Stage::Train, .network = networkId, .options = trainingOptions(settings, seed, with, where.threads)},
        work, [&] { return std::filesystem::exists(checkpointFolder(run, network)); });
    return measures ? measureDerived(run, networkId, stop, sink) : trained;
}

DerivedNetwork measureDerived(RunStore& run, std::int64_t networkId, std::stop_token stop, const EventSink& sink)
{
    MeasureOptions options{.runtime = defaultRuntime()};
    const std::string targetId = run.info().targetId;
    if (targetId.starts_with(thisMachineId)) { // as the prediction was made
        const HardwareTarget target = findTarget(targetId);
        const LatencyTable table = run.latencyTable();
        options = measureOptionsFor(target);
        if (target.id != targetId)
            options.runtime = RuntimeKind::LibTorch; // runs from before there were other runtimes do not name it
        options.threads = std::max(1, table.threads);
        options.batch = std::max(1, table.batch);
    }
    return asBegunWork(run, {.stage = Stage::Measure, .network = networkId}, [&] {
        const DerivedNetwork network = run.network(networkId);
        const MeasuredLatency measured = measureNetwork(network.description, options, stop);
        const RunTeller teller(run, network.step, sink);
        if (measured.conditions.disturbed())
            teller.say(MessageLevel::Warning,
                       fmt::format("{} was measured beside other work: {}; its latency may be off by "
                                   "± {:.0f} % for that.",
                                   network.name, measured.conditions.text(),
                                   std::ceil(100 * measured.conditions.commonError())));
        DerivedNetwork stored = run.changeNetwork(
            networkId,
            [&](DerivedNetwork& changed) {
                changed.measuredMs = measured.ms;
                changed.measuredDeviationMs = measured.deviationMs;
            },
            [&](RunWork& work) { work.finish(Stage::Measure, networkId); });
        teller.say(MessageLevel::Info, fmt::format("{} was measured on this machine: {:.3f} ± {:.3f} ms.", network.name,
                                                   measured.ms, measured.deviationMs));
        return stored;
    });
}

} // namespace pathloom
