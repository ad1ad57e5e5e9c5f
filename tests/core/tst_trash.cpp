// SPDX-License-Identifier: MIT
// What was deleted: it is listed, comes back whole, goes for good, whatever it is called and whoever put it there.
#include "core/util/files.h"
#include "core/util/trash.h"
#include "tests/support/errors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;
namespace fs = std::filesystem;

class TestTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        qputenv("PATHLOOM_DATA", m_temporary->filePath(QStringLiteral("data")).toLocal8Bit());
    }
    void cleanup() { qunsetenv("PATHLOOM_DATA"); }

    void whateverIsDeletedComesBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"run.pathloom", "from", "files", "origin.json", "a-b-1-2", "Läufe 1"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void whateverIsDeletedComesBack()
    {
        QFETCH(QString, name);
        const fs::path thing = m_folder / name.toStdString();
        fs::create_directory(thing);
        writeTextFile(thing / "from", "inside");
        const fs::path trash = moveToTrash("run", "my best", {thing});
        QVERIFY(!fs::exists(thing));
        const std::vector<TrashEntry> entries = trashEntries();
        QCOMPARE(entries.size(), std::size_t(1));
        const TrashEntry& entry = entries.front();
        QCOMPARE(entry.trash, trash);
        QCOMPARE(entry.kind, std::string("run"));
        QCOMPARE(entry.name, std::string("my best"));
        QCOMPARE(entry.folder, m_folder);
        QCOMPARE(entry.files, std::vector<fs::path>{name.toStdString()});
        QVERIFY(std::chrono::system_clock::now() - entry.deleted < std::chrono::hours(1));
        QCOMPARE(entry.bytes, std::uintmax_t(6));
        QCOMPARE(bringBack(trash), std::vector<fs::path>{thing});
        QCOMPARE(readTextFile(thing / "from"), std::string("inside"));
        QVERIFY(trashEntries().empty() && !fs::exists(trash));
    }

    void theNewestStandsFirstAndGoesForGood()
    {
        for (const char* name : {"first", "second"})
            writeTextFile(m_folder / name, name);
        const fs::path first = moveToTrash("target", "first", {m_folder / "first"});
        const fs::path second = moveToTrash("target", "second", {m_folder / "second"});
        QCOMPARE(trashEntries().front().trash, second);
        deleteForGood(second);
        QCOMPARE(trashEntries().size(), std::size_t(1));
        QCOMPARE(trashEntries().front().trash, first);
        const QString why = QStringLiteral("no folder of the trash");
        for (const fs::path& other : {m_folder, userDataFolder() / "trash", userDataFolder() / "trash" / "..",
                                      first / "files", first / ".." / ".." / "runs"})
            QVERIFY2(errorOf([&] { deleteForGood(other); }).contains(why), other.c_str());
        QVERIFY(fs::exists(m_folder) && fs::exists(first));
    }

    void whatAnEarlierVersionPutThereIsKnown()
    {
        const fs::path trash = writableDataFolder("trash/run-small-3-1764460800000000");
        writeTextFile(trash / "from", m_folder.string());
        writeTextFile(trash / "small.pathloom", "x");
        const TrashEntry entry = trashEntries().front();
        QCOMPARE(entry.kind, std::string("run"));
        QCOMPARE(entry.name, std::string("small-3"));
        QCOMPARE(entry.files, std::vector<fs::path>{"small.pathloom"});
        QCOMPARE(std::chrono::system_clock::to_time_t(entry.deleted), std::time_t(1764460800));
        bringBack(trash);
        QVERIFY(fs::exists(m_folder / "small.pathloom") && !fs::exists(trash));
    }

    void whatIsDamagedIsListedAndGoesForGoodOnly()
    {
        const fs::path trash = writableDataFolder("trash/nonsense");
        writeTextFile(trash / "origin.json", "{");
        const TrashEntry entry = trashEntries().front();
        QVERIFY(entry.folder.empty() && entry.files.empty());
        QVERIFY(errorOf([&] { bringBack(trash); }).contains(QStringLiteral("cannot be brought back")));
        QVERIFY(fs::exists(trash));
        deleteForGood(trash);
        QVERIFY(trashEntries().empty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
