// SPDX-License-Identifier: MIT
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/dock_layout.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/window_settings.h"
#include "tests/support/qt_messages.h"
#include "tests/support/run_fixture.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/inspector.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/plot_page.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_track.h"

#include <QDockWidget>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;

namespace {

constexpr int steps = 600;

/// A stored run of the space "small" whose probabilities change at every step, with a command at 200, an alarm at 400.
QString storedRun(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("stored.pathloom"));
    const SearchSpace space = loadSpace("small");
    const auto store = RunStore::create(path.toStdString(), runfixture::tinyInfo(), space, {});
    store->record({0, 0, PhaseChanged{Phase::Joint, {}}});
    for (int step = 1; step <= steps; ++step) {
        store->record(weightStep(step));
        ArchitectureStep architecture;
        architecture.expectedMs = architecture.entropy = 2.0 - 0.001 * step;
        store->record({step, 0.1 * step, architecture});
        store->record(
            {step, 0.1 * step, ProbabilitySnapshot{runfixture::probabilitiesAt(space, double(step) / steps)}});
        if (step == 200)
            store->record({step, 0.1 * step, CommandAccepted{"pause", Json::object()}});
        if (step == 400)
            store->record({step, 0.1 * step, Alarm{.kind = "entropy_stuck", .arguments = Json::object()}});
        if (step % 100 == 0)
            store->record({step, 0.1 * step, Evaluation{step / 100, 1, 0.5, 1.5, {}}});
    }
    store->setState(Phase::Finished);
    return path;
}

struct Fixture
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window{settings};
    RunView& view = *window.view();
    TimelineTrack* track = window.findChild<Timeline*>()->track();

    Fixture()
    {
        window.resize(1280, 800); // all panels have places of their own
        window.show();
    }
    bool openStored()
    {
        window.openRun(storedRun(folder));
        auto* graph = window.findChild<SupernetView*>();
        return QTest::qWaitFor([&] { return view.history().step() == steps && graph->hasPicture(); }, 20'000);
    }
    QPoint at(std::int64_t step) const { return QPoint(qRound(track->xOf(step)), 20); }
};

} // namespace

/// Going through a run's history in the real window.
class TestTravelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    /// Neither Qt nor the library that plots has anything to complain of.
    void theWindowAndEveryPanelOpenWithoutAWord()
    {
        const test::QtMessages messages;
        {
            Fixture f;
            QVERIFY(QTest::qWaitForWindowExposed(&f.window));
            f.window.controller()->showDraft(preparedSmall());
            QVERIFY(f.openStored());
            for (QDockWidget* dock : f.window.findChildren<QDockWidget*>()) {
                dock->show();
                dock->raise();
                QTRY_VERIFY2(dock->isVisible() && !DockLayout::isBehindTab(dock), qPrintable(dock->objectName()));
            }
        }
        QCOMPARE(messages.said(), QStringList());
    }

    void aPanelOnATabHasNoTitleOfTheSameNameBelow()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowExposed(&f.window));
        auto* graph = f.window.findChild<QDockWidget*>(QStringLiteral("graphDock"));
        QTRY_VERIFY(graph->titleBarWidget());
        QCOMPARE(graph->widget()->y(), 0);
        QVERIFY(!f.window.findChild<QDockWidget*>(QStringLiteral("inspectorDock"))->titleBarWidget());
        graph->setFloating(true); // it is dragged and closed by its title
        QTRY_VERIFY(!graph->titleBarWidget());
        graph->setFloating(false);
        QTRY_VERIFY(graph->titleBarWidget());
    }

    void everythingShowsTheMomentUnderTheHandle()
    {
        Fixture f;
        QVERIFY(f.openStored());
        QTRY_VERIFY(f.track->isEnabled());
        auto* graph = f.window.findChild<SupernetView*>();
        auto* inspector = f.window.findChild<Inspector*>();
        const auto plots = f.window.findChildren<PlotPage*>();
        QVERIFY(plots.size() >= 5);
        f.track->setFocus(); // a focused graph looks a little different
        const QScrollBar* bar = graph->verticalScrollBar();
        QTRY_VERIFY(bar->isVisible() || bar->minimum() == bar->maximum()); // it comes a little later than the picture
        const QImage newest = graph->grab().toImage();
        const QString leading = inspector->leadingArchitecture();
        QTest::mousePress(f.track, Qt::LeftButton, {}, f.at(300));
        QTRY_VERIFY(f.view.moment());
        const int recolored = graph->recolorCount();
        for (int step : {40, 30, 20}) {
            const QPointF place = f.at(step);
            QMouseEvent move(QEvent::MouseMove, place, f.track->mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(f.track, &move);
        }
        QTRY_VERIFY(std::abs(*f.view.moment() - 20) <= 1);
        QCOMPARE(graph->recolorCount(), recolored + 1);
        QTest::mouseRelease(f.track, Qt::LeftButton, {}, f.at(20));
        QCOMPARE(inspector->leadingArchitecture(),
                 QString::fromStdString(toText(*f.view.header().space, mostProbable(f.view.probabilities()))));
        QVERIFY(graph->grab().toImage() != newest);
        QVERIFY(f.window.findChild<QLabel*>(QStringLiteral("momentNote"))->isVisible());

        QVERIFY(f.window.actions().goLive->isEnabled());
        f.window.actions().goLive->trigger();
        QVERIFY(f.view.isLive());
        QCOMPARE(inspector->leadingArchitecture(), leading);
        QVERIFY(!f.window.actions().goLive->isEnabled());
        QCOMPARE(graph->grab().toImage(), newest);
    }

    void actionsTravel()
    {
        Fixture f;
        const Actions& a = f.window.actions();
        for (const QAction* action : {a.playHistory, a.goLive, a.previousMark, a.nextMark})
            QVERIFY(!action->isEnabled());
        QVERIFY(f.openStored());
        QTRY_VERIFY(a.previousMark->isEnabled());
        a.previousMark->trigger();
        QTRY_COMPARE(f.view.shownStep(), 400);
        a.previousMark->trigger();
        QTRY_COMPARE(f.view.shownStep(), 200);
        a.nextMark->trigger();
        QTRY_COMPARE(f.view.shownStep(), 400);
        a.playHistory->trigger();
        QVERIFY(f.window.findChild<Timeline*>()->isPlaying());
        QTRY_VERIFY(f.view.shownStep() > 400);
        a.playHistory->trigger();
        QVERIFY(!f.window.findChild<Timeline*>()->isPlaying());
        QVERIFY(!f.view.isLive());
    }

    void aRunningSearchIsNotLostWhileAnotherRunIsLookedAt()
    {
        Fixture f;
        auto shared = std::make_shared<ScriptedRunner::Shared>();
        const auto script = [](const EventSink& sink, ScriptedRunner::Shared& state, std::stop_token stop) {
            for (int step = 1; step <= 30; ++step)
                sink(weightStep(step));
            std::unique_lock lock(state.mutex);
            state.changed.wait(lock, stop, [&] { return !state.commands.empty(); });
            lock.unlock();
            sink({.step = 30, .body = Message{MessageLevel::Error, "The disk is full."}});
            for (int step = 31; step <= 50; ++step)
                sink(weightStep(step));
            lock.lock();
            state.changed.wait(lock, stop, [&] { return state.commands.size() > 1; });
            return Phase::Stopped;
        };
        f.window.controller()->setRunnerMaker([shared, script](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(shared, script);
        });
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().start->trigger();
        QTRY_COMPARE(f.view.history().step(), 30);
        const QString live = f.window.controller()->liveFolder();
        f.view.setMoment(10);
        QVERIFY(f.openStored());
        QVERIFY(f.view.isLive()); // another run begins at its newest step
        {
            const std::lock_guard lock(shared->mutex);
            shared->commands.push_back({.kind = Command::Kind::Checkpoint});
        }
        shared->changed.notify_all();
        const auto* message = f.window.findChild<MessageBar*>(QStringLiteral("messageBar"));
        QTRY_VERIFY(message->isVisible() && message->text() == QStringLiteral("The disk is full."));
        QTest::qWait(200); // the search goes on meanwhile
        QCOMPARE(f.view.history().step(), steps);
        f.window.openRun(live);
        QTRY_COMPARE(f.view.history().step(), 50);
        QVERIFY(message->isVisible()); // it is about this search
        std::vector<double> all;
        for (int step = 1; step <= 50; ++step)
            all.push_back(step);
        QCOMPARE(f.view.history().weights().step, all); // none lost, none twice
        f.window.actions().stop->trigger();
        QTRY_VERIFY(!f.window.controller()->session().isActive());
        QCOMPARE(f.view.history().weights().step, all);
    }
};

QTEST_MAIN(TestTravelling)
#include "tst_travelling.moc"
