// SPDX-License-Identifier: MIT
#include "scripted_runner.h"

#include "core/util/error.h"

#include <QSignalSpy>
#include <QTest>

#include <latch>

using namespace pathloom;
using namespace std::chrono_literals;

class TestSearchSession : public QObject
{
    Q_OBJECT

private:
    using Shared = ScriptedRunner::Shared;

    /// Collects what a session delivers.
    struct Watcher
    {
        explicit Watcher(SearchSession& session)
        {
            QObject::connect(&session, &SearchSession::eventsReady, &session, [this](const std::vector<Event>& batch) {
                ++batches;
                events.insert(events.end(), batch.begin(), batch.end());
            });
        }
        int batches = 0;
        std::vector<Event> events;
    };

private Q_SLOTS:
    void burstComesInFewBatchesAndLosesNothing()
    {
        constexpr int count = 20000;
        SearchSession session;
        Watcher watcher(session);
        QSignalSpy ended(&session, &SearchSession::ended);
        session.start(ScriptedRunner::factory(std::make_shared<Shared>(), [](const EventSink& sink, Shared&, auto) {
            for (int i = 0; i < count; ++i)
                sink(weightStep(i));
            return Phase::Finished;
        }));
        QVERIFY(ended.wait(10000));
        QCOMPARE(watcher.events.size(), std::size_t(count));
        for (int i = 0; i < count; ++i)
            QCOMPARE(watcher.events[std::size_t(i)].step, std::int64_t(i));
        QVERIFY2(watcher.batches <= 50, qPrintable(QString::number(watcher.batches)));
    }

    void onlyTheNewestProgressOfABatchIsDelivered()
    {
        EventQueue queue;
        QVERIFY(queue.push({.step = 1, .body = Progress{.step = 1}}));
        QVERIFY(!queue.push(weightStep(1)));
        QVERIFY(!queue.push({.step = 2, .body = Progress{.step = 2}}));
        QVERIFY(!queue.push(weightStep(2)));
        const std::vector<Event> events = queue.take();
        QCOMPARE(events.size(), std::size_t(3));
        QVERIFY(std::holds_alternative<WeightStep>(events[0].body));
        QVERIFY(std::holds_alternative<WeightStep>(events[1].body));
        QCOMPARE(std::get<Progress>(events[2].body).step, std::int64_t(2));
        QVERIFY(queue.take().empty());
        QVERIFY(queue.push(weightStep(3)));
    }

    /// Paths that come or go are shown together with the probabilities that they have then.
    void aMoveOfPathsComesWithItsProbabilities()
    {
        SearchSession session;
        const SearchSpace space = loadSpace("small");
        std::vector<std::vector<Event>> batches;
        connect(&session, &SearchSession::eventsReady, this,
                [&](const std::vector<Event>& events) { batches.push_back(events); });
        std::latch told(1), taken(1);
        session.start(ScriptedRunner::factory(std::make_shared<Shared>(), [&](const EventSink& sink, Shared& shared,
                                                                              std::stop_token stop) {
            Steering steering(space);
            const Act act = steering.apply(
                steering.plan({.kind = Command::Kind::Prune, .paths = {{0, 1}}}, uniformProbabilities(space), {}), 3);
            sink({3, 0.3, recordOf(act)});
            told.count_down();
            taken.wait();
            sink({3, 0.3,
                  ProbabilitySnapshot{
                      std::make_shared<const PathProbabilities>(steering.mask().apply(uniformProbabilities(space)))}});
            return ScriptedRunner::untilStopped(sink, shared, stop);
        }));
        told.wait();
        QCoreApplication::processEvents(); // the window would take what is there
        taken.count_down();
        QTRY_VERIFY(!batches.empty());
        QCOMPARE(batches.front().size(), std::size_t(2));
    }

    void stopAnswersWithinASecond()
    {
        SearchSession session;
        QSignalSpy ended(&session, &SearchSession::ended);
        session.start(ScriptedRunner::factory(std::make_shared<Shared>(), ScriptedRunner::untilStopped));
        QElapsedTimer timer;
        timer.start();
        session.stop();
        QCOMPARE(session.state(), SearchSession::State::Stopping);
        QVERIFY(ended.wait(5000));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(ended.front().front().value<Phase>(), Phase::Stopped);
        QCOMPARE(session.state(), SearchSession::State::Idle);
    }

    void destroyingWhileRunningJoins()
    {
        const auto shared = std::make_shared<Shared>();
        {
            SearchSession session;
            session.start(ScriptedRunner::factory(shared, ScriptedRunner::untilStopped));
            QTRY_COMPARE(([&] {
                             const std::lock_guard lock(shared->mutex);
                             return shared->alive;
                         })(),
                         1);
        }
        QCOMPARE(shared->alive, 0);
    }

    void stopAndWaitDeliversWhatCameLast()
    {
        SearchSession session;
        Watcher watcher(session);
        QSignalSpy ended(&session, &SearchSession::ended);
        session.start(ScriptedRunner::factory(std::make_shared<Shared>(),
                                              [](const EventSink& sink, Shared& shared, std::stop_token stop) {
                                                  ScriptedRunner::untilStopped(sink, shared, stop);
                                                  sink(weightStep(7));
                                                  return Phase::Stopped;
                                              }));
        session.stopAndWait();
        QCOMPARE(watcher.events.size(), std::size_t(1));
        QCOMPARE(ended.size(), 1);
        QCoreApplication::processEvents(); // the thread's own notice comes late and must not end it twice
        QCOMPARE(ended.size(), 1);
    }

    void exceptionBecomesOneSentenceAndTheSessionStaysUsable_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("our own") << 0 << QStringLiteral("small.json: is broken (mend it)");
        QTest::newRow("with a backtrace") << 1 << QStringLiteral("shapes differ");
    }
    void exceptionBecomesOneSentenceAndTheSessionStaysUsable()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, sentence);
        SearchSession session;
        QSignalSpy failed(&session, &SearchSession::failed);
        QSignalSpy ended(&session, &SearchSession::ended);
        session.start(
            ScriptedRunner::factory(std::make_shared<Shared>(), [kind](const EventSink&, Shared&, auto) -> Phase {
                if (kind == 0)
                    throw Error("is broken", "small.json", "mend it");
                throw std::runtime_error("shapes differ\nframe #0: somewhere\nframe #1: elsewhere");
            }));
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed.front().front().toString(), sentence);
        QCOMPARE(ended.size(), 0);
        QCOMPARE(session.state(), SearchSession::State::Idle);

        session.start(ScriptedRunner::factory(std::make_shared<Shared>(),
                                              [](const EventSink&, Shared&, auto) { return Phase::Finished; }));
        QVERIFY(ended.wait(5000));
    }

    void failureWhileMakingTheRunnerIsToldToo()
    {
        SearchSession session;
        QSignalSpy failed(&session, &SearchSession::failed);
        session.start([](EventSink) -> std::unique_ptr<SearchRunner> { throw Error("no such folder", "/nowhere"); });
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed.front().front().toString(), QStringLiteral("/nowhere: no such folder"));
    }

    void commandsReachTheRunnerInOrder()
    {
        using Kind = Command::Kind;
        const auto shared = std::make_shared<Shared>();
        SearchSession session;
        session.start(ScriptedRunner::factory(shared, ScriptedRunner::untilStopped));
        session.post({.kind = Kind::Set, .key = "latency.budget_ms", .value = 1.5}); // perhaps before the runner exists
        session.post({.kind = Kind::Set, .key = "latency.lambda", .value = 0.3});
        session.pause();
        session.resume();
        session.post({.kind = Kind::Derive});
        const std::vector<Kind> expected{Kind::Set, Kind::Set, Kind::Pause, Kind::Resume, Kind::Derive};
        QTRY_VERIFY(shared->kinds() == expected);
        QCOMPARE(shared->commands.front().value, 1.5);
        session.stopAndWait();
    }

    void pauseIsConfirmedByTheSearch()
    {
        const auto shared = std::make_shared<Shared>();
        SearchSession session;
        session.start(ScriptedRunner::factory(shared, [](const EventSink& sink, Shared& data, std::stop_token stop) {
            std::unique_lock lock(data.mutex);
            data.changed.wait(lock, stop, [&] { return !data.commands.empty(); });
            sink({.body = CommandAccepted{.command = "pause"}});
            data.changed.wait(lock, stop, [&] { return data.commands.size() > 1; });
            return Phase::Finished;
        }));
        session.pause();
        QCOMPARE(session.state(), SearchSession::State::Pausing);
        QTRY_COMPARE(session.state(), SearchSession::State::Paused);
        session.resume();
        QCOMPARE(session.state(), SearchSession::State::Running);
        QTRY_COMPARE(session.state(), SearchSession::State::Idle);
    }

    void pacerKeepsTheShareOfTheProcessorSmall()
    {
        BatchPacer pacer;
        QCOMPARE(pacer.interval(), BatchPacer::shortest);
        for (int i = 0; i < 50; ++i)
            pacer.addCost(4ms);
        const double share = 4.0 / double(pacer.interval().count());
        QVERIFY2(share <= BatchPacer::dutyCycle * 1.05, qPrintable(QString::number(share)));
        for (int i = 0; i < 50; ++i)
            pacer.addCost(3s);
        QCOMPARE(pacer.interval(), BatchPacer::longest);
    }
};

QTEST_GUILESS_MAIN(TestSearchSession)
#include "tst_search_session.moc"
