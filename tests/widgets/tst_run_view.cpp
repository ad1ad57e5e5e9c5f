// SPDX-License-Identifier: MIT
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
