// SPDX-License-Identifier: MIT
#include "core/derive/remaining_work.h"

#include "core/derive/run_teller.h"
#include "core/derive/selection.h"
#include "core/report/report.h"
#include "core/util/error.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* settingsKey = "settings";
constexpr const char* seedKey = "seed";
constexpr const char* threadsKey = "threads";
constexpr const char* deviceKey = "device";
constexpr const char* autocastKey = "autocast";
constexpr const char* opsetKey = "opset";
constexpr const char* foldKey = "fold_bn";
constexpr const char* normalizationKey = "with_normalization";
constexpr const char* inputKey = "input";
constexpr const char* samplesKey = "samples";
constexpr const char* fileKey = "file";

void train(RunStore& run, const BegunWork& work, const EventSink& sink, std::stop_token stop,
           const WorkChanges& changes)
{
    const Json& options = work.options;
    SearchConfig config = run.info().config;
    applySettings(config, options.value(settingsKey, Json::object()), run.folder().string());
    // The device is one of a network's training, not of the search.
    if (options.contains(deviceKey))
        setSetting(config, deviceKey, options.at(deviceKey));
    config.computing.autocast = options.value(autocastKey, config.computing.autocast);
    trainDerived(run, work.network, config.training, options.value(seedKey, config.seed), sink, std::move(stop),
                 {.computing = onDevice(config.computing, changes.device),
                  .threads = changes.threads.value_or(options.value(threadsKey, 0)),
                  .data = changes.data});
}

/// The network of the job. What stands against a comparison must not keep the job from having one.
void derive(RunStore& run, const EventSink& sink, std::stop_token stop, const WorkChanges& changes)
{
    const RunInfo info = run.info();
    if (info.config.selection.candidates > 1) {
        try {
            selectNetwork(run,
                          {.where = {.data = changes.data,
                                     .threads = changes.threads.value_or(0),
                                     .computing = onDevice(info.config.computing, changes.device)}},
                          sink, std::move(stop));
            return;
        } catch (const UsageError& e) {
            RunTeller(run, run.lastStep(), sink)
                .say(MessageLevel::Warning,
                     fmt::format("The best networks are not compared, the one that leads is taken. {}.", e.what()));
        }
    }
    deriveNetwork(run, {}, sink);
}

} // namespace

Json trainingOptions(const TrainConfig& config, std::uint64_t seed, const Computing& computing, int threads)
{
    return {{settingsKey, toJson(config)},
            {seedKey, seed},
            {threadsKey, threads},
            {deviceKey, toText(computing.device)},
            {autocastKey, computing.autocast}};
}

Json exportOptions(const OnnxOptions& options, const std::filesystem::path& file)
{
    return {{opsetKey, options.opset},
            {foldKey, options.foldBatchNorm},
            {normalizationKey, options.withNormalization},
            {inputKey, toText(options.input)},
            {samplesKey, options.samples},
            {fileKey, file.empty() ? "" : std::filesystem::absolute(file).string()}};
}

std::optional<BegunWork> nextWork(const RunStore& run)
{
    return nextWork(run.work(), run.info().state == Phase::Finished);
}

WorkDone carryOut(RunStore& run, const BegunWork& work, const EventSink& sink, std::stop_token stop,
                  const WorkChanges& changes)
{
    if (stop.stop_requested())
        throw Cancelled();
    WorkDone done;
    switch (work.stage) {
    case Stage::Search:
        break;
    case Stage::Derive:
        derive(run, sink, std::move(stop), changes);
        break;
    case Stage::Train:
        train(run, work, sink, std::move(stop), changes);
        break;
    case Stage::Measure:
        measureDerived(run, work.network, std::move(stop), sink);
        break;
    case Stage::Export: {
        const OnnxOptions fallback;
        done.onnxOptions = {.opset = work.options.value(opsetKey, fallback.opset),
                            .foldBatchNorm = work.options.value(foldKey, fallback.foldBatchNorm),
                            .withNormalization = work.options.value(normalizationKey, fallback.withNormalization),
                            .input = onnxInputFromText(work.options.value(inputKey, toText(fallback.input))),
                            .samples = work.options.value(samplesKey, fallback.samples)};
        done.onnx = exportDerived(run, work.network, done.onnxOptions, work.options.value(fileKey, ""), stop, sink);
        break;
    }
    case Stage::Report:
        done.plots = writeReport(run);
        if (run.isWriter())
            run.changeWork([&](RunWork& left) { left.finish(Stage::Report, work.network); });
        break;
    }
    return done;
}

} // namespace pathloom
