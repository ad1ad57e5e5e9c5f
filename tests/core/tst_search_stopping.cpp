// SPDX-License-Identifier: MIT
// A search ends within a second, whatever it is doing.
#include "tests/support/tiny_search.h"
#include "tests/support/watched_search.h"

#include <QTest>

#include <semaphore>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace pathloom;
using namespace tinysearch;
namespace fs = std::filesystem;

class TestSearchStopping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stoppingTakesNoSecond_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<bool>("byCommand");
        for (const char* moment : {"preparing", "measuring", "warm-up", "joint phase", "evaluation", "paused",
                                   "waiting for the disk", "locked"})
            for (const bool byCommand : {false, true})
                QTest::addRow("%s, %s", moment, byCommand ? "command" : "destroyed")
                    << QString::fromLatin1(moment) << byCommand;
    }
    void stoppingTakesNoSecond()
    {
        QFETCH(QString, moment);
        QFETCH(bool, byCommand);
        TinySearch tiny;
        SearchJob job = tiny.job({"epochs=100000", "evaluation_batch_size=2"});
        if (moment == QLatin1String("measuring"))
            job.target = findTarget(std::string(thisMachineId) + "-libtorch");
        const fs::path run = tiny.path("run");
        std::unique_ptr<SQLite::Database> other;
        std::binary_semaphore reached{0};
        bool told = false;
        WatchedSearch search(std::move(job), run);
        search.onEvent([&](const Event& event) {
            if (!told && isMoment(moment, event)) {
                told = true;
                if (moment == QLatin1String("waiting for the disk"))
                    fs::rename(run, tiny.path("away"));
                if (moment == QLatin1String("locked")) {
                    other = std::make_unique<SQLite::Database>((run / "run.db").string(), SQLite::OPEN_READWRITE, 5000);
                    other->exec("BEGIN EXCLUSIVE");
                }
                if (moment == QLatin1String("paused"))
                    search.engine().post({Command::Kind::Pause});
                reached.release();
            }
        });
        search.start();
        QVERIFY2(reached.try_acquire_for(std::chrono::seconds(30)), search.said());
        if (moment == QLatin1String("paused") || moment == QLatin1String("waiting for the disk"))
            QVERIFY2(search.waitForPhase(Phase::Paused, 8), search.said());
        if (moment == QLatin1String("locked"))
            QTest::qWait(1500); // the search has tried to write by now
        const auto begin = std::chrono::steady_clock::now();
        if (byCommand) {
            search.engine().post({Command::Kind::Stop});
            QVERIFY2(search.waitForEnd(10), search.said());
        } else {
            search.requestStop();
        }
        search.join();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        QVERIFY2(seconds < 1, QByteArray::number(seconds) + " s\n" + search.said());
        const bool failed = other || moment == QLatin1String("waiting for the disk");
        QVERIFY2(failed ? !search.error().isEmpty() : search.end() == Phase::Stopped, search.said());
    }

private:
    static bool isMoment(const QString& moment, const Event& event)
    {
        const auto* changed = std::get_if<PhaseChanged>(&event.body);
        const auto* progress = std::get_if<Progress>(&event.body);
        if (moment == QLatin1String("preparing"))
            return changed && changed->phase == Phase::Preparing;
        if (moment == QLatin1String("measuring"))
            return progress && progress->phase == Phase::Measuring;
        if (!std::holds_alternative<ProbabilitySnapshot>(event.body) && !std::holds_alternative<WeightStep>(event.body))
            return false;
        if (moment == QLatin1String("evaluation")) // after the last architecture step of the epoch
            return event.step == 40 && std::holds_alternative<ProbabilitySnapshot>(event.body);
        return event.step >= (moment == QLatin1String("warm-up") ? 5 : 27);
    }
};

QTEST_GUILESS_MAIN(TestSearchStopping)
#include "tst_search_stopping.moc"
