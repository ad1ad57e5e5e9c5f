// SPDX-License-Identifier: MIT
#include "tests/widgets/support/compared_networks.h"
#include "tests/widgets/support/cross_table_content.h"
#include "tests/widgets/support/figure_files.h"
#include "widgets/compare/cross_table_view.h"
#include "widgets/compare/label_placement.h"
#include "widgets/compare/trade_off_pane.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <numeric>
#include <random>

#include <qcustomplot.h>

using namespace pathloom;
using test::drawn;
using test::inkOf;
using test::read;
using test::sampleContent;

namespace {

struct Plotted
{
    Plotted()
    {
        table.setContent(sampleContent());
        pane.setNetworks(*table.model(), table.shown());
        pane.resize(760, 440);
        pane.show();
        exposed = QTest::qWaitForWindowExposed(&pane);
        pane.plot()->plot()->replot();
    }
    TradeOffPlot& plot() { return *pane.plot(); }
    QPoint at(int network) { return plot().placeOf(network)->toPoint(); }

    CrossTableView table;
    TradeOffPane pane;
    bool exposed = false;
};

} // namespace

class TestTradeOffPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void paretoFrontIsDrawnAsSteps()
    {
        Plotted p;
        QVERIFY(p.exposed);
        QCOMPARE(p.plot().front(), (std::vector<int>{1, 0, 2}));
        const QCPGraph* line = p.plot().plot()->graph(0);
        QCOMPARE(line->lineStyle(), QCPGraph::lsStepLeft);
        QVERIFY(line->visible());
        QCOMPARE(line->dataCount(), 4); // the last level goes on to the edge
        QCOMPARE(line->data()->at(0)->key, 0.65);
        QVERIFY(std::abs(line->data()->at(1)->value - 91.15) < 1e-9);
        QCOMPARE(line->data()->at(3)->key, p.plot().plot()->xAxis->range().upper);
        // Every mark lies inside the axes.
        for (const int network : {0, 1, 2, 4, 5, 6})
            QVERIFY(p.plot().plot()->axisRect()->rect().contains(p.at(network)));
        QVERIFY(!p.plot().placeOf(3)); // not trained
    }

    void filterAndTargetDecideWhatIsPlotted()
    {
        Plotted p;
        p.table.setFilterText(QStringLiteral("phone"));
        p.pane.setNetworks(*p.table.model(), p.table.shown());
        QVERIFY(p.plot().placeOf(4) && p.plot().placeOf(5));
        QVERIFY(!p.plot().placeOf(0));
        p.table.setFilterText({});
        auto* target = p.pane.findChild<QComboBox*>();
        target->setCurrentIndex(2);
        p.pane.setNetworks(*p.table.model(), p.table.shown());
        QCOMPARE(p.pane.target(), QStringLiteral("phone"));
        QVERIFY(p.plot().figureTitle().contains(QStringLiteral("Pixel 1")));
        QVERIFY(!p.plot().placeOf(6)); // has no latency there
        QVERIFY(p.plot().placeOf(0));
    }

    void budgetIsALineWithItsName()
    {
        Plotted p;
        QCPGraph* line = p.plot().plot()->graph(1);
        QVERIFY(!line->visible());
        auto* budget = p.pane.findChild<QDoubleSpinBox*>();
        QCOMPARE(budget->text(), QStringLiteral("no budget"));
        budget->setValue(2.5);
        p.plot().plot()->replot();
        QVERIFY(line->visible());
        QCOMPARE(line->data()->at(0)->key, 2.5);
        QVERIFY(p.plot().plot()->xAxis->range().contains(2.5));
        QVERIFY(p.plot().plot()->legend->hasItemWithPlottable(line) && line->name().contains(QStringLiteral("2.50")));
        budget->setValue(0);
        QVERIFY(!line->visible() && !p.plot().plot()->legend->hasItemWithPlottable(line));
    }

    void mouseAndKeysSelect()
    {
        Plotted p;
        QVERIFY(p.exposed);
        QSignalSpy changed(&p.plot(), &TradeOffPlot::selectionChanged);
        QTest::mouseClick(p.plot().plot(), Qt::LeftButton, {}, p.at(2));
        QCOMPARE(p.plot().selected(), std::vector<int>{2});
        QTest::mouseClick(p.plot().plot(), Qt::LeftButton, Qt::ControlModifier, p.at(6));
        QCOMPARE(p.plot().selected(), (std::vector<int>{2, 6}));
        QCOMPARE(changed.size(), 2);
        QVERIFY(p.plot().accessibleDescription().contains(QStringLiteral("mobilenet-v2-100")));

        p.plot().select({1}); // from outside: nothing is told
        QCOMPARE(changed.size(), 2);
        QTest::keyClick(&p.plot(), Qt::Key_Right);
        QCOMPARE(p.plot().selected(), std::vector<int>{0}); // the next slower one
        QTest::keyClick(&p.plot(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(p.plot().selected(), (std::vector<int>{0, 2}));
        QSignalSpy menu(&p.plot(), &TradeOffPlot::menuRequested);
        QTest::mouseClick(p.pane.windowHandle(), Qt::RightButton, {}, p.plot().plot()->mapTo(&p.pane, p.at(2)));
        QCOMPARE(menu.size(), 1);
        QSignalSpy activated(&p.plot(), &TradeOffPlot::activated);
        QTest::keyClick(&p.plot(), Qt::Key_Return);
        QCOMPARE(activated[0][0].toInt(), 2);
    }

    void keysZoomAndGoBack()
    {
        Plotted p;
        const QCPRange whole = p.plot().plot()->xAxis->range();
        QTest::keyClick(&p.plot(), Qt::Key_Plus);
        QVERIFY(p.plot().plot()->xAxis->range().size() < whole.size());
        p.pane.setNetworks(*p.table.model(), p.table.shown());
        QVERIFY(p.plot().plot()->xAxis->range().size() < whole.size()); // new numbers leave the zoom alone
        QTest::keyClick(&p.plot(), Qt::Key_Home);
        QCOMPARE(p.plot().plot()->xAxis->range().size(), whole.size());
    }

    void labelsLieOverNothing()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> x(0, 600), y(0, 300);
        std::vector<PlacedMark> marks;
        for (int i = 0; i < 60; ++i)
            marks.push_back({{x(random), y(random)}, {50, 14}, double(i % 3)});
        const QRectF area(0, 0, 600, 300);
        const auto placed = placeLabels(marks, area, 5);
        int count = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i])
                continue;
            ++count;
            QVERIFY(area.contains(*placed[i]));
            for (std::size_t j = 0; j < placed.size(); ++j) {
                QVERIFY(i == j || !placed[j] || !placed[j]->intersects(*placed[i]));
                const QRectF mark(marks[j].place - QPointF(5, 5), QSizeF(10, 10));
                QVERIFY(i == j || !mark.intersects(*placed[i]));
            }
        }
        QVERIFY(count > 25 && count < 60);
        // A line is kept off where there is another place.
        const QRectF level(0, 148, 600, 2);
        const auto alone = placeLabels({{{300, 150}, {50, 14}, 0}}, area, 5, {level, QRectF(300, 0, 300, 300)});
        QVERIFY(alone.front() && !alone.front()->intersects(level) && alone.front()->right() <= 300);
        QVERIFY(placeLabels({{{300, 150}, {50, 14}, 0}}, area, 5, {area}).front()); // nowhere else to go
        // Where there is room for few, rank decides.
        std::vector<PlacedMark> crowd(12, PlacedMark{{100, 50}, {60, 14}, 2});
        for (std::size_t i = 0; i < crowd.size(); ++i)
            crowd[i].place += QPointF(0.1 * double(i), 0);
        crowd.back().rank = 0;
        const auto few = placeLabels(crowd, {0, 0, 200, 100}, 0.01);
        QVERIFY(few.back());
        QVERIFY(std::ranges::any_of(few, [](const auto& place) { return !place; }));
    }

    void withoutMarksAFriendlySentenceIsShown()
    {
        CrossTable table = test::sampleComparison();
        for (ComparedNetwork& network : table.networks)
            network.network.testAccuracy.reset();
        CrossTableModel model;
        model.setContent(sampleContent(table));
        TradeOffPane pane;
        QVERIFY(pane.plot()->showsEmptyState());
        QVERIFY(pane.plot()->accessibleDescription().isEmpty());
        pane.setNetworks(model, {0, 1, 2});
        QVERIFY(pane.plot()->showsEmptyState());
        QVERIFY(pane.plot()->accessibleDescription().contains(QStringLiteral("Trained networks")));
        // And back and forth while it is on the screen.
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        CrossTableModel full;
        full.setContent(sampleContent());
        pane.setNetworks(full, {0, 1, 2});
        QVERIFY(!pane.plot()->showsEmptyState() && pane.plot()->placeOf(2));
        pane.setNetworks(model, {0, 1, 2});
        QVERIFY(pane.plot()->showsEmptyState());
    }

    void networksTestedOnDifferentImagesHaveNoCommonFront()
    {
        CrossTable table = test::sampleComparison();
        CrossTableModel model;
        model.setContent(sampleContent(table));
        TradeOffPane pane;
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const auto* note = pane.findChild<QWidget*>(QStringLiteral("tradeOffNote"));
        std::vector<int> all(table.networks.size());
        std::iota(all.begin(), all.end(), 0);
        pane.setNetworks(model, all);
        QVERIFY(!pane.plot()->front().empty() && !note->isVisible());
        table.networks[0].imagesFingerprint = "others";
        model.setContent(sampleContent(table));
        pane.setNetworks(model, all);
        QVERIFY(pane.plot()->front().empty() && note->isVisible());
        std::erase(all, 0);
        pane.setNetworks(model, all);
        QVERIFY(!pane.plot()->front().empty() && !note->isVisible());
    }

    void networksOfEqualNameAreToldApartByTheirRun()
    {
        CrossTable table = test::sampleComparison();
        table.networks[2].network.name = table.networks[0].network.name;
        CrossTableModel model;
        model.setContent(sampleContent(table));
        TradeOffPane pane;
        pane.setNetworks(model, {0, 1, 2});
        QStringList labels;
        for (int i = 0; i < pane.plot()->plot()->itemCount(); ++i)
            if (const auto* label = qobject_cast<QCPItemText*>(pane.plot()->plot()->item(i)))
                labels << label->text();
        QCOMPARE(labels.size(), 3);
        QCOMPARE(labels.filter(QStringLiteral(": ")).size(), 2);
        labels.removeDuplicates();
        QCOMPARE(labels.size(), 3);
    }

    void plotIsSavedInEveryFormat()
    {
        Plotted p;
        p.plot().setBudget(0.8);
        p.plot().select({1});
        QTemporaryDir folder;
        for (const char* extension : {"svg", "pdf", "png", "csv"}) {
            const QString path = folder.filePath(QStringLiteral("plot.") + QLatin1String(extension));
            saveFigure(p.plot(), path);
            QVERIFY2(read(path).size() > 300, extension);
        }
        const QString svg = folder.filePath(QStringLiteral("plot.svg"));
        QVERIFY(inkOf(drawn(svg)) > 3000);
        QVERIFY(!read(svg).contains("nan"));
        for (const char* text : {"Pareto front", "net-3", "Pixel 1", "Yardsticks", "Budget"})
            QVERIFY2(read(svg).contains(text), text);
        const QList<QByteArray> rows = read(folder.filePath(QStringLiteral("plot.csv"))).trimmed().split('\n');
        QCOMPARE(rows.size(), 7);
        QVERIFY(rows[0].startsWith("Network,Run,Found for,Latency (ms)"));
        QVERIFY(rows[1].startsWith("net-3,fashion here-2t,")); // the most accurate one leads the table
        QVERIFY(rows[1].trimmed().endsWith(",yes"));
    }
};

QTEST_MAIN(TestTradeOffPlot)
#include "tst_trade_off_plot.moc"
