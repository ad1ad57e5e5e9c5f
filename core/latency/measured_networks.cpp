// SPDX-License-Identifier: MIT
// Whole networks measured for a target: their file, and measuring them on this machine.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/target_files.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "core/util/random.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* networksFormat = "pathloom.measured-networks";
constexpr int drawsForEach = 50; ///< after which a small space counts as exhausted

/// Whether its parts are all shapes of the space, whatever space it was made of.
class NetworksOfSpace
{
public:
    explicit NetworksOfSpace(const SearchSpace& space) : m_input(space.input)
    {
        for (const LatencyKey& key : latencyKeys(space))
            m_keys.insert(key);
    }
    bool has(const NetworkDescription& network) const
    {
        const auto items = latencyItems(network);
        return network.input == m_input &&
               std::ranges::all_of(items, [&](const LatencyItem& item) { return m_keys.contains(item.key); });
    }

private:
    Shape m_input;
    std::set<LatencyKey> m_keys;
};

/// Random ones that differ from each other and from those that are measured.
std::vector<NetworkDescription> newNetworks(const SearchSpace& space, int count, std::uint64_t seed,
                                            const std::vector<NetworkMeasurement>& measured)
{
    std::set<std::string> known;
    for (const NetworkMeasurement& one : measured)
        known.insert(one.name);
    RandomStream random(seed);
    std::vector<NetworkDescription> networks;
    for (int draws = 0; draws < count * drawsForEach && int(networks.size()) < count; ++draws) {
        const Architecture architecture = randomArchitecture(space, random);
        const std::string name = space.name + ": " + toText(space, architecture);
        if (!known.insert(name).second)
            continue;
        networks.push_back(describe(space, architecture));
        networks.back().name = name;
    }
    return networks;
}

} // namespace

std::vector<NetworkMeasurement> readNetworkMeasurements(const HardwareTarget& target)
{
    const fs::path file = measuredNetworksFile(target.tableFile);
    std::error_code ignored;
    std::vector<NetworkMeasurement> all;
    if (!fs::exists(file, ignored))
        return all;
    const Json json = readJsonFile(file);
    const JsonReader reader(json, file.string());
    reader.expectFormat(networksFormat, 1);
    constexpr double largestMs = 1e9;
    for (const JsonReader& one : reader.objects("networks")) {
        all.push_back({.name = one.text("name"),
                       .network = networkFromJson(one.at("network"), one.where() + ": network"),
                       .ms = one.number("ms", 0, largestMs),
                       .deviationMs = one.number("deviation_ms", 0, largestMs),
                       .samples = int(one.integer("samples", 1, 1'000'000'000)),
                       .date = one.text("date"),
                       .referenceMs = one.number("reference_ms", 0, largestMs, 0),
                       .commonError = one.number("common_error", 0, 1e3, 0)});
        if (all.back().ms <= 0)
            one.fail("ms", "must be above 0");
        one.finish();
    }
    return all;
}

void writeNetworkMeasurements(const HardwareTarget& target, const std::vector<NetworkMeasurement>& measured)
{
    OrderedJson networks = OrderedJson::array();
    for (const NetworkMeasurement& one : measured)
        networks.push_back({{"name", one.name},
                            {"ms", one.ms},
                            {"deviation_ms", one.deviationMs},
                            {"samples", one.samples},
                            {"date", one.date},
                            {"reference_ms", one.referenceMs},
                            {"common_error", one.commonError},
                            {"network", toJson(one.network)}});
    const OrderedJson json = {{"format", networksFormat}, {"version", 1}, {"networks", networks}};
    writeTextFile(measuredNetworksFile(target.tableFile), json.dump() + "\n");
}

void addNetworkMeasurement(const HardwareTarget& target, const NetworkMeasurement& measurement)
{
    std::vector<NetworkMeasurement> all = readNetworkMeasurements(target);
    all.push_back(measurement);
    writeNetworkMeasurements(target, all);
}

void dropWorseMeasurements(const HardwareTarget& target, const std::string& since)
{
    std::vector<NetworkMeasurement> all = readNetworkMeasurements(target);
    double worst = 0;
    int newer = 0;
    for (const NetworkMeasurement& one : all)
        if (one.date >= since) {
            worst = std::max(worst, one.commonError);
            ++newer;
        }
    const auto dropped = std::erase_if(all, [&](const NetworkMeasurement& one) {
        return newer > 0 && one.date < since && (one.referenceMs == 0 || one.commonError > worst);
    });
    if (dropped > 0)
        writeNetworkMeasurements(target, all);
}

int missingNetworks(const HardwareTarget& target, const SearchSpace& space, int wanted)
{
    const NetworksOfSpace mine(space);
    int measured = 0;
    for (const NetworkMeasurement& one : readNetworkMeasurements(target))
        measured += mine.has(one.network) ? 1 : 0;
    const double most = std::round(std::pow(10, std::min(6.0, log10Size(space))));
    return std::max(0, int(std::min(double(wanted), most)) - measured);
}

void measureNetworks(const HardwareTarget& target, const SearchSpace& space, const MeasuringEffort& effort,
                     const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    MeasureOptions options = measureOptionsFor(target);
    options.secondsPerShape = effort.secondsPerShape;
    MeasuringEffort shapesOnly = effort;
    shapesOnly.networks = 0;
    // All shapes of the space, so that the networks can be predicted.
    const double referenceMs = referenceMsOf(tableFor(target, space, progress, stop, shapesOnly));
    const auto networks = newNetworks(space, effort.networks, effort.seed, readNetworkMeasurements(target));
    if (networks.empty())
        return;
    try {
        measureNetworks(networks, options, referenceMs, progress, stop,
                        [&](std::size_t i, const MeasuredLatency& measured) {
                            addNetworkMeasurement(target, {.name = networks[i].name,
                                                           .network = networks[i],
                                                           .ms = measured.ms,
                                                           .deviationMs = measured.deviationMs,
                                                           .samples = measured.samples,
                                                           .date = dateNow(),
                                                           .referenceMs = measured.referenceMs,
                                                           .commonError = measured.conditions.commonError()});
                        });
    } catch (...) {
        updateCorrection(target); // by what was measured until then
        throw;
    }
    updateCorrection(target);
}

} // namespace pathloom
