// SPDX-License-Identifier: MIT
#include "core/latency/measure.h"

#include "core/latency/latency_model.h"
#include "core/latency/machine_speed.h"
#include "core/latency/measuring_conditions.h"
#include "core/latency/sampling.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/random.h"
#include "core/util/statistics.h"
#include "core/util/working_memory.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <map>
#include <optional>
#include <span>

#include <spdlog/fmt/chrono.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t orderSeed = 1;
constexpr int mostTogether = 16, fewestTogether = 2;
constexpr const char* referenceFact = "speed reference ms";
constexpr double shortestLook = 0.3;        ///< seconds after which others count as known
constexpr double secondsBetweenLooks = 0.5; ///< at others, to tell of them

double loadAverage()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

/// Times networks, a few together, and tells how far it is.
class Measuring
{
public:
    /// Loads the reference network: on the measuring thread.
    Measuring(const MeasureOptions& options, double referenceMs, int total,
              const std::function<void(const MeasureProgress&)>& progress, const std::stop_token& stop)
        : m_options(options), m_progress(progress), m_stop(stop), m_total(total),
          m_library(findRuntime(options.runtime).name),
          m_speed(better(knownSpeed(m_library), {.referenceMs = referenceMs})),
          m_reference(options, m_speed.referenceMs)
    {
    }

    /// In the order of the names. One that cannot be made or run has a failure instead of a network; after cancelling,
    /// one that was hardly measured has neither.
    std::vector<Contestant> measure(const std::vector<std::string>& names,
                                    const std::function<NetworkDescription(std::size_t)>& make)
    {
        std::vector<Contestant> contestants;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (m_stop.stop_requested())
                throw Cancelled();
            contestants.push_back({names[i], nullptr, {}, {}});
            try {
                contestants.back().network = loadInto(m_options.runtime, make(i), m_options.batch, m_options.threads);
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& e) { // also what a library throws
                contestants.back().failure = e.what();
            }
        }
        const int before = m_done;
        try {
            takeTurns(contestants, m_reference, m_options, m_stop, [&](const std::string& name, double share) {
                m_done = before + int(share * double(names.size()));
                tell(name);
            });
        } catch (const Cancelled&) {
            m_cancelled = true;
            for (Contestant& contestant : contestants)
                if (int(contestant.rounds.size()) < fewestMeasuringRounds)
                    contestant.network.reset();
        }
        m_done = before + int(names.size());
        m_reference.keepFullSpeed();
        m_speed = rememberSpeed(m_library, {.referenceMs = referenceMs(), .busyShare = lookedAtShare()});
        return contestants;
    }

    double referenceMs() const { return m_reference.fullSpeedMs(); }
    SampleSummary summary(const Contestant& contestant)
    {
        const SampleSummary summary = summarize(contestant.rounds, referenceMs());
        m_slowness.push_back(summary.slowness);
        return summary;
    }
    /// Of one that was summarised, else of all of them.
    MeasuringConditions conditions(std::optional<double> slowness = {}) const
    {
        return {.busy = m_others.sinceStart(),
                .slowness = slowness.value_or(m_slowness.empty() ? 1 : mean(m_slowness)),
                .quietestShare = referenceMs() > 0 ? std::min(m_speed.busyShare, lookedAtShare()) : 0};
    }
    /// After what was measured until then is stored.
    void throwIfCancelled() const
    {
        if (m_cancelled)
            throw Cancelled();
    }
    void tell(const std::string& name)
    {
        if (!m_progress)
            return;
        if (name.empty() || std::chrono::duration<double>(Clock::now() - m_looked).count() > secondsBetweenLooks) {
            m_busy = m_others.sinceStart();
            m_looked = Clock::now();
        }
        const double spent = std::chrono::duration<double>(Clock::now() - m_start).count();
        const double left = m_done > 0 ? spent / m_done * (m_total - m_done) : m_options.secondsPerShape * m_total;
        m_progress({m_done, m_total, name, left, m_busy});
    }

private:
    /// What others had; nothing is known after a short look.
    double lookedAtShare() const
    {
        const Busyness busy = m_others.sinceStart();
        return busy.seconds >= shortestLook ? busy.share() : 1;
    }

    const WorkingMemory m_memory; ///< LibTorch as it is in a search, which measures as well
    const MeasureOptions& m_options;
    const std::function<void(const MeasureProgress&)>& m_progress;
    const std::stop_token& m_stop;
    const Clock::time_point m_start = Clock::now();
    int m_done = 0, m_total;
    bool m_cancelled = false;
    std::vector<double> m_slowness; ///< of all that were summarised
    const std::string m_library;
    MachineSpeed m_speed; ///< as known now
    ReferenceClock m_reference;
    const BusyMeter m_others; ///< from when the reference is loaded
    Busyness m_busy;
    Clock::time_point m_looked = m_start;
};

/// How many are loaded and timed together; large batches take memory.
std::size_t togetherAtATime(const MeasureOptions& options)
{
    return std::size_t(std::max(fewestTogether, mostTogether / options.batch));
}

/// How well measuring went, for the table's environment.
struct Quality
{
    int rounds = 0, disturbed = 0, unsettled = 0;
    void add(const SampleSummary& summary, int count, const MeasureOptions& options)
    {
        rounds += count;
        disturbed += summary.latency.disturbedRounds;
        unsettled += isSettled(summary, count, options) ? 0 : 1;
    }
    std::string text() const
    {
        return fmt::format("the machine's speed changed in {} of {} timing rounds; {} shapes still spread by more than "
                           "wanted",
                           disturbed, rounds, unsettled);
    }
};

} // namespace

std::string dateNow()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

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
    table.environment[referenceFact] = fmt::format("{:.6g}", ms);
}

std::vector<std::string> measuringWarnings(const MeasureOptions& options)
{
    const Machine machine = thisMachine();
    std::vector<std::string> warnings;
    if (!machine.governor.empty() && machine.governor != "performance")
        warnings.push_back(
            fmt::format("the frequency governor is '{}', so the clock may change while measuring", machine.governor));
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
                         {"date", dateNow()}};
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
        Measuring measuring(options, referenceMsOf(table), int(keys.size()), progress, stop);
        Quality quality;
        const std::size_t together = togetherAtATime(options);
        for (std::size_t first = 0; first < keys.size(); first += together) {
            const auto some = std::span(keys).subspan(first, std::min(together, keys.size() - first));
            std::vector<std::string> names;
            for (const LatencyKey& key : some)
                names.push_back(toText(key));
            const auto measured = measuring.measure(names, [&](std::size_t i) { return networkOf(some[i]); });
            table = atReference(std::move(table), measuring.referenceMs()); // if a faster moment has come
            for (std::size_t i = 0; i < measured.size(); ++i) {
                if (!measured[i].failure.empty())
                    failures.emplace(some[i], measured[i].failure);
                if (!measured[i].network)
                    continue;
                const SampleSummary summary = measuring.summary(measured[i]);
                const double common = measuring.conditions(summary.slowness).commonError();
                quality.add(summary, int(measured[i].rounds.size()), options);
                table.entries[some[i]] = {.ms = summary.latency.ms,
                                          .deviationMs =
                                              std::hypot(summary.latency.deviationMs, common * summary.latency.ms),
                                          .samples = summary.latency.samples,
                                          .method = "measured"};
            }
            table.environment["rounds"] = quality.text();
            setReferenceMs(table, measuring.referenceMs());
            noteConditions(table, measuring.conditions());
            if (save && !table.entries.empty())
                save(table);
            measuring.throwIfCancelled();
        }
        measuring.tell({});
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

void measureNetworks(const std::vector<NetworkDescription>& networks, const MeasureOptions& options, double referenceMs,
                     const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop,
                     const std::function<void(std::size_t, const MeasuredLatency&)>& done)
{
    MeasureOptions longer = options;
    longer.secondsPerShape *= 2; // one number instead of dozens: worth longer rounds
    onMeasuringThread(options, [&] {
        Measuring measuring(longer, referenceMs, int(networks.size()), progress, stop);
        const std::size_t together = togetherAtATime(options);
        for (std::size_t first = 0; first < networks.size(); first += together) {
            std::vector<std::string> names;
            for (std::size_t i = first; i < std::min(first + together, networks.size()); ++i)
                names.push_back(networks[i].name);
            const auto measured = measuring.measure(names, [&](std::size_t i) { return networks[first + i]; });
            const Contestant* failed = nullptr;
            for (std::size_t i = 0; i < measured.size(); ++i) {
                if (!failed && !measured[i].failure.empty())
                    failed = &measured[i];
                if (!measured[i].network)
                    continue;
                const SampleSummary summary = measuring.summary(measured[i]);
                MeasuredLatency latency = summary.latency;
                latency.referenceMs = measuring.referenceMs();
                latency.conditions = measuring.conditions(summary.slowness);
                latency.deviationMs = std::hypot(latency.deviationMs, latency.conditions.commonError() * latency.ms);
                done(first + i, latency);
            }
            if (failed)
                throw Error("could not be measured: " + failed->failure, failed->name,
                            "what was measured before is kept");
            measuring.throwIfCancelled();
        }
        measuring.tell({});
    });
}

MeasuredLatency measureNetwork(const NetworkDescription& network, const MeasureOptions& options, std::stop_token stop)
{
    MeasuredLatency result;
    measureNetworks({network}, options, 0, {}, std::move(stop),
                    [&](std::size_t, const MeasuredLatency& latency) { result = latency; });
    return result;
}

} // namespace pathloom
