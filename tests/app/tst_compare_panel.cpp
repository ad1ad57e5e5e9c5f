// SPDX-License-Identifier: MIT
// The Compare page in a real window, over run folders on disk and imported targets.
#include "tests/support/run_fixture.h"

#include "app/window/actions.h"
#include "app/window/compare_panel.h"
#include "app/window/difference_dialog.h"
#include "app/window/dock_layout.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/run_library.h"
#include "app/window/target_library.h"
#include "app/window/window_settings.h"
#include "core/latency/targets.h"
#include "core/util/files.h"
#include "widgets/common/paths.h"
#include "widgets/compare/cross_table_view.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/trade_off_pane.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

const SearchSpace& smallSpace()
{
    static const SearchSpace space = loadSpace("small");
    return space;
}

DerivedNetwork networkOf(int variant, std::optional<double> accuracy)
{
    Architecture architecture;
    for (int i = 0; i < smallSpace().choiceCount(); ++i)
        architecture.choices.push_back((i * variant + variant) %
                                       static_cast<int>(smallSpace().choice(i).candidates.size()));
    DerivedNetwork network;
    network.architecture = toText(smallSpace(), architecture);
    network.description = describe(smallSpace(), architecture);
    network.testAccuracy = accuracy;
    return network;
}

/// Every operator of the networks with a time that follows its multiply-accumulates.
LatencyTable tableFor(const std::vector<DerivedNetwork>& networks, const std::string& device, double msPerMegaMac)
{
    LatencyTable table;
    table.device = device;
    table.runtime = "TFLite";
    for (const DerivedNetwork& network : networks) {
        for (const LatencyItem& item : latencyItems(network.description)) {
            const auto block = static_cast<std::size_t>(item.block);
            const double macs = static_cast<double>(costs(network.description.blocks[block]).macs);
            table.entries[item.key] = LatencyEntry{.ms = 0.01 + msPerMegaMac * macs / 1e6};
        }
    }
    return table;
}

/// Nothing was measured on it in a new data folder.
QString unmeasuredMachine()
{
    return QString::fromStdString(listTargets().front().id);
}

fs::path makeRun(const std::string& name, const std::string& created, const std::string& targetId,
                 const std::vector<DerivedNetwork>& networks)
{
    const fs::path folder = defaultRunsFolder() / (name + ".pathloom");
    RunInfo info = runfixture::tinyInfo();
    info.id = name;
    info.name = name;
    info.created = created;
    info.state = Phase::Finished;
    info.targetId = targetId;
    const auto run = RunStore::create(folder, info, smallSpace(), LatencyTable{});
    for (const DerivedNetwork& network : networks)
        run->addNetwork(network);
    return folder;
}

} // namespace

class TestComparePanel : public QObject
{
    Q_OBJECT

private:
    /// Two runs for two phones; the second run's second network is not trained.
    struct Fixture
    {
        QTemporaryDir data;
        fs::path slowRun, fastRun;
        std::unique_ptr<WindowSettings> settings;
        std::unique_ptr<MainWindow> window;

        Fixture()
        {
            qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
            const std::vector<DerivedNetwork> first{networkOf(1, 0.91), networkOf(2, 0.92)};
            const std::vector<DerivedNetwork> second{networkOf(3, 0.90), networkOf(4, std::nullopt)};
            std::vector<DerivedNetwork> all = first;
            all.insert(all.end(), second.begin(), second.end());
            addTarget(tableFor(all, "Slow phone", 0.5), "slow-phone");
            addTarget(tableFor({all[0], all[1]}, "Fast phone", 0.1), "fast-phone");
            slowRun = makeRun("for slow", "2026-01-05T09:30:00Z", "slow-phone", first);
            fastRun = makeRun("for fast", "2026-01-06T09:30:00Z", "fast-phone", second);
            settings = std::make_unique<WindowSettings>(data.filePath(QStringLiteral("window.ini")));
            window = std::make_unique<MainWindow>(*settings);
            window->resize(1280, 800);
            window->show();
        }
        template<typename T>
        T* find(const char* name) const
        {
            return window->findChild<T*>(QLatin1String(name));
        }
        CrossTableView* table() const { return window->findChild<CrossTableView*>(); }
        TradeOffPlot* plot() const { return window->findChild<TradeOffPlot*>(); }
        int networks() const { return table()->model()->rowCount(); }
        bool open() const
        {
            window->actions().compareNetworks->trigger();
            return QTest::qWaitFor([this] { return networks() == 4; }, 20000);
        }
    };

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void pageReadsOnlyWhenItIsShown()
    {
        Fixture f;
        QTest::qWait(600);
        QCOMPARE(f.networks(), 0);
        QVERIFY(f.open());
        const auto* dock = f.find<QDockWidget>("compareDock");
        QVERIFY(dock->isVisible() && !DockLayout::isBehindTab(dock));
        // Each network on the targets the runs were searched for; the oldest run first.
        const CrossTable& table = f.table()->model()->table();
        QCOMPARE(table.targets.size(), std::size_t(2));
        QCOMPARE(table.networks[0].runName, std::string("for slow"));
        const auto slow = static_cast<std::size_t>(table.targets[0].id == "slow-phone" ? 0 : 1);
        for (std::size_t row = 0; row < 4; ++row) {
            const CrossTable::Cell& cell = table.cells[row][slow];
            QVERIFY2(cell.latency, cell.problem.c_str());
            QCOMPARE(cell.foundFor, row < 2);
        }
        QVERIFY(table.cells[0][1 - slow].latency->ms < table.cells[0][slow].latency->ms);
        QVERIFY(!f.plot()->showsEmptyState());
        QCOMPARE(f.plot()->placeOf(3), std::nullopt); // not trained
    }

    /// Also after more was measured: a network has one prediction for its target, whatever page shows it.
    void everyPageTellsTheSamePrediction()
    {
        Fixture f;
        QVERIFY(f.open());
        const NetworkTableModel& list = *f.window->findChild<RunLibrary*>()->networks();
        const auto listed = [&]() -> std::optional<PredictedLatency> {
            const int row = list.rowOf(textOf(f.slowRun), 1);
            return row < 0 ? std::nullopt : list.network(row).predicted;
        };
        const auto compared = [&] {
            const CrossTable& table = f.table()->model()->table();
            const auto slow = static_cast<std::size_t>(table.targets[0].id == "slow-phone" ? 0 : 1);
            return table.cells[0][slow].latency;
        };
        QTRY_VERIFY(listed() && listed() == compared());
        const double before = listed()->ms;
        const HardwareTarget target = findTarget("slow-phone");
        LatencyTable table = readTable(target);
        for (auto& entry : table.entries)
            entry.second.ms *= 2;
        writeLatencyCsv(table, target.tableFile);
        f.window->findChild<TargetLibrary*>()->refresh();
        QTRY_VERIFY(listed() && listed()->ms > 1.9 * before);
        QTRY_VERIFY(listed() == compared());
    }

    void selectionGoesBothWays()
    {
        Fixture f;
        QVERIFY(f.open());
        f.table()->select({0, 2});
        QVERIFY((f.plot()->selected() == std::vector<int>{0, 2}) || (f.plot()->selected() == std::vector<int>{2, 0}));
        QTest::keyClick(f.plot(), Qt::Key_Home);
        f.plot()->setFocus();
        QTest::keyClick(f.plot(), Qt::Key_Left);
        QCOMPARE(f.plot()->selected().size(), std::size_t(1));
        QCOMPARE(f.table()->selected(), f.plot()->selected());
    }

    void filterReachesTableAndPlot()
    {
        Fixture f;
        QVERIFY(f.open());
        QTest::keyClicks(f.find<QLineEdit>("compareFilter"), QStringLiteral("for slow"));
        QCOMPARE(f.table()->shown().size(), std::size_t(2));
        QVERIFY(f.plot()->placeOf(0) && !f.plot()->placeOf(2));
        f.find<QLineEdit>("compareFilter")->clear();
        f.find<QCheckBox>("compareOnlyTrained")->click();
        QCOMPARE(f.table()->shown().size(), std::size_t(3));
    }

    void chosenTargetsAreColumns()
    {
        Fixture f;
        QVERIFY(f.open());
        auto* menu = f.find<QMenu>("compareTargetMenu");
        const auto action = [&](const char* id) {
            const auto actions = menu->actions();
            return *std::ranges::find_if(actions, [&](const QAction* a) { return a->data() == QLatin1String(id); });
        };
        QVERIFY(action("slow-phone")->isChecked() && action("fast-phone")->isChecked());
        QVERIFY(!action(unmeasuredMachine().toUtf8())->isChecked());
        action("fast-phone")->trigger();
        QTRY_COMPARE(f.table()->model()->table().targets.size(), std::size_t(1));
        QCOMPARE(f.table()->model()->table().targets[0].id, std::string("slow-phone"));
        QCOMPARE(f.find<QToolButton>("compareTargets")->text(), QStringLiteral("Targets (1)"));
        // A machine that was not measured has a column of dashes that say so.
        action(unmeasuredMachine().toUtf8())->trigger();
        QTRY_COMPARE(f.table()->model()->table().targets.size(), std::size_t(2));
        const CrossTable::Cell& cell = f.table()->model()->table().cells[0][0];
        QVERIFY(!cell.latency && !cell.problem.empty());

        // The next window shows the same targets.
        action(unmeasuredMachine().toUtf8())->trigger();
        QTRY_COMPARE(f.table()->model()->table().targets.size(), std::size_t(1));
        f.window->close();
        f.window = std::make_unique<MainWindow>(*f.settings);
        f.window->show();
        QVERIFY(f.open());
        QCOMPARE(f.table()->model()->table().targets.size(), std::size_t(1));
        QCOMPARE(f.table()->model()->table().targets[0].id, std::string("slow-phone"));
    }

    void newNetworksAppear()
    {
        Fixture f;
        QVERIFY(f.open());
        f.table()->select({1});
        {
            const auto run = RunStore::open(f.slowRun, RunStore::Access::Write);
            run->addNetwork(networkOf(5, 0.93));
        }
        f.window->actions().refreshRuns->trigger();
        QTRY_COMPARE(f.networks(), 5);
        QCOMPARE(f.table()->selected(), std::vector<int>{1});
    }

    void runThatCannotBeReadIsToldAndLeftOut()
    {
        Fixture f;
        fs::create_directories(defaultRunsFolder() / "broken.pathloom");
        writeTextFile(defaultRunsFolder() / "broken.pathloom" / "run.db", "this is no database");
        QVERIFY(f.open());
        f.window->actions().refreshRuns->trigger();
        const auto* panel = f.window->findChild<ComparePanel*>();
        QTRY_VERIFY(std::ranges::any_of(panel->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("broken.pathloom"));
        }));
        QCOMPARE(f.networks(), 4);
    }

    void differenceOpensForTheSelectedTwo()
    {
        Fixture f;
        QVERIFY(f.open());
        f.table()->select({0, 2});
        f.find<QToolButton>("compareDifference")->click();
        auto* dialog = f.window->findChild<DifferenceDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* view = dialog->findChild<DifferenceView*>();
        QTRY_VERIFY(!view->networks().difference.pairs.empty());
        const std::size_t pairs = view->networks().difference.pairs.size();
        QCOMPARE(dialog->findChild<QTableView*>()->model()->rowCount(), int(pairs) + 1);
        QVERIFY(view->networks().difference.leftLatency.has_value());
        const auto* summary = dialog->findChild<QLabel*>(QStringLiteral("differenceSummary"));
        QVERIFY2(summary->text().contains(QStringLiteral("differ in")), qPrintable(summary->text()));
        QVERIFY2(summary->text().contains(QStringLiteral("phone")), qPrintable(summary->text()));

        // Without a target the latencies go, the blocks stay.
        auto* target = dialog->findChild<QComboBox*>(QStringLiteral("differenceTarget"));
        target->setFocus();
        QTest::keyClick(target, Qt::Key_Home);
        QTRY_VERIFY(!view->networks().difference.leftLatency.has_value());
        QCOMPARE(view->networks().difference.pairs.size(), pairs);
        // A target without a table leaves its reason.
        target->setCurrentIndex(target->findData(unmeasuredMachine()));
        Q_EMIT target->activated(target->currentIndex());
        QTRY_VERIFY(!view->networks().difference.latencyProblem.empty());
        QVERIFY(summary->text().contains(QString::fromStdString(view->networks().difference.latencyProblem)));
        dialog->close();
    }

    void differenceActionWorksBeforeThePageWasRead()
    {
        Fixture f;
        f.window->actions().networkDifference->trigger();
        QTRY_VERIFY(f.window->findChild<DifferenceDialog*>());
        auto* view = f.window->findChild<DifferenceView*>();
        QTRY_VERIFY(!view->networks().difference.pairs.empty());
        QVERIFY(view->networks().leftName != view->networks().rightName);
    }

    void differenceOfTooFewNetworksIsExplained()
    {
        QTemporaryDir data;
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        WindowSettings settings(data.filePath(QStringLiteral("window.ini")));
        MainWindow window(settings);
        window.show();
        window.actions().networkDifference->trigger();
        auto* messages = window.findChild<MessageBar*>(QStringLiteral("messageBar"));
        QTRY_VERIFY(messages->text().contains(QStringLiteral("two networks")));
        QVERIFY(!window.findChild<DifferenceDialog*>());
        QVERIFY(!window.findChild<QToolButton*>(QStringLiteral("compareYardstick"))->isEnabled());
    }

    void yardstickMenuNamesItsRun()
    {
        Fixture f;
        QVERIFY(f.open());
        f.table()->select({2});
        auto* button = f.find<QToolButton>("compareYardstick");
        QVERIFY(button->isEnabled());
        Q_EMIT button->menu()->aboutToShow();
        const auto actions = button->menu()->actions();
        QVERIFY(actions.front()->text().contains(QStringLiteral("for fast")));
        QVERIFY(!actions.front()->isEnabled());
        QVERIFY(std::ranges::any_of(actions,
                                    [](const QAction* a) { return a->text() == QLatin1String("proxyless-mobile"); }));
    }

    void yardstickIsAddedToTheRun()
    {
        Fixture f;
        QVERIFY(f.open());
        f.table()->select({2});
        auto* menu = f.find<QToolButton>("compareYardstick")->menu();
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        (*std::ranges::find_if(actions, [](const QAction* a) {
            return a->text() == QLatin1String("proxyless-mobile");
        }))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(f.networks(), 5, 20000);
        const CrossTable& table = f.table()->model()->table();
        const auto added = std::ranges::find_if(table.networks, &ComparedNetwork::yardstick);
        QVERIFY(added != table.networks.end());
        QCOMPARE(added->runName, std::string("for fast"));
        QCOMPARE(f.table()->model()->foundForText(static_cast<int>(added - table.networks.begin())),
                 QStringLiteral("Yardstick"));
        // Its training cannot begin: the run's images are not there, which is told.
        QTRY_VERIFY_WITH_TIMEOUT(f.window->findChild<MessageBar*>(QStringLiteral("messageBar"))->text().contains(QStringLiteral("/data/images")),
                                 20000);
    }

    void everyControlHasAnAccessibleName()
    {
        Fixture f;
        for (const char* name : {"crossTable", "tradeOffPlot", "tradeOffTarget", "tradeOffBudget", "compareTargets",
                                 "compareFilter", "compareDifference", "compareYardstick", "compareSave"}) {
            const auto* widget = f.find<QWidget>(name);
            QVERIFY2(widget && !widget->accessibleName().isEmpty(), name);
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, name);
        }
    }
};

QTEST_MAIN(TestComparePanel)
#include "tst_compare_panel.moc"
