// SPDX-License-Identifier: MIT
#include "core/front/front.h"
#include "tests/support/real_menu.h"
#include "tests/widgets/support/grid_layouter.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/inspector.h"
#include "widgets/common/theme.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_track.h"

#include <QAccessible>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

#include <set>

using namespace pathloom;
using test::SyntheticRun;

namespace {

/// A timeline in a window, with a run of 1000 steps whose marks are known.
struct Shown
{
    Shown() : timeline(&view), track(timeline.track())
    {
        view.setRun(run.header());
        view.apply(run.steps(1000));
        view.apply({{100, 1, CommandAccepted{"pause", Json::object()}},
                    {400, 1, CheckpointWritten{.bytes = 1'000'000, .seconds = 0.5, .kept = {}}},
                    {401, 1, CheckpointWritten{.bytes = 1'000'000, .seconds = 0.5, .kept = {}}},
                    {600, 1, Alarm{.kind = "entropy_stuck", .arguments = Json::object()}},
                    {800, 1, NetworkDerived{1, "k3e3", 1.5}}});
        timeline.resize(900, 54);
        timeline.show();
        exposed = QTest::qWaitForWindowExposed(&timeline);
        track->setFocus();
        track->refresh(); // without waiting for its share of the time
    }
    QPoint at(std::int64_t step, int y = 20) const { return QPoint(qRound(track->xOf(step)), y); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(track, key, modifiers);
        QCoreApplication::processEvents();
    }
    void move(std::int64_t step)
    {
        const QPointF place = at(step);
        QMouseEvent event(QEvent::MouseMove, place, track->mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(track, &event);
    }
    template<typename Widget>
    Widget* child(const char* name) const
    {
        return timeline.findChild<Widget*>(QLatin1String(name));
    }

    SyntheticRun run;
    RunView view;
    Timeline timeline;
    TimelineTrack* track;
    bool exposed = false;
};

} // namespace

class TimelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void withoutStepsThereIsNowhereToGo()
    {
        RunView view;
        Timeline timeline(&view);
        timeline.resize(900, 54);
        timeline.show();
        QVERIFY(!timeline.canTravel());
        QVERIFY(!timeline.track()->isEnabled());
        timeline.togglePlay();
        QVERIFY(!timeline.isPlaying());
        view.setRun(SyntheticRun().header());
        QVERIFY(!timeline.track()->isEnabled());
        QTest::mouseClick(timeline.track(), Qt::LeftButton, {}, {50, 20});
        QCoreApplication::processEvents();
        QVERIFY(view.isLive());
    }

    void aClickGoesThereAndLiveComesBack()
    {
        Shown shown;
        QVERIFY(shown.exposed);
        auto* live = shown.child<QToolButton>("liveButton");
        QVERIFY(!live->isEnabled());
        QTest::mouseClick(shown.track, Qt::LeftButton, {}, shown.at(500));
        QTRY_VERIFY(!shown.view.isLive());
        QVERIFY(std::abs(*shown.view.moment() - 500) <= 2);
        QVERIFY(live->isEnabled());
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(shown.view.isLive());
        QVERIFY(!live->isEnabled());
    }

    void theRightMouseButtonOpensItsMenu()
    {
        Shown shown;
        QVERIFY(shown.exposed);
        QVERIFY(test::menuUnderRightButton(shown.track, shown.at(500)).contains(QStringLiteral("&Previous mark")));
        QVERIFY(shown.view.isLive()); // and goes nowhere
    }

    void draggingMovesTheViewsOnceATurn()
    {
        Shown shown;
        QSignalSpy moved(&shown.view, &RunView::momentChanged);
        QTest::mousePress(shown.track, Qt::LeftButton, {}, shown.at(200));
        for (int step = 201; step <= 700; ++step)
            shown.move(step);
        QCOMPARE(moved.count(), 0);
        QVERIFY(std::abs(shown.track->position() - 700) <= 2); // the handle does not wait
        QCoreApplication::processEvents();
        QCOMPARE(moved.count(), 1);
        QVERIFY(std::abs(*shown.view.moment() - 700) <= 2);
        QTest::mouseRelease(shown.track, Qt::LeftButton, {}, shown.at(700));
    }

    void placesAndStepsAreInverse()
    {
        Shown shown;
        for (std::int64_t step = 0; step <= 1000; ++step)
            QCOMPARE(shown.track->stepAt(shown.track->xOf(step)), step);
        QCOMPARE(shown.track->stepAt(-50), 0);
        QCOMPARE(shown.track->stepAt(5000), 1000);
    }

    void arrowsGoBySnapshots()
    {
        Shown shown;
        const ProbabilityTrack& snapshots = shown.view.history().snapshots();
        shown.key(Qt::Key_Left);
        QCOMPARE(*shown.view.moment(), 998);        // the newest snapshot is that of step 1000
        QTest::keyClick(shown.track, Qt::Key_Left); // faster than the event loop
        shown.key(Qt::Key_Left);
        QCOMPARE(*shown.view.moment(), 994);
        shown.key(Qt::Key_Right);
        QCOMPARE(*shown.view.moment(), 996);
        shown.view.setMoment(snapshots.step(0));
        shown.key(Qt::Key_Left);
        QCOMPARE(*shown.view.moment(), 0);
        shown.key(Qt::Key_Left);
        QCOMPARE(*shown.view.moment(), 0);
        shown.key(Qt::Key_Right);
        QCOMPARE(*shown.view.moment(), snapshots.step(0));
    }

    void pagesEndsAndEscape()
    {
        Shown shown;
        shown.key(Qt::Key_Home);
        QCOMPARE(*shown.view.moment(), 0);
        shown.key(Qt::Key_PageUp);
        shown.key(Qt::Key_PageUp);
        QCOMPARE(*shown.view.moment(), 100);
        shown.key(Qt::Key_PageDown);
        QCOMPARE(*shown.view.moment(), 50);
        shown.key(Qt::Key_End);
        QCOMPARE(*shown.view.moment(), 1000);
        QVERIFY(!shown.view.isLive());
        shown.key(Qt::Key_Escape);
        QVERIFY(shown.view.isLive());
    }

    void theWheelTurnsThroughTheRun()
    {
        Shown shown;
        shown.view.setMoment(500);
        const auto turn = [&](int angle, Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(QPointF(50, 20), shown.track->mapToGlobal(QPointF(50, 20)), {}, QPoint(0, angle),
                              Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(shown.track, &event);
            QCoreApplication::processEvents();
        };
        turn(120, Qt::NoModifier);
        QCOMPARE(*shown.view.moment(), 510);
        turn(-60, Qt::NoModifier); // half a notch is kept
        QCOMPARE(*shown.view.moment(), 510);
        turn(-60, Qt::NoModifier);
        QCOMPARE(*shown.view.moment(), 500);
        turn(120, Qt::ControlModifier);
        QCOMPARE(*shown.view.moment(), 502);
    }

    void controlAndArrowsGoFromMarkToMark()
    {
        Shown shown;
        shown.key(Qt::Key_Home);
        QList<std::int64_t> visited;
        for (int i = 0; i < 6; ++i) {
            shown.key(Qt::Key_Right, Qt::ControlModifier);
            visited << *shown.view.moment();
        }
        QCOMPARE(visited, (QList<std::int64_t>{100, 400, 401, 600, 800, 1000})); // epochs are no stops
        shown.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(*shown.view.moment(), 800);
    }

    void aClickOnASignGoesToItsStep()
    {
        Shown shown;
        QTest::mouseClick(shown.track, Qt::LeftButton, {}, shown.at(600, 8) + QPoint(2, 0));
        QTRY_COMPARE(shown.view.shownStep(), 600);
    }

    void playGoesThroughTheRunAndEndsLive()
    {
        Shown shown;
        auto* speed = shown.child<QComboBox>("playSpeed");
        speed->setCurrentIndex(speed->count() - 1); // the whole run in six seconds
        shown.view.setMoment(900);
        QSignalSpy moved(&shown.view, &RunView::momentChanged);
        QElapsedTimer clock;
        clock.start();
        shown.key(Qt::Key_Space);
        QVERIFY(shown.timeline.isPlaying());
        std::set<std::int64_t> seen;
        while (shown.timeline.isPlaying() && clock.elapsed() < 10'000) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            if (shown.view.moment())
                seen.insert(*shown.view.moment());
        }
        QVERIFY(shown.view.isLive());
        QVERIFY2(seen.size() > 8, qPrintable(QString::number(seen.size()))); // a tenth of the run, 0.6 s
        QVERIFY(clock.elapsed() >= 590);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        shown.timeline.togglePlay(); // from the newest step it begins at the beginning
        QCoreApplication::processEvents();
        QVERIFY(shown.view.shownStep() < 100);
        QTest::mouseClick(shown.track, Qt::LeftButton, {}, shown.at(300)); // a hand on the slider stops it
        QVERIFY(!shown.timeline.isPlaying());
    }

    void theReadOutSaysWhereOneIs()
    {
        Shown shown;
        auto* label = shown.child<QLabel>("timelinePosition");
        shown.view.setMoment(100);
        QCOMPARE(label->text(), QStringLiteral("Step 100 of 1,000 · warm-up"));
        shown.view.setMoment(200);
        QCOMPARE(label->text(), QStringLiteral("Step 200 of 1,000 · epoch 1"));
        shown.view.setMoment(251); // evaluated at 250, 500, 750, 1000
        QCOMPARE(label->text(), QStringLiteral("Step 251 of 1,000 · epoch 2"));
        shown.view.setMoment(1000);
        QCOMPARE(label->text(), QStringLiteral("Step 1,000 of 1,000 · epoch 4"));
    }

    void marksSayWhatHappened()
    {
        Shown shown;
        const auto tip = [&](std::int64_t step) {
            QHelpEvent event(QEvent::ToolTip, shown.at(step, 8), shown.track->mapToGlobal(shown.at(step, 8)));
            QCoreApplication::sendEvent(shown.track, &event);
            return QToolTip::text();
        };
        QVERIFY2(tip(600).contains(QStringLiteral("Alarm, step 600")), qPrintable(tip(600)));
        QVERIFY2(tip(400).count(QStringLiteral("Checkpoint, step 40")) == 2,
                 qPrintable(tip(400))); // both of the one sign
        QVERIFY2(tip(800).contains(QStringLiteral("network 1 derived")), qPrintable(tip(800)));
        QCOMPARE(tip(300), QStringLiteral("Step 300"));
    }

    void actsOfTheEngineAreOfAnotherKind()
    {
        History history;
        history.apply({10, 0, CommandAccepted{"prune", Json{{"by", "engine"}}}});
        history.apply({20, 0, CommandAccepted{"prune", Json::object()}});
        history.apply({5, 0, Resumed{}});
        TimelineMarks marks;
        QVERIFY(marks.follow(history));
        QVERIFY(!marks.follow(history));
        QCOMPARE(marks.all().size(), std::size_t(3));
        QVERIFY(marks.all()[0].kind == TimelineMark::Kind::Resume); // by step
        QVERIFY(marks.all()[1].kind == TimelineMark::Kind::EngineAct);
        QVERIFY(marks.all()[2].kind == TimelineMark::Kind::Command);
    }

    void everyKindHasAShapeOfItsOwn()
    {
        // Without colour: two kinds must not be told apart by it alone.
        std::set<QByteArray> shapes;
        for (int kind = 0; kind < TimelineMark::kinds; ++kind) {
            QImage image(16, 16, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            TimelineMarks::paint(painter, TimelineMark::Kind(kind), QRectF(3, 3, 9, 9), Theme::paper());
            painter.end();
            QByteArray ink;
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < 16; ++x)
                    ink.append(image.pixel(x, y) == qRgb(255, 255, 255) ? '.' : '#');
            shapes.insert(ink);
        }
        QCOMPARE(shapes.size(), std::size_t(TimelineMark::kinds));
    }

    void assistiveProgramsReadAndMoveIt()
    {
        Shown shown;
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(shown.track);
        QVERIFY(access);
        QCOMPARE(access->role(), QAccessible::Slider);
        QVERIFY(!access->text(QAccessible::Name).isEmpty());
        QVERIFY(access->valueInterface());
        QCOMPARE(access->valueInterface()->maximumValue().toInt(), 1000);
        access->valueInterface()->setCurrentValue(250);
        QTRY_COMPARE(shown.view.shownStep(), 250);
        QCOMPARE(access->valueInterface()->currentValue().toInt(), 250);
        QVERIFY(access->text(QAccessible::Value).contains(QStringLiteral("250")));
        QVERIFY(shown.track->accessibleDescription().contains(QStringLiteral("Step 250 of 1,000")));
    }

    void graphAndInspectorSayWhichMomentTheyShow()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        SupernetView graph(&view, std::make_shared<test::GridLayouter>());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        view.setRun(run.header());
        inspector.show();
        graph.show();
        QVERIFY(ready.count() > 0 || ready.wait(10'000));
        view.apply(run.steps(1200));
        view.select(0);
        auto* note = inspector.findChild<QLabel*>(QStringLiteral("momentNote"));
        QVERIFY(note->isHidden());
        const QString newest = inspector.leadingArchitecture();
        const int recolored = graph.recolorCount();
        view.setMoment(160);
        QVERIFY(note->isVisible()); // at once, not at the next refresh
        QCOMPARE(note->text(), QStringLiteral("At step 160 of 1,200"));
        const Front front({.score = logProbabilities(view.probabilities()),
                           .cost = latencyCost(*view.header().latency),
                           .mask = view.mask(),
                           .limits = {}});
        const Architecture leading = front.best(view.header().info.config.budgetMs)->architecture;
        QCOMPARE(inspector.leadingArchitecture(), QString::fromStdString(toText(run.space(), leading)));
        QVERIFY(inspector.leadingArchitecture() != newest);
        QCOMPARE(graph.recolorCount(), recolored + 1);
        const auto saysSo = [&] {
            for (const QLabel* label : graph.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("At step 160")))
                    return true;
            return false;
        };
        QVERIFY(saysSo());
        view.goLive();
        QVERIFY(!saysSo());
        QVERIFY(note->isHidden());
        QCOMPARE(inspector.leadingArchitecture(), newest);
        QThreadPool::globalInstance()->waitForDone();
    }
};

QTEST_MAIN(TimelineTest)
#include "tst_timeline.moc"
