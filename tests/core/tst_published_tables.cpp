// SPDX-License-Identifier: MIT
// Published tables of many devices and those that other programs wrote, read as they are; skipped as a whole where
// their folder is not there.
#include "core/latency/latency_model.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/table_files.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <set>

using namespace pathloom;
using namespace tables;
namespace fs = std::filesystem;

namespace {

fs::path sharedTables()
{
    return fs::path(PATHLOOM_SHARED) / "data/latency";
}

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

LatencyTable scaled(LatencyTable table, double factor)
{
    for (auto& [key, entry] : table.entries)
        entry.ms *= factor;
    return table;
}

/// A published table and what must be said to read it.
struct Published
{
    const char* file;
    ImportOptions options;
    bool bigGpu = false; ///< so fast that a thousandth of its throughput is that of an ordinary CPU
};

std::vector<Published> publishedTables()
{
    const auto of = [](const char* format, int batch) {
        return ImportOptions{.device = "NVIDIA V100", .runtime = "TensorRT", .format = format, .batch = batch};
    };
    std::vector<Published> tables = {
        {"v100_tensorrt_conv.csv", of("fp32", 1)},        {"v100_tensorrt_conv.csv", of("fp16", 1)},
        {"v100_tensorrt_conv.csv", of("int8", 1)},        {"v100_tensorrt_conv.csv", of("fp32", 32), true},
        {"v100_tensorrt_conv.csv", of("fp16", 32), true}, {"titanxp_pytorch_densenas_b32.csv", {}, true},
        {"titanrtx_pytorch_tfnas_b32.csv", {}, true},     {"titanrtx_help_fbnet32.csv", {.batch = 32}},
        {"proxylessnas/mobile_trim.yaml", pixel},         {"proxylessnas/ofa_note10_224_lookup_table.yaml", pixel}};
    for (const char* file :
         {"pixel1_tflite_proxylessnas.csv", "note10_tflite_ofa_mbv3.csv", "pixel1_tflite_tunas.csv",
          "jetson_xavier_lightnas_b8.csv", "xeon6130_pytorch_tfnas_b1.csv", "pixel3_hwnasbench_fbnet32.csv",
          "raspi4_hwnasbench_fbnet32.csv", "eyeriss_hwnasbench_fbnet32.csv", "fpga_hwnasbench_fbnet32.csv",
          "xeon4210r_help_fbnet32.csv"})
        tables.push_back({file, {}});
    for (const char* file : {"titanrtx_help_fbnet32.csv", "rtx2080ti_help_fbnet32.csv", "titanxp_help_fbnet32.csv"})
        for (const int batch : {1, 64})
            tables.push_back({file, {.batch = batch}});
    return tables;
}

} // namespace

class TestPublishedTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(sharedTables()))
            QSKIP("needs the folder ../shared with published latency tables and small inputs");
    }

    void thePublishedTablesAreRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("entries");
        const auto row = [](const char* file, int batch, int entries) {
            QTest::addRow("%s, batch %d", file, batch) << QString(file) << batch << entries;
        };
        row("pixel1_tflite_proxylessnas.csv", 1, 72);
        row("note10_tflite_ofa_mbv3.csv", 1, 450);
        row("pixel1_tflite_tunas.csv", 1, 74);
        row("jetson_xavier_lightnas_b8.csv", 8, 91);
        row("titanxp_pytorch_densenas_b32.csv", 32, 423);
        row("titanrtx_pytorch_tfnas_b32.csv", 32, 814);
        row("xeon6130_pytorch_tfnas_b1.csv", 1, 814);
        for (const char* file :
             {"pixel3_hwnasbench_fbnet32.csv", "raspi4_hwnasbench_fbnet32.csv", "eyeriss_hwnasbench_fbnet32.csv",
              "fpga_hwnasbench_fbnet32.csv", "xeon4210r_help_fbnet32.csv"})
            row(file, 1, 108);
        for (const char* file : {"rtx2080ti_help_fbnet32.csv", "titanxp_help_fbnet32.csv", "titanrtx_help_fbnet32.csv"})
            for (const int batch : {1, 64})
                row(file, batch, 108);
        row("titanrtx_help_fbnet32.csv", 32, 108);
    }

    void thePublishedTablesAreRead()
    {
        QFETCH(QString, file);
        QFETCH(int, batch);
        QFETCH(int, entries);
        const LatencyTable table = readLatencyCsv(sharedTables() / file.toStdString(), batch);
        QCOMPARE(table.batch, batch);
        QCOMPARE(int(table.entries.size()), entries);
    }

    void otherFormatsBesideThePublishedTablesAreRefused()
    {
        for (const char* file : {"v100_tensorrt_conv.csv", "networks_fbnet32.csv", "reference_networks.csv"}) {
            const QString error = errorOf([&] { readLatencyCsv(sharedTables() / file); });
            QVERIFY2(error.contains("it is not a latency table of operators"), qPrintable(error));
        }
    }

    void theirUnitsAreRight()
    {
        for (const Published& published : publishedTables()) {
            const fs::path file = sharedTables() / published.file;
            QElapsedTimer timer;
            timer.start();
            const ImportedTable result = readTableFile(file, published.options);
            QVERIFY2(timer.elapsed() < 1000, published.file);
            QVERIFY2(!joined(result.warnings).contains("look like"), published.file);
            QVERIFY(result.table.entries.size() >= 72);
            const auto warningsOf = [&](double factor) {
                writeLatencyCsv(scaled(result.table, factor), m_folder.path("scaled.csv"));
                return joined(readTableFile(m_folder.path("scaled.csv")).warnings);
            };
            QVERIFY2(warningsOf(1e-3).contains("look like seconds"), published.file);
            // Of the fastest GPUs a thousandth still is an ordinary CPU.
            QCOMPARE(warningsOf(1e3).contains("look like microseconds"), !published.bigGpu);
        }
    }

    void allOfTheSharedTablesAreTriedHere()
    {
        std::set<std::string> tried = {"networks_fbnet32.csv", "reference_networks.csv"};
        for (const Published& published : publishedTables())
            tried.insert(published.file);
        for (const auto& entry : fs::directory_iterator(sharedTables()))
            if (entry.path().extension() == ".csv")
                QVERIFY2(tried.contains(entry.path().filename()), entry.path().c_str());
        for (const char* file : {"networks_fbnet32.csv", "reference_networks.csv"})
            QVERIFY(errorOf([&] { readTableFile(sharedTables() / file); }).contains("it lists whole networks"));
    }

    void theLookUpTableGivesTheReferencesSumsToThePrintedDigits()
    {
        const fs::path file = sharedTables() / "proxylessnas/mobile_trim.yaml";
        const ImportedTable imported = readTableFile(file, pixel);
        QVERIFY(imported.warnings.empty());
        const SearchSpace space = loadSpace("imagenet");
        const LatencyModel model = latencyModel(imported.table, space);
        const auto allOf = [&](const char* word) {
            std::string text;
            for (int i = 0; i < space.choiceCount(); ++i)
                text += std::string(word) + " ";
            return fmt::format("{:.4f}", model.architectureMs(parseArchitecture(space, text)));
        };
        // Reference section 16, vector 5.
        const double first =
            imported.table
                .find(latencyKey({.kind = OperatorKind::MBConv, .kernel = 3, .expand = 1, .channels = 16},
                                 {32, 112, 112}))
                ->ms;
        QCOMPARE(fmt::format("{:.6f}", first), std::string("3.882135"));
        QCOMPARE(fmt::format("{:.6f}", model.fixedMs - first), std::string("7.482020"));
        QCOMPARE(fmt::format("{:.4f}", model.expectedMs(uniformProbabilities(space))), std::string("113.9881"));
        QCOMPARE(allOf("k3e3"), std::string("76.0481"));
        QCOMPARE(allOf("k3e6"), std::string("136.4663"));
        QCOMPARE(allOf("k5e3"), std::string("87.7203"));
        QCOMPARE(allOf("k5e6"), std::string("158.9527"));
        QCOMPARE(allOf("k7e3"), std::string("103.6662"));
        QCOMPARE(allOf("k7e6"), std::string("191.0299"));
        QCOMPARE(fmt::format("{:.4f}", model.largestMs()), std::string("191.0299"));
        QCOMPARE(fmt::format("{:.4f}", model.smallestMs()), std::string("29.6088"));
    }

    void thePixelTableGivesTheReferencesSums()
    {
        const SearchSpace space = loadSpace("imagenet");
        const LatencyModel model =
            latencyModel(readLatencyCsv(sharedTables() / "pixel1_tflite_proxylessnas.csv"), space);
        // Reference section 16, vector 5. The table's times have six digits, so a sum of two dozen is right to about
        // 1e-4 ms.
        const double tolerance = 2e-4;
        QVERIFY(near(model.fixedMs, 7.482020 + 3.882135, tolerance));
        QVERIFY(near(model.expectedMs(uniformProbabilities(space)), 113.9881, tolerance));
        const auto allOf = [&](const std::string& word) {
            std::string text;
            for (int i = 0; i < space.choiceCount(); ++i)
                text += word + " ";
            return model.architectureMs(parseArchitecture(space, text));
        };
        QVERIFY(near(allOf("k3e3"), 76.0481, tolerance));
        QVERIFY(near(allOf("k3e6"), 136.4663, tolerance));
        QVERIFY(near(allOf("k5e3"), 87.7203, tolerance));
        QVERIFY(near(allOf("k5e6"), 158.9527, tolerance));
        QVERIFY(near(allOf("k7e3"), 103.6662, tolerance));
        QVERIFY(near(allOf("k7e6"), 191.0299, tolerance));
        QVERIFY(near(model.largestMs(), 191.0299, tolerance));
        QVERIFY(near(model.smallestMs(), 29.6088, tolerance));
    }

    void lookUpTablesAgreeWithTheCsvOfTheSameNumbers()
    {
        const auto compare = [](const LatencyTable& table, const LatencyTable& expected, std::size_t count) {
            QCOMPARE(table.entries.size(), count);
            QCOMPARE(expected.entries.size(), count);
            const auto rounded = [](double value, double digits) { // the CSVs have six
                return near(value, digits, 1e-5 * std::abs(digits));
            };
            for (const auto& [key, entry] : table.entries) {
                const LatencyEntry* other = expected.find(key);
                QVERIFY2(other, toText(key).c_str());
                QVERIFY2(rounded(entry.ms, other->ms), toText(key).c_str());
                QVERIFY2(rounded(entry.deviationMs.value(), other->deviationMs.value()), toText(key).c_str());
                QCOMPARE(entry.samples, other->samples);
            }
        };
        compare(readTableFile(sharedTables() / "proxylessnas/mobile_trim.yaml", pixel).table,
                readLatencyCsv(sharedTables() / "pixel1_tflite_proxylessnas.csv"), 72);
        // The CSV holds five resolutions, one behind the other; the look-up table is the last of them.
        const std::string all = readTextFile(sharedTables() / "note10_tflite_ofa_mbv3.csv");
        std::size_t begin = all.size() - 1;
        for (int i = 0; i < 96; ++i)
            begin = all.rfind('\n', begin - 1);
        compare(readTableFile(sharedTables() / "proxylessnas/ofa_note10_224_lookup_table.yaml", pixel).table,
                m_folder.read(header + all.substr(begin + 1)).table, 96);
    }

    void theShippedTablesHoldTheSourcesNumbers()
    {
        const auto compare = [](const char* id, const char* source, int batch) {
            const LatencyTable table = readLatencyCsv(resourcePath(std::string("targets/") + id + ".csv"));
            const LatencyTable expected = readLatencyCsv(sharedTables() / source, batch);
            QCOMPARE(table.device, expected.device);
            QCOMPARE(table.runtime, expected.runtime);
            QCOMPARE(table.batch, batch);
            QCOMPARE(table.constantMs, expected.constantMs);
            QVERIFY2(table.entries == expected.entries, id);
        };
        compare("google-pixel3-tflite", "pixel3_hwnasbench_fbnet32.csv", 1);
        compare("google-pixel1-tflite", "pixel1_tflite_tunas.csv", 1);
        compare("raspberry-pi4-tflite", "raspi4_hwnasbench_fbnet32.csv", 1);
        compare("nvidia-jetson-xavier-b8", "jetson_xavier_lightnas_b8.csv", 8);
        compare("nvidia-titan-rtx-b32", "titanrtx_pytorch_tfnas_b32.csv", 32);
        compare("nvidia-titan-xp-b32", "titanxp_pytorch_densenas_b32.csv", 32);
        compare("intel-xeon-6130-1t", "xeon6130_pytorch_tfnas_b1.csv", 1);
    }

    void theSmallInputsOfOtherProgramsAreRead()
    {
        const fs::path cases = fs::path(PATHLOOM_SHARED) / "cases";
        const LatencyTable all = readLatencyCsv(cases / "table_tiny.csv");
        for (const char* name : {"table_gaps_as_float.csv", "table_quoted_header.csv", "table_quoted_comma.csv"}) {
            const LatencyTable table = readLatencyCsv(cases / name);
            QCOMPARE(table.entries.size(), std::size_t(192));
            for (const auto& [key, entry] : table.entries)
                QVERIFY2(all.find(key) && *all.find(key) == entry, toText(key).c_str());
        }
        QCOMPARE(readLatencyCsv(cases / "table_quoted_comma.csv").device, std::string("Board 4, 8 GB"));
    }

private:
    Folder m_folder;
};

QTEST_GUILESS_MAIN(TestPublishedTables)
#include "tst_published_tables.moc"
