// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"
#include "tests/support/errors.h"
#include "tests/support/idx_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include <zlib.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

void writeGzip(const fs::path& path, const Bytes& bytes)
{
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), unsigned(bytes.size()));
    gzclose(file);
}

Bytes readBytes(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* trainImages = "train-images-idx3-ubyte";
constexpr const char* trainLabels = "train-labels-idx1-ubyte";
constexpr const char* testImages = "t10k-images-idx3-ubyte";

} // namespace

class TestIdxData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        writeIdxFolder(m_folder, 30, 12, 4, 3);
    }

    void plainFilesAreRead()
    {
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size(), 30);
        QCOMPARE(sets.test->size(), 12);
        QVERIFY((sets.train->imageShape() == Shape{1, 4, 4}));
        QVERIFY((sets.train->classNames() == std::vector<std::string>{"0", "1", "2"}));
        QCOMPARE(sets.train->label(4), 1);
        const Image image = sets.train->image(2);
        QCOMPARE(image.pixels.size(), std::size_t(16));
        QCOMPARE(int(image.pixels[3]), (2 * 37 + 3 * 11) % 256);
        QVERIFY(errorOf([&] { sets.train->image(30); }).contains("there are 30"));
    }

    void gzippedFilesGiveTheSame()
    {
        const std::string before = openData(spec()).train->fingerprint();
        for (const char* name : {trainImages, trainLabels}) {
            writeGzip(m_folder / (std::string(name) + ".gz"), readBytes(m_folder / name));
            fs::remove(m_folder / name);
        }
        QCOMPARE(openData(spec()).train->fingerprint(), before);
    }

    void theFingerprintTellsContentsApart()
    {
        const std::string before = openData(spec()).train->fingerprint();
        Bytes labels = readBytes(m_folder / trainLabels);
        std::swap(labels[8], labels[9]);
        writeBytes(m_folder / trainLabels, labels);
        QVERIFY(openData(spec()).train->fingerprint() != before);
    }

    void damageIsNamed_data()
    {
        using Damage = std::function<void(const fs::path&)>;
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* file, const char* message, const Damage& damage) {
            QTest::newRow(name) << damage << QString(file) << QString(message);
        };
        const Bytes twelve(12 * 16, 7);
        row("missing", trainImages,
            "does not exist, neither plain nor with .gz, nor another file whose name says train "
            "and images; the folder holds t10k-images-idx3-ubyte",
            [](const fs::path& f) { fs::remove(f / trainImages); });
        row("folder instead of file", trainImages, "does not exist", [](const fs::path& f) {
            fs::remove(f / trainImages);
            fs::create_directory(f / trainImages);
        });
        row("empty file", trainLabels, "is empty", [](const fs::path& f) { writeBytes(f / trainLabels, {}); });
        row("truncated magic", trainLabels, "ends inside its header (magic number)", [](const fs::path& f) {
            writeBytes(f / trainLabels, {0, 0, 8});
        });
        row("truncated header", trainImages, "ends inside its header (dimension 2 of 3)", [](const fs::path& f) {
            writeBytes(f / trainImages, Bytes{0, 0, 8, 3, 0, 0, 0, 30, 0, 0});
        });
        row("truncated", trainImages, "promises 480 bytes of data, 479 are there",
            [](const fs::path& f) { fs::resize_file(f / trainImages, fs::file_size(f / trainImages) - 1); });
        row("too long", trainLabels, "is longer than its header says",
            [](const fs::path& f) { writeBytes(f / trainLabels, idxLabels(30, Bytes(31, 1))); });
        row("labels as images", trainImages, "holds no images: it is IDX of unsigned bytes, 30, as labels are",
            [](const fs::path& f) {
                fs::copy_file(f / trainLabels, f / trainImages, fs::copy_options::overwrite_existing);
            });
        row("images as labels", trainLabels, "holds no labels: it is IDX of unsigned bytes, 30 x 4 x 4, as images are",
            [](const fs::path& f) {
                fs::copy_file(f / trainImages, f / trainLabels, fs::copy_options::overwrite_existing);
            });
        row("other split", trainLabels, "holds 12 labels, but train-images-idx3-ubyte holds 30 images",
            [](const fs::path& f) {
                writeBytes(f / trainLabels, idxLabels(12, {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2}));
            });
        row("no images", trainImages, "holds no images",
            [](const fs::path& f) { writeBytes(f / trainImages, idxImages(0, 4, 4, {})); });
        row("no labels", trainLabels, "holds no labels",
            [](const fs::path& f) { writeBytes(f / trainLabels, idxLabels(0, {})); });
        row("zero width", trainImages, "measure 0 x 4 pixels",
            [](const fs::path& f) { writeBytes(f / trainImages, idxImages(30, 4, 0, {})); });
        row("huge images", trainImages, "measure 4000000000 x 4 pixels",
            [](const fs::path& f) { writeBytes(f / trainImages, idxImages(30, 4, 4000000000u, {})); });
        row("huge count", trainImages, "more than 8 GiB",
            [](const fs::path& f) { writeBytes(f / trainImages, idxImages(4000000000u, 4096, 4096, {})); });
        row("a lie about the count", trainImages, "promises 8388608000 bytes of data, 3 are there",
            [](const fs::path& f) {
                writeBytes(f / trainImages, idxImages(2000, 2048, 2048, {1, 2, 3}));
            });
        row("one class", trainLabels, "holds a single class",
            [](const fs::path& f) { writeBytes(f / trainLabels, idxLabels(30, Bytes(30, 0))); });
        row("test label unknown in training", "t10k-labels-idx1-ubyte",
            "label 3 of image 2 is out of range, the classes are 0 to 2", [](const fs::path& f) {
                Bytes labels(12, 1);
                labels[2] = 3;
                writeBytes(f / "t10k-labels-idx1-ubyte", idxLabels(12, labels));
            });
        row("other image size", "", "the training images measure 4 x 4 pixels, the test images 2 x 8",
            [=](const fs::path& f) { writeBytes(f / testImages, idxImages(12, 8, 2, twelve)); });
        row("truncated gzip", trainImages, "gzip data ends too early", [](const fs::path& f) {
            writeGzip(f / "x", readBytes(f / trainImages));
            Bytes bytes = readBytes(f / "x");
            bytes.resize(bytes.size() / 2);
            writeBytes(f / trainImages, bytes);
        });
        row("corrupt gzip", trainImages, "is damaged, its gzip data cannot be unpacked", [](const fs::path& f) {
            writeGzip(f / "x", readBytes(f / trainImages));
            Bytes bytes = readBytes(f / "x");
            for (std::size_t i = bytes.size() / 2; i < bytes.size() - 8; ++i)
                bytes[i] = std::uint8_t(~bytes[i]);
            writeBytes(f / trainImages, bytes);
        });
        row("wrong gzip checksum", trainImages, "is damaged, its gzip data cannot be unpacked", [](const fs::path& f) {
            writeGzip(f / "x", readBytes(f / trainImages));
            Bytes bytes = readBytes(f / "x");
            bytes[bytes.size() - 7] ^= 1;
            writeBytes(f / trainImages, bytes);
        });
    }

    void damageIsNamed()
    {
        QFETCH(std::function<void(const fs::path&)>, damage);
        QFETCH(QString, file);
        QFETCH(QString, message);
        damage(m_folder);
        const QString error = errorOf([&] { openData(spec()); });
        QVERIFY2(error.contains(message), qPrintable(error));
        const fs::path named = file.isEmpty() ? m_folder : m_folder / file.toStdString();
        QVERIFY2(error.startsWith(QString::fromStdString(named.string()) + ": "), qPrintable(error));
    }

    void wrongSpecificationsAreUsageErrors()
    {
        QVERIFY(errorOf([] { openData({.kind = "tapes"}); }).contains("unknown kind of data 'tapes'"));
        QVERIFY(errorOf([] { openData({.kind = "idx"}); }).contains("needs a place: idx:FOLDER"));
        QVERIFY(errorOf([&] { openData({.kind = "idx", .folder = m_folder, .trainLimit = -1}); }).contains("negative"));
        QVERIFY(errorOf([&] { openData({.kind = "idx", .folder = m_folder / "nowhere"}); }).contains("does not exist"));
        QVERIFY_EXCEPTION_THROWN(openData({.kind = "cifar"}), UsageError);
    }

    void fashionMnistHasItsOwnClasses()
    {
        const DataSets sets = openData({.kind = "fashion-mnist", .folder = m_folder});
        QCOMPARE(sets.train->classNames().size(), std::size_t(10));
        QCOMPARE(sets.train->classNames()[9], std::string("Ankle boot"));
        Bytes labels(30, 1);
        labels[7] = 10;
        writeBytes(m_folder / trainLabels, idxLabels(30, labels));
        const QString error = errorOf([&] { openData({.kind = "fashion-mnist", .folder = m_folder}); });
        QVERIFY2(error.contains("label 10 of image 7 is out of range, the classes are 0 to 9"), qPrintable(error));
    }

    void theInstalledFashionMnistOpens()
    {
        if (!fs::exists("/usr/share/datasets/fashion-mnist")) {
            QVERIFY(errorOf([] { openData({}); }).contains("dataset-fashion-mnist"));
            QSKIP("Debian's package dataset-fashion-mnist is not installed");
        }
        const DataSets sets = openData({});
        QCOMPARE(sets.train->size(), 60000);
        QCOMPARE(sets.test->size(), 10000);
        QVERIFY((sets.train->imageShape() == Shape{1, 28, 28}));
        const Normalization normalization = measureNormalization(*sets.train);
        // The values that the field uses for this data set.
        QVERIFY(std::abs(normalization.mean[0] - 0.2860) < 1e-4);
        QVERIFY(std::abs(normalization.deviation[0] - 0.3530) < 1e-4);
    }

    void normalizationFollowsItsDefinition()
    {
        writeIdxFolder(m_folder, 2, 2, 2, 2);
        writeBytes(m_folder / trainImages, idxImages(2, 2, 2, {0, 255, 0, 255, 255, 255, 255, 255}));
        const DataSets sets = openData(spec());
        const Normalization all = measureNormalization(*sets.train);
        QCOMPARE(all.mean.at(0), 0.75);
        QCOMPARE(all.deviation.at(0), std::sqrt(0.1875));
        const Normalization second = measureNormalization(*sets.train, {1});
        QCOMPARE(second.mean.at(0), 1.0);
        QCOMPARE(second.deviation.at(0), 1.0); // no variation
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(measureNormalization(*sets.train, {}, source.get_token()), Cancelled);
    }

    void theSplitIsStratifiedAndComplete()
    {
        const DataSets sets = openData(spec());
        const Split split = stratifiedSplit(*sets.train, 0.25, 3);
        std::map<int, int> heldOut;
        std::set<std::int64_t> seen(split.train.begin(), split.train.end());
        for (const std::int64_t index : split.heldOut) {
            ++heldOut[sets.train->label(index)];
            QVERIFY(seen.insert(index).second);
        }
        QCOMPARE(seen.size(), std::size_t(30));
        QVERIFY((heldOut == std::map<int, int>{{0, 3}, {1, 3}, {2, 3}})); // round(0.25 * 10)
        QVERIFY(!std::is_sorted(split.train.begin(), split.train.end()));
        QVERIFY(!std::is_sorted(split.heldOut.begin(), split.heldOut.end()));
    }

    void theSplitFollowsItsSeed()
    {
        const DataSets sets = openData(spec());
        const Split first = stratifiedSplit(*sets.train, 0.2, 1);
        const Split again = stratifiedSplit(*sets.train, 0.2, 1);
        const Split other = stratifiedSplit(*sets.train, 0.2, 2);
        QVERIFY(first.train == again.train && first.heldOut == again.heldOut);
        QVERIFY(first.train != other.train);
    }

    void aSmallShareStillHoldsOutEveryClass()
    {
        const DataSets sets = openData(spec());
        QCOMPARE(stratifiedSplit(*sets.train, 0.001, 1).heldOut.size(), std::size_t(3));
        QCOMPARE(stratifiedSplit(*sets.train, 0.999, 1).train.size(), std::size_t(3));
        QVERIFY(stratifiedSplit(*sets.train, 0, 1).heldOut.empty());
        const Split limited = stratifiedSplit(*sets.train, 0.5, 1, 10);
        QCOMPARE(limited.train.size() + limited.heldOut.size(), std::size_t(10));
        QVERIFY(errorOf([&] { stratifiedSplit(*sets.train, 1, 1); }).contains("less than 1"));
        QVERIFY(errorOf([&] { stratifiedSplit(*sets.train, std::nan(""), 1); }).contains("less than 1"));
    }

private:
    DataSpec spec() const { return {.kind = "idx", .folder = m_folder}; }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestIdxData)
#include "tst_idx_data.moc"
