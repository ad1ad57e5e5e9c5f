// SPDX-License-Identifier: MIT
#include "core/run/history.h"
#include "core/run/mask_history.h"
#include "core/run/stored_history.h"
#include "core/search/steering.h"
#include "core/util/error.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace pathloom;

class TestHistory : public QObject
{
    Q_OBJECT

private:
    static void compare(const History& a, const History& b)
    {
        QCOMPARE(a.weights().step, b.weights().step);
        QCOMPARE(a.weights().loss.values(), b.weights().loss.values());
        QCOMPARE(a.weights().accuracy.values(), b.weights().accuracy.values());
        QCOMPARE(a.weights().learningRate.values(), b.weights().learningRate.values());
        QCOMPARE(a.architecture().step, b.architecture().step);
        QCOMPARE(a.architecture().loss.values(), b.architecture().loss.values());
        QCOMPARE(a.architecture().crossEntropy.values(), b.architecture().crossEntropy.values());
        QCOMPARE(a.architecture().latencyTerm.values(), b.architecture().latencyTerm.values());
        QCOMPARE(a.architecture().accuracy.values(), b.architecture().accuracy.values());
        QCOMPARE(a.architecture().expectedMs.values(), b.architecture().expectedMs.values());
        QCOMPARE(a.architecture().entropy.values(), b.architecture().entropy.values());
        QCOMPARE(a.evaluations().step, b.evaluations().step);
        QCOMPARE(a.evaluations().latencyMs.values(), b.evaluations().latencyMs.values());
        QCOMPARE(a.training().size(), b.training().size());
        QCOMPARE(a.training().at(1).accuracy.values(), b.training().at(1).accuracy.values());
        QVERIFY(a.snapshots() == b.snapshots());
        QCOMPARE(a.lastSampled(), b.lastSampled());
        QCOMPARE(a.messages().size(), b.messages().size());
        for (std::size_t i = 0; i < a.messages().size(); ++i)
            QVERIFY(runfixture::sameEvent(a.messages()[i], b.messages()[i]));
        QCOMPARE(a.phase(), b.phase());
        QCOMPARE(a.step(), b.step());
        QCOMPARE(a.revision(), b.revision());
    }

private Q_SLOTS:
    void sortsEventsIntoCurves()
    {
        History history;
        const SearchSpace space = runfixture::tinySpace();
        for (const Event& event : runfixture::oneOfEach(space))
            history.apply(event);
        QCOMPARE(history.weights().step, std::vector<double>{1});
        QCOMPARE(history.weights().learningRate.values(), std::vector<double>{0.05});
        QCOMPARE(history.lastSampled(), (std::vector<int>{1, 1}));
        QCOMPARE(history.architecture().expectedMs.values(), std::vector<double>{1.75});
        QCOMPARE(history.architecture().entropy.values(), std::vector<double>{1.05});
        QCOMPARE(history.evaluations().accuracy.values(), std::vector<double>{0.7});
        QCOMPARE(history.training().at(1).loss.values(), std::vector<double>{0.5});
        QCOMPARE(history.snapshots().size(), std::size_t(1));
        QCOMPARE(history.messages().size(), std::size_t(8));
        QCOMPARE(history.phase(), Phase::Training);
        QCOMPARE(history.step(), std::int64_t(1));
        QCOMPARE(history.revision(), std::uint64_t(13));
    }

    void progressIsKeptButTellsNothingThatAReplayWouldLack()
    {
        History history;
        history.apply({5, 1, Progress{.phase = Phase::Joint, .step = 5, .imagesPerSecond = 100}});
        QCOMPARE(history.progress().imagesPerSecond, 100.0);
        QCOMPARE(history.step(), std::int64_t(0));
        QCOMPARE(history.phase(), Phase::Preparing);
        QCOMPARE(history.revision(), std::uint64_t(1));
    }

    /// After going back to its beginning the search is where its own steps are, whatever else the record kept.
    void onlyTheSearchsOwnStepsSayHowFarItIs()
    {
        History history;
        history.apply({300, 1, NetworkDerived{1, "k3e3", 2.0}});
        history.apply({300, 1, TrainingEpoch{.network = 1, .epoch = 1, .epochs = 1}});
        history.apply({250, 1, Resumed{5, true, ""}});
        history.apply({300, 1, CommandAccepted{"derive", Json{{"step", 200}}}});
        history.apply({300, 1, Message{MessageLevel::Info, "net-1 starts from the supernet's weights at step 300."}});
        QCOMPARE(history.step(), std::int64_t(0));
        QCOMPARE(history.revision(), std::uint64_t(5));
        history.apply(runfixture::weightEvent(7));
        QCOMPARE(history.step(), std::int64_t(7));
        history.apply({8, 1, ProbabilitySnapshot{runfixture::probabilitiesAt(runfixture::tinySpace(), 0.3)}});
        QCOMPARE(history.step(), std::int64_t(8));
        history.apply({9, 1, ArchitectureStep{}});
        QCOMPARE(history.step(), std::int64_t(9));
    }

    /// The record and its history agree on how far the search is, whatever a cut left standing beyond.
    void aHistoryIsAsFarAsItsRun()
    {
        QTemporaryDir folder;
        auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                      runfixture::tinyInfo(), runfixture::tinySpace(), {});
        store->record(runfixture::weightEvent(10));
        const std::int64_t row = store->lastRow();
        store->record(runfixture::weightEvent(50));
        store->record({50, 1, CommandAccepted{"derive", Json{{"step", 30}}}});
        store->record({30, 1, NetworkDerived{1, "k3e3 k5e3", 1.5}});
        store->cutBack(row, 10, {});
        store->record(runfixture::weightEvent(20));
        store->record({30, 0, Message{MessageLevel::Info, "net-1 starts from the supernet's weights at step 10."}});
        const History history = readStoredHistory(*store).history;
        QCOMPARE(history.messages().size(), std::size_t(3));
        QCOMPARE(history.step(), std::int64_t(20));
        QCOMPARE(store->lastStep(), std::int64_t(20));
    }

    void trainingAnewStartsTheCurveAnew()
    {
        History history;
        for (int epoch : {1, 2, 3, 1, 2})
            history.apply({0, 0, TrainingEpoch{.network = 4, .epoch = epoch, .epochs = 3, .loss = 0.1 * epoch}});
        QCOMPARE(history.training().at(4).epoch, (std::vector<double>{1, 2}));
    }

    void goingOnFromACheckpointKeepsTheEpochsBeforeIt()
    {
        History history;
        for (int epoch : {1, 2, 3, 2, 3, 4}) // the second one was repeated in part
            history.apply({0, 0, TrainingEpoch{.network = 4, .epoch = epoch, .epochs = 4, .loss = 0.1 * epoch}});
        QCOMPARE(history.training().at(4).epoch, (std::vector<double>{1, 2, 3, 4}));
        QCOMPARE(history.training().at(4).loss.size(), std::size_t(4));
    }

    void isTheSameLiveAndReplayed()
    {
        QTemporaryDir folder;
        const SearchSpace space = runfixture::tinySpace();
        auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                      runfixture::tinyInfo(), space, {});
        History live;
        const auto tell = [&](const Event& event) {
            live.apply(event);
            store->record(event);
        };
        for (const Event& event : runfixture::oneOfEach(space))
            tell(event);
        for (int step = 2; step < 500; ++step) {
            tell(runfixture::weightEvent(step));
            // thirds are no floats: the live history must show what the file will hold
            tell(
                {step, 0, ProbabilitySnapshot{std::make_shared<const PathProbabilities>(uniformProbabilities(space))}});
        }
        History replayed;
        store->readEvents(0, [&](const Event& event) { replayed.apply(event); });
        compare(replayed, live);
        const StoredHistory stored = readStoredHistory(*store);
        compare(stored.history, live);
        QCOMPARE(stored.lastRow, store->readEvents(0, [](const Event&) {}));
    }

    void aHistoryCanEndAtTheNewestEventOfAKind()
    {
        QTemporaryDir folder;
        const SearchSpace space = runfixture::tinySpace();
        auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                      runfixture::tinyInfo(), space, {});
        const std::string resumed = kindOf(EventBody(Resumed{}));
        History expected;
        for (const Event& event : runfixture::oneOfEach(space)) // with a first one of that kind
            store->record(event);
        for (int step = 2; step <= 50; ++step) {
            store->record(runfixture::weightEvent(step));
            store->record({step, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(space, 0.02 * step)}});
            if (step == 30)
                store->record({step, 9, Resumed{3, true, ""}});
            if (step == 30)
                store->readEvents(0, [&](const Event& event) { expected.apply(event); });
        }
        // Not flushed: what is pending belongs to it.
        const StoredHistory stored = readStoredHistory(*store, {}, resumed);
        compare(stored.history, expected);
        QCOMPARE(stored.history.step(), std::int64_t(30));
        QCOMPARE(stored.history.lastSampled(), expected.lastSampled());
        QCOMPARE(readStoredHistory(*store).history.step(), std::int64_t(50));
        QCOMPARE(readStoredHistory(*store, {}, "no such kind").history.revision(), std::uint64_t(0));
    }

    void valuesThatAreNoNumbersSurviveTheFolder()
    {
        QTemporaryDir folder;
        const SearchSpace space = runfixture::tinySpace();
        auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                      runfixture::tinyInfo(), space, {});
        store->record({1, 0, WeightStep{std::nan(""), 0.5, 0.1, {1, 1}}});
        store->record({2, 0, WeightStep{1.5, 0.5, 0.1, {0, 1}}});
        const History history = readStoredHistory(*store).history;
        QVERIFY(std::isnan(history.weights().loss[0]));
        QCOMPARE(history.weights().loss[1], 1.5);
        QCOMPARE(history.lastSampled(), (std::vector<int>{0, 1}));
    }

    void anEmptyRunIsAnEmptyHistory()
    {
        QTemporaryDir folder;
        const auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                            runfixture::tinyInfo(), runfixture::tinySpace(), {});
        const StoredHistory stored = readStoredHistory(*store);
        QCOMPARE(stored.lastRow, std::int64_t(0));
        QCOMPARE(stored.history.revision(), std::uint64_t(0));
    }

    void aSnapshotOfAnotherSpaceIsToldNotShown()
    {
        QTemporaryDir folder;
        const SearchSpace space = runfixture::tinySpace();
        const auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                            runfixture::tinyInfo(), space, {});
        store->record({1, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(space, 0.5)}});
        store->flush();
        SQLite::Database database((store->folder() / "run.db").string(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE snapshots SET probabilities = zeroblob(24)"); // six paths, not five
        const QString message = errorOf([&] { readStoredHistory(*store); });
        QVERIFY2(message.contains(QStringLiteral("does not fit the search space")), qPrintable(message));
    }

    void readingCanBeStopped()
    {
        QTemporaryDir folder;
        const auto store = RunStore::create(folder.filePath(QStringLiteral("a.pathloom")).toStdString(),
                                            runfixture::tinyInfo(), runfixture::tinySpace(), {});
        store->record(runfixture::weightEvent(1));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(readStoredHistory(*store, stop.get_token()), Cancelled);
    }

    void probabilitiesOfAStepAreTheNewestUpToIt()
    {
        History history;
        QVERIFY(!history.probabilitiesAt(1000));
        const auto snapshot = [](double p) {
            return ProbabilitySnapshot{
                std::make_shared<const PathProbabilities>(PathProbabilities{{p, 1 - p}, {0.5, 0.25, 0.25}})};
        };
        for (int i = 1; i <= 1000; ++i)
            history.apply({10 * i, 0, snapshot(i / 1024.0)});
        QVERIFY(!history.probabilitiesAt(9));
        for (int step : {10, 19, 20, 2559, 2560, 2561, 9999, 10'000, 123'456}) {
            const int i = std::min(step / 10, 1000);
            const PathProbabilities expected{{i / 1024.0, 1 - i / 1024.0}, {0.5, 0.25, 0.25}};
            QCOMPARE(*history.probabilitiesAt(step), expected);
        }
    }

    void masksAreThoseThatTheActsLeft()
    {
        const SearchSpace space = runfixture::tinySpace();
        Steering steering(space);
        History history;
        MaskHistory masks(space);
        std::vector<std::pair<std::int64_t, PathMask>> truth{{0, steering.mask()}};
        const auto act = [&](std::int64_t step, const Command& command) {
            const Act planned = steering.plan(command, uniformProbabilities(space), {});
            history.apply({step, 0, recordOf(planned)});
            steering.apply(planned, step);
            truth.emplace_back(step, steering.mask());
            masks.follow(history); // piece by piece, as a search is followed
        };
        act(100, {.kind = Command::Kind::Prune, .paths = {{0, 0}}});
        act(200, {.kind = Command::Kind::Pin, .paths = {{1, 1}}});
        act(300, {.kind = Command::Kind::Undo});
        act(300, {.kind = Command::Kind::Restore, .paths = {{0, 0}}});
        history.apply({350, 0, CommandAccepted{"pause", Json::object()}});
        MaskHistory atOnce(space);
        atOnce.follow(history);
        masks.follow(history);
        for (std::int64_t step : {0, 99, 100, 101, 199, 200, 299, 300, 1000}) {
            PathMask expected = truth.front().second;
            for (const auto& [from, mask] : truth)
                if (from <= step)
                    expected = mask;
            QVERIFY2(masks.at(step) == expected, qPrintable(QString::number(step)));
            QVERIFY(atOnce.at(step) == expected);
        }
        QCOMPARE(masks.at(150).openPaths(), masks.at(0).openPaths() - 1);
    }

    void applyIsCheap()
    {
        // The search calls it for every step; the bound is a hundred times what it takes, to hold on a busy machine.
        History history;
        const Event weight = runfixture::weightEvent(3);
        const Event snapshot{3, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(runfixture::longSpace(21), 0.3)}};
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100'000; ++i) {
            history.apply(weight);
            history.apply(snapshot);
        }
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(history.snapshots().size(), std::size_t(100'000));
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
