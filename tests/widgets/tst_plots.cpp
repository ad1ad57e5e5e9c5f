// SPDX-License-Identifier: MIT
// What each plot shows, and how it leaves the window.
#include "core/util/error.h"
#include "tests/support/acts.h"
#include "tests/widgets/support/figure_files.h"
#include "tests/widgets/support/shown_page.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"
#include "widgets/plots/plot_legend.h"

#include <QComboBox>
#include <QDialog>
#include <QImageReader>
#include <QTableView>
#include <QTemporaryDir>

#include <qcustomplot.h>

using namespace pathloom;
using test::read;
using test::Shown;
using test::SyntheticRun;

namespace {

/// Every pixel of a figure that is not its background.
int inkOf(Figure& figure)
{
    const QImage image = figureImage(figure);
    const QRgb ground = image.pixel(0, 0);
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixel(x, y) != ground;
    return ink;
}

} // namespace

class TestPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void anotherRunStartsAnotherCurve()
    {
        Shown<EntropyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QVERIFY(shown.page.curves()[0]->size() > 0);
        SyntheticRun other("cifar", 2);
        shown.view.setRun(other.header());
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(0));
        shown.view.apply(other.steps(200));
        shown.settle();
        QCOMPARE(shown.page.curves()[0]->size(), shown.view.history().architecture().step.size());
    }

    void theSelectedBlockIsPlotted()
    {
        Shown<PathProbabilityPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QCOMPARE(shown.page.shownChoice(), 0);
        auto* selector = shown.page.findChild<QComboBox*>(QStringLiteral("blockSelector"));
        QCOMPARE(selector->count(), shown.run.space().choiceCount());
        shown.view.select(4, 1);
        QCOMPARE(selector->currentIndex(), 4);
        QVERIFY(shown.page.figureTitle().contains(QString::fromStdString(shown.run.space().choice(4).name)));
        QCOMPARE(shown.page.curves().size(), shown.run.space().choice(4).candidates.size());
        const auto& snapshots = shown.view.history().snapshots();
        for (std::size_t j = 0; j < shown.page.curves().size(); ++j) {
            QCOMPARE(shown.page.curves()[j]->size(), snapshots.size());
            QCOMPARE(shown.page.curves()[j]->at(7).value, 100 * snapshots.at(7)[4][j]);
        }
        QTest::keyClick(selector, Qt::Key_Down);
        QCOMPARE(shown.view.selectedChoice(), 5);
    }

    void aRunWithFewerBlocksReplacesOneWithMore()
    {
        RunView view;
        PathProbabilityPlot page(&view);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        view.setRun(SyntheticRun("imagenet").header());
        view.select(20);
        view.setRun(SyntheticRun("small").header());
        QCOMPARE(page.shownChoice(), 0);
        QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("blockSelector"))->count(),
                 SyntheticRun("small").space().choiceCount());
    }

    void trainingOfDerivedNetworksHasItsOwnCurves()
    {
        Shown<AccuracyPlot> shown;
        shown.view.apply(shown.run.steps(300));
        shown.view.apply({{300, 70, PhaseChanged{Phase::Training, {}}}});
        shown.view.apply(shown.run.training(1, 5));
        shown.view.apply(shown.run.training(4, 3));
        QCOMPARE(shown.page.subject(), AccuracyPlot::Subject::Training);
        shown.settle();
        QCOMPARE(shown.page.curves().size(), std::size_t(2));
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(5));
        QCOMPARE(shown.page.curves()[1]->size(), std::size_t(3));
        shown.view.apply(shown.run.training(1, 2)); // trained anew
        shown.settle();
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(2));
        shown.page.showSubject(AccuracyPlot::Subject::Search);
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(300));
    }

    void theBudgetIsDrawnAndFollowsTheHeader()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(300));
        shown.settle();
        const auto reference = [&] { return shown.page.plot()->graph(shown.page.plot()->graphCount() - 1); };
        QCOMPARE(reference()->data()->at(0)->value, shown.run.header().info.config.budgetMs);
        RunHeader header = shown.run.header();
        header.info.config.budgetMs = 2.5;
        shown.view.updateHeader(header);
        QCOMPARE(reference()->data()->at(0)->value, 2.5);
        QVERIFY(shown.page.plot()->yAxis->range().contains(2.5));
    }

    void aMovedBudgetIsDrawnAsItMoved()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.view.apply({{200, 50, test::movedBudget(1, 5, 4.5)},
                          {320, 80, CommandAccepted{"pause", Json::object()}},
                          {350, 90, test::movedBudget(2, 4.5, 3.0)}});
        shown.settle();
        const auto points = shown.page.plot()->graph(shown.page.plot()->graphCount() - 1)->data();
        QCOMPARE(points->size(), 6);
        QVERIFY(points->at(0)->key < 200);
        QCOMPARE(points->at(0)->value, 5.0);
        QCOMPARE(points->at(1)->key, 200.0);
        QCOMPARE(points->at(1)->value + points->at(2)->value, 9.5);
        QCOMPARE(points->at(3)->key, 350.0);
        QCOMPARE(points->at(3)->value + points->at(4)->value, 7.5);
        QCOMPARE(points->at(5)->value, 3.0);
        QVERIFY(points->at(5)->key >= 400);
    }

    void theLegendNamesTheBudgetOfTheMoment()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.view.apply({{200, 50, test::movedBudget(1, 5, 4.5)}, {350, 90, test::movedBudget(2, 4.5, 3.0)}});
        shown.settle();
        const auto named = [&] { return shown.page.plot()->graph(shown.page.plot()->graphCount() - 1)->name(); };
        QVERIFY2(named().contains(QStringLiteral("3.00")), qPrintable(named()));
        const std::pair<std::int64_t, const char*> course[] = {
            {199, "5.00"}, {200, "4.50"}, {349, "4.50"}, {360, "3.00"}};
        for (const auto& [step, budget] : course) {
            shown.view.setMoment(step);
            QTRY_VERIFY2(named().contains(QLatin1String(budget)), qPrintable(named()));
        }
        shown.view.setMoment(100);
        QTRY_VERIFY(named().contains(QStringLiteral("5.00")));
        shown.view.goLive();
        QTRY_VERIFY(named().contains(QStringLiteral("3.00")));
    }

    void aLowPlotNamesTheUnitOfItsValuesOnly()
    {
        Shown<EntropyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        shown.page.plot()->replot();
        QCOMPARE(shown.page.plot()->yAxis->label(), QStringLiteral("Mean entropy (nats)"));
        shown.page.resize(250, 190);
        QCoreApplication::processEvents();
        shown.page.plot()->replot();
        QCOMPARE(shown.page.plot()->yAxis->label(), QStringLiteral("nats"));
    }

    void aNarrowPlotShortensWhatDoesNotFit()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QCustomPlot* plot = shown.page.plot();
        const auto item = [plot](int row) { return dynamic_cast<QCPPlottableLegendItem*>(plot->legend->item(row)); };
        const QString whole = plot->yAxis->label();
        QVERIFY2(whole.contains(QStringLiteral("Latency (ms;")), qPrintable(whole)); // and how far it can be trusted

        shown.page.resize(200, 160);
        QCoreApplication::processEvents();
        plot->replot();
        QCOMPARE(plot->legend->itemCount(), 3);
        for (int row = 0; row < 3; ++row)
            QVERIFY(item(row)->outerRect().right() <= plot->width());
        QCOMPARE(legendEntryAt(plot, item(1)->outerRect().center()), item(1)->plottable());
        QCOMPARE(item(1)->plottable()->name(), QStringLiteral("Leading architecture, predicted")); // drawn, not renamed
        const QFontMetrics metrics(plot->yAxis->labelFont());
        QVERIFY(metrics.horizontalAdvance(plot->yAxis->label()) <= plot->axisRect()->height());
        QVERIFY2(plot->yAxis->label().startsWith(u'L'), qPrintable(plot->yAxis->label()));

        shown.page.resize(700, 420);
        QCoreApplication::processEvents();
        plot->replot();
        QCOMPARE(plot->yAxis->label(), whole);
    }

    void theTableHoldsWhatIsDrawn()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(200));
        shown.settle();
        const FigureTable table = shown.page.figureTable();
        QCOMPARE(table.rows.size(), 200);
        QVERIFY(!table.columns.front().contains(u'('));
        for (const QString& column : table.columns.mid(1))
            QVERIFY2(column.contains(QStringLiteral("(nats)")), qPrintable(column));
        QCOMPARE(table.rows[9][0].toInt(), 10);
        QCOMPARE(table.rows[9][1].toDouble(), shown.view.history().weights().loss[9]);
        QVERIFY(!table.rows[9][3].isValid()); // no architecture step in the warm-up
        for (const QVariantList& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        shown.page.showTable();
        auto* view = shown.page.findChild<QTableView*>();
        QVERIFY(view);
        QCOMPARE(view->model()->rowCount(), 200);
        view->window()->close();
    }

    void plotsLeaveInEveryFormat()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(600));
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
        for (const char* name : {"plot.svg", "plot.pdf", "plot.png", "plot.csv"})
            saveFigure(shown.page, path(name));
        QSvgRenderer svg(path("plot.svg"));
        QVERIFY(svg.isValid());
        const QByteArray text = read(path("plot.svg"));
        for (const char* words : {"Latency against budget", "Latency (ms", "Expected latency", "Budget", "Step"})
            QVERIFY2(text.contains(words), words);
        QVERIFY(read(path("plot.pdf")).startsWith("%PDF-"));
        QCOMPARE(QImageReader(path("plot.png")).read().size(), shown.page.figureSize() * 2);
        const QList<QByteArray> lines = read(path("plot.csv")).trimmed().split('\n');
        // Evaluations fall on steps that have an architecture step too.
        QCOMPARE(std::size_t(lines.size()), shown.view.history().architecture().step.size() + 1);
        QVERIFY_EXCEPTION_THROWN(saveFigure(shown.page, path("plot.jpeg")), Error);
        QVERIFY(!QFile::exists(path("plot.jpeg")));
    }

    void aPageThatWasNeverShownCanBeSaved()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.steps(400));
        EntropyPlot page(&view);
        QVERIFY(inkOf(page) > 5000);
        QCOMPARE(page.figureTable().rows.size(), static_cast<qsizetype>(view.history().architecture().step.size()));
    }

    void figuresAreOnWhitePaperInADarkWindow()
    {
        Shown<EntropyPlot> shown;
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(0x1f, 0x22, 0x26));
        dark.setColor(QPalette::Text, Qt::white);
        shown.page.setPalette(dark);
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QCOMPARE(QColor(figureImage(shown.page).pixel(0, 0)), QColor(Qt::white));
        const QImage window = shown.page.grab().toImage();
        QCOMPARE(QColor(window.pixel(window.width() / 2, 4)), QColor(0x1f, 0x22, 0x26));
    }
};

QTEST_MAIN(TestPlots)
#include "tst_plots.moc"
