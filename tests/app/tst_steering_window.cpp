// SPDX-License-Identifier: MIT
// A person's hand in a running search: real windows, driven by keys and mouse.
#include "steered_window.h"

#include "app/window/dock_layout.h"
#include "app/window/message_bar.h"
#include "tests/support/real_menu.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/figure.h"
#include "widgets/steering/command_list_model.h"
#include "widgets/steering/steering_text.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace pathloom;
using Kind = Command::Kind;

class TestSteeringWindow : public QObject
{
    Q_OBJECT

private:
    /// All paths of a block but one, after others.
    static std::vector<Path> othersThan(const SteeredWindow& f, Path pinned, std::vector<Path> before)
    {
        for (int j = 0; j < int(f.space().choice(pinned.block).candidates.size()); ++j)
            if (j != pinned.candidate)
                before.push_back({pinned.block, j});
        return before;
    }
    static QString previewOf(SteeredWindow& f)
    {
        return f.window.findChild<QLabel*>(QStringLiteral("pathPreview"))->text();
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void withoutARunningSearchEveryActionSaysWhyItCannotBeDone()
    {
        SteeredWindow f;
        const Actions& a = f.actions();
        f.window.controller()->showDraft(f.known.prepared);
        f.view().select(0, 1);
        for (const QAction* action : {a.prunePath, a.pinPath, a.restorePath, a.undo, a.redo, a.pruneBelow, a.fixStage,
                                      a.changeSettings, a.checkpoint}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            QVERIFY2(action->statusTip().contains(QStringLiteral("start this one first")),
                     qPrintable(action->statusTip()));
        }
        QVERIFY(previewOf(f).isEmpty());
        QVERIFY(a.start->isEnabled());

        // The list of commands says what each does, not why it cannot be done now.
        a.shortcuts->trigger();
        const auto* table = f.window.findChild<QTableWidget*>();
        QVERIFY(table);
        QStringList said;
        for (int row = 0; row < table->rowCount(); ++row) {
            said << table->item(row, 2)->text();
            QVERIFY2(!said.constLast().isEmpty() && !said.constLast().contains(QStringLiteral("running; ")) &&
                         !said.constLast().contains(QStringLiteral("first.")),
                     qPrintable(said.constLast()));
        }
        QVERIFY(said.contains(QStringLiteral("Close the selected path: it is not sampled any more")) ||
                said.contains(a.prunePath->whatsThis()));
        QVERIFY(a.prunePath->whatsThis() != a.prunePath->statusTip());
    }

    void keysPruneUndoAndRedoTheSelectedPath()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        const Path path{3, 2};
        f.goTo(path);
        QVERIFY(f.actions().prunePath->isEnabled());
        // What it does is told before it is done.
        const PathMask without = f.maskWithout({path});
        const QString name = SteeringText::path(f.space(), path);
        const QString effect =
            QStringLiteral("expected %1, ").arg(changeText(f.expected(PathMask(f.space())), f.expected(without)));
        QVERIFY2(previewOf(f).contains(
                     QStringLiteral("Pruning %1: ").arg(Format::word(f.space().choice(3).candidates[2])) + effect),
                 qPrintable(previewOf(f)));
        QVERIFY2(f.actions().prunePath->statusTip().contains(effect), qPrintable(f.actions().prunePath->statusTip()));

        QTest::keyClick(&f.graph(), Qt::Key_P);
        QTRY_VERIFY(f.view().mask() == without);
        QTRY_VERIFY(f.pill(path)->pruned);
        QVERIFY(!f.pill({3, 1})->pruned);
        QTRY_VERIFY(!f.actions().prunePath->isEnabled());
        QVERIFY(f.actions().restorePath->isEnabled());
        QCOMPARE(f.actions().undo->text(), QStringLiteral("Undo pruning of ") + name);

        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(f.view().mask() == PathMask(f.space()));
        QTRY_VERIFY(!f.pill(path)->pruned);
        QTRY_COMPARE(f.actions().redo->text(), QStringLiteral("Redo pruning of ") + name);
        QVERIFY(!f.actions().undo->isEnabled());

        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(f.view().mask() == without);
        QTRY_VERIFY(f.actions().restorePath->isEnabled());
        QTest::keyClick(&f.graph(), Qt::Key_R);
        QTRY_VERIFY(f.view().mask() == PathMask(f.space()));
        QVERIFY((f.shared->kinds() == std::vector<Kind>{Kind::Prune, Kind::Undo, Kind::Redo, Kind::Restore}));
    }

    void singleKeysWorkInGraphAndInspectorOnly()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.view().select(1, 1);
        auto* budget = f.window.findChild<QDoubleSpinBox*>(QStringLiteral("budget"));
        budget->setFocus();
        QTest::keyClick(budget, Qt::Key_P);
        auto* table = f.window.findChild<QTableView*>(QStringLiteral("candidates"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(f.view().mask() == f.maskWithout({{1, 1}}));
        QCOMPARE(f.shared->kinds().size(), std::size_t(1));
    }

    void contextMenuOfAStrandPinsIt()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        const Path path{2, 4};
        QAction* first = nullptr;
        QString tip;
        bool wholeSpace = false;
        // The menu runs its own loop: what a person does in it is done from a timer.
        QTimer::singleShot(0, &f.window, [&] {
            QTRY_VERIFY(QApplication::activePopupWidget());
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            first = menu->actions().constFirst();
            tip = f.actions().pinPath->statusTip();
            wholeSpace =
                menu->actions().contains(f.actions().pruneBelow) && menu->actions().contains(f.actions().fixStage);
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(f.actions().pinPath).center());
        });
        const QPoint place = f.graph().mapFromScene(f.pill(path)->boundingRect().center());
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, f.graph().viewport()->mapToGlobal(place));
        QApplication::sendEvent(f.graph().viewport(), &event);
        QCOMPARE(first, f.actions().prunePath);
        QVERIFY(wholeSpace);
        QVERIFY2(tip.startsWith(QStringLiteral("Pinning ") + SteeringText::path(f.space(), path)), qPrintable(tip));
        QTRY_COMPARE(f.view().mask().open(path.block), std::vector<int>{path.candidate});
        QCOMPARE(f.view().selectedChoice(), path.block);
        QTRY_VERIFY(f.pill(path)->pinned);
    }

    void lastPathOfABlockCannotBePruned()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.goTo({5, 0});
        QTest::keyClick(&f.graph(), Qt::Key_I);
        QTRY_COMPARE(f.view().mask().openCount(5), 1);
        QTRY_VERIFY(!f.actions().prunePath->isEnabled());
        QVERIFY2(f.actions().prunePath->statusTip().contains(QStringLiteral("last open path")),
                 qPrintable(f.actions().prunePath->statusTip()));
        QVERIFY(!f.actions().pinPath->isEnabled());
        const std::size_t sent = f.shared->kinds().size();
        QTest::keyClick(&f.graph(), Qt::Key_P);
        f.view().select(5, 1); // a sibling can come back, or take the place
        QVERIFY(f.actions().restorePath->isEnabled());
        QVERIFY(f.actions().pinPath->isEnabled());
        QCOMPARE(f.shared->kinds().size(), sent);
    }

    void inspectorHasButtonsAndStates()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.view().select(4, 1);
        QToolButton* prune = nullptr;
        for (QToolButton* button : f.window.findChildren<QToolButton*>())
            if (button->defaultAction() == f.actions().prunePath)
                prune = button;
        QVERIFY(prune && prune->isVisible());
        QTest::mouseClick(prune, Qt::LeftButton);
        auto* table = f.window.findChild<QTableView*>(QStringLiteral("candidates"));
        const QModelIndex row = table->model()->index(1, 0);
        QTRY_VERIFY(row.data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY2(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Pruned at step 10 by you")),
                 qPrintable(row.data(Qt::ToolTipRole).toString()));
    }

    void historyListTellsWhatWasDoneAndTakesItBack()
    {
        using List = CommandListModel;
        SteeredWindow f;
        QVERIFY(f.start());
        auto* table = f.window.findChild<QTableView*>(QStringLiteral("commands"));
        f.goTo({0, 1});
        QTest::keyClick(&f.graph(), Qt::Key_P);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        f.goTo({1, 2});
        QTest::keyClick(&f.graph(), Qt::Key_I);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        f.goTo({0, 2});
        QTest::keyClick(&f.graph(), Qt::Key_P);
        QTRY_COMPARE(table->model()->rowCount(), 3);

        const auto text = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE(text(0, List::Step), QStringLiteral("10"));
        QCOMPARE(text(0, List::By), QStringLiteral("You"));
        QCOMPARE(text(0, List::Text), QStringLiteral("Prune ") + SteeringText::path(f.space(), {0, 1}));
        QCOMPARE(text(1, List::Text), QStringLiteral("Pin ") + SteeringText::path(f.space(), {1, 2}));
        QCOMPARE(text(0, List::Effect),
                 changeText(f.expected(PathMask(f.space())), f.expected(f.maskWithout({{0, 1}}))));
        QCOMPARE(text(2, List::State), QStringLiteral("In force"));

        table->selectRow(1);
        auto* undo = f.window.findChild<QPushButton*>(QStringLiteral("undoToHere"));
        QVERIFY(undo->isEnabled());
        const QString preview = f.window.findChild<QLabel*>(QStringLiteral("undoPreview"))->text();
        QVERIFY2(preview.contains(Format::ms(f.expected(f.maskWithout({{0, 1}})))), qPrintable(preview));
        undo->click();
        QTRY_VERIFY(f.view().mask() == f.maskWithout({{0, 1}}));
        QTRY_COMPARE(text(1, List::State), QStringLiteral("Taken back"));
        QCOMPARE(text(2, List::State), QStringLiteral("Taken back"));
        QCOMPARE(text(0, List::State), QStringLiteral("In force"));
        QVERIFY(table->model()->index(1, List::Text).data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY(!undo->isEnabled());

        // What is no change has a row as well, but is not taken back.
        QCOMPARE(table->model()->rowCount(), 5); // and two that took changes back
        QVERIFY2(text(4, List::Text).startsWith(QStringLiteral("Taken back: Pin ")), qPrintable(text(4, List::Text)));
        QCOMPARE(text(4, List::Effect), changeText(f.expected(f.maskWithout(othersThan(f, {1, 2}, {{0, 1}}))),
                                                   f.expected(f.maskWithout({{0, 1}}))));
        f.actions().goLive->trigger();
        f.actions().checkpoint->trigger();
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QVERIFY2(text(5, List::Text).contains(QStringLiteral("checkpoint")), qPrintable(text(5, List::Text)));
        QCOMPARE(text(5, List::State), QStringLiteral("Done"));
        table->selectRow(5);
        QVERIFY(!undo->isEnabled());
        f.window.controller()->post({.kind = Kind::Set, .key = "latency.budget_ms", .value = 2.5});
        QTRY_COMPARE(table->model()->rowCount(), 7);
        QVERIFY2(text(6, List::Effect).endsWith(QStringLiteral(" → 2.50\u00a0ms")), qPrintable(text(6, List::Effect)));
    }

    void clickOnACommandShowsItsMoment()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        auto* table = f.window.findChild<QTableView*>(QStringLiteral("commands"));
        for (const Path path : {Path{0, 1}, Path{0, 2}}) {
            f.goTo(path);
            QTest::keyClick(&f.graph(), Qt::Key_P);
            QTRY_VERIFY(!f.view().mask().isOpen(path));
        }
        QTRY_COMPARE(table->model()->rowCount(), 2);
        Q_EMIT table->clicked(table->model()->index(0, 0));
        QCOMPARE(f.view().moment(), std::optional<std::int64_t>(10));
        QVERIFY(f.view().mask() == f.maskWithout({{0, 1}}));
        QTRY_VERIFY(!f.pill({0, 2})->pruned);
        QVERIFY(f.pill({0, 1})->pruned);
    }

    void alarmSuggestsAnActThatIsDoneAtAPress()
    {
        SteeredWindow f;
        const auto steered = ScriptedRunner::steered(f.space(), f.known.prepared.job.config, f.known.probabilities);
        const double rate = f.known.prepared.job.config.alphaLearningRate;
        const Command lower{.kind = Kind::Set, .key = "alpha.learning_rate", .value = rate / 2};
        QVERIFY(f.start([steered, lower](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            sink({.step = 5,
                  .body =
                      Alarm{"entropy_collapsed", Json{{"entropy", 0.12}, {"share", 0.1}, {"suggest", toJson(lower)}}}});
            sink(
                {.step = 5,
                 .body = Alarm{"hardly_sampled", Json{{"block", 2}, {"candidate", 3}, {"samples", 1}, {"steps", 90}}}});
            return steered(sink, shared, stop);
        }));
        auto* bar = f.window.findChild<MessageBar*>(QStringLiteral("alarmBar"));
        auto* counter = f.window.findChild<QToolButton*>(QStringLiteral("alarmCounter"));
        QTRY_VERIFY(counter->text().startsWith(QStringLiteral("2 ")));
        QVERIFY(bar->isVisible() && counter->isVisible());
        const auto buttons = [&] {
            QList<QToolButton*> found;
            for (QToolButton* button : bar->findChildren<QToolButton*>())
                if (button->isVisible())
                    found << button;
            return found;
        };
        // The newest is about a path: it can be looked at.
        QVERIFY2(bar->text().contains(SteeringText::path(f.space(), {2, 3})), qPrintable(bar->text()));
        QTRY_COMPARE(buttons().size(), 3); // what it suggests, dismissing, the cross
        QTest::mouseClick(buttons()[0], Qt::LeftButton);
        QCOMPARE(f.view().selectedChoice(), 2);
        QCOMPARE(f.view().selectedCandidate(), 3);
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(counter->text().startsWith(QStringLiteral("1 ")));

        // The other one waits in the list.
        Q_EMIT counter->menu()->aboutToShow();
        for (QAction* entry : counter->menu()->actions())
            if (entry->isCheckable())
                entry->trigger();
        QVERIFY2(bar->text().contains(QStringLiteral("decided early")), qPrintable(bar->text()));
        QCOMPARE(buttons()[0]->text(), SteeringText::suggestionText(f.space(), lower, f.known.prepared.job.config));
        QTest::mouseClick(buttons()[0], Qt::LeftButton);
        QTRY_COMPARE(f.view().header().info.config.alphaLearningRate, rate / 2);
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(!counter->isVisible());
        // The log keeps both.
        int warnings = 0;
        for (const Event& event : f.view().history().messages())
            warnings += std::holds_alternative<Alarm>(event.body) ? 1 : 0;
        QCOMPARE(warnings, 2);
    }

    void severalAlarmsAreListedAndDismissedTogether()
    {
        SteeredWindow f;
        const auto steered = ScriptedRunner::steered(f.space(), f.known.prepared.job.config, f.known.probabilities);
        QVERIFY(f.start([steered](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            for (const int block : {0, 1, 2})
                sink({.step = 5,
                      .body = Alarm{"latency_only", Json{{"block", block}, {"candidate", 3}, {"gained", 0.3}}}});
            return steered(sink, shared, stop);
        }));
        auto* bar = f.window.findChild<MessageBar*>(QStringLiteral("alarmBar"));
        auto* list = f.window.findChild<QToolButton*>(QStringLiteral("alarmCounter"));
        QVERIFY(bar && list);
        QTRY_VERIFY(list->text().startsWith(QStringLiteral("3 ")));
        QTRY_VERIFY(list->isVisible());
        QVERIFY(list->focusPolicy() & Qt::TabFocus); // by keyboard, too
        const auto choose = [&](const std::function<QAction*(const QMenu&)>& entry) {
            QTimer::singleShot(0, &f.window, [&f, entry] {
                QTRY_VERIFY(QApplication::activePopupWidget());
                auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                QAction* chosen = entry(*menu);
                menu->close();
                chosen->trigger();
            });
            list->setFocus();
            QTest::keyClick(list, Qt::Key_Space);
        };
        choose([](const QMenu& menu) { return menu.actions().at(3); }); // below the line above those of this kind
        QTRY_VERIFY2(bar->text().contains(SteeringText::path(f.space(), {0, 3})), qPrintable(bar->text()));
        QVERIFY(list->text().startsWith(QStringLiteral("3 ")));
        choose([](const QMenu& menu) { return menu.actions().constLast(); });
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(!list->isVisible());
    }

    void theRightMouseButtonOpensAMenuOnEveryView()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        QStringList asked;
        for (QDockWidget* dock : f.window.findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
            QTRY_VERIFY2(dock->isVisible() && !DockLayout::isBehindTab(dock), qPrintable(dock->objectName()));
            for (QWidget* widget : dock->findChildren<QWidget*>()) {
                if (!dynamic_cast<Figure*>(widget) || !widget->isVisible())
                    continue;
                QVERIFY2(test::menuUnderRightButton(widget, widget->rect().center()).size() >= 2,
                         qPrintable(widget->objectName()));
                asked << widget->objectName();
            }
        }
        asked.sort();
        QCOMPARE(asked, QStringList({QStringLiteral("accuracyPlot"), QStringLiteral("entropyPlot"),
                                     QStringLiteral("frontPlot"), QStringLiteral("latencyPlot"),
                                     QStringLiteral("lossPlot"), QStringLiteral("pathProbabilityPlot"),
                                     QStringLiteral("supernetView"), QStringLiteral("tradeOffPlot")}));
    }
};

QTEST_MAIN(TestSteeringWindow)
#include "tst_steering_window.moc"
