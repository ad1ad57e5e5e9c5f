// SPDX-License-Identifier: MIT
// The list of runs in a real window: what was interrupted, damaged, trained, taken away.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "travelled_window.h"

#include "app/window/animation_dialog.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "core/util/error.h"
#include "widgets/models/run_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QToolButton>
#include <QTreeView>

#include <fstream>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

QString listed(const MainWindow& window, const fs::path& folder, int role = Qt::DisplayRole)
{
    const RunListModel& runs = *window.findChild<RunListModel*>();
    const int row = runs.rowOf(textOf(folder));
    return row < 0 ? QString() : runs.index(row, RunListModel::State).data(role).toString();
}

QString status(const MainWindow& window)
{
    for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->accessibleDescription() == QLatin1String("Phase"))
            return label->text();
    return {};
}

void setState(const fs::path& folder, Phase state)
{
    RunStore::open(folder, RunStore::Access::Write)->setState(state);
}

/// The window reads the list again.
bool refresh(const TravelledWindow& f)
{
    bool done = false;
    const auto connection =
        QObject::connect(f.window->findChild<RunLibrary*>(), &RunLibrary::refreshed, [&done] { done = true; });
    f.actions().refreshRuns->trigger();
    const bool came = QTest::qWaitFor([&done] { return done; }, 10000);
    QObject::disconnect(connection);
    return came;
}

/// The window anew on a draft, with the newest run left as a search leaves it that died.
void openAfterACrash(TravelledWindow& f)
{
    f.window.reset();
    setState(f.run, Phase::Joint);
    f.window = std::make_unique<MainWindow>(*f.settings);
    f.window->show();
    f.window->controller()->showDraft(preparedSmall());
}

} // namespace

class TestRunsList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aTrainedRunIsNotSearching()
    {
        TravelledWindow f;
        setState(f.run, Phase::Joint);
        auto trainer = RunStore::open(f.run, RunStore::Access::Write);
        QVERIFY(refresh(f));
        QCOMPARE(listed(*f.window, f.run), QStringLiteral("Searching")); // what holds it cannot be told yet
        trainer->record({runEnd, 1, TrainingEpoch{1, 1, 4, 0.5, 0.8, 0.05}});
        trainer->flush();
        QVERIFY(refresh(f));
        // Its search was interrupted, and cannot go on as long as the training does.
        QCOMPARE(listed(*f.window, f.run), QStringLiteral("Interrupted"));
        const QString why = QStringLiteral("Another program writes to this run.");
        QCOMPARE(listed(*f.window, f.run, Qt::ToolTipRole), why);
        QVERIFY(f.open());
        QVERIFY(!f.window->controller()->isFollowing());
        QCOMPARE(status(*f.window), QStringLiteral("Interrupted"));
        QVERIFY(!f.actions().start->isEnabled());
        QCOMPARE(f.actions().start->statusTip(), why);
        trainer.reset();
        QTRY_COMPARE(status(*f.window), QStringLiteral("Interrupted: F5 goes on with the search"));
        QVERIFY(f.actions().start->isEnabled());
    }

    void whatIsLockedIsFreeAgainWithoutBeingFollowed()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().start->isEnabled());
        auto trainer = RunStore::open(f.run, RunStore::Access::Write);
        f.window->controller()->storedRunChanged(textOf(f.run)); // as after a training that was refused
        QTRY_VERIFY(!f.actions().start->isEnabled());
        QVERIFY(!f.actions().derive->isEnabled());
        trainer.reset();
        QTRY_VERIFY(f.actions().start->isEnabled());
        QVERIFY(f.actions().derive->isEnabled());
    }

    void noHintAtARunThatIsTrained()
    {
        TravelledWindow f;
        f.window.reset();
        setState(f.run, Phase::Joint);
        const auto trainer = RunStore::open(f.run, RunStore::Access::Write);
        trainer->record({runEnd, 1, TrainingEpoch{1, 1, 4, 0.5, 0.8, 0.05}});
        trainer->flush();
        f.window = std::make_unique<MainWindow>(*f.settings);
        f.window->show();
        f.window->controller()->showDraft(preparedSmall());
        QTRY_COMPARE(listed(*f.window, f.run), QStringLiteral("Interrupted"));
        QVERIFY2(f.message().isEmpty(), qPrintable(f.message()));
    }

    void whatThisWindowTrainsIsNoSearchFromItsBeginning()
    {
        TravelledWindow f;
        setState(f.run, Phase::Joint);
        f.window.reset();
        JobRunner jobs;
        RunLibrary library(&jobs);
        library.setWritingTest([&](const fs::path& folder) { return folder == f.run; });
        const auto trainer = RunStore::open(f.run, RunStore::Access::Write);
        library.refresh();
        QTRY_COMPARE(library.runs()->rowCount(), 1);
        QVERIFY(!library.runs()->run(0).live);
        QVERIFY(library.runs()->run(0).isInterrupted());
    }

    void theWindowOpensWithAHintAtAnInterruptedRun()
    {
        TravelledWindow f;
        openAfterACrash(f);
        QTRY_VERIFY2(f.message().contains(QStringLiteral("first try was interrupted")), qPrintable(f.message()));
        QToolButton* open = nullptr;
        for (QToolButton* button : f.window->findChild<MessageBar*>(QStringLiteral("messageBar"))->findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Open first try"))
                open = button;
        QVERIFY(open && open->isVisible());
        const auto* bar = f.window->findChild<MessageBar*>(QStringLiteral("messageBar"));
        QVERIFY(!bar->findChild<QTimer*>(QStringLiteral("goes"))->isActive()); // it waits for the person
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_COMPARE(f.window->view()->history().step(), runEnd);
        QTRY_COMPARE(status(*f.window), QStringLiteral("Interrupted: F5 goes on with the search"));
        QVERIFY(f.actions().start->isEnabled());
        QCOMPARE(f.window->findChild<RunsPanel*>()->selectedFolder(), textOf(f.run));
    }

    void aSearchThatEndedByClosingIsMentionedOnce()
    {
        TravelledWindow f;
        f.settings->endedByClosing.set(textOf(f.run));
        for (const bool mentioned : {true, false}) {
            f.window.reset();
            f.window = std::make_unique<MainWindow>(*f.settings);
            f.window->show();
            f.window->controller()->showDraft(preparedSmall());
            QVERIFY(refresh(f));
            QVERIFY2(f.message().contains(QStringLiteral("first try ended when the window was closed")) == mentioned,
                     qPrintable(f.message()));
        }
    }

    void runsFromElsewhereAreListedAgainAtTheNextStart()
    {
        TravelledWindow f;
        const QTemporaryDir elsewhere;
        const fs::path there = fs::path(elsewhere.path().toStdString()) / "moved.pathloom";
        fs::rename(f.run, there);
        f.window->openRun(textOf(there / "..") + QStringLiteral("/moved.pathloom/"));
        QTRY_VERIFY(!listed(*f.window, there).isEmpty());
        for (int start = 0; start < 2; ++start) {
            f.window.reset();
            f.window = std::make_unique<MainWindow>(*f.settings);
            QTRY_COMPARE(listed(*f.window, there), QStringLiteral("Stopped"));
        }
        QCOMPARE(f.window->findChild<RunListModel*>()->rowCount(), 1);
        fs::remove(there / "run.db"); // no run any more
        QVERIFY(refresh(f));
        QTRY_VERIFY(listed(*f.window, there).isEmpty());
    }

    void aFolderThatIsNoRunIsRefusedInASentence()
    {
        TravelledWindow f;
        f.window->controller()->setLookUp(
            [](const SearchRequest& request, std::stop_token) { return preparedSmall(request); });
        const QTemporaryDir other;
        f.window->openRun(other.path());
        QTRY_VERIFY2(f.message().contains(other.path()), qPrintable(f.message()));
        // Nothing is listed that is none, and there is something to go on with.
        QTRY_COMPARE(f.window->controller()->shown(), SearchController::Shown::Draft);
        QVERIFY(f.message().contains(other.path()));
        QVERIFY(refresh(f));
        QVERIFY(listed(*f.window, fs::path(other.path().toStdString())).isEmpty());
        QVERIFY(f.settings->furtherRuns.get().isEmpty());
    }

    void aWindowWithNothingToShowDoesNotSayThatItGetsReady()
    {
        TravelledWindow f;
        f.window->controller()->setLookUp(
            [](const SearchRequest&, std::stop_token) -> PreparedSearch { throw Error("cannot be read", "/spaces"); });
        f.window->openRun(QStringLiteral("/no/such/folder"));
        QCOMPARE(status(*f.window), QStringLiteral("Getting ready…"));
        QTRY_VERIFY2(status(*f.window).startsWith(QStringLiteral("Nothing is on show")), qPrintable(status(*f.window)));
    }

    void theHintGoesWhenAnotherRunIsOpened()
    {
        TravelledWindow f;
        openAfterACrash(f);
        const auto* bar = f.window->findChild<MessageBar*>(QStringLiteral("messageBar"));
        QTRY_VERIFY(bar->isVisible() && bar->text().contains(QStringLiteral("was interrupted")));
        const fs::path other = defaultRunsFolder() / "other.pathloom";
        fs::copy(f.run, other, fs::copy_options::recursive);
        f.window->openRun(textOf(other));
        QTRY_VERIFY(!bar->isVisible());
    }

    void noHintWhereNothingWasInterrupted()
    {
        TravelledWindow f;
        f.window->controller()->showDraft(preparedSmall());
        QVERIFY(refresh(f));
        QVERIFY2(f.message().isEmpty(), qPrintable(f.message()));
        setState(f.run, Phase::Joint); // later it is for the list to tell
        QVERIFY(refresh(f));
        QCOMPARE(listed(*f.window, f.run), QStringLiteral("Interrupted"));
        QVERIFY2(f.message().isEmpty(), qPrintable(f.message()));
    }

    void damagedRunsAreListedWithTheReason()
    {
        TravelledWindow f;
        const fs::path empty = defaultRunsFolder() / "empty.pathloom", broken = defaultRunsFolder() / "broken.pathloom",
                       fresh = defaultRunsFolder() / "fresh.pathloom";
        for (const fs::path& folder : {empty, broken, fresh})
            fs::create_directory(folder);
        std::ofstream(broken / "run.db") << std::string(10000, 'x');
        fs::create_directory(defaultRunsFolder() / "no run at all");
        fs::last_write_time(empty, fs::file_time_type::clock::now() - std::chrono::minutes(1));
        QVERIFY(refresh(f));
        QCOMPARE(listed(*f.window, empty), QStringLiteral("Unreadable"));
        QVERIFY2(listed(*f.window, empty, Qt::ToolTipRole).contains(QStringLiteral("holds no run.db")),
                 qPrintable(listed(*f.window, empty, Qt::ToolTipRole)));
        QCOMPARE(listed(*f.window, broken), QStringLiteral("Unreadable"));
        QVERIFY2(listed(*f.window, broken, Qt::ToolTipRole).contains(QStringLiteral("damaged")),
                 qPrintable(listed(*f.window, broken, Qt::ToolTipRole)));
        QCOMPARE(f.window->findChild<RunListModel*>()->rowCount(), 3); // not the one that may just be made
    }

    void aRunThatCannotBeWrittenOffersNothingThatWrites()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        QVERIFY(f.actions().start->isEnabled());
        QTRY_VERIFY(f.actions().derive->isEnabled());
        QVERIFY(!f.window->view()->header().readOnly);
        RunHeader header = f.window->view()->header();
        header.readOnly = true;
        f.window->view()->updateHeader(header);
        for (const QAction* action : {f.actions().start, f.actions().derive}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(QStringLiteral("cannot be written")), qPrintable(action->toolTip()));
        }
    }

    void theRunningSearchIsListedWithoutItsFolder()
    {
        TravelledWindow f;
        f.window.reset();
        fs::remove_all(f.run);
        f.window = std::make_unique<MainWindow>(*f.settings);
        f.window->show();
        const auto shared = std::make_shared<ScriptedRunner::Shared>();
        std::unique_ptr<RunStore> store;
        f.window->controller()->setRunnerMaker([&](const PreparedSearch& prepared, const QString& folder) {
            RunInfo info = runfixture::tinyInfo();
            info.name = "gone";
            info.state = Phase::Joint;
            store = RunStore::create(folder.toStdString(), info, prepared.job.space, {});
            return ScriptedRunner::factory(shared, ScriptedRunner::untilStopped);
        });
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        const fs::path folder(f.window->controller()->liveFolder().toStdString());
        QTRY_COMPARE(listed(*f.window, folder), QStringLiteral("Searching"));
        fs::rename(folder, f.data.filePath(QStringLiteral("elsewhere")).toStdString());
        QVERIFY(refresh(f));
        QCOMPARE(listed(*f.window, folder), QStringLiteral("Searching"));
        QVERIFY2(listed(*f.window, folder, Qt::ToolTipRole).contains(QStringLiteral("folder of this run is gone")),
                 qPrintable(listed(*f.window, folder, Qt::ToolTipRole)));
        QVERIFY(f.window->findChild<QTreeView*>(QStringLiteral("runs"))->isVisible());
        f.window->controller()->stopAndWait();
        QVERIFY(refresh(f));
        QCOMPARE(listed(*f.window, folder), QString());
    }

    void namesAreReadWholeAtUsualWidth_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x720") << QSize(1280, 720);
        QTest::newRow("1600x1000") << QSize(1600, 1000);
    }
    void namesAreReadWholeAtUsualWidth()
    {
        QFETCH(QSize, size);
        TravelledWindow f;
        const QString name = QStringLiteral("small · This machine · 14:20");
        {
            const auto run = RunStore::open(f.run, RunStore::Access::Write);
            RunInfo info = run->info();
            info.name = name.toStdString();
            run->updateInfo(info);
        }
        f.window->resize(size);
        f.actions().resetLayout->trigger();
        QVERIFY(refresh(f));
        const auto* list = f.window->findChild<QTreeView*>(QStringLiteral("runs"));
        const auto width = [&] { return list->columnWidth(RunListModel::Name); };
        const int needed = list->fontMetrics().horizontalAdvance(name) + 8;
        QTRY_VERIFY2(width() >= needed, qPrintable(QStringLiteral("%1 of %2").arg(width()).arg(needed)));
        QCOMPARE(width(), list->viewport()->width()); // nothing to scroll to
        const QModelIndex row = list->model()->index(0, 0);
        QVERIFY2(RunDelegate::detail(list, row).startsWith(QStringLiteral("Stopped")),
                 qPrintable(RunDelegate::detail(list, row)));
        QVERIFY(list->visualRect(row).height() >= 2 * list->fontMetrics().height());
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Stopped")));
        // Columns that are asked for do not take the name's place, and say what then stands there alone.
        for (QAction* column : list->header()->actions())
            column->setChecked(true);
        QTRY_VERIFY(width() >= needed && list->header()->length() > list->viewport()->width());
        QCOMPARE(RunDelegate::detail(list, row), QString());
        QTRY_VERIFY(list->visualRect(row).height() < 2 * list->fontMetrics().height());
    }

    void anAnimationGoesBesideTheRun()
    {
        TravelledWindow f;
        f.settings->lastFigureFolder.set(QString());
        QVERIFY(f.open());
        f.actions().saveAnimation->trigger();
        auto* dialog = f.window->findChild<AnimationDialog*>();
        QVERIFY(dialog);
        const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
        const QString folder = QFileInfo(pictures).isDir() ? pictures : textOf(f.run);
        QCOMPARE(in<QLineEdit>(dialog, "animationTarget")->text(),
                 folder + QStringLiteral("/first-try-evolution.webp"));
    }
};

QTEST_MAIN(TestRunsList)
#include "tst_runs_list.moc"
