// SPDX-License-Identifier: MIT
// What the bits of a search depend on besides its settings: it goes on with the same, or says that it does not.
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "tests/support/interrupted_search.h"
#include "tests/support/scratch_data.h"

#include <QTest>

using namespace tinysearch;

namespace {

/// As if the self-test had found that so many threads are fastest here.
void storeFastest(int threads)
{
    const Machine machine = thisMachine();
    const Json json = {{"format", "pathloom.computing"},
                       {"version", 1},
                       {"cpu", machine.cpu},
                       {"cores", machine.cores},
                       {"threads", threads},
                       {"trials", Json::array()},
                       {"library", trainingLibraryVersion()}};
    writeTextFile(threadTestFile(), json.dump());
}

} // namespace

class TestResumeComputing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }
    void anotherThreadCountGoesOnAndSaysSo()
    {
        TinySearch search;
        stopInTheMiddle(search, "r");
        {
            const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
            RunInfo info = run->info();
            QCOMPARE(info.config.threads, 1);
        }
        std::optional<Resumed> resumed;
        QStringList warnings;
        SearchEngine second(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
            if (const auto* said = std::get_if<Message>(&event.body); said && said->level == MessageLevel::Warning)
                warnings << QString::fromStdString(said->text);
        });
        second.setThreads(2);
        QCOMPARE(second.run(), Phase::Finished);
        QVERIFY(resumed && !resumed->exact);
        QVERIFY2(warnings.join(QLatin1Char('\n')).contains("threads was 1, now 2"),
                 qPrintable(warnings.join(QLatin1Char('\n'))));
    }
    void automaticThreadsStayThoseOfTheBeginning_data()
    {
        QTest::addColumn<bool>("hasCheckpoint");
        QTest::newRow("from a checkpoint") << true;
        QTest::newRow("from the beginning") << false;
    }
    /// What is fastest may be found out anew in between, and come out otherwise.
    void automaticThreadsStayThoseOfTheBeginning()
    {
        QFETCH(bool, hasCheckpoint);
        TinySearch search;
        storeFastest(3);
        SearchEngine whole(search.job({"threads=0"}), search.path("whole"), {});
        QCOMPARE(whole.run(), Phase::Finished);
        QCOMPARE(computeThreads(), 3);
        stopInTheMiddle(search, "r", {"threads=0"});
        if (!hasCheckpoint)
            for (const auto& file : std::filesystem::directory_iterator(search.path("r") / "checkpoints"))
                std::filesystem::remove_all(file);

        storeFastest(2);
        std::optional<Resumed> resumed;
        SearchEngine second(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
        });
        QCOMPARE(second.run(), Phase::Finished);
        QCOMPARE(computeThreads(), 3);
        QVERIFY(resumed);
        QVERIFY2(resumed->exact, resumed->reason.c_str());
        const auto expected = search.record("whole"), record = search.record("r");
        QVERIFY2(record == expected, difference(expected, record));
        QCOMPARE(RunStore::open(search.path("r"), RunStore::Access::Read)->info().config.threads, 0);
    }
    void automaticThreadsAskedForNowAreThoseOfNow()
    {
        TinySearch search;
        storeFastest(1);
        stopInTheMiddle(search, "r", {"threads=0"});
        storeFastest(2);
        std::optional<Resumed> resumed;
        SearchEngine second(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
        });
        second.setThreads(0);
        QCOMPARE(second.run(), Phase::Finished);
        QCOMPARE(computeThreads(), 2);
        QVERIFY(resumed && !resumed->exact);
        QCOMPARE(QString::fromStdString(resumed->reason),
                 QStringLiteral("the number of computing threads was 1, now 2"));
    }
    void aRepetitionTakesTheThreadsOfTheFirstTime()
    {
        TinySearch search;
        storeFastest(2);
        SearchEngine again(search.job({"threads=0"}), search.path("again"), {});
        again.setAutomaticThreads(3);
        QCOMPARE(again.run(), Phase::Finished);
        QCOMPARE(computeThreads(), 3);
        const RunInfo info = RunStore::open(search.path("again"), RunStore::Access::Read)->info();
        QCOMPARE(info.config.threads, 0); // as the specification has it
        QCOMPARE(info.machine.at("threads").get<int>(), 3);
    }
    void otherKernelsGoOnAndSaySo()
    {
        TinySearch search;
        stopInTheMiddle(search, "r");
        for (const auto& file : std::filesystem::directory_iterator(search.path("r") / "checkpoints"))
            std::filesystem::remove_all(file);
        {
            const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
            RunInfo info = run->info();
            QCOMPARE(info.machine.at("library").get<std::string>(), trainingLibraryVersion());
            info.machine["library"] = "LibTorch 1.13.0, abacus kernels 1";
            run->updateInfo(info);
        }
        std::optional<Resumed> resumed;
        SearchEngine second(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
        });
        QCOMPARE(second.run(), Phase::Finished);
        QVERIFY(resumed && !resumed->exact);
        QVERIFY2(resumed->reason.find("was \"LibTorch 1.13.0, abacus kernels 1\", now") != std::string::npos,
                 resumed->reason.c_str());
    }
};

QTEST_GUILESS_MAIN(TestResumeComputing)
#include "tst_resume_computing.moc"
