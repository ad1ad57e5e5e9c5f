// SPDX-License-Identifier: MIT
// Searches whose database another program holds for a while: they wait, and are stopped all the same.
#include "core/run/command_folder.h"
#include "tests/support/tiny_search.h"
#include "tests/support/watched_search.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>

#include <thread>

using namespace tinysearch;
namespace fs = std::filesystem;

namespace {

bool isStep(const Event& event, std::int64_t step)
{
    return event.step == step && std::holds_alternative<WeightStep>(event.body);
}

/// Another program that holds the database for a while.
class Lock
{
public:
    Lock(const fs::path& run, std::chrono::milliseconds time)
        : m_database((run / "run.db").string(), SQLite::OPEN_READWRITE, 5000)
    {
        m_database.exec("BEGIN EXCLUSIVE");
        m_release = std::jthread([this, time] {
            std::this_thread::sleep_for(time);
            m_database.exec("ROLLBACK");
        });
    }

private:
    SQLite::Database m_database;
    std::jthread m_release;
};

} // namespace

class TestRunLocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLockAtTheBeginningOrTheEndIsWaitedFor()
    {
        TinySearch tiny;
        std::unique_ptr<Lock> lock;
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            const auto* changed = std::get_if<PhaseChanged>(&event.body);
            const auto* said = std::get_if<Message>(&event.body);
            const bool atTheBeginning = said && said->text.starts_with("Budget"); // its first checkpoint comes next
            if (atTheBeginning || (changed && changed->phase == Phase::Finished))
                lock = std::make_unique<Lock>(tiny.path("run"), std::chrono::milliseconds(800));
        });
        search.start();
        QVERIFY2(search.waitForEnd(60) && search.join() >= 0 && search.end() == Phase::Finished, search.said());
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QCOMPARE(run->info().state, Phase::Finished);
        QVERIFY(search.waitForMessage("stood still", 0));
    }
    void howASearchEndedIsStoredAfterAShortLock()
    {
        TinySearch tiny;
        std::unique_ptr<Lock> lock;
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            if (!isStep(event, 25))
                return;
            lock = std::make_unique<Lock>(tiny.path("run"), std::chrono::milliseconds(180));
            search.requestStop();
        });
        search.start();
        QVERIFY2(search.waitForEnd(10), search.said());
        search.join();
        // Failed rather than stopped if its last checkpoint could not be written in time; either can be resumed.
        QVERIFY2(hasEnded(RunStore::open(tiny.path("run"), RunStore::Access::Read)->info().state), search.said());
    }
    void aStopFromOutsideIsHeardWhileTheDiskFails()
    {
        TinySearch tiny;
        std::unique_ptr<Lock> lock;
        WatchedSearch search(tiny.job({"checkpoint_steps=5"}), tiny.path("run"));
        search.engine().acceptCommands();
        search.onEvent([&](const Event& event) {
            if (isStep(event, 23))
                lock = std::make_unique<Lock>(tiny.path("run"), std::chrono::seconds(6));
        });
        search.start();
        QVERIFY2(search.waitForMessage("stands still", 10), search.said());
        CommandFolder::send(tiny.path("run"), {.kind = Command::Kind::Stop});
        QVERIFY2(search.waitForEnd(4.5), search.said());
    }
};

QTEST_GUILESS_MAIN(TestRunLocks)
#include "tst_run_locks.moc"
