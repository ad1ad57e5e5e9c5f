// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "core/data/lost_pictures.h"
#include "core/data/encoded_dataset.h"
#include "core/data/loader.h"
#include "core/run/run_images.h"
#include "tests/support/errors.h"
#include "tests/support/picture_files.h"
#include "tests/support/scratch_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pathloom;
using namespace pictures;

/// Pictures in folders: what is found, how it is split, and what is wrong with it.
class ImageFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_data.renew();
    }

    void foldersAreClassesAndParts_data()
    {
        QTest::addColumn<QString>("above");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("plain names") << "" << QStringList{"train", "validation", "test"};
        QTest::newRow("short names in capitals") << "" << QStringList{"TRAIN", "Val", "Test"};
        QTest::newRow("folders above") << "photos/2024/" << QStringList{"training", "valid", "testing"};
    }
    void foldersAreClassesAndParts()
    {
        QFETCH(QString, above);
        QFETCH(QStringList, parts);
        std::map<std::string, int> counts;
        for (int part = 0; part < 3; ++part) {
            counts[(above + parts[part] + "/cat").toStdString()] = 6 - part;
            counts[(above + parts[part] + "/dog").toStdString()] = 4 - part;
        }
        writeTree(folder(), treeOf(counts));
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(sets.train->size(), 6 + 4 + 5 + 3);
        QCOMPARE(sets.train->validationCount(), 5 + 3);
        QCOMPARE(countsOf(*sets.test), (std::vector<int>{4, 2}));
        QVERIFY(hasNote(sets, "Pictures for training: 10, for validation: 8, for testing: 6."));
        QVERIFY(hasNote(sets, "Training pictures of 2 classes: cat 6, dog 4."));
        // The set's own validation pictures are held out, and no others.
        const Split split = stratifiedSplit(*sets.train, 0.5, 3);
        QCOMPARE(split.heldOut.size(), std::size_t(8));
        for (const std::int64_t index : split.heldOut)
            QVERIFY(index >= 10);
        QCOMPARE(split.train.size(), std::size_t(10));
    }

    void aTestPartIsDrawnWhereThereIsNone()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 10}, {"c", 2}, {"d", 1}}));
        const DataSets sets = openData(spec());
        QCOMPARE(countsOf(*sets.test), (std::vector<int>{2, 1, 1, 0})); // one in ten, at least one of two
        QCOMPARE(countsOf(*sets.train), (std::vector<int>{18, 9, 1, 1}));
        QVERIFY(hasNote(sets, "10% of each class, but at least one of two pictures, were drawn"));
        QVERIFY(hasNote(sets, "Classes with a single training picture: 2."));
        // Every time the same, with another seed others.
        QCOMPARE(openData(spec()).train->fingerprint(), sets.train->fingerprint());
        QVERIFY(openData(spec({{"split_seed", "1"}})).train->fingerprint() != sets.train->fingerprint());
        QCOMPARE(countsOf(*openData(spec({{"test_percent", "50"}})).test), (std::vector<int>{10, 5, 1, 0}));
    }

    /// Where steps wait for images, packing is offered to those that it would help.
    void whatCanBeDoneAboutWaitingIsSaid()
    {
        writeTree(folder(), treeOf({{"a", 4}, {"b", 4}}));
        const std::string pictures = waitNote(*openData(spec()).train, 0.42, 2);
        QVERIFY2(pictures.starts_with("Steps wait for images in 42 % of the time") &&
                     pictures.find("loader_threads=2") != std::string::npos &&
                     pictures.find("packed images (the option packed of the data)") != std::string::npos,
                 pictures.c_str());
        const std::string packed = waitNote(*openData(spec({{"packed", "true"}})).train, 0.42, 2);
        QVERIFY2(packed.find("loader_threads=2") != std::string::npos && packed.find("packed") == std::string::npos,
                 packed.c_str());
    }

    void aFolderCalledTrainMayBeAClass()
    {
        writeTree(folder(), treeOf({{"car", 5}, {"train", 5}, {"bus", 5}}));
        QCOMPARE(openData(spec()).train->classNames(), (std::vector<std::string>{"bus", "car", "train"}));
    }

    void foldersWithinAClassBelongToItOrAreClasses()
    {
        writeTree(folder(), treeOf({{"animal/cat", 5}, {"animal/dog", 5}, {"plant", 5}}));
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"animal", "plant"}));
        QVERIFY(hasNote(sets, "the option nested"));
        QCOMPARE(openData(spec({{"nested", "true"}})).train->classNames(),
                 (std::vector<std::string>{"animal/cat", "animal/dog", "plant"}));
    }

    void namesMayBeAnything()
    {
        Tree tree;
        int number = 0;
        for (const char* name : {"with space", "new\nline", "Äpfel", "猫", "-rf"})
            for (int i = 0; i < 3; ++i)
                tree[std::string(name) + "/picture " + std::to_string(i) + " ü\n.png"] = picture(++number);
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->classNames().size(), std::size_t(5));
        QCOMPARE(sets.train->size() + sets.test->size(), 15);
        for (std::int64_t i = 0; i < sets.train->size(); ++i)
            QCOMPARE(sets.train->image(i).pixels.size(), std::size_t(3 * 40 * 40));
    }

    void formatsAreToldByWhatIsInTheFile()
    {
        Tree tree = treeOf({{"a", 4}, {"b", 4}});
        tree["a/jpeg.png"] = picture(100, ".jpg");
        tree["a/tiff.jpg"] = picture(101, ".tif");
        tree["b/webp.PNG"] = picture(102, ".webp");
        tree["b/bmp.jpeg"] = picture(103, ".bmp");
        tree["b/notes.txt"] = bytesOf("not one of them");
        tree[".hidden/x.png"] = picture(104);
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), 12);
        QVERIFY(hasNote(sets, "1 files whose names are not those of pictures are left alone."));
    }

    void imagesAreRgbFromTheTopDown()
    {
        cv::Mat pixels(60, 40, CV_8UC3, cv::Scalar(10, 20, 200)); // OpenCV's order: blue, green, red
        pixels.rowRange(0, 20).setTo(cv::Scalar(250, 0, 0));
        Bytes bytes;
        cv::imencode(".png", pixels, bytes);
        writeFileAt(folder() / "a/tall.png", bytes);
        writeTree(folder(), treeOf({{"b", 3}}));
        const DataSets sets = openData(spec({{"size", "40"}, {"test_percent", "1"}}));
        QCOMPARE(sets.train->imageShape(), (Shape{3, 40, 40}));
        const Image image = sets.train->image(0);
        QCOMPARE(int(image.pixels[2]), 250);                        // the last rows of the upper part
        QCOMPARE(int(image.pixels[std::size_t(39 * 40) * 3]), 200); // red below
    }

    void greyPicturesHaveOneChannel()
    {
        Tree tree;
        for (int i = 0; i < 8; ++i)
            tree[std::string(i % 2 ? "a/" : "b/") + std::to_string(i) + ".png"] = picture(i, ".png", 40, 40, 1);
        writeTree(folder(), tree);
        QCOMPARE(openData(spec()).train->imageShape(), (Shape{1, 40, 40}));
        writeFileAt(folder() / "a/colour.png", picture(99));
        QCOMPARE(openData(spec()).train->imageShape(), (Shape{3, 40, 40}));
    }

    void sizeSuitsThePictures_data()
    {
        QTest::addColumn<QSize>("small");
        QTest::addColumn<QSize>("large");
        QTest::addColumn<int>("size");
        QTest::newRow("all squares of one size") << QSize(28, 28) << QSize(28, 28) << 28;
        QTest::newRow("photographs") << QSize(500, 375) << QSize(640, 480) << 224;
        QTest::newRow("the median counts") << QSize(70, 150) << QSize(400, 140) << 128;
        QTest::newRow("tiny ones") << QSize(20, 16) << QSize(18, 24) << 32;
    }
    void sizeSuitsThePictures()
    {
        QFETCH(QSize, small);
        QFETCH(QSize, large);
        QFETCH(int, size);
        Tree tree;
        for (int i = 0; i < 9; ++i) {
            const QSize side = i < 4 ? small : large;
            tree[std::string(i % 2 ? "a/" : "b/") + std::to_string(i) + ".png"] =
                picture(i, ".png", side.width(), side.height());
        }
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->imageShape(), (Shape{3, size, size}));
        QCOMPARE(sets.decided.at("size"), std::to_string(size));
        QVERIFY(hasNote(sets, "the network sees " + std::to_string(size) + " x " + std::to_string(size)));
        QCOMPARE(openData(spec({{"size", "48"}})).train->imageShape(), (Shape{3, 48, 48}));
    }

    void badFilesAreListedAndLeftOut()
    {
        Tree tree = treeOf({{"a", 30}, {"b", 30}}, ".jpg");
        tree["a/0.jpg"].resize(tree["a/0.jpg"].size() - 40);
        tree["a/1.jpg"] = {};
        tree["b/2.jpg"] = bytesOf("no picture");
        tree["b/3.png"] = hugePng();
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), 57);
        QVERIFY(hasNote(sets, "Files and folders left out (4): "));
        for (const char* said : {"a/0.jpg: is a JPEG file that is cut off", "a/1.jpg: is empty",
                                 "b/2.jpg: is no picture that can be read", "b/3.png: measures 60000 x 60000 pixels, "})
            QVERIFY2(hasNote(sets, said), said);
    }

    void tooManyBadFilesAreAnError()
    {
        Tree tree = treeOf({{"a", 20}, {"b", 20}});
        for (int i = 0; i < 5; ++i)
            tree["a/" + std::to_string(i) + ".png"] = bytesOf("no picture");
        writeTree(folder(), tree);
        const QString error = errorOf([&] { openData(spec()); });
        QVERIFY2(error.contains("5 of 40 pictures cannot be read: ") && error.contains("a/0.png"), qPrintable(error));
    }

    void foldersThatTellNoClassesAreRefused_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no folders") << QStringList{"0.png", "1.png"} << "no folders that tell their classes";
        QTest::newRow("one class") << QStringList{"cat/0.png", "cat/1.png"} << "holds a single class (cat)";
        QTest::newRow("one class, two parts")
            << QStringList{"train/cat/0.png", "test/cat/1.png"} << "holds a single class (cat)";
        QTest::newRow("no pictures") << QStringList{"cat/0.txt", "dog/1.txt"} << "holds no pictures, but 2 other files";
        QTest::newRow("empty") << QStringList{} << "is empty";
        QTest::newRow("one picture of each") << QStringList{"cat/0.png", "dog/1.png"} << "no class has two pictures";
    }
    void foldersThatTellNoClassesAreRefused()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, expected);
        fs::create_directories(folder());
        int number = 0;
        for (const QString& name : names)
            writeFileAt(folder() / name.toStdString(), picture(++number));
        const QString error = errorOf([&] { openData(spec()); });
        QVERIFY2(error.contains(expected) && error.startsWith(QString::fromStdString(folder().string())),
                 qPrintable(error));
    }

    void classesWithoutTrainingPicturesAreLeftOut()
    {
        writeTree(folder(), treeOf({{"train/a", 5}, {"train/b", 5}, {"test/a", 3}, {"test/b", 3}, {"test/c", 2}}));
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(sets.test->size(), 6);
        QVERIFY(hasNote(sets, "Classes without training pictures are left out (1 with 2 pictures): c."));
    }

    void theFirstTestPicturesAreOfAllClasses()
    {
        writeTree(folder(), treeOf({{"train/a", 2}, {"train/b", 2}, {"test/a", 40}, {"test/b", 40}}));
        const DataSets sets = openData(spec());
        int second = 0;
        for (std::int64_t i = 0; i < 20; ++i) // what a limit on test images leaves
            second += sets.test->label(i);
        QVERIFY2(second >= 5 && second <= 15, qPrintable(QString::number(second)));
    }

    void equalPicturesAreTold()
    {
        Tree tree = treeOf({{"train/a", 5}, {"train/b", 5}, {"test/a", 3}, {"test/b", 3}});
        tree["test/a/copy.png"] = tree["train/a/0.png"];
        tree["train/b/other.png"] = tree["train/a/1.png"];
        writeTree(folder(), tree);
        const DataSets sets = openData(spec());
        QVERIFY(hasNote(
            sets, "Pictures with the same content in different parts, which makes the accuracy look better than it is "
                  "(1): "));
        QVERIFY(hasNote(sets, "train/a/0.png = test/a/copy.png"));
        QVERIFY(hasNote(sets, "Pictures with the same content in different classes (1): train/a/1.png = "
                              "train/b/other.png."));
    }

    void aDrawnTestPartHoldsNoCopies()
    {
        Tree tree = treeOf({{"a", 20}, {"b", 20}});
        for (int i = 0; i < 19; ++i)
            tree["a/" + std::to_string(i) + ".png"] = tree["a/19.png"];
        writeTree(folder(), tree);
        const DataSets sets = openData(spec({{"test_percent", "50"}}));
        QCOMPARE(countsOf(*sets.test), (std::vector<int>{0, 10})); // all of a are one picture
    }

    void linksThatLoopAreLeftOut()
    {
        writeTree(folder(), treeOf({{"a", 5}, {"b", 5}}));
        fs::create_directory_symlink(folder(), folder() / "a/up");
        fs::create_symlink("self.png", folder() / "a/self.png");
        fs::create_symlink("nowhere.png", folder() / "b/gone.png");
        const DataSets sets = openData(spec());
        QCOMPARE(sets.train->size() + sets.test->size(), 10);
        QVERIFY(hasNote(sets, "a/up: leads to a folder that was read already"));
        QVERIFY(hasNote(sets, "a/self.png: is a link that leads back to itself"));
        QVERIFY(hasNote(sets, "b/gone.png: is a link to a file that does not exist"));
    }

    void linksToPicturesAndFoldersAreFollowed()
    {
        writeTree(folder() / "real", treeOf({{"a", 5}, {"b", 5}}));
        fs::create_directories(folder() / "set");
        fs::create_directory_symlink(folder() / "real/a", folder() / "set/first");
        fs::create_directory_symlink(folder() / "real/b", folder() / "set/second");
        const DataSets sets = openData({.kind = "folder", .folder = folder() / "set"});
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"first", "second"}));
    }

    void filesWithoutPermissionAreLeftOut()
    {
        writeTree(folder(), treeOf({{"a", 20}, {"b", 20}}));
        fs::permissions(folder() / "a/3.png", fs::perms::none);
        fs::permissions(folder(), fs::perms::all);
        const bool isRoot = geteuid() == 0;
        if (isRoot) { // who may read everything
            fs::permissions(m_place->path().toStdString(), fs::perms::all);
            QCOMPARE(seteuid(65534), 0);
        }
        DataSets sets;
        const QString error = errorOf([&] { sets = openData(spec()); });
        if (isRoot)
            QCOMPARE(seteuid(0), 0);
        QCOMPARE(error, QString());
        QCOMPARE(sets.train->size() + sets.test->size(), 39);
        QVERIFY(hasNote(sets, "a/3.png: cannot be read: Permission denied"));
    }

    void whatVanishesIsReplacedUntilTooMuchIsGone()
    {
        writeTree(folder(), treeOf({{"train/a", 20}, {"train/b", 20}, {"test/a", 2}, {"test/b", 2}}));
        const DataSets sets = openData(spec());
        const Image other = sets.train->image(1);
        fs::remove(folder() / "train/a/0.png");
        QCOMPARE(sets.train->image(0).pixels, other.pixels); // the next one of its class
        QCOMPARE(sets.train->image(0).pixels, other.pixels);
        fs::remove_all(folder() / "train");
        const QString error = errorOf([&] {
            for (std::int64_t i = 0; i < sets.train->size(); ++i)
                sets.train->image(i);
        });
        QVERIFY2(error.contains("of 40 pictures cannot be read any more") && error.contains("does not exist any more"),
                 qPrintable(error));
    }

    /// As on a disk that is unplugged for a while.
    void whatWasAwayIsThereAgain()
    {
        writeTree(folder(), treeOf({{"train/a", 20}, {"train/b", 20}, {"test/a", 2}, {"test/b", 2}}));
        const DataSets sets = openData(spec());
        fs::remove(folder() / "train/a/0.png");
        sets.train->image(0);
        const Image seventh = sets.train->image(7);
        fs::rename(folder() / "train", folder() / "elsewhere");
        const auto ask = [&] {
            try {
                sets.train->image(7);
                return std::string();
            } catch (const PicturesAway& e) {
                return std::string(e.what());
            }
        };
        const std::string told = ask();
        QVERIFY2(told.find("5 of 40 pictures cannot be read any more, the first one: ") == 0, told.c_str());
        QCOMPARE(ask(), told); // in the same words for as long as it lasts
        fs::rename(folder() / "elsewhere", folder() / "train");
        QCOMPARE(sets.train->image(7).pixels, seventh.pixels);
        QCOMPARE(sets.train->lost().count, std::int64_t(1));
        // All of a class, which are few.
        fs::rename(folder() / "test/b", folder() / "elsewhere");
        int failed = 0;
        for (std::int64_t i = 0; i < sets.test->size(); ++i) { // test images are shuffled
            const QString error = errorOf([&] { sets.test->image(i); });
            failed += !error.isEmpty();
            QVERIFY2(error.isEmpty() || error.contains(QStringLiteral("can be read any more")) ||
                         error.contains(QStringLiteral("cannot be read any more")),
                     qPrintable(error));
        }
        QCOMPARE(failed, 2);
        fs::rename(folder() / "elsewhere", folder() / "test/b");
        for (std::int64_t i = 0; i < sets.test->size(); ++i)
            sets.test->image(i);
        QCOMPARE(sets.test->lost().count, std::int64_t(0));
    }

    void whatWasOpenedIsFoundAgainUntilItChanges()
    {
        writeTree(folder(), treeOf({{"a", 5}, {"b", 5}}));
        const DataSets first = openData(spec());
        const DataSets again = openData(spec());
        QVERIFY(again.train == first.train && again.decided == first.decided && again.notes == first.notes);
        writeFileAt(folder() / "b/new.png", picture(77));
        QVERIFY(openData(spec()).train != first.train);
    }

    void aFolderIsFoundAgainSomewhereElse()
    {
        const Tree tree = treeOf({{"a", 9}, {"b", 9}});
        writeTree(folder() / "one", tree);
        writeTree(folder() / "two/pictures", tree);
        const DataSpec one{.kind = "folder", .folder = folder() / "one", .options = {{"size", "40"}}};
        const DataSpec two{.kind = "folder", .folder = folder() / "two"};
        QCOMPARE(openData(two).train->fingerprint(), openData(one).train->fingerprint());
        writeFileAt(folder() / "two/pictures/a/0.png", picture(78));
        QVERIFY(openData(two).train->fingerprint() != openData(one).train->fingerprint());
        // What was said of how to read them stays with a run.
        const DataSpec moved = movedTo(one, two);
        QCOMPARE(moved.options.at("size"), std::string("40"));
        QCOMPARE(moved.folder, two.folder);
    }

    void anIndexOfImageNetsSizeIsSmall()
    {
        constexpr std::uint32_t count = 1'300'000;
        auto files = std::make_shared<FileListing>();
        const std::uint16_t store = files->addStore(folderStore("/imagenet"));
        std::vector<EncodedImages::Entry> entries;
        for (std::uint32_t i = 0; i < count; ++i) {
            files->add("train/n01440764/n01440764_" + std::to_string(i) + ".JPEG", store, 0, 110'000, i);
            entries.push_back({i, std::uint16_t(i % 1000)});
        }
        QCOMPARE(files->name(count - 1), std::string_view("train/n01440764/n01440764_1299999.JPEG"));
        QVERIFY(EncodedImages(files, entries).memoryBytes() < 200'000'000);
    }

    void openingIsCancelled()
    {
        writeTree(folder(), treeOf({{"a", 5}, {"b", 5}}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(openData(spec(), stop.get_token()), Cancelled);
    }

private:
    fs::path folder() const { return fs::path(m_place->path().toStdString()) / "pictures"; }
    DataSpec spec(const KindOptions& options = {}) const
    {
        return {.kind = "folder", .folder = folder(), .options = options};
    }
    static bool hasNote(const DataSets& sets, const std::string& part)
    {
        const bool found = notesOf(sets).find(part) != std::string::npos;
        if (!found)
            qWarning("%s", notesOf(sets).c_str());
        return found;
    }
    /// A few bytes that say they are 60,000 x 60,000 pixels.
    static Bytes hugePng()
    {
        Bytes png = picture(1);
        png[18] = png[22] = 60000 >> 8;
        png[19] = png[23] = 60000 & 0xff;
        return png;
    }

    std::unique_ptr<QTemporaryDir> m_place;
    pathloom::test::OwnData m_data;
};

QTEST_GUILESS_MAIN(ImageFolderTest)
#include "tst_image_folder.moc"
