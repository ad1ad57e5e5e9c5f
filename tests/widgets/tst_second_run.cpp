// SPDX-License-Identifier: MIT
// The curves of a second run over those of the one on show, in every plot.
#include "tests/support/acts.h"
#include "tests/widgets/support/figure_files.h"
#include "tests/widgets/support/two_runs.h"
#include "widgets/common/format.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"

#include <QTemporaryDir>

using namespace pathloom;
using test::firstSteps;
using test::secondSteps;
using test::SyntheticRun;
using test::TwoRuns;

class TestSecondRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void thePointsOfBothRunsAreInThePlot()
    {
        TwoRuns<LossPlot> t;
        QVERIFY(t.exposed);
        const double before = t.page.plot()->xAxis->range().upper;
        t.add();
        const auto shown = t.curvesOf(PlottedRun::Shown), second = t.curvesOf(PlottedRun::Second);
        QCOMPARE(shown.size(), std::size_t(4));
        QCOMPARE(second.size(), shown.size());
        for (std::size_t i = 0; i < shown.size(); ++i)
            QCOMPARE(second[i]->name(), shown[i]->name());
        QCOMPARE(shown[0]->size(), std::size_t(firstSteps));
        QCOMPARE(second[0]->size(), std::size_t(secondSteps));
        QCOMPARE(second[0]->at(650).value, t.second.history().weights().loss[650]);
        QVERIFY(second[0]->main()->dataCount() > 0);
        QVERIFY(t.page.plot()->xAxis->range().upper > before + 250); // the longer one is seen as a whole
        t.second.apply(t.other.steps(50));                           // it goes on
        t.settle();
        QCOMPARE(second[0]->size(), std::size_t(secondSteps + 50));
    }

    void theSecondRunCanBeToldFromTheFirstWithoutColour()
    {
        TwoRuns<LossPlot> t;
        t.add();
        const auto shown = t.curvesOf(PlottedRun::Shown), second = t.curvesOf(PlottedRun::Second);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            QVERIFY(shown[i]->main()->scatterStyle().isNone());
            QCOMPARE(second[i]->main()->scatterStyle().shape(), QCPScatterStyle::ssCircle);
            QVERIFY(second[i]->main()->pen().widthF() < shown[i]->main()->pen().widthF());
            QVERIFY(std::abs(second[i]->main()->pen().color().hueF() - shown[i]->main()->pen().color().hueF()) < 0.02);
            QCOMPARE(second[i]->main()->pen().dashPattern(), shown[i]->main()->pen().dashPattern());
            QVERIFY(Theme::contrast(second[i]->main()->pen().color(), t.page.palette().base().color()) > 2);
        }
    }

    void ringsAreAsFarApartInAShortRun()
    {
        TwoRuns<LossPlot> t;
        t.second.setRun(t.otherHeader());
        t.second.apply(t.other.steps(60)); // a seventh of the width
        t.settle();
        t.page.plot()->replot();
        const QCPGraph* graph = t.curvesOf(PlottedRun::Second)[0]->main();
        const int rings = (graph->dataCount() - 1) / (graph->scatterSkip() + 1) + 1;
        QVERIFY2(rings == 1 || rings == 2, qPrintable(QString::number(rings)));
    }

    void theLegendNamesEachKindOfCurveOnceAndBothRuns()
    {
        TwoRuns<EntropyPlot> t;
        const QStringList alone = t.legend();
        t.add();
        QCOMPARE(t.legend(), alone + QStringList({QStringLiteral("Fashion, small space"), QStringLiteral("long one")}));
        QVERIFY(t.page.plot()->legend->visible());
        RunHeader renamed = t.second.header();
        renamed.info.name = "Fashion, small space"; // two of the same name are told apart by their folders
        t.second.updateHeader(renamed);
        QVERIFY2(t.legend().last().contains(QStringLiteral("(other)")), qPrintable(t.legend().last()));
        QVERIFY2(t.page.accessibleDescription().contains(t.legend().last()),
                 qPrintable(t.page.accessibleDescription()));
    }

    void aLegendWithLongRunNamesLeavesRoomForTheCurves()
    {
        TwoRuns<LossPlot> t;
        RunHeader named = t.otherHeader();
        named.info.name = "photographs of garments, small space, second seed, half of the learning rate";
        t.page.resize(440, 200);
        t.second.setRun(named);
        t.second.apply(t.other.steps(secondSteps));
        t.settle();
        t.page.plot()->replot();
        QVERIFY2(t.page.plot()->axisRect()->height() > 60,
                 qPrintable(QString::number(t.page.plot()->axisRect()->height())));
        for (const QCPLegend* legend : {t.page.plot()->legend, t.page.runLegend()})
            for (int i = 0; i < legend->elementCount(); ++i)
                if (const QCPLayoutElement* item = legend->elementAt(i))
                    QVERIFY(item->outerRect().right() <= t.page.plot()->width());
    }

    void namesOfRunsCutNoNameOfACurve()
    {
        TwoRuns<PathProbabilityPlot> t;
        t.add();
        const QFontMetrics metrics(t.page.plot()->legend->font());
        for (int width = 260; width < 900; width += 40) {
            t.page.resize(width, 260);
            t.settle();
            t.page.plot()->replot();
            for (int i = 0; i < t.page.plot()->legend->elementCount(); ++i) {
                auto* item = qobject_cast<QCPPlottableLegendItem*>(t.page.plot()->legend->elementAt(i));
                const int text = item ? metrics.horizontalAdvance(item->plottable()->name()) : 0;
                QVERIFY2(!item || item->outerRect().width() > text + t.page.plot()->legend->iconSize().width(),
                         qPrintable(QString::number(width)));
            }
        }
    }

    void oneActTakesItAwayAgain()
    {
        TwoRuns<LossPlot> t;
        const QStringList alone = t.legend();
        const QCPRange steps = t.page.plot()->xAxis->range();
        const int graphs = t.page.plot()->graphCount();
        t.add();
        t.second.clear();
        t.settle();
        QVERIFY(t.curvesOf(PlottedRun::Second).empty());
        QCOMPARE(t.curvesOf(PlottedRun::Shown).size(), std::size_t(4));
        QCOMPARE(t.legend(), alone);
        QCOMPARE(t.page.plot()->graphCount(), graphs);
        QCOMPARE(t.page.plot()->xAxis->range(), steps);
        QVERIFY(!t.page.figureTable().columns.join(u' ').contains(QStringLiteral("small space")));
    }

    void aClickOnARunsNameHidesItsCurvesAndOnACurvesNameBoth()
    {
        TwoRuns<AccuracyPlot> t;
        t.add();
        QCOMPARE(t.legend().size(), 5);
        const double whole = t.page.plot()->xAxis->range().upper;
        t.clickLegend(4);
        QVERIFY(t.page.isRunHidden(PlottedRun::Second));
        for (const Curve* curve : t.curvesOf(PlottedRun::Second))
            QVERIFY(!curve->main()->visible());
        for (const Curve* curve : t.curvesOf(PlottedRun::Shown))
            QVERIFY(curve->main()->visible());
        QVERIFY(t.page.plot()->xAxis->range().upper < whole - 250);
        QCOMPARE(t.legend().size(), 5); // where it can be shown again
        t.clickLegend(4);
        QVERIFY(!t.page.isRunHidden(PlottedRun::Second));
        t.clickLegend(0);
        QVERIFY(!t.curvesOf(PlottedRun::Shown)[0]->main()->visible());
        QVERIFY(!t.curvesOf(PlottedRun::Second)[0]->main()->visible());
        QVERIFY(t.curvesOf(PlottedRun::Second)[1]->main()->visible());
    }

    void whatWasHiddenComesBackWithAnotherSecondRun()
    {
        TwoRuns<AccuracyPlot> t;
        t.add();
        t.clickLegend(4);
        t.second.clear();
        t.settle();
        t.add();
        QVERIFY(!t.page.isRunHidden(PlottedRun::Second));
        QVERIFY(t.curvesOf(PlottedRun::Second)[0]->main()->visible());
    }

    void theValuesAtTheCursorAreThoseOfBoth()
    {
        TwoRuns<LatencyPlot> t;
        t.add();
        const auto cells = [](const QString& text) { return text.count(QStringLiteral("<td align='right'")); };
        const QString both = t.readoutAt(300);
        QVERIFY2(both.contains(QStringLiteral("long one")) && both.contains(QStringLiteral("Fashion, small space")),
                 qPrintable(both));
        for (const Curve* curve : {t.curvesOf(PlottedRun::Shown)[0], t.curvesOf(PlottedRun::Second)[0]}) {
            const QString value = Format::ms(curve->nearest(t.key).value);
            QVERIFY2(both.contains(value), qPrintable(value + both));
        }
        QVERIFY(cells(both) >= 4); // names and values, of two runs each
        QVERIFY2(t.readoutAt(650).contains(u'–'), "beyond the end of the shorter run there is no value");
        t.second.clear();
        t.settle();
        QVERIFY(!t.readoutAt(300).contains(QStringLiteral("small space")));
    }

    void numbersAreNamedByRun()
    {
        TwoRuns<LossPlot> t;
        t.add();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("loss.csv"));
        saveFigure(t.page, file);
        const QList<QByteArray> lines = test::read(file).trimmed().split('\n');
        QCOMPARE(lines.size(), secondSteps + 1);
        for (const char* column : {"Training loss, Fashion, small space (nats)", "Training loss, long one (nats)",
                                   "Latency term, long one (nats)"})
            QVERIFY2(lines.front().contains(column), lines.front().constData());
        const FigureTable table = t.page.figureTable();
        const auto column = [&](const QString& title) { return table.columns.indexOf(title); };
        const auto first = column(QStringLiteral("Training loss, Fashion, small space (nats)"));
        const auto second = column(QStringLiteral("Training loss, long one (nats)"));
        QCOMPARE(table.rows[399][first].toDouble(), t.view.history().weights().loss[399]);
        QCOMPARE(table.rows[399][second].toDouble(), t.second.history().weights().loss[399]);
        QVERIFY(!table.rows[400][first].isValid()); // it has ended
        QCOMPARE(table.rows[699][second].toDouble(), t.second.history().weights().loss[699]);
        for (const QVariantList& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
    }

    void figuresShowBothRuns()
    {
        TwoRuns<EntropyPlot> t;
        QTemporaryDir folder;
        const auto saved = [&](const char* name) {
            saveFigure(t.page, folder.filePath(QLatin1String(name)));
            return folder.filePath(QLatin1String(name));
        };
        const int ink = test::inkOf(test::drawn(saved("one.svg")));
        t.add();
        const QString two = saved("two.svg");
        QVERIFY(test::read(two).contains("long one"));
        QVERIFY(test::inkOf(test::drawn(two)) > ink + 500);
        QVERIFY(test::read(saved("two.pdf")).startsWith("%PDF-"));
        QCOMPARE(t.legend().last(), QStringLiteral("long one")); // and the window has its own legend again
    }

    void pathsAreComparedInTheSameSpaceOnly()
    {
        {
            TwoRuns<PathProbabilityPlot> t;
            t.add();
            QCOMPARE(t.curvesOf(PlottedRun::Second).size(), t.curvesOf(PlottedRun::Shown).size());
            t.view.select(3);
            t.settle();
            const auto second = t.curvesOf(PlottedRun::Second);
            const auto& snapshots = t.second.history().snapshots();
            for (std::size_t j = 0; j < second.size(); ++j)
                QCOMPARE(second[j]->at(9).value, 100 * snapshots.at(9)[3][j]);
        }
        TwoRuns<PathProbabilityPlot> t("cifar");
        t.add();
        QVERIFY(t.curvesOf(PlottedRun::Second).empty());
        QVERIFY(!t.curvesOf(PlottedRun::Shown).empty());
        QCOMPARE(t.legend().last(), QStringLiteral("long one (another search space)"));
    }

    void whatTheOtherRunDoesNotHaveIsSaid()
    {
        TwoRuns<EntropyPlot> t;
        t.second.setRun(t.otherHeader());
        t.second.apply(t.other.steps(100)); // of the warm-up
        t.settle();
        QCOMPARE(t.legend().last(), QStringLiteral("long one (no such curve)"));
        t.second.apply(t.other.steps(200));
        t.settle();
        QCOMPARE(t.legend().last(), QStringLiteral("long one"));
    }

    void aSearchThatBeginsIsHeldAgainstAnEarlierRun()
    {
        TwoRuns<LossPlot> t;
        t.add();
        RunHeader fresh = t.run.header();
        fresh.folder.clear();
        fresh.info.name.clear();
        t.view.setRun(fresh);
        QTRY_COMPARE(t.legend().size(), 6);
        QVERIFY(!t.page.showsEmptyState());
        QVERIFY(t.curvesOf(PlottedRun::Second)[0]->size() > 0);
        QCOMPARE(t.curvesOf(PlottedRun::Shown)[0]->size(), std::size_t(0));
        QCOMPARE(t.legend()[4], QStringLiteral("New search"));
    }

    void aRunIsNotLaidOverItself()
    {
        TwoRuns<LossPlot> t;
        t.add();
        RunHeader same = t.otherHeader();
        t.view.setRun(same);
        t.view.apply(SyntheticRun("small", 5).steps(200));
        t.settle();
        QVERIFY(t.curvesOf(PlottedRun::Second).empty());
        QCOMPARE(t.legend().size(), 4);
        t.view.setRun(t.run.header()); // the choice outlasts it
        t.settle();
        QCOMPARE(t.curvesOf(PlottedRun::Second).size(), std::size_t(4));
    }

    void theMomentIsThatOfTheRunOnShow()
    {
        TwoRuns<LatencyPlot> t;
        t.add();
        const QCPRange steps = t.page.plot()->xAxis->range();
        t.view.setMoment(200);
        t.settle();
        QCOMPARE(t.page.plot()->xAxis->range(), steps);
        QCOMPARE(t.curvesOf(PlottedRun::Second)[0]->size(), t.second.history().architecture().step.size());
        t.second.setRun(t.otherHeader()); // while travelling, too
        t.second.apply(SyntheticRun("small", 6).steps(500));
        t.settle();
        QCOMPARE(*t.view.moment(), 200);
        QVERIFY(t.curvesOf(PlottedRun::Second)[0]->size() > 0);
    }

    void anotherBudgetAndAnotherTargetAreSaid()
    {
        TwoRuns<LatencyPlot> t;
        RunHeader header = t.otherHeader();
        t.second.setRun(header);
        t.second.apply(t.other.steps(secondSteps));
        t.settle();
        QCOMPARE(t.legend().size(), 5); // the budget is the same: one line
        t.page.plot()->replot();
        QVERIFY(t.page.plot()->yAxis->label().contains(QStringLiteral("(ms;"))); // and so is the origin of the numbers
        header.info.config.budgetMs = 1.5;
        header.info.targetId = "phone";
        header.info.targetName = "Pixel 1";
        header.latency->relativeError = 0.3;
        t.second.updateHeader(header);
        const QStringList legend = t.legend();
        QCOMPARE(legend.size(), 6);
        QCOMPARE(legend[3], QStringLiteral("Budget 1.50\u00a0ms"));
        QCOMPARE(legend.last(), QStringLiteral("long one (on Pixel 1)"));
        QVERIFY(t.page.plot()->yAxis->range().contains(1.5));
        QCOMPARE(t.page.plot()->yAxis->label(), QStringLiteral("Latency (ms)"));
        header.info.name = "small · Pixel 1 · 14:20"; // which says so
        t.second.updateHeader(header);
        QCOMPARE(t.legend().last(), QStringLiteral("small · Pixel 1 · 14:20"));
    }

    void trainingsOfBothRunsAreShown()
    {
        TwoRuns<AccuracyPlot> t;
        t.view.apply({{400, 70, PhaseChanged{Phase::Training, {}}}});
        t.view.apply(t.run.training(1, 5));
        t.second.setRun(t.otherHeader());
        t.second.apply(t.other.training(1, 3));
        t.second.apply(t.other.training(2, 4));
        t.settle();
        QCOMPARE(t.curvesOf(PlottedRun::Shown).size(), std::size_t(1));
        const auto second = t.curvesOf(PlottedRun::Second);
        QCOMPARE(second.size(), std::size_t(2));
        QCOMPARE(second[0]->series(), t.curvesOf(PlottedRun::Shown)[0]->series());
        QVERIFY(second[1]->series() != second[0]->series());
        QCOMPARE(second[1]->size(), std::size_t(4));
        QCOMPARE(t.legend().size(), 4); // two networks, two runs
    }

    void aHiddenPageIsSafeWhileTheSecondRunChanges()
    {
        TwoRuns<LossPlot> t;
        t.add();
        t.page.hide();
        t.second.clear(); // with the history that the curves look at
        t.view.apply(t.run.steps(10));
        QTest::qWait(30);
        t.page.show();
        QTRY_COMPARE(t.page.curves().size(), std::size_t(4));
    }
};

QTEST_MAIN(TestSecondRun)
#include "tst_second_run.moc"
