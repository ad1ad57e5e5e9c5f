// SPDX-License-Identifier: MIT
#include "core/search/steering.h"
#include "tests/widgets/support/synthetic_run.h"

#include <QSignalSpy>
#include <QTest>

using namespace pathloom;
using test::SyntheticRun;

class RunViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRunThereIsNothingToSelect()
    {
        RunView view;
        QSignalSpy selection(&view, &RunView::selectionChanged);
        view.select(0, 0);
        QCOMPARE(selection.count(), 0);
        QCOMPARE(view.selectedChoice(), -1);
        QVERIFY(!view.hasRun());
        QVERIFY(view.probabilities().empty());
    }

    void probabilitiesAreUniformBeforeTheFirstSnapshot()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        QCOMPARE(view.probabilities(), uniformProbabilities(run.space()));
        const PathProbabilities p = run.probabilities();
        view.apply({{3, 1, ProbabilitySnapshot{std::make_shared<const PathProbabilities>(p)}}});
        for (std::size_t i = 0; i < p.size(); ++i)
            for (std::size_t j = 0; j < p[i].size(); ++j)
                QVERIFY(std::abs(view.probabilities()[i][j] - p[i][j]) < 1e-6);
    }

    void aBatchOfEventsIsOneChange()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        QSignalSpy changed(&view, &RunView::historyChanged);
        view.apply(run.steps(200));
        QCOMPARE(changed.count(), 1);
        view.apply({});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(view.history().step(), 200);
    }

    void anotherRunStartsFromAnEmptyHistory()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.steps(20));
        view.select(2, 1);
        QSignalSpy changed(&view, &RunView::runChanged);
        view.setRun(run.header());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(view.selectedChoice(), -1);
        QVERIFY(view.history().weights().step.empty());
    }

    void anUpdatedHeaderKeepsHistorySelectionAndSpace()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.steps(20));
        view.select(2, 1);
        const SearchSpace* space = view.header().space.get();
        RunHeader header = run.header();
        header.space = std::make_shared<const SearchSpace>(run.space()); // read again from the folder
        header.info.config.budgetMs = 3.25;
        QSignalSpy changed(&view, &RunView::headerChanged);
        QSignalSpy replaced(&view, &RunView::runChanged);
        view.updateHeader(header);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(replaced.count(), 0);
        QCOMPARE(view.header().info.config.budgetMs, 3.25);
        QCOMPARE(view.header().space.get(), space);
        QCOMPARE(view.selectedChoice(), 2);
        QCOMPARE(view.history().step(), 20);
    }

    void aHeaderWithAnotherSpaceIsAnotherRun()
    {
        RunView view;
        view.setRun(SyntheticRun("small").header());
        QSignalSpy replaced(&view, &RunView::runChanged);
        view.updateHeader(SyntheticRun("cifar").header());
        QCOMPARE(replaced.count(), 1);
    }

    void aRunComesWithItsHistory()
    {
        SyntheticRun run;
        auto history = std::make_shared<History>();
        for (const Event& event : run.steps(300))
            history->apply(event);
        RunView view;
        QSignalSpy replaced(&view, &RunView::runChanged), changed(&view, &RunView::historyChanged);
        view.setRun(run.header(), history);
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(&view.history(), history.get());
        view.apply(run.steps(10));
        QCOMPARE(history->step(), 310); // whoever shares it sees what comes
    }

    void theMomentIsWhatTheViewsShow()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        QCOMPARE(view.mask(), PathMask(run.space()));
        view.apply(run.steps(600));
        QVERIFY(view.isLive());
        QCOMPARE(view.shownStep(), 600);
        const PathProbabilities newest = view.probabilities();
        QSignalSpy moved(&view, &RunView::momentChanged);
        view.setMoment(301); // snapshots are taken at every second step
        QCOMPARE(moved.count(), 1);
        QCOMPARE(*view.moment(), 301);
        const ProbabilityTrack& snapshots = view.history().snapshots();
        QCOMPARE(view.probabilities(), snapshots.at(*snapshots.indexAt(300)));
        QVERIFY(view.probabilities() != newest);
        QCOMPARE(*view.expectedMs(), view.header().latency->expectedMs(view.probabilities()));
        view.setMoment(100); // in the warm-up nothing is known yet
        QCOMPARE(view.probabilities(), uniformProbabilities(run.space()));
        view.setMoment(100);
        QCOMPARE(moved.count(), 2);
        view.apply(run.steps(50)); // the search goes on, the moment stays
        QCOMPARE(view.shownStep(), 100);
        view.goLive();
        view.goLive();
        QCOMPARE(moved.count(), 3);
        QCOMPARE(view.shownStep(), 650);
    }

    void theMomentStaysInsideTheRun()
    {
        SyntheticRun run;
        RunView view;
        QSignalSpy moved(&view, &RunView::momentChanged);
        view.setMoment(5); // of no run
        QCOMPARE(moved.count(), 0);
        view.setRun(run.header());
        view.apply(run.steps(200));
        view.setMoment(99'999);
        QCOMPARE(*view.moment(), 200);
        view.setMoment(-3);
        QCOMPARE(*view.moment(), 0);
    }

    void anotherRunIsLive()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.steps(200));
        view.setMoment(50);
        QSignalSpy moved(&view, &RunView::momentChanged);
        view.setRun(run.header());
        QVERIFY(view.isLive());
        QCOMPARE(moved.count(), 1);
    }

    void prunedPathsAreThoseOfTheMoment()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.steps(400));
        Steering steering(run.space());
        const Act act = steering.plan({.kind = Command::Kind::Prune, .paths = {{2, 1}}},
                                      uniformProbabilities(run.space()), run.header().info.config);
        view.apply({{400, 1, recordOf(act)}});
        view.apply(run.steps(100));
        QVERIFY(!view.mask().isOpen({2, 1}));
        view.setMoment(399);
        QVERIFY(view.mask().isOpen({2, 1}));
        view.setMoment(400);
        QVERIFY(!view.mask().isOpen({2, 1}));
    }

    void selectionStaysInsideTheSpace()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        QSignalSpy selection(&view, &RunView::selectionChanged);
        view.select(1, 2);
        view.select(1, 2);
        QCOMPARE(selection.count(), 1);
        view.select(1, 99);
        QCOMPARE(view.selectedCandidate(), -1);
        view.select(run.space().choiceCount(), 0);
        QCOMPARE(view.selectedChoice(), -1);
    }
};

QTEST_MAIN(RunViewTest)
#include "tst_run_view.moc"
