// SPDX-License-Identifier: MIT
#include "core/latency/bundle.h"
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/sampling.h"
#include "core/latency/targets.h"
#include "core/nn/inference.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/scratch_data.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <set>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

/// A space small enough to be timed in a moment.
SearchSpace tinySpace(const std::string& candidates = R"(["k3e3", "k5e6", "skip"])")
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "tiny",
        "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3, "stem": {"op": "conv k3 s2", "channels": 8},
        "stages": [{"channels": 8, "blocks": 2, "stride": 1, "candidates": )" +
                                     candidates + R"(}], "head": {"channels": 16}})"),
                         "tiny");
}

constexpr MeasureOptions quick{.minimumSamples = 6, .secondsPerShape = 0.01};

void writeTable(const fs::path& path, const std::string& rows, const std::string& facts = {})
{
    std::ofstream(path) << facts << "device,runtime,batch,op,kernel,mid,cin,cout,stride,in_h,in_w,latency_ms\n" << rows;
}

const std::string phoneRows = "Phone,TFLite,1,mbconv,3,24,8,8,1,4,4,1.5\nPhone,TFLite,1,constant,,,,,,,,7\n";

} // namespace

class TestTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = m_data.renew(); }

    void everyShapeOfTheSpaceIsTimed()
    {
        std::vector<MeasureProgress> seen;
        const SearchSpace space = tinySpace();
        const LatencyTable table =
            measureThisMachine(space, quick, [&](const MeasureProgress& progress) { seen.push_back(progress); });
        std::set<LatencyKey> keys;
        for (const auto& [key, entry] : table.entries) {
            keys.insert(key);
            QVERIFY(entry.ms > 0 && entry.ms < 1000);
            QVERIFY(entry.samples.value() >= 4); // of at least one round
            QVERIFY(entry.deviationMs.has_value());
        }
        const std::vector<LatencyKey> expected = latencyKeys(space);
        QCOMPARE(keys, (std::set<LatencyKey>(expected.begin(), expected.end())));
        QVERIFY(seen.size() >= fewestMeasuringRounds * expected.size() + 1);
        QVERIFY(seen.size() <= mostMeasuringRounds * expected.size() + 1);
        QCOMPARE(seen.back().done, seen.back().total);
        QVERIFY(seen.front().secondsLeft > 0);
        QVERIFY(latencyModel(table, space).smallestMs() > 0);
        for (const char* fact : {"cpu", "library", "date", "governor", "load", "rounds"})
            QVERIFY2(table.environment.contains(fact), fact);
        QCOMPARE(table.threads, 1);
    }

    void moreWorkTakesMoreTime()
    {
        LatencyTable table;
        const LatencyKey small = latencyKey({.kind = OperatorKind::MBConv, .kernel = 3, .expand = 3}, {8, 4, 4});
        const LatencyKey large = latencyKey({.kind = OperatorKind::MBConv, .kernel = 7, .expand = 6}, {48, 48, 48});
        measureShapes(table, {small, large}, quick, {}, {});
        QVERIFY(table.find(large)->ms > 5 * table.find(small)->ms); // a thousand times the work
    }

    void theCallersThreadCountStays()
    {
        const int before = computeThreads();
        measureNetwork(networkOf(latencyKeys(tinySpace()).front()), {.threads = before + 1, .secondsPerShape = 0.01});
        QCOMPARE(computeThreads(), before);
    }

    void measuringEndsWithTheStopToken()
    {
        std::stop_source source;
        int calls = 0;
        const auto start = std::chrono::steady_clock::now();
        QVERIFY_EXCEPTION_THROWN(measureThisMachine(
                                     tinySpace(), {.minimumSamples = 1000000, .secondsPerShape = 60},
                                     [&](const MeasureProgress&) {
                                         ++calls;
                                         source.request_stop();
                                     },
                                     source.get_token()),
                                 Cancelled);
        QCOMPARE(calls, 1);
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }

    void everyKeyOfASpaceCanBeBuiltAndHasItself()
    {
        for (const char* name : {"small", "cifar", "imagenet"})
            for (const LatencyKey& key : latencyKeys(loadSpace(name))) {
                const std::vector<LatencyItem> items = latencyItems(networkOf(key));
                QCOMPARE(items.size(), std::size_t(1));
                QCOMPARE(toText(items.front().key), toText(key));
            }
        LatencyKey foreign = latencyKeys(tinySpace()).front();
        foreign.op = "sepconv";
        QVERIFY(errorOf([&] { networkOf(foreign); }).contains("cannot be built here"));
    }

    void wholeNetworksAreTimed()
    {
        const SearchSpace space = tinySpace();
        const NetworkDescription network = describe(space, parseArchitecture(space, "k3e3 k5e6"));
        const MeasuredLatency measured = measureNetwork(network, quick);
        QVERIFY(measured.ms > 0);
        QVERIFY(measured.samples >= 4);
        QVERIFY(errorOf([&] { measureNetwork(network, {.batch = 0}); }).contains("must be at least 1"));
    }

    void thisMachinesTableIsCachedAndCompleted()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch-1t-b1");
        const auto unwanted = [](const MeasureProgress&) { QFAIL("measured again"); };
        const SearchSpace space = tinySpace(R"(["k3e1", "skip"])");
        QVERIFY(needsMeasuring(target, space));
        const MeasuringEffort none{.networks = 0, .secondsPerShape = quick.secondsPerShape};
        const LatencyTable first = tableFor(target, space, {}, {}, none);
        QVERIFY(!lacksShapes(target, space));
        QVERIFY(fs::exists(m_folder / "targets/this-machine-libtorch-1t-b1.csv"));
        QVERIFY(tableFor(target, space, unwanted, {}, none) == first);

        int total = 0;
        const SearchSpace larger = tinySpace(R"(["k3e1", "k5e1", "skip"])");
        QVERIFY(lacksShapes(target, larger));
        const LatencyTable second = tableFor(
            target, larger, [&](const MeasureProgress& p) { total = p.total; }, {}, none);
        QCOMPARE(total, 1); // one new shape
        QCOMPARE(second.entries.size(), first.entries.size() + 1);
        const double faster = referenceMsOf(second) / referenceMsOf(first); // or as fast as before
        for (const auto& [key, entry] : first.entries)
            QVERIFY(std::abs(second.entries.at(key).ms - faster * entry.ms) <= 1e-4 * entry.ms);
        QVERIFY(tableFor(target, larger, unwanted, {}, none) == second);
    }

    void aTableOfOtherHardwareIsMeasuredAnew_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::newRow("cpu") << "cpu";
        QTest::newRow("library") << "library";
    }

    void aTableOfOtherHardwareIsMeasuredAnew()
    {
        QFETCH(QString, fact);
        const SearchSpace space = tinySpace();
        const HardwareTarget target = findTarget("this-machine-libtorch-1t-b1");
        LatencyTable table = describeThisMachine({});
        for (const LatencyKey& key : latencyKeys(space))
            table.entries[key] = {.ms = 1};
        fs::create_directories(target.tableFile.parent_path());
        writeLatencyCsv(table, target.tableFile);
        QVERIFY(!lacksShapes(target, space));
        table.environment[fact.toStdString()] = "another";
        writeLatencyCsv(table, target.tableFile);
        QVERIFY(lacksShapes(target, space));
    }

    void aDamagedCacheIsNamed()
    {
        const HardwareTarget target = findTarget("this-machine-libtorch-1t-b1");
        fs::create_directories(target.tableFile.parent_path());
        std::ofstream(target.tableFile) << "nonsense\n";
        const QString error = errorOf([&] { needsMeasuring(target, tinySpace()); });
        QVERIFY2(error.contains("this-machine-libtorch-1t-b1.csv") && error.contains("delete the file"),
                 qPrintable(error));
    }

    void thisMachineComesInThreadsAndBatches()
    {
        QCOMPARE(listTargets().front().id, findTarget("this-machine").id);
        QCOMPARE(findTarget("this-machine").id, thisMachineIdFor(defaultRuntime(), 1, 1));
        QCOMPARE(findTarget("this-machine-opencv").id, std::string("this-machine-opencv-1t-b1"));
        const HardwareTarget target = findTarget("this-machine-libtorch-2t-b8");
        QCOMPARE(target.name, std::string("This machine, LibTorch, 2 threads, batch 8"));
        QCOMPARE(target.tableFile.filename().string(), std::string("this-machine-libtorch-2t-b8.csv"));
        QVERIFY(errorOf([] { findTarget("this-machine-0t-b8"); }).contains("there is no target"));
    }

    void tablesAreImportedAndFound()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        const HardwareTarget imported = importTarget(m_folder / "phone.csv");
        QCOMPARE(imported.id, std::string("phone"));
        QCOMPARE(imported.name, std::string("phone, Phone, TFLite, batch 1"));
        QCOMPARE(imported.origin, std::string("imported"));
        QCOMPARE(imported.tableFile, m_folder / "targets/imported/phone.csv");
        fs::remove(m_folder / "phone.csv");
        QCOMPARE(findTarget("phone").tableFile, imported.tableFile);
        const auto targets = listTargets();
        QVERIFY(std::any_of(targets.begin(), targets.end(), [](const auto& target) { return target.id == "phone"; }));

        const SearchSpace covered = tinySpace(R"(["k3e3", "skip"])");
        QCOMPARE(latencyModel(tableFor(findTarget("phone"), covered, {}), covered).largestMs(), 10.0);
        QVERIFY(!needsMeasuring(findTarget("phone"), covered));
        const QString error = errorOf([] { tableFor(findTarget("phone"), tinySpace(), {}); });
        QVERIFY2(error.contains("latency table of Phone: has no time for mbconv k5 mid48 8->8 s1 4x4"),
                 qPrintable(error));
    }

    void aPathIsATargetToo()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        const HardwareTarget target = findTarget((m_folder / "phone.csv").string());
        QCOMPARE(target.origin, std::string("file"));
        QCOMPARE(findTarget(target.id).tableFile, target.tableFile);
    }

    void oneBatchSizeOfSeveralIsChosen()
    {
        writeTable(m_folder / "gpu.csv", "GPU,Torch,1,constant,,,,,,,,2\nGPU,Torch,32,constant,,,,,,,,5\n"
                                         "GPU,Torch,32,mbconv,3,24,8,8,1,4,4,1.5\n");
        const std::string path = (m_folder / "gpu.csv").string();
        QVERIFY(errorOf([&] { findTarget(path); }).contains("several batch sizes (1, 32)"));
        QVERIFY(errorOf([&] { importTarget(path); }).contains("choose one as in gpu.csv#1"));
        const SearchSpace space = tinySpace(R"(["k3e3", "skip"])");
        QCOMPARE(latencyModel(tableFor(findTarget(path + "#32"), space, {}), space).smallestMs(), 5.0);
        QCOMPARE(importTarget(path + "#32").id, std::string("gpu-b32"));
        QCOMPARE(findTarget("gpu-b32").name, std::string("gpu-b32, GPU, Torch, batch 32"));
    }

    void importingNeverOverwritesAnotherTable()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        importTarget(m_folder / "phone.csv");
        importTarget(m_folder / "phone.csv"); // the same again does no harm
        importTarget(findTarget("phone").tableFile);
        writeTable(m_folder / "phone.csv", "Phone,TFLite,1,constant,,,,,,,,8\n");
        const QString error = errorOf([&] { importTarget(m_folder / "phone.csv"); });
        QVERIFY2(error.contains("another table is already called 'phone'"), qPrintable(error));
        QCOMPARE(readLatencyCsv(findTarget("phone").tableFile).constantMs.value(), 7.0);
        fs::rename(m_folder / "phone.csv", m_folder / "this-machine.csv");
        QVERIFY(errorOf([&] { importTarget(m_folder / "this-machine.csv"); }).contains("means this machine"));
    }

    void badTablesAreNotImportedAndDoNotHideOthers()
    {
        std::ofstream(m_folder / "bad.csv") << "nonsense\n";
        QVERIFY(errorOf([&] { importTarget(m_folder / "bad.csv"); }).contains("has no column 'device'"));
        QVERIFY(!fs::exists(m_folder / "targets/imported/bad.csv"));
        writeTable(m_folder / "phone.csv", phoneRows);
        importTarget(m_folder / "phone.csv");
        fs::copy_file(m_folder / "bad.csv", m_folder / "targets/imported/bad.csv");
        QCOMPARE(findTarget("bad").name, std::string("bad (cannot be read)"));
        QCOMPARE(findTarget("phone").id, std::string("phone"));
        QVERIFY(errorOf([] { tableFor(findTarget("bad"), tinySpace(), {}); }).contains("has no column 'device'"));
    }

    void deletedTargetsComeBack()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        importTarget(m_folder / "phone.csv");
        fs::remove(m_folder / "phone.csv");
        const fs::path trash = removeTarget(findTarget("phone"));
        QVERIFY(errorOf([] { findTarget("phone"); }).contains("there is no target"));
        restoreTarget(trash);
        QVERIFY(!fs::exists(trash));
        QCOMPARE(readTable(findTarget("phone")).constantMs.value(), 7.0);
        const fs::path again = removeTarget(findTarget("phone"));
        addTarget({.device = "Other", .runtime = "R", .constantMs = 1, .entries = {}}, "phone");
        QVERIFY(errorOf([&] { restoreTarget(again); }).contains("is there already"));
        QVERIFY(errorOf([] { removeTarget(findTarget("this-machine-libtorch")); }).contains("was not measured yet"));
        HardwareTarget shipped = findTarget("phone");
        shipped.origin = "shipped";
        QVERIFY(errorOf([&] { removeTarget(shipped); }).contains("cannot be deleted"));
    }

    void aBundleComesBackAsTarget()
    {
        const SearchSpace space = tinySpace();
        const fs::path folder = m_folder / "bundle";
        makeBundle(space, 4, folder, {});
        for (const char* file : {"plan.csv", "networks.json", "measure.py", "README.txt", "models/000.onnx"})
            QVERIFY2(fs::exists(folder / file), file);
        QVERIFY(errorOf([&] { makeBundle(space, 4, folder, {}); }).contains("is not empty"));
        QVERIFY(errorOf([&] { importBundleResult(folder, {}, "board"); }).contains("result.csv"));

        const std::vector<LatencyKey> keys = latencyKeys(space);
        std::string rows;
        for (std::size_t i = 0; i < keys.size(); ++i)
            rows += "models/00" + std::to_string(i) + ".onnx," + std::to_string(i + 1) + ",0.1,20\n";
        std::ofstream(folder / "result.csv") << "file,latency_ms,latency_std_ms,samples\n" << rows;
        QVERIFY_EXCEPTION_THROWN(importBundleResult(folder, {}, "board"), UsageError); // names no device
        for (int i = 0; i < 10; ++i)
            rows += "models/network-0" + std::to_string(i) + ".onnx," + std::to_string(20 + i) + ",,\n";
        std::ofstream(folder / "result.csv") << "# device: Board\n# runtime: R 1\n# threads: 2\n# format: fp16\n"
                                             << "file,latency_ms,latency_std_ms,samples\n"
                                             << rows;
        const HardwareTarget target = importBundleResult(folder, {}, "board");
        const LatencyTable table = readTable(target);
        QCOMPARE(table.device, std::string("Board"));
        QCOMPARE(table.threads, 2);
        QCOMPARE(table.batch, 4);
        QCOMPARE(table.format, std::string("fp16"));
        for (std::size_t i = 0; i < keys.size(); ++i)
            QCOMPARE(table.find(keys[i])->ms, double(i + 1));
        QCOMPARE(readNetworkMeasurements(target).size(), std::size_t(10));
        QVERIFY(table.corrections.bySize.contains(inputSizeOf(space.input)));

        std::ofstream(folder / "result.csv") << "# device: B\n# runtime: R\nfile,latency_ms\nmodels/000.onnx,-1\n";
        QVERIFY(errorOf([&] { importBundleResult(folder, {}, "b2"); }).contains("must not be negative"));
        std::ofstream(folder / "result.csv") << "# device: B\n# runtime: R\nfile,latency_ms\nmodels/999.onnx,1\n";
        QVERIFY(errorOf([&] { importBundleResult(folder, {}, "b2"); }).contains("which the plan does not have"));
    }

    void targetsAreDuplicatedAndExported()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        const HardwareTarget phone = importTarget(m_folder / "phone.csv");
        const HardwareTarget copy = duplicateTarget(phone, "phone-2");
        QVERIFY(readTable(copy) == readTable(phone));
        QVERIFY(errorOf([&] { duplicateTarget(phone, "phone-2"); }).contains("already called 'phone-2'"));
        QVERIFY(errorOf([&] { duplicateTarget(phone, "../x"); }).contains("cannot be the name of a target"));
        QVERIFY(errorOf([&] { duplicateTarget(phone, "this-machine-x"); }).contains("means this machine"));
        exportTarget(phone, m_folder / "out.csv");
        QVERIFY(readLatencyCsv(m_folder / "out.csv") == readTable(phone));
    }

    void anUnknownTargetListsTheKnownOnes()
    {
        writeTable(m_folder / "phone.csv", phoneRows);
        importTarget(m_folder / "phone.csv");
        const QString error = errorOf([] { findTarget("tablet"); });
        QVERIFY2(error.startsWith("there is no target or latency table 'tablet' (known targets: this-machine-"),
                 qPrintable(error));
        QVERIFY_EXCEPTION_THROWN(findTarget("tablet"), UsageError);
    }

private:
    test::OwnData m_data;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
