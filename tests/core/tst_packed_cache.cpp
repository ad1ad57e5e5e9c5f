// SPDX-License-Identifier: MIT
#include "core/data/data_progress.h"
#include "core/data/loader.h"
#include "core/data/packed_cache.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/made_pictures.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <numeric>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

/// Counts how often it is asked for an image; one of them can be broken.
class Counted final : public ImageDataset
{
public:
    explicit Counted(std::int64_t size, std::string fingerprint = "content", std::int64_t broken = -1,
                     int firstLabel = 0)
        : m_size(size), m_fingerprint(std::move(fingerprint)), m_broken(broken), m_firstLabel(firstLabel)
    {
    }
    std::int64_t size() const override { return m_size; }
    Shape imageShape() const override { return {3, 10, 12}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t index) const override { return int((index + m_firstLabel) % 2); }
    Image image(std::int64_t index) const override
    {
        ++decoded;
        if (index == m_broken)
            throw Error("cannot be decoded", "broken.jpg");
        Image image = madePicture(12, 10);
        image.pixels[0] = std::uint8_t(index);
        image.pixels[1] = std::uint8_t(index >> 8);
        return image;
    }
    std::string fingerprint() const override { return m_fingerprint; }
    mutable std::atomic<int> decoded = 0;

private:
    std::int64_t m_size;
    std::string m_fingerprint;
    std::int64_t m_broken;
    int m_firstLabel;
    std::vector<std::string> m_names = {"even", "odd"};
};

void overwrite(const fs::path& file, std::streamoff place, char byte)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(place);
    stream.put(byte);
}

} // namespace

class TestPackedCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As by another program, or a disk that loses its end.
    void aFileThatShrinksIsDoneWithout()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "set.images";
        const auto data = std::make_shared<Counted>(300);
        writePacked(*data, file);
        const std::shared_ptr<const ImageDataset> packed = openPacked(data, file);
        QVERIFY(packed);
        fs::resize_file(file, 4096 + 100 * 3 * 10 * 12 + 50); // in the middle of an image
        data->decoded = 0;
        for (std::int64_t i = 0; i < packed->size(); ++i)
            QCOMPARE(packed->image(i).pixels[0], std::uint8_t(i));
        QCOMPARE(data->decoded.load(), 200);
    }

    void packedImagesAreThoseOfTheSet()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "below" / "set.images";
        const auto data = std::make_shared<Counted>(300);
        QVERIFY(!openPacked(data, file));
        std::vector<std::int64_t> told;
        {
            const DataProgressScope scope([&](const DataProgress& progress) {
                QVERIFY(progress.stage == DataProgress::Stage::Packing);
                QCOMPARE(progress.total, std::int64_t(300));
                told.push_back(progress.done);
            });
            writePacked(*data, file);
        }
        QCOMPARE(told.back(), std::int64_t(300));
        QCOMPARE(data->decoded.load(), 300);
        QCOMPARE(std::int64_t(fs::file_size(file)), packedBytes(*data));
        const std::shared_ptr<const ImageDataset> packed = openPacked(data, file);
        QVERIFY(packed);
        for (std::int64_t i = 0; i < 300; ++i) {
            const Image image = packed->image(i);
            QVERIFY(image.shape == data->imageShape());
            QCOMPARE(int(image.pixels[0]) + 256 * image.pixels[1], int(i));
            QCOMPARE(packed->label(i), data->label(i));
        }
        QCOMPARE(data->decoded.load(), 300); // none of them again
        QCOMPARE(packed->fingerprint(), data->fingerprint());
        QVERIFY(!packed->notes().empty());
        // Batches are the same, bit by bit.
        std::vector<std::int64_t> indices(300);
        std::iota(indices.begin(), indices.end(), 0);
        const LoaderOptions options{.batchSize = 32, .threads = 2, .seed = 9, .augmentation = {.cropArea = 0.5}};
        Loader direct(data, indices, options), mapped(packed, indices, options);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(mapped.next().pixels, direct.next().pixels);
    }

    void onlyTheFileOfTheSetIsTaken_data()
    {
        QTest::addColumn<std::function<void(const fs::path&)>>("damage");
        using Damage = std::function<void(const fs::path&)>;
        QTest::newRow("torn") << Damage([](const fs::path& file) { fs::resize_file(file, fs::file_size(file) - 1); });
        QTest::newRow("longer") << Damage([](const fs::path& file) { fs::resize_file(file, fs::file_size(file) + 1); });
        QTest::newRow("empty") << Damage([](const fs::path& file) { fs::resize_file(file, 0); });
        QTest::newRow("magic") << Damage([](const fs::path& file) { overwrite(file, 0, 'X'); });
        QTest::newRow("version") << Damage([](const fs::path& file) { overwrite(file, 8, 99); });
        QTest::newRow("key") << Damage([](const fs::path& file) { overwrite(file, 40, '?'); });
        QTest::newRow("checksum, or behind it") << Damage([](const fs::path& file) {
            for (std::streamoff place = 32; place < 160; ++place)
                overwrite(file, place, 'x');
        });
        QTest::newRow("no header yet") << Damage([](const fs::path& file) {
            for (std::streamoff place = 0; place < 4096; ++place)
                overwrite(file, place, 0);
        });
        QTest::newRow("a folder") << Damage([](const fs::path& file) {
            fs::remove(file);
            fs::create_directory(file);
        });
    }

    void onlyTheFileOfTheSetIsTaken()
    {
        QFETCH(std::function<void(const fs::path&)>, damage);
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "set.images";
        const auto data = std::make_shared<Counted>(20);
        writePacked(*data, file);
        QVERIFY(openPacked(data, file));
        QVERIFY(!openPacked(std::make_shared<Counted>(20, "other content"), file));
        QVERIFY(packedFile(*data) != packedFile(Counted(20, "other content")));
        QVERIFY(packedFile(*data) != packedFile(Counted(21)));
        // The same images in another order.
        const auto turned = std::make_shared<Counted>(20, "content", -1, 1);
        QVERIFY(packedFile(*data) != packedFile(*turned));
        QVERIFY(!openPacked(turned, file));
        damage(file);
        QVERIFY(!openPacked(data, file));
    }

    void whatIsInterruptedLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "set.images";
        writeTextFile(file, "the old one");
        const Counted data(5000);
        std::stop_source source;
        const DataProgressScope scope([&](const DataProgress&) { source.request_stop(); });
        QVERIFY_EXCEPTION_THROWN(writePacked(data, file, source.get_token()), Cancelled);
        QVERIFY(data.decoded < 5000);
        QCOMPARE(readTextFile(file), std::string("the old one"));
        fs::path temporary = file;
        temporary += ".part";
        QVERIFY(!fs::exists(temporary));
        // What a crash leaves behind is written over.
        writeTextFile(temporary, "half of one");
        const auto whole = std::make_shared<Counted>(20);
        writePacked(*whole, file);
        QVERIFY(openPacked(whole, file));
        QVERIFY(!fs::exists(temporary));
    }

    void brokenPicturesAreAskedForAgain()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "set.images";
        const auto data = std::make_shared<Counted>(20, "content", 7);
        writePacked(*data, file);
        const std::shared_ptr<const ImageDataset> packed = openPacked(data, file);
        QVERIFY(packed);
        QCOMPARE(int(packed->image(8).pixels[0]), 8);
        QCOMPARE(errorOf([&] { packed->image(7); }), QStringLiteral("broken.jpg: cannot be decoded"));
    }

    void twoDoNotPackTheSameAtOnce()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "set.images";
        const fs::path lock = file.string() + ".lock";
        const int other = ::open(lock.c_str(), O_RDWR | O_CREAT, 0644);
        QCOMPARE(::flock(other, LOCK_EX), 0);
        const Counted data(20);
        QVERIFY(
            errorOf([&] { writePacked(data, file); }).contains(QStringLiteral("is being written by another process")));
        ::close(other);
        writePacked(data, file);
        QVERIFY(fs::exists(file));
    }

    void aDiskThatCannotBeWrittenIsSaid()
    {
        const QTemporaryDir folder;
        const fs::path blocked = fs::path(folder.path().toStdString()) / "file";
        writeTextFile(blocked, "no folder");
        QVERIFY(errorOf([&] {
                    writePacked(Counted(20), blocked / "set.images");
                }).contains(QStringLiteral("cannot be created")));
    }

    void packingIsAnOptionOfTheData()
    {
        const QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        for (int i = 0; i < 40; ++i) {
            const fs::path file = place / (i % 2 == 0 ? "even" : "odd") / (std::to_string(i) + ".png");
            fs::create_directories(file.parent_path());
            const PictureBytes bytes = encodedBy(".png", madePicture(40 + i, 30 + i));
            writeTextFile(file, std::string(bytes.begin(), bytes.end()));
        }
        const DataSets plain = openData(dataSpecFromText("folder,size=16:" + place.string()));
        const DataSets packed = openData(dataSpecFromText("folder,size=16,packed=true:" + place.string()));
        QVERIFY(plain.train->encoded() && !packed.train->encoded());
        QVERIFY(std::ranges::any_of(packed.notes,
                                    [](const std::string& note) { return note.find("decoded out of") < note.size(); }));
        for (const auto& [from, to] : {std::pair{plain.train, packed.train}, {plain.test, packed.test}}) {
            QCOMPARE(to->size(), from->size());
            QCOMPARE(to->fingerprint(), from->fingerprint());
            QVERIFY(fs::exists(packedFile(*from)));
            for (std::int64_t i = 0; i < from->size(); ++i)
                QCOMPARE(to->image(i).pixels, from->image(i).pixels);
        }
    }

    void packingIsDoneOnce()
    {
        const auto data = std::make_shared<Counted>(40, "done once");
        std::error_code ignored;
        fs::remove(packedFile(*data), ignored);
        QVERIFY(packed(data));
        QCOMPARE(data->decoded.load(), 40);
        const std::shared_ptr<const ImageDataset> again = packed(data);
        QCOMPARE(int(again->image(39).pixels[0]), 39);
        QCOMPARE(data->decoded.load(), 40);
    }
};

QTEST_GUILESS_MAIN(TestPackedCache)
#include "tst_packed_cache.moc"
