// SPDX-License-Identifier: MIT
#include "tests/widgets/support/compared_networks.h"
#include "widgets/compare/compare_controls.h"
#include "widgets/compare/cross_table_delegate.h"
#include "widgets/compare/cross_table_filter.h"
#include "widgets/compare/cross_table_view.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/label_placement.h"
#include "widgets/compare/trade_off_pane.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QSignalSpy>
#include <QStyleOptionViewItem>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <numeric>
#include <random>
#include <sstream>

#include <qcustomplot.h>

using namespace pathloom;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr int phone = CrossTableModel::FirstTarget + 2;

CrossTableModel::Content sampleContent(const CrossTable& table = test::sampleComparison())
{
    CrossTableModel::Content content;
    content.table = std::make_shared<const CrossTable>(table);
    for (const HardwareTarget& target : table.targets)
        content.targetNames.insert(QString::fromStdString(target.id), QString::fromStdString(target.name));
    return content;
}

struct Filtered
{
    Filtered()
    {
        model.setContent(sampleContent());
        filter.setSourceModel(&model);
    }
    QStringList names(int column = CrossTableModel::Network) const
    {
        QStringList list;
        for (int row = 0; row < filter.rowCount(); ++row)
            list << filter.index(row, column).data().toString();
        return list;
    }
    CrossTableModel model;
    CrossTableFilter filter;
};

NetworkComparison sampleDifference()
{
    const CrossTable table = test::sampleComparison();
    NetworkComparison networks;
    networks.leftName = QStringLiteral("net-1");
    networks.rightName = QStringLiteral("net-3");
    networks.left = table.networks[0].network.description;
    networks.right = table.networks[2].network.description;
    networks.difference = difference(networks.left, networks.right);
    return networks;
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QImage paintedCell(const CrossTableModel& model, int row, int column)
{
    QImage image(220, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    CrossTableDelegate().paint(&painter, option, model.index(row, column));
    return image;
}

/// Draws an SVG file; null if it is none.
QImage drawn(const QString& path)
{
    QSvgRenderer renderer(path);
    if (!renderer.isValid())
        return {};
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

int inkOf(const QImage& image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixelColor(x, y) != QColor(Qt::white);
    return ink;
}

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

class CompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void modelKeepsTheRulesWhileItsColumnsChange()
    {
        CrossTableModel model;
        QAbstractItemModelTester tester(&model, failing);
        QCOMPARE(model.rowCount(), 0);
        model.setContent(sampleContent());
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.columnCount(), CrossTableModel::FirstTarget + 3);
        QCOMPARE(model.headerData(phone, Qt::Horizontal).toString(), QStringLiteral("Pixel 1, TF-Lite"));
        QCOMPARE(model.index(0, CrossTableModel::FirstTarget).data().toString(),
                 QStringLiteral("0.73 ± 0.02 ms").replace(u' ', QChar(0xa0)));
        model.setContent({});
        QCOMPARE(model.columnCount(), int(CrossTableModel::FirstTarget));
    }

    void missingValuesStandLastInBothOrders()
    {
        Filtered f;
        f.filter.sort(phone, Qt::AscendingOrder);
        const QStringList up{QStringLiteral("net-5"), QStringLiteral("net-6"), QStringLiteral("net-2"),
                             QStringLiteral("net-1"), QStringLiteral("net-4"), QStringLiteral("net-3")};
        const QString missing = QStringLiteral("mobilenet-v2-100");
        QCOMPARE(f.names(), up + QStringList{missing});
        f.filter.sort(phone, Qt::DescendingOrder);
        QCOMPARE(f.names(), QStringList(up.rbegin(), up.rend()) + QStringList{missing});
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            f.filter.sort(CrossTableModel::Accuracy, order);
            QCOMPARE(f.names().back(), QStringLiteral("net-4")); // is not trained
        }
    }

    void filterTakesEveryWordFromAnyColumn()
    {
        Filtered f;
        f.filter.sort(CrossTableModel::Network);
        f.filter.setText(QStringLiteral("PHONE fashion"));
        QCOMPARE(f.names(), (QStringList{QStringLiteral("net-5"), QStringLiteral("net-6")}));
        f.filter.setText(QStringLiteral("tf-lite")); // only the full name of the target has it
        QCOMPARE(f.names().size(), 2);
        f.filter.setText(QString::fromStdString(f.model.table().networks[2].network.architecture));
        QVERIFY(f.names().contains(QStringLiteral("net-3")));
        f.filter.setText(QStringLiteral("phone yardstick"));
        QVERIFY(f.names().isEmpty());
        f.filter.setText({});
        f.filter.setOnlyTrained(true);
        QCOMPARE(f.names().size(), 6);
        QVERIFY(!f.names().contains(QStringLiteral("net-4")));
    }

    void bestAndOwnTargetAreMarkedNotByColourAlone()
    {
        CrossTableModel model;
        model.setContent(sampleContent());
        const QModelIndex best = model.index(1, CrossTableModel::FirstTarget);
        const QModelIndex plain = model.index(2, CrossTableModel::FirstTarget);
        QVERIFY(best.data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!plain.data(Qt::FontRole).isValid());
        const QString spoken = best.data(Qt::AccessibleTextRole).toString();
        for (const char* words : {"measured", "lowest of this column", "own target", "1 thread"})
            QVERIFY2(spoken.contains(QLatin1String(words)), qPrintable(spoken));
        QVERIFY(!plain.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("lowest")));
        QVERIFY(plain.data(Qt::ToolTipRole).toString().contains(QStringLiteral("stands in the target's table")));

        // The same cell, painted with and without each mark.
        CrossTable table = test::sampleComparison();
        CrossTable::Cell& cell = table.cells[2][0];
        const auto painted = [&] {
            model.setContent(sampleContent(table));
            return paintedCell(model, 2, CrossTableModel::FirstTarget);
        };
        const QImage bare = painted();
        cell.foundFor = true;
        const QImage framed = painted();
        QCOMPARE(bare.pixel(1, 12), qRgb(255, 255, 255));
        QVERIFY(framed.pixel(1, 12) != bare.pixel(1, 12));
        cell.foundFor = false;
        cell.latency->origin = LatencyOrigin::Measured;
        const QImage measured = painted();
        cell.latency->origin = LatencyOrigin::Estimated;
        const QImage estimated = painted();
        QVERIFY(measured != bare && estimated != bare && estimated != measured);
        QVERIFY(inkOf(estimated) < inkOf(measured)); // a ring and a disc
    }

    void cellWithoutLatencyIsADashAndSaysWhy()
    {
        CrossTableModel model;
        model.setContent(sampleContent());
        const QModelIndex cell = model.index(6, phone);
        QCOMPARE(cell.data().toString(), QStringLiteral("–"));
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), QStringLiteral("conv k3 3->32 s2 224x224 is not in the table"));
        QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not in the table")));
    }

    void sumThatLacksPartsIsALowerBound()
    {
        CrossTable table = test::sampleComparison();
        table.cells[0][2].latency->leftOutParts = 1;
        CrossTableModel model;
        model.setContent(sampleContent(table));
        QVERIFY(model.index(0, phone).data().toString().startsWith(QStringLiteral("≥")));
        QVERIFY(model.index(0, phone).data(Qt::ToolTipRole).toString().contains(QStringLiteral("left out")));
    }

    void namesKeepWhatTellsThemApart()
    {
        const QString one = QStringLiteral("This machine, ONNX Runtime, 1 thread, batch 1");
        const QString two = QStringLiteral("This machine, ONNX Runtime, 2 threads, batch 1");
        const QString pixel = QStringLiteral("Pixel 1, TF-Lite");
        const auto names = shortNames({one, two, pixel});
        QCOMPARE(names[one], QStringLiteral("This machine, 1 thread"));
        QCOMPARE(names[two], QStringLiteral("This machine, 2 threads"));
        QCOMPARE(names[pixel], QStringLiteral("Pixel 1"));
    }

    void csvHoldsTheRowsShownInTheirOrder()
    {
        CrossTableView view;
        view.setContent(sampleContent());
        view.table()->sortByColumn(phone, Qt::AscendingOrder);
        view.setFilterText(QStringLiteral("phone"));
        std::istringstream lines(view.csv());
        std::vector<std::string> rows;
        for (std::string line; std::getline(lines, line);)
            rows.push_back(line);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(std::count(rows[0].begin(), rows[0].end(), ','), 14);
        QVERIFY(rows[1].starts_with("net-5,fashion phone,phone,0.9058,"));
        QVERIFY(rows[1].ends_with(",7.2,0.3,table"));
        QVERIFY(rows[2].starts_with("net-6,"));
    }

    void selectionStaysWithItsNetworksWhenRowsCome()
    {
        CrossTableView view;
        QVERIFY(view.findChild<QWidget*>(QStringLiteral("markKey"))->isHidden());
        view.setContent(sampleContent());
        view.select({1, 4});
        QCOMPARE(view.selected(), (std::vector<int>{1, 4})); // by accuracy: net-2 before net-5
        CrossTable longer = test::sampleComparison();
        ComparedNetwork first = longer.networks.front();
        first.network.id = 99;
        longer.networks.insert(longer.networks.begin(), first);
        longer.cells.insert(longer.cells.begin(), longer.cells.front());
        view.setContent(sampleContent(longer));
        QCOMPARE(view.selected(), (std::vector<int>{2, 5}));
        longer.networks.erase(longer.networks.begin() + 2);
        longer.cells.erase(longer.cells.begin() + 2);
        view.setContent(sampleContent(longer));
        QCOMPARE(view.selected(), (std::vector<int>{4}));
    }

    void controlsTellWhatIsChosen()
    {
        CompareControls controls;
        controls.setTargets(
            {{QStringLiteral("a"), QStringLiteral("Alpha")}, {QStringLiteral("b"), QStringLiteral("Beta")}},
            {QStringLiteral("a")});
        QSignalSpy chosen(&controls, &CompareControls::targetsChosen);
        QSignalSpy filtered(&controls, &CompareControls::filterChanged);
        QSignalSpy trained(&controls, &CompareControls::onlyTrainedChanged);
        auto* menu = controls.findChild<QMenu*>(QStringLiteral("compareTargetMenu"));
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[0]->isChecked() && !menu->actions()[1]->isChecked());
        controls.show();
        menu->popup({0, 0});
        menu->setActiveAction(menu->actions()[1]);
        QTest::keyClick(menu, Qt::Key_Space);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toStringList(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(menu->isVisible()); // one may check more
        menu->close();
        QTest::keyClicks(controls.findChild<QLineEdit*>(), QStringLiteral("k7"));
        QCOMPARE(filtered.back()[0].toString(), QStringLiteral("k7"));
        controls.findChild<QCheckBox*>()->click();
        QCOMPARE(trained.size(), 1);
    }

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

    void differenceHasARowForEachPairAndTheTotals()
    {
        NetworkComparison networks = sampleDifference();
        const NetworkDifference& found = networks.difference;
        QVERIFY(found.changedKernels > 0 && found.changedDepths > 0);
        DifferenceModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setNetworks(networks);
        QCOMPARE(model.rowCount(), int(found.pairs.size()) + 1);
        int changed = 0;
        for (int row = 0; row + 1 < model.rowCount(); ++row)
            changed += !model.index(row, DifferenceModel::Changed).data().toString().isEmpty();
        QCOMPARE(changed, int(std::ranges::count_if(found.pairs, &BlockPair::changed)));

        const FigureTable numbers = model.numbers();
        QCOMPARE(numbers.rows.size(), model.rowCount());
        for (const int column : {DifferenceModel::LeftParameters, DifferenceModel::RightMacs,
                                 DifferenceModel::ParameterDifference, DifferenceModel::MacDifference}) {
            qlonglong sum = 0;
            for (int row = 0; row + 1 < model.rowCount(); ++row)
                sum += numbers.rows[row][column].toLongLong();
            QCOMPARE(sum, numbers.rows.back()[column].toLongLong());
        }
        QCOMPARE(numbers.rows.back()[DifferenceModel::LeftParameters].toLongLong(),
                 qlonglong(costs(networks.left).parameters));
        QVERIFY(!numbers.rows.back()[DifferenceModel::LeftMs].isValid());
        QCOMPARE(model.index(0, DifferenceModel::LeftMs).data().toString(), QStringLiteral("–"));
    }

    void differenceOfLatenciesNeedsBoth()
    {
        NetworkComparison networks = sampleDifference();
        networks.targetName = QStringLiteral("Pixel 1");
        auto& pairs = networks.difference.pairs;
        pairs[0].leftMs = 0.5;
        pairs[0].rightMs = 0.75;
        pairs[1].leftMs = 0.5; // unknown on the right
        pairs[2].rightMs = 0.25;
        pairs[2].leftEstimated = true;
        pairs[2].leftMs = 1;
        networks.difference.leftLatency = PredictedLatency{.ms = 2, .errorMs = 0.1};
        networks.difference.rightLatency = PredictedLatency{.ms = 1.5, .errorMs = 0.1};
        DifferenceModel model;
        model.setNetworks(networks);
        const auto shown = [&](int row, int column) {
            return model.index(row, column).data().toString().replace(QChar(0xa0), u' ');
        };
        QCOMPARE(shown(0, DifferenceModel::MsDifference), QStringLiteral("+0.25 ms"));
        QCOMPARE(shown(1, DifferenceModel::MsDifference), QStringLiteral("–"));
        QCOMPARE(shown(2, DifferenceModel::MsDifference), QStringLiteral("−0.75 ms"));
        QCOMPARE(shown(2, DifferenceModel::LeftMs), QStringLiteral("about 1.00 ms"));
        const int total = model.rowCount() - 1;
        QCOMPARE(shown(total, DifferenceModel::MsDifference), QStringLiteral("−0.50 ms"));
        QCOMPARE(shown(total, DifferenceModel::LeftMs), QStringLiteral("2.00 ± 0.10 ms"));
    }

    void equalNetworksDoNotDiffer()
    {
        NetworkComparison networks = sampleDifference();
        networks.right = networks.left;
        networks.difference = difference(networks.left, networks.right);
        QVERIFY(DifferenceText::summary(networks.difference).contains(QStringLiteral("the same")));
        DifferenceView view;
        view.setNetworks(networks);
        QTemporaryDir folder;
        saveFigure(view, folder.filePath(QStringLiteral("same.svg")));
        QVERIFY(!read(folder.filePath(QStringLiteral("same.svg"))).contains("→"));
    }

    void differenceIsDrawnAndSaved()
    {
        DifferenceView view;
        QCOMPARE(view.figureTable().rows.size(), 0);
        view.resize(1100, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setNetworks(sampleDifference());
        QVERIFY(view.heightForWidth(420) > view.heightForWidth(1400));
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("differ")));
        QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("difference.svg"));
        saveFigure(view, svg);
        QVERIFY(inkOf(drawn(svg)) > 10000);
        for (const char* text : {"net-1", "net-3", "kernel 3", "left out"})
            QVERIFY2(read(svg).contains(text), text);
        saveFigure(view, folder.filePath(QStringLiteral("difference.csv")));
        QCOMPARE(read(folder.filePath(QStringLiteral("difference.csv"))).count('\n'),
                 qsizetype(view.networks().difference.pairs.size()) + 2);
    }
};

QTEST_MAIN(CompareTest)
#include "tst_compare_views.moc"
