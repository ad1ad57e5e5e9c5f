// SPDX-License-Identifier: MIT
// What people do with runs and their networks in a real window: names, notes, deleting and bringing back, settings, a
// search like another one.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "travelled_window.h"

#include "app/window/networks_panel.h"
#include "app/window/run_facts.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "core/search/recommended.h"
#include "widgets/common/table_dialog.h"
#include "widgets/steering/command_list_model.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

struct Fixture : TravelledWindow
{
    std::shared_ptr<ScriptedRunner::Shared> shared = std::make_shared<ScriptedRunner::Shared>();

    RunLibrary& library() const { return *window->findChild<RunLibrary*>(); }
    QString nameOf(const fs::path& folder) const
    {
        const int row = library().runs()->rowOf(textOf(folder));
        return row < 0 ? QString() : library().runs()->run(row).name;
    }
    /// The window reads the list again.
    bool refresh() const
    {
        bool done = false;
        const auto connection = QObject::connect(&library(), &RunLibrary::refreshed, [&done] { done = true; });
        actions().refreshRuns->trigger();
        const bool came = QTest::qWaitFor([&done] { return done; }, 10000);
        QObject::disconnect(connection);
        return came;
    }
    bool openWithNetwork()
    {
        addNetwork(run);
        return refresh() && open() &&
               QTest::qWaitFor([this] { return window->findChild<NetworksPanel*>()->selectedNetwork().has_value(); });
    }
    /// Answers the question that an action asks.
    void answer(QAction* action, const char* dialogName, const QString& text) const
    {
        action->trigger();
        auto* dialog = window->findChild<QInputDialog*>(QLatin1String(dialogName));
        QVERIFY(dialog);
        dialog->setTextValue(text);
        dialog->accept();
    }
    QToolButton* buttonOf(const QAction* action) const
    {
        for (QToolButton* button :
             window->findChild<MessageBar*>(QStringLiteral("messageBar"))->findChildren<QToolButton*>())
            if (button->isVisible() && button->defaultAction() == action)
                return button;
        return nullptr;
    }
    QString cell(int column) const
    {
        const NetworkTableModel& networks = *library().networks();
        return networks.rowCount() > 0 ? networks.index(0, column).data().toString() : QString();
    }
};

} // namespace

class TestRunCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aRunIsRenamedWhileItIsOnShow()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().renameRun->isEnabled());
        f.answer(f.actions().renameRun, "renameRun", QStringLiteral("  my best  run "));
        QTRY_COMPARE(f.nameOf(f.run), QStringLiteral("my best run"));
        QTRY_VERIFY(f.window->windowTitle().contains(QStringLiteral("my best run")));
        QVERIFY(fs::exists(f.run)); // its folder keeps its name
    }

    void aDeletedRunIsBroughtBackWhole()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().removeRun->isEnabled());
        QVERIFY(!f.actions().restoreRemoved->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        auto* list = f.window->findChild<QTreeView*>(QStringLiteral("runs"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(!fs::exists(f.run));
        QTRY_COMPARE(f.nameOf(f.run), QString());
        QTRY_VERIFY(f.message().contains(QStringLiteral("first try was deleted")));
        QTRY_VERIFY(f.window->view()->header().folder.isEmpty()); // and is no longer on show
        QTRY_VERIFY(f.buttonOf(f.actions().restoreRemoved));
        f.buttonOf(f.actions().restoreRemoved)->click();
        QTRY_COMPARE(f.nameOf(f.run), QStringLiteral("first try"));
        QCOMPARE(RunStore::open(f.run, RunStore::Access::Read)->lastStep(), runEnd);
        QVERIFY(!f.actions().restoreRemoved->isEnabled());
    }

    void aRunThatSomebodyWritesToIsNotDeleted()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().removeRun->isEnabled());
        {
            const auto writer = RunStore::open(f.run, RunStore::Access::Write);
            f.actions().removeRun->trigger(); // the list does not know of it yet
            QTRY_VERIFY2(f.message().contains(QStringLiteral("being written")), qPrintable(f.message()));
            QVERIFY(fs::exists(f.run));
            QVERIFY(f.refresh());
            QVERIFY(!f.actions().removeRun->isEnabled());
            QVERIFY(f.actions().removeRun->toolTip().contains(QStringLiteral("wait")));
            // The key says so as well.
            auto* list = f.window->findChild<QTreeView*>(QStringLiteral("runs"));
            f.window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
            list->setFocus();
            QTest::keyClick(list, Qt::Key_Delete);
            QCOMPARE(f.message(), f.actions().removeRun->statusTip());
        }
        QVERIFY(f.refresh());
        QVERIFY(f.actions().removeRun->isEnabled());
    }

    void theSettingsOfARunAreShown()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().runFacts->isEnabled());
        f.actions().runFacts->trigger();
        QTRY_VERIFY(f.window->findChild<TableDialog*>(QStringLiteral("runFacts")));
        const auto* dialog = f.window->findChild<TableDialog*>(QStringLiteral("runFacts"));
        const QAbstractItemModel& facts = *dialog->findChild<QTableView*>()->model();
        const auto valueOf = [&facts](const QString& name) {
            const QModelIndexList found = facts.match(facts.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
            return found.isEmpty() ? QString() : found.front().siblingAtColumn(1).data().toString();
        };
        QCOMPARE(valueOf(QStringLiteral("seed")), QStringLiteral("7"));
        QCOMPARE(valueOf(QStringLiteral("Images")), QStringLiteral("idx"));
        QCOMPARE(valueOf(QStringLiteral("Folder of the images")), QStringLiteral("/data/images"));
        QCOMPARE(valueOf(QStringLiteral("Training images used")), QStringLiteral("600"));
        QCOMPARE(valueOf(QStringLiteral("Target")), QStringLiteral("This machine"));
        QCOMPARE(valueOf(QStringLiteral("latency.budget_ms")), QStringLiteral("1.25"));
    }

    void ofARunThatIsGoneNoSettingsAreShown()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().runFacts->isEnabled());
        const fs::path elsewhere = f.run.string() + "-moved";
        fs::rename(f.run, elsewhere);
        f.actions().runFacts->trigger(); // the list does not know of it yet
        QTRY_VERIFY2(f.message().startsWith(textOf(f.run)), qPrintable(f.message()));
    }

    void aSearchLikeAnotherHasItsSettingsAndNoName()
    {
        Fixture f;
        const fs::path folder = defaultRunsFolder() / "model.pathloom";
        RunInfo info = runfixture::tinyInfo();
        info.trainImages = 3000; // so few that its epochs are not those of a large set
        info.config = recommendedConfig(loadSpace("small"), info.trainImages);
        const SearchConfig recommended = info.config;
        info.config.seed = 41;
        info.config.epochs += 3;
        RunStore::create(folder, info, loadSpace("small"), {});
        const SearchRequest like = requestLike(*RunStore::open(folder, RunStore::Access::Read));
        QCOMPARE(like.name, QString());
        QCOMPARE(like.space, QStringLiteral("small"));
        QCOMPARE(like.target, QStringLiteral("this-machine"));
        QCOMPARE(like.data, info.data);
        QCOMPARE(like.settings.at("seed").get<int>(), 41);
        QCOMPARE(like.settings.at("epochs").get<int>(), info.config.epochs);
        QCOMPARE(like.settings.size(), std::size_t(2));
        QVERIFY(recommended.epochs > 10);
    }

    void aSearchLikeAnotherHasItsSpace()
    {
        Fixture f;
        const SearchRequest like = requestLike(*RunStore::open(f.run, RunStore::Access::Read));
        QVERIFY2(like.space.endsWith(QStringLiteral(".json")), qPrintable(like.space));
        QVERIFY(toJson(loadSpace(like.space.toStdString())) == toJson(space()));
        QCOMPARE(requestLike(*RunStore::open(f.run, RunStore::Access::Read)).space, like.space); // and no second file
        // One that only has the name of one that comes with the program is not taken for that.
        SearchSpace own = space();
        own.name = "small";
        own.declaration["name"] = "small";
        const fs::path folder = defaultRunsFolder() / "own.pathloom";
        RunStore::create(folder, runfixture::tinyInfo(), own, {});
        QVERIFY(requestLike(*RunStore::open(folder, RunStore::Access::Read)).space.endsWith(QStringLiteral(".json")));
    }

    void runsThatWereLookedAtComeBackByTheMenu()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().removeRun->isEnabled());
        f.window->controller()->showDraft(preparedSmall());
        QVERIFY(!f.actions().removeRun->isEnabled()); // nothing is marked that it could be about
        QMenu* recent = nullptr;
        for (QMenu* menu : f.window->findChildren<QMenu*>())
            if (menu->title() == QStringLiteral("Re&cent runs"))
                recent = menu;
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().size(), 1);
        QVERIFY(recent->actions().front()->text().endsWith(QStringLiteral("first try")));
        recent->actions().front()->trigger();
        QTRY_COMPARE(f.window->view()->header().folder, textOf(f.run));
        // One that is gone is left out as soon as that is known.
        f.settings->recentRuns.set(QStringList{QStringLiteral("/nowhere/gone.pathloom")} +
                                   f.settings->recentRuns.get());
        Q_EMIT recent->aboutToShow();
        QTRY_COMPARE(recent->actions().size(), 1);
        QVERIFY(recent->actions().front()->text().endsWith(QStringLiteral("first try")));
    }

    void aNetworkHasANameANoteAndAStep()
    {
        Fixture f;
        QVERIFY(f.openWithNetwork());
        QCOMPARE(f.cell(NetworkTableModel::Network), QStringLiteral("net-1"));
        QCOMPARE(f.cell(NetworkTableModel::Step), QStringLiteral("60"));
        f.answer(f.actions().renameNetwork, "renameNetwork", QStringLiteral("fast one"));
        QTRY_COMPARE(f.cell(NetworkTableModel::Network), QStringLiteral("fast one"));
        f.answer(f.actions().noteNetwork, "networkNote", QStringLiteral("for the talk,\nnot for the paper"));
        QTRY_COMPARE(f.cell(NetworkTableModel::Note), QStringLiteral("for the talk, not for the paper"));
        QCOMPARE(f.networks().front().note, std::string("for the talk,\nnot for the paper"));
        f.answer(f.actions().renameNetwork, "renameNetwork", QStringLiteral("a/b"));
        QTRY_VERIFY2(f.message().contains(QStringLiteral("cannot be the name")), qPrintable(f.message()));
        QCOMPARE(f.networks().front().name, std::string("fast one"));
    }

    void aDeletedNetworkIsBroughtBack()
    {
        Fixture f;
        QVERIFY(f.openWithNetwork());
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.window->findChild<QDockWidget*>(QStringLiteral("networksDock"))->raise();
        auto* table = f.window->findChild<QTableView*>(QStringLiteral("networks"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(f.library().networks()->rowCount(), 0);
        QVERIFY(f.networks().empty());
        QTRY_VERIFY(f.buttonOf(f.actions().restoreRemoved));
        f.buttonOf(f.actions().restoreRemoved)->click();
        QTRY_COMPARE(f.cell(NetworkTableModel::Network), QStringLiteral("net-1"));
    }

    void whatDecidesIsVisible()
    {
        Fixture f;
        QVERIFY(f.openWithNetwork());
        const auto fits = [&](const char* dock, const char* name, int lastColumn) {
            f.window->findChild<QDockWidget*>(QLatin1String(dock))->raise();
            const auto* table = f.window->findChild<QTableView*>(QLatin1String(name));
            return QTest::qWaitFor([=] {
                return table->isVisible() && table->columnWidth(lastColumn) > 0 &&
                       table->columnViewportPosition(lastColumn) + table->columnWidth(lastColumn) <=
                           table->viewport()->width();
            });
        };
        QVERIFY(fits("networksDock", "networks", NetworkTableModel::State)); // after accuracy and latencies
        QVERIFY(fits("commandsDock", "commands", CommandListModel::State));  // after command and effect
    }

    void theFileOfAnExportThatNobodyWaitedForIsTold()
    {
        Fixture f;
        QString file = f.data.filePath(QStringLiteral("net-1.onnx"));
        Q_EMIT f.window->findChild<NetworkJobs*>()->exportedByItself({textOf(f.run), 1, QStringLiteral("net-1")}, file);
        QCOMPARE(f.message(), QStringLiteral("net-1 was exported to %1.").arg(file));
        QStringList offered;
        for (const QToolButton* button :
             f.window->findChild<MessageBar*>(QStringLiteral("messageBar"))->findChildren<QToolButton*>())
            if (button->isVisible() && button->defaultAction())
                offered << button->defaultAction()->text();
        QCOMPARE(offered, QStringList{QStringLiteral("Show in folder")});
    }

    void aSavedFigureIsTold()
    {
        Fixture f;
        QVERIFY(f.open());
        const QString file = f.data.filePath(QStringLiteral("picture.csv"));
        QTimer answering;
        QObject::connect(&answering, &QTimer::timeout, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            answering.stop();
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        answering.start(20);
        f.actions().saveFigure->trigger();
        QVERIFY(QFile::exists(file));
        QCOMPARE(f.message(), QStringLiteral("The figure was written to %1.").arg(file));
    }

    void aNameBelongsToOneSearch()
    {
        Fixture f;
        SearchRequest named;
        named.name = QStringLiteral("for the paper");
        f.window->controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(f.shared, ScriptedRunner::untilStopped);
        });
        f.window->controller()->showDraft(preparedSmall(named));
        f.actions().start->trigger();
        QCOMPARE(QString::fromStdString(f.window->view()->header().info.name), named.name);
        QCOMPARE(requestFromBytes(f.settings->lastSearch.get()).name, QString());
        f.window->controller()->stopAndWait();
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        const QString name = QString::fromStdString(f.window->view()->header().info.name);
        QVERIFY2(name.startsWith(QStringLiteral("small · This machine · ")), qPrintable(name));
    }
};

QTEST_MAIN(TestRunCommands)
#include "tst_run_commands.moc"
