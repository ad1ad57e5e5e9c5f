// SPDX-License-Identifier: MIT
// What can be derived from the front of a run, in a real window over run folders and with a scripted search.
#include "steered_window.h"
#include "travelled_window.h"

#include "app/window/front_dialog.h"
#include "app/window/networks_panel.h"
#include "widgets/front/front_curve.h"
#include "widgets/front/front_page.h"

#include <QCheckBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

using namespace pathloom;
using namespace pathloom::test;

namespace {

FrontPage* pageOf(const MainWindow& window)
{
    return window.findChild<FrontPage*>();
}

} // namespace

class TestFrontCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void theBestForTheBudgetIsDerived()
    {
        TravelledWindow f;
        FrontPage* page = pageOf(*f.window);
        QVERIFY(page && page->isVisible());
        QVERIFY(!f.actions().deriveAtBudget->isEnabled()); // no run yet
        QVERIFY(f.open());
        f.window->view()->setMoment(110);
        QTRY_VERIFY(page->curve() && page->curve()->step() == 110);
        const std::vector<FrontPoint> points = page->curve()->points();
        QVERIFY(points.size() > 2);
        const FrontPoint& middle = points[points.size() / 2];
        page->setBudget(middle.cost + 1e-3);
        QTRY_VERIFY(f.actions().deriveAtBudget->isEnabled());
        QCOMPARE(f.window->view()->pick()->architecture.choices, middle.architecture.choices);
        f.actions().deriveAtBudget->trigger();
        QTRY_COMPARE(f.networks().size(), std::size_t(1));
        const DerivedNetwork network = f.networks()[0];
        QCOMPARE(network.step, std::int64_t(110));
        QCOMPARE(network.architecture, toText(space(), middle.architecture));
        QVERIFY(std::abs(network.predictedMs - middle.cost) < 1e-9);
        QTRY_VERIFY2(f.message().contains(QStringLiteral("derived from step 110")), qPrintable(f.message()));
        // It is a mark on the page, and a click on it selects it among the networks.
        QTRY_COMPARE(page->plot()->content().marks.size(), std::size_t(1));
        QTRY_VERIFY(page->plot()->placeOf(1));
        Q_EMIT page->networkSelected(1);
        const auto selected = f.window->findChild<NetworksPanel*>()->selectedNetwork();
        QVERIFY(selected && selected->network.id == 1);
    }

    void severalBetweenTwoBudgetsAreDerivedOnce()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        FrontPage* page = pageOf(*f.window);
        f.window->view()->setMoment(110);
        QTRY_VERIFY(page->curve() && page->curve()->step() == 110);
        const std::vector<FrontPoint> points = page->curve()->points();
        page->setBudget(points.front().cost + 1e-4);
        QTRY_VERIFY(f.actions().deriveAtBudget->isEnabled());
        f.actions().deriveAtBudget->trigger(); // the fastest is there already
        QTRY_COMPARE(page->plot()->content().marks.size(), std::size_t(1));

        f.actions().deriveFront->trigger();
        auto* dialog = f.window->findChild<FrontDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* table = in<QTableWidget>(dialog, "frontNetworks");
        auto* from = in<QDoubleSpinBox>(dialog, "frontFrom");
        auto* to = in<QDoubleSpinBox>(dialog, "frontTo");
        auto* derive = in<QPushButton>(dialog, "deriveThem");
        auto* summary = in<QLabel>(dialog, "frontSummary");
        in<QSpinBox>(dialog, "frontCount")->setValue(64);
        QCOMPARE(table->rowCount(), static_cast<int>(points.size())); // a fine grid meets each, each once
        QVERIFY(derive->isEnabled());
        QVERIFY2(summary->text().contains(QStringLiteral("already")), qPrintable(summary->text()));
        // Refusals, a sentence each.
        to->setValue(from->value() - 0.05);
        QVERIFY(!derive->isEnabled());
        QVERIFY2(summary->text().contains(QStringLiteral("above the second")), qPrintable(summary->text()));
        from->setValue(0.01);
        to->setValue(0.02);
        QVERIFY(!derive->isEnabled());
        QVERIFY2(summary->text().contains(QStringLiteral("fastest one takes")), qPrintable(summary->text()));
        to->setValue(points.front().cost + 1e-3);
        QVERIFY(!derive->isEnabled());
        QVERIFY2(summary->text().contains(QStringLiteral("derived already")), qPrintable(summary->text()));
        to->setValue(points.back().cost + 1e-3);
        QVERIFY(derive->isEnabled());
        derive->click();
        QTRY_COMPARE(f.networks().size(), points.size());
        std::vector<std::string> wanted, found;
        for (const FrontPoint& point : points)
            wanted.push_back(toText(space(), point.architecture));
        for (const DerivedNetwork& network : f.networks()) {
            found.push_back(network.architecture);
            QVERIFY(network.choice && network.predictedMs <= network.choice->budgetMs + 1e-9);
        }
        QVERIFY(wanted == found); // fastest first
        QTRY_COMPARE(page->plot()->content().marks.size(), points.size());
    }

    void refusalsSayWhy()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        FrontPage* page = pageOf(*f.window);
        QTRY_VERIFY(f.actions().deriveFront->isEnabled());
        const double fastest = page->curve()->points().front().cost;
        page->setBudget(fastest / 2);
        QTRY_VERIFY(!f.actions().deriveAtBudget->isEnabled());
        QVERIFY2(f.actions().deriveAtBudget->statusTip().contains(QStringLiteral("fastest one takes")),
                 qPrintable(f.actions().deriveAtBudget->statusTip()));
        QVERIFY(f.actions().deriveFront->isEnabled()); // that one asks for its own budgets
        f.window->view()->setMoment(5);
        QTRY_VERIFY(!f.actions().deriveFront->isEnabled());
        QVERIFY2(f.actions().deriveFront->statusTip().contains(QStringLiteral("step 5")),
                 qPrintable(f.actions().deriveFront->statusTip()));
        f.window->view()->goLive();
        QTRY_VERIFY(f.actions().deriveFront->isEnabled());
        f.window->findChild<QDockWidget*>(QStringLiteral("frontDock"))->close();
        f.window->view()->setMoment(110);
        f.window->view()->goLive();
        Q_EMIT page->changed();
        QVERIFY(!f.actions().deriveFront->isEnabled());
        QVERIFY2(f.actions().deriveFront->statusTip().contains(QStringLiteral("page Front")),
                 qPrintable(f.actions().deriveFront->statusTip()));
    }

    void aRunningSearchIsAskedForThem()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        FrontPage* page = pageOf(f.window);
        QTRY_VERIFY(f.actions().deriveAtBudget->isEnabled());
        QTest::keyClick(page->plot(), Qt::Key_Home);
        const Architecture fastest = page->best()->architecture;
        const std::int64_t step = page->curve()->step();
        f.actions().deriveAtBudget->trigger();
        QTRY_COMPARE(f.shared->kinds().size(), std::size_t(2));
        {
            const std::lock_guard lock(f.shared->mutex);
            QVERIFY(f.shared->commands[0].kind == Command::Kind::Checkpoint); // the weights that it may inherit
            const NetworkChoice choice{page->budget(), {}, page->best()->score};
            QVERIFY(f.shared->commands[1] == deriveCommand(fastest, step, choice));
        }
        f.actions().deriveFront->trigger();
        auto* dialog = f.window.findChild<FrontDialog*>();
        QVERIFY(dialog);
        QVERIFY(!in<QCheckBox>(dialog, "frontTrains")->isEnabled());
        QVERIFY(!in<QCheckBox>(dialog, "frontTrains")->toolTip().isEmpty());
        const int rows = in<QTableWidget>(dialog, "frontNetworks")->rowCount();
        QVERIFY(rows > 1);
        in<QPushButton>(dialog, "deriveThem")->click();
        QTRY_COMPARE(f.shared->kinds().size(), std::size_t(3 + rows));
        // The architecture at the budget is what the graph marks.
        QVERIFY(f.view().pick());
        for (int i = 0; i < f.space().choiceCount(); ++i) {
            const int candidate = f.view().pick()->architecture.choices[static_cast<std::size_t>(i)];
            QTRY_VERIFY(f.pill({i, candidate})->picked);
        }
        QTest::keyClick(page->plot(), Qt::Key_Escape);
        QTRY_VERIFY(!f.pill({0, f.view().marked()->choices[0]})->picked);
    }
};

QTEST_MAIN(TestFrontCommands)
#include "tst_front_commands.moc"
