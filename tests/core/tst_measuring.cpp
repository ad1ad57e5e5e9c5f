// SPDX-License-Identifier: MIT
// Runtimes, sampling, and what happens when measuring fails in the middle.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/sampling.h"
#include "core/runtime/onnxruntime_library.h"
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/scratch_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cmath>
#include <fstream>
#include <stdexcept>
#include <thread>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

constexpr MeasureOptions quick{.minimumSamples = 6, .secondsPerShape = 0.01};
constexpr MeasuringEffort quickShapes{.networks = 0, .secondsPerShape = 0.01};
constexpr MeasuringEffort quickNetworks(int networks)
{
    return {.networks = networks, .seed = 3, .secondsPerShape = 0.01};
}

SearchSpace tinySpace(const std::string& candidates = R"(["k3e3", "k5e6", "skip"])")
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "tiny",
        "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3, "stem": {"op": "conv k3 s2", "channels": 8},
        "stages": [{"channels": 8, "blocks": 2, "stride": 1, "candidates": )" +
                                     candidates + R"(}], "head": {"channels": 16}})"),
                         "tiny");
}

/// The reference takes 0.1 ms at full speed.
Round round(double ms, double slowness, double change = 1)
{
    return {std::vector<double>(8, ms), 0.1 * slowness / std::sqrt(change), 0.1 * slowness * std::sqrt(change)};
}

/// Takes the given time and may break at a certain pass.
class MadeNetwork final : public LoadedNetwork
{
public:
    explicit MadeNetwork(std::chrono::microseconds takes, int breaksAt = -1) : m_takes(takes), m_breaksAt(breaksAt) {}
    void run() override
    {
        if (m_breaksAt-- == 0)
            throw std::runtime_error("out of memory");
        std::this_thread::sleep_for(m_takes);
    }

private:
    std::chrono::microseconds m_takes;
    int m_breaksAt;
};

} // namespace

class TestMeasuring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = m_data.renew(); }

    void aSlowMachinesTimesAreDividedByItsSlowness()
    {
        const Rounds rounds{round(2, 1), round(3, 1.5), round(4, 2), round(6.6, 3), round(2.1, 1.05)};
        const SampleSummary summary = summarize(rounds, 0.1);
        QVERIFY(qFuzzyCompare(summary.latency.ms, 2.0)); // 2 / 1, 3 / 1.5, 4 / 2: the lower half of five
        QCOMPARE(summary.latency.samples, 40);
        QCOMPARE(summary.latency.disturbedRounds, 0);
        // At half that full speed everything takes twice as long.
        QVERIFY(qFuzzyCompare(summarize(rounds, 0.2).latency.ms, 4.0));
    }

    void theLowerHalfOfTheRatiosCounts()
    {
        const SampleSummary summary = summarize({round(9, 1), round(8, 1), round(2, 1)}, 0.1);
        QVERIFY(qFuzzyCompare(summary.latency.ms, 4.0)); // geometric mean of 2 and 8
        const SampleSummary withoutReference = summarize({round(4, 2), round(9, 1), round(8, 1), round(1, 1)}, 0);
        QVERIFY(qFuzzyCompare(withoutReference.latency.ms, 2.0)); // of 1 and 4
    }

    /// Networks do not slow down as the reference does: these as the square root.
    void roundsNearFullSpeedCount()
    {
        Rounds rounds;
        for (int i = 0; i < 15; ++i)
            rounds.push_back(i % 3 == 1 ? round(2, 1) : round(2 * std::sqrt(1.6), 1.6));
        QVERIFY(qFuzzyCompare(summarize(rounds, 0.1).latency.ms, 2.0));
        QCOMPARE(summarize(rounds, 0.1).slowness, 1.0);
        // Where the machine was never fast, that is said, and waited for.
        Rounds slow(measuringRounds, round(2, 1.6));
        const MeasureOptions options{.targetRelativeError = 0.01};
        QVERIFY(std::abs(summarize(slow, 0.1).slowness - 1.6) < 1e-9);
        QVERIFY(!isSettled(summarize(slow, 0.1), measuringRounds, options));
        QVERIFY(isSettled(summarize(slow, 0.1), 2 * measuringRounds, options));
    }

    void roundsInWhichTheSpeedChangedAreCounted()
    {
        const Rounds rounds{round(2, 1, 1.05), round(2, 1, 1.5), round(2, 2, 1.2)};
        QCOMPARE(summarize(rounds, 0.1).latency.disturbedRounds, 2);
    }

    void measuringGoesOnUntilTheSpreadIsSmall()
    {
        Rounds narrow, wide;
        for (int i = 0; i < measuringRounds; ++i) {
            narrow.push_back(round(1 + 0.001 * (i % 2), 1));
            wide.push_back(round(1 + 0.3 * (i % 3), 1));
        }
        const MeasureOptions options{.targetRelativeError = 0.01};
        QVERIFY(isSettled(summarize(narrow, 0.1), measuringRounds, options));
        QVERIFY(!isSettled(summarize(narrow, 0.1), measuringRounds - 1, options));
        QVERIFY(!isSettled(summarize(wide, 0.1), measuringRounds, options));
    }

    void aNetworkThatBreaksIsGivenUpAndASlowOneHasFewRounds()
    {
        using std::chrono::microseconds;
        constexpr MeasureOptions options{.minimumSamples = 6, .secondsPerShape = 0.05};
        ReferenceClock reference(options, 0);
        std::vector<Contestant> contestants;
        contestants.push_back({"fast", std::make_unique<MadeNetwork>(microseconds(50)), {}, {}});
        contestants.push_back({"breaks", std::make_unique<MadeNetwork>(microseconds(50), 30), {}, {}});
        contestants.push_back({"slow", std::make_unique<MadeNetwork>(microseconds(100000)), {}, {}});
        takeTurns(contestants, reference, options, {}, [](const std::string&, double) {});
        QVERIFY(!contestants[1].network);
        QCOMPARE(contestants[1].failure, std::string("out of memory"));
        QVERIFY(contestants[2].network);
        QVERIFY(int(contestants[0].rounds.size()) >= fewestMeasuringRounds);
        QVERIFY(int(contestants[2].rounds.size()) >= fewestMeasuringRounds);
        QVERIFY(int(contestants[2].rounds.size()) < measuringRounds);
        QVERIFY(summarize(contestants[2].rounds, 0).latency.ms >= 100);
    }

    void nothingIsSavedBeforeSomethingIsMeasured()
    {
        LatencyKey foreign = latencyKeys(tinySpace()).front();
        foreign.op = "sepconv";
        LatencyTable table = describeThisMachine(quick);
        int saved = 0;
        const auto save = [&](const LatencyTable&) { ++saved; };
        QVERIFY(errorOf([&] { measureShapes(table, {foreign}, quick, {}, {}, save); }).contains("could not be"));
        QCOMPARE(saved, 0);
    }

    void whatIsNotAvailableIsRefusedByName()
    {
        for (const RuntimeInfo& runtime : findRuntimes()) {
            QCOMPARE(runtime.problem.empty(), runtime.available);
            if (!runtime.available)
                QVERIFY(errorOf([&] {
                            loadInto(runtime.kind, networkOf(latencyKeys(tinySpace()).front()), 1, 1);
                        }).contains("is not available here"));
        }
    }

    void everyAvailableRuntimeRunsEveryShape_data()
    {
        QTest::addColumn<int>("kind");
        for (const RuntimeInfo& runtime : findRuntimes())
            if (runtime.available)
                QTest::newRow(toText(runtime.kind).c_str()) << int(runtime.kind);
    }

    void everyAvailableRuntimeRunsEveryShape()
    {
        QFETCH(int, kind);
        const RuntimeInfo runtime = findRuntime(RuntimeKind(kind));
        for (const char* name : {"small", "imagenet"}) {
            std::vector<LatencyKey> keys = latencyKeys(loadSpace(name));
            for (std::size_t i = 0; i < keys.size(); i += name == std::string("small") ? 1 : 9)
                loadInto(runtime.kind, networkOf(keys[i]), 2, 1)->run();
        }
        const LatencyTable table = [&] {
            LatencyTable made = describeThisMachine({.runtime = runtime.kind});
            MeasureOptions options = quick;
            options.runtime = runtime.kind;
            measureShapes(made, latencyKeys(tinySpace()), options, {}, {});
            return made;
        }();
        QCOMPARE(table.runtime, runtime.name);
        QVERIFY(latencyModel(table, tinySpace()).smallestMs() > 0);
    }

    void runtimeNamesReadBack()
    {
        for (const RuntimeInfo& runtime : findRuntimes())
            QVERIFY(parseRuntime(toText(runtime.kind)) == runtime.kind);
        QVERIFY(errorOf([] { parseRuntime("tflite"); }).contains("known: onnxruntime"));
    }

    void whatIsNoOnnxRuntimeIsRefused()
    {
        std::ofstream(m_folder / "libonnxruntime.so.1") << "not a library";
        QVERIFY(errorOf([&] { OnnxRuntimeLibrary(m_folder / "libonnxruntime.so.1"); }).contains("cannot be loaded"));
        QVERIFY(errorOf([&] { setOnnxRuntimeFolder(m_folder); }).contains("cannot be loaded"));
        QTemporaryDir empty;
        QVERIFY(errorOf([&] { setOnnxRuntimeFolder(empty.path().toStdString()); }).contains("holds no file"));
        QVERIFY(errorOf([] { OnnxRuntimeLibrary("libz.so.1"); }).contains("no function OrtGetApiBase"));
        QVERIFY(onnxRuntimeFolder().empty()); // a refused folder is not kept
    }

    void aLibraryForAnotherArchitectureIsRefused()
    {
        // An ELF header of a 64-bit machine that is not this one: AArch64 on x86-64 and the other way round.
        unsigned char header[64] = {0x7f, 'E', 'L', 'F', 2, 1, 1};
        header[16] = 3; // shared object
#if defined(__x86_64__)
        header[18] = 0xb7;
#else
        header[18] = 0x3e;
#endif
        header[20] = 1;
        header[52] = 64;
        std::ofstream(m_folder / "libonnxruntime.so", std::ios::binary)
            .write(reinterpret_cast<const char*>(header), sizeof(header));
        const QString error = errorOf([&] { OnnxRuntimeLibrary(m_folder / "libonnxruntime.so"); });
        QVERIFY2(error.contains("cannot be loaded") && error.contains("architecture"), qPrintable(error));
    }

    void whatWasMeasuredBeforeAFailureIsKept()
    {
        LatencyTable table = describeThisMachine(quick);
        std::vector<LatencyKey> keys = latencyKeys(tinySpace());
        const std::size_t good = keys.size();
        LatencyKey bad = keys.front();
        bad.op = "sepconv"; // cannot be built
        keys.push_back(bad);
        int saves = 0;
        const QString error =
            errorOf([&] { measureShapes(table, keys, quick, {}, {}, [&](const LatencyTable&) { ++saves; }); });
        QVERIFY2(error.contains("sepconv") && error.contains("what was measured before is kept"), qPrintable(error));
        QCOMPARE(table.entries.size(), good);
        QVERIFY(saves > 0);
    }

    void cancellingKeepsWholeChunks()
    {
        std::vector<LatencyKey> keys;
        for (int channels = 8; channels <= 8 * 40; channels += 8)
            keys.push_back(latencyKey({.kind = OperatorKind::Conv, .channels = 8}, {channels, 2, 2}));
        std::stop_source source;
        LatencyTable saved;
        LatencyTable table = describeThisMachine(quick);
        QVERIFY_EXCEPTION_THROWN(measureShapes(
                                     table, keys, quick,
                                     [&](const MeasureProgress& p) {
                                         if (p.done > 20)
                                             source.request_stop();
                                     },
                                     source.get_token(), [&](const LatencyTable& t) { saved = t; }),
                                 Cancelled);
        QVERIFY(saved.entries.size() >= 10 && saved.entries.size() < keys.size());
    }

    void measuringContinuesWhereItWasInterrupted()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        const SearchSpace space = tinySpace();
        LatencyTable half = describeThisMachine({});
        const std::vector<LatencyKey> keys = latencyKeys(space);
        for (std::size_t i = 0; i + 2 < keys.size(); ++i)
            half.entries[keys[i]] = {.ms = 1};
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(half, target.tableFile);
        int total = 0;
        const LatencyTable whole = tableFor(
            target, space, [&](const MeasureProgress& p) { total = p.total; }, {}, quickShapes);
        QCOMPARE(total, 2);
        QCOMPARE(whole.entries.size(), keys.size());
        QCOMPARE(whole.entries.at(keys.front()).ms, 1.0);
    }

    void wholeNetworksGiveACorrectionThatIsStored()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        measureNetworks(target, tinySpace(), quickNetworks(5), {}, {});
        const auto networks = readNetworkMeasurements(target);
        QCOMPARE(networks.size(), std::size_t(5));
        QVERIFY(networks.front().ms > 0 && networks.front().samples >= 4);
        const LatencyTable table = readTable(target);
        QVERIFY(table.corrections.bySize.contains({8, 8}));
        const NetworkCorrection& correction = table.corrections.bySize.at({8, 8});
        QCOMPARE(correction.networks, 5);
        const Calibration calibration = calibrate(LatencyPredictor(table), networks);
        QCOMPARE(calibration.points.size(), std::size_t(5));
        QVERIFY(calibration.corrections == table.corrections);
        const PredictedLatency latency = predictorFor(target).network(networks.front().network);
        const double stated = std::hypot(correction.statedError(), commonErrorOf(table));
        QVERIFY(std::abs(*latency.errorMs - stated * latency.ms) < 1e-9);
        QCOMPARE(removeTarget(target).empty(), false);
        QVERIFY(readNetworkMeasurements(target).empty()); // they go with their table
    }

    /// What a first-time user gets: sums that are corrected, without asking for it.
    void aTableOfThisMachineComesWithWholeNetworks()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        const SearchSpace space = tinySpace(R"(["k3e3", "skip"])");
        const int shapes = int(latencyKeys(space).size());
        std::vector<MeasureProgress> seen;
        const LatencyTable table = tableFor(target, space, [&](const MeasureProgress& p) { seen.push_back(p); }, {},
                                            {.secondsPerShape = 0.01});
        QCOMPARE(readNetworkMeasurements(target).size(), std::size_t(4)); // all that this space has
        QVERIFY(!table.corrections.isEmpty() && table.corrections.find({8, 8})->networks == 4);
        QVERIFY(!needsMeasuring(target, space));
        for (std::size_t i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i].total == shapes + 4 && seen[i].done >= seen[i - 1].done);
        QCOMPARE(seen.back().done, shapes + 4);
        // A table from before that: only the networks are measured, and it can be used without them.
        fs::remove(fs::path(target.tableFile).replace_extension(".networks.json"));
        QVERIFY(needsMeasuring(target, space) && !lacksShapes(target, space));
        const auto unwanted = [](const MeasureProgress&) { QFAIL("measured again"); };
        tableFor(target, space, unwanted, {}, quickShapes);
        int total = 0;
        tableFor(
            target, space, [&](const MeasureProgress& p) { total = p.total; }, {}, quickNetworks(2));
        QCOMPARE(total, 2);
    }

    void cancelledNetworksAreKeptIfTheyHadEnoughRounds()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        tableFor(target, tinySpace(), {}, {}, quickShapes);
        const auto cancelAt = [&](int done) {
            std::stop_source source;
            QVERIFY_EXCEPTION_THROWN(measureNetworks(
                                         target, tinySpace(), quickNetworks(8),
                                         [&](const MeasureProgress& progress) {
                                             if (progress.done >= done)
                                                 source.request_stop();
                                         },
                                         source.get_token()),
                                     Cancelled);
        };
        cancelAt(1); // a tenth of the rounds
        QVERIFY(readNetworkMeasurements(target).empty() && readTable(target).corrections.isEmpty());
        cancelAt(6);
        QCOMPARE(readNetworkMeasurements(target).size(), std::size_t(8));
        QCOMPARE(readTable(target).corrections.find({8, 8})->networks, 8);
    }

    void measuringAgainForgetsHowFastTheMachineWas()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        LatencyTable before = describeThisMachine({});
        for (const LatencyKey& key : latencyKeys(tinySpace()))
            before.entries[key] = {.ms = 1};
        before.environment["warning"] = "somebody played a game";
        setReferenceMs(before, 1e6);
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(before, target.tableFile);
        const LatencyTable after = remeasure(target, tinySpace(), {}, {}, quickShapes);
        QVERIFY(referenceMsOf(after) > 0 && referenceMsOf(after) < 1000);
        QVERIFY(after.entries.begin()->second.ms < 100);
        QVERIFY(!after.environment.contains("warning") ||
                after.environment.at("warning").find("game") == std::string::npos);
    }

    void anotherLibrarysTableMakesWay()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch");
        LatencyTable before = describeThisMachine({});
        before.environment["library"] = "LibTorch 0.1";
        before.entries[latencyKeys(tinySpace()).front()] = {.ms = 1234};
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(before, target.tableFile);
        const NetworkDescription network = describe(tinySpace(), parseArchitecture(tinySpace(), "k3e3 k5e6"));
        addNetworkMeasurement(target, {.name = "old", .network = network, .ms = 5, .samples = 1, .date = "2026-01-01"});
        const LatencyTable after = tableFor(target, tinySpace(), {}, {}, quickShapes);
        QVERIFY(after.find(latencyKeys(tinySpace()).front())->ms < 1000);
        QVERIFY(readNetworkMeasurements(target).empty()); // its networks went with it
    }

private:
    test::OwnData m_data;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestMeasuring)
#include "tst_measuring.moc"
