// SPDX-License-Identifier: MIT
#include "core/data/archive_listing.h"
#include "core/data/data_kinds.h"
#include "core/data/kept_listing.h"
#include "tests/support/errors.h"
#include "tests/support/idx_forms.h"
#include "tests/support/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace pathloom;
using namespace pictures;

/// Pictures in archives, which are read without unpacking them into folders.
class ArchivesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        qputenv("PATHLOOM_DATA", m_place->filePath(QStringLiteral("kept")).toUtf8());
    }

    void aTarIsTheFolderThatItHolds_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"set.tar", "set.tar.gz", "set.tgz", "set.tar.bz2", "set.tar.xz", "set.zip", "gnu.tar", "pax.tar"})
            QTest::newRow(name) << name;
    }
    void aTarIsTheFolderThatItHolds()
    {
        QFETCH(QString, name);
        Tree tree;
        for (const auto& [path, bytes] : parts())
            tree["clothes/" + path] = bytes;
        tree["clothes/train/a/" + std::string(120, 'x') + " ü 猫.png"] = picture(500);
        writeTree(path("folder"), tree);
        writeArchive(path(name.toStdString()), tree);
        const DataSets sets = openData(spec(name.toStdString()));
        const DataSets unpacked = openData({.kind = "folder", .folder = path("folder")});
        QCOMPARE(sets.train->fingerprint(), unpacked.train->fingerprint());
        QCOMPARE(sets.train->classNames(), unpacked.train->classNames());
        QCOMPARE(sets.train->validationCount(), 4);
        QCOMPARE(sets.train->size(), 6 + 5 + 4);
        for (std::int64_t i = 0; i < sets.train->size(); ++i)
            QCOMPARE(sets.train->image(i).pixels, unpacked.train->image(i).pixels);
        QCOMPARE(hasNote(sets, "is packed: "), name.startsWith("set.t") && name != "set.tar");
        QVERIFY(!hasNote(sets, "cut off"));
        QCOMPARE(kindOf(path(name.toStdString())), std::string("tar"));
        // Nothing is left of it among the temporary files, and the kind of folders reads it as well.
        QCOMPARE(openData({.kind = "folder", .folder = path(name.toStdString())}).train->size(), 15);
    }

    void namesThatLeadOutAreLeftOut()
    {
        Tree tree = parts();
        const Bytes more =
            tarEntry("../../etc/evil.png", picture(900)) + tarEntry("train/../../evil.png", picture(901)) +
            tarEntry("/train/a/rooted.png", picture(902)) + tarEntry("./train/a/dotted.png", picture(903)) +
            tarEntry("train/a/link.png", {}, '2', "/etc") + tarEntry("train/a/same.png", {}, '1', "train/a/0.jpg") +
            tarEntry("train/a/none.png", {}, '1', "train/a/missing.png");
        writeFileAt(path("set.tar"), tarOf(tree, more));
        const DataSets sets = openData(spec("set.tar"));
        QCOMPARE(sets.train->size(), 5 + 5 + 4 + 3); // with the rooted, dotted and same one
        for (const char* said : {"../../etc/evil.png: leads out of the archive and is left out",
                                 "train/../../evil.png: leads out", "train/a/link.png: is a link or device",
                                 "train/a/none.png: is a link to a file that the archive does not"})
            QVERIFY2(hasNote(sets, said), said);
        QVERIFY(!fs::exists(path("../../etc/evil.png")));
    }

    void anArchiveThatIsCutOffIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "set.tar";
        QTest::newRow("gzip") << "set.tar.gz";
        QTest::newRow("xz") << "set.tar.xz";
    }
    void anArchiveThatIsCutOffIsRefused()
    {
        QFETCH(QString, name);
        const fs::path file = path(name.toStdString());
        writeArchive(file, parts());
        fs::resize_file(file, fs::file_size(file) / 2 + 100);
        const QString error = errorOf([&] { openData(spec(name.toStdString())); });
        QVERIFY2(error.contains("is cut off after") && error.contains("fetch or copy it again"), qPrintable(error));
    }

    void aCutBetweenTwoFilesIsTold()
    {
        Bytes tar = tarOf(parts());
        tar.resize(tar.size() - 1024);
        writeFileAt(path("set.tar"), tar);
        QVERIFY(
            hasNote(openData(spec("set.tar")), "set.tar has no end mark: it may be cut off between two of its files."));
    }

    void whatIsNoArchiveIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("text") << QByteArray("This is not an archive at all.\n").repeated(100)
                              << "is no archive that can be read";
        QTest::newRow("empty file") << QByteArray() << "empty";
        QTest::newRow("only its end") << QByteArray(1024, '\0') << "empty";
    }
    void whatIsNoArchiveIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        writeFileAt(path("set.tar"), Bytes(content.begin(), content.end()));
        const QString error = errorOf([&] { openData(spec("set.tar")); });
        QVERIFY2(error.contains(expected) && error.contains("set.tar"), qPrintable(error));
        QVERIFY(errorOf([&] { openData(spec("nowhere.tar")); }).contains("does not exist"));
    }

    void anArchiveThatShrinksIsToldByName()
    {
        writeFileAt(path("set.tar"), tarOf(parts()));
        const DataSets sets = openData(spec("set.tar"));
        fs::resize_file(path("set.tar"), 600);
        const QString error = errorOf([&] {
            for (std::int64_t i = 0; i < sets.train->size(); ++i)
                sets.train->image(i);
        });
        QVERIFY2(error.contains("is shorter than it was when it was found"), qPrintable(error));
    }

    /// The list of its files is taken from the last time for as long as the archive keeps its time and size.
    void theListOfATarIsKept()
    {
        using namespace std::chrono_literals;
        Bytes tar = tarOf(parts());
        tar.resize(tar.size() - 1024); // which is told each time
        // In place: the file keeps its number.
        const auto write = [&](const Bytes& bytes, std::chrono::minutes age) {
            std::ofstream(path("set.tar"), std::ios::binary | std::ios::in | std::ios::out)
                .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
            fs::last_write_time(path("set.tar"), m_now - age);
        };
        const auto names = [&] {
            std::vector<std::string> notes, found;
            const FileListing listing = listArchives(path("set.tar"), notes, {});
            for (std::size_t file = 0; file < listing.size(); ++file)
                found.emplace_back(listing.name(file));
            if (notes.size() != 1 || !notes.front().starts_with("set.tar has no end mark"))
                found.emplace_back("notes differ");
            if (listing.read(0) != parts().begin()->second)
                found.emplace_back("content differs");
            return found;
        };
        writeFileAt(path("set.tar"), {});
        write(tar, 60min);
        const std::vector<std::string> first = names();
        QCOMPARE(first.size(), parts().size());
        QVERIFY(fs::exists(indexFile(path("set.tar"), "files")));
        const std::string old = parts().rbegin()->first, other = std::string(old).replace(old.size() - 5, 1, "7");
        Bytes changed = tar;
        const Bytes otherHeader = tarEntry(other, parts().rbegin()->second);
        const auto place = std::search(changed.begin(), changed.end(), old.begin(), old.end());
        QVERIFY(place != changed.end());
        std::copy_n(otherHeader.begin(), 512, place);
        write(changed, 60min); // nobody can see that
        QCOMPARE(names(), first);
        write(changed, 59min);
        const std::vector<std::string> second = names();
        QVERIFY(second != first);
        QVERIFY(std::ranges::find(second, other) != second.end());
        // One that was just written may be written to again without a sign; one that is unpacked is gone afterwards.
        fs::remove_all(indexFile(path("set.tar"), "files"));
        write(tar, -1min); // what lies ahead of the clock is not trusted either
        QCOMPARE(names(), first);
        QVERIFY(!fs::exists(indexFile(path("set.tar"), "files")));
        writeArchive(path("set.tar.gz"), parts());
        fs::last_write_time(path("set.tar.gz"), m_now - 60min);
        std::vector<std::string> notes;
        listArchives(path("set.tar.gz"), notes, {});
        QVERIFY(!fs::exists(indexFile(path("set.tar.gz"), "files")));
    }

    void theListOfShardsIsKept()
    {
        using namespace std::chrono_literals;
        for (int shard = 0; shard < 3; ++shard) {
            const fs::path file = path("shards/set-" + std::to_string(shard) + ".tar");
            writeFileAt(file, tarOf({{"a/" + std::to_string(shard) + ".png", picture(shard)}}));
            fs::last_write_time(file, m_now - 60min);
        }
        const auto content = [&] {
            std::vector<std::string> notes;
            const FileListing listing = listArchives(path("shards"), notes, {});
            std::vector<Bytes> found;
            for (std::size_t file = 0; file < listing.size(); ++file)
                found.push_back(listing.read(file));
            return found;
        };
        const std::vector<Bytes> first = content();
        QCOMPARE(first, (std::vector<Bytes>{picture(0), picture(1), picture(2)}));
        QVERIFY(fs::exists(indexFile(path("shards"), "files")));
        QCOMPARE(content(), first);
        fs::remove(path("shards/set-1.tar"));
        QCOMPARE(content(), (std::vector<Bytes>{picture(0), picture(2)}));
    }

    void shardsOfWebDataset()
    {
        // Keys begin anew in every shard; classes are numbers.
        int number = 0;
        for (const char* shard :
             {"set-train-000000.tar", "set-train-000001.tar", "set-val-000000.tar", "set-test-000000.tar"}) {
            Tree tree;
            for (int i = 0; i < 12; ++i) {
                const std::string key = "00" + std::to_string(i);
                tree[key + ".jpg"] = picture(++number, ".jpg");
                tree[key + ".cls"] = bytesOf(std::to_string((number % 3) * 5) + "\n");
                tree[key + ".json"] = bytesOf("{}");
            }
            writeFileAt(path("shards") / shard, tarOf(tree));
        }
        const DataSets sets = openData(spec("shards"));
        QCOMPARE(kindOf(path("shards")), std::string("tar"));
        QCOMPARE(sets.train->classNames(), (std::vector<std::string>{"0", "5", "10"}));
        QCOMPARE(sets.train->size(), 36);
        QCOMPARE(sets.train->validationCount(), 12);
        QCOMPARE(countsOf(*sets.test), (std::vector<int>{4, 4, 4}));
        // One shard alone has a test part drawn.
        const DataSets one = openData(spec("shards/set-train-000001.tar"));
        QCOMPARE(one.train->size() + one.test->size(), 12);
        QCOMPARE(one.test->size(), 3);
    }

    void aSampleWithoutAClassIsLeftOut()
    {
        Tree tree;
        for (int i = 0; i < 12; ++i) {
            tree[std::to_string(i) + ".png"] = picture(i);
            if (i != 5)
                tree[std::to_string(i) + ".cls"] = bytesOf(i % 2 ? "cat" : "dog");
        }
        writeFileAt(path("set.tar"), tarOf(tree));
        const DataSets sets = openData(spec("set.tar"));
        QCOMPARE(sets.train->size() + sets.test->size(), 11);
        QVERIFY(hasNote(sets, "5.png: has no file .cls beside it"));
    }

    void aTarMayHoldATable()
    {
        Tree tree;
        std::string table = "image;label\n";
        for (int i = 0; i < 12; ++i) {
            tree["set/images/" + std::to_string(i) + ".png"] = picture(i);
            table += "images/" + std::to_string(i) + ".png;" + (i % 2 ? "left" : "right") + "\n";
        }
        tree["set/labels.csv"] = bytesOf(table);
        writeFileAt(path("set.tar"), tarOf(tree));
        QCOMPARE(openData(spec("set.tar")).train->classNames(), (std::vector<std::string>{"left", "right"}));
    }

    void aTarMayHoldIdxFiles()
    {
        idxforms::StandardFolder standard;
        standard.write();
        Tree tree;
        for (const char* name : idxforms::standard) {
            std::ifstream file(standard / name, std::ios::binary);
            tree[std::string("mnist/") + name] = Bytes(std::istreambuf_iterator<char>(file), {});
        }
        writeArchive(path("set.tar.gz"), tree);
        QCOMPARE(openData(spec("set.tar.gz")).train->fingerprint(), openData(standard.spec()).train->fingerprint());
    }

    void tenThousandClasses()
    {
        Tree tree;
        for (int i = 0; i < 10'000; ++i)
            tree["train/" + std::to_string(i) + "/x.pgm"] =
                bytesOf("P5 2 2 255\n" + std::string(1, char(i % 251)) + std::string(1, char(i / 251)) + "ab");
        tree["test/0/y.pgm"] = bytesOf("P5 2 2 255\n....");
        writeFileAt(path("set.tar"), tarOf(tree));
        const DataSets sets = openData(spec("set.tar"));
        QCOMPARE(sets.train->classNames().size(), std::size_t(10'000));
        QVERIFY(hasNote(sets, "Training pictures of 10000 classes: "));
        for (const std::string& note : sets.notes)
            QVERIFY(note.size() < 500);
        QVERIFY(sets.train->memoryBytes() < 100 * 10'000);
    }

    void realPhotographs()
    {
        const fs::path tar = fs::path(PATHLOOM_SHARED) / "data/images/clothing10-64.tar";
        if (!fs::exists(tar))
            QSKIP("clothing10-64.tar is not there");
        const DataSets sets = openData({.kind = "tar", .folder = tar});
        // As its README says.
        QCOMPARE(sets.train->classNames().size(), std::size_t(10));
        QCOMPARE(sets.train->size() - sets.train->validationCount(), 3068);
        QCOMPARE(sets.train->validationCount(), 341);
        QCOMPARE(sets.test->size(), 372);
        QCOMPARE(sets.train->imageShape(), (Shape{3, 64, 64}));
        QVERIFY(hasNote(sets, "t-shirt 795"));
        QVERIFY(hasNote(sets, "skirt 112"));
        for (std::int64_t i = 0; i < sets.test->size(); ++i)
            sets.test->image(i);
        QVERIFY(sets.train->memoryBytes() < 100 * 3781);
    }

private:
    fs::path path(const std::string& name) const { return fs::path(m_place->path().toStdString()) / name; }
    DataSpec spec(const std::string& name) const { return {.kind = "tar", .folder = path(name)}; }
    static Tree parts()
    {
        return treeOf(
            {{"train/a", 5}, {"train/b", 5}, {"validation/a", 2}, {"validation/b", 2}, {"test/a", 3}, {"test/b", 3}},
            ".jpg");
    }
    static bool hasNote(const DataSets& sets, const std::string& part)
    {
        return notesOf(sets).find(part) != std::string::npos;
    }
    /// In the form that the name says, written by libarchive.
    static void writeArchive(const fs::path& file, const Tree& tree)
    {
        archive* out = archive_write_new();
        const std::string name = file.filename().string();
        if (name.ends_with(".zip"))
            archive_write_set_format_zip(out);
        else if (name.starts_with("gnu"))
            archive_write_set_format_gnutar(out);
        else
            archive_write_set_format_pax(out);
        if (name.ends_with("gz"))
            archive_write_add_filter_gzip(out);
        else if (name.ends_with("bz2"))
            archive_write_add_filter_bzip2(out);
        else if (name.ends_with("xz"))
            archive_write_add_filter_xz(out);
        archive_write_set_options(out, "hdrcharset=UTF-8");
        QCOMPARE(archive_write_open_filename(out, file.c_str()), ARCHIVE_OK);
        for (const auto& [path, bytes] : tree) {
            archive_entry* entry = archive_entry_new();
            archive_entry_set_pathname_utf8(entry, path.c_str());
            archive_entry_set_size(entry, la_int64_t(bytes.size()));
            archive_entry_set_filetype(entry, AE_IFREG);
            archive_entry_set_perm(entry, 0644);
            archive_write_header(out, entry);
            archive_write_data(out, bytes.data(), bytes.size());
            archive_entry_free(entry);
        }
        archive_write_close(out);
        archive_write_free(out);
    }

    std::unique_ptr<QTemporaryDir> m_place;
    const fs::file_time_type m_now = fs::file_time_type::clock::now();
};

QTEST_GUILESS_MAIN(ArchivesTest)
#include "tst_archives.moc"
