// SPDX-License-Identifier: MIT
#include "tests/support/errors.h"
#include "tests/support/table_files.h"

#include <QTest>

using namespace pathloom;
using namespace tables;
namespace fs = std::filesystem;

class TestTableImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKindFollowsFromTheContent()
    {
        // Names that say something else on purpose.
        QVERIFY(m_folder.read(header + row, {}, "table.yaml").kind == TableFileKind::Csv);
        QVERIFY(m_folder.read("# a remark\n" + header + row, {}, "table").kind == TableFileKind::Csv);
        QVERIFY(m_folder.read(stem, pixel, "table.csv").kind == TableFileKind::ProxylessYaml);
        QVERIFY(m_folder.read("# a remark\n---\n" + stem, pixel).kind == TableFileKind::ProxylessYaml);
        QVERIFY(m_folder.read(replaced(replaced(stem, "var", "std"), "0.25", "0.5"), pixel).kind ==
                TableFileKind::OnceForAllYaml);
        QVERIFY(m_folder.read(primitiveHeader + "fp32,1,conv,1,8,8,1,5,0.1\n", pixel).kind ==
                TableFileKind::PrimitiveCsv);
    }

    void unknownOperatorsAreTold()
    {
        const ImportedTable result = m_folder.read(header + row + replaced(row, "mbconv", "mbcnov"));
        QVERIFY2(joined(result.warnings).contains("Rows of mbcnov are not used"), qPrintable(joined(result.warnings)));
    }

    void formatCorrectionAndFactsSurviveWriting()
    {
        LatencyTable table = m_folder.read(header + row).table;
        table.format = "int8";
        table.threads = 4;
        table.corrections.pooled = NetworkCorrection{1.0 / 3, 0.1 + 0.2, -1e-17, 0.0123456789012345678, 12};
        table.corrections.bySize[{28, 32}] = {0.1, 1.1, 1.0 / 7, 0.03, 5};
        table.corrections.bySize[{224, 224}] = {-0.1, 0.9, 0, 2.0 / 3, 4};
        table.environment["cpu"] = "A core: 2 GHz, boosted";
        table.entries[{"mbconv", 5, 96, 1, 0, 16, 24, 2, 112, 112}] = {.ms = 2.0 / 3, .relative = true};
        const fs::path file = m_folder.path("written.csv");
        writeLatencyCsv(table, file);
        LatencyTable again = readTableFile(file).table;
        QVERIFY(again.environment.at("relative").starts_with("1 rows are differences"));
        again.environment.erase("relative");
        QVERIFY(again == table);
        QVERIFY(readLatencyCsv(file).corrections == table.corrections);
        QCOMPARE(table.corrections.bySize.size(), std::size_t(2));
    }

    /// As every table of before input sizes were told apart has it.
    void oneCorrectionHoldsForAllInputSizes()
    {
        const std::string facts = "# correction.offset_ms: 0.5\n# correction.scale: 1.25\n# correction.per_part_ms: 0\n"
                                  "# correction.relative_error: 0.04\n# correction.networks: 11\n";
        const NetworkCorrections old = m_folder.read(facts + header + row).table.corrections;
        QVERIFY(old.bySize.empty());
        for (const int size : {8, 28, 224}) {
            QCOMPARE(old.find({size, size})->scale, 1.25);
            QCOMPARE(old.find({size, size})->networks, 11);
            QVERIFY(!old.isForeign({size, size})); // nothing is known of it
        }
    }

    void aTableFromAFileIsWrittenAndReadEqual()
    {
        const std::string constant = "Phone,TFLite,1,constant,,,,,,,,,,,,2.5,,,regressed,stem and head\n";
        const std::string relative =
            replaced(replaced(row, "mbconv,3", "mbconv,7"), "measured,", "regressed,relative to e3");
        const LatencyTable table =
            m_folder.read("# format: fp16\n" + header + constant + row + replaced(row, "5.5", "5.6") + relative).table;
        QCOMPARE(table.format, std::string("fp16"));
        QVERIFY(!table.find(rowKey)->relative);
        writeLatencyCsv(table, m_folder.path("again.csv"));
        const ImportedTable again = readTableFile(m_folder.path("again.csv"));
        QVERIFY(again.table == table);
        QVERIFY2(again.warnings.empty(), qPrintable(joined(again.warnings))); // the file says all of it itself
    }

    void theExpansionAloneGivesTheChannelsInTheMiddle()
    {
        const std::string text = "device,runtime,batch,op,kernel,expand,cin,cout,stride,in_h,in_w,latency_ms\n"
                                 "P,R,1,mbconv,3,2.5,15,24,2,56,56,1\nP,R,1,conv,1,,15,24,1,56,56,1\n";
        const LatencyTable table = m_folder.read(text).table;
        QVERIFY(table.find({"mbconv", 3, 38, 1, 0, 15, 24, 2, 56, 56}));
        QVERIFY(table.find({"conv", 1, 0, 1, 0, 15, 24, 1, 56, 56}));
        QVERIFY(m_folder.read(header + replaced(row, ",96,", ",,")).table.find(rowKey));
    }

    void theCallerNamesWhatTheFileDoesNot()
    {
        ImportOptions options = pixel;
        options.threads = 2;
        options.format = "int8";
        options.batch = 4;
        const LatencyTable table = m_folder.read(stem, options).table;
        QCOMPARE(table.device, pixel.device);
        QCOMPARE(table.runtime, pixel.runtime);
        QCOMPARE(table.threads, 2);
        QCOMPARE(table.format, std::string("int8"));
        QCOMPARE(table.batch, 4);
        QCOMPARE(m_folder.read(header + row, {.device = "My phone"}).table.device, std::string("My phone"));
        QVERIFY_THROWS_EXCEPTION(UsageError, m_folder.read(stem));
        QVERIFY_THROWS_EXCEPTION(UsageError, m_folder.read(stem, {.device = "Phone"}));
        QVERIFY_THROWS_EXCEPTION(UsageError, m_folder.read(primitiveHeader + "fp32,1,conv,1,8,8,1,5,0.1\n"));
        QVERIFY(errorOf([&] { m_folder.read(stem, {.device = "Phone"}); }).contains("does not name the runtime"));
    }

    void severalFormatsAndBatchSizesNeedAChoice()
    {
        const std::string text = primitiveHeader + "fp32,1,conv,3,3,8,2,32,0.4\nfp16,1,conv,3,3,8,2,32,0.3\n"
                                                   "fp16,32,conv,3,3,8,2,32,0.9\nfp16,32,dwconv,5,16,16,1,8,0.2\n";
        const auto with = [](const char* format, int batch) {
            return ImportOptions{.device = "D", .runtime = "R", .format = format, .batch = batch};
        };
        QVERIFY(errorOf([&] { m_folder.read(text, with("", 1)); }).contains("several numeric formats (fp16, fp32)"));
        QVERIFY(errorOf([&] { m_folder.read(text, with("int8", 1)); }).contains("no rows in int8, only in fp16, fp32"));
        QVERIFY(errorOf([&] { m_folder.read(text, with("fp16", 0)); }).contains("several batch sizes (1, 32)"));
        QVERIFY(
            errorOf([&] { m_folder.read(text, with("fp32", 32)); }).contains("no rows for batch size 32, only for 1"));
        const ImportedTable result = m_folder.read(text, with("fp16", 32));
        QCOMPARE(result.table.format, std::string("fp16"));
        QCOMPARE(result.table.batch, 32);
        QCOMPARE(result.table.entries.size(), std::size_t(2));
        QCOMPARE(result.table.find({"conv", 3, 0, 1, 0, 3, 8, 2, 32, 32})->ms, 0.9);
        QCOMPARE(result.table.find({"dwconv", 5, 0, 16, 0, 16, 16, 1, 8, 8})->ms, 0.2);
        QVERIFY((result.formats == std::vector<std::string>{"fp16", "fp32"}));
        QVERIFY((result.batches == std::vector<int>{1, 32}));
        // The same choice in our own format, with its optional column.
        const std::string own = replaced(header, "batch", "batch,precision") +
                                replaced(row, "TFLite,1", "TFLite,1,fp32") +
                                replaced(replaced(row, "TFLite,1", "TFLite,1,int8"), "5.5", "2.5");
        QVERIFY(errorOf([&] { m_folder.read(own); }).contains("several numeric formats (fp32, int8)"));
        QCOMPARE(m_folder.read(own, {.format = "int8"}).table.find(rowKey)->ms, 2.5);
    }

    void timesWithReluAreTakenWhereOthersStandBesideThem()
    {
        const std::string swish = replaced(replaced(row, "relu6", "hswish"), "5.5", "9");
        const ImportedTable both = m_folder.read(header + swish + row);
        QCOMPARE(both.table.find(rowKey)->ms, 5.5);
        QVERIFY2(joined(both.warnings).contains("1 shapes stand in the source with several activations"),
                 qPrintable(joined(both.warnings)));
        const ImportedTable alone = m_folder.read(header + swish);
        QCOMPARE(alone.table.find(rowKey)->ms, 9.0);
        QVERIFY2(joined(alone.warnings).contains("1 shapes stand in the source with hswish only"),
                 qPrintable(joined(alone.warnings)));
        const std::string key =
            "expanded_conv-input:14x14x80-output:14x14x80-expand:240-kernel:3-stride:1-idskip:1-se:0-hs:";
        const std::string times = "  count: 3\n  mean: 1.5\n  std: 0.1\n";
        const ImportedTable yaml =
            m_folder.read(key + "1:\n" + replaced(times, "1.5", "2.5") + key + "0:\n" + times, pixel);
        QCOMPARE(yaml.table.find({"mbconv", 3, 240, 1, 0, 80, 80, 1, 14, 14})->ms, 1.5);
        QVERIFY(joined(yaml.warnings).contains("several activations"));
    }

    void lookUpKeysBecomeShapes()
    {
        const std::string text = stem + "Conv_1-input:7x7x320-output:7x7x1280:\n" + fields +
                                 "Logits-input:7x7x1280-output:1000:\n" + fields + block +
                                 "AvgPool2D-input:7x7x96-output:1x1x96:\n" + fields +
                                 "Conv_2-input:1x1x96-output:1x1x128:\n" + fields;
        const ImportedTable result = m_folder.read(text, pixel);
        QVERIFY2(result.warnings.empty(), qPrintable(joined(result.warnings)));
        const LatencyTable& table = result.table;
        QCOMPARE(table.entries.size(), std::size_t(6));
        QVERIFY(table.find(
            latencyKey({.kind = OperatorKind::Conv, .kernel = 3, .stride = 2, .channels = 32}, {3, 224, 224})));
        QVERIFY(table.find(latencyKey({.kind = OperatorKind::Conv, .kernel = 1, .channels = 1280}, {320, 7, 7})));
        QVERIFY(table.find(latencyKey({.kind = OperatorKind::Linear, .channels = 1000}, {1280, 7, 7})));
        QVERIFY(table.find(latencyKey({.kind = OperatorKind::GlobalPool}, {96, 7, 7})));
        const LatencyEntry* entry = table.find(latencyKey(
            {.kind = OperatorKind::MBConv, .kernel = 5, .stride = 2, .expand = 3, .channels = 24}, {16, 112, 112}));
        QVERIFY(entry);
        QVERIFY((*entry == LatencyEntry{4.5, 0.5, 982, "measured"}));
    }

    void lineEndsAndByteOrderMarksChangeNothing()
    {
        for (const std::string& text : {header + row, stem + block}) {
            std::string windows = "\xef\xbb\xbf" + text;
            for (std::size_t i = 0; (i = windows.find('\n', i)) != std::string::npos; i += 2)
                windows.replace(i, 1, "\r\n");
            QVERIFY(m_folder.read(windows, pixel).table == m_folder.read(text, pixel).table);
        }
    }

    void aFileWithoutItsLastLineEndIsSuspicious()
    {
        const ImportedTable result = m_folder.read((header + row).substr(0, header.size() + row.size() - 1));
        QVERIFY(joined(result.warnings).contains("may have been cut off"));
    }

    void aTableOfBlocksAloneIsSaidToBeOne()
    {
        QVERIFY(joined(m_folder.read(header + row).warnings).contains("no time for the stem and the classifier"));
        const std::string constant = "Phone,TFLite,1,constant,,,,,,,,,,,,2.5,,,regressed,stem and head\n";
        QVERIFY(m_folder.read(header + row + constant).warnings.empty());
    }

    void wrongUnitsAreNoticed()
    {
        const std::string constant = "Phone,TFLite,1,constant,,,,,,,,,,,,2.5,,,,\n";
        const auto warnings = [&](const std::string& ms) {
            return joined(m_folder.read(header + replaced(row, "5.5", ms) + constant).warnings);
        };
        QCOMPARE(warnings("5.5"), QString());
        // 14.9 million multiply-accumulates: expansion, depthwise and projection, by hand
        const double macs = 16.0 * 96 * 112 * 112 + 9.0 * 96 * 56 * 56 + 96.0 * 24 * 56 * 56;
        const QString slow = warnings("5500");
        QVERIFY2(slow.contains("look like microseconds"), qPrintable(slow));
        QVERIFY2(slow.contains(QString::fromStdString(fmt::format("computes {:.3g} billion", macs / 5500e6))),
                 qPrintable(slow));
        QVERIFY(warnings("0.0002").contains("look like seconds"));
        // A tiny block that a call's overhead makes slow is no sign of a wrong unit.
        const std::string tiny = "Phone,TFLite,1,mbconv,3,3,12,1,0,,4,4,1,4,4,0.05,,,,\n";
        QVERIFY(m_folder.read(header + tiny + constant).warnings.empty());
    }

private:
    Folder m_folder;
};

QTEST_GUILESS_MAIN(TestTableImport)
#include "tst_table_import.moc"
