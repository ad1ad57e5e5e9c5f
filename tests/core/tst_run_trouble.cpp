// SPDX-License-Identifier: MIT
// A run folder when things go wrong: writers that are killed, full disks, folders that hold something else.
#include "core/derive/derive.h"
#include "core/latency/latency_model.h"
#include "core/run/run_folder.h"
#include "core/run/run_json.h"
#include "core/run/run_schema.h"
#include "core/run/run_store.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

using Access = RunStore::Access;

void setFileSizeLimit(rlim_t bytes)
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

std::unique_ptr<RunStore> createRun(const fs::path& folder)
{
    return RunStore::create(folder, runfixture::tinyInfo(), runfixture::tinySpace(), runfixture::tinyTable());
}

// What this program does when it is started as another process of a test.

int writeUntilKilled(const fs::path& folder)
{
    auto store = createRun(folder);
    store->setState(Phase::Joint);
    for (int step = 0; step < 1000; ++step)
        store->record(runfixture::weightEvent(step));
    store->flush();
    store->record(runfixture::weightEvent(1000)); // may or may not arrive
    std::puts("ready");
    std::fflush(stdout);
    ::pause();
    return 0;
}

/// The disk is "full" through a limit on file sizes. @return which expectation was not met, 0 if all were
int fillDisk(const fs::path& folder)
{
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = createRun(folder);
    for (int step = 0; step < 100; ++step)
        store->record(runfixture::weightEvent(step));
    store->flush();
    setFileSizeLimit(200'000);
    for (int step = 100; step < 20'000; ++step)
        store->record(runfixture::weightEvent(step));
    const QString first = errorOf([&] { store->flush(); });
    const QString second = errorOf([&] { store->flush(); });
    if (!first.contains(QStringLiteral("run.db: cannot be written")) || first.contains(u'\n') || first != second) {
        std::fprintf(stderr, "%s\n%s\n", qPrintable(first), qPrintable(second));
        return 1;
    }
    if (!errorOf([&] { store->setState(Phase::Failed); }).contains(QStringLiteral("cannot be written")))
        return 2;
    // Half way through: what was there before is still whole and readable.
    if (runfixture::readAll(*RunStore::open(folder, Access::Read)).size() != 100)
        return 3;
    setFileSizeLimit(RLIM_INFINITY);
    store->flush();
    return runfixture::readAll(*store).size() == 20'000 ? 0 : 4;
}

} // namespace

class TestRunTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("run.pathloom")).toStdString();
    }

    void aKilledWriterLeavesAWholeRun()
    {
        QProcess child;
        startAs(child, "--write-until-killed");
        QVERIFY(child.waitForReadyRead(60'000));
        const auto follower = RunStore::open(m_folder, Access::Read); // while the other process writes
        QVERIFY(follower->isBeingWritten());
        QVERIFY(errorOf([&] { RunStore::open(m_folder, Access::Write); }).contains(QStringLiteral("is being written")));
        QVERIFY(runfixture::readAll(*follower).size() >= 1000);
        child.kill();
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        QVERIFY(!follower->isBeingWritten());
        const auto reader = RunStore::open(m_folder, Access::Read);
        QCOMPARE(reader->info().state, Phase::Joint);
        const std::size_t count = runfixture::readAll(*reader).size();
        QVERIFY(count == 1000 || count == 1001);
        auto writer = RunStore::open(m_folder, Access::Write);
        writer->record(runfixture::weightEvent(2000));
        writer->flush();
        QCOMPARE(runfixture::readAll(*reader).size(), count + 1);
    }

    void aFullDiskLosesNothing()
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        startAs(child, "--fill-disk");
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);
        const auto store = RunStore::open(m_folder, Access::Read);
        const auto events = runfixture::readAll(*store);
        QCOMPARE(events.size(), std::size_t(20'000));
        QCOMPARE(events.back().step, std::int64_t(19'999));
    }

    /// Every table has a statement of its own, which must not tell again what it met at the try before.
    void aWriteThatFailedSucceedsOnceTheDatabaseIsFree()
    {
        const auto events = runfixture::oneOfEach(runfixture::tinySpace());
        auto store = create();
        store->setPatience(std::chrono::milliseconds(0));
        SQLite::Database other((m_folder / "run.db").string(), SQLite::OPEN_READWRITE);
        for (const Event& event : events) {
            other.exec("BEGIN IMMEDIATE");
            store->record(event);
            QVERIFY(errorOf([&] { store->flush(); }).contains(QStringLiteral("locked by another program")));
            other.exec("ROLLBACK");
            QCOMPARE(errorOf([&] { store->flush(); }), QString());
        }
        QCOMPARE(runfixture::readAll(*store).size(), events.size());
    }

    /// A search repeats a derivation until it succeeds; one that is stored must not fail any more.
    void aNetworkThatIsStoredIsDerivedWhateverComesNext()
    {
        create()->record({1, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(runfixture::tinySpace(), 0.5)}});
        SQLite::Database other((m_folder / "run.db").string(), SQLite::OPEN_READWRITE);
        other.exec("PRAGMA journal_mode = DELETE"); // as on a network file system: a writer keeps readers out
        const auto store = RunStore::open(m_folder, Access::Write);
        LatencyTable table;
        for (const LatencyKey& key : latencyKeys(runfixture::tinySpace()))
            table.entries[key] = {.ms = 0.5};
        store->setLatencyTable(table);
        store->setPatience(std::chrono::milliseconds(0));
        DerivedNetwork network;
        const QString message = errorOf([&] {
            network = deriveNetwork(*store, 1, [&](const Event& event) {
                if (std::holds_alternative<NetworkDerived>(event.body)) // after it comes that nothing keeps the budget
                    other.exec("BEGIN EXCLUSIVE");
            });
        });
        QCOMPARE(message, QString());
        QVERIFY(errorOf([&] { store->networks(); }).contains(QStringLiteral("locked by another program")));
        other.exec("ROLLBACK");
        const DerivedNetwork stored = store->network(1);
        QCOMPARE(store->networks().size(), std::size_t(1));
        QVERIFY(network.id == 1 && network.name == "net-1" && network.step == 1);
        QVERIFY(network.architecture == stored.architecture && network.description == stored.description &&
                network.predictedMs == stored.predictedMs);
    }

    void foldersThatAreNoRunAreNamed_data()
    {
        QTest::addColumn<QString>("make");
        QTest::addColumn<QString>("expected");
        QTest::newRow("absent") << ""
                                << "does not exist";
        QTest::newRow("file") << "file"
                              << "is no folder";
        QTest::newRow("empty") << "folder"
                               << "holds no run.db";
        QTest::newRow("text") << "text"
                              << "is damaged";
        QTest::newRow("empty database") << "zero"
                                        << "is no run of Pathloom";
        QTest::newRow("newer") << "newer"
                               << "newer than this program";
        QTest::newRow("truncated") << "truncated"
                                   << "is damaged";
        QTest::newRow("broken space") << "space"
                                      << "space";
    }
    void foldersThatAreNoRunAreNamed()
    {
        QFETCH(QString, make);
        QFETCH(QString, expected);
        const fs::path file = m_folder / "run.db";
        if (make == QLatin1String("file")) {
            writeTextFile(m_folder, "x");
        } else if (make == QLatin1String("folder")) {
            fs::create_directories(m_folder);
        } else if (make == QLatin1String("text") || make == QLatin1String("zero")) {
            fs::create_directories(m_folder);
            writeTextFile(file, make == QLatin1String("text") ? std::string(5000, 'x') : "");
        } else if (!make.isEmpty()) {
            {
                auto store = create();
                for (int step = 0; step < 5000; ++step)
                    store->record(runfixture::weightEvent(step));
            }
            if (make == QLatin1String("truncated")) {
                fs::resize_file(file, fs::file_size(file) / 2);
            } else {
                SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
                database.exec(make == QLatin1String("newer") ? "PRAGMA user_version = 99"
                                                             : "UPDATE meta SET value = '{}' WHERE key = 'space'");
            }
        }
        for (Access access : {Access::Read, Access::Write}) {
            const QString message = errorOf([&] { runfixture::readAll(*RunStore::open(m_folder, access)); });
            QVERIFY2(message.contains(expected) && message.contains(QString::fromStdString(m_folder.string())) &&
                         !message.contains(u'\n'),
                     qPrintable(message));
        }
    }

    void aDamagedCountOfCutsIsNamed()
    {
        create()->record(runfixture::weightEvent(7));
        QCOMPARE(RunStore::open(m_folder, Access::Read)->generation(), std::int64_t(0)); // it was never cut back
        const fs::path file = m_folder / "run.db";
        for (const char* damaged : {"", "three", "1.5", "-1", "99999999999999999999"}) {
            SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
                .exec(std::string("INSERT OR REPLACE INTO meta VALUES ('generation', '") + damaged + "')");
            for (Access access : {Access::Read, Access::Write})
                QCOMPARE(errorOf([&] { RunStore::open(m_folder, access)->generation(); }),
                         QStringLiteral("%1: is damaged: its entry 'generation' is no whole number, but '%2'")
                             .arg(QString::fromStdString(file.string()), QLatin1String(damaged)));
        }
    }

    void aRunOfAnOlderVersionIsReadAndBecomesNewOnceItIsWritten()
    {
        const auto version = [&] {
            SQLite::Database database((m_folder / "run.db").string(), SQLite::OPEN_READONLY);
            return std::pair(database.execAndGet("PRAGMA user_version").getInt(),
                             std::string(database.execAndGet("SELECT value FROM meta WHERE key = 'schema_version'")));
        };
        create()->record(runfixture::weightEvent(7));
        QCOMPARE(version(), std::pair(runSchemaVersion, std::to_string(runSchemaVersion)));
        {
            SQLite::Database database((m_folder / "run.db").string(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA user_version = 1");
            database.exec("UPDATE meta SET value = '1' WHERE key = 'schema_version'");
            database.exec("DROP TABLE predictions");
            const SearchSpace space = runfixture::tinySpace();
            DerivedNetwork network{.architecture = "k3e3 k5e3"};
            network.description = describe(space, parseArchitecture(space, network.architecture));
            SQLite::Statement insert(database, "INSERT INTO networks VALUES (1, 'net-1', ?)");
            insert.bind(1, toJson(network).dump());
            insert.exec();
        }
        QCOMPARE(RunStore::open(m_folder, Access::Read)->lastStep(), std::int64_t(7));
        QVERIFY(!RunStore::open(m_folder, Access::Read)->predictions(1));
        QCOMPARE(version(), std::pair(1, std::string("1")));
        RunStore::open(m_folder, Access::Write)->record({7, 1, Alarm{"entropy_stuck", Json::object()}});
        QCOMPARE(version(), std::pair(runSchemaVersion,
                                      std::to_string(runSchemaVersion))); // a program that knows no alarms says so
        QCOMPARE(runfixture::readAll(*RunStore::open(m_folder, Access::Read)).size(), std::size_t(2));
        const Predictions said{.classes = 3, .labels = {2}, .predicted = {1}, .ranks = {3}};
        RunStore::open(m_folder, Access::Write)->changeNetwork(1, [](DerivedNetwork&) {}, {}, said);
        QVERIFY(RunStore::open(m_folder, Access::Read)->predictions(1) == said);
    }

    void aFolderThatCannotBeMadeLeavesNothing()
    {
        writeTextFile(m_folder, "in the way");
        QVERIFY(errorOf([&] { create(); }).contains(QStringLiteral("is no folder")));
        const fs::path below = m_folder / "below.pathloom";
        const QString message =
            errorOf([&] { RunStore::create(below, runfixture::tinyInfo(), runfixture::tinySpace(), {}); });
        QVERIFY2(message.contains(QStringLiteral("cannot be created")), qPrintable(message));
        QCOMPARE(readTextFile(m_folder), std::string("in the way"));
    }

    /// What a process leaves that is killed while it makes a run.
    void aHalfMadeFolderIsNotInTheWay()
    {
        const auto halfMade = [&] {
            fs::create_directories(m_folder / "checkpoints");
            writeTextFile(m_folder / "run.lock", "");
            SQLite::Database((m_folder / "run.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
                .exec("PRAGMA journal_mode = WAL");
        };
        halfMade();
        QCOMPARE(create()->info().name, runfixture::tinyInfo().name);
        fs::remove_all(m_folder);
        halfMade();
        writeTextFile(m_folder / "letter.txt", "mine"); // somebody has put something there
        QVERIFY(errorOf([&] { create(); }).contains(QStringLiteral("is not empty")));
        removeRunFolder(m_folder, false);
        QCOMPARE(readTextFile(m_folder / "letter.txt"), std::string("mine"));
        QVERIFY(!fs::exists(m_folder / "run.db") && !fs::exists(m_folder / "checkpoints"));
    }

    /// Where a database keeps a journal, what a writer had begun when it was killed is undone by whoever comes next.
    void aWriteThatWasCutOffIsUndone()
    {
        const fs::path killed = m_folder.parent_path() / "killed.pathloom";
        create();
        const auto leave = [&](const char* first, const std::string& begun) {
            SQLite::Database writer((m_folder / "run.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            for (const std::string& statement :
                 {std::string(first), std::string("PRAGMA cache_size = 1"), std::string("BEGIN"), begun})
                writer.exec(statement);
            fs::remove_all(killed);
            fs::copy(m_folder, killed, fs::copy_options::recursive);
        };
        leave("PRAGMA journal_mode = DELETE", "INSERT INTO meta VALUES ('much', hex(zeroblob(300000)))");
        QVERIFY(fs::file_size(killed / "run.db-journal") > 0);
        QCOMPARE(RunStore::open(killed, Access::Read)->info().name, runfixture::tinyInfo().name);
        QVERIFY(!fs::exists(killed / "run.db-journal"));

        fs::remove(m_folder / "run.db"); // while the run is made
        leave("VACUUM", "CREATE TABLE much AS SELECT hex(zeroblob(300000)) AS text");
        QVERIFY(fs::file_size(killed / "run.db") > 0 && fs::file_size(killed / "run.db-journal") > 0);
        QCOMPARE(createRun(killed)->info().name, runfixture::tinyInfo().name);
    }

    void anExistingFolderIsNotOverwritten()
    {
        create();
        const QString message = errorOf([&] { create(); });
        QVERIFY2(message.contains(QStringLiteral("is not empty")), qPrintable(message));
        QCOMPARE(RunStore::open(m_folder, Access::Read)->info().name, runfixture::tinyInfo().name);
    }

private:
    std::unique_ptr<RunStore> create() const { return createRun(m_folder); }
    void startAs(QProcess& child, const char* role) const
    {
        child.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(role), QString::fromStdString(m_folder.string())});
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

int main(int argc, char** argv)
{
    const std::string role = argc == 3 ? argv[1] : "";
    if (role == "--write-until-killed")
        return writeUntilKilled(argv[2]);
    if (role == "--fill-disk")
        return fillDisk(argv[2]);
    QCoreApplication application(argc, argv);
    TestRunTrouble test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_run_trouble.moc"
