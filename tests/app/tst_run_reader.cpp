// SPDX-License-Identifier: MIT
#include "app/window/run_reader.h"
#include "tests/support/run_fixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;

namespace {

/// A run that some process writes, and a window's view that reads it.
struct Fixture
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("a.pathloom"));
    SearchSpace space = runfixture::tinySpace();
    std::unique_ptr<RunStore> store = RunStore::create(path.toStdString(), runfixture::tinyInfo(), space, {});
    JobRunner jobs;
    RunView view;
    RunReader reader{&jobs, &view};
    History truth;

    void record(const Event& event)
    {
        store->record(event);
        truth.apply(event);
    }
    /// Steps whose losses tell apart which time they were done.
    void steps(int first, int last, double loss)
    {
        for (int step = first; step <= last; ++step) {
            record({step, 0.1 * step, WeightStep{loss + step, 0.5, 0.1, {0, 1}}});
            record({step, 0.1 * step, ProbabilitySnapshot{runfixture::probabilitiesAt(space, step / 100.0 + loss)}});
        }
        store->flush();
    }
    bool showsTruth() const
    {
        const History& shown = view.history();
        return shown.weights().step == truth.weights().step && shown.weights().loss == truth.weights().loss &&
               shown.snapshots() == truth.snapshots() && shown.step() == truth.step() &&
               shown.messages().size() == truth.messages().size();
    }
};

} // namespace

class TestRunReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunIsOpenedAtOnce()
    {
        Fixture f;
        f.steps(1, 40, 1);
        QSignalSpy replaced(&f.view, &RunView::runChanged), changed(&f.view, &RunView::historyChanged);
        QSignalSpy opened(&f.reader, &RunReader::opened);
        f.reader.open(f.path);
        QVERIFY(opened.wait());
        QVERIFY(f.showsTruth());
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(changed.count(), 1); // not piece by piece
        QVERIFY(f.view.header().live);
    }

    void aRunThatIsBeingWrittenIsFollowedUntilItEnds()
    {
        Fixture f;
        f.reader.open(f.path);
        QTRY_VERIFY(f.view.hasRun());
        for (int round = 0; round < 3; ++round) {
            f.steps(10 * round + 1, 10 * round + 10, 1);
            QElapsedTimer clock;
            clock.start();
            QTRY_VERIFY(f.showsTruth());
            QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        }
        QVERIFY(f.reader.isFollowing(f.path));
        f.steps(31, 35, 1);
        f.store->setState(Phase::Finished);
        f.store.reset();
        QTRY_VERIFY(!f.reader.isFollowing(f.path));
        QVERIFY(f.showsTruth());
        QTRY_VERIFY(!f.view.header().live);
        QCOMPARE(f.view.header().info.state, Phase::Finished);
    }

    void aRecordThatWasCutBackIsReadAnew()
    {
        Fixture f;
        f.steps(1, 20, 1);
        const std::int64_t row = f.store->lastRow();
        const History kept = f.truth;
        f.steps(21, 50, 1);
        f.reader.open(f.path);
        QTRY_VERIFY(f.view.hasRun() && f.showsTruth());
        f.view.select(1, 0);
        f.view.setMoment(12);
        // It was killed and goes on from step 20, with other losses under the same row numbers.
        f.store->cutBack(row, 20, {});
        f.truth = kept;
        f.steps(21, 50, 2);
        QTRY_VERIFY(f.showsTruth());
        QCOMPARE(f.view.history().weights().loss[30], 33.0);
        QCOMPARE(f.view.selectedChoice(), 1); // what was looked at stays
        QCOMPARE(f.view.selectedCandidate(), 0);
        QCOMPARE(*f.view.moment(), 12);
        f.steps(51, 60, 2);
        QTRY_VERIFY(f.showsTruth());
    }

    void whatIsNoRunIsTold()
    {
        Fixture f;
        QSignalSpy failed(&f.reader, &RunReader::failed);
        f.reader.open(f.folder.filePath(QStringLiteral("nothing")));
        QVERIFY(failed.wait());
        QVERIFY(!failed.front()[0].toString().isEmpty());
        QVERIFY(!f.view.hasRun());
    }

    void anotherRunTakesThePlaceOfOneThatIsStillRead()
    {
        Fixture f, other;
        f.steps(1, 400, 1);
        other.steps(1, 30, 5);
        f.reader.open(f.path);
        f.reader.open(other.path);
        QTRY_COMPARE(f.view.header().folder, other.path);
        QTest::qWait(50);
        QVERIFY(f.view.history().weights().loss == other.truth.weights().loss);
    }
};

QTEST_MAIN(TestRunReader)
#include "tst_run_reader.moc"
