// SPDX-License-Identifier: MIT
#include "core/run/history.h"
#include "tests/support/run_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsEventsIntoCurves()
    {
        History history;
        const SearchSpace space = runfixture::tinySpace();
        for (const Event& event : runfixture::oneOfEach(space))
            history.apply(event);
        QCOMPARE(history.weights().step, std::vector<double>{1});
        QCOMPARE(history.weights().learningRate, std::vector<double>{0.05});
        QCOMPARE(history.lastSampled(), (std::vector<int>{1, 1}));
        QCOMPARE(history.architecture().expectedMs, std::vector<double>{1.75});
        QCOMPARE(history.architecture().entropy, std::vector<double>{1.05});
        QCOMPARE(history.evaluations().accuracy, std::vector<double>{0.7});
        QCOMPARE(history.training().at(1).loss, std::vector<double>{0.5});
        QCOMPARE(history.snapshots().size(), std::size_t(1));
        QCOMPARE(history.messages().size(), std::size_t(5));
        QCOMPARE(history.phase(), Phase::Training);
        QCOMPARE(history.step(), std::int64_t(1));
        QCOMPARE(history.revision(), std::uint64_t(10));
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

    void trainingAnewStartsTheCurveAnew()
    {
        History history;
        for (int epoch : {1, 2, 3, 1, 2})
            history.apply({0, 0, TrainingEpoch{.network = 4, .epoch = epoch, .epochs = 3, .loss = 0.1 * epoch}});
        QCOMPARE(history.training().at(4).epoch, (std::vector<double>{1, 2}));
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
        QCOMPARE(replayed.weights().step, live.weights().step);
        QCOMPARE(replayed.weights().loss, live.weights().loss);
        QCOMPARE(replayed.weights().accuracy, live.weights().accuracy);
        QCOMPARE(replayed.architecture().loss, live.architecture().loss);
        QCOMPARE(replayed.architecture().latencyTerm, live.architecture().latencyTerm);
        QCOMPARE(replayed.evaluations().latencyMs, live.evaluations().latencyMs);
        QCOMPARE(replayed.training().at(1).accuracy, live.training().at(1).accuracy);
        QCOMPARE(replayed.snapshots().size(), live.snapshots().size());
        for (std::size_t i = 0; i < live.snapshots().size(); ++i) {
            QCOMPARE(replayed.snapshots()[i].step, live.snapshots()[i].step);
            QVERIFY(*replayed.snapshots()[i].probabilities == *live.snapshots()[i].probabilities);
        }
        QCOMPARE(replayed.lastSampled(), live.lastSampled());
        QCOMPARE(replayed.messages().size(), live.messages().size());
        QCOMPARE(replayed.phase(), live.phase());
        QCOMPARE(replayed.step(), live.step());
        QCOMPARE(replayed.revision(), live.revision());
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
        QCOMPARE(history.snapshots().front().probabilities.get(), history.snapshots().back().probabilities.get());
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
