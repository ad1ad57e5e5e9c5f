// SPDX-License-Identifier: MIT
#include "core/latency/sampling.h"

#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/random.h"
#include "core/util/statistics.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <thread>

#include <sched.h>
#include <spdlog/fmt/fmt.h>
#include <sys/resource.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t orderSeed = 1;
constexpr double patience = 20; ///< times secondsPerShape, for one network
constexpr int warmUpRuns = 3;
constexpr double warmUpSeconds = 0.003;     ///< caches, and the library's choice of kernels, settle in the first runs
constexpr double mostWarmUpSeconds = 0.1;   ///< then one run is enough
constexpr int fewestSamples = 3;            ///< in a round
constexpr double leastShare = 0.25;         ///< of a round's time: longer than the scheduler's time slice
constexpr double steadyChange = 1.07;       ///< of speed within a round that does not count as disturbed
constexpr int referenceRuns = 5;            ///< in one look at the clock, at least …
constexpr double referenceSeconds = 0.0015; ///< … and so long
constexpr int referenceWarmUp = 5;
constexpr double fullSpeedShare = 0.03;
constexpr double nearFullSpeed = 1.05;
constexpr std::size_t fewestCounting = 3; ///< rounds

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Standard deviation by the median distance from the median: a few disturbed samples do not move it.
double spread(const std::vector<double>& samples)
{
    const double center = median(samples);
    std::vector<double> distances;
    distances.reserve(samples.size());
    for (const double sample : samples)
        distances.push_back(std::abs(sample - center));
    return 1.4826 * median(std::move(distances));
}

/// Standard error of the median.
double medianError(const std::vector<double>& samples)
{
    return 1.2533 * spread(samples) / std::sqrt(double(samples.size()));
}

/// How often the scheduler has taken the processor away from this thread.
long interruptions()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

/// Keeps this thread on the core where it is for as long as it lives: moving costs the caches. Only for one thread:
/// a runtime's own threads come and go as it sees fit.
class PinnedToCore
{
public:
    explicit PinnedToCore(bool wanted)
    {
        m_pinned = wanted && sched_getaffinity(0, sizeof(m_before), &m_before) == 0;
        const int core = sched_getcpu();
        if (!m_pinned || core < 0)
            return;
        cpu_set_t only;
        CPU_ZERO(&only);
        CPU_SET(core, &only);
        sched_setaffinity(0, sizeof(only), &only);
    }
    ~PinnedToCore()
    {
        if (m_pinned)
            sched_setaffinity(0, sizeof(m_before), &m_before);
    }
    PinnedToCore(const PinnedToCore&) = delete;
    PinnedToCore& operator=(const PinnedToCore&) = delete;

private:
    bool m_pinned = false;
    cpu_set_t m_before{};
};

} // namespace

ReferenceClock::ReferenceClock(const MeasureOptions& options, double knownMs) : m_knownMs(knownMs)
{
    NetworkDescription network{.name = "reference", .input = {32, 14, 14}};
    for (int i = 0; i < 2; ++i)
        network.blocks.push_back({.name = fmt::format("block{}", i),
                                  .op = {.kind = OperatorKind::MBConv, .kernel = 5, .expand = 6, .channels = 32},
                                  .shortcut = true,
                                  .inputs = {i - 1}});
    inferShapes(network);
    if (options.runtime == RuntimeKind::LibTorchCuda)
        return;
    m_network = loadInto(options.runtime, network, 1, 1);
    for (int i = 0; i < referenceWarmUp; ++i)
        now();
}

double ReferenceClock::now()
{
    if (!m_network)
        return 1;
    std::vector<double> times;
    for (const auto start = Clock::now();
         int(times.size()) < referenceRuns || secondsSince(start) < referenceSeconds;) {
        const auto begin = Clock::now();
        m_network->run();
        times.push_back(secondsSince(begin) * 1000);
    }
    m_seen.push_back(median(std::move(times)));
    return m_seen.back();
}

double ReferenceClock::fullSpeedMs() const
{
    if (!m_network)
        return 0;
    return m_knownMs > 0 ? m_knownMs : fastestSeen();
}

double ReferenceClock::fastestSeen() const
{
    return quantile(m_seen, fullSpeedShare);
}

void ReferenceClock::keepFullSpeed()
{
    if (m_seen.empty())
        return;
    const double seen = fastestSeen();
    m_knownMs = m_knownMs > 0 ? std::min(m_knownMs, seen) : seen;
    m_seen.clear();
}

SampleSummary summarize(const Rounds& rounds, double fullSpeedMs)
{
    SampleSummary result;
    std::vector<std::pair<double, double>> all; // slowness, ratio
    for (const Round& round : rounds) {
        const auto [low, high] = std::minmax(round.referenceBeforeMs, round.referenceAfterMs);
        const double slowness = fullSpeedMs > 0 ? std::sqrt(low * high) / fullSpeedMs : 1;
        result.latency.disturbedRounds += high > steadyChange * low ? 1 : 0;
        all.emplace_back(slowness, median(round.samples) / slowness);
        result.latency.samples += int(round.samples.size());
    }
    std::ranges::stable_sort(all, {}, &std::pair<double, double>::first);
    if (fullSpeedMs > 0) // else nothing tells them apart
        all.resize(std::min(all.size(), std::max(fewestCounting, (all.size() + 2) / 3)));
    result.slowness = all[all.size() / 2].first;
    std::vector<double> ratios;
    for (const auto& [slowness, ratio] : all)
        ratios.push_back(ratio);
    std::sort(ratios.begin(), ratios.end());
    result.latency.deviationMs = spread(ratios);
    result.relativeError = medianError(ratios) / median(ratios);
    ratios.resize((ratios.size() + 1) / 2);
    double logarithms = 0;
    for (const double ratio : ratios)
        logarithms += std::log(ratio);
    result.latency.ms = std::exp(logarithms / double(ratios.size()));
    return result;
}

bool isSettled(const SampleSummary& summary, int rounds, const MeasureOptions& options)
{
    const bool waits = summary.slowness > nearFullSpeed && rounds < 2 * measuringRounds;
    return rounds >= measuringRounds && !waits && summary.relativeError <= options.targetRelativeError;
}

Round sampleRound(LoadedNetwork& network, ReferenceClock& reference, const MeasureOptions& options,
                  const std::stop_token& stop)
{
    const PinnedToCore pinned(options.pinThreads && options.threads == 1);
    const auto run = [&] {
        if (stop.stop_requested())
            throw Cancelled();
        const auto begin = Clock::now();
        network.run();
        return secondsSince(begin) * 1000;
    };
    const double before = reference.now();
    const auto finished = [&](std::vector<double> samples) {
        return Round{std::move(samples), before, reference.now()};
    };
    const auto warmUp = Clock::now();
    int runs = 0;
    do
        run();
    while (secondsSince(warmUp) < (++runs < warmUpRuns ? mostWarmUpSeconds : warmUpSeconds));

    const double most = options.secondsPerShape / measuringRounds;
    const int wanted = std::max(fewestSamples, (options.minimumSamples + measuringRounds - 1) / measuringRounds);
    std::vector<double> all;
    std::vector<double> undisturbed;
    double nextLook = most * leastShare; // the error is looked at rarely, it costs more than a fast operator
    for (const auto start = Clock::now();;) {
        const long interruptionsBefore = interruptions();
        all.push_back(run());
        if (interruptions() == interruptionsBefore)
            undisturbed.push_back(all.back());
        const double spent = secondsSince(start);
        if (spent >= (int(all.size()) >= fewestSamples ? most : patience * most))
            return finished(int(undisturbed.size()) >= fewestSamples ? undisturbed : all);
        if (int(undisturbed.size()) < wanted || spent < nextLook)
            continue;
        if (medianError(undisturbed) <= options.targetRelativeError * median(undisturbed))
            return finished(undisturbed);
        nextLook = spent + most * leastShare / 2;
    }
}

namespace {

/// The usual rounds are most of the work. Of the further ones nobody knows how many there will be: what is left of them
/// shrinks with those that still need them, and with every round.
/// @param turn share of the round that is done
/// @param left share of the networks that still have turns
double shareDone(int round, double turn, double left)
{
    constexpr double usualShare = 0.8;
    if (round < measuringRounds)
        return usualShare * (round + turn) / measuringRounds;
    const double roundsLeft = (mostMeasuringRounds - round - turn) / (mostMeasuringRounds - measuringRounds);
    return 1 - (1 - usualShare) * left * roundsLeft;
}

} // namespace

void takeTurns(std::vector<Contestant>& contestants, ReferenceClock& reference, const MeasureOptions& options,
               const std::stop_token& stop, const std::function<void(const std::string&, double)>& progress)
{
    for (int round = 0; round < mostMeasuringRounds; ++round) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < contestants.size(); ++i)
            if (contestants[i].network &&
                (round < fewestMeasuringRounds || contestants[i].seconds < patience * options.secondsPerShape) &&
                (round < measuringRounds ||
                 !isSettled(summarize(contestants[i].rounds, reference.fullSpeedMs()), round, options)))
                order.push_back(i);
        if (order.empty())
            return;
        RandomStream random(mixSeed(orderSeed, std::uint64_t(round)));
        shuffle(order, random);
        for (std::size_t turn = 0; turn < order.size(); ++turn) {
            Contestant& contestant = contestants[order[turn]];
            progress(contestant.name, shareDone(round, double(turn) / double(order.size()),
                                                double(order.size()) / double(contestants.size())));
            const auto start = Clock::now();
            try {
                contestant.rounds.push_back(sampleRound(*contestant.network, reference, options, stop));
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& e) { // also what a library throws
                contestant.failure = e.what();
                contestant.network.reset(); // what it gave before is not trusted either
            }
            contestant.seconds += secondsSince(start);
        }
    }
}

void onMeasuringThread(const MeasureOptions& options, const std::function<void()>& work)
{
    if (options.threads < 1 || options.batch < 1 || options.minimumSamples < 1)
        throw UsageError(fmt::format("threads ({}), batch size ({}) and samples ({}) must be at least 1",
                                     options.threads, options.batch, options.minimumSamples),
                         "measuring");
    // A thread keeps LibTorch's count that it met at its first operation.
    const int before = computeThreads();
    std::exception_ptr failure;
    std::jthread([&] {
        try {
            setComputeThreads(options.threads);
            work();
        } catch (...) {
            failure = std::current_exception();
        }
    }).join();
    setComputeThreads(before);
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace pathloom
