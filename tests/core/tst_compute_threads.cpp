// SPDX-License-Identifier: MIT
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/nn/torch.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "tests/support/scratch_data.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

using namespace pathloom;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void writeTest(const Json& changes)
{
    Json json = {{"format", "pathloom.computing"},
                 {"version", 1},
                 {"cpu", thisMachine().cpu},
                 {"cores", thisMachine().cores},
                 {"library", trainingLibraryVersion()},
                 {"threads", 7},
                 {"trials", {{{"threads", 1}, {"step_ms", 20.0}}, {{"threads", 7}, {"step_ms", 5.0}}}}};
    json.update(changes);
    writeTextFile(threadTestFile(), json.dump());
}

/// How many of a million products below the normal numbers are not zero; enough of them that every thread has its
/// share.
std::int64_t denormalsLeft()
{
    const torch::Tensor tiny = torch::full({1 << 20}, 1e-38f);
    return (tiny * 0.125f).ne(0).sum().item<std::int64_t>();
}

} // namespace

class TestComputeThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }
    void init() { std::filesystem::remove(threadTestFile()); }

    void denormalsAreZeroInEveryThread() // first: the threads below must be started by one that nobody has told
    {
        std::int64_t before = 0, after = 0, inherited = 0, elsewhere = 0;
        std::vector<std::int64_t> changed;
        std::jthread([&] {
            at::set_num_threads(4);
            before = denormalsLeft(); // its workers are there now
            setComputeThreads(4);
            after = denormalsLeft();
            for (const int threads : {1, 2, 4, 6}) { // workers go and come
                setComputeThreads(threads);
                changed.push_back(denormalsLeft());
            }
            std::jthread([&] { inherited = denormalsLeft(); }).join();
        }).join();
        std::jthread([&] { elsewhere = denormalsLeft(); }).join();
        if (before == 0)
            QSKIP("Whatever starts this test makes its threads flush denormals already.");
        QCOMPARE(after, 0);
        QCOMPARE(changed, std::vector<std::int64_t>(4, 0));
        QCOMPARE(inherited, 0);
        QCOMPARE(elsewhere, before);
    }

    void candidatesArePowersOfTwoHalfAndAll()
    {
        const auto are = [](int cores, std::vector<int> expected) { return threadCandidates(cores) == expected; };
        QVERIFY(are(1, {1}));
        QVERIFY(are(2, {1, 2}));
        QVERIFY(are(3, {1, 2, 3}));
        QVERIFY(are(8, {1, 2, 4, 8}));
        QVERIFY(are(12, {1, 2, 4, 6, 8, 12}));
        QVERIFY(are(20, {1, 2, 4, 8, 10, 16, 20}));
        QVERIFY(are(0, {1})); // a system that does not tell
    }

    void theFastestIsChosenAndTheFewestOfEquals()
    {
        QCOMPARE(chosenThreads({{1, 20}, {2, 11}, {4, 8}}), 4);
        QCOMPARE(chosenThreads({{1, 20}, {2, 8.2}, {4, 8}}), 2); // 2.5 % slower
        QCOMPARE(chosenThreads({{1, 20}, {2, 8.3}, {4, 8}}), 4); // 3.75 %
        QCOMPARE(chosenThreads({{1, 9}, {2, 12}, {4, 30}}), 1);
        QCOMPARE(chosenThreads({{4, 8}, {2, 8}, {1, 8}}), 1);
    }

    void theTestIsShortAndPicksFromWhatItTimed()
    {
        setComputeThreads(1);
        const std::vector<int> candidates = threadCandidates(thisMachine().cores);
        const auto begin = Clock::now();
        const ThreadTest test = testThreads(candidates);
        const double seconds = secondsSince(begin);
        qInfo("%.2f s: %d threads", seconds, test.threads);
        QVERIFY2(seconds < 30, qPrintable(QString::number(seconds))); // 3 s; sanitizers and busy machines take longer
        QCOMPARE(test.trials.size(), candidates.size());
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            QCOMPARE(test.trials[i].threads, candidates[i]);
            QVERIFY(test.trials[i].stepMs > 0);
            qInfo("%d: %.2f ms", candidates[i], test.trials[i].stepMs);
        }
        QCOMPARE(test.threads, test.disturbed ? candidates.back() : chosenThreads(test.trials));
        QCOMPARE(computeThreads(), 1); // as before
    }

    void theResultIsKeptAndNotTestedAgain()
    {
        QVERIFY(!storedThreadTest());
        QCOMPARE(knownThreadsFor(0), thisMachine().cores);
        const ThreadTest made{.threads = 3, .trials = {{1, 30}, {3, 12.5}}};
        int tests = 0;
        const auto find = [&] {
            return threadsFor(0, {}, [&](std::stop_token) {
                ++tests;
                return made;
            });
        };
        QCOMPARE(find(), 3);
        QVERIFY(storedThreadTest() == made);
        QCOMPARE(knownThreadsFor(0), 3);
        QCOMPARE(find(), 3);
        QCOMPARE(tests, 1);
    }

    void theResultMakesNoDataFolder()
    {
        const QByteArray before = qgetenv("PATHLOOM_DATA");
        const auto folder = userDataFolder() / "later";
        qputenv("PATHLOOM_DATA", folder.c_str());
        int tests = 0;
        const auto find = [&] {
            return threadsFor(0, {}, [&](std::stop_token) {
                ++tests;
                return ThreadTest{.threads = 4, .trials = {}};
            });
        };
        QCOMPARE(find(), 4);
        QVERIFY(!std::filesystem::exists(folder));
        std::filesystem::create_directory(folder); // for a run, say
        QCOMPARE(find(), 4);
        QCOMPARE(tests, 1);
        QCOMPARE(storedThreadTest()->threads, 4);
        qputenv("PATHLOOM_DATA", before);
    }

    void whatIsStoredHoldsOnThisMachine()
    {
        writeTest(Json::object());
        QVERIFY(storedThreadTest() == (ThreadTest{7, {{1, 20}, {7, 5}}}));
        QCOMPARE(threadsFor(0), 7);
        QCOMPARE(threadsFor(3), 3);
        QCOMPARE(knownThreadsFor(0), 7);
        QCOMPARE(knownThreadsFor(3), 3);
    }

    void anotherMachineIsTestedAnew_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::newRow("processor") << QByteArray(R"({"cpu": "Another"})");
        QTest::newRow("cores") << QByteArray(R"({"cores": 999})");
        QTest::newRow("library") << QByteArray(R"({"library": "LibTorch 0.1"})");
    }
    void anotherMachineIsTestedAnew()
    {
        QFETCH(QByteArray, changes);
        writeTest(Json::parse(changes.toStdString()));
        QVERIFY(!storedThreadTest());
        QCOMPARE(threadsFor(0, {}, [](std::stop_token) { return ThreadTest{.threads = 5, .trials = {}}; }), 5);
        QCOMPARE(storedThreadTest()->threads, 5);
    }

    void aDamagedFileIsNoResult_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"format\": \"pathloom.comp");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("another format") << QByteArray(R"({"format": "pathloom.space", "version": 1})");
        QTest::newRow("newer") << QByteArray(R"({"format": "pathloom.computing", "version": 2})");
        QTest::newRow("nothing in it") << QByteArray(R"({"format": "pathloom.computing", "version": 1})");
    }
    void aDamagedFileIsNoResult()
    {
        QFETCH(QByteArray, content);
        std::ofstream(threadTestFile()) << content.toStdString();
        QVERIFY(!storedThreadTest());
        QCOMPARE(knownThreadsFor(0), thisMachine().cores);
    }

    void impossibleCountsAreNoResult()
    {
        for (const Json& threads : {Json(0), Json(-2), Json(1'000'000), Json("two"), Json(1.5)}) {
            writeTest({{"threads", threads}});
            QVERIFY2(!storedThreadTest(), threads.dump().c_str());
        }
    }

    void itCanBeCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(threadsFor(0, stop.get_token()), Cancelled);
        QVERIFY(!storedThreadTest());
        std::stop_source later;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            later.request_stop();
        });
        QVERIFY_EXCEPTION_THROWN(testThreads({1, thisMachine().cores}, later.get_token()), Cancelled);
    }

    void whoeverComesDuringATestWaitsForIt()
    {
        std::atomic<bool> tested = false;
        std::jthread tester([&] {
            threadsFor(0, {}, [&](std::stop_token) {
                std::this_thread::sleep_for(std::chrono::milliseconds(400));
                tested = true;
                return ThreadTest{.threads = 3, .trials = {}};
            });
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(threadsFor(2, stop.get_token()), Cancelled); // cannot wait
        QVERIFY(!tested);
        QCOMPARE(threadsFor(2), 2); // whatever is wanted
        QVERIFY(tested);
        QCOMPARE(threadsFor(0), 3);
    }

    void usedOnThisMachineOnly()
    {
        const Machine machine = thisMachine();
        QCOMPARE(threadsUsedHere({{"cpu", machine.cpu}, {"cores", machine.cores}, {"threads", 5}}), 5);
        QCOMPARE(threadsUsedHere({{"cpu", machine.cpu}, {"threads", 5}}), 5);
        QCOMPARE(threadsUsedHere({{"cpu", machine.cpu}, {"cores", machine.cores}}), machine.cores); // of old
        QCOMPARE(threadsUsedHere({{"cpu", "Another"}, {"cores", machine.cores}, {"threads", 5}}), 0);
        QCOMPARE(threadsUsedHere({{"cpu", machine.cpu}, {"cores", machine.cores + 1}, {"threads", 5}}), 0);
        QCOMPARE(threadsUsedHere(Json::object()), machine.cpu.empty() ? machine.cores : 0);
    }

    // What is not stored is remembered until the process ends, so these come last.
    void aDisturbedTestHoldsForThisProcessOnly()
    {
        int tests = 0;
        const auto find = [&] {
            return threadsFor(0, {}, [&](std::stop_token) {
                ++tests;
                return ThreadTest{.threads = 9, .trials = {{1, 30}}, .disturbed = true};
            });
        };
        QCOMPARE(find(), 9);
        QVERIFY(!storedThreadTest());
        QCOMPARE(find(), 9);
        QCOMPARE(tests, 1);
        writeTest(Json::object()); // what another process finds out counts
        QCOMPARE(find(), 7);
    }
};

QTEST_APPLESS_MAIN(TestComputeThreads)
#include "tst_compute_threads.moc"
