// SPDX-License-Identifier: MIT
#include "core/latency/measure.h"

#include "core/latency/latency_model.h"
#include "core/latency/sampling.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/random.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <map>
#include <span>

#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t orderSeed = 1;
constexpr std::size_t shapesAtATime = 16; ///< so much is lost at most when measuring ends early
constexpr const char* referenceFact = "reference ms";
/// Waiting for the machine to be fast again may take this many times as long as measuring itself.
constexpr double patienceFactor = 4;
constexpr double busyShare = 0.25; ///< of a core's time, taken by other programs, that is worth a warning

std::string now()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

double loadAverage()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

/// Measures a few shapes together.
class Measuring
{
public:
    /// Loads the reference network: on the measuring thread.
    Measuring(LatencyTable& table, const MeasureOptions& options,
              const std::function<void(const MeasureProgress&)>& progress, const std::stop_token& stop, int total)
        : m_table(table), m_options(options), m_progress(progress), m_stop(stop), m_total(total),
          m_reference(options, referenceMsOf(table), patienceFactor * options.secondsPerShape * total)
    {
    }

    void measure(std::span<const LatencyKey> keys)
    {
        std::vector<Shape> shapes;
        for (const LatencyKey& key : keys) {
            if (m_stop.stop_requested())
                throw Cancelled();
            try {
                const NetworkDescription network = networkOf(key);
                shapes.push_back({key, loadInto(m_options.runtime, network, m_options.batch, m_options.threads), {}});
            } catch (const Cancelled&) {
                throw;
            } catch (const Error& e) {
                m_failures.emplace(key, e.what());
                ++m_done;
            }
        }
        const int before = m_done;
        for (int round = 0; round < mostMeasuringRounds; ++round) {
            std::vector<std::size_t> order = unsettled(shapes, round);
            if (order.empty())
                break;
            RandomStream random(mixSeed(orderSeed, std::uint64_t(round)));
            shuffle(order, random);
            for (std::size_t turn = 0; turn < order.size(); ++turn) {
                // The rounds that follow the usual ones are short: few shapes need them.
                const double share = std::min(1.0, (round + double(turn) / double(order.size())) / measuringRounds);
                m_done = before + int(share * double(shapes.size()));
                tell(toText(shapes[order[turn]].key));
                take(shapes[order[turn]]);
            }
        }
        m_done = before + int(shapes.size());
        for (const Shape& shape : shapes)
            store(shape);
    }

    const std::map<LatencyKey, std::string>& failures() const { return m_failures; }
    int disturbedRounds() const { return m_disturbed; }
    int rounds() const { return m_rounds; }
    int unsettledShapes() const { return m_unsettled; }
    double referenceMs() const { return m_reference.fullSpeedMs(); }
    void finish()
    {
        m_done = m_total;
        tell({});
    }

private:
    struct Shape
    {
        LatencyKey key;
        std::unique_ptr<LoadedNetwork> network;
        Rounds rounds;
    };

    std::vector<std::size_t> unsettled(const std::vector<Shape>& shapes, int round) const
    {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < shapes.size(); ++i)
            if (shapes[i].network &&
                (round < measuringRounds ||
                 !isSettled(summarize(shapes[i].rounds, m_reference.fullSpeedMs()), round, m_options)))
                indices.push_back(i);
        return indices;
    }

    void take(Shape& shape)
    {
        try {
            shape.rounds.push_back(sampleRound(*shape.network, m_reference, m_options, m_stop));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) {
            m_failures.emplace(shape.key, e.what());
            shape.network.reset(); // what it gave before is not trusted either
        }
    }

    void store(const Shape& shape)
    {
        if (!shape.network)
            return;
        const SampleSummary measured = summarize(shape.rounds, m_reference.fullSpeedMs());
        m_rounds += int(shape.rounds.size());
        m_disturbed += measured.disturbedRounds;
        m_unsettled += isSettled(measured, int(shape.rounds.size()), m_options) ? 0 : 1;
        m_table.entries[shape.key] = {.ms = measured.latency.ms,
                                      .deviationMs = measured.latency.deviationMs,
                                      .samples = measured.latency.samples,
                                      .method = "measured"};
    }

    void tell(const std::string& shape) const
    {
        if (!m_progress)
            return;
        const double spent = std::chrono::duration<double>(Clock::now() - m_start).count();
        const double left = m_done > 0 ? spent / m_done * (m_total - m_done) : m_options.secondsPerShape * m_total;
        m_progress({m_done, m_total, shape, left});
    }

    LatencyTable& m_table;
    const MeasureOptions& m_options;
    const std::function<void(const MeasureProgress&)>& m_progress;
    const std::stop_token& m_stop;
    const Clock::time_point m_start = Clock::now();
    std::map<LatencyKey, std::string> m_failures;
    int m_done = 0, m_total;
    ReferenceClock m_reference;
    int m_rounds = 0, m_disturbed = 0, m_unsettled = 0;
};

} // namespace

double referenceMsOf(const LatencyTable& table)
{
    const auto fact = table.environment.find(referenceFact);
    double ms = 0;
    if (fact != table.environment.end())
        std::from_chars(fact->second.data(), fact->second.data() + fact->second.size(), ms);
    return std::isfinite(ms) && ms > 0 ? ms : 0;
}

void setReferenceMs(LatencyTable& table, double ms)
{
    table.environment[referenceFact] = fmt::format("{}", ms);
}

std::vector<std::string> measuringWarnings(const MeasureOptions& options)
{
    const Machine machine = thisMachine();
    std::vector<std::string> warnings;
    if (!machine.governor.empty() && machine.governor != "performance")
        warnings.push_back(
            fmt::format("the frequency governor is '{}', so the clock may change while measuring", machine.governor));
    const double load = loadAverage();
    if (load > busyShare)
        warnings.push_back(
            fmt::format("other programs kept {:.1f} of {} cores busy during the last minute", load, machine.cores));
    if (options.threads > machine.cores)
        warnings.push_back(fmt::format("{} threads share {} cores", options.threads, machine.cores));
    return warnings;
}

LatencyTable describeThisMachine(const MeasureOptions& options)
{
    const Machine machine = thisMachine();
    const RuntimeInfo runtime = findRuntime(options.runtime);
    LatencyTable table{.device = machine.cpu.empty() ? "this machine" : machine.cpu,
                       .runtime = runtime.name,
                       .batch = options.batch,
                       .threads = options.threads};
    table.environment = {{"cpu", machine.cpu},
                         {"cores", std::to_string(machine.cores)},
                         {"system", machine.system},
                         {"governor", machine.governor.empty() ? "unknown" : machine.governor},
                         {"library", runtime.name},
                         {"load", fmt::format("{:.2f}", loadAverage())},
                         {"deployed", "batch norm folded into convolutions"},
                         {"date", now()}};
    if (const auto warnings = measuringWarnings(options); !warnings.empty())
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

void measureShapes(LatencyTable& table, std::vector<LatencyKey> keys, const MeasureOptions& options,
                   const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop,
                   const std::function<void(const LatencyTable&)>& save)
{
    RandomStream random(orderSeed);
    shuffle(keys, random);
    std::map<LatencyKey, std::string> failures;
    onMeasuringThread(options, [&] {
        Measuring measuring(table, options, progress, stop, int(keys.size()));
        for (std::size_t first = 0; first < keys.size(); first += shapesAtATime) {
            measuring.measure(std::span(keys).subspan(first, std::min(shapesAtATime, keys.size() - first)));
            table.environment["rounds"] =
                fmt::format("{} of {} timing rounds were disturbed by other programs and left out; {} shapes still "
                            "spread by more than wanted",
                            measuring.disturbedRounds(), measuring.rounds(), measuring.unsettledShapes());
            setReferenceMs(table, measuring.referenceMs());
            if (save)
                save(table);
        }
        failures = measuring.failures();
        measuring.finish();
    });
    if (!failures.empty()) {
        const auto& [key, reason] = *failures.begin();
        const std::size_t others = failures.size() - 1;
        throw Error(fmt::format("could not be measured: {}{}", reason,
                                others > 0 ? fmt::format(" ({} more shapes failed)", others) : ""),
                    toText(key), "what was measured before is kept");
    }
}

LatencyTable measureThisMachine(const SearchSpace& space, const MeasureOptions& options,
                                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    LatencyTable table = describeThisMachine(options);
    measureShapes(table, latencyKeys(space), options, progress, std::move(stop));
    return table;
}

MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options, std::stop_token stop,
                               double referenceMs)
{
    // One number instead of dozens: worth several times the patience.
    MeasureOptions longer = options;
    longer.secondsPerShape *= 2;
    Rounds rounds;
    onMeasuringThread(options, [&] {
        ReferenceClock reference(options, referenceMs, patienceFactor * longer.secondsPerShape);
        const auto loaded = loadInto(options.runtime, network, options.batch, options.threads);
        for (int round = 0; round < mostMeasuringRounds; ++round) {
            if (round >= measuringRounds && isSettled(summarize(rounds, reference.fullSpeedMs()), round, options))
                break;
            rounds.push_back(sampleRound(*loaded, reference, longer, stop));
        }
        referenceMs = reference.fullSpeedMs();
    });
    const SampleSummary summary = summarize(rounds, referenceMs);
    MeasuredLatency latency = summary.latency;
    latency.disturbedRounds = summary.disturbedRounds;
    latency.referenceMs = referenceMs;
    return latency;
}

} // namespace pathloom
