// SPDX-License-Identifier: MIT
// What others do while this machine is measured, how fast it is at its best, and what both mean for stated errors.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/machine_speed.h"
#include "core/latency/measure.h"
#include "core/latency/measured_twice.h"
#include "core/latency/measuring_conditions.h"
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "tests/support/errors.h"
#include "tests/support/scratch_data.h"

#include <QTest>

#include <cmath>
#include <fstream>

#include <sched.h>
#include <unistd.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

constexpr MeasuringConditions busyAndSlow{.busy = {.seconds = 5, .cores = 1, .of = 2}, .slowness = 1.3};

SearchSpace oneChoice()
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "one",
        "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3, "stem": {"op": "conv k3 s2", "channels": 8},
        "stages": [{"channels": 8, "blocks": 1, "stride": 1, "candidates": ["k3e3", "skip"]}], "head": {"channels": 16}})"),
                         "one");
}

SearchSpace fewChoices()
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "few",
        "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3, "stem": {"op": "conv k3 s2", "channels": 8},
        "stages": [{"channels": 8, "blocks": 2, "stride": 1, "candidates": ["k3e3", "k3e6", "skip"]}], "head": {"channels": 16}})"),
                         "few");
}

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// A table of this machine in which every shape of the space takes the same time.
LatencyTable tableOf(const SearchSpace& space, double ms, double referenceMs)
{
    LatencyTable table = describeThisMachine({});
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = ms, .deviationMs = 0.01 * ms, .samples = {}};
    setReferenceMs(table, referenceMs);
    return table;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TestMeasuringConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = m_data.renew(); }

    void othersHaveWhatIsNotOurs()
    {
        const ProcessorTimes before{.at = 100, .cores = 2, .everyone = 10, .own = 4};
        ProcessorTimes after{.at = 110, .cores = 2, .everyone = 29, .own = 14};
        QVERIFY(near(busyBetween(before, after).cores, 0.9));
        QVERIFY(near(busyBetween(before, after).share(), 0.45));
        after.own = 25; // ticks are coarse
        QCOMPARE(busyBetween(before, after).cores, 0.0);
        after.throttled = 5; // half of the time a quota kept us from running
        QVERIFY(near(busyBetween(before, after).share(), 0.5));
        QCOMPARE(busyBetween(before, before).cores, 0.0);
    }

    void onlyOurCoresCountAndStolenTimeIsOthers()
    {
        cpu_set_t mask;
        CPU_ZERO(&mask);
        QCOMPARE(sched_getaffinity(0, sizeof(mask), &mask), 0);
        std::string stat = "cpu  1 2 3 4 5 6 7 8 9 10\n";
        for (int core = 0; core < CPU_SETSIZE;
             ++core) // user nice system idle iowait irq softirq steal guest guest_nice
            stat += "cpu" + std::to_string(core) +
                    (CPU_ISSET(core, &mask) ? " 100 10 20 7777 888 3 4 50 90 9\n" : " 5000 0 0 0 0 0 0 0 0 0\n");
        write(m_folder / "proc/stat", stat);
        const ProcessorTimes times = processorTimes(m_folder);
        QCOMPARE(times.cores, CPU_COUNT(&mask));
        QVERIFY(near(times.everyone, CPU_COUNT(&mask) * 187.0 / double(sysconf(_SC_CLK_TCK))));
        QVERIFY(times.own > 0);
        QCOMPARE(times.throttled, 0.0);
        QCOMPARE(processorTimes(m_folder / "nothing").everyone, 0.0);
    }

    void throttlingIsReadOfBothVersions()
    {
        write(m_folder / "proc/self/cgroup", "0::/box\n");
        write(m_folder / "sys/fs/cgroup/box/cpu.stat", "usage_usec 9\nnr_throttled 3\nthrottled_usec 2500000\n");
        QVERIFY(near(processorTimes(m_folder).throttled, 2.5));
        write(m_folder / "proc/self/cgroup", "7:memory:/other\n4:cpu,cpuacct:/old\n");
        write(m_folder / "sys/fs/cgroup/cpu/old/cpu.stat", "nr_periods 8\nthrottled_time 1500000000\n");
        QVERIFY(near(processorTimes(m_folder).throttled, 1.5));
    }

    void theFastestSpeedOfEachRuntimeIsKept()
    {
        QCOMPARE(knownSpeed("Runtime 1").referenceMs, 0.0);
        QVERIFY(!fs::exists(machineSpeedFile())); // asking writes nothing
        rememberSpeed("Runtime 1", {.referenceMs = 0.2, .busyShare = 0.6});
        QVERIFY((rememberSpeed("Runtime 1", {.referenceMs = 0.3, .busyShare = 0.02}) == MachineSpeed{0.2, 0.02}));
        rememberSpeed("Runtime 2", {.referenceMs = 10, .busyShare = 0});
        QVERIFY((knownSpeed("Runtime 1") == MachineSpeed{0.2, 0.02}));
        QVERIFY((rememberSpeed("Runtime 1", {.referenceMs = 0.15, .busyShare = 0.5}) == MachineSpeed{0.15, 0.02}));
        QCOMPARE(knownSpeed("Runtime 3").referenceMs, 0.0);
        write(machineSpeedFile(), "{ broken");
        QCOMPARE(knownSpeed("Runtime 1").referenceMs, 0.0);
        QCOMPARE(rememberSpeed("Runtime 1", {.referenceMs = 0.4, .busyShare = 0.1}).referenceMs, 0.4);
        fs::remove(machineSpeedFile());
        fs::create_directories(machineSpeedFile() / "in the way"); // what cannot be kept is known all the same
        QCOMPARE(rememberSpeed("Runtime 1", {.referenceMs = 0.4, .busyShare = 0.1}).referenceMs, 0.4);
    }

    void aBusyOrSlowMachineMakesTheErrorLarger()
    {
        const MeasuringConditions peaceful{.busy = {5, 0.05, 2}, .slowness = 1, .quietestShare = 0.02};
        QVERIFY(peaceful.commonError() > 0 && peaceful.commonError() < 0.03); // as between two measurements
        QVERIFY(!peaceful.disturbed() && busyAndSlow.disturbed());
        const double busy = busyAndSlow.commonError();
        QVERIFY(busy > 0.05);
        MeasuringConditions worse = busyAndSlow;
        worse.quietestShare = 0.5; // the best speed was never seen in peace
        QVERIFY(worse.commonError() > busy);
        worse = busyAndSlow;
        worse.slowness = 1.8;
        QVERIFY(worse.commonError() > busy);
    }

    void aTableTellsWhatDisturbedIt()
    {
        LatencyTable table = tableOf(oneChoice(), 1, 0.1);
        QVERIFY(!isDisturbed(table) && disturbanceText(table).empty());
        noteConditions(table, busyAndSlow);
        QVERIFY(isDisturbed(table));
        QVERIFY(near(busyShareOf(table), 0.5));
        QVERIFY(std::abs(commonErrorOf(table) - busyAndSlow.commonError()) < 1e-4);
        const QString text = QString::fromStdString(disturbanceText(table));
        QVERIFY2(text.contains(QStringLiteral("1.00 of 2 cores")) && text.contains(QStringLiteral("30 % slower")),
                 qPrintable(text));
        // A peaceful session afterwards does not make the entries of the other one better …
        noteConditions(table, {.busy = {5, 0, 2}, .slowness = 1});
        QVERIFY(isDisturbed(table));
        LatencyTable later = tableOf(oneChoice(), 1, 0.1);
        keepConditions(later, table);
        QVERIFY(near(commonErrorOf(later), commonErrorOf(table)));
        // … and it goes through the file as it is.
        writeLatencyCsv(table, m_folder / "t.csv");
        QCOMPARE(disturbanceText(readLatencyCsv(m_folder / "t.csv")), disturbanceText(table));
    }

    void theCommonErrorIsPartOfEveryStatedError()
    {
        const SearchSpace space = oneChoice();
        LatencyTable table = tableOf(space, 1, 0.1);
        table.corrections.pooled = NetworkCorrection{.scale = 1, .relativeError = 0.01, .networks = 10};
        const NetworkDescription network = describe(space, parseArchitecture(space, "k3e3"));
        const PredictedLatency peaceful = LatencyPredictor(table).network(network);
        QVERIFY(near(*peaceful.errorMs, 0.0244 * peaceful.ms)); // nine of ten lie within 2.44 medians
        noteConditions(table, busyAndSlow);
        const PredictedLatency disturbed = LatencyPredictor(table).network(network);
        const double both = std::hypot(0.0244, commonErrorOf(table));
        QVERIFY(near(*disturbed.errorMs, both * disturbed.ms));
        QVERIFY(near(*latencyModel(table, space).relativeError, both));
        table.corrections = {};
        QVERIFY(*LatencyPredictor(table).network(network).errorMs > commonErrorOf(table) * disturbed.ms);
    }

    void aFasterMomentMakesEarlierTimesShorter()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        LatencyTable table = tableOf(oneChoice(), 2, 0.2);
        table.corrections.pooled = NetworkCorrection{.offsetMs = 0.4, .scale = 0.9, .perPartMs = 0.1, .networks = 10};
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(table, target.tableFile);
        QVERIFY(readTable(target) == readLatencyCsv(target.tableFile)); // nothing else is known
        rememberSpeed(table.environment.at("library"), {.referenceMs = 0.1, .busyShare = 0});
        const LatencyTable scaled = readTable(target);
        QCOMPARE(referenceMsOf(scaled), 0.1);
        const LatencyEntry entry = scaled.entries.begin()->second;
        QVERIFY(near(entry.ms, 1));
        QVERIFY(*entry.deviationMs > 0.1); // how times follow the reference's is known to a tenth or so
        QVERIFY(near(scaled.corrections.pooled->offsetMs, 0.2) && near(scaled.corrections.pooled->perPartMs, 0.05));
        QCOMPARE(scaled.corrections.pooled->scale, 0.9);
        QVERIFY(isDisturbed(scaled));
        // Networks are compared by the same clock.
        NetworkMeasurement measured{.name = "n", .network = describe(oneChoice(), {{0}}), .ms = 6, .samples = 1};
        measured.referenceMs = 0.3;
        QVERIFY(near(calibrate(LatencyPredictor(scaled), {measured}).points.front().measuredMs, 2));
        // Another processor's table has nothing to do with it.
        table.environment["cpu"] = "another one";
        writeLatencyCsv(table, target.tableFile);
        QCOMPARE(readTable(target).entries.begin()->second.ms, 2.0);
    }

    void measuringDisturbedTimesAgainLeavesNoneOfThem()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        LatencyTable before = tableOf(oneChoice(), 1234, 10);
        const LatencyKey other = latencyKey({.kind = OperatorKind::Conv, .channels = 8}, {16, 4, 4});
        before.entries[other] = {.ms = 1234}; // of another space
        noteConditions(before, {.busy = {5, 2, 2}, .slowness = 5});
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(before, target.tableFile);
        const NetworkDescription network = describe(oneChoice(), {{0}});
        addNetworkMeasurement(target, {.name = "disturbed",
                                       .network = network,
                                       .ms = 5,
                                       .samples = 1,
                                       .date = "2026-01-01",
                                       .referenceMs = 0.1,
                                       .commonError = 1});
        remeasure(target, oneChoice(), {}, {}, {.networks = 1, .secondsPerShape = 0.02});
        const LatencyTable after = readLatencyCsv(target.tableFile);
        for (const auto& [key, entry] : after.entries)
            QVERIFY2(entry.ms < 1000, toText(key).c_str());
        QVERIFY(commonErrorOf(after) < commonErrorOf(before)); // and not what scaling it would have cost
        const auto networks = readNetworkMeasurements(target);
        QCOMPARE(networks.size(), std::size_t(1));
        QVERIFY(networks.front().name != "disturbed" && networks.front().referenceMs > 0);
    }

    void timesMeasuredTwiceCountByTheirErrors()
    {
        const LatencyEntry first{.ms = 1, .deviationMs = 0.1, .samples = 20},
            second{.ms = 1.3, .deviationMs = 0.2, .samples = 30};
        const LatencyEntry both = combined(first, second);
        QVERIFY(std::abs(both.ms - 1.06) < 1e-12);           // 0.8 and 0.2 of it
        QVERIFY(std::abs(*both.deviationMs - 0.15) < 1e-12); // they lie 0.3 apart
        QCOMPARE(both.samples, std::optional<int>(50));
        const LatencyEntry close = combined(first, {.ms = 1.02, .deviationMs = 0.1});
        QVERIFY(std::abs(*close.deviationMs - 0.1 / std::sqrt(2)) < 1e-12);
        QCOMPARE(combined(first, {.ms = 5}).ms, 1.0);
        QCOMPARE(combined({.ms = 5}, first).ms, 1.0);
        QCOMPARE(combined({.ms = 5}, {.ms = 6}).ms, 6.0);
        const LatencyKey one{.op = "conv"}, other{.op = "pool"};
        const LatencyTable table =
            combined(LatencyTable{.entries = {{one, first}, {other, first}}}, LatencyTable{.entries = {{one, second}}});
        QVERIFY(table.entries.size() == 2 && table.entries.at(one) == both && table.entries.at(other) == first);
    }

    void whatDisagreesIsMeasuredOnceMore()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        const SearchSpace space = fewChoices();
        std::vector<MeasureProgress> seen;
        const auto measured = [&](MeasuringEffort effort) {
            fs::remove_all(target.tableFile.parent_path());
            fs::create_directories(target.tableFile.parent_path());
            double ms = 1;
            for (const int choice : {0, 1, 2, 3}) // no correction holds for all of these
                addNetworkMeasurement(target, {.name = std::to_string(choice),
                                               .network = describe(space, {{choice % 3, choice / 3}}),
                                               .ms = ms *= choice % 2 ? 40 : 0.1,
                                               .samples = 1,
                                               .date = "2026-01-01"});
            effort.networks = 5;
            seen.clear();
            tableFor(
                target, space, [&](const MeasureProgress& p) { seen.push_back(p); }, {}, effort);
            return readNetworkMeasurements(target).size();
        };
        QCOMPARE(measured({.repeats = 0}), std::size_t(5));
        QCOMPARE(measured({.secondsPerShape = 0.01}), std::size_t(5)); // a first look
        QCOMPARE(measured({}), std::size_t(6));
        QVERIFY(wholeNetworksDisagree(readTable(target), inputSizeOf(space.input))); // and it ends
        for (std::size_t i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i].done >= seen[i - 1].done && seen[i].done <= seen[i].total);
        QCOMPARE(seen.back().done, seen.back().total);
        QCOMPARE(seen.back().total, 2 * (int(latencyKeys(space).size()) + 1));
        QVERIFY(!wholeNetworksDisagree({}, inputSizeOf(space.input)));
    }

    void waitingForQuietStopsAtOnce()
    {
        std::stop_source source;
        QVERIFY_EXCEPTION_THROWN(waitUntilQuiet([&](const Busyness&) { source.request_stop(); }, source.get_token()),
                                 Cancelled);
    }

private:
    test::OwnData m_data;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestMeasuringConditions)
#include "tst_measuring_conditions.moc"
