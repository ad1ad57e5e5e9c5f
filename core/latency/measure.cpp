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
#include <numeric>
#include <thread>

#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int rounds = 2;
constexpr int warmUpRuns = 3;
constexpr double warmUpSeconds = 0.005; ///< caches, and the library's choice of kernels, settle in the first runs
constexpr int fewestSamples = 5;
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

MeasuredLatency summary(const std::vector<double>& samples)
{
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / double(samples.size());
    double squares = 0;
    for (const double sample : samples)
        squares += (sample - mean) * (sample - mean);
    return {median(samples), std::sqrt(squares / double(std::max<std::size_t>(1, samples.size() - 1))),
            int(samples.size())};
}

/// Adds samples, in ms, until there are enough of them with a small error, or until the time is used up.
void sample(std::vector<double>& samples, const NetworkDescription& network, const MeasureOptions& options,
            double share, const std::stop_token& stop)
{
    const auto check = [&] {
        if (stop.stop_requested())
            throw Cancelled();
    };
    const InferenceNetwork timed(network, 1, InferenceNetwork::BatchNormForm::Folded);
    const auto warmUp = Clock::now();
    for (int i = 0; i < warmUpRuns || secondsSince(warmUp) < warmUpSeconds; ++i) {
        check();
        timed.run(options.batch);
    }
    const auto wanted = std::size_t(std::ceil(options.minimumSamples * share));
    const std::size_t before = samples.size();
    const auto start = Clock::now();
    for (;;) {
        check();
        const auto begin = Clock::now();
        timed.run(options.batch);
        samples.push_back(secondsSince(begin) * 1000);
        const std::size_t taken = samples.size() - before;
        if (taken < fewestSamples)
            continue;
        if (secondsSince(start) >= options.secondsPerShape * share)
            return;
        if (taken >= wanted && taken % 4 == 0 && medianError(samples) <= options.targetRelativeError * median(samples))
            return;
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
    std::vector<std::vector<double>> samples(keys.size());
    onMeasuringThread(options, [&] {
        // Two rounds in different order: what disturbs the machine for a while does not hit one shape alone.
        const int total = rounds * int(keys.size());
        const auto start = Clock::now();
        int done = 0;
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::size_t> order(keys.size());
            std::iota(order.begin(), order.end(), 0);
            RandomStream random(mixSeed(orderSeed, std::uint64_t(round)));
            shuffle(order, random);
            for (const std::size_t i : order) {
                if (progress)
                    progress({done, total, toText(keys[i]),
                              done > 0 ? secondsSince(start) / done * (total - done)
                                       : options.secondsPerShape / rounds * total});
                sample(samples[i], networkOf(keys[i]), options, 1.0 / rounds, stop);
                ++done;
            }
        }
        if (progress)
            progress({total, total, {}, 0});
    });
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const MeasuredLatency measured = summary(samples[i]);
        table.entries[keys[i]] = {measured.ms, measured.deviationMs, measured.samples, "measured"};
    }
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
    std::vector<double> samples;
    // One number instead of dozens: worth several times the patience.
    MeasureOptions longer = options;
    longer.secondsPerShape *= 6;
    onMeasuringThread(options, [&] {
        for (int round = 0; round < rounds; ++round)
            sample(samples, network, longer, 1.0 / rounds, stop);
    });
    return summary(samples);
}

} // namespace pathloom
