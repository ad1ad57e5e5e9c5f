// SPDX-License-Identifier: MIT
// A person's hand in a running search: real windows, driven by keys and mouse.
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/window_settings.h"
#include "core/search/steering_effect.h"
#include "widgets/common/format.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/steering/steering_text.h"

#include <QContextMenuEvent>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <set>

using namespace pathloom;
using Kind = Command::Kind;

namespace {

/// A prepared search with latencies and probabilities that all differ.
struct Known
{
    PreparedSearch prepared = preparedSmall();
    PathProbabilities probabilities;

    Known()
    {
        RandomStream random(7);
        for (int i = 0; i < space().choiceCount(); ++i) {
            probabilities.emplace_back();
            double sum = 0;
            for (std::size_t j = 0; j < space().choice(i).candidates.size(); ++j) {
                prepared.latency->pathMs[std::size_t(i)][j] = random.uniform();
                probabilities.back().push_back(0.02 + random.uniform() * random.uniform());
                sum += probabilities.back().back();
            }
            for (double& p : probabilities.back())
                p /= sum;
        }
    }
    const SearchSpace& space() const { return prepared.job.space; }
};

} // namespace

class TestSteeringWindow : public QObject
{
    Q_OBJECT

private:
    struct Fixture
    {
        QTemporaryDir folder;
        Known known;
        WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{settings};
        std::shared_ptr<ScriptedRunner::Shared> shared = std::make_shared<ScriptedRunner::Shared>();

        Fixture() { window.show(); }
        const Actions& actions() const { return window.actions(); }
        RunView& view() { return *window.view(); }
        const SearchSpace& space() const { return known.space(); }
        SupernetView& graph() { return *window.findChild<SupernetView*>(); }

        bool start() { return start(ScriptedRunner::steered(space(), known.prepared.job.config, known.probabilities)); }
        bool start(const ScriptedRunner::Script& script)
        {
            window.controller()->setRunnerMaker([this, script](const PreparedSearch&, const QString&) {
                return ScriptedRunner::factory(shared, script);
            });
            window.controller()->showDraft(known.prepared);
            actions().start->trigger();
            return QTest::qWaitFor([this] { return !view().history().snapshots().empty(); }) &&
                   QTest::qWaitFor([this] { return graph().hasPicture(); }, 20000) &&
                   QTest::qWaitForWindowActive(&window);
        }
        /// With the keyboard in the graph, on a path.
        void goTo(Path path)
        {
            view().select(path.block, path.candidate);
            graph().setFocus();
        }
        PathMask maskWithout(const std::vector<Path>& closed) const
        {
            PathMask mask(space());
            for (const Path& path : closed)
                mask.set(path, false);
            return mask;
        }
        double expected(const PathMask& mask) const
        {
            return known.prepared.latency->expectedMs(mask.apply(known.probabilities));
        }
        PillItem* pill(Path path)
        {
            for (QGraphicsItem* item : graph().scene()->items())
                if (auto* pill = dynamic_cast<PillItem*>(item))
                    if (pill->choice == path.block && pill->candidate == path.candidate)
                        return pill;
            return nullptr;
        }
    };

    /// "5.17 ms → 5.03 ms", finer where that would say nothing.
    static QString change(double before, double after)
    {
        if (Format::ms(before) != Format::ms(after))
            return QStringLiteral("%1 → %2").arg(Format::ms(before), Format::ms(after));
        return QStringLiteral("%1\u00a0ms → %2\u00a0ms").arg(before, 0, 'f', 4).arg(after, 0, 'f', 4);
    }

    static QString previewOf(Fixture& f) { return f.window.findChild<QLabel*>(QStringLiteral("pathPreview"))->text(); }

private Q_SLOTS:
    void initTestCase()
    {
        static QTemporaryDir data;
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
    }

    void withoutARunningSearchEveryActionSaysWhyItCannotBeDone()
    {
        Fixture f;
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
    }

    void keysPruneUndoAndRedoTheSelectedPath()
    {
        Fixture f;
        QVERIFY(f.start());
        const Path path{3, 2};
        f.goTo(path);
        QVERIFY(f.actions().prunePath->isEnabled());
        // What it does is told before it is done.
        const PathMask without = f.maskWithout({path});
        const QString name = SteeringText::path(f.space(), path);
        const QString effect =
            QStringLiteral("expected %1, ").arg(change(f.expected(PathMask(f.space())), f.expected(without)));
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
        Fixture f;
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
        Fixture f;
        QVERIFY(f.start());
        const Path path{2, 4};
        QAction* first = nullptr;
        QString tip;
        // The menu runs its own loop: what a person does in it is done from a timer.
        QTimer::singleShot(0, &f.window, [&] {
            QTRY_VERIFY(QApplication::activePopupWidget());
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            first = menu->actions().constFirst();
            tip = f.actions().pinPath->statusTip();
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(f.actions().pinPath).center());
        });
        const QPoint place = f.graph().mapFromScene(f.pill(path)->boundingRect().center());
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, f.graph().viewport()->mapToGlobal(place));
        QApplication::sendEvent(f.graph().viewport(), &event);
        QCOMPARE(first, f.actions().prunePath);
        QVERIFY2(tip.startsWith(QStringLiteral("Pinning ") + SteeringText::path(f.space(), path)), qPrintable(tip));
        QTRY_COMPARE(f.view().mask().open(path.block), std::vector<int>{path.candidate});
        QCOMPARE(f.view().selectedChoice(), path.block);
        QTRY_VERIFY(f.pill(path)->pinned);
    }

    void lastPathOfABlockCannotBePruned()
    {
        Fixture f;
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
        Fixture f;
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

    void thresholdDialogShowsWhatItWillDo_data()
    {
        QTest::addColumn<double>("percent");
        for (const double percent : {0.5, 3.0, 7.5, 12.0, 60.0})
            QTest::addRow("%g %%", percent) << percent;
    }
    void thresholdDialogShowsWhatItWillDo()
    {
        QFETCH(double, percent);
        Fixture f;
        QVERIFY(f.start());
        f.actions().pruneBelow->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("pruneDialog"));
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("threshold"))->setValue(percent);

        // By brute force: every path below the threshold but the likeliest of its block.
        PathMask mask(f.space());
        QStringList names;
        std::set<int> blocks;
        for (int i = 0; i < mask.blocks(); ++i) {
            const std::vector<double>& p = f.known.probabilities[std::size_t(i)];
            for (int j = 0; j < mask.candidates(i); ++j) {
                bool likeliest = true;
                for (int k = 0; k < mask.candidates(i); ++k)
                    likeliest = likeliest && p[std::size_t(k)] <= p[std::size_t(j)];
                if (p[std::size_t(j)] * 100 >= percent || likeliest)
                    continue;
                mask.set({i, j}, false);
                blocks.insert(i);
                names << SteeringText::path(f.space(), {i, j});
            }
        }
        auto* list = dialog->findChild<QListWidget*>(QStringLiteral("prunedPaths"));
        QCOMPARE(list->count(), int(names.size()));
        for (int row = 0; row < list->count(); ++row)
            QVERIFY(list->item(row)->text().startsWith(names[row] + QStringLiteral(" (")));
        auto* prune = dialog->findChild<QPushButton*>(QStringLiteral("prune"));
        QCOMPARE(prune->isEnabled(), !names.isEmpty());
        if (names.isEmpty())
            return;
        QStringList shown;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            shown << label->text();
        QVERIFY(shown.contains(Format::ms(f.expected(PathMask(f.space())))));
        QVERIFY(shown.contains(Format::ms(f.expected(mask))));
        QVERIFY(shown.contains(SteeringText::networks(mask.log10Size())));
        QVERIFY(shown.contains(QString::number(mask.openPaths())));
        const QString summary = dialog->findChild<QLabel*>(QStringLiteral("pruneSummary"))->text();
        QVERIFY2(summary.contains(QString::number(names.size())) && summary.contains(QString::number(blocks.size())),
                 qPrintable(summary));

        QTest::mouseClick(prune, Qt::LeftButton);
        QTRY_VERIFY(f.view().mask() == mask);
    }

    void stageIsFixedToItsLeadingPaths()
    {
        Fixture f;
        QVERIFY(f.start());
        f.view().select(f.space().choiceCount() - 1);
        f.actions().fixStage->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("stageDialog"));
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("fix")), Qt::LeftButton);
        const int stage = f.space().choice(f.space().choiceCount() - 1).stage;
        QTRY_COMPARE(f.view().mask().openCount(f.space().choiceCount() - 1), 1);
        const Architecture leading = mostProbable(f.known.probabilities);
        for (int i = 0; i < f.space().choiceCount(); ++i) {
            if (f.space().choice(i).stage == stage)
                QCOMPARE(f.view().mask().open(i), std::vector<int>{leading.choices[std::size_t(i)]});
            else
                QCOMPARE(f.view().mask().openCount(i), int(f.space().choice(i).candidates.size()));
        }
    }

    void settingsAreChangedDuringTheSearch()
    {
        Fixture f;
        QVERIFY(f.start());
        f.actions().changeSettings->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("changeSettingsDialog"));
        QVERIFY(dialog);
        auto* change = dialog->findChild<QPushButton*>(QStringLiteral("change"));
        QVERIFY(!change->isEnabled());
        const double before = f.known.prepared.job.config.alphaLearningRate;
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("alpha.learning_rate"))->setValue(before / 2);
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.below"))->setValue(3); // percent
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.after"))->setValue(20);
        int below = 0;
        for (const auto& block : f.known.probabilities)
            for (const double p : block)
                below += p < 0.03 ? 1 : 0;
        const QString effect = dialog->findChild<QLabel*>(QStringLiteral("prune.below.effect"))->text();
        QVERIFY2(effect.startsWith(QString::number(below)), qPrintable(effect));
        QVERIFY(change->isEnabled());
        change->click();
        QTRY_COMPARE(f.view().header().info.config.pruneAfter, 20);
        QCOMPARE(f.view().header().info.config.pruneBelow, 0.03);
        QVERIFY(std::abs(f.view().header().info.config.alphaLearningRate - before / 2) < 1e-9);
        QVERIFY((f.shared->kinds() == std::vector<Kind>{Kind::Set, Kind::Set, Kind::Set}));
    }

    void historyListTellsWhatWasDoneAndTakesItBack()
    {
        Fixture f;
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
        QCOMPARE(text(0, 0), QStringLiteral("10"));
        QCOMPARE(text(0, 2), QStringLiteral("You"));
        QCOMPARE(text(0, 3), QStringLiteral("Prune ") + SteeringText::path(f.space(), {0, 1}));
        QCOMPARE(text(1, 3), QStringLiteral("Pin ") + SteeringText::path(f.space(), {1, 2}));
        QCOMPARE(text(0, 4), change(f.expected(PathMask(f.space())), f.expected(f.maskWithout({{0, 1}}))));
        QCOMPARE(text(2, 6), QStringLiteral("In force"));

        table->selectRow(1);
        auto* undo = f.window.findChild<QPushButton*>(QStringLiteral("undoToHere"));
        QVERIFY(undo->isEnabled());
        const QString preview = f.window.findChild<QLabel*>(QStringLiteral("undoPreview"))->text();
        QVERIFY2(preview.contains(Format::ms(f.expected(f.maskWithout({{0, 1}})))), qPrintable(preview));
        undo->click();
        QTRY_VERIFY(f.view().mask() == f.maskWithout({{0, 1}}));
        QTRY_COMPARE(text(1, 6), QStringLiteral("Taken back"));
        QCOMPARE(text(2, 6), QStringLiteral("Taken back"));
        QCOMPARE(text(0, 6), QStringLiteral("In force"));
        QVERIFY(table->model()->index(1, 3).data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY(!undo->isEnabled());
    }

    void clickOnACommandShowsItsMoment()
    {
        Fixture f;
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
        Fixture f;
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
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QStringLiteral("decided early")), qPrintable(bar->text()));
        const auto buttons = [&] {
            QList<QToolButton*> found;
            for (QToolButton* button : bar->findChildren<QToolButton*>())
                if (button->isVisible())
                    found << button;
            return found;
        };
        QCOMPARE(buttons().size(), 2);
        QCOMPARE(buttons()[0]->text(), SteeringText::suggestionText(f.space(), lower, f.known.prepared.job.config));
        QTest::mouseClick(buttons()[0], Qt::LeftButton);
        QTRY_COMPARE(f.view().header().info.config.alphaLearningRate, rate / 2);

        // The next one is about a path: it can be looked at, and dismissed.
        QVERIFY2(bar->text().contains(SteeringText::path(f.space(), {2, 3})), qPrintable(bar->text()));
        QTest::mouseClick(buttons()[0], Qt::LeftButton);
        QCOMPARE(f.view().selectedChoice(), 2);
        QCOMPARE(f.view().selectedCandidate(), 3);
        QTRY_VERIFY(!bar->isVisible());
        // The log keeps both.
        int warnings = 0;
        for (const Event& event : f.view().history().messages())
            warnings += std::holds_alternative<Alarm>(event.body) ? 1 : 0;
        QCOMPARE(warnings, 2);
    }

    void statusTellsWhatPruningSaves()
    {
        Fixture f;
        const auto steered = ScriptedRunner::steered(f.space(), f.known.prepared.job.config, f.known.probabilities);
        QVERIFY(f.start([steered](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            sink({.body = Progress{.phase = Phase::Joint, .architectureStepSeconds = 2}});
            const EventSink after = [&sink](const Event& event) {
                sink(event);
                if (std::holds_alternative<CommandAccepted>(event.body))
                    sink({.step = event.step, .body = Progress{.phase = Phase::Joint, .architectureStepSeconds = 0.5}});
            };
            return steered(after, shared, stop);
        }));
        QTRY_COMPARE(f.window.controller()->liveProgress().architectureStepSeconds, 2.0);
        f.goTo({0, 0});
        QTest::keyClick(&f.graph(), Qt::Key_P);
        const auto tells = [&] {
            for (const QLabel* label : f.window.findChildren<QLabel*>())
                if (label->text().startsWith(QStringLiteral("1 of ")) &&
                    label->text().contains(QStringLiteral("0.50 s")))
                    return label->text().contains(QStringLiteral("2.00 s before"));
            return false;
        };
        QTRY_VERIFY(tells());
    }
};

QTEST_MAIN(TestSteeringWindow)
#include "tst_steering_window.moc"
