// SPDX-License-Identifier: MIT
#include "tests/support/errors.h"
#include "tests/support/table_files.h"

#include <QTest>

using namespace pathloom;
using namespace tables;
namespace fs = std::filesystem;

class TestTableImportErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badYamlIsRefusedWithItsLine_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << text << QString(message);
        };
        std::string bomb = "a: &a {count: 1, mean: 1}\n";
        for (char c = 'b'; c < 'j'; ++c)
            bomb += fmt::format("{0}: &{0} [*{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}]\n", c, char(c - 1));
        add("alias bomb", bomb, "line 1: has an anchor");
        add("alias", stem + "Conv_1-input:7x7x320-output:7x7x1280: *x\n", "line 5");
        add("anchor on a number", replaced(stem, "4.5", "&x 4.5"), "line 3: has an anchor");
        add("tag", replaced(stem, "4.5", "!!python/object/apply:os.system ['true']"), "line 3: has the tag");
        add("tag on a number", replaced(stem, "4.5", "!!float 4.5"), "line 3: has the tag");
        add("tag on the file", "!table\n" + stem, "has the tag '!table'");
        add("two documents", stem + "---\n" + block, "starts a second document");
        add("same key", stem + block + stem, "line 9: has the key 'Conv-input:224x224x3-output:112x112x32' of line 1");
        add("same field", replaced(stem, "var", "mean"), "line 4: has the field 'mean' twice");
        add("merge key", stem + "<<: {count: 1, mean: 1, var: 1}\n", "line 5: key '<<': is no operator");
        add("list", "- " + stem, "line 1: holds a list");
        add("list of times", replaced(stem, "4.5", "[4.5, 4.6]"), "line 3: holds a list");
        add("deep", replaced(stem, "4.5", "{a: {b: {c: 1}}}"), "line 3: is nested deeper than key and fields");
        add("very deep", stemKey + "  " + std::string(100'000, '{'), "nested deeper");
        add("very deep lists", std::string(100'000, '['), "line 1: holds a list");
        add("mapping as a key", "? {a: b}\n: c\n", "line 1: has a mapping as a key");
        add("text", "--- only text\n", "line 1: is text, not a mapping");
        add("no fields", stemKey, "line 1: has a key without a value");
        add("number instead of fields", replaced(stemKey, ":\n", ": 4.5\n"), "line 1: has '4.5' where the fields");
        add("no value", replaced(stem, " 4.5", ""), "line 3: has no value for 'mean'");
        add("no mean", replaced(stem, "  mean: 4.5\n", ""),
            "line 1: 'Conv-input:224x224x3-output:112x112x32' has no mean");
        add("unknown field", replaced(stem, "var", "unit"), "line 4: has the unknown field 'unit'");
        add("var and std", stem + "  std: 1\n", "has both var and std");
        add("NaN", replaced(stem, "4.5", "nan"), "line 3: mean: 'nan' is not a finite number");
        add("YAML's NaN", replaced(stem, "4.5", ".nan"), "line 3: mean: '.nan' is not a number");
        add("infinite", replaced(stem, "4.5", "inf"), "line 3: mean: 'inf' is not a finite number");
        add("negative", replaced(stem, "4.5", "-4.5"), "line 3: mean: -4.5 lies outside 0 to");
        add("negative variance", replaced(stem, "0.25", "-1"), "line 4: var: -1 lies outside 0 to");
        add("huge", replaced(stem, "4.5", "1e300"), "line 3: mean: 1e300 lies outside 0 to");
        add("beyond doubles", replaced(stem, "4.5", "1e999"), "line 3: mean: '1e999' is not a number");
        add("unit behind", replaced(stem, "4.5", "4.5 ms"), "line 3: mean: '4.5 ms' is not a number");
        add("count 0", replaced(stem, "982", "0"), "line 2: count: '0' is not a whole number above 0");
        add("cut off in an entry", stem + replaced(block, "  var: 0.25\n", ""),
            "has the fields count, mean, the entries before");
        add("cut off in a field", stem + replaced(block, "var: 0.25\n", "va"), "line 8");
        add("cut off in a key", stem + block.substr(0, 40), "line 5");
        add("bad indentation", stem + "\tvar: 1\n", "line 5: is not valid YAML");
        add("unbalanced", "a: {count: 1, mean: 2\n", "is not valid YAML");
        add("only a remark in a document", "--- # nothing\n", "is empty where a table was expected");
        const auto key = [&](const char* name, const std::string& from, const std::string& to, const char* message) {
            add(name, stem + replaced(block, from, to), message);
        };
        key("other operator", "expanded_conv", "conv_transpose", "line 5: key 'conv_transpose-input");
        key("no kernel", "-kernel:5", "", "has no 'kernel'");
        key("kernel twice", "-kernel:5", "-kernel:5-kernel:3", "'kernel' stands in it twice");
        key("other part", "-kernel:5", "-kernel:5-dilation:2", "has the unknown part 'dilation'");
        key("bad shape", "56x56x24", "56x24", "'56x24' is not a shape such as 224x224x3");
        key("wrong stride", "stride:2", "stride:1", "has an output that stride 1 does not give");
        key("negative expansion", "expand:3", "expand:0", "'0' is not a number from 0.01");
        key("impossible shortcut", "idskip:0", "idskip:1", "has a shortcut although its shape changes");
    }

    void badYamlIsRefusedWithItsLine()
    {
        QFETCH(std::string, text);
        QFETCH(QString, message);
        const QString error = errorOf([&] { m_folder.read(text, pixel); });
        QVERIFY2(error.startsWith(m_folder.name()), qPrintable(error.left(500)));
        QVERIFY2(error.contains(message), qPrintable(error.left(500)));
    }

    void otherBadFilesAreRefused_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << text << QString(message);
        };
        add("empty", "", "table: is empty");
        add("only blank lines and remarks", "\n# nothing\r\n\n", "is empty");
        add("header only", header, "has no rows");
        add("primitives, header only", primitiveHeader, "has no rows");
        add("zeros", std::string(100, '\0'), "line 1: byte 0x00 does not belong into text");
        add("picture", "\x89PNG\r\n\x1a\n", "line 1: byte 0x89 is not UTF-8 text");
        add("compressed", std::string("\x1f\x8b\x08\0\0", 5), "line 1: byte 0x1f does not belong into text");
        add("Latin-1", header + replaced(row, "Phone", "M\xfcller"), "line 2: byte 0xfc is not UTF-8 text");
        add("UTF-16",
            std::string("\xff\xfe"
                        "d\0e\0",
                        6),
            "is text in UTF-16 (save it as UTF-8)");
        add("text", "Dear reader\n", "has no column 'device'");
        add("semicolons", "device;runtime;op\na;b;c\n", "has no column 'batch'");
        add("partial row", header + row + row.substr(0, 40), "line 3: has 11 fields, the header has 20");
        add("huge time", header + replaced(row, "5.5", "1e300"), "line 2, column latency_ms: a time of 1e300 ms");
        add("beyond doubles", header + replaced(row, "5.5", "1e999"), "'1e999' is not a number");
        add("contradiction", header + row + replaced(row, "5.5", "7.5"), "lines 2 and 3 give different times");
        add("expansion and channels disagree", header + replaced(row, ",96,", ",80,"),
            "column mid: is 80, but expansion 6 of 16 channels gives 96");
        add("negative expansion", header + replaced(row, ",6,96,", ",-6,,"),
            "column expand: an expansion must lie above 0");
        add("half a correction", "# correction.scale: 1\n" + header + row,
            "has a correction without 'correction.offset_ms'");
        add("half a correction of a size", "# correction.28x28.scale: 1\n" + header + row,
            "has a correction without 'correction.offset_ms'");
        add("a correction of no size", "# correction.28.scale: 1\n" + header + row,
            "line 1, column correction.28.scale: belongs to no input size");
        add("no number in a correction", "# correction.scale: one\n" + header + row,
            "line 1, column correction.scale: 'one' is not a number");
        add("whole networks", "arch,pixel3\n0123,4.5\n",
            "it lists whole networks, it is not a latency table of operators");
        add("other primitive", primitiveHeader + "fp32,1,deconv,1,8,8,1,5,0.1\n",
            "'deconv' is neither conv nor dwconv");
        add("no precision", primitiveHeader + ",1,conv,1,8,8,1,5,0.1\n", "line 2, column precision: is empty");
        add("negative primitive", primitiveHeader + "fp32,1,conv,1,8,8,1,5,-0.1\n", "a time must not be negative");
        add("primitive without shape", replaced(primitiveHeader, ",in_h", "") + "fp32,1,conv,1,8,8,1,0.1\n",
            "has no column 'in_h' (it is not a table of single convolutions)");
    }

    void otherBadFilesAreRefused()
    {
        QFETCH(std::string, text);
        QFETCH(QString, message);
        const QString error = errorOf([&] { m_folder.read(text, pixel); });
        QVERIFY2(error.startsWith(m_folder.name()), qPrintable(error));
        QVERIFY2(error.contains(message), qPrintable(error));
    }

    void hugeFilesAreRefusedAtOnce()
    {
        const fs::path file = m_folder.path("huge.csv");
        std::ofstream(file) << header;
        fs::resize_file(file, std::uintmax_t(300) << 20); // sparse: takes no room
        QVERIFY(errorOf([&] { readTableFile(file); }).contains("too large for this kind of file"));
        const std::string yaml = stem + "#" + std::string(20u << 20, '-') + "\n";
        QVERIFY(errorOf([&] { m_folder.read(yaml, pixel); }).contains("is larger than 16 MB"));
    }

private:
    Folder m_folder;
};

QTEST_GUILESS_MAIN(TestTableImportErrors)
#include "tst_table_import_errors.moc"
