// SPDX-License-Identifier: MIT
// What can be done with a moment of a run, in a real window over run folders: derive, compare.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "travelled_window.h"

#include "app/window/difference_dialog.h"
#include "app/window/network_jobs.h"
#include "app/window/networks_panel.h"
#include "app/window/run_library.h"
#include "app/window/train_dialog.h"
#include "core/run/run_moment.h"
#include "widgets/compare/difference_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/models/network_table_model.h"
#include "widgets/timeline/timeline_track.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>

#include <fstream>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

void addCheckpoint(const fs::path& folder, std::int64_t step)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    run->writeCheckpoint(
        step, [](const fs::path& file) { std::ofstream(file) << "weights"; }, true);
}

} // namespace

class TestMomentCommands : public QObject
{
    Q_OBJECT

private:
    static QString leading(std::int64_t step)
    {
        return QString::fromStdString(toText(space(), mostProbable(probabilitiesAt(step))));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void derivesWhatLedAtTheMoment()
    {
        QVERIFY(leading(30) != leading(runEnd));
        TravelledWindow f;
        addCheckpoint(f.run, 65);
        QVERIFY(f.open());
        QAction* derive = f.actions().derive;
        QVERIFY(derive->isEnabled());
        QCOMPARE(derive->text(), QStringLiteral("&Derive"));
        f.window->view()->setMoment(30);
        QTRY_COMPARE(derive->text(), QStringLiteral("&Derive from step 30"));
        QCOMPARE(derive->iconText(), QStringLiteral("Derive"));
        QTRY_VERIFY2(derive->toolTip().contains(QStringLiteral("could start from the weights of step 65, 35")),
                     qPrintable(derive->toolTip()));
        f.window->view()->setMoment(70);
        QTRY_VERIFY2(derive->toolTip().contains(QStringLiteral("5 step(s) earlier")) ||
                         derive->toolTip().contains(QStringLiteral("5 steps earlier")),
                     qPrintable(derive->toolTip()));
        f.window->view()->setMoment(30);
        derive->trigger();
        QTRY_COMPARE(f.networks().size(), std::size_t(1));
        QCOMPARE(f.networks()[0].step, std::int64_t(30));
        QCOMPARE(QString::fromStdString(f.networks()[0].architecture), leading(30));
        QTRY_VERIFY2(f.message().contains(QStringLiteral("derived from step 30")), qPrintable(f.message()));

        f.window->view()->goLive();
        QTRY_COMPARE(derive->text(), QStringLiteral("&Derive"));
        derive->trigger();
        QTRY_COMPARE(f.networks().size(), std::size_t(2));
        QCOMPARE(f.networks()[1].step, runEnd);
        QCOMPARE(QString::fromStdString(f.networks()[1].architecture), leading(runEnd));
    }

    void nothingIsDerivedBeforeSomethingLeads()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        f.window->view()->setMoment(5);
        QTRY_VERIFY(!f.actions().derive->isEnabled());
        QVERIFY2(f.actions().derive->toolTip().contains(QStringLiteral("step 5 nothing leads")),
                 qPrintable(f.actions().derive->toolTip()));
    }

    void aDerivedNetworkIsSelected()
    {
        TravelledWindow f;
        addNetwork(f.run, 80);
        QVERIFY(f.open());
        auto* panel = f.window->findChild<NetworksPanel*>();
        const auto selected = [&] {
            const auto row = panel->selectedNetwork();
            return row ? row->network.id : 0;
        };
        QTRY_COMPARE(selected(), std::int64_t(1));
        f.window->view()->setMoment(60);
        f.actions().derive->trigger();
        QTRY_COMPARE(selected(), std::int64_t(2));
        auto* table = panel->findChild<QTableView*>();
        const QString state = table->model()->index(0, NetworkTableModel::State).data().toString();
        QVERIFY(!state.isEmpty());
        QTRY_VERIFY(table->columnWidth(NetworkTableModel::State) > table->fontMetrics().horizontalAdvance(state));

        // One of another run stays selected when the runs are read again.
        addNetwork(makeRun("second try"));
        QSignalSpy refreshed(f.window->findChild<RunLibrary*>(), &RunLibrary::refreshed);
        f.actions().refreshRuns->trigger();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        for (int row = 0; row < 3; ++row)
            if (table->model()->index(row, NetworkTableModel::Run).data().toString().contains(QStringLiteral("second")))
                table->selectRow(row);
        QVERIFY(panel->selectedNetwork()->runFolder != textOf(f.run));
        refreshed.clear();
        f.actions().refreshRuns->trigger();
        QTRY_VERIFY(!refreshed.isEmpty());
        QVERIFY(panel->selectedNetwork()->runFolder != textOf(f.run));
    }

    /// Epochs, weights and seed are asked for before a training of hours.
    void trainingIsAskedFor()
    {
        TravelledWindow f(true);
        QVERIFY(f.open());
        f.window->view()->setMoment(40);
        addCheckpoint(f.run, 40);
        f.actions().derive->trigger();
        QTRY_VERIFY(f.actions().train->isEnabled());
        f.actions().train->trigger();
        QPointer<QDialog> asked = f.window->findChild<QDialog*>(QStringLiteral("trainDialog"));
        QVERIFY(asked && asked->isVisible());
        QTRY_VERIFY(in<QPushButton>(asked, "train")->isEnabled());
        QTest::keyClick(asked, Qt::Key_Escape);
        QTRY_VERIFY(!asked);
        QVERIFY(f.networks()[0].training.is_null() && f.actions().train->isEnabled());

        NetworkRow row;
        row.runFolder = textOf(f.run);
        row.network = f.networks()[0];
        JobRunner jobs;
        TrainDialog dialog(row, &jobs, nullptr);
        dialog.show();
        auto* train = in<QPushButton>(&dialog, "train");
        QVERIFY(!train->isEnabled()); // it does not know the run yet
        QTRY_VERIFY(train->isEnabled());
        const SearchConfig config = runfixture::tinyInfo().config;
        auto* epochs = in<QSpinBox>(&dialog, "epochs");
        auto* weights = in<QComboBox>(&dialog, "weights");
        auto* seed = in<QLineEdit>(&dialog, "seed");
        QCOMPARE(epochs->value(), config.training.epochs);
        QCOMPARE(seed->text().toULongLong(), config.seed);
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            QTRY_VERIFY2(!label->isVisible() || label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
        QVERIFY2(weights->currentText().contains(QStringLiteral("step 40")), qPrintable(weights->currentText()));
        seed->setText(QStringLiteral("9999999999"));
        QVERIFY(!train->isEnabled());
        QVERIFY(seed->accessibleDescription().startsWith(QStringLiteral("Seed")));
        auto* classes = in<QComboBox>(&dialog, "classWeights");
        auto* beta = in<QDoubleSpinBox>(&dialog, "classWeightsBeta");
        QVERIFY(!beta->isVisible());
        classes->setCurrentIndex(classes->findData(QStringLiteral("effective-number")));
        QVERIFY(beta->isVisible());
        QCOMPARE(beta->value(), config.training.classWeights.beta);
        beta->setValue(0.97);
        seed->setText(QStringLiteral("11"));
        epochs->setValue(5);
        weights->setCurrentIndex(0);
        std::vector<Json> wanted;
        connect(&dialog, &TrainDialog::wanted, &dialog, [&](const Json& options) { wanted.push_back(options); });
        QTest::mouseClick(train, Qt::LeftButton);
        const Json expected = {{"settings",
                                {{"training.epochs", 5},
                                 {"training.inherit", false},
                                 {"training.class_weights", "effective-number"},
                                 {"training.class_weights_beta", 0.97}}},
                               {"seed", 11}};
        QVERIFY(wanted == std::vector<Json>{expected});
    }

    void inheritedWeightsAreTold()
    {
        TravelledWindow f(true);
        QVERIFY(f.open());
        f.window->view()->setMoment(40);
        QTRY_VERIFY2(f.actions().derive->toolTip().contains(QStringLiteral("trained anew")),
                     qPrintable(f.actions().derive->toolTip()));
        addCheckpoint(f.run, 40);
        f.actions().derive->trigger();
        QTRY_VERIFY2(f.message().contains(QStringLiteral("Training starts from the weights of step 40.")),
                     qPrintable(f.message()));
        QTRY_VERIFY2(
            f.actions().train->toolTip().contains(QStringLiteral("training starts from the weights of step 40")),
            qPrintable(f.actions().train->toolTip()));
    }

    void aRunningSearchIsAskedForWhatLedAtTheMoment()
    {
        TravelledWindow f;
        const auto shared = std::make_shared<ScriptedRunner::Shared>();
        f.window->controller()->setRunnerMaker([shared](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(
                shared, [](const EventSink& sink, ScriptedRunner::Shared& state, std::stop_token stop) {
                    sink({.step = 9,
                          .body = ProbabilitySnapshot{
                              std::make_shared<const PathProbabilities>(uniformProbabilities(loadSpace("small")))}});
                    return ScriptedRunner::untilStopped(sink, state, stop);
                });
        });
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        QTRY_VERIFY(f.actions().derive->isEnabled());
        QTRY_COMPARE(f.window->view()->history().step(), std::int64_t(9));
        f.window->view()->setMoment(9);
        QTRY_VERIFY(f.actions().derive->text().contains(QStringLiteral("step 9")));
        f.actions().derive->trigger();
        f.actions().goLive->trigger();
        QTRY_VERIFY(!f.actions().derive->text().contains(QStringLiteral("step")));
        f.actions().derive->trigger();
        QTRY_COMPARE(shared->kinds().size(), std::size_t(2));
        const std::lock_guard lock(shared->mutex);
        QVERIFY(shared->commands[0] == (Command{.kind = Command::Kind::Derive, .step = 9}));
        QVERIFY(shared->commands[1] == Command{.kind = Command::Kind::Derive});
        f.window->view()->setMoment(5); // before the first snapshot
        QTRY_VERIFY(!f.actions().derive->isEnabled());
        QVERIFY(f.actions().derive->toolTip().contains(QStringLiteral("nothing leads yet")));
    }

    void momentsAreCompared()
    {
        TravelledWindow f;
        const fs::path other = makeRun("other");
        QVERIFY(f.open());
        f.window->view()->setMoment(30);
        QTRY_VERIFY(f.actions().momentDifference->isEnabled());
        f.actions().refreshRuns->trigger();
        QTest::qWait(600); // the list of runs
        f.actions().momentDifference->trigger();
        auto* dialog = f.window->findChild<DifferenceDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* leftStep = in<QSpinBox>(dialog, "differenceLeftStep");
        auto* rightStep = in<QSpinBox>(dialog, "differenceRightStep");
        QVERIFY(leftStep->isVisible() && rightStep->isVisible());
        QCOMPARE(leftStep->value(), 30);
        QCOMPARE(rightStep->value(), int(runEnd));
        const auto* view = dialog->findChild<DifferenceView*>();
        QTRY_VERIFY(!view->networks().difference.pairs.empty());
        const NetworkDescription early = describe(space(), mostProbable(probabilitiesAt(30)));
        const NetworkDescription late = describe(space(), mostProbable(probabilitiesAt(runEnd)));
        QVERIFY(view->networks().left.blocks == early.blocks);
        QVERIFY(view->networks().right.blocks == late.blocks);
        QCOMPARE(view->networks().difference.changedKernels, difference(early, late).changedKernels);
        QVERIFY(view->networks().difference.changedKernels > 0);
        QCOMPARE(view->networks().leftName, QStringLiteral("step 30"));
        // Another step.
        rightStep->setValue(31);
        QTRY_COMPARE(view->networks().rightName, QStringLiteral("step 31"));
        QTRY_COMPARE(view->networks().difference.changedKernels, 0);
        // Another run: at the step of this side.
        auto* right = in<QComboBox>(dialog, "differenceRight");
        const int row = right->findText(QStringLiteral("other"), Qt::MatchContains);
        QVERIFY(row >= 0);
        right->setCurrentIndex(row);
        Q_EMIT right->activated(row);
        QCOMPARE(rightStep->value(), 30);
        QTRY_COMPARE(view->networks().rightName, QStringLiteral("step 30 of other"));
        QCOMPARE(view->networks().leftName, QStringLiteral("step 30 of first try"));
        // A run that cannot be read is one sentence.
        fs::remove_all(other);
        rightStep->setValue(50);
        const auto* summary = in<QLabel>(dialog, "differenceSummary");
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("other.pathloom")), qPrintable(summary->text()));
        QVERIFY(view->networks().difference.pairs.empty());
        // A step at which nothing leads yet, too.
        right->setCurrentIndex(in<QComboBox>(dialog, "differenceLeft")->currentIndex());
        rightStep->setValue(3);
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("no path probabilities yet")),
                     qPrintable(summary->text()));
        dialog->close();
    }

    void actionsStandInBothMenus()
    {
        TravelledWindow f;
        const auto* track = f.window->findChild<TimelineTrack*>();
        QVERIFY(track->actions().contains(f.actions().momentDifference));
        QVERIFY(track->actions().contains(f.actions().saveAnimation));
        QVERIFY(!f.actions().saveAnimation->isEnabled()); // no run yet
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().saveAnimation->isEnabled());
        bool seen = false;
        QTimer::singleShot(300, f.window.get(), [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            seen = menu && menu->actions().contains(f.actions().saveAnimation) &&
                   menu->actions().contains(f.actions().momentDifference);
            if (menu)
                menu->close();
        });
        auto* graph = f.window->findChild<SupernetView*>();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, graph->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(graph->viewport(), &event);
        QVERIFY(seen);
    }
};

QTEST_MAIN(TestMomentCommands)
#include "tst_moment_commands.moc"
