// SPDX-License-Identifier: MIT
#include "core/latency/machine_speed.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "core/util/machine.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace {

constexpr const char* speedsFormat = "pathloom.machine-speed";
constexpr double largestMs = 1e9;
/// Grows when the reference network changes: its times are not those of the one before.
constexpr int referenceVersion = 1;

/// A runtime on a processor, as it is kept.
struct Record
{
    std::string cpu, library;
    int reference = referenceVersion;
    MachineSpeed speed;
    bool isOf(const Record& other) const
    {
        return cpu == other.cpu && library == other.library && reference == other.reference;
    }
};

Record recordOf(const std::string& library)
{
    return {.cpu = thisMachine().cpu, .library = library};
}

std::vector<Record> readRecords()
{
    std::vector<Record> records;
    try {
        const std::filesystem::path file = machineSpeedFile();
        if (std::error_code ignored; !std::filesystem::exists(file, ignored))
            return records;
        const Json json = readJsonFile(file);
        const JsonReader reader(json, file.string());
        reader.expectFormat(speedsFormat, 1);
        for (const JsonReader& one : reader.objects("speeds"))
            records.push_back({.cpu = one.text("cpu"),
                               .library = one.text("library"),
                               .reference = int(one.integer("reference", 0, 1'000'000)),
                               .speed = {.referenceMs = one.number("reference_ms", 0, largestMs),
                                         .busyShare = one.number("busy_share", 0, 1)}});
        return records;
    } catch (const Error& e) { // the next measurement brings it back
        spdlog::warn("what is known of this machine's speed is left out: {}", e.what());
        return {};
    }
}

void writeRecords(const std::vector<Record>& records)
{
    OrderedJson speeds = OrderedJson::array();
    for (const Record& record : records)
        speeds.push_back({{"cpu", record.cpu},
                          {"library", record.library},
                          {"reference", record.reference},
                          {"reference_ms", record.speed.referenceMs},
                          {"busy_share", record.speed.busyShare}});
    const OrderedJson json = {{"format", speedsFormat}, {"version", 1}, {"speeds", speeds}};
    writeTextFile(machineSpeedFile(), json.dump(1) + "\n");
}

} // namespace

std::filesystem::path machineSpeedFile()
{
    return userDataFolder() / "machine-speed.json";
}

MachineSpeed better(const MachineSpeed& a, const MachineSpeed& b)
{
    const auto known = [](double ms) { return ms > 0 ? ms : largestMs; };
    const double fastest = std::min(known(a.referenceMs), known(b.referenceMs));
    return {.referenceMs = fastest < largestMs ? fastest : 0, .busyShare = std::min(a.busyShare, b.busyShare)};
}

MachineSpeed knownSpeed(const std::string& library)
{
    const Record wanted = recordOf(library);
    for (const Record& record : readRecords())
        if (record.isOf(wanted))
            return record.speed;
    return {};
}

MachineSpeed rememberSpeed(const std::string& library, const MachineSpeed& seen)
{
    if (seen.referenceMs <= 0)
        return knownSpeed(library);
    std::vector<Record> records = readRecords();
    const Record wanted = recordOf(library);
    auto record = std::ranges::find_if(records, [&](const Record& one) { return one.isOf(wanted); });
    if (record == records.end())
        record = records.insert(records.end(), wanted);
    const MachineSpeed before = record->speed;
    record->speed = better(before, seen);
    const MachineSpeed now = record->speed;
    try {
        // Where there is no data folder, it is no reason to make one.
        if (now != before && isWritableFolder(userDataFolder()))
            writeRecords(records);
    } catch (const Error& e) {
        spdlog::warn("this machine's speed is not kept: {}", e.what());
    }
    return now;
}

} // namespace pathloom
