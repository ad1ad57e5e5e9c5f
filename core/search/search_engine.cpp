// SPDX-License-Identifier: MIT
#include "core/search/search_engine.h"

#include "core/data/data_progress.h"
#include "core/data/picture_findings.h"
#include "core/data/resize_rule.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/run/run_folder.h"
#include "core/search/latency_loss.h"
#include "core/search/search_engine_impl.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "core/util/working_memory.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using namespace std::chrono_literals;

Json toJson(const Machine& machine, int threads)
{
    return {{"cpu", machine.cpu},
            {"cores", machine.cores},
            {"memory_bytes", machine.memoryBytes},
            {"system", machine.system},
            {"governor", machine.governor},
            {"threads", threads},
            {"library", trainingLibraryVersion()}};
}

} // namespace

void SearchEngine::Impl::emit(EventBody body)
{
    const Event event{.step = step, .seconds = pace.secondsSpent(), .body = std::move(body)};
    if (store)
        store->record(event);
    if (sink)
        sink(event);
    if (alarms && loop)
        for (Alarm& alarm : alarms->watch(event, steering.mask(), job.config, loop->strategy().gradientSums()))
            emit(std::move(alarm));
}

void SearchEngine::Impl::enter(Phase next, const std::string& message)
{
    phase = next;
    emit(PhaseChanged{next, message});
    if (store)
        onDisk([&] { store->setState(next, message); });
}

void SearchEngine::Impl::snapshot()
{
    emit(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(loop->strategy().probabilities())});
}

std::int64_t SearchEngine::Impl::totalSteps() const
{
    return (job.config.warmupEpochs + job.config.epochs) * data->train().batchesPerEpoch();
}

std::int64_t SearchEngine::Impl::plannedArchitectureSteps(std::int64_t fromStep) const
{
    const SearchConfig& config = job.config;
    const std::int64_t perEpoch = data->train().batchesPerEpoch();
    const std::int64_t first = (config.warmupEpochs + config.alphaFirstEpoch) * perEpoch;
    const auto upTo = [&](std::int64_t end) { // every epoch begins to count anew
        const std::int64_t steps = std::max<std::int64_t>(0, end - first);
        return steps / perEpoch * (perEpoch / config.alphaInterval) + steps % perEpoch / config.alphaInterval;
    };
    return upTo(totalSteps()) - upTo(fromStep);
}

void SearchEngine::Impl::takeThreads(int before)
{
    if (threads)
        job.config.threads = *threads;
    int wanted = job.config.threads;
    if (wanted == 0 && !threads)
        wanted = before;
    if (wanted == 0 && !storedThreadTest())
        emit(Progress{.phase = phase, .detail = "finding out how many threads are fastest here"});
    computingThreads = threadsFor(wanted, stop);
    setComputeThreads(computingThreads);
}

void SearchEngine::Impl::prepare()
{
    const Event preparing{.step = step, .seconds = pace.secondsSpent(), .body = PhaseChanged{Phase::Preparing, {}}};
    if (sink)
        sink(preparing); // recorded as soon as there is a folder
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
    requireDevice(job.config.computing.device);
    if (!job.table && needsMeasuring(job.target, job.space))
        requireRoomFor(job.target);
    takeThreads(automaticThreads);
    data.emplace(job, stop);
    RunInfo info{.name = job.name,
                 .state = Phase::Preparing,
                 .config = job.config,
                 .data = job.data,
                 .dataFingerprint = data->images().fingerprint(),
                 .classNames = data->images().classNames(),
                 .normalization = data->normalization(),
                 .targetId = job.target.id,
                 .targetName = job.target.name,
                 .program = std::string("Pathloom " PATHLOOM_VERSION ", ") + trainingLibraryVersion(),
                 .machine = toJson(thisMachine(), computingThreads),
                 .trainImages = data->images().size(),
                 .resize = resizeRule(job.space.input)};
    std::error_code ignored;
    const bool existed = std::filesystem::exists(folder, ignored);
    store =
        RunStore::create(folder, info, job.space, LatencyTable{}, {script.begin(), script.end()}, {.job = job.plan});
    madeInEmptyFolder = existed;
    store->record(preparing);
    for (const std::string& note : data->notes())
        emit(Message{MessageLevel::Info, note});
    keepDataProblems();
}

void SearchEngine::Impl::keepDataProblems()
{
    const PictureFindings* const findings = data->images().findings();
    const std::string table = findings ? problemsCsv(*findings) : std::string();
    if (table.empty())
        return;
    writeTextFile(folder / dataProblemsFile, table);
    emit(Message{MessageLevel::Info, fmt::format("Files that were left out and pictures that are there twice are all "
                                                 "listed in {} in the folder of the run.",
                                                 dataProblemsFile)});
}

void SearchEngine::Impl::tellOfLostPictures(const std::string& news)
{
    if (!news.empty())
        emit(Message{MessageLevel::Warning, news});
}

void SearchEngine::Impl::makeLoop()
{
    steering = Steering(job.space);
    pruner = std::make_unique<AutoPruner>(job.space);
    loop = std::make_unique<SearchLoop>(job.config, job.space, latency, budgetMs, steering.mask());
}

void SearchEngine::Impl::evaluateLeading()
{
    tellOfLostPictures(lostPictures.allNews(data->images()));
    if (!evaluated)
        evaluated = loop->leading();
    PathResult result;
    onImages([&] {
        Loader once = data->heldOutOnce(job.config);
        result = loop->evaluate(
            *evaluated, once, [&] { obeyBetween(); }, stop);
        evaluationWaited += once.waitedSeconds();
    });
    const Architecture leading = *std::exchange(evaluated, std::nullopt);
    const PredictedLatency predicted = latency.shown(latency.architectureMs(leading));
    emit(Evaluation{.epoch = epoch,
                    .loss = result.crossEntropy,
                    .accuracy = result.accuracy,
                    .latencyMs = predicted.ms,
                    .architecture = toText(job.space, leading),
                    .latencyErrorMs = predicted.errorMs,
                    .latencyOrigin = predicted.origin});
}

void SearchEngine::Impl::reportProgress()
{
    if (!pace.reportIsDue())
        return;
    tellOfLostPictures(lostPictures.news(data->images()));
    const SearchConfig& config = job.config;
    const std::int64_t architectureSteps = plannedArchitectureSteps(step);
    const double waitShare =
        pace.dataWaitShare(data->train().waitedSeconds() + data->heldOut().waitedSeconds() + evaluationWaited);
    if (pace.dataIsTheLimit())
        emit(Message{MessageLevel::Info, waitNote(data->images(), waitShare, config.loaderThreads)});
    emit(Progress{.phase = phase,
                  .step = step,
                  .totalSteps = totalSteps(),
                  .epoch = epoch,
                  .totalEpochs = phase == Phase::WarmUp ? config.warmupEpochs : config.epochs,
                  .imagesPerSecond = pace.imagesPerSecond(config.batchSize),
                  .architectureStepSeconds = pace.architectureStepSeconds(),
                  .dataWaitShare = waitShare,
                  .memoryBytes = residentBytes(),
                  .secondsSpent = pace.secondsSpent(),
                  .secondsLeft = pace.secondsLeft(totalSteps() - step, architectureSteps),
                  .detail = {}});
}

void SearchEngine::Impl::oneStep(Phase which)
{
    const SearchConfig& config = job.config;
    const std::int64_t perEpoch = data->train().batchesPerEpoch();
    const bool warmUp = which == Phase::WarmUp;
    const std::int64_t total = (warmUp ? config.warmupEpochs : config.epochs) * perEpoch;
    const double learningRate =
        cosineLearningRate(warmUp ? config.warmupLearningRate : config.learningRate, epoch * perEpoch + batch, total);
    const auto next = [this](Loader& loader, std::stop_token until) {
        Batch images;
        onImages([&] { images = loader.next(until); });
        return TensorBatch(std::move(images), loop->device());
    };
    const TensorBatch images = next(data->train(), stop);
    // From here on to the end of the step nothing may be cancelled: a checkpoint stands between two steps.
    pace.time(SearchPace::Weight, [&] {
        WeightStep result = loop->weightStep(images, learningRate, which);
        ++step;
        ++batch;
        emit(std::move(result));
    });
    if (warmUp || epoch < config.alphaFirstEpoch || batch % config.alphaInterval != 0)
        return;
    pace.time(SearchPace::Architecture, [&] {
        const std::int64_t planned = plannedArchitectureSteps(0);
        const std::int64_t before = planned - plannedArchitectureSteps(step) - 1;
        emit(loop->architectureStep([&] { return next(data->heldOut(), {}); },
                                    latencyPressure(config.latencyRamp, before, planned)));
        snapshot();
    });
    pruneByItself();
}

void SearchEngine::Impl::searchEpochs(Phase which)
{
    const std::int64_t perEpoch = data->train().batchesPerEpoch();
    const int epochs = which == Phase::WarmUp ? job.config.warmupEpochs : job.config.epochs;
    for (; epoch < epochs; ++epoch, batch = 0) {
        while (batch < perEpoch) {
            obeyScript();
            obeyCommands();
            if (stopRequested)
                return;
            lookAtDisk();
            const bool manySteps =
                job.config.checkpointSteps > 0 && step - lastCheckpointStep >= job.config.checkpointSteps;
            if (manySteps ||
                Clock::now() - lastCheckpoint > std::chrono::duration<double>(job.config.checkpointSeconds))
                checkpoint();
            oneStep(which);
            reportProgress();
        }
        if (which == Phase::Joint)
            evaluateLeading();
    }
}

void SearchEngine::Impl::search()
{
    store->setPatience(lockPatience); // from here on onDisk() waits, and answers meanwhile
    loop->weighClasses(data->classWeights());
    const Phase first = continues ? searching : Phase::WarmUp;
    if (!continues) {
        snapshot();
        checkpoint(); // from here on the search survives
    }
    for (Phase which : {Phase::WarmUp, Phase::Joint}) {
        if (which < first)
            continue;
        searching = which;
        enter(which);
        if (!continues) {
            epoch = batch = 0;
            if (which == Phase::Joint)
                snapshot(); // probabilities stood still until here
        }
        continues = false;
        searchEpochs(which);
        if (stopRequested)
            return;
    }
    // What was asked for during the last evaluation.
    obeyScript();
    obeyCommands();
    if (!stopRequested && !script.empty())
        emit(Message{MessageLevel::Warning,
                     fmt::format("Of the script, {} of the commands lie beyond the last step, {}; the first of them, "
                                 "'{}', is for step {}.",
                                 script.size(), step, toText(script.front().command.kind), script.front().step)});
}

Phase SearchEngine::Impl::run()
{
    const WorkingMemory memory;
    const DataProgressScope opening([this](const DataProgress& progress) {
        emit(Progress{.phase = phase, .secondsLeft = std::max(0.0, progress.secondsLeft), .detail = toText(progress)});
    });
    try {
        try {
            if (resuming) {
                reopen();
            } else {
                prepare();
                if (acceptsCommands)
                    commandFolder = std::make_unique<CommandFolder>(folder);
                measure();
                makeLoop();
                alarms = std::make_unique<AlarmWatch>(job.space, plannedArchitectureSteps(0));
            }
            search();
        } catch (const Cancelled&) {
            stopRequested = true;
        }
        dropCommands();
        checkpoint();
        close(stopRequested ? Phase::Stopped : Phase::Finished);
    } catch (const LossNotFinite& e) {
        const bool warmUp = searching == Phase::WarmUp;
        const double rate = warmUp ? job.config.warmupLearningRate : job.config.learningRate;
        const Command lower{.kind = Command::Kind::Set,
                            .key = warmUp ? "weights.warmup_learning_rate" : "weights.learning_rate",
                            .value = rate / 2};
        emit(Alarm{.kind = "loss_not_finite",
                   .arguments = {{"learning_rate", rate}, {"suggest", pathloom::toJson(lower)}}});
        close(Phase::Failed, e.what());
        throw;
    } catch (const Error& e) {
        close(Phase::Failed, e.what());
        throw;
    } catch (const c10::Error& e) {
        close(Phase::Failed, e.what_without_backtrace());
        throw Error(e.what_without_backtrace(), "search");
    } catch (const std::exception& e) {
        close(Phase::Failed, e.what());
        throw Error(e.what(), "search");
    }
    return phase;
}

void SearchEngine::Impl::close(Phase last, const std::string& message)
{
    commandFolder.reset();
    try {
        phase = last;
        emit(PhaseChanged{last, message});
        const auto keep = [&] {
            store->setState(last, message);
            store->flush();
        };
        if (store && last == Phase::Finished) {
            onDisk(keep);
        } else if (store) { // it is to end now
            store->setPatience(lastPatience);
            keep();
        }
    } catch (const Error&) {
        if (store)
            store->setPatience(0ms); // what comes now tries once more, which must not wait as long again
        if (last != Phase::Failed)
            throw;
        // The disk is likely what is being reported: that first error must reach the caller, not this one.
    }
    if (last == Phase::Failed)
        takeBackFolder();
    store.reset(); // others may write to the folder from now on
}

void SearchEngine::Impl::takeBackFolder()
{
    try {
        if (!madeInEmptyFolder || step > 0 || !store || !store->networks().empty())
            return;
    } catch (const Error&) {
        return; // what cannot be read is not judged
    }
    store.reset();
    removeRunFolder(folder, *madeInEmptyFolder);
}

SearchEngine::SearchEngine(SearchJob job, std::filesystem::path folder, EventSink sink)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->job = std::move(job);
    m_impl->folder = std::move(folder);
    m_impl->sink = std::move(sink);
}

SearchEngine::SearchEngine(std::filesystem::path folder, EventSink sink) : m_impl(std::make_unique<Impl>())
{
    m_impl->folder = std::move(folder);
    m_impl->sink = std::move(sink);
    m_impl->resuming = true;
}

SearchEngine::~SearchEngine() = default;

void SearchEngine::setScript(std::vector<ScriptedCommand> script)
{
    m_impl->script.assign(std::make_move_iterator(script.begin()), std::make_move_iterator(script.end()));
}

void SearchEngine::setData(DataSpec data)
{
    m_impl->movedData = std::move(data);
}

void SearchEngine::setThreads(int threads)
{
    m_impl->threads = threads;
}

void SearchEngine::setAutomaticThreads(int threads)
{
    m_impl->automaticThreads = threads;
}

void SearchEngine::setDevice(ComputeDevice device)
{
    m_impl->device = device;
}

void SearchEngine::acceptCommands()
{
    m_impl->acceptsCommands = true;
}

Phase SearchEngine::run(std::stop_token stop)
{
    m_impl->stop = std::move(stop);
    return m_impl->run();
}

void SearchEngine::post(Command command)
{
    m_impl->inbox.post(std::move(command));
}

} // namespace pathloom
