// SPDX-License-Identifier: MIT
#include "core/search/search_engine.h"

#include "core/derive/derive.h"
#include "core/nn/inference.h"
#include "core/search/command_inbox.h"
#include "core/search/latency_loss.h"
#include "core/search/search_checkpoint.h"
#include "core/search/search_data.h"
#include "core/search/search_loop.h"
#include "core/search/search_pace.h"
#include "core/util/error.h"
#include "core/util/machine.h"

#include <spdlog/fmt/chrono.h>

namespace pathloom {

namespace {

Json toJson(const Machine& machine)
{
    return {{"cpu", machine.cpu},
            {"cores", machine.cores},
            {"memory_bytes", machine.memoryBytes},
            {"system", machine.system},
            {"governor", machine.governor}};
}

} // namespace

struct SearchEngine::Impl
{
    SearchJob job;
    std::filesystem::path folder;
    EventSink sink;
    CommandInbox inbox;

    // Set up by prepare() and measure().
    std::optional<SearchData> data;
    std::unique_ptr<RunStore> store;
    LatencyModel latency;
    double budgetMs = 0;
    std::unique_ptr<SearchLoop> loop;

    Phase phase = Phase::Preparing;
    std::int64_t step = 0;
    std::int64_t epoch = 0; ///< of the phase
    bool stopRequested = false;
    SearchPace pace;
    std::chrono::steady_clock::time_point lastCheckpoint = std::chrono::steady_clock::now();

    void emit(EventBody body)
    {
        const Event event{.step = step, .seconds = pace.secondsSpent(), .body = std::move(body)};
        if (store)
            store->record(event);
        if (sink)
            sink(event);
    }
    void enter(Phase next, const std::string& message = {})
    {
        phase = next;
        emit(PhaseChanged{next, message});
        if (store)
            store->setState(next, message);
    }

    Phase run(std::stop_token stop);
    /// Says how the search ended and gives the run folder free.
    void close(Phase last, const std::string& message = {});
    void prepare(std::stop_token stop);
    void measure(std::stop_token stop);
    void searchPhase(Phase which, int epochs, double learningRate, std::stop_token stop);
    void evaluateLeading(std::stop_token stop);
    void snapshot();
    void checkpoint();
    void obeyCommands(std::stop_token stop);
    /// The same within a longer piece of work, which ends with Cancelled if the search is to stop.
    void obeyBetween(std::stop_token stop);
    void obey(const Command& command);
    bool changeSetting(const std::string& key, double value);
    void reportProgress();
    std::int64_t totalSteps() const
    {
        return (job.config.warmupEpochs + job.config.epochs) * data->train().batchesPerEpoch();
    }
    std::int64_t stepsLeft() const { return totalSteps() - step; }
};

void SearchEngine::Impl::prepare(std::stop_token stop)
{
    enter(Phase::Preparing);
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
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
                 .program = std::string("Pathloom " PATHLOOM_VERSION ", ") + computeLibraryVersion(),
                 .machine = toJson(thisMachine())};
    store = RunStore::create(folder, info, job.space, LatencyTable{});
    emit(PhaseChanged{Phase::Preparing, {}});
}

void SearchEngine::Impl::measure(std::stop_token stop)
{
    if (needsMeasuring(job.target, job.space))
        enter(Phase::Measuring);
    const LatencyTable table = tableFor(
        job.target, job.space,
        [&](const MeasureProgress& progress) {
            obeyBetween(stop);
            emit(Progress{.phase = Phase::Measuring,
                          .step = progress.done,
                          .totalSteps = progress.total,
                          .memoryBytes = residentBytes(),
                          .secondsSpent = pace.secondsSpent(),
                          .secondsLeft = progress.secondsLeft,
                          .detail = progress.shape});
        },
        stop);
    store->setLatencyTable(table);
    latency = latencyModel(table, job.space);
    budgetMs = job.config.budgetMs > 0
                   ? job.config.budgetMs
                   : job.config.budgetFraction * latency.expectedMs(uniformProbabilities(job.space));
    job.config.budgetMs = budgetMs;
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
    if (job.config.latencyLoss != LatencyLoss::None && budgetMs < latency.smallestMs())
        throw UsageError(
            fmt::format("the budget of {:.3g} ms is below {:.3g} ms, the fastest network of this space on this target",
                        budgetMs, latency.smallestMs()));
    RunInfo info = store->info();
    info.config = job.config;
    store->updateInfo(info);
    emit(
        Message{MessageLevel::Info, fmt::format("Budget {:.4g} ms on {}; this space reaches from {:.4g} to {:.4g} ms.",
                                                budgetMs, job.target.name, latency.smallestMs(), latency.largestMs())});
}

void SearchEngine::Impl::evaluateLeading(std::stop_token stop)
{
    Loader once = data->heldOutOnce(job.config);
    const PathResult result = loop->evaluateLeading(
        once, [&] { obeyBetween(stop); }, stop);
    const Architecture leading = loop->strategy().leading();
    emit(Evaluation{.epoch = epoch,
                    .loss = result.crossEntropy,
                    .accuracy = result.accuracy,
                    .latencyMs = latency.architectureMs(leading),
                    .architecture = toText(job.space, leading)});
}

void SearchEngine::Impl::snapshot()
{
    emit(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(loop->strategy().probabilities())});
}

void SearchEngine::Impl::checkpoint()
{
    if (!loop)
        return; // measuring: there is nothing to keep yet
    const LoaderState train = data->train().state();
    const LoaderState heldOut = data->heldOut().state();
    const Json position = {{"step", step},
                           {"phase", toText(phase)},
                           {"epoch", epoch},
                           {"seconds", pace.secondsSpent()},
                           {"train_loader", {train.epoch, train.batch}},
                           {"held_out_loader", {heldOut.epoch, heldOut.batch}},
                           {"settings", pathloom::toJson(job.config)}};
    store->writeCheckpoint([&](const std::filesystem::path& file) { writeSearchCheckpoint(*loop, position, file); });
    store->flush();
    lastCheckpoint = std::chrono::steady_clock::now();
}

/// Changes a setting if the changed settings make sense, else says why not. @return whether it was changed
bool SearchEngine::Impl::changeSetting(const std::string& key, double value)
{
    SearchConfig changed = job.config;
    std::string reason;
    try {
        setSetting(changed, key, value);
        if (const auto sentences = problems(changed); !sentences.empty())
            reason = sentences.front();
        else if (loop && changed.latencyLoss != LatencyLoss::None && changed.budgetMs < latency.smallestMs())
            reason = fmt::format("A budget of {:.4g} ms is below {:.4g} ms, the fastest network here.",
                                 changed.budgetMs, latency.smallestMs());
    } catch (const UsageError& e) {
        reason = e.what();
    }
    if (!reason.empty()) {
        emit(Message{MessageLevel::Warning, reason + " It was left as it was."});
        return false;
    }
    job.config = changed;
    return true;
}

void SearchEngine::Impl::obey(const Command& command)
{
    Json arguments = Json::object();
    if (command.kind == Command::Kind::SetBudget) {
        if (!changeSetting("latency.budget_ms", command.value))
            return;
        budgetMs = job.config.budgetMs;
        arguments["budget_ms"] = command.value;
    } else if (command.kind == Command::Kind::SetTradeOff) {
        if (!changeSetting(job.config.latencyLoss == LatencyLoss::MulLog ? "latency.beta" : "latency.lambda",
                           command.value))
            return;
        arguments["trade_off"] = command.value;
    }
    emit(CommandAccepted{toText(command.kind), arguments});
    switch (command.kind) {
    case Command::Kind::Stop:
        stopRequested = true;
        break;
    case Command::Kind::Derive:
        try {
            deriveNetwork(*store, {}, sink, pace.secondsSpent());
        } catch (const Error& e) { // a network too early is no reason to end a search
            emit(Message{MessageLevel::Warning, fmt::format("No network was derived. {}", e.what())});
        }
        break;
    case Command::Kind::Checkpoint:
        checkpoint();
        break;
    case Command::Kind::SetBudget:
    case Command::Kind::SetTradeOff: {
        RunInfo info = store->info();
        info.config = job.config;
        store->updateInfo(info);
        break;
    }
    default:
        break;
    }
}

void SearchEngine::Impl::obeyCommands(std::stop_token stop)
{
    bool paused = false;
    const Phase running = phase;
    do {
        for (const Command& command : inbox.take()) {
            obey(command);
            if (command.kind == Command::Kind::Pause && !paused) {
                paused = true;
                pace.pause();
                enter(Phase::Paused);
                checkpoint();
            }
            if ((command.kind == Command::Kind::Resume || stopRequested) && paused) {
                paused = false;
                pace.resume();
                enter(running);
            }
        }
        if (paused)
            inbox.wait(stop);
    } while (paused && !stop.stop_requested());
    if (paused) {
        pace.resume();
        phase = running;
    }
    if (stop.stop_requested())
        stopRequested = true;
}

void SearchEngine::Impl::obeyBetween(std::stop_token stop)
{
    obeyCommands(stop);
    if (stopRequested)
        throw Cancelled();
}

void SearchEngine::Impl::reportProgress()
{
    if (!pace.reportIsDue())
        return;
    const std::int64_t perEpoch = data->train().batchesPerEpoch();
    const SearchConfig& config = job.config;
    const std::int64_t firstAlphaStep = (config.warmupEpochs + config.alphaFirstEpoch) * perEpoch;
    const std::int64_t alphaStepsLeft = (totalSteps() - std::max(step, firstAlphaStep)) / config.alphaInterval;
    emit(Progress{.phase = phase,
                  .step = step,
                  .totalSteps = totalSteps(),
                  .epoch = epoch,
                  .totalEpochs = phase == Phase::WarmUp ? config.warmupEpochs : config.epochs,
                  .imagesPerSecond = pace.imagesPerSecond(config.batchSize),
                  .dataWaitShare = (data->train().waitedSeconds() + data->heldOut().waitedSeconds()) /
                                   std::max(1e-9, pace.secondsSpent()),
                  .memoryBytes = residentBytes(),
                  .secondsSpent = pace.secondsSpent(),
                  .secondsLeft = pace.secondsLeft(stepsLeft(), std::max<std::int64_t>(0, alphaStepsLeft)),
                  .detail = {}});
}

void SearchEngine::Impl::searchPhase(Phase which, int epochs, double learningRate, std::stop_token stop)
{
    enter(which);
    if (which == Phase::Joint)
        snapshot(); // probabilities stood still until here
    const std::int64_t perEpoch = data->train().batchesPerEpoch();
    const std::int64_t total = epochs * perEpoch;
    for (epoch = 0; epoch < epochs && !stopRequested; ++epoch) {
        for (std::int64_t i = 0; i < perEpoch; ++i) {
            obeyCommands(stop);
            if (stopRequested)
                return;
            const TensorBatch batch(data->train().next(stop));
            pace.time(SearchPace::Weight, [&] {
                WeightStep result =
                    loop->weightStep(batch, cosineLearningRate(learningRate, epoch * perEpoch + i, total));
                ++step;
                emit(std::move(result));
            });
            const SearchConfig& config = job.config;
            if (which == Phase::Joint && epoch >= config.alphaFirstEpoch && (i + 1) % config.alphaInterval == 0)
                pace.time(SearchPace::Architecture, [&] {
                    emit(loop->architectureStep([&] { return TensorBatch(data->heldOut().next(stop)); }));
                    snapshot();
                });
            reportProgress();
            if (std::chrono::steady_clock::now() - lastCheckpoint >
                std::chrono::duration<double>(job.config.checkpointSeconds))
                checkpoint();
        }
        if (which == Phase::Joint)
            evaluateLeading(stop);
    }
}

Phase SearchEngine::Impl::run(std::stop_token stop)
{
    setComputeThreads(job.config.threads > 0 ? job.config.threads : thisMachine().cores);
    try {
        try {
            prepare(stop);
            measure(stop);
            loop = std::make_unique<SearchLoop>(job.config, job.space, latency, budgetMs);
            snapshot();
            searchPhase(Phase::WarmUp, job.config.warmupEpochs, job.config.warmupLearningRate, stop);
            if (!stopRequested)
                searchPhase(Phase::Joint, job.config.epochs, job.config.learningRate, stop);
        } catch (const Cancelled&) {
            stopRequested = true;
        }
        checkpoint();
        close(stopRequested ? Phase::Stopped : Phase::Finished);
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
    try {
        enter(last, message);
        if (store)
            store->flush();
    } catch (const Error&) {
        if (last != Phase::Failed)
            throw;
        // The disk is likely what is being reported: that first error must reach the caller, not this one.
        store.reset();
        enter(last, message);
    }
    store.reset(); // others may write to the folder from now on
}

SearchEngine::SearchEngine(SearchJob job, std::filesystem::path folder, EventSink sink)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->job = std::move(job);
    m_impl->folder = std::move(folder);
    m_impl->sink = std::move(sink);
}

SearchEngine::~SearchEngine() = default;

Phase SearchEngine::run(std::stop_token stop)
{
    return m_impl->run(std::move(stop));
}

void SearchEngine::post(Command command)
{
    m_impl->inbox.post(command);
}

} // namespace pathloom
