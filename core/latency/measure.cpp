// SPDX-License-Identifier: MIT
#include "core/latency/measure.h"

#include "core/latency/latency_model.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <exception>
#include <fstream>
#include <limits>
#include <numeric>
#include <thread>

#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>
#include <sys/resource.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int warmUpRuns = 3;
constexpr double warmUpSeconds = 0.005; ///< caches, and the library's choice of kernels, settle in the first runs
constexpr int fewestSamples = 4;        ///< in a round
constexpr double leastShare = 0.25;     ///< of a round's time: longer than the scheduler's time slice
/// Other programs only ever add time. A round whose median is above the fastest round's by more than this factor was
/// disturbed and is left out.
constexpr double disturbedFactor = 1.15;
constexpr std::uint64_t orderSeed = 1;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values)
{
    const std::size_t middle = values.size() / 2;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(middle), values.end());
    if (values.size() % 2 == 1)
        return values[middle];
    return (values[middle] + *std::max_element(values.begin(), values.begin() + std::ptrdiff_t(middle))) / 2;
}

/// Standard error of the median, from the median distance: a few disturbed samples do not move it.
double medianError(const std::vector<double>& samples)
{
    const double center = median(samples);
    std::vector<double> distances;
    distances.reserve(samples.size());
    for (const double sample : samples)
        distances.push_back(std::abs(sample - center));
    return 1.2533 * 1.4826 * median(std::move(distances)) / std::sqrt(double(samples.size()));
}

/// Samples of one shape in ms, one list for each round.
using Rounds = std::vector<std::vector<double>>;

struct Summary
{
    MeasuredLatency latency;
    int disturbedRounds = 0;
};

Summary summary(const Rounds& rounds)
{
    double fastest = std::numeric_limits<double>::infinity();
    for (const std::vector<double>& round : rounds)
        fastest = std::min(fastest, median(round));
    Summary result;
    std::vector<double> samples;
    for (const std::vector<double>& round : rounds) {
        const bool disturbed = median(round) > disturbedFactor * fastest;
        result.disturbedRounds += disturbed ? 1 : 0;
        if (!disturbed)
            samples.insert(samples.end(), round.begin(), round.end());
    }
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / double(samples.size());
    double squares = 0;
    for (const double sample : samples)
        squares += (sample - mean) * (sample - mean);
    result.latency = {median(samples), std::sqrt(squares / double(std::max<std::size_t>(1, samples.size() - 1))),
                      int(samples.size())};
    return result;
}

/// How often the scheduler has taken the processor away from this thread.
long interruptions()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

/// One round: samples in ms until there are enough of them with a small error, or until the time is used up. Passes
/// that the scheduler interrupted are left out, unless the machine is so busy that too few others are left.
std::vector<double> sample(const NetworkDescription& network, const MeasureOptions& options,
                           const std::stop_token& stop)
{
    const InferenceNetwork timed(network, 1, InferenceNetwork::BatchNormForm::Folded);
    const auto run = [&] {
        if (stop.stop_requested())
            throw Cancelled();
        const auto begin = Clock::now();
        timed.run(options.batch);
        return secondsSince(begin) * 1000;
    };
    const auto warmUp = Clock::now();
    for (int i = 0; i < warmUpRuns || secondsSince(warmUp) < warmUpSeconds; ++i)
        run();

    const double most = options.secondsPerShape / measuringRounds;
    const int wanted = std::max(fewestSamples, (options.minimumSamples + measuringRounds - 1) / measuringRounds);
    std::vector<double> all;
    std::vector<double> undisturbed;
    double nextLook = most * leastShare; // the error is looked at rarely, it costs more than a fast operator
    for (const auto start = Clock::now();;) {
        const long before = interruptions();
        all.push_back(run());
        if (interruptions() == before)
            undisturbed.push_back(all.back());
        const double spent = secondsSince(start);
        if (int(all.size()) >= fewestSamples && spent >= most)
            return int(undisturbed.size()) >= fewestSamples ? undisturbed : all;
        if (int(undisturbed.size()) < wanted || spent < nextLook)
            continue;
        if (medianError(undisturbed) <= options.targetRelativeError * median(undisturbed))
            return undisturbed;
        nextLook = spent + most * leastShare / 2;
    }
}

/// Runs work on a thread of its own, whose first act is to set LibTorch's thread count: a thread keeps the count that
/// it met at its first operation. Afterwards threads started elsewhere get the caller's count again.
template<class Work>
void onMeasuringThread(const MeasureOptions& options, Work work)
{
    if (options.threads < 1 || options.batch < 1 || options.minimumSamples < 1)
        throw UsageError(fmt::format("threads ({}), batch size ({}) and samples ({}) must be at least 1",
                                     options.threads, options.batch, options.minimumSamples),
                         "measuring");
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

std::string now()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

} // namespace

LatencyTable describeThisMachine(const MeasureOptions& options)
{
    const Machine machine = thisMachine();
    LatencyTable table{.device = machine.cpu.empty() ? "this machine" : machine.cpu,
                       .runtime = computeLibraryVersion() + "; fp32; batch norm folded",
                       .batch = options.batch,
                       .threads = options.threads};
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    table.environment = {{"cpu", machine.cpu},
                         {"cores", std::to_string(machine.cores)},
                         {"system", machine.system},
                         {"governor", machine.governor.empty() ? "unknown" : machine.governor},
                         {"library", computeLibraryVersion()},
                         {"load", fmt::format("{:.2f}", load)},
                         {"date", now()}};
    std::vector<std::string> warnings;
    if (!machine.governor.empty() && machine.governor != "performance")
        warnings.push_back("the CPU frequency governor is '" + machine.governor + "', not 'performance'");
    if (load > 0.5 * machine.cores)
        warnings.push_back(fmt::format("the machine was busy (load {:.2f} on {} cores)", load, machine.cores));
    if (options.threads > machine.cores)
        warnings.push_back(fmt::format("{} threads share {} cores", options.threads, machine.cores));
    if (!warnings.empty())
        table.environment["warning"] = fmt::format("{}", fmt::join(warnings, "; "));
    return table;
}

NetworkDescription networkOf(const LatencyKey& key)
{
    if (key.groups != 1 || key.squeeze != 0 || key.inputHeight < 1 || key.inputWidth < 1)
        throw Error("cannot be built here", toText(key));
    NetworkDescription network{.name = toText(key), .input = {key.inputChannels, key.inputHeight, key.inputWidth}};
    const auto add = [&](const char* name, const Operator& op, bool shortcut = false) {
        network.blocks.push_back(
            {.name = name, .op = op, .shortcut = shortcut, .inputs = {int(network.blocks.size()) - 1}});
    };
    Operator op{.kernel = key.kernel, .stride = key.stride, .channels = key.outputChannels};
    if (key.op == "conv") {
        op.kind = OperatorKind::Conv;
        add("conv", op);
    } else if (key.op == "mbconv") {
        op.kind = OperatorKind::MBConv;
        op.expand = double(key.mid) / key.inputChannels;
        add("mbconv", op, key.stride == 1 && key.inputChannels == key.outputChannels);
    } else if (key.op == "pool") {
        op.kind = OperatorKind::MaxPool;
        op.channels = 0;
        add("pool", op);
    } else if (key.op == "global_avgpool") {
        add("pool", {.kind = OperatorKind::GlobalPool});
    } else if (key.op == "classifier") {
        if (key.inputHeight > 1 || key.inputWidth > 1)
            add("pool", {.kind = OperatorKind::GlobalPool});
        add("classifier", {.kind = OperatorKind::Linear, .channels = key.outputChannels});
    } else {
        throw Error("cannot be built here", toText(key));
    }
    inferShapes(network);
    return network;
}

void measureShapes(LatencyTable& table, const std::vector<LatencyKey>& keys, const MeasureOptions& options,
                   const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    std::vector<Rounds> samples(keys.size());
    onMeasuringThread(options, [&] {
        // Several rounds in different order: what disturbs the machine for a while does not hit one shape alone.
        const int total = measuringRounds * int(keys.size());
        const auto start = Clock::now();
        int done = 0;
        for (int round = 0; round < measuringRounds; ++round) {
            std::vector<std::size_t> order(keys.size());
            std::iota(order.begin(), order.end(), 0);
            RandomStream random(mixSeed(orderSeed, std::uint64_t(round)));
            shuffle(order, random);
            for (const std::size_t i : order) {
                const double left = done > 0 ? secondsSince(start) / done * (total - done)
                                             : options.secondsPerShape * double(keys.size());
                if (progress)
                    progress({done, total, toText(keys[i]), left});
                samples[i].push_back(sample(networkOf(keys[i]), options, stop));
                ++done;
            }
        }
        if (progress)
            progress({total, total, {}, 0});
    });
    int disturbed = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Summary measured = summary(samples[i]);
        disturbed += measured.disturbedRounds;
        table.entries[keys[i]] = {measured.latency.ms, measured.latency.deviationMs, measured.latency.samples,
                                  "measured"};
    }
    table.environment["rounds"] = fmt::format("{} of {} timing rounds were disturbed by other programs and left out",
                                              disturbed, measuringRounds * keys.size());
}

LatencyTable measureThisMachine(const SearchSpace& space, const MeasureOptions& options,
                                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    LatencyTable table = describeThisMachine(options);
    measureShapes(table, latencyKeys(space), options, progress, std::move(stop));
    return table;
}

MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options, std::stop_token stop)
{
    // One number instead of dozens: worth several times the patience.
    MeasureOptions longer = options;
    longer.secondsPerShape *= 6;
    Rounds samples;
    onMeasuringThread(options, [&] {
        for (int round = 0; round < measuringRounds; ++round)
            samples.push_back(sample(network, longer, stop));
    });
    return summary(samples).latency;
}

} // namespace pathloom
