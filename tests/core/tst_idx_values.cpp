// SPDX-License-Identifier: MIT
#include "tests/support/errors.h"
#include "tests/support/idx_forms.h"

#include <QTest>

#include <memory>

using namespace pathloom;
using namespace idxforms;

/// What the numbers in IDX files become: pixels of every type and layout, classes from every kind of label.
class TestIdxValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<StandardFolder>();
        m_folder = m_place->path();
    }

    void everyElementTypeBecomesPixels_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<std::vector<double>>("values"); // of the first image
        QTest::addColumn<std::vector<int>>("pixels");
        QTest::addColumn<QString>("note");
        const auto row = [](const char* name, int type, const Numbers& values, const std::vector<int>& pixels,
                            const char* note) { QTest::newRow(name) << type << values << pixels << QString(note); };
        row("unsigned bytes", 0x08, {0, 1, 127, 128, 200, 255}, {0, 1, 127, 128, 200, 255}, "");
        row("signed bytes", 0x09, {-128, -1, 0, 1, 100, 127}, {0, 127, 128, 129, 228, 255}, "128 is added to each");
        row("short pixels", 0x0b, {0, 1, 127, 128, 200, 255}, {0, 1, 127, 128, 200, 255}, "taken as they are");
        row("short, few values", 0x0b, {-5, 0, 5, 10, 20, 245}, {0, 5, 10, 15, 25, 250}, "5 is added to each");
        row("short, all of it", 0x0b, {-32768, 32767, 0, -1, 16384, -16384}, {0, 255, 128, 127, 191, 64},
            "from -32768 to 32767; that range becomes 0 to 255");
        row("int pixels", 0x0c, {0, 1, 127, 128, 200, 255}, {0, 1, 127, 128, 200, 255},
            "32-bit integers from 0 to 255");
        row("int, 12 bits", 0x0c, {0, 4095, 2048, 16, 8, 1000}, {0, 255, 128, 1, 0, 62}, "becomes 0 to 255");
        row("float shares", 0x0d, {0, 1, 0.5, 0.25, 0.1, 0.002}, {0, 255, 128, 64, 26, 1}, "multiplied by 255");
        row("float pixels", 0x0d, {0, 255, 127.4, 127.6, 3, 1}, {0, 255, 127, 128, 3, 1}, "rounded to 8 bits");
        row("float, standardised", 0x0d, {-2, 3, 0.5, -1, 0, 1}, {0, 255, 128, 51, 102, 153}, "from -2 to 3");
        row("double shares", 0x0e, {0, 1, 0.5, 0.25, 0.1, 0.002}, {0, 255, 128, 64, 26, 1}, "64-bit floats");
    }

    void everyElementTypeBecomesPixels()
    {
        QFETCH(int, type);
        QFETCH(std::vector<double>, values);
        QFETCH(std::vector<int>, pixels);
        QFETCH(QString, note);
        writeStandard();
        Numbers train, test;
        for (std::uint32_t i = 0; i < trainCount; ++i)
            train.insert(train.end(), values.begin(), values.end());
        test.assign(train.begin(), train.begin() + testCount * 6);
        writeBytes(m_folder / standard[0], storedAs(std::uint8_t(type), {trainCount, 2, 3}, train));
        writeGzip(m_folder / standard[2], storedAs(std::uint8_t(type), {testCount, 2, 3}, test));
        const DataSets sets = openData(spec());
        QCOMPARE(pixelsOf(*sets.train, 0), pixels);
        QCOMPARE(pixelsOf(*sets.train, trainCount - 1), pixels);
        QCOMPARE(pixelsOf(*sets.test, testCount - 1), pixels);
        const QString notes = QString::fromStdString(allNotes(sets));
        QVERIFY2(note.isEmpty() ? notes.isEmpty() : notes.contains(note) && notes.count('|') == 1, qPrintable(notes));
    }

    void testImagesUseTheScaleOfTheTrainingImages()
    {
        writeStandard();
        const auto write = [&](std::uint8_t type, double trainTop, double testTop) {
            writeBytes(m_folder / standard[0],
                       storedAs(type, {trainCount, 2, 3}, ramp(trainCount, 6, 0, trainTop / (trainCount * 6 - 1))));
            writeBytes(m_folder / standard[2],
                       storedAs(type, {testCount, 2, 3}, ramp(testCount, 6, 0, testTop / (testCount * 6 - 1))));
        };
        write(0x0d, 1000, 500);
        QCOMPARE(pixelsOf(*openData(spec()).test, testCount - 1).back(), 128);
        write(0x0d, 1000, 2000);
        QVERIFY(allNotes(openData(spec())).find("what lies outside is cut off") != std::string::npos);
        write(0x0d, 1, 255);
        const QString refused = errorOf([&] { openData(spec()); });
        QVERIFY2(refused.contains("holds values from 0 to 255, those of the training images lie in 0 to 1"),
                 qPrintable(refused));
        writeBytes(m_folder / standard[2], storedAs(0x08, {testCount, 2, 3}, ramp(testCount, 6, 0, 1)));
        const QString mixed = errorOf([&] { openData(spec()); });
        QVERIFY2(mixed.contains("holds unsigned bytes, but the training images are stored as 32-bit floats"),
                 qPrintable(mixed));
    }

    void labelsOfEveryTypeAreRead_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("columns");
        for (const auto& [name, type] : {std::pair("unsigned bytes", 0x08),
                                         {"signed bytes", 0x09},
                                         {"short", 0x0b},
                                         {"int", 0x0c},
                                         {"float", 0x0d},
                                         {"double", 0x0e}})
            for (const int columns : {0, 1, 8})
                QTest::addRow("%s, %d columns", name, columns) << type << columns;
    }

    void labelsOfEveryTypeAreRead()
    {
        QFETCH(int, type);
        QFETCH(int, columns);
        writeStandard();
        const std::string before = openData(spec()).train->fingerprint();
        const auto write = [&](const char* name, std::uint32_t count) {
            std::vector<std::uint32_t> sizes = {count};
            if (columns > 0)
                sizes.push_back(std::uint32_t(columns));
            Numbers numbers;
            for (std::uint32_t i = 0; i < count; ++i)
                for (int column = 0; column < std::max(1, columns); ++column)
                    numbers.push_back(column == 0 ? i % 3 : 90 + column);
            writeBytes(m_folder / name, storedAs(std::uint8_t(type), sizes, numbers));
        };
        write(standard[1], trainCount);
        write(standard[3], testCount);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->fingerprint(), before); // the same labels
        QCOMPARE(sets.train->label(4), 1);
        QCOMPARE(allNotes(sets),
                 std::string(columns > 1 ? "|The labels have 8 columns; the first one is the class." : ""));
    }

    void onlyLabelsThatOccurAreClasses_data()
    {
        QTest::addColumn<std::vector<double>>("labels");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("note");
        QTest::newRow("from 1") << Numbers{1, 2, 3, 1, 2, 3} << "1 2 3"
                                << "The labels are 1 to 3: those that occur are the 3 classes.";
        QTest::newRow("gaps") << Numbers{0, 1, 4, 5, 9, 0} << "0 1 4 5 9"
                              << "The labels are 0 to 1, 4 to 5 and 9";
        QTest::newRow("negative") << Numbers{-1, 1, -1, 1, -1, 1} << "-1 1"
                                  << "The labels are -1 and 1";
        QTest::newRow("large") << Numbers{1000, 70000, 1000, 70000, 1000, 70000} << "1000 70000"
                               << "1000 and 70000";
        QTest::newRow("from 0") << Numbers{0, 1, 2, 0, 1, 2} << "0 1 2"
                                << "";
    }

    void onlyLabelsThatOccurAreClasses()
    {
        QFETCH(std::vector<double>, labels);
        QFETCH(QString, names);
        QFETCH(QString, note);
        writeStandard();
        writeBytes(m_folder / standard[1], storedAs(0x0c, {trainCount}, labels));
        writeBytes(m_folder / standard[3], storedAs(0x0c, {testCount}, {labels.begin(), labels.begin() + testCount}));
        const DataSets sets = openData(spec());
        QStringList found;
        for (const std::string& name : sets.train->classNames())
            found.append(QString::fromStdString(name));
        QCOMPARE(found.join(' '), names);
        for (std::uint32_t i = 0; i < trainCount; ++i)
            QCOMPARE(sets.train->classNames().at(std::size_t(sets.train->label(i))), std::to_string(int(labels[i])));
        QCOMPARE(sets.test->classNames(), sets.train->classNames());
        const QString notes = QString::fromStdString(allNotes(sets));
        QVERIFY2(note.isEmpty() ? notes.isEmpty() : notes.contains(note), qPrintable(notes));
    }

    void colourIsReadInBothLayouts_data()
    {
        QTest::addColumn<std::vector<std::uint32_t>>("sizes"); // of an image in the file
        QTest::addColumn<bool>("transposed");
        QTest::addColumn<std::vector<int>>("shape"); // channels, height, width
        QTest::addColumn<std::vector<int>>("pixels");
        using Sizes = std::vector<std::uint32_t>;
        using Ints = std::vector<int>;
        QTest::newRow("grey") << Sizes{2, 3} << false << Ints{1, 2, 3} << Ints{0, 1, 2, 3, 4, 5};
        QTest::newRow("grey, transposed") << Sizes{2, 3} << true << Ints{1, 3, 2} << Ints{0, 3, 1, 4, 2, 5};
        const Ints inOrder = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
        QTest::newRow("colours last") << Sizes{1, 5, 3} << false << Ints{3, 1, 5} << inOrder;
        QTest::newRow("colours last, transposed") << Sizes{1, 5, 3} << true << Ints{3, 5, 1} << inOrder;
        QTest::newRow("colours first") << Sizes{3, 1, 5} << false << Ints{3, 1, 5}
                                       << Ints{0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14};
        QTest::newRow("colours first, one column")
            << Sizes{3, 5, 1} << false << Ints{3, 5, 1} << Ints{0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14};
        QTest::newRow("colours first, transposed")
            << Sizes{3, 1, 5} << true << Ints{3, 5, 1} << Ints{0, 5, 10, 1, 6, 11, 2, 7, 12, 3, 8, 13, 4, 9, 14};
        QTest::newRow("one channel last") << Sizes{5, 3, 1} << false << Ints{1, 5, 3} << inOrder;
        QTest::newRow("one channel first") << Sizes{1, 5, 5} << false << Ints{1, 5, 5} << Ints{};
    }

    void colourIsReadInBothLayouts()
    {
        QFETCH(std::vector<std::uint32_t>, sizes);
        QFETCH(bool, transposed);
        QFETCH(std::vector<int>, shape);
        QFETCH(std::vector<int>, pixels);
        writeStandard();
        std::uint32_t perImage = 1;
        for (const std::uint32_t size : sizes)
            perImage *= size;
        // bytes, which lie in order or not, and integers, which never do
        for (const std::uint8_t type : {std::uint8_t(0x08), std::uint8_t(0x0b)}) {
            for (const auto& [name, count] : {std::pair(standard[0], trainCount), {standard[2], testCount}}) {
                std::vector<std::uint32_t> all = {count};
                all.insert(all.end(), sizes.begin(), sizes.end());
                writeBytes(m_folder / name, storedAs(type, all, ramp(count, perImage, 0, 1)));
            }
            DataSpec wanted = spec();
            wanted.options["transposed"] = transposed ? "true" : "false";
            const DataSets sets = openData(wanted);
            QVERIFY((sets.train->imageShape() == Shape{shape[0], shape[1], shape[2]}));
            if (!pixels.empty())
                QCOMPARE(pixelsOf(*sets.train, 0), pixels);
            QCOMPARE(pixelsOf(*sets.test, 1).front(), int(perImage));
            QCOMPARE(allNotes(sets).find("transposed") != std::string::npos, transposed);
            QCOMPARE(allNotes(sets).find("colour images are read as N x") != std::string::npos, sizes.size() == 3);
        }
    }

    void transposedIsPartOfTheSpecification()
    {
        writeStandard();
        const DataSpec turned = dataSpecFromText("idx-transposed:" + m_folder.string());
        QVERIFY(turned.isSet("transposed") && turned.kind == "idx" && turned.folder == m_folder);
        QCOMPARE(toText(turned), "idx-transposed:" + m_folder.string());
        QCOMPARE(toText(spec()), "idx:" + m_folder.string());
        QVERIFY(openData(turned).train->fingerprint() != openData(spec()).train->fingerprint());
        QVERIFY(errorOf([] { dataSpecFromText("idx-transposed:"); }).contains("names no data"));
    }

private:
    DataSpec spec() const { return m_place->spec(); }
    void writeStandard() const { m_place->write(); }

    std::unique_ptr<StandardFolder> m_place;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestIdxValues)
#include "tst_idx_values.moc"
