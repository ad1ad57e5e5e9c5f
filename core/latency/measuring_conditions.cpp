// SPDX-License-Identifier: MIT
#include "core/latency/measuring_conditions.h"

#include "core/latency/measure.h"
#include "core/util/error.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* busyFact = "busy share";
constexpr const char* errorFact = "common error";
constexpr const char* disturbanceFact = "disturbance";

/// Times of networks grew with the reference's with exponents of 0.5 to 1.2, most of them of 0.7 to 1.
constexpr double exponentError = 0.3;
/// What a machine all of whose cores are busy costs beyond what the reference network shows: caches and memory that are
/// shared. 0.03 was seen.
constexpr double sharedCost = 0.05;
/// What it may cost where the reference's own full speed was never seen in peace: a clock that all cores share (0.02
/// was seen), or cores that are halves of one.
constexpr double unseenCost = 0.1, unseenCostOfHalves = 0.6;
/// Two measurements in peace differ by that much.
constexpr double sessionError = 0.02;
constexpr double disturbingError = 0.04;
constexpr auto glance = std::chrono::milliseconds(250);

double number(const LatencyTable& table, const char* key)
{
    const auto fact = table.environment.find(key);
    double value = 0;
    if (fact != table.environment.end())
        std::from_chars(fact->second.data(), fact->second.data() + fact->second.size(), value);
    return std::isfinite(value) && value > 0 ? value : 0;
}

void sleepFor(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any wakes;
    wakes.wait_for(lock, stop, time, [] { return false; });
    if (stop.stop_requested())
        throw Cancelled();
}

/// Whether two logical cores share a physical one.
bool coresAreHalves()
{
    int active = 0;
    std::ifstream("/sys/devices/system/cpu/smt/active") >> active;
    return active == 1;
}

void widen(std::optional<double>& deviationMs, double ms, double relative)
{
    if (relative > 0)
        deviationMs = std::hypot(deviationMs.value_or(0), relative * ms);
}

} // namespace

double MeasuringConditions::commonError() const
{
    const double bySlowness = exponentError * std::abs(std::log(std::max(slowness, 1e-3)));
    const double byBusyness = busy.share() > quietShare ? sharedCost * busy.share() : 0;
    const double byUnseen =
        quietestShare > quietShare ? (coresAreHalves() ? unseenCostOfHalves : unseenCost) * quietestShare : 0;
    return std::hypot(std::hypot(bySlowness, byBusyness), std::hypot(byUnseen, sessionError));
}

bool MeasuringConditions::disturbed() const
{
    return busy.share() > quietShare || commonError() > disturbingError;
}

std::string MeasuringConditions::text() const
{
    return fmt::format(
        "other programs kept {:.2f} of {} cores busy meanwhile, and the machine ran {} slower than at its "
        "best",
        busy.cores, busy.of, slowness < 1.005 ? "no" : fmt::format("{:.0f} %", 100 * (slowness - 1)));
}

void noteConditions(LatencyTable& table, const MeasuringConditions& conditions)
{
    const double error = conditions.commonError();
    if (error < commonErrorOf(table))
        return;
    table.environment[errorFact] = fmt::format("{:.4f}", error);
    table.environment[busyFact] = fmt::format("{:.3f}", conditions.busy.share());
    table.environment[disturbanceFact] = conditions.text();
}

void keepConditions(LatencyTable& table, const LatencyTable& before)
{
    if (commonErrorOf(before) < commonErrorOf(table))
        return;
    for (const char* fact : {errorFact, busyFact, disturbanceFact})
        if (const auto earlier = before.environment.find(fact); earlier != before.environment.end())
            table.environment[fact] = earlier->second;
}

double commonErrorOf(const LatencyTable& table)
{
    return number(table, errorFact);
}

double busyShareOf(const LatencyTable& table)
{
    return number(table, busyFact);
}

bool isDisturbed(const LatencyTable& table)
{
    return busyShareOf(table) > quietShare || commonErrorOf(table) > disturbingError;
}

std::string disturbanceText(const LatencyTable& table)
{
    const auto fact = table.environment.find(disturbanceFact);
    if (!isDisturbed(table) || fact == table.environment.end())
        return {};
    return fmt::format("{}: all times may be off by ± {:.0f} %", fact->second, std::ceil(100 * commonErrorOf(table)));
}

double atReference(double ms, double beforeMs, double referenceMs)
{
    return beforeMs > 0 && referenceMs > 0 ? ms * referenceMs / beforeMs : ms;
}

LatencyTable atReference(LatencyTable table, double referenceMs)
{
    const double before = referenceMsOf(table);
    constexpr double rounding = 1e-5; // of the fact in the file
    const double factor = before > 0 && referenceMs > 0 ? referenceMs / before : 1;
    if (std::abs(factor - 1) < rounding)
        return table;
    const double error = exponentError * std::abs(std::log(factor));
    for (auto& [key, entry] : table.entries) {
        entry.ms *= factor;
        if (entry.deviationMs)
            *entry.deviationMs *= factor;
        widen(entry.deviationMs, entry.ms, error);
    }
    table.corrections.scaleTimes(factor);
    if (!table.entries.empty())
        table.environment[errorFact] = fmt::format("{:.4f}", std::hypot(commonErrorOf(table), error));
    setReferenceMs(table, referenceMs);
    return table;
}

Busyness busyNow(std::stop_token stop)
{
    const BusyMeter meter;
    sleepFor(glance, stop);
    return meter.sinceStart();
}

Busyness QuietWatch::look()
{
    const ProcessorTimes now = processorTimes();
    const Busyness busy = busyBetween(m_last, now);
    m_last = now;
    if (busy.share() >= quietShare)
        m_quietSince = now;
    return busy;
}

bool QuietWatch::isQuiet() const
{
    return busyBetween(m_quietSince, m_last).seconds >= secondsToBeSure;
}

void waitUntilQuiet(const std::function<void(const Busyness&)>& progress, std::stop_token stop)
{
    for (QuietWatch watch; !watch.isQuiet();) {
        sleepFor(QuietWatch::interval, stop);
        progress(watch.look());
    }
}

} // namespace pathloom
