// SPDX-License-Identifier: MIT
#include "core/derive/derive.h"

#include "core/compare/yardsticks.h"
#include "core/latency/latency_model.h"
#include "core/latency/targets.h"
#include "core/nn/compute_threads.h"
#include "core/run/mask_history.h"
#include "core/util/error.h"

#include <algorithm>
#include <cstdlib>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// What led in the newest evaluation up to the step that found it open altogether at the step.
Architecture evaluatedArchitecture(const RunStore& run, const SearchSpace& space, std::int64_t step)
{
    MaskHistory masks(space);
    for (const Event& event : run.eventsOfKind("command_accepted"))
        masks.apply(event);
    const std::vector<Event> evaluations = run.eventsOfKind("evaluation");
    bool any = false;
    for (auto event = evaluations.rbegin(); event != evaluations.rend(); ++event) {
        if (event->step > step)
            continue;
        any = true;
        Architecture architecture = parseArchitecture(space, std::get<Evaluation>(event->body).architecture);
        if (masks.at(step).allows(architecture))
            return architecture;
    }
    if (any)
        throw UsageError("holds no evaluated architecture without a pruned path", run.folder().string(),
                         "random search evaluates another one at the end of each epoch");
    throw UsageError("holds no evaluated architecture yet", run.folder().string(),
                     "random search has one after its first epoch");
}

} // namespace

Architecture leadingArchitecture(const RunStore& run, std::int64_t step)
{
    const SearchSpace space = run.space();
    if (run.info().config.method == SearchMethod::Random)
        return evaluatedArchitecture(run, space, step);
    const auto probabilities = run.probabilitiesAt(step);
    if (!probabilities)
        throw UsageError("holds no path probabilities yet", run.folder().string());
    return mostProbable(*probabilities);
}

namespace {

Json toJson(const TrainConfig& config, std::uint64_t seed, const Computing& computing)
{
    Json json = {{"seed", seed}};
    if (computing.device != ComputeDevice::Cpu)
        json.update({{"device", toText(computing.device)}, {"autocast", computing.autocast}});
    SearchConfig all;
    all.training = config;
    for (const SettingInfo& setting : listSettings(all))
        if (setting.key.starts_with("training."))
            json[setting.key] = setting.value;
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

DerivedNetwork deriveNetwork(RunStore& run, std::optional<std::int64_t> step, const EventSink& sink,
                             const std::optional<Event>& asked)
{
    run.flush(); // the newest snapshot may still be on its way
    const SearchSpace space = run.space();
    const std::int64_t at = step.value_or(run.lastStep());
    const Architecture architecture = leadingArchitecture(run, at);

    DerivedNetwork network;
    network.step = at;
    network.architecture = toText(space, architecture);
    network.description = describe(space, architecture);
    network.predictedMs = latencyModel(run.latencyTable(), space).architectureMs(architecture);
    std::vector<Event> events;
    network = run.addNetwork(network, [&](std::int64_t id) {
        if (asked)
            events.push_back(*asked);
        events.push_back({.step = at,
                          .seconds = asked ? asked->seconds : 0,
                          .body = NetworkDerived{id, network.architecture, network.predictedMs}});
        return events;
    });
    if (sink)
        std::ranges::for_each(events, sink);
    return network;
}

DerivedNetwork trainDerived(RunStore& run, std::int64_t networkId, const TrainConfig& settings, std::uint64_t seed,
                            const EventSink& sink, std::stop_token stop, const TrainsOn& where)
{
    const RunInfo info = run.info();
    const Computing with = where.computing.value_or(info.config.computing);
    requireDevice(with.device, run.folder().string());
    DerivedNetwork network = run.network(networkId);
    TrainConfig config = settings;
    config.inheritWeights = config.inheritWeights && !isYardstick(network); // no path of the supernet is like it
    int threads = where.threads > 0 ? where.threads : info.config.threads;
    if (threads == 0)
        threads = threadsUsedHere(info.machine);
    const auto tell = [&](const Event& event) {
        Event atStep = event;
        atStep.step = network.step;
        run.record(atStep);
        if (sink)
            sink(atStep);
    };
    TrainJob job{.network = network.description,
                 .config = config,
                 .data = info.data,
                 .augmentation = info.config.augmentation,
                 .normalization = info.normalization,
                 .seed = seed,
                 .threads = threads,
                 .loaderThreads = info.config.loaderThreads,
                 .computing = with,
                 .networkId = networkId,
                 .inherited = {}};
    if (config.inheritWeights && run.nearestCheckpoint(network.step).file.empty()) {
        config.inheritWeights = job.config.inheritWeights = false;
        tell(
            {.body = Message{MessageLevel::Warning,
                             network.name + " is trained anew: the run has no checkpoint of the supernet's weights."}});
    }
    if (config.inheritWeights) {
        InheritedWeights inherited = inheritedWeights(run, network);
        job.inherited = std::move(inherited.weights);
        tell({.step = network.step,
              .seconds = 0,
              .body = Message{MessageLevel::Info, startText(network, inherited.step)}});
    }
    const TrainResult result = trainNetwork(job, tell, stop);

    // Beside the old ones, if there are any: accuracy and weights change together in the database, or not at all.
    std::string weightsFile = "networks/" + network.name + ".pt";
    if (network.weightsFile == weightsFile)
        weightsFile = "networks/" + network.name + "-anew.pt";
    saveWeights(result.weights, run.folder() / weightsFile);
    std::string before;
    network = run.changeNetwork(networkId, [&](DerivedNetwork& stored) {
        before = std::exchange(stored.weightsFile, weightsFile);
        stored.onnxFile.clear(); // holds other weights, if there was one
        stored.testAccuracy = result.testAccuracy;
        stored.trainingSeconds = result.seconds;
        stored.training = toJson(config, seed, with);
        stored.training["test_loss"] = result.testLoss;
    });
    if (std::error_code ignored; !before.empty())
        std::filesystem::remove(run.folder() / before, ignored);
    run.flush();
    // Another target's latency cannot be measured here.
    return info.targetId.starts_with(thisMachineId) ? measureDerived(run, networkId, stop) : network;
}

DerivedNetwork measureDerived(RunStore& run, std::int64_t networkId, std::stop_token stop)
{
    MeasureOptions options{.runtime = defaultRuntime()};
    double referenceMs = 0;
    const std::string targetId = run.info().targetId;
    if (targetId.starts_with(thisMachineId)) { // as the prediction was made
        const HardwareTarget target = findTarget(targetId);
        const LatencyTable table = run.latencyTable();
        options = measureOptionsFor(target);
        if (target.id != targetId)
            options.runtime = RuntimeKind::LibTorch; // runs from before there were other runtimes do not name it
        options.threads = std::max(1, table.threads);
        options.batch = std::max(1, table.batch);
        referenceMs = referenceMsOf(table);
    }
    const MeasuredLatency measured = measureNetwork(run.network(networkId).description, options, stop, referenceMs);
    return run.changeNetwork(networkId, [&](DerivedNetwork& stored) {
        stored.measuredMs = measured.ms;
        stored.measuredDeviationMs = measured.deviationMs;
    });
}

} // namespace pathloom
