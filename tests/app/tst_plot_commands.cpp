// SPDX-License-Identifier: MIT
// A second run's curves in the plots of the real window: chosen by keyboard and menu, followed, named, taken away.
#include "travelled_window.h"

#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "tests/support/real_menu.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/plot_link.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QTreeView>

#include <fstream>

#include <qcustomplot.h>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

/// The window shows "first try"; "other run" and a broken one are in the list of runs.
struct Fixture : TravelledWindow
{
    fs::path other = makeRun("other run");

    Fixture()
    {
        const fs::path broken = defaultRunsFolder() / "broken.pathloom";
        fs::create_directories(broken);
        std::ofstream(broken / "run.db") << "no database";
    }
    RunLibrary& library() const { return *window->findChild<RunLibrary*>(); }
    bool ready() const
    {
        bool done = false;
        const auto connection = QObject::connect(&library(), &RunLibrary::refreshed, [&done] { done = true; });
        actions().refreshRuns->trigger();
        const bool came = QTest::qWaitFor([&done] { return done; }, 10000);
        QObject::disconnect(connection);
        return came && open();
    }
    void select(const fs::path& folder) const { window->findChild<RunsPanel*>()->setCurrentFolder(textOf(folder)); }
    RunView& second() const { return *PlotLink::of(window->view())->second(); }
    LossPlot& loss() const { return *window->findChild<LossPlot*>(); }
    /// What the plot's numbers are called, which it reads even if it is hidden.
    QString columns() const { return loss().figureTable().columns.join(u'|'); }
    bool shows(const QString& name) const
    {
        return QTest::qWaitFor([&] { return columns().contains(QStringLiteral("Training loss, ") + name); }, 10000);
    }
    bool showsOne() const
    {
        return QTest::qWaitFor([&] { return columns().contains(QStringLiteral("Training loss (nats)")); }, 10000);
    }
    void showOther() const
    {
        select(other);
        actions().plotRunToo->trigger();
    }
    QAction* inMenu(const QString& text) const
    {
        QMenu* menu = PlotLink::of(window->view())->secondMenu();
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
};

} // namespace

class TestPlotCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void theSelectedRunIsLaidOverAndTakenAwayByKeys()
    {
        Fixture f;
        QVERIFY(f.ready());
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QVERIFY(f.showsOne());
        f.select(f.other);
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.shows(QStringLiteral("other run")));
        QVERIFY(f.shows(QStringLiteral("first try")));
        QVERIFY(f.actions().plotRunToo->isChecked());
        QCOMPARE(f.second().history().weights().step.size(), std::size_t(runEnd));
        QTest::keyClick(f.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.showsOne());
        QVERIFY(!f.actions().plotRunToo->isChecked());

        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.select(f.run); // whatever is selected
        QTest::keyClick(f.window.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.showsOne());
        QVERIFY(!f.actions().plotOneRun->isEnabled());
    }

    void aPlotsMenuOffersTheOtherRuns()
    {
        Fixture f;
        QVERIFY(f.ready());
        QVERIFY(QTest::qWaitFor([&] { return f.loss().isVisible() && !f.loss().showsEmptyState(); }, 10000));
        const QStringList menu = menuUnderRightButton(f.loss().plot(), f.loss().plot()->axisRect()->center());
        QVERIFY2(menu.contains(QStringLiteral("Compare curves &with")), qPrintable(menu.join(u'|')));
        QVERIFY(!f.inMenu(QStringLiteral("first try"))); // it is on show
        QVERIFY(!f.inMenu(QStringLiteral("broken")));
        QVERIFY(f.inMenu(QStringLiteral("other run")));
        f.inMenu(QStringLiteral("other run"))->trigger();
        QVERIFY(f.shows(QStringLiteral("other run")));
        QVERIFY(f.inMenu(QStringLiteral("other run"))->isChecked());
        f.inMenu(f.actions().plotOneRun->text())->trigger();
        QVERIFY(f.showsOne());
    }

    void whatCannotBeLaidOverSaysWhy()
    {
        Fixture f;
        QVERIFY(f.ready());
        f.select(f.run);
        QVERIFY(!f.actions().plotRunToo->isEnabled());
        QVERIFY(f.actions().plotRunToo->toolTip().contains(QStringLiteral("on show")));
        f.select(defaultRunsFolder() / "broken.pathloom");
        QVERIFY(!f.actions().plotRunToo->isEnabled());
        QVERIFY(f.actions().plotRunToo->toolTip().contains(QStringLiteral("cannot be read")));
    }

    void aRunThatIsGoneIsToldInASentenceAndTheCurvesStay()
    {
        Fixture f;
        const fs::path third = makeRun("third");
        QVERIFY(f.ready());
        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.select(third);
        fs::remove_all(third); // the list does not know of it yet
        f.actions().plotRunToo->trigger();
        QTRY_VERIFY2(f.message().contains(QStringLiteral("cannot be shown")), qPrintable(f.message()));
        QVERIFY2(f.message().contains(QStringLiteral("third.pathloom")), qPrintable(f.message()));
        QVERIFY2(f.message().count(u'\n') == 0, qPrintable(f.message()));
        QVERIFY(f.columns().contains(QStringLiteral("other run")));
        QVERIFY(!f.actions().plotRunToo->isChecked());
    }

    void itOutlastsAnotherRunOnShow()
    {
        Fixture f;
        const fs::path third = makeRun("third");
        QVERIFY(f.ready());
        f.showOther();
        f.window->openRun(textOf(third)); // while that is still being read
        QVERIFY(QTest::qWaitFor([&] { return f.window->view()->header().folder == textOf(third); }, 10000));
        QVERIFY(f.shows(QStringLiteral("third")));
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.window->openRun(textOf(f.other)); // itself
        QVERIFY(f.showsOne());
        f.window->openRun(textOf(f.run));
        QVERIFY(f.shows(QStringLiteral("other run")));
    }

    void aDeletedSecondRunLeavesThePlots()
    {
        Fixture f;
        QVERIFY(f.ready());
        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.actions().removeRun->trigger();
        QVERIFY(f.showsOne());
        QVERIFY(!f.second().hasRun());
    }

    void aRenamedSecondRunIsCalledSoInThePlots()
    {
        Fixture f;
        QVERIFY(f.ready());
        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.actions().renameRun->trigger();
        auto* dialog = f.window->findChild<QInputDialog*>(QStringLiteral("renameRun"));
        QVERIFY(dialog);
        dialog->setTextValue(QStringLiteral("wide"));
        dialog->accept();
        QVERIFY(f.shows(QStringLiteral("wide")));
    }

    void aSecondRunThatIsWrittenToGrows()
    {
        Fixture f;
        QVERIFY(f.ready());
        const auto writer = RunStore::open(f.other, RunStore::Access::Write);
        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        for (std::int64_t step = runEnd + 1; step <= runEnd + 30; ++step)
            writer->record(runfixture::weightEvent(step));
        writer->flush();
        QTRY_COMPARE_WITH_TIMEOUT(f.second().history().step(), runEnd + 30, 10000);
        QCOMPARE(f.loss().figureTable().rows.size(), runEnd + 30);
        QCOMPARE(f.window->view()->history().step(), runEnd); // the one on show is not touched
    }

    void itStaysWhileTravelling()
    {
        Fixture f;
        QVERIFY(f.ready());
        f.showOther();
        QVERIFY(f.shows(QStringLiteral("other run")));
        f.window->view()->setMoment(50);
        QVERIFY(f.columns().contains(QStringLiteral("other run")));
        QVERIFY(f.second().isLive()); // the moment is that of the run on show
        f.window->view()->goLive();
        QVERIFY(f.columns().contains(QStringLiteral("other run")));
    }
};

QTEST_MAIN(TestPlotCommands)
#include "tst_plot_commands.moc"
