// SPDX-License-Identifier: MIT
#include "tests/support/errors.h"
#include "tests/support/idx_forms.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>

#include <malloc.h>

using namespace pathloom;
using namespace idxforms;

namespace {

std::atomic<std::int64_t> allocated = 0, mostAllocated = 0;

void* counted(std::size_t bytes)
{
    void* place = std::malloc(bytes);
    if (!place)
        throw std::bad_alloc();
    const std::int64_t now = allocated += std::int64_t(malloc_usable_size(place));
    std::int64_t most = mostAllocated;
    while (now > most && !mostAllocated.compare_exchange_weak(most, now)) {
    }
    return place;
}

void uncounted(void* place)
{
    if (place)
        allocated -= std::int64_t(malloc_usable_size(place));
    std::free(place);
}

} // namespace

// Everything that is held in memory while images are read comes from here, but for zlib's buffers.
void* operator new(std::size_t bytes)
{
    return counted(bytes);
}
void* operator new[](std::size_t bytes)
{
    return counted(bytes);
}
void operator delete(void* place) noexcept
{
    uncounted(place);
}
void operator delete[](void* place) noexcept
{
    uncounted(place);
}
void operator delete(void* place, std::size_t) noexcept
{
    uncounted(place);
}
void operator delete[](void* place, std::size_t) noexcept
{
    uncounted(place);
}

/// IDX files as others write them: names, packing, and what is said of other files.
class TestIdxForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<StandardFolder>();
        m_folder = m_place->path();
    }

    void namesAreTakenAsOthersWriteThem_data()
    {
        QTest::addColumn<QStringList>("names"); // training images, training labels, test images, test labels
        const auto row = [](const char* name, const QStringList& names) { QTest::newRow(name) << names; };
        row("dots",
            {"train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"});
        row("test",
            {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "test-images-idx3-ubyte", "test-labels-idx1-ubyte"});
        row("QMNIST", {"qmnist-train-images-idx3-ubyte", "qmnist-train-labels-idx2-int",
                       "qmnist-test-images-idx3-ubyte", "qmnist-test-labels-idx2-int"});
        row("capitals and underscores", {"Train_Images.idx", "Train_Labels.idx", "Test_Images.IDX", "Test_Labels.IDX"});
        row("one word", {"trainImages.bin", "trainLabels.bin", "testImages.bin", "testLabels.bin"});
        row("inside folders of their names",
            {"train-images-idx3-ubyte/train-images-idx3-ubyte", "train-labels-idx1-ubyte/train-labels-idx1-ubyte",
             "t10k-images-idx3-ubyte/t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte/t10k-labels-idx1-ubyte"});
    }

    void namesAreTakenAsOthersWriteThem()
    {
        QFETCH(QStringList, names);
        // Whether a file is gzipped is seen from its bytes, whatever its name says.
        for (const auto& [suffix, zipped] : {std::pair("", false), {".gz", true}, {"", true}, {".gz", false}}) {
            QTemporaryDir place;
            writeForms(place.path().toStdString(), names, suffix, zipped);
            const DataSets sets = openData({.kind = "idx", .folder = place.path().toStdString()});
            QCOMPARE(sets.train->size(), std::int64_t(trainCount));
            QCOMPARE(sets.test->size(), std::int64_t(testCount));
            QCOMPARE(pixelsOf(*sets.train, 1), (std::vector{6, 7, 8, 9, 10, 11}));
            QVERIFY2(sets.notes.empty(), allNotes(sets).c_str());
        }
    }

    void otherFilesBesideThemDoNotHinder()
    {
        writeStandard();
        for (const char* folder : {"train-images.idx3-ubyte", "train-labels-idx1-ubyte.gz", "labels"})
            fs::create_directory(m_folder / folder);
        writeBytes(m_folder / "train-images.txt", {'h', 'o', 'w'});
        writeBytes(m_folder / "test-labels.csv", {'1', ',', '2'});
        writeBytes(m_folder / "latest-train-test-images", {0, 0, 8, 3});
        const DataSets sets = openData(spec());
        QVERIFY2(sets.notes.empty(), allNotes(sets).c_str());
        QCOMPARE(sets.train->size(), std::int64_t(trainCount));
    }

    void severalFilesOfAKindAreNamed()
    {
        const QStringList dots = {"train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
                                  "t10k-labels.idx1-ubyte"};
        writeStandard();
        writeForms(m_folder, dots, "", false);
        const std::string notes = allNotes(openData(spec()));
        QVERIFY2(notes.find("train-images-idx3-ubyte is read, not train-images.idx3-ubyte") != std::string::npos,
                 notes.c_str());

        QTemporaryDir emnist;
        const fs::path folder = emnist.path().toStdString();
        for (const QString& split : {QStringLiteral("letters"), QStringLiteral("digits")}) {
            QStringList names;
            for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "test-images-idx3-ubyte",
                                     "test-labels-idx1-ubyte"})
                names.append(QStringLiteral("emnist-%1-%2").arg(split, QLatin1String(name)));
            writeForms(folder, names, ".gz", true);
        }
        const QString refused = errorOf([&] { openData({.kind = "idx", .folder = folder}); });
        QVERIFY2(refused.contains("several files of training images: emnist-digits-train-images-idx3-ubyte.gz, "
                                  "emnist-letters-train-images-idx3-ubyte.gz") &&
                     refused.contains("FOLDER/emnist-letters"),
                 qPrintable(refused));
        const DataSets letters = openData({.kind = "idx", .folder = folder / "emnist-letters"});
        QCOMPARE(letters.train->size(), std::int64_t(trainCount));
        QVERIFY(allNotes(letters).find("idx-transposed:FOLDER") != std::string::npos);
        QVERIFY(errorOf([&] { openData({.kind = "idx", .folder = folder / "kmnist"}); }).endsWith("does not exist"));
    }

    void whatAFileIsInsteadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("areLabels");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const Bytes& bytes, bool areLabels, const char* message) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()))
                                << areLabels << QString(message);
        };
        const Numbers six(6, 1);
        row("vectors", storedAs(0x08, {1, 6}, six), false, "holds no images: it is IDX of unsigned bytes, 1 x 6;");
        row("idx4 of no colours", storedAs(0x08, {6, 7, 8, 9}, Numbers(6 * 7 * 8 * 9)), false,
            "it is IDX of unsigned bytes, 6 x 7 x 8 x 9; colour images are N x height x width x 3");
        row("five dimensions", storedAs(0x08, {1, 1, 1, 2, 3}, six), false, "is IDX with 5 dimensions");
        row("no dimensions", storedAs(0x08, {}, {}), false, "is IDX with 0 dimensions");
        row("unknown type", storedAs(0x0a, {6, 1, 1}, six), false, "its type is 0x0a");
        row("little-endian", {3, 8, 0, 0, 6, 0, 0, 0}, false, "little-endian");
        const double swapped = 1 << 24;
        row("little-endian labels", storedAs(0x0c, {6}, {0, swapped, 2 * swapped, 0, swapped, swapped}), true,
            "whose last byte comes first (little-endian)");
        row("little-endian short labels", storedAs(0x0b, {6, 1}, {0, 256, 512, 0, 256, 512}), true, "(little-endian)");
        row("little-endian images", storedAs(0x0c, {6, 1, 1}, {0, swapped, -swapped, 0, swapped, swapped}), false,
            "(little-endian)");
        row("ZIP", {'P', 'K', 3, 4, 9, 9}, false, "it is a ZIP archive; unpack it first");
        row("NumPy", {0x93, 'N', 'U', 'M', 'P', 'Y'}, true, "it is an array of NumPy");
        row("xz", {0xfd, '7', 'z', 'X', 'Z', 0}, true, "compressed by xz");
        row("text", {'l', 'a', 'b', '\n', '1'}, true, "it is text that begins with 'lab'");
        row("something", {7, 1, 2, 0xf0, 5}, true, "it begins with the bytes 07 01 02 f0");
        row("not finite", storedAs(0x0d, {6, 1, 1}, {1, 2, 3, std::numeric_limits<double>::quiet_NaN(), 5, 6}), false,
            "image 3 holds nan");
        row("half a class", storedAs(0x0d, {6}, {0, 1, 0.5, 1, 0, 1}), true, "label 0.5 of image 2 is no whole number");
        row("wide labels", storedAs(0x0b, {6, 2}, Numbers(11)), true, "promises 24 bytes of data, 22 are there");
        row("short images", storedAs(0x0b, {6, 2, 3}, Numbers(37)), false, "74 bytes of data instead of 72");
    }

    void whatAFileIsInsteadIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, areLabels);
        QFETCH(QString, message);
        writeStandard();
        const fs::path file = m_folder / standard[areLabels ? 1 : 0];
        writeBytes(file, Bytes(bytes.begin(), bytes.end()));
        const QString error = errorOf([&] { openData(spec()); });
        QVERIFY2(error.contains(message) && error.startsWith(QString::fromStdString(file.string())), qPrintable(error));
        // gzipped it is the same
        writeGzip(file, Bytes(bytes.begin(), bytes.end()));
        QVERIFY(errorOf([&] { openData(spec()); }).startsWith(QString::fromStdString(file.string())));
    }

    void openingIsShared()
    {
        writeStandard();
        const DataSets first = openData(spec());
        QVERIFY(openData(spec()).train == first.train);
        DataSpec turned = spec();
        turned.options["transposed"] = "true";
        QVERIFY(openData(turned).train != first.train);
        fs::remove(m_folder / standard[0]);
        writeBytes(m_folder / standard[0], storedAs(0x08, {trainCount, 2, 3}, ramp(trainCount, 6, 9, 1)));
        QCOMPARE(pixelsOf(*openData(spec()).train, 0).front(), 9); // another file by now
    }

    void openingCanBeStopped()
    {
        writeStandard();
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, openData(spec(), source.get_token()));
    }

    void pixelsAreHeldOnce_data()
    {
        QTest::addColumn<bool>("zipped");
        QTest::addColumn<int>("type");
        for (const bool zipped : {false, true})
            for (const int type : {0x08, 0x0d})
                QTest::addRow("%s, type %d", zipped ? "gzipped" : "plain", type) << zipped << type;
    }

    void pixelsAreHeldOnce()
    {
        QFETCH(bool, zipped);
        QFETCH(int, type);
        constexpr std::uint32_t images = 4000, side = 28;
        writeStandard();
        {
            const Bytes pixels = storedAs(std::uint8_t(type), {images, side, side}, Numbers(images * side * side, 1));
            (zipped ? writeGzip : writeBytes)(m_folder / standard[0], pixels);
            Bytes labels(images);
            for (std::size_t i = 0; i < labels.size(); ++i)
                labels[i] = std::uint8_t(i % 3);
            writeBytes(m_folder / standard[1], idxLabels(images, labels));
            writeBytes(m_folder / standard[2],
                       storedAs(std::uint8_t(type), {testCount, side, side}, Numbers(testCount * side * side, 1)));
        }
        const std::int64_t before = allocated;
        mostAllocated = before;
        const DataSets sets = openData(spec());
        const std::int64_t pixels = std::int64_t(images) * side * side;
        QVERIFY(sets.memoryBytes() >= pixels);
        QVERIFY2(double(mostAllocated - before) < 1.05 * double(pixels),
                 qPrintable(QString::number(mostAllocated - before)));
    }

private:
    DataSpec spec() const { return m_place->spec(); }
    void writeStandard() const { m_place->write(); }

    std::unique_ptr<StandardFolder> m_place;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestIdxForms)
#include "tst_idx_forms.moc"
