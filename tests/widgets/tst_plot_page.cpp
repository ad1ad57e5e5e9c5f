// SPDX-License-Identifier: MIT
// What all plots have in common: how curves are thinned and drawn, what mouse and keys do, when nothing is drawn.
#include "tests/widgets/support/shown_page.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QWindow>

#include <qcustomplot.h>

using namespace pathloom;
using test::Shown;
using test::SyntheticRun;

namespace {

/// Three plots of a run, side by side.
struct Together
{
    SyntheticRun run;
    RunView view;
    LossPlot loss{&view};
    AccuracyPlot accuracy{&view};
    EntropyPlot entropy{&view};
    bool exposed = true;

    Together()
    {
        view.setRun(run.header());
        for (PlotPage* page : pages()) {
            page->resize(600, 260);
            page->show();
            exposed = exposed && QTest::qWaitForWindowExposed(page);
        }
        view.apply(run.steps(600));
        for (PlotPage* page : pages())
            page->resetZoom();
    }
    std::vector<PlotPage*> pages() { return {&loss, &accuracy, &entropy}; }
    static QCPRange steps(const PlotPage& page) { return page.plot()->xAxis->range(); }
};

} // namespace

class TestPlotPage : public QObject
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

    void theTrendIsTheMeanAroundAPointAndNoPointIsCutOff()
    {
        Shown<LossPlot> shown;
        shown.view.apply(shown.run.steps(60));
        shown.settle();
        const Samples& loss = shown.view.history().weights().loss;
        for (std::size_t i : {0u, 10u, 30u}) {
            const std::size_t reach = std::min<std::size_t>(i, Curve::meanWindow / 2);
            double sum = 0;
            for (std::size_t j = i - reach; j <= i + reach; ++j)
                sum += loss[j];
            const double mean = shown.page.curves()[0]->at(i).mean;
            QVERIFY(std::abs(mean - sum / double(2 * reach + 1)) < 1e-9);
        }
        for (std::size_t i = 0; i < loss.size(); ++i)
            QVERIFY(shown.page.plot()->yAxis->range().contains(loss[i]));
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

    /// While the search goes on a zoomed plot stays as it is: it says so, in the window and nowhere else.
    void aZoomedPlotSaysSo()
    {
        Together t;
        QVERIFY(t.exposed);
        const auto hint = [](const PlotPage* page) {
            return page->plot()->findChild<QToolButton*>(QStringLiteral("zoomHint"));
        };
        for (const PlotPage* page : t.pages())
            QVERIFY(!hint(page)->isVisible() && !page->isZoomed());
        QTest::keyClick(&t.loss, Qt::Key_Plus);
        for (const PlotPage* page : t.pages()) { // all over the same steps
            QTRY_VERIFY(hint(page)->isVisible());
            QVERIFY(page->plot()->axisRect()->rect().contains(hint(page)->geometry()));
            QVERIFY(!hint(page)->accessibleDescription().isEmpty());
        }
        t.view.apply(t.run.steps(100));
        QTRY_VERIFY(t.loss.accessibleDescription().contains(hint(&t.loss)->toolTip()));
        for (const bool dark : {false, true}) {
            QPalette palette = QApplication::palette();
            palette.setColor(QPalette::Base, dark ? QColor(0x1b1d20) : QColor(Qt::white));
            palette.setColor(QPalette::Text, dark ? QColor(0xe8e8e8) : QColor(Qt::black));
            palette.setColor(QPalette::Window, dark ? QColor(0x26292d) : QColor(0xf0f0f0));
            palette.setColor(QPalette::WindowText, dark ? QColor(0xe8e8e8) : QColor(Qt::black));
            t.loss.setPalette(palette);
            const QPalette colors = hint(&t.loss)->palette();
            const double contrast = Theme::contrast(colors.color(QPalette::ButtonText), colors.color(QPalette::Button));
            QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
        }
        const QImage figure = figureImage(t.loss);
        hint(&t.loss)->hide();
        QCOMPARE(figureImage(t.loss), figure);
        hint(&t.accuracy)->click();
        for (const PlotPage* page : t.pages()) {
            QTRY_VERIFY(!hint(page)->isVisible());
            QVERIFY(!page->isZoomed());
        }
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

    void plotsOfARunShowTheSameSteps()
    {
        Together t;
        QVERIFY(t.exposed);
        const QCPRange whole = t.steps(t.accuracy);
        QTest::keyClick(&t.loss, Qt::Key_Plus);
        QTest::keyClick(&t.loss, Qt::Key_Right);
        QVERIFY(t.steps(t.loss).size() < whole.size());
        for (const PlotPage* page : t.pages())
            QCOMPARE(t.steps(*page), t.steps(t.loss));
        // Its values are those of these steps, of which none is cut off.
        bool found = false;
        const QCPRange shown = t.entropy.curves()[0]->main()->getValueRange(found);
        QVERIFY(t.entropy.plot()->yAxis->range().contains(shown.upper));
        QVERIFY(t.entropy.plot()->yAxis->range().contains(shown.lower));
        // What the person zooms by itself keeps its values and still goes along.
        QTest::keyClick(&t.accuracy, Qt::Key_Plus);
        const QCPRange values = t.accuracy.plot()->yAxis->range();
        QTest::keyClick(&t.entropy, Qt::Key_Left);
        for (const PlotPage* page : t.pages())
            QCOMPARE(t.steps(*page), t.steps(t.entropy));
        QCOMPARE(t.accuracy.plot()->yAxis->range(), values);

        QTest::keyClick(&t.entropy, Qt::Key_Home);
        QCOMPARE(t.steps(t.accuracy), whole);
        QTest::keyClick(&t.loss, Qt::Key_Plus);
        t.view.setRun(SyntheticRun().header()); // another run begins with all of its steps
        t.view.apply(t.run.steps(100));
        for (PlotPage* page : t.pages())
            QTRY_VERIFY(page->showsEmptyState() || t.steps(*page).contains(690));
    }

    void theStepUnderTheMouseIsMarkedInAllOfThem()
    {
        Together t;
        QVERIFY(t.exposed);
        const auto cursorOf = [](const PlotPage& page) {
            for (int i = 0; i < page.plot()->itemCount(); ++i) {
                auto* line = qobject_cast<QCPItemStraightLine*>(page.plot()->item(i));
                if (line && line->visible())
                    return line->point1->key();
            }
            return -1.0;
        };
        QCustomPlot* plot = t.loss.plot();
        plot->replot();
        QTest::mouseMove(plot, plot->axisRect()->center());
        QTRY_VERIFY(cursorOf(t.loss) > 0);
        for (const PlotPage* page : t.pages())
            QCOMPARE(cursorOf(*page), cursorOf(t.loss));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(plot, &leave);
        for (const PlotPage* page : t.pages())
            QCOMPARE(cursorOf(*page), -1.0);

        QTest::mouseMove(plot, plot->axisRect()->center() + QPoint(9, 0));
        QTRY_VERIFY(cursorOf(t.loss) > 0);
        t.view.setRun(SyntheticRun().header()); // under the mouse
        for (const PlotPage* page : t.pages())
            QCOMPARE(cursorOf(*page), -1.0);
    }

    void aMenuOutlivesTheCurvesThatItLists()
    {
        Shown<AccuracyPlot> shown;
        shown.view.apply(shown.run.steps(600));
        shown.settle();
        const QString name = shown.page.curves()[0]->name();
        bool chosen = false;
        QTimer::singleShot(0, &shown.page, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            shown.view.setRun(SyntheticRun().header());
            for (QAction* entry : menu->findChild<QMenu*>()->actions())
                if (entry->text() == name) {
                    entry->trigger();
                    chosen = true;
                }
            menu->close();
        });
        const QPoint center = shown.page.rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, center, shown.page.mapToGlobal(center));
        QCoreApplication::sendEvent(&shown.page, &event);
        QVERIFY(chosen);
        QVERIFY(shown.page.isCurveHidden(name));
    }

    void aClickInTheLegendHidesACurveAndShowsItAgain()
    {
        Shown<AccuracyPlot> shown;
        shown.view.apply(shown.run.steps(600));
        shown.settle();
        QCustomPlot* plot = shown.page.plot();
        plot->replot();
        const Curve& training = *shown.page.curves()[0];
        const auto click = [&](int entry) {
            const QPoint place = plot->legend->elementAt(entry)->outerRect().center();
            QTest::mouseClick(shown.page.windowHandle(), Qt::LeftButton, {}, plot->mapTo(&shown.page, place));
        };
        const QCPRange before = plot->yAxis->range();
        click(0);
        QVERIFY(shown.page.isCurveHidden(training.name()));
        QVERIFY(!training.main()->visible() && !training.raw()->visible());
        QVERIFY(plot->yAxis->range().lower > before.lower + 5); // the first steps were its
        QCOMPARE(plot->legend->itemCount(), 3);                 // where it can be shown again
        // On paper it is not listed.
        const QImage without = figureImage(shown.page);
        QCOMPARE(plot->legend->itemCount(), 3);
        shown.view.apply(shown.run.steps(50)); // it stays hidden
        shown.settle();
        QVERIFY(!training.main()->visible());
        click(0);
        QVERIFY(training.main()->visible() && training.raw()->visible());
        QVERIFY(figureImage(shown.page) != without);
        QVERIFY(plot->yAxis->range().lower < before.lower + 5);
    }
};

QTEST_MAIN(TestPlotPage)
#include "tst_plot_page.moc"
