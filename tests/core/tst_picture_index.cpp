// SPDX-License-Identifier: MIT
#include "core/data/data_facts.h"
#include "core/data/data_kinds.h"
#include "core/data/each_index.h"
#include "core/data/kept_files.h"
#include "core/data/kept_listing.h"
#include "core/data/kept_normalization.h"
#include "core/data/lost_pictures.h"
#include "tests/support/errors.h"
#include "tests/support/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>

using namespace pathloom;
using namespace pictures;

/// What is kept of a set of pictures between two starts, and what is told of it.
class PictureIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("PATHLOOM_DATA", m_place->filePath(QStringLiteral("kept")).toUtf8());
    }

    void filesAreLookedAtOnce()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        cutOff("a/3.png");
        age();
        const std::string first = fingerprint();
        QVERIFY(fs::exists(indexFile(folder(), "files")) && fs::exists(indexFile(folder(), "pictures")));
        changeUnseen("b/4.png"); // which shows that it is not read again
        const DataSets again = openData(spec());
        QCOMPARE(again.train->fingerprint(), first);
        QCOMPARE(again.train->findings()->leftOut.size(), std::size_t(1));
        QCOMPARE(again.train->findings()->leftOut.front().reason, std::string("is a PNG file that is cut off"));
    }

    void whatChangedLatelyIsNotTrusted()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        const std::string first = fingerprint();
        changeUnseen("b/4.png"); // within one step of the clock of the file system
        QVERIFY(fingerprint() != first);
    }

    void changesAreNoticed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("count");
        QTest::newRow("added") << "added" << 41;
        QTest::newRow("removed") << "removed" << 39;
        QTest::newRow("replaced") << "replaced" << 40;
        QTest::newRow("written to") << "written to" << 40;
        QTest::newRow("a new folder") << "a new folder" << 42;
    }
    void changesAreNoticed()
    {
        QFETCH(QString, change);
        QFETCH(int, count);
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        age();
        const std::string first = fingerprint();
        changeUnseen("b/4.png");
        if (change == "added")
            writeFileAt(folder() / "a/new.png", picture(99));
        if (change == "removed")
            fs::remove(folder() / "a/7.png");
        if (change == "replaced") {
            fs::copy_file(folder() / "a/7.png", folder() / "a/aside");
            flipByte("a/aside");
            fs::last_write_time(folder() / "a/aside", fs::last_write_time(folder() / "a/7.png"));
            fs::rename(folder() / "a/aside", folder() / "a/7.png");
        }
        if (change == "written to")
            flipByte("a/7.png");
        if (change == "a new folder")
            writeTree(folder(), {{"c/1.png", picture(98)}, {"c/2.png", picture(97)}});
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), count);
        QVERIFY(sets.train->fingerprint() != first);
        // Only what has changed was looked at: the other picture is still the one that was read at first.
        if (change == "written to") {
            undo("a/7.png");
            QCOMPARE(fingerprint(), first);
        }
    }

    void damagedIndexesAreMadeAgain_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("damage");
        for (const char* ending : {"files", "pictures"})
            for (const char* damage : {"cut off", "a bit", "empty"})
                QTest::addRow("%s %s", ending, damage) << ending << damage;
    }
    void damagedIndexesAreMadeAgain()
    {
        QFETCH(QString, ending);
        QFETCH(QString, damage);
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        age();
        const std::string first = fingerprint();
        const fs::path file = indexFile(folder(), qPrintable(ending));
        const auto size = fs::file_size(file);
        if (damage == "a bit")
            flip(file, std::streamoff(size / 2));
        else
            fs::resize_file(file, damage == "empty" ? 0 : size - 5);
        QCOMPARE(fingerprint(), first);
        QCOMPARE(fs::file_size(file), size);
    }

    void progressIsToldAndStopped()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        age();
        std::set<DataProgress::Stage> stages;
        {
            const DataProgressScope scope([&](const DataProgress& progress) {
                stages.insert(progress.stage);
                QVERIFY(progress.total == 0 || progress.done <= progress.total);
            });
            openData(spec());
        }
        QVERIFY(stages.contains(DataProgress::Stage::Listing) && stages.contains(DataProgress::Stage::Checking));
        init(); // another set
        writeTree(folder(), treeOf({{"a", 300}, {"b", 300}}));
        std::stop_source stop;
        const DataProgressScope scope([&](const DataProgress& progress) {
            if (progress.stage == DataProgress::Stage::Checking)
                stop.request_stop();
        });
        QVERIFY_EXCEPTION_THROWN(openData(spec(), stop.get_token()), Cancelled);
    }

    void theBeginningIsToldBeforeAnyWork()
    {
        std::vector<std::int64_t> told;
        std::atomic<int> calls = 0;
        std::stop_source stop;
        const DataProgressScope scope([&](const DataProgress& progress) {
            told.push_back(progress.done);
            stop.request_stop(); // nothing is begun then, whichever thread comes first
        });
        DataStage stage(DataProgress::Stage::Checking, 50);
        QVERIFY_EXCEPTION_THROWN(eachIndex(50, stage, stop.get_token(), [&](std::int64_t, unsigned) { ++calls; }),
                                 Cancelled);
        QCOMPARE(told, std::vector<std::int64_t>{0});
        QCOMPARE(calls.load(), 0);
    }

    void allProblemsAreListed()
    {
        Tree tree = treeOf({{"train/a", 80}, {"train/b", 80}, {"test/a", 10}, {"test/b", 10}});
        tree["test/a/2.png"] = tree["train/a/5.png"];
        tree["train/b/7.png"] = tree["train/a/6.png"];
        for (int i = 20; i < 30; ++i)
            tree["train/a/" + std::to_string(i) + ".png"] = {};
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        const PictureFindings& found = *sets.train->findings();
        QCOMPARE(found.leftOut.size(), std::size_t(10));
        for (const LeftOut& file : found.leftOut)
            QCOMPARE(file.reason, std::string("is empty"));
        QVERIFY(found.equalWereSought);
        QCOMPARE(found.equal.size(), std::size_t(2));
        const auto across = std::ranges::find(found.equal, EqualPictures::Across::Parts, &EqualPictures::across);
        QVERIFY(across != found.equal.end());
        QCOMPARE(sentence(*across), std::string("train/a/5.png = test/a/2.png"));
        QCOMPARE(found.formats, (std::vector<FormatCount>{{"PNG", 170}}));
        std::int64_t counted = 0;
        for (const SideCount& bar : found.shorterSides)
            counted += bar.count;
        QCOMPARE(counted, std::int64_t(170));
        const std::string csv = problemsCsv(found);
        QCOMPARE(int(std::ranges::count(csv, '\n')), 1 + 10 + 2);
        QVERIFY(csv.find("equal_across_parts,train/a/5.png,test/a/2.png,train/a = test/a\n") != std::string::npos);
        QCOMPARE(problemsCsv({}), std::string());
    }

    void factsAreCollected()
    {
        writeTree(folder(), treeOf({{"train/a", 8}, {"train/b", 4}, {"val/a", 3}, {"test/b", 2}}));
        const DataSets sets = openData(spec());
        DataFacts facts = collectDataFacts(sets, {}, ChannelMeasuring::OnlyKept);
        QCOMPARE(facts.classes, (std::vector<DataFacts::Class>{{"a", 8, 3, 0}, {"b", 4, 0, 2}}));
        QCOMPARE(facts.unevenness(), 2.0);
        QVERIFY(!facts.normalization);
        std::uint64_t bytes = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder()))
            bytes += entry.is_regular_file() ? entry.file_size() : 0;
        QCOMPARE(facts.pictures.totalBytes, bytes);
        QCOMPARE(facts.fingerprint, sets.train->fingerprint());
        facts = collectDataFacts(sets, {0, 1, 2}, ChannelMeasuring::Measure);
        QVERIFY(facts.normalization.has_value());
        QVERIFY(collectDataFacts(sets, {0, 1, 2}, ChannelMeasuring::OnlyKept).normalization == facts.normalization);
    }

    void equalImagesOfDecodedSetsAreFound()
    {
        // Six images of 2 x 2 pixels, of which the last one for training is also there for testing.
        const auto write = [&](const char* part, std::uint32_t count, Bytes pixels, Bytes labels) {
            writeBytes(folder() / (std::string(part) + "-images-idx3-ubyte"), idxImages(count, 2, 2, pixels));
            writeBytes(folder() / (std::string(part) + "-labels-idx1-ubyte"), idxLabels(count, labels));
        };
        fs::create_directories(folder());
        write("train", 4, {1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 1, 2, 3, 5}, {0, 1, 0, 1});
        write("t10k", 2, {1, 2, 3, 5, 0, 0, 0, 1}, {1, 0});
        const DataFacts facts =
            collectDataFacts(openData({.kind = "idx", .folder = folder()}), {}, ChannelMeasuring::Measure);
        QVERIFY(facts.pictures.equalWereSought);
        QCOMPARE(facts.pictures.equal.size(), std::size_t(1));
        QVERIFY(facts.pictures.equal.front().across == EqualPictures::Across::Parts);
        QCOMPARE(sentence(facts.pictures.equal.front()), std::string("image 3 = image 0"));
        QCOMPARE(facts.pictures.formats, (std::vector<FormatCount>{{"pixels", 6}}));
        QCOMPARE(facts.pictures.totalBytes, std::uint64_t(24));
        QVERIFY(facts.normalization.has_value());
    }

    void sidesFallIntoBars()
    {
        QCOMPARE(sideHistogram({{32, 2}, {47, 1}, {48, 4}, {100, 1}}),
                 (std::vector<SideCount>{{32, 47, 3}, {48, 63, 4}, {64, 95, 0}, {96, 127, 1}}));
        QVERIFY(sideHistogram({}).empty());
    }

    void channelsAreMeasuredOnce()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        const std::vector<std::int64_t> some = {1, 3, 5, 7};
        const DataSets sets = openData(spec());
        QVERIFY(!keptNormalization(*sets.train, some));
        const Normalization measured = measureNormalization(*sets.train, some);
        QCOMPARE(keptNormalization(*sets.train, {7, 5, 3, 1})->mean, measured.mean); // to the last bit
        QCOMPARE(keptNormalization(*sets.train, some)->deviation, measured.deviation);
        QVERIFY(!keptNormalization(*sets.train, {1, 3, 5, 9}));
        QVERIFY(!keptNormalization(*openData(spec({{"size", "16"}})).train, some));
        // By hand, from the images themselves.
        double sum = 0, pixels = 0;
        for (const std::int64_t index : some) {
            const Image image = sets.train->image(index);
            for (std::size_t i = 0; i < image.pixels.size(); i += std::size_t(image.shape.channels)) {
                sum += image.pixels[i] / 255.0;
                ++pixels;
            }
        }
        QVERIFY(std::abs(measured.mean[0] - sum / pixels) < 1e-12);
        // Files that vanish stand for others: that is not kept.
        for (const auto& entry : fs::directory_iterator(folder() / "b"))
            if (entry.path().filename() < "11")
                fs::remove(entry.path());
        std::vector<std::int64_t> all(std::size_t(sets.train->size()));
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = std::int64_t(i);
        measureNormalization(*sets.train, all);
        QVERIFY(sets.train->lost().count > 0 && !keptNormalization(*sets.train, all));
    }

    void whatIsLostOrReplacedIsTold()
    {
        writeTree(folder(), treeOf({{"train/a", 20}, {"train/b", 20}, {"test/a", 2}, {"test/b", 2}}));
        age();
        const DataSets sets = openData(spec());
        LostPicturesWatch watch;
        for (std::int64_t i = 0; i < sets.train->size(); ++i)
            sets.train->image(i);
        QCOMPARE(watch.allNews(*sets.train), std::string());
        fs::remove(folder() / "train/a/0.png");
        writeFileAt(folder() / "train/b/0.png", readBytes("train/b/1.png"));
        for (std::int64_t i = 0; i < sets.train->size(); ++i)
            sets.train->image(i);
        const LostPictures lost = sets.train->lost();
        QCOMPARE(lost.count + lost.changed, std::int64_t(2));
        const std::string news = watch.news(*sets.train);
        QVERIFY2(news.find("a/0.png: does not exist any more") != std::string::npos, news.c_str());
        QVERIFY2(news.find("b/0.png") != std::string::npos, news.c_str());
        QCOMPARE(watch.news(*sets.train), std::string());
        fs::remove(folder() / "train/a/1.png");
        for (std::int64_t i = 0; i < sets.train->size(); ++i)
            sets.train->image(i);
        QCOMPARE(watch.news(*sets.train), std::string()); // not twice as many
        QVERIFY(!watch.allNews(*sets.train).empty());
    }

    void keptFilesAreLimited()
    {
        const fs::path kept = folder() / "kept";
        const auto hours = [](int count) { return fs::file_time_type::clock::now() - std::chrono::hours(count); };
        const auto make = [&](const char* name, int hoursAgo) {
            writeFileAt(kept / name, Bytes(1000));
            fs::last_write_time(kept / name, hours(hoursAgo));
        };
        const auto left = [&] {
            std::set<std::string> names;
            for (const auto& entry : fs::directory_iterator(kept))
                names.insert(entry.path().filename());
            return names;
        };
        make("ancient.images", 24 * 90);
        make("old.images", 24 * 20);
        make("young.images", 24);
        make("current.images", 24 * 100);
        make("now.images", 0);
        make("crash.images.part", 2);
        make("writing.images.part", 0);
        const KeptLimits limits{.bytes = 1'000'000, .unused = std::chrono::hours(24 * 60)};
        limitKept(kept, limits, kept / "current.images");
        QCOMPARE(left(), (std::set<std::string>{"old.images", "young.images", "current.images", "now.images",
                                                "writing.images.part"}));
        // Room is made by what was used longest ago, but never by what is in use.
        limitKept(kept, {.bytes = 4500, .unused = limits.unused}, kept / "current.images", 1000);
        QCOMPARE(left(),
                 (std::set<std::string>{"young.images", "current.images", "now.images", "writing.images.part"}));
        limitKept(kept, {.bytes = 1, .unused = limits.unused}, kept / "current.images");
        QCOMPARE(left(), (std::set<std::string>{"current.images", "now.images", "writing.images.part"}));
    }

private:
    fs::path folder() const { return fs::path(m_place->path().toStdString()) / "pictures"; }
    DataSpec spec(const KindOptions& options = {}) const
    {
        return {.kind = "folder", .folder = folder(), .options = options};
    }
    /// Of the set as it is found now: nothing stays open.
    std::string fingerprint() const { return openData(spec()).train->fingerprint(); }
    /// As if all had been written an hour ago.
    void age() const
    {
        const auto then = fs::file_time_type::clock::now() - std::chrono::hours(1);
        for (const auto& entry : fs::recursive_directory_iterator(folder()))
            fs::last_write_time(entry.path(), then);
        fs::last_write_time(folder(), then);
    }
    Bytes readBytes(const std::string& name) const
    {
        std::ifstream stream(folder() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    static void flip(const fs::path& file, std::streamoff place)
    {
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekg(place);
        const char byte = char(stream.get() ^ 0x10);
        stream.seekp(place);
        stream.put(byte);
    }
    void flipByte(const std::string& name) const
    {
        flip(folder() / name, std::streamoff(fs::file_size(folder() / name) / 2));
    }
    /// Other content with the same size and times.
    void changeUnseen(const std::string& name) const
    {
        const auto time = fs::last_write_time(folder() / name);
        flipByte(name);
        fs::last_write_time(folder() / name, time);
    }
    /// flipByte() taken back, with the times that age() gave.
    void undo(const std::string& name) const
    {
        flipByte(name);
        fs::last_write_time(folder() / name, fs::last_write_time(folder() / "a/1.png"));
    }
    void cutOff(const std::string& name) const
    {
        fs::resize_file(folder() / name, fs::file_size(folder() / name) - 20);
    }

    std::unique_ptr<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(PictureIndexTest)
#include "tst_picture_index.moc"
