// SPDX-License-Identifier: MIT
#include "tests/support/acts.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"

#include "core/util/error.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QImageReader>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <qcustomplot.h>

using namespace pathloom;
using test::SyntheticRun;

namespace {

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<typename Page>
struct Shown
{
    Shown() : page(&view)
    {
        view.setRun(run.header());
        page.resize(700, 300);
        page.show();
        exposed = QTest::qWaitForWindowExposed(&page);
    }
    /// Brings the page up to date without waiting for its share of the time.
    void settle() { page.resetZoom(); }

    SyntheticRun run;
    RunView view;
    Page page;
    bool exposed = false;
};

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

class PlotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void withoutDataAFriendlySentenceIsShown()
    {
        RunView view;
        LossPlot page(&view);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_VERIFY(!page.accessibleDescription().isEmpty());
        QVERIFY(page.showsEmptyState());
        SyntheticRun run;
        view.setRun(run.header());
        QVERIFY(page.showsEmptyState());
        view.apply(run.steps(10));
        QTRY_VERIFY(!page.showsEmptyState());
        view.clear();
        QVERIFY(page.showsEmptyState());
    }

    void newDataJoinTheCurve()
    {
        Shown<LossPlot> shown;
        QVERIFY(shown.exposed);
        shown.view.apply(shown.run.steps(300));
        shown.settle();
        QCPGraph* graph = shown.page.curves()[0]->main();
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(300));
        shown.view.apply(shown.run.steps(100));
        shown.settle();
        QCOMPARE(shown.page.curves()[0]->main(), graph);
        QCOMPARE(shown.page.curves()[0]->size(), std::size_t(400));
        QCOMPARE(shown.page.curves()[1]->size(), shown.view.history().architecture().step.size());
        QCOMPARE(shown.page.curves()[0]->at(399).value, shown.view.history().weights().loss.back());
    }

    void aLongCurveIsThinnedToTheScreenAndExactWhenZoomedIn()
    {
        Shown<LossPlot> shown;
        const auto count = 200'000;
        std::vector<Event> events;
        for (int step = 1; step <= count; ++step)
            events.push_back({step, 0.1 * step, WeightStep{std::sin(step * 0.7) + step * 1e-5, 0.5, 0.1, {}}});
        events[123'456].body = WeightStep{40, 0.5, 0.1, {}}; // one outlier among thousands must be seen
        shown.view.apply(events);
        shown.settle();
        const Curve& curve = *shown.page.curves()[0];
        QCOMPARE(curve.size(), std::size_t(count));
        QVERIFY(!curve.isExact());
        QVERIFY(curve.raw()->dataCount() < 5 * shown.page.width());
        QVERIFY(curve.main()->dataCount() <= shown.page.width() + 2);
        bool found = false;
        QCOMPARE(curve.raw()->getValueRange(found).upper, 40.0);
        QCOMPARE(curve.nearest(123'456.6).value, 40.0); // the read-out is exact at any zoom

        shown.page.plot()->xAxis->setRange(100'000, 100'400);
        shown.page.plot()->replot();
        QVERIFY(curve.isExact());
        QCOMPARE(curve.raw()->dataCount(), 403); // and a neighbour on both sides
        const auto points = curve.raw()->data();
        for (int i = 0; i < points->size(); ++i) {
            const double step = points->at(i)->key;
            QCOMPARE(step, 99'999.0 + i);
            QCOMPARE(points->at(i)->value, shown.view.history().weights().loss[std::size_t(step) - 1]);
        }
        QTest::keyClick(&shown.page, Qt::Key_Home);
        QVERIFY(!curve.isExact());
    }

    void theMomentIsALineInEveryPlotOfSteps()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        const auto line = [&] {
            for (int i = 0; i < shown.page.plot()->itemCount(); ++i) {
                auto* item = qobject_cast<QCPItemStraightLine*>(shown.page.plot()->item(i));
                if (item && item->visible())
                    return item;
            }
            return static_cast<QCPItemStraightLine*>(nullptr);
        };
        QVERIFY(!line());
        shown.view.setMoment(123);
        QVERIFY(line());
        QCOMPARE(line()->point1->key(), 123.0);
        QSignalSpy replots(shown.page.plot(), &QCustomPlot::afterReplot);
        shown.view.setMoment(124);
        QCOMPARE(line()->point1->key(), 124.0);
        QCOMPARE(replots.count(), 0); // only the line's own layer was drawn again
        shown.view.goLive();
        QVERIFY(!line());
    }

    void shiftAndTheMouseSetTheMoment()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QTest::qWait(20);
        QCustomPlot* plot = shown.page.plot();
        const QCPRange all = plot->xAxis->range();
        const auto at = [&](double step) {
            return QPoint(qRound(plot->xAxis->coordToPixel(step)), plot->axisRect()->center().y());
        };
        QTest::mousePress(plot, Qt::LeftButton, Qt::ShiftModifier, at(100));
        QVERIFY(shown.view.moment());
        QVERIFY(std::abs(double(*shown.view.moment()) - 100) < 2);
        QMouseEvent move(QEvent::MouseMove, at(200), plot->mapToGlobal(at(200)), Qt::NoButton, Qt::LeftButton,
                         Qt::ShiftModifier);
        QCoreApplication::sendEvent(plot, &move);
        QTest::mouseRelease(plot, Qt::LeftButton, Qt::ShiftModifier, at(200));
        QVERIFY(std::abs(double(*shown.view.moment()) - 200) < 2);
        QCOMPARE(plot->xAxis->range(), all); // nothing was moved
    }

    void theRunningMeanIsTheMeanOfTheLastPoints()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(60));
        shown.settle();
        const Samples& loss = shown.view.history().weights().loss;
        for (std::size_t end : {1u, 10u, 60u}) {
            const std::size_t first = end > Curve::meanWindow ? end - Curve::meanWindow : 0;
            double sum = 0;
            for (std::size_t i = first; i < end; ++i)
                sum += loss[i];
            const double mean = shown.page.curves()[0]->at(end - 1).mean;
            QVERIFY(std::abs(mean - sum / double(end - first)) < 1e-9);
        }
    }

    void aHiddenPageDoesNothing()
    {
        SyntheticRun run;
        RunView view;
        AccuracyPlot page(&view);
        view.setRun(run.header());
        for (int i = 0; i < 50; ++i)
            view.apply(run.steps(10));
        QTest::qWait(30);
        QCOMPARE(page.refreshCount(), 0);
        QVERIFY(page.curves().empty());
        page.show();
        QTRY_COMPARE(page.refreshCount(), 1);
        QCOMPARE(page.curves()[0]->size(), std::size_t(500));
        page.hide();
        view.apply(run.steps(10));
        QTest::qWait(30);
        QCOMPARE(page.refreshCount(), 1);
    }

    void aBurstOfEventsIsAHandfulOfReplots()
    {
        Shown<LossPlot> shown;
        QVERIFY(shown.exposed);
        QTest::qWait(20);
        QSignalSpy replots(shown.page.plot(), &QCustomPlot::afterReplot);
        for (int i = 0; i < 1000; ++i)
            shown.view.apply(shown.run.steps(1));
        QTest::qWait(100);
        QVERIFY2(replots.count() <= 5, qPrintable(QString::number(replots.count())));
    }

    void progressAloneDrawsNothing()
    {
        Shown<LatencyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        QTest::qWait(50); // the plot takes its size when it appears in place of the empty state
        QSignalSpy replots(shown.page.plot(), &QCustomPlot::afterReplot);
        shown.view.apply({{400, 100, Progress{Phase::Joint, 400, 1500}}});
        const int before = shown.page.refreshCount();
        QTRY_COMPARE_WITH_TIMEOUT(shown.page.refreshCount(), before + 1, 8000);
        QCOMPARE(replots.count(), 0);
    }

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

    void keysZoomPanAndReset()
    {
        Shown<EntropyPlot> shown;
        shown.view.apply(shown.run.steps(400));
        shown.settle();
        const QCPRange all = shown.page.plot()->xAxis->range();
        QTest::keyClick(&shown.page, Qt::Key_Plus);
        const QCPRange zoomed = shown.page.plot()->xAxis->range();
        QVERIFY(zoomed.size() < all.size());
        QTest::keyClick(&shown.page, Qt::Key_Right);
        QVERIFY(shown.page.plot()->xAxis->range().lower > zoomed.lower);
        shown.view.apply(shown.run.steps(100));
        QTest::qWait(10);
        QCOMPARE(shown.page.plot()->xAxis->range().size(), zoomed.size()); // new data do not take the zoom away
        QTest::keyClick(&shown.page, Qt::Key_Home);
        QVERIFY(shown.page.plot()->xAxis->range().contains(499));
    }

    void theTableHoldsWhatIsDrawn()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(200));
        shown.settle();
        const FigureTable table = shown.page.figureTable();
        QCOMPARE(table.rows.size(), 200);
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

QTEST_MAIN(PlotsTest)
#include "tst_plots.moc"
