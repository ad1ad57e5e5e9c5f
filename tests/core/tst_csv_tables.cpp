// SPDX-License-Identifier: MIT
#include "core/util/csv_text.h"
#include "tests/support/errors.h"
#include "tests/support/table_files.h"

#include <QTest>

using namespace pathloom;
using namespace tables;
namespace fs = std::filesystem;

namespace {

const std::string classifierRow = "Phone,TFLite,1,classifier,,,,1,0,,1280,1000,1,7,7,0.75,,,,\n";
const std::string constantRow = "Phone,TFLite,1,constant,,,,,,,,,,,,2.5,,,regressed,\n";
const std::string plain = header + row + classifierRow + constantRow;

std::string everyReplaced(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

/// The plain text, each field as change() makes it; text is whether the field is no number.
template<typename Change>
std::string rewritten(const Change& change, const std::string& separator = ",", const std::string& text = plain)
{
    std::string result;
    std::vector<std::string> fields;
    CsvSplitter splitter(text, ',');
    for (int line = 0; splitter.next(fields) == CsvSplitter::Result::Row; ++line) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            result += (i == 0 ? "" : separator) + change(fields[i], line);
        result += "\n";
    }
    return result;
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

std::string quoted(const std::string& field)
{
    return '"' + field + '"';
}

std::string inEachRow(const std::string& text, const std::string& before, const std::string& after)
{
    std::string result;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = takeLine(rest);
        result += before + std::string(line.substr(0, line.size() - 1)) + after + "\n";
    }
    return result;
}

} // namespace

class TestCsvTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesAreReadAsOthersWriteThem_data()
    {
        QTest::addColumn<std::string>("text");
        const auto add = [](const char* name, const std::string& text) { QTest::newRow(name) << text; };
        const auto same = [](const std::string& field, int) { return field; };
        const auto gapsAs = [](const char* word) {
            return rewritten([word](const std::string& field, int) { return field.empty() ? word : field; });
        };
        const auto decimalComma = [](const std::string& field, int) {
            return isNumber(field) ? everyReplaced(field, ".", ",") : field;
        };
        const std::string r = rewritten([](const std::string& field, int) {
            return field.empty() ? "NA" : isNumber(field) ? field : quoted(field);
        });
        const std::string pandas = rewritten([](const std::string& field, int line) {
            return line > 0 && isNumber(field) && field.find('.') == std::string::npos ? field + ".0" : field;
        });
        add("every field quoted", rewritten([](const std::string& field, int) { return quoted(field); }));
        add("only the header quoted",
            rewritten([](const std::string& field, int line) { return line == 0 ? quoted(field) : field; }));
        add("R, write.csv", r);
        add("R, with row names", replaced(inEachRow(r, "\"1\",", ""), "\"1\"", "\"\""));
        add("R, write.table with row names", replaced(inEachRow(r, "\"1\",", ""), "\"1\",", ""));
        add("pandas: columns with gaps are floats", pandas);
        add("pandas, with its index", replaced(inEachRow(pandas, "0,", ""), "0,", ","));
        add("exponents", everyReplaced(everyReplaced(plain, "1280", "1.28e3"), "5.5", "55e-1"));
        add("signs", everyReplaced(plain, ",16,24", ",+16,+24"));
        for (const char* word : {"NA", "N/A", "#N/A", "<NA>", "nan", "NaN", "NULL", "null"})
            add(word, gapsAs(word));
        add("None among numbers", everyReplaced(plain, "0.75,,,", "0.75,None,-,"));
        add("semicolons", rewritten(same, ";"));
        add("tabs", rewritten(same, "\t"));
        add("semicolons and decimal commas", rewritten(decimalComma, ";"));
        add("tabs and decimal commas", rewritten(decimalComma, "\t"));
        add("pandas with decimal commas", rewritten(decimalComma, ";", pandas));
        add("sep=", "sep=;\n" + rewritten(same, ";"));
        add("sep= of a tab", "sep=\t\r\n" + everyReplaced(rewritten(same, "\t"), "\n", "\r\n"));
        add("CR LF", everyReplaced(plain, "\n", "\r\n"));
        add("CR", everyReplaced(plain, "\n", "\r"));
        add("CR after facts", "# note: old\r" + everyReplaced(plain, "\n", "\r"));
        add("byte order mark", "\xef\xbb\xbf" + plain);
        add("byte order mark before quotes", "\xef\xbb\xbf" + r);
        add("no line end at the end", plain.substr(0, plain.size() - 1));
        add("upper case", rewritten([](const std::string& field, int line) {
                return line > 0 ? field : QString::fromStdString(field).toUpper().toStdString();
            }));
        add("names of R", everyReplaced(plain, "latency_ms", "Latency.ms"));
        add("upper-case operators", everyReplaced(plain, "mbconv", "MBConv"));
        add("spaces", rewritten([](const std::string& field, int) { return " " + field + " "; }));
        add("spaces around quotes",
            rewritten([](const std::string& field, int) { return " " + quoted(field) + " "; }, ", "));
        add("remarks between rows", header + "# the block\n" + row + "\n  # the rest, of the \"head\n" + classifierRow +
                                        constantRow + "# end\n");
        add("empty rows of a spreadsheet", header + std::string(19, ',') + "\n" + row + ",,,,\n" + classifierRow +
                                               constantRow + std::string(19, ',') + "\n");
        add("filled up on the right", inEachRow(plain, "", ",,"));
        add("rows filled up, the header not", header + inEachRow(row + classifierRow + constantRow, "", ","));
        add("facts that a spreadsheet filled up", "# note: 1" + std::string(19, ',') + "\n" + plain);
        add("facts that a spreadsheet quoted", "\"# note: 1, 2\"" + std::string(19, ',') + "\n" + plain);
    }

    void tablesAreReadAsOthersWriteThem()
    {
        QFETCH(std::string, text);
        ImportedTable result = m_folder.read(text);
        result.table.environment.erase("note");
        QVERIFY(result.kind == TableFileKind::Csv);
        QVERIFY(result.table == m_folder.read(plain).table);
    }

    void factsOfSpreadsheetsAreThoseOfTheFile()
    {
        const std::string padding(19, ',');
        const LatencyTable table = m_folder
                                       .read("# threads: 4" + padding + "\n\"# cpu: A core, \"\"fast\"\"\"" + padding +
                                             "\n# list: a, b, c,\n" + plain)
                                       .table;
        QCOMPARE(table.threads, 4);
        QCOMPARE(table.environment.at("cpu"), std::string("A core, \"fast\""));
        QCOMPARE(table.environment.at("list"), std::string("a, b, c,"));
    }

    void tablesOfConvolutionsAreReadInTheSameWays()
    {
        const std::string text = "\"Precision\";\"Batch\";\"Op\";\"Kernel\";\"Cin\";\"Cout\";\"Stride\";\"In_h\";"
                                 "\"Latency_ms\"\r\"fp16\";1,0;\"conv\";3;3;8;2;32;0,25\r";
        const ImportedTable result = m_folder.read(text, pixel);
        QVERIFY(result.kind == TableFileKind::PrimitiveCsv);
        QCOMPARE(result.table.format, std::string("fp16"));
        QCOMPARE(result.table.find({"conv", 3, 0, 1, 0, 3, 8, 2, 32, 32})->ms, 0.25);
    }

    void whatMayMeanSomethingElseIsRefused_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("message");
        const auto add = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << text << QString(message);
        };
        const auto semicolons = [](const std::string& text) { return everyReplaced(text, ",", ";"); };
        add("decimal comma between commas", header + replaced(row, "5.5", "\"5,5\""),
            "line 2, column latency_ms: '5,5' is not a number (between commas numbers have a decimal point");
        add("points and commas", semicolons(header + row + replaced(classifierRow, "0.75", "@")) + "x",
            "line 3, column latency_ms: '@' is not a number");
        add("both marks", replaced(semicolons(header + row), "0.5", "0,5"),
            "column latency_std_ms: '0,5' is written with a ',', but numbers before it with a '.'");
        add("thousands", replaced(semicolons(header + row), "5.5", "1.005,5"),
            "column latency_ms: '1.005,5' has a comma and a point (numbers are written without separators");
        add("a whole thousand", replaced(semicolons(header + row), "16;24", "1,000;24"),
            "column cin: '1,000' may be a thousand times what it looks like");
        add("fraction of a channel", header + replaced(row, ",16,", ",16.5,"),
            "line 2, column cin: '16.5' is not a whole number");
        add("gap where a number is needed", header + replaced(row, "5.5", "NA"),
            "line 2, column latency_ms: is a gap ('NA'), a number is needed");
        add("gap in the device", header + replaced(row, "Phone", ""), "line 2, column device: is empty");
        add("open quote", header + row + "\"" + classifierRow + constantRow,
            "line 3: a field that begins with a quotation mark here is not closed");
        add("open quote in the header", "\"" + header, "line 1: a name in quotation marks is not closed");
        add("cut off", header + row + classifierRow.substr(0, 30), "line 3: has 8 fields, the header has 20");
        add("names twice", "Device," + header + row, "line 1, column device: stands in the header twice");
        add("lines counted through quotes", header + replaced(row, "Phone", "\"Pho\nne\"") + "a,b\n",
            "line 4: has 2 fields");
        add("lines counted at CR", "# x: 1\r\r" + everyReplaced(header + replaced(row, "5.5", "fast"), "\n", "\r"),
            "line 4, column latency_ms: 'fast' is not a number");
        add("UTF-16 without a mark", std::string("d\0e\0v\0i\0c\0e\0", 12), "is text in UTF-16 (save it as UTF-8)");
        add("UTF-16, big end first", std::string("\0d\0e\0v\0i\0c\0e", 12), "is text in UTF-16");
        add("byte that is no text, lines of CR", "# a: 1\r" + replaced(header, "device", "devic\xe9"),
            "line 2: byte 0xe9 is not UTF-8 text");
    }

    void whatMayMeanSomethingElseIsRefused()
    {
        QFETCH(std::string, text);
        QFETCH(QString, message);
        const QString error = errorOf([&] { m_folder.read(text); });
        QVERIFY2(error.startsWith(m_folder.name()), qPrintable(error));
        QVERIFY2(error.contains(message), qPrintable(error));
    }

    void everyNameComesBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"Core, many cores", "The \"fast\" one", "\"quoted\"", "two\nlines", "two\r\nlines", "a;b", "a\tb",
              " spaces ", "# no remark", "NA", "null", "sep=;", "µ-Controller", "'single'", "a,\"b\",\nc", "=1+1"})
            QTest::newRow(name) << name;
    }

    void everyNameComesBack()
    {
        QFETCH(QString, name);
        LatencyTable table = m_folder.read(plain).table;
        table.device = name.toStdString();
        table.runtime = name.toStdString() + " 2";
        writeLatencyCsv(table, m_folder.path("named.csv"));
        QVERIFY(readTableFile(m_folder.path("named.csv")).table == table);

        std::vector<std::string> fields;
        const std::string csv = csvField(table.device) + ",b," + csvField(table.runtime) + "\n";
        QVERIFY(CsvSplitter(csv, ',').next(fields) == CsvSplitter::Result::Row);
        QVERIFY((fields == std::vector<std::string>{table.device, "b", table.runtime}));
    }

private:
    Folder m_folder;
};

QTEST_GUILESS_MAIN(TestCsvTables)
#include "tst_csv_tables.moc"
