// SPDX-License-Identifier: MIT
// What the main window says about steering, and when: what can be done now, what would be taken back, what it saves.
#include "steered_window.h"

#include "app/window/message_bar.h"
#include "app/window/status_strip.h"
#include "tests/support/scratch_data.h"
#include "widgets/steering/steering_text.h"

#include <QDockWidget>
#include <QLabel>

#include <atomic>
#include <thread>

using namespace pathloom;
using Kind = Command::Kind;

class TestSteeringHints : public QObject
{
    Q_OBJECT

private:
    static QString previewOf(SteeredWindow& f)
    {
        return f.window.findChild<QLabel*>(QStringLiteral("pathPreview"))->text();
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void undoSaysThatItTakesBackWhatTheEngineDid()
    {
        SteeredWindow f;
        const Path path{4, 2};
        QVERIFY(f.start([&f, path](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            Steering steering(f.space());
            sink({.step = 5,
                  .body = ProbabilitySnapshot{std::make_shared<const PathProbabilities>(f.known.probabilities)}});
            sink({.step = 5, .body = recordOf(steering.apply(steering.planPruning({path}), 5))});
            return ScriptedRunner::untilStopped(sink, shared, stop);
        }));
        const QString wanted =
            QStringLiteral("Undo pruning of %1, by the engine").arg(SteeringText::path(f.space(), path));
        QTRY_COMPARE(f.actions().undo->text(), wanted);
        QVERIFY2(f.actions().undo->toolTip().startsWith(wanted + QStringLiteral(": expected ")),
                 qPrintable(f.actions().undo->toolTip()));
    }

    void pathsAreChangedAtTheNewestStepOnly()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        for (const Path path : {Path{0, 1}, Path{0, 2}}) {
            f.goTo(path);
            QTest::keyClick(&f.graph(), Qt::Key_P);
            QTRY_VERIFY(!f.view().mask().isOpen(path));
        }
        const Actions& a = f.actions();
        f.view().setMoment(10);
        f.goTo({0, 2}); // open then, pruned now
        for (const QAction* action : {a.prunePath, a.pinPath, a.restorePath, a.pruneBelow, a.fixStage}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            QVERIFY2(action->statusTip().contains(QStringLiteral("go to live")), qPrintable(action->statusTip()));
        }
        QVERIFY2(previewOf(f).contains(QStringLiteral("go to live")), qPrintable(previewOf(f)));
        QTest::keyClick(&f.graph(), Qt::Key_R);
        QVERIFY(a.undo->isEnabled());
        a.goLive->trigger();
        QVERIFY(a.restorePath->isEnabled());
        QVERIFY2(previewOf(f).startsWith(QStringLiteral("Restoring ")), qPrintable(previewOf(f)));
        QCOMPARE(f.shared->kinds().size(), std::size_t(2));
    }

    void aSettingThatTheFolderDoesNotKnowYetStays()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        const double before = f.known.prepared.job.config.learningRate;
        f.window.controller()->post({.kind = Kind::Set, .key = "weights.learning_rate", .value = before * 2});
        QTRY_COMPARE(f.view().header().info.config.learningRate, before * 2);
        RunHeader stale = f.view().header();
        stale.info.config.learningRate = before; // as the folder still has it …
        stale.info.config.budgetMs = 3.5;        // … beside something new
        f.view().updateHeader(stale);
        QCOMPARE(f.view().header().info.config.learningRate, before * 2);
        QCOMPARE(f.view().header().info.config.budgetMs, 3.5);
        f.actions().undo->trigger();
        QTRY_COMPARE(f.view().header().info.config.learningRate, before);
    }

    void aMessageGoesWithTheRunItIsAbout()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        const auto* bar = f.window.findChild<MessageBar*>(QStringLiteral("messageBar"));
        Q_EMIT f.window.controller()->message(MessageLevel::Warning, QStringLiteral("Something about this run."));
        QVERIFY(bar->isVisible());
        f.view().setRun(f.view().header()); // read again
        QVERIFY(bar->isVisible());
        RunHeader other = f.view().header();
        other.folder = QStringLiteral("/elsewhere");
        f.view().setRun(other);
        QVERIFY(!bar->isVisible());
    }

    void withoutTheInspectorTheStatusBarTellsTheEffect()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.goTo({2, 1});
        const auto* hint = f.window.findChild<StatusStrip*>()->findChild<QLabel*>(QStringLiteral("hint"));
        QVERIFY(hint->text().isEmpty());
        f.window.findChild<QDockWidget*>(QStringLiteral("inspectorDock"))->close();
        f.goTo({2, 2});
        const QString told = hint->text();
        QVERIFY2(told.startsWith(QStringLiteral("Pruning ")) && told.contains(QStringLiteral("expected")),
                 qPrintable(told));
    }

    void aStartThatIsNotPossibleSaysWhy()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        QVERIFY(!f.actions().start->isEnabled());
        QVERIFY2(f.actions().start->statusTip().contains(QStringLiteral("is running")),
                 qPrintable(f.actions().start->statusTip()));
        QVERIFY(f.actions().stop->statusTip() == f.actions().stop->whatsThis());
    }

    void statusTellsWhatPruningSaves()
    {
        SteeredWindow f;
        // The window samples what it has shown: the script goes at its pace, however busy the machine is.
        std::atomic<std::int64_t> shown = 0;
        connect(f.window.controller(), &SearchController::progressChanged, this,
                [&f, &shown] { shown = std::int64_t(f.view().history().architecture().step.size()); });
        QVERIFY(f.start([&f, &shown](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            Steering steering(f.space());
            std::int64_t step = 0;
            const auto work = [&](int steps, double seconds) {
                for (int i = 0; i < steps; ++i) {
                    while (shown < step && !stop.stop_requested())
                        std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    sink({.step = ++step, .body = ArchitectureStep{}});
                    // Now and then something else keeps the machine busy.
                    sink({.step = step,
                          .body = Progress{.phase = Phase::Joint,
                                           .architectureStepSeconds = i % 7 == 3 ? 10 * seconds : seconds}});
                }
            };
            sink({.body = ProbabilitySnapshot{std::make_shared<const PathProbabilities>(f.known.probabilities)}});
            work(60, 2);
            std::size_t taken = 0;
            std::unique_lock lock(shared.mutex);
            while (shared.changed.wait(lock, stop, [&] { return shared.commands.size() > taken; })) {
                const Command command = shared.commands[taken++];
                if (command.kind == Kind::Stop)
                    break;
                lock.unlock();
                if (command.kind == Kind::Prune)
                    sink({.step = step,
                          .body = recordOf(steering.apply(
                              steering.plan(command, f.known.probabilities, f.known.prepared.job.config), step))});
                work(command.kind == Kind::Prune ? 4 : 60, 0.5); // at first too few to tell a time
                lock.lock();
            }
            return Phase::Stopped;
        }));
        const auto told = [&]() -> QString {
            for (const QLabel* label : f.window.findChildren<QLabel*>())
                if (label->text().startsWith(QStringLiteral("1 of ")))
                    return label->text();
            return {};
        };
        f.goTo({0, 0});
        QTRY_COMPARE_WITH_TIMEOUT(f.view().history().architecture().step.size(), std::size_t(60), 30000);
        QTest::keyClick(&f.graph(), Qt::Key_P);
        QTRY_VERIFY(!told().isEmpty());
        const QString share = Format::percent(1.0 / double(PathMask(f.space()).allPaths()), 0);
        QTest::qWait(50);
        QVERIFY2(told().contains(share) && !told().contains(QStringLiteral("median")), qPrintable(told()));
        f.actions().checkpoint->trigger(); // the script goes on
        QTRY_VERIFY2_WITH_TIMEOUT(told().contains(QStringLiteral("median 0.50 s (2.00 s with all)")),
                                  qPrintable(told()), 30000);
    }
};

QTEST_MAIN(TestSteeringHints)
#include "tst_steering_hints.moc"
