// SPDX-License-Identifier: MIT
#include "app/window/job_runner.h"
#include "core/util/error.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <latch>

using namespace pathloom;

class TestJobRunner : public QObject
{
    Q_OBJECT

private:
    static void waitForStop(const JobContext& context)
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        changed.wait(lock, context.stopToken(), [] { return false; });
    }

private Q_SLOTS:
    void resultIsDeliveredOnTheGuiThread()
    {
        JobRunner runner;
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        runner.start({.title = QStringLiteral("job"), .work = [&](JobContext&) -> JobDelivery {
                          worker = QThread::currentThread();
                          return [&] { receiver = QThread::currentThread(); };
                      }});
        QTRY_COMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != receiver);
        QVERIFY(runner.jobs().empty());
    }

    void newerJobWithTheSameKeyMakesTheOlderWorthless()
    {
        JobRunner runner;
        std::latch started(1);
        QStringList results;
        runner.start({.key = QStringLiteral("layout"), .work = [&](JobContext& context) -> JobDelivery {
                          started.count_down();
                          waitForStop(context);
                          return [&] { results.append(QStringLiteral("old")); };
                      }});
        started.wait();
        runner.start({.key = QStringLiteral("layout"), .work = [&](JobContext&) -> JobDelivery {
                          return [&] { results.append(QStringLiteral("new")); };
                      }});
        QTRY_COMPARE(results.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(results, QStringList{QStringLiteral("new")});
    }

    void resultIsDroppedWhenItsOwnerIsGone()
    {
        JobRunner runner;
        auto owner = std::make_unique<QObject>();
        std::latch go(1);
        bool delivered = false;
        runner.start({.owner = owner.get(), .work = [&](JobContext&) -> JobDelivery {
                          go.wait();
                          return [&] { delivered = true; };
                      }});
        owner.reset();
        go.count_down();
        QTRY_VERIFY(runner.jobs().empty());
        QVERIFY(!delivered);
    }

    void failureIsToldInOneSentence()
    {
        JobRunner runner;
        QSignalSpy failed(&runner, &JobRunner::jobFailed);
        runner.start({.title = QStringLiteral("Exporting"),
                      .work = [](JobContext&) -> JobDelivery { throw Error("disk is full", "net.onnx"); }});
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed.front()[0].toString(), QStringLiteral("Exporting"));
        QCOMPARE(failed.front()[1].toString(), QStringLiteral("net.onnx: disk is full"));
    }

    void cancelledJobTellsNothing()
    {
        JobRunner runner;
        QSignalSpy failed(&runner, &JobRunner::jobFailed);
        std::latch started(1);
        const JobId id = runner.start({.work = [&](JobContext& context) -> JobDelivery {
            started.count_down();
            waitForStop(context);
            throw Cancelled();
        }});
        started.wait();
        runner.cancel(id);
        QTRY_VERIFY(runner.jobs().empty());
        QCOMPARE(failed.size(), 0);
    }

    void computingJobsWaitWhileHeldAndQuickOnesDoNot()
    {
        JobRunner runner;
        runner.holdComputing({.all = true, .run = {}});
        bool computed = false, read = false;
        runner.start(
            {.lane = JobLane::Computing, .work = [&](JobContext&) -> JobDelivery { return [&] { computed = true; }; }});
        runner.start({.work = [&](JobContext&) -> JobDelivery { return [&] { read = true; }; }});
        QTRY_VERIFY(read);
        QVERIFY(!computed);
        QCOMPARE(runner.jobs().size(), std::size_t(1));
        QVERIFY(!runner.isComputing());
        QVERIFY(!runner.jobs().front().text.isEmpty()); // what it waits for
        runner.holdComputing({});
        QTRY_VERIFY(computed);
    }

    void aRunThatIsHeldDoesNotHoldOthers()
    {
        JobRunner runner;
        QStringList done;
        const auto start = [&](const QString& run) {
            runner.start({.lane = JobLane::Computing, .run = run, .work = [&done, run](JobContext&) -> JobDelivery {
                              return [&done, run] { done << run; };
                          }});
        };
        runner.holdComputing({.all = false, .run = QStringLiteral("a")});
        QVERIFY(!runner.whyWaiting(QStringLiteral("a")).isEmpty());
        QVERIFY(runner.whyWaiting(QStringLiteral("b")).isEmpty());
        for (const QString& run : {QStringLiteral("a"), QStringLiteral("b"), QString()})
            start(run);
        QTRY_COMPARE(done, (QStringList{QStringLiteral("b"), QString()}));
        QCOMPARE(runner.jobs().size(), std::size_t(1));
        runner.holdComputing({});
        QTRY_COMPARE(done.size(), 3);
    }

    void progressIsShownWhileItWorks()
    {
        JobRunner runner;
        std::latch go(1);
        runner.start({.work = [&](JobContext& context) -> JobDelivery {
            context.setProgress(0.25, QStringLiteral("epoch 1"));
            go.wait();
            return {};
        }});
        QTRY_VERIFY(!runner.jobs().empty() && runner.jobs().front().fraction == 0.25);
        QCOMPARE(runner.jobs().front().text, QStringLiteral("epoch 1"));
        QCOMPARE(runner.jobs().front().state, JobInfo::State::Running);
        go.count_down();
        QTRY_VERIFY(runner.jobs().empty());
    }

    void destroyingCancelsAndJoins()
    {
        std::atomic<bool> ended = false;
        {
            JobRunner runner;
            std::latch started(1);
            runner.start({.work = [&](JobContext& context) -> JobDelivery {
                started.count_down();
                waitForStop(context);
                ended = true;
                return {};
            }});
            started.wait();
        }
        QVERIFY(ended);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
