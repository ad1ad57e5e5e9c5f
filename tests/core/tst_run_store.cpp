// SPDX-License-Identifier: MIT
#include "core/run/run_store.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>
#include <thread>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

using Access = RunStore::Access;

} // namespace

class TestRunStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("run.pathloom")).toStdString();
    }

    void whatARunIsReadsBack()
    {
        RunInfo info = runfixture::tinyInfo();
        std::string id;
        {
            auto store = create();
            id = store->info().id;
            QCOMPARE(id.size(), std::size_t(32));
        }
        const auto store = RunStore::open(m_folder, Access::Read);
        const RunInfo back = store->info();
        QCOMPARE(back.id, id);
        QCOMPARE(back.name, info.name);
        QVERIFY(QString::fromStdString(back.created).endsWith(u'Z'));
        QCOMPARE(back.state, Phase::Preparing);
        QVERIFY(back.config == info.config);
        QVERIFY(back.data == info.data);
        QCOMPARE(back.dataFingerprint, info.dataFingerprint);
        QCOMPARE(back.classNames, info.classNames);
        QVERIFY(back.normalization == info.normalization);
        QCOMPARE(back.targetId, info.targetId);
        QCOMPARE(back.targetName, info.targetName);
        QCOMPARE(back.program, info.program);
        QVERIFY(back.machine == info.machine);
        QCOMPARE(back.trainImages, info.trainImages);
        QVERIFY(back.resize == info.resize && back.further.empty());
        QVERIFY(store->space().blocks == runfixture::tinySpace().blocks);
        QVERIFY(store->latencyTable() == runfixture::tinyTable());
    }

    void infoStateAndTableCanBeReplaced()
    {
        {
            auto store = create();
            RunInfo info = store->info();
            info.config.budgetMs = 9;
            store->updateInfo(info);
            store->setState(Phase::Failed, "The loss is not a number.");
            LatencyTable table = runfixture::tinyTable();
            table.constantMs.reset();
            store->setLatencyTable(table);
        }
        const auto store = RunStore::open(m_folder, Access::Read);
        QCOMPARE(store->info().config.budgetMs, 9.0);
        QCOMPARE(store->info().state, Phase::Failed);
        QCOMPARE(store->info().message, std::string("The loss is not a number."));
        QVERIFY(!store->latencyTable().constantMs);
    }

    void eventsReadBackInOrder()
    {
        const auto events = runfixture::oneOfEach(runfixture::tinySpace());
        {
            auto store = create();
            for (const Event& event : events) {
                store->record(event);
                store->record({event.step, event.seconds, Progress{}}); // not stored
            }
        }
        const auto store = RunStore::open(m_folder, Access::Read);
        const auto back = runfixture::readAll(*store);
        QCOMPARE(back.size(), events.size());
        for (std::size_t i = 0; i < events.size(); ++i)
            QVERIFY2(runfixture::sameEvent(back[i], events[i]), kindOf(events[i].body).c_str());
    }

    void awkwardValuesReadBack()
    {
        auto store = create();
        store->record({1, 0, WeightStep{std::nan(""), 0, 0, {0, 127, 128, 70000}}});
        store->record({2, 0, Message{MessageLevel::Error, "not UTF-8: \xff\xfe"}});
        store->record({3, 0, WeightStep{}});
        store->flush();
        const auto back = runfixture::readAll(*store);
        QVERIFY(std::isnan(std::get<WeightStep>(back[0].body).loss));
        QCOMPARE(std::get<WeightStep>(back[0].body).sampled, (std::vector<int>{0, 127, 128, 70000}));
        QVERIFY(std::get<Message>(back[1].body).text.starts_with("not UTF-8: "));
        QVERIFY(std::get<WeightStep>(back[2].body).sampled.empty());
    }

    void readingGoesOnFromARowNumber()
    {
        auto store = create();
        for (int step = 0; step < 10'000; ++step)
            store->record(runfixture::weightEvent(step));
        std::int64_t row = 0;
        std::int64_t expected = 0;
        const auto visit = [&](const Event& event) { QCOMPARE(event.step, expected++); };
        row = store->readEvents(row, visit, 7);
        QCOMPARE(expected, std::int64_t(7));
        row = store->readEvents(row, visit, 5000);
        QCOMPARE(expected, std::int64_t(5007));
        row = store->readEvents(row, visit);
        QCOMPARE(expected, std::int64_t(10'000));
        QCOMPARE(store->readEvents(row, visit), row);
        store->record(runfixture::weightEvent(10'000));
        QVERIFY(store->readEvents(row, visit) > row);
        QCOMPARE(expected, std::int64_t(10'001));
    }

    void aVisitorMayUseTheStore()
    {
        auto store = create();
        store->record(runfixture::weightEvent(1));
        int seen = 0;
        store->readEvents(0, [&](const Event&) { seen += store->networks().empty() ? 1 : 0; });
        QCOMPARE(seen, 1);
    }

    void theNewestSnapshotAtOrBeforeAStepIsFound()
    {
        const SearchSpace space = runfixture::tinySpace();
        auto store = create();
        for (int step : {10, 20, 20, 30})
            store->record({step, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(space, step * 0.01)}});
        QVERIFY(!store->probabilitiesAt(9));
        QVERIFY(*store->probabilitiesAt(10) == *runfixture::probabilitiesAt(space, 0.1));
        QVERIFY(*store->probabilitiesAt(29) == *runfixture::probabilitiesAt(space, 0.2));
        QVERIFY(*store->probabilitiesAt(1000) == *runfixture::probabilitiesAt(space, 0.3));
    }

    void theLastStepIsThatOfTheNewestStepTaken()
    {
        auto store = create();
        QCOMPARE(store->lastStep(), std::int64_t(0));
        store->record(runfixture::weightEvent(7));
        QCOMPARE(store->lastStep(), std::int64_t(7));
        store->record({3, 1.0, NetworkDerived{1, "k3e3 skip", 1.5}}); // taken out of an earlier moment
        QCOMPARE(store->lastStep(), std::int64_t(7));
        const std::int64_t row = store->lastRow();
        store->record(runfixture::weightEvent(8));
        store->record({8, 1.0, NetworkDerived{2, "k3e3 skip", 1.5}});
        store->record({8, 1.0, TrainingEpoch{2, 1, 4, 0.5, 0.8, 0.05}});
        QCOMPARE(store->lastStep(), std::int64_t(8));
        store->cutBack(row, 7, {}); // the network and its training stay
        QCOMPARE(store->eventsOfKind("training_epoch").size(), std::size_t(1));
        QCOMPARE(store->lastStep(), std::int64_t(7));
    }

    /// Also those that are no longer taken from a script file.
    void whatASearchWasGivenBeforehandReadsBack()
    {
        const std::vector<ScriptedCommand> script = {{3, {.kind = Command::Kind::Pause}},
                                                     {3, {.kind = Command::Kind::Resume}},
                                                     {5, {.kind = Command::Kind::Prune, .paths = {{0, 1}}}}};
        auto store = RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), {}, script);
        QCOMPARE(store->pendingCommands(0), std::optional(script));
        store->record(runfixture::weightEvent(1));
        QVERIFY(!store->pendingCommands(1));
        store->cutBack(1, 1, script);
        QCOMPARE(store->pendingCommands(1), std::optional(script));
    }

    void aSnapshotOfAnotherSpaceIsRefused()
    {
        auto store = create();
        store->record({1, 0, ProbabilitySnapshot{std::make_shared<const PathProbabilities>(3)}});
        QVERIFY(errorOf([&] { store->flush(); }).contains(QStringLiteral("does not fit")));
        store->flush(); // told once
        QVERIFY(runfixture::readAll(*store).empty());
    }

    void eventsReachTheDiskWithoutAFlush()
    {
        auto store = create();
        const auto reader = RunStore::open(m_folder, Access::Read);
        store->record(runfixture::weightEvent(1));
        QTRY_COMPARE_WITH_TIMEOUT(runfixture::readAll(*reader).size(), std::size_t(1), 20'000);
    }

    void manyThreadsMayRecord()
    {
        auto store = create();
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 1000; ++i)
                        store->record(runfixture::weightEvent(i));
                    store->flush();
                });
        }
        QCOMPARE(runfixture::readAll(*store).size(), std::size_t(4000));
    }

    void thereIsOneWriterAndManyReaders()
    {
        auto store = create();
        QVERIFY(store->isBeingWritten());
        const QString message = errorOf([&] { RunStore::open(m_folder, Access::Write); });
        QVERIFY2(message.contains(QStringLiteral("is being written")), qPrintable(message));
        const auto first = RunStore::open(m_folder, Access::Read);
        const auto second = RunStore::open(m_folder, Access::Read);
        QVERIFY(first->isBeingWritten());
        store->record(runfixture::weightEvent(1));
        store->flush();
        QCOMPARE(runfixture::readAll(*first).size(), std::size_t(1));
        QCOMPARE(runfixture::readAll(*second).size(), std::size_t(1));
        store.reset();
        QVERIFY(!first->isBeingWritten());
        QVERIFY(RunStore::open(m_folder, Access::Write)->isBeingWritten());
    }

    /// As on a network file system, where writer and readers have no memory in common.
    void withoutSharedMemoryReadersAndWriterStillGetOn()
    {
        create().reset();
        SQLite::Database((m_folder / "run.db").string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode = DELETE");
        const auto writer = RunStore::open(m_folder, Access::Write);
        const auto reader = RunStore::open(m_folder, Access::Read);
        std::int64_t row = 0, seen = 0;
        for (int step = 1; step <= 200; ++step) {
            writer->record({step, 0, WeightStep{.loss = 1, .sampled = {0, 1}}});
            if (step % 10 == 0)
                writer->flush();
            row = reader->readEvents(row, [&](const Event&) { ++seen; });
        }
        QCOMPARE(seen, std::int64_t(200));
        QVERIFY(!fs::exists(m_folder / "run.db-wal"));
    }
    void aReaderCannotWrite()
    {
        create();
        const auto reader = RunStore::open(m_folder, Access::Read);
        QVERIFY(errorOf([&] { reader->setState(Phase::Joint); }).contains(QStringLiteral("reading only")));
        QVERIFY(errorOf([&] { reader->addNetwork({}); }).contains(QStringLiteral("reading only")));
        QVERIFY(
            errorOf([&] { reader->writeCheckpoint(0, [](const fs::path&) {}); }).contains(QStringLiteral("reading")));
        reader->record(runfixture::weightEvent(1));
        QVERIFY(errorOf([&] { reader->flush(); }).contains(QStringLiteral("reading only")));
    }

    void checkpointsAlternate()
    {
        auto store = create();
        QVERIFY(store->newestCheckpoint().empty());
        std::set<fs::path> used;
        for (int i = 1; i <= 4; ++i) {
            writeCheckpoint(*store, "state " + std::to_string(i));
            const fs::path newest = store->newestCheckpoint();
            QCOMPARE(readTextFile(newest), "state " + std::to_string(i));
            used.insert(newest.filename());
        }
        QCOMPARE(used, (std::set<fs::path>{"checkpoint-a.pt", "checkpoint-b.pt"}));
        store.reset();
        store = RunStore::open(m_folder, Access::Write);
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("state 4"));
        writeCheckpoint(*store, "state 5");
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("state 5"));
    }

    void aDamagedCheckpointFallsBackToTheOlderOne()
    {
        auto store = create();
        writeCheckpoint(*store, "older");
        writeCheckpoint(*store, "newer");
        const fs::path newest = store->newestCheckpoint();
        writeTextFile(newest, "newew"); // one flipped letter, same size
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("older"));
        store.reset();
        store = RunStore::open(m_folder, Access::Write);
        writeCheckpoint(*store, "newest"); // takes the damaged one's place
        QCOMPARE(store->newestCheckpoint(), newest);
        fs::remove(newest);
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("older"));
    }

    void aKeptCheckpointIsThereBeforeItsStepCounts()
    {
        auto store = create();
        const auto write = [&](std::int64_t step, bool keep) {
            store->writeCheckpoint(
                step, [&](const fs::path& temporary) { writeTextFile(temporary, "state " + std::to_string(step)); },
                keep);
        };
        write(7, false);
        write(9, true);
        write(11, false);
        write(13, false);
        QCOMPARE(store->nearestCheckpoint(8).step, std::int64_t(9)); // that of step 7 gave way to 11's
        QCOMPARE(store->nearestCheckpoint(8).file, m_folder / RunStore::keptCheckpoint(9));
        QCOMPARE(readTextFile(m_folder / RunStore::keptCheckpoint(9)), std::string("state 9"));
        // What a kill leaves while a checkpoint is written: kept already, but not yet the newest.
        write(15, true);
        fs::remove(store->newestCheckpoint().string() + ".sum");
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("state 13"));
        QVERIFY(!store->newestCheckpointIsDamaged());
        QCOMPARE(store->nearestCheckpoint(15).file, m_folder / RunStore::keptCheckpoint(15));
        store.reset();
        store = RunStore::open(m_folder, Access::Write);
        write(15, true); // asked for again
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("state 15"));
        QCOMPARE(store->nearestCheckpoint(16).step, std::int64_t(15));
    }

    void aFailingCheckpointLeavesTheLastOne()
    {
        auto store = create();
        writeCheckpoint(*store, "good");
        writeCheckpoint(*store, "better");
        QVERIFY(!errorOf([&] {
                     store->writeCheckpoint(0, [](const fs::path& temporary) {
                         writeTextFile(temporary, "half");
                         throw Error("the disk is full");
                     });
                 }).isEmpty());
        QCOMPARE(readTextFile(store->newestCheckpoint()), std::string("better"));
        for (const auto& entry : fs::directory_iterator(m_folder / "checkpoints"))
            QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
    }

    void runsAreListedNewestFirst()
    {
        const fs::path root = m_temporary->path().toStdString();
        fs::create_directories(root / "no run");
        writeTextFile(root / "a file", "x");
        for (const char* name : {"b.pathloom", "a.pathloom"})
            RunStore::create(root / name, runfixture::tinyInfo(), runfixture::tinySpace(), {});
        fs::last_write_time(root / "a.pathloom/run.db", fs::file_time_type::clock::now() - std::chrono::hours(1));
        QCOMPARE(listRuns(root), (std::vector<fs::path>{root / "b.pathloom", root / "a.pathloom"}));
        QVERIFY(listRuns(root / "absent").empty());
    }

private:
    std::unique_ptr<RunStore> create() const
    {
        {
            return RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), runfixture::tinyTable());
        }
    }
    static void writeCheckpoint(RunStore& store, const std::string& content)
    {
        store.writeCheckpoint(0, [&](const fs::path& temporary) { writeTextFile(temporary, content); });
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
