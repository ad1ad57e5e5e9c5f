// SPDX-License-Identifier: MIT
#include "core/latency/predictor.h"
#include "tests/support/errors.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

const std::string header = "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,"
                           "latency_ms,latency_std_ms,samples,method,layer\n";
const std::string mbconv = "Phone,TFLite,1,mbconv,3,6,96,1,0,relu6,16,24,2,112,112,5.5,0.5,30,measured,\n";
const std::string constantRow = "Phone,TFLite,1,constant,,,,,,,,,,,,2.5,,,regressed,stem and head\n";
const LatencyKey mbconvKey{"mbconv", 3, 96, 1, 0, 16, 24, 2, 112, 112};

/// conv, a choice between shapes, pooling and classifier: enough to see every kind of part.
NetworkDescription smallNetwork()
{
    NetworkDescription network{.name = "small", .input = {3, 8, 8}, .classes = 5};
    const auto add = [&](const char* name, int stage, const Operator& op, bool shortcut = false) {
        const int before = int(network.blocks.size()) - 1;
        network.blocks.push_back({.name = name, .stage = stage, .op = op, .shortcut = shortcut, .inputs = {before}});
    };
    add("stem", -1, {.kind = OperatorKind::Conv, .kernel = 3, .stride = 2, .channels = 4});
    add("first", 0, {.kind = OperatorKind::MBConv, .kernel = 3, .expand = 1, .channels = 4});
    add("second", 1, {.kind = OperatorKind::MBConv, .kernel = 5, .expand = 3, .channels = 4}, true);
    add("third", 1, {.kind = OperatorKind::Skip});
    add("pool", -1, {.kind = OperatorKind::GlobalPool});
    add("classifier", -1, {.kind = OperatorKind::Linear, .channels = 5});
    inferShapes(network);
    return network;
}

} // namespace

class TestLatencyTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsBecomeEntries()
    {
        const LatencyTable table =
            read("# cpu: Some core, 2 GHz\n# threads: 4\n# just a remark\n" + header + mbconv + constantRow);
        QCOMPARE(table.device, std::string("Phone"));
        QCOMPARE(table.runtime, std::string("TFLite"));
        QCOMPARE(table.batch, 1);
        QCOMPARE(table.threads, 4);
        QCOMPARE(table.constantMs.value(), 2.5);
        QCOMPARE(table.environment.at("cpu"), std::string("Some core, 2 GHz"));
        QCOMPARE(table.entries.size(), std::size_t(1));
        const LatencyEntry* entry = table.find(mbconvKey);
        QVERIFY(entry);
        QVERIFY((*entry == LatencyEntry{5.5, 0.5, 30, "measured"}));
        QVERIFY(!table.find({"mbconv", 5, 96, 1, 0, 16, 24, 2, 112, 112}));
    }

    void lineEndsAndByteOrderMarksOfSpreadsheetsAreAccepted()
    {
        std::string text = "\xef\xbb\xbf" + header + mbconv + "\n";
        for (std::size_t i = 0; (i = text.find('\n', i)) != std::string::npos; i += 2)
            text.replace(i, 1, "\r\n");
        QVERIFY(read(text) == read(header + mbconv));
    }

    void aWrittenTableReadsBackEqual()
    {
        LatencyTable table = read("# date: 2024-01-02, noon\n" + header + mbconv + constantRow);
        table.threads = 2;
        table.batch = 8;
        table.entries[{"classifier", 0, 0, 1, 0, 1280, 1000, 1, 7, 7}] = {.ms = 1.0 / 3};
        table.entries[{"conv", 1, 0, 2, 0, 8, 8, 1, 0, 0}] = {1e-7, std::nullopt, 3, "predictor"};
        const fs::path path = m_folder.filePath("written.csv").toStdString();
        writeLatencyCsv(table, path);
        QVERIFY(readLatencyCsv(path) == table);
    }

    void badFilesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << text << QString(message);
        };
        const auto changed = [](const std::string& from, const std::string& to) {
            std::string line = mbconv;
            return header + mbconv + line.replace(line.find(from), from.size(), to);
        };
        row("empty file", "", "has no header line");
        row("only a header", header, "has no rows");
        row("other format", "precision,batch,op,kernel,cin,cout,stride,in_h,latency_ms\nfp16,1,conv,1,8,8,1,5,0.1\n",
            "has no column 'device' (it is not a latency table of operators)");
        row("column twice", "device," + header, "line 1, column device: stands in the header twice");
        row("short row", header + "Phone,TFLite,1\n", "line 2: has 3 fields, the header has 20");
        row("not a number", changed("5.5", "fast"), "line 3, column latency_ms: 'fast' is not a number");
        row("number with a tail", changed("5.5", "5.5ms"), "line 3, column latency_ms: '5.5ms' is not a number");
        row("no time", changed("5.5", ""), "line 3, column latency_ms: is empty, a number is needed");
        row("NaN", changed("5.5", "nan"), "line 3, column latency_ms: is a gap ('nan'), a number is needed");
        row("infinite", changed("5.5", "inf"), "line 3, column latency_ms: 'inf' is not a finite number");
        row("negative", changed("5.5", "-5.5"), "line 3, column latency_ms: a time must not be negative, it is -5.5");
        row("negative spread", changed("0.5", "-1"), "column latency_std_ms: a time must not be negative");
        row("fraction", changed(",96,", ",96.5,"), "line 3, column mid: '96.5' is not a whole number");
        row("zero channels", changed(",16,", ",0,"), "line 3, column cin: 0 lies outside 1 to");
        row("huge", changed(",112,112,", ",99999999999,112,"),
            "line 3, column in_h: '99999999999' is not a whole number");
        row("no operator", changed("mbconv", ""), "line 3, column op: is empty");
        row("two devices", changed("Phone", "Laptop"),
            "line 3, column device: is 'Laptop', but 'Phone' in the lines before");
        row("contradiction", changed("5.5", "7"),
            "lines 2 and 3 give different times for mbconv k3 mid96 16->24 s2 112x112: 5.5 and 7 ms");
        row("two constants", header + constantRow + "Phone,TFLite,1,constant,,,,,,,,,,,,3.5,,,,\n",
            "lines 2 and 3 give different times for the constant: 2.5 and 3.5 ms");
        row("threads", "# threads: many\n" + header + mbconv, "line 1, column threads: 'many' is not a whole number");
        row("several batches", changed("TFLite,1,", "TFLite,32,"),
            "holds several batch sizes (1, 32) and none was chosen");
    }

    void badFilesAreRefusedWithTheirPlace()
    {
        QFETCH(std::string, text);
        QFETCH(QString, message);
        const QString error = errorOf([&] { read(text); });
        QVERIFY2(error.startsWith(m_folder.path()), qPrintable(error));
        QVERIFY2(error.contains(message), qPrintable(error));
    }

    void aMissingFileIsNamed()
    {
        const QString error = errorOf([] { readLatencyCsv("/nowhere/table.csv"); });
        QCOMPARE(error, QString("/nowhere/table.csv: does not exist"));
    }

    void theBatchSizeCanBeChosen()
    {
        std::string other = mbconv;
        other.replace(other.find("TFLite,1"), 8, "TFLite,8").replace(other.find("5.5"), 3, "9.5");
        QCOMPARE(read(header + mbconv + other, 8).find(mbconvKey)->ms, 9.5);
        QCOMPARE(read(header + mbconv + other, 1).find(mbconvKey)->ms, 5.5);
        const QString error = errorOf([&] { read(header + mbconv + other, 4); });
        QVERIFY2(error.contains("no rows for batch size 4, only for 1, 8"), qPrintable(error));
    }

    void repetitionsBecomeTheirMean()
    {
        std::string again = mbconv;
        again.replace(again.find("5.5"), 3, "5.7");
        const LatencyTable table = read(header + mbconv + again + mbconv);
        const LatencyEntry* entry = table.find(mbconvKey);
        QVERIFY(std::abs(entry->ms - 5.6) < 1e-12);
        QVERIFY(std::abs(entry->deviationMs.value() - std::sqrt(0.25 + 0.01)) < 1e-12);
        QCOMPARE(entry->samples.value(), 60);
        QVERIFY(table.environment.contains("averaged"));
        QVERIFY(!read(header + mbconv + mbconv).environment.contains("averaged"));
    }

    void differencesToAReferenceAreSaid()
    {
        std::string relative = mbconv;
        relative.insert(relative.size() - 1, "layer1 relative to k3 e3");
        QVERIFY(read(header + relative).environment.at("relative").starts_with("1 rows are differences"));
    }

    void partsMergePoolingAndClassifierAndLeaveOutSkips()
    {
        QStringList parts;
        for (const LatencyItem& item : latencyItems(smallNetwork()))
            parts << QString::number(item.block) + " " + QString::fromStdString(toText(item.key));
        const QStringList expected = {"0 conv k3 3->4 s2 8x8", "1 mbconv k3 mid4 4->4 s1 4x4",
                                      "2 mbconv k5 mid12 4->4 s1 4x4", "5 classifier 4->5 4x4"};
        QCOMPARE(parts, expected);
    }

    void aPoolingThatOthersReadStaysAPart()
    {
        NetworkDescription network = smallNetwork();
        network.classes = 0;
        network.blocks.push_back({.name = "side", .op = {.kind = OperatorKind::Conv, .channels = 2}, .inputs = {4}});
        inferShapes(network);
        QStringList parts;
        for (const LatencyItem& item : latencyItems(network))
            parts << QString::fromStdString(toText(item.key));
        const QStringList expected = {"global_avgpool 4->4 4x4", "classifier 4->5 1x1", "conv k1 4->2 s1 1x1"};
        QCOMPARE(parts.mid(3), expected);
    }

    void aNetworksTimeIsTheSumOfItsParts()
    {
        const NetworkDescription network = smallNetwork();
        LatencyTable table{.device = "Phone", .runtime = "TFLite"};
        double expected = 0;
        for (const LatencyItem& item : latencyItems(network)) {
            table.entries[item.key] = {.ms = item.block + 0.5};
            expected += item.block + 0.5;
        }
        QCOMPARE(LatencyPredictor(table).network(network).ms, expected);
        table.constantMs = 10;
        QCOMPARE(LatencyPredictor(table).network(network).ms, expected + 10);
    }

    void missingKeysAreNamed()
    {
        const NetworkDescription network = smallNetwork();
        LatencyTable table{.device = "Phone", .runtime = "TFLite"};
        QCOMPARE(errorOf([&] { LatencyPredictor(table).network(network).ms; }),
                 QString("latency table of Phone: has no time for conv k3 3->4 s2 8x8, mbconv k3 mid4 4->4 s1 4x4, "
                         "mbconv k5 mid12 4->4 s1 4x4 and 1 more (use a table made for this search space)"));
        table.constantMs = 3; // covers stem, head and the first block, never a searched one
        QCOMPARE(errorOf([&] { LatencyPredictor(table).network(network).ms; }),
                 QString("latency table of Phone: has no time for mbconv k5 mid12 4->4 s1 4x4 (use a table made for "
                         "this search space)"));
        table.entries[latencyItems(network)[2].key] = {.ms = 1.5};
        QCOMPARE(LatencyPredictor(table).network(network).ms, 4.5);
    }

private:
    LatencyTable read(const std::string& text, int batch = 0)
    {
        const fs::path path = m_folder.filePath("table.csv").toStdString();
        std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
        return readLatencyCsv(path, batch);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLatencyTable)
#include "tst_latency_table.moc"
