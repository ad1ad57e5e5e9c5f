// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "tests/support/errors.h"
#include "tests/support/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;
using namespace pictures;

/// CSV files of path and label, and CIFAR's binary files.
class TablesOfPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("PATHLOOM_DATA", m_place->filePath(QStringLiteral("kept")).toUtf8());
        for (int i = 0; i < 12; ++i)
            writeFileAt(path("pictures/" + std::to_string(i) + ", ü.png"), picture(i));
    }

    void tablesAsSpreadsheetsWriteThem_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("row"); // %1 the number of the picture, %2 the class
        QTest::newRow("commas and titles") << "path,label\n"
                                           << "\"pictures/%1, ü.png\",%2\n";
        QTest::newRow("semicolons") << "Label;File name\r\n"
                                    << "%2;\"pictures/%1, ü.png\"\r\n";
        QTest::newRow("tabs, no titles") << ""
                                         << "pictures/%1, ü.png\t%2\n";
        QTest::newRow("a line that says the separator") << "sep=|\nimage|class\n"
                                                        << "pictures/%1, ü.png|%2\n";
        QTest::newRow("other titles") << "Bildchen;Sorte\n"
                                      << "pictures/%1, ü.png;%2\n";
        QTest::newRow("an index before") << ",image_path,category\n"
                                         << "%1,\"pictures/%1, ü.png\",%2\n";
        QTest::newRow("byte order mark") << QString(QChar(0xfeff)) + "path;label\n"
                                         << "pictures/%1, ü.png;%2\n";
        QTest::newRow("written on Windows") << "path;label\r\n"
                                            << "pictures\\%1, ü.png;%2\r\n";
        QTest::newRow("remarks and blank lines") << "# mine\n\npath;label\n"
                                                 << "pictures/%1, ü.png;%2\n\n";
        QTest::newRow("whole paths") << "path;label\n"
                                     << "@/pictures/%1, ü.png;%2\n";
    }
    void tablesAsSpreadsheetsWriteThem()
    {
        QFETCH(QString, head);
        QFETCH(QString, row);
        QString table = head;
        for (int i = 0; i < 12; ++i)
            table += row.arg(i).arg(i % 3 == 0 ? "two words" : i % 3 == 1 ? "10" : "9");
        table.replace('@', m_place->path());
        write(table);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"9", "10", "two words"}));
        QCOMPARE(countsOf(*sets.train), (std::vector<int>{3, 3, 3}));
        QCOMPARE(countsOf(*sets.test), (std::vector<int>{1, 1, 1}));
        QCOMPARE(kindOf(path("table.csv")), std::string("csv"));
        sets.train->image(0);
    }

    /// What is open already is not taken for it.
    void otherLabelsAreAnotherSet()
    {
        const auto rows = [](const char* first) {
            QString table = QStringLiteral("path;label\n");
            for (int i = 0; i < 12; ++i)
                table += QStringLiteral("pictures/%1, ü.png;%2\n").arg(i).arg(i % 2 ? "x" : first);
            return table;
        };
        write(rows("a"));
        const DataSets sets = openData(spec());
        write(rows("b"));
        QCOMPARE(openData(spec()).train->classNames(), (std::vector<std::string>{"b", "x"}));
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"a", "x"}));
    }

    /// The table is read once, for as long as it and its files keep their times and sizes.
    void whatATableSaysIsKept()
    {
        using namespace std::chrono_literals;
        const auto now = fs::file_time_type::clock::now();
        const auto rows = [](char first) {
            QString table = QStringLiteral("path;label\n");
            for (int i = 0; i < 12; ++i)
                table += QStringLiteral("pictures/%1, ü.png;%2\n").arg(i).arg(QLatin1Char(i % 2 ? 'x' : first));
            return table;
        };
        const auto classes = [&](char first, std::chrono::minutes age) {
            QFile file(m_place->filePath(QStringLiteral("table.csv")));
            const bool isOpen = file.open(QIODevice::ReadWrite); // in place: it keeps its number
            const bool isWritten = isOpen && file.write(rows(first).toUtf8()) > 0;
            file.close();
            fs::last_write_time(path("table.csv"), now - age);
            return isWritten ? openData(spec()).train->classNames() : std::vector<std::string>();
        };
        for (int i = 0; i < 12; ++i)
            fs::last_write_time(path("pictures/" + std::to_string(i) + ", ü.png"), now - 60min);
        const std::vector<std::string> ofA = {"a", "x"}, ofB = {"b", "x"};
        QCOMPARE(classes('a', 60min), ofA);
        QCOMPARE(classes('b', 60min), ofA); // nobody can see that
        QCOMPARE(classes('b', 59min), ofB);
        QCOMPARE(openData(spec()).train->size() + openData(spec()).test->size(), 12);
        fs::last_write_time(path("pictures/3, ü.png"), now - 58min);
        QCOMPARE(classes('a', 59min), ofA); // read again since a picture was replaced
        fs::remove(path("pictures/3, ü.png"));
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), 11);
        writeFileAt(path("pictures/3, ü.png"), picture(3)); // what was missing is not taken for missing for ever
        QCOMPARE(openData(spec()).train->size() + openData(spec()).test->size(), 12);
    }

    void aColumnMaySayThePart()
    {
        QString table = "path;label;split\n";
        for (int i = 0; i < 12; ++i)
            table += QStringLiteral("pictures/%1, ü.png;%2;%3\n")
                         .arg(i)
                         .arg(i % 2)
                         .arg(i < 6   ? "train"
                              : i < 8 ? "VAL"
                                      : "test");
        write(table);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size(), 8);
        QCOMPARE(sets.train->validationCount(), 2);
        QCOMPARE(sets.test->size(), 4);
    }

    void badTablesAreOneSentence_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << ""
                               << "holds no rows";
        QTest::newRow("titles only") << "path,label\n"
                                     << "holds no rows";
        QTest::newRow("one column") << "picture.png\n"
                                    << "line 1: a path and a label are needed";
        QTest::newRow("open quotation marks") << "path;label\n\"pictures/1;a\n"
                                              << "line 2: quotation marks are opened";
        QTest::newRow("no such files") << "path;label\na.png;x\nb.png;y\nc.png;z\n"
                                       << "3 of 3 files do not exist, as of line 2: a.png does not exist";
        QTest::newRow("no label") << "path;label\npictures/1, ü.png;\n"
                                  << "line 2: has no label";
        QTest::newRow("too few columns") << "path;label\npictures/1, ü.png\n"
                                         << "line 2: has 1 columns, 2 are needed";
        QTest::newRow("unknown part") << "path;label;split\npictures/1, ü.png;a;later\n"
                                      << "line 2: 'later' is neither train, validation nor test";
        QTest::newRow("one class") << "path;label\npictures/1, ü.png;a\npictures/2, ü.png;a\n"
                                   << "holds a single class (a)";
    }
    void badTablesAreOneSentence()
    {
        QFETCH(QString, table);
        QFETCH(QString, expected);
        write(table);
        const QString error = errorOf([&] { openData(spec()); });
        QVERIFY2(error.contains(expected) && error.contains("table.csv"), qPrintable(error));
    }

    void utf16IsNamed()
    {
        writeFileAt(path("table.csv"), {0xff, 0xfe, 'p', 0, 'a', 0});
        QVERIFY(errorOf([&] { openData(spec()); }).contains("is written in UTF-16"));
    }

    void aFewMissingAndRepeatedRowsAreLeftOut()
    {
        QString table = "path;label\nnowhere.png;0\npictures/3, ü.png;0\n";
        for (int i = 0; i < 12; ++i)
            table += QStringLiteral("pictures/%1, ü.png;%2\n").arg(i).arg(i % 2);
        write(table);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), 12);
        QVERIFY(notesOf(sets).find("line 2: nowhere.png does not exist") != std::string::npos);
        QVERIFY(notesOf(sets).find("line 7: pictures/3, ü.png was given another label before") != std::string::npos);
    }

    void cifar10()
    {
        writeCifar10("cifar-10-batches-bin");
        QCOMPARE(kindOf(path("cifar-10-batches-bin")), std::string("cifar"));
        QCOMPARE(kindOf(path("")), std::string("cifar")); // the folder that holds it
        const DataSets sets = openData({.kind = "cifar", .folder = path("cifar-10-batches-bin")});
        QCOMPARE(sets.train->size(), 15);
        QCOMPARE(sets.test->size(), 3);
        QCOMPARE(sets.train->classNames().front(), std::string("class0"));
        QCOMPARE(sets.train->label(4), 4); // the second image of the second file
        const Image image = sets.train->image(4);
        QCOMPARE(image.shape, (Shape{3, 32, 32}));
        // One colour after the other in the file, side by side here.
        QCOMPARE(int(image.pixels[0]), 4);
        QCOMPARE(int(image.pixels[1]), 104);
        QCOMPARE(int(image.pixels[2]), 204);
        // The archive in which it comes.
        Tree tree;
        for (const auto& entry : fs::directory_iterator(path("cifar-10-batches-bin"))) {
            std::ifstream file(entry.path(), std::ios::binary);
            tree["cifar-10-batches-bin/" + entry.path().filename().string()] =
                Bytes(std::istreambuf_iterator<char>(file), {});
        }
        writeGzipAt(path("cifar-10-binary.tar.gz"), tarOf(tree));
        for (const char* kind : {"cifar", "tar"})
            QCOMPARE(openData({.kind = kind, .folder = path("cifar-10-binary.tar.gz")}).train->fingerprint(),
                     sets.train->fingerprint());
    }

    void cifar100HasClassesOfTwoLevels()
    {
        Bytes train, test;
        for (int i = 0; i < 40; ++i)
            (i < 30 ? train : test) +=
                Bytes{std::uint8_t(i % 20), std::uint8_t(i % 100)} + Bytes(3072, std::uint8_t(i));
        writeFileAt(path("c/train.bin"), train);
        writeFileAt(path("c/test.bin"), test);
        const DataSets fine = openData({.kind = "cifar", .folder = path("c")});
        QCOMPARE(fine.train->classNames().size(), std::size_t(100));
        QCOMPARE(fine.train->label(29), 29);
        const DataSets coarse = openData({.kind = "cifar", .folder = path("c"), .options = {{"coarse", "true"}}});
        QCOMPARE(coarse.train->classNames().size(), std::size_t(20));
        QCOMPARE(coarse.train->label(29), 9);
        QVERIFY(coarse.train->fingerprint() != fine.train->fingerprint());
    }

    void badCifarIsOneSentence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content"); // null: taken away
        QTest::addColumn<QString>("expected");
        QTest::newRow("missing") << "data_batch_3.bin" << QByteArray() << "has no file data_batch_3.bin";
        QTest::newRow("no test") << "test_batch.bin" << QByteArray() << "has no file test_batch.bin";
        QTest::newRow("cut off") << "data_batch_2.bin" << QByteArray(5000, 'x') << "is no multiple of 3073";
        QTest::newRow("label") << "test_batch.bin" << QByteArray(3073, '\x10') << "label 16 of image 0 is out of range";
        QTest::newRow("names") << "batches.meta.txt" << QByteArray("a\nb\n") << "names 2 classes, CIFAR-10 has 10";
    }
    void badCifarIsOneSentence()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        writeCifar10("c");
        fs::remove(path("c") / file.toStdString());
        if (!content.isNull())
            writeFileAt(path("c") / file.toStdString(), Bytes(content.begin(), content.end()));
        const QString error = errorOf([&] { openData({.kind = "cifar", .folder = path("c")}); });
        QVERIFY2(error.contains(expected), qPrintable(error));
    }

    void cifarOfAnotherFormIsNamed()
    {
        writeFileAt(path("c/data_batch_1"), Bytes(100, 1));
        QVERIFY(
            errorOf([&] { openData({.kind = "cifar", .folder = path("c")}); }).contains("the binary version is read"));
    }

private:
    fs::path path(const std::string& name) const { return fs::path(m_place->path().toStdString()) / name; }
    DataSpec spec() const { return {.kind = "csv", .folder = path("table.csv")}; }
    void write(const QString& table) const { writeFileAt(path("table.csv"), bytesOf(table.toStdString())); }

    /// Three images in each file; a number, plus 100 in green and 200 in blue.
    void writeCifar10(const std::string& folder) const
    {
        int number = 0;
        for (const char* name : {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin",
                                 "data_batch_5.bin", "test_batch.bin"}) {
            Bytes bytes;
            for (int i = 0; i < 3; ++i, ++number) {
                bytes.push_back(std::uint8_t(number % 10));
                for (const int colour : {0, 100, 200})
                    bytes += Bytes(1024, std::uint8_t(number + colour));
            }
            writeFileAt(path(folder) / name, bytes);
        }
        std::string names;
        for (int i = 0; i < 10; ++i)
            names += "class" + std::to_string(i) + "\n";
        writeFileAt(path(folder) / "batches.meta.txt", bytesOf(names + "\n"));
    }

    std::unique_ptr<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(TablesOfPicturesTest)
#include "tst_tables_of_pictures.moc"
