// SPDX-License-Identifier: MIT
// The page of targets in the main window: list, details, deleting and its undo, copying, exporting.
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/quiet_measuring.h"
#include "app/window/target_commands.h"
#include "app/window/target_library.h"
#include "app/window/target_measuring.h"
#include "app/window/targets_panel.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"
#include "tests/support/space_tables.h"
#include "widgets/common/paths.h"
#include "widgets/targets/calibration_view.h"
#include "widgets/targets/target_facts.h"

#include <QComboBox>
#include <QDockWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace pathloom;
using test::tableOfSpace;

namespace {

constexpr int patience = 20000;

} // namespace

class TestTargetsPanel : public QObject
{
    Q_OBJECT

private:
    struct Fixture
    {
        QTemporaryDir folder;
        WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{settings};

        Fixture()
        {
            window.resize(1280, 800);
            window.show();
            auto* dock = window.findChild<QDockWidget*>(QStringLiteral("targetsDock"));
            dock->raise();
        }
        const Actions& actions() const { return window.actions(); }
        TargetsPanel* panel() const { return window.findChild<TargetsPanel*>(); }
        TargetLibrary* library() const { return window.findChild<TargetLibrary*>(); }
        MessageBar* messages() const { return window.findChild<MessageBar*>(QStringLiteral("messageBar")); }
        QString facts() const { return panel()->findChild<TargetFacts*>()->toPlainText(); }
        bool hasTarget(const QString& id) const { return library()->targets()->rowOf(id) >= 0; }
        bool select(const QString& id)
        {
            panel()->select(id);
            return QTest::qWaitFor(
                [&] {
                    const auto row = panel()->selectedTarget();
                    return row && QString::fromStdString(row->target.id) == id;
                },
                patience);
        }
    };

    static QString selectedId(const TargetsPanel& panel)
    {
        const auto row = panel.selectedTarget();
        return row ? QString::fromStdString(row->target.id) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::useScratchData();
        addTarget(tableOfSpace("small", 2), "phone");
    }

    void listIsReadInTheBackgroundAndThisMachineComesFirst()
    {
        Fixture f;
        QCOMPARE(f.library()->targets()->rowCount(), 0); // nothing was read on the GUI thread
        QTRY_VERIFY_WITH_TIMEOUT(f.library()->isRead(), patience);
        QVERIFY(isThisMachine(f.library()->targets()->target(0).target));
        QVERIFY(f.hasTarget(QStringLiteral("phone")));
        QTRY_VERIFY(f.window.findChild<QComboBox*>(QStringLiteral("target"))->findData(QStringLiteral("phone")) >= 0);
        QVERIFY(f.panel()->selectedTarget().has_value());
    }

    void detailsShowFactsEntriesAndCoverage()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        QTRY_VERIFY_WITH_TIMEOUT(f.facts().contains(QStringLiteral("shapes in the table")), patience);
        const int all = static_cast<int>(latencyKeys(loadSpace("small")).size());
        QVERIFY2(f.facts().contains(QStringLiteral("%1 of %2 shapes").arg(all - 2).arg(all)), qPrintable(f.facts()));
        QVERIFY(f.facts().contains(QStringLiteral("a test")));
        auto* entries = f.panel()->findChild<QTableView*>(QStringLiteral("targetEntries"));
        QCOMPARE(entries->model()->rowCount(), all - 2);
        QCOMPARE(f.panel()->entriesTable().rows.size(), all - 2);
        auto* space = f.panel()->findChild<QComboBox*>(QStringLiteral("targetSpace"));
        space->setCurrentText(QStringLiteral("cifar"));
        QCOMPARE(f.panel()->space(), QStringLiteral("cifar"));
        const int other = static_cast<int>(latencyKeys(loadSpace("cifar")).size());
        QTRY_VERIFY_WITH_TIMEOUT(f.facts().contains(QStringLiteral("of %1 shapes").arg(other)), patience);
        QVERIFY(f.panel()->calibration()->showsEmptyState());
    }

    void deletingCanBeUndone()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        QTRY_VERIFY(f.actions().removeTarget->isEnabled());
        QVERIFY(!f.actions().restoreTarget->isEnabled());
        const LatencyTable before = readTable(findTarget("phone"));
        f.actions().removeTarget->trigger();
        QTRY_VERIFY(!f.hasTarget(QStringLiteral("phone")));
        QTRY_VERIFY(f.messages()->isVisible());
        QToolButton* undo = nullptr;
        for (QToolButton* button : f.messages()->findChildren<QToolButton*>())
            if (button->defaultAction() == f.actions().restoreTarget)
                undo = button;
        QVERIFY2(undo, qPrintable(f.messages()->text()));
        QVERIFY(f.library()->canRestore());
        QVERIFY(f.actions().restoreTarget->isEnabled());
        QVERIFY(undo->isEnabled());
        undo->click();
        QVERIFY(!f.messages()->isVisible()); // said and done
        QTRY_VERIFY(f.hasTarget(QStringLiteral("phone")));
        QCOMPARE(readTable(findTarget("phone")), before);
        QTRY_COMPARE(selectedId(*f.panel()), QStringLiteral("phone"));
        QVERIFY(!f.actions().restoreTarget->isEnabled());
    }

    void shippedTargetsCannotBeDeletedButCopied()
    {
        Fixture f;
        QTRY_VERIFY_WITH_TIMEOUT(f.library()->isRead(), patience);
        QString shipped;
        for (const TargetRow& row : f.library()->targets()->all())
            if (row.target.origin == "shipped" && row.entries > 0)
                shipped = QString::fromStdString(row.target.id);
        QVERIFY2(!shipped.isEmpty(), "no shipped target");
        QVERIFY(f.select(shipped));
        QTRY_VERIFY(f.actions().duplicateTarget->isEnabled());
        QVERIFY(!f.actions().removeTarget->isEnabled());
        QVERIFY(!f.actions().measureNetworks->isEnabled()); // another device
        const QString copy = f.library()->freeIdLike(shipped);
        f.library()->duplicate(f.panel()->selectedTarget()->target, copy);
        QTRY_COMPARE(selectedId(*f.panel()), copy);
        QCOMPARE(readTable(findTarget(copy.toStdString())).entries,
                 readTable(findTarget(shipped.toStdString())).entries);
        QVERIFY(f.library()->freeIdLike(shipped) != copy);
        QTRY_VERIFY(f.hasTarget(copy));
        std::set<std::string> names;
        for (const TargetRow& row : f.library()->targets()->all())
            QVERIFY2(names.insert(row.target.name).second, row.target.name.c_str()); // told apart in every list
        QVERIFY(f.panel()->selectedTarget()->target.name.starts_with(copy.toStdString()));
        QTRY_VERIFY(f.actions().removeTarget->isEnabled());
        f.actions().removeTarget->trigger();
        QTRY_VERIFY(!f.hasTarget(copy));
    }

    void whatWasMeasuredBesideOtherWorkIsMeasuredAgainWhenQuiet()
    {
        Fixture f;
        std::vector<bool> measured; // again or not
        f.window.findChild<TargetMeasuring*>()->setFunctions(
            {.shapes =
                 [&measured](const HardwareTarget& target, const SearchSpace& space, bool again,
                             const TargetMeasuring::Progress&, std::stop_token) {
                     measured.push_back(again);
                     LatencyTable table = tableOfSpace(space.name);
                     if (!again)
                         noteConditions(table, {.busy = {9, 1, 2}, .slowness = 1.4});
                     std::filesystem::create_directories(target.tableFile.parent_path());
                     writeLatencyCsv(table, target.tableFile);
                     return table;
                 },
             .networks = {}});
        bool quiet = false;
        QuietMeasuring* waiting = f.window.findChild<TargetCommands*>()->quietMeasuring();
        waiting->setLook([&quiet] { return quiet; });
        const HardwareTarget target = findTarget("this-machine-libtorch");
        const QString id = QString::fromStdString(target.id);
        f.window.findChild<TargetMeasuring*>()->measureShapes(id, QStringLiteral("small"), false);
        QToolButton* again = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     for (QToolButton* button : f.messages()->findChildren<QToolButton*>())
                                         if (button->isVisible() &&
                                             button->text().contains(QStringLiteral("again when quiet")))
                                             again = button;
                                     return again != nullptr;
                                 }()),
                                 patience);
        QVERIFY2(f.messages()->text().contains(QStringLiteral("beside other work")), qPrintable(f.messages()->text()));
        QCOMPARE(f.messages()->level(), MessageLevel::Warning);
        QVERIFY(f.select(id));
        QTRY_VERIFY_WITH_TIMEOUT(f.facts().contains(QStringLiteral("measured beside other work")), patience);
        again->click();
        QVERIFY(waiting->isWaiting() && f.actions().measureAgain->isChecked());
        f.actions().measureAgain->trigger(); // not after all
        QVERIFY(!waiting->isWaiting());
        f.actions().measureAgain->trigger();
        QVERIFY(waiting->isWaiting());
        QCOMPARE(measured.size(), std::size_t(1));
        quiet = true;
        QTRY_COMPARE(measured, (std::vector<bool>{false, true}));
        QVERIFY(!waiting->isWaiting());
        QTRY_VERIFY_WITH_TIMEOUT(!f.facts().contains(QStringLiteral("measured beside other work")), patience);
        std::filesystem::remove(target.tableFile);
    }

    void whatASearchMeasuredIsShownWhileItRuns()
    {
        Fixture f;
        const auto shared = std::make_shared<ScriptedRunner::Shared>();
        f.window.controller()->setRunnerMaker([shared](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(
                shared, [](const EventSink& sink, ScriptedRunner::Shared& state, std::stop_token stop) {
                    sink({.body = Progress{.phase = Phase::Measuring}});
                    std::unique_lock lock(state.mutex);
                    state.changed.wait(lock, stop, [&] { return !state.commands.empty(); });
                    lock.unlock();
                    sink({.body = Progress{.phase = Phase::WarmUp}});
                    return ScriptedRunner::untilStopped(sink, state, stop);
                });
        });
        f.window.controller()->showDraft(preparedSmall());
        QTRY_VERIFY_WITH_TIMEOUT(f.library()->isRead(), patience);
        QSignalSpy progress(f.window.controller(), &SearchController::progressChanged);
        f.actions().start->trigger();
        QTRY_VERIFY(!progress.isEmpty()); // it measures
        QSignalSpy refreshed(f.library(), &TargetLibrary::refreshed);
        f.actions().pause->trigger();
        QVERIFY(refreshed.wait(patience));
    }

    void exportedTableReadsBack()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        const QString file = f.folder.filePath(QStringLiteral("out.csv"));
        f.library()->exportTo(f.panel()->selectedTarget()->target, file);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
        QTRY_VERIFY(f.messages()->text().contains(file));
        QCOMPARE(readLatencyCsv(pathOf(file)).entries, tableOfSpace("small", 2).entries);
        f.library()->exportTo(f.panel()->selectedTarget()->target, QStringLiteral("/no/such/folder/out.csv"));
        QTRY_VERIFY(f.messages()->text().contains(QStringLiteral("/no/such/folder")));
        QCOMPARE(f.messages()->level(), MessageLevel::Error);
    }
};

QTEST_MAIN(TestTargetsPanel)
#include "tst_targets_panel.moc"
