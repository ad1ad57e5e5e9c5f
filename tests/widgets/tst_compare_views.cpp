// SPDX-License-Identifier: MIT
// The cross table of networks and targets, and the controls of the page that compares.
#include "tests/widgets/support/compared_networks.h"
#include "tests/widgets/support/cross_table_content.h"
#include "tests/widgets/support/figure_files.h"
#include "widgets/compare/compare_controls.h"
#include "widgets/compare/cross_table_delegate.h"
#include "widgets/compare/cross_table_filter.h"
#include "widgets/compare/cross_table_view.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <QTest>

#include <sstream>

using namespace pathloom;
using test::inkOf;
using test::sampleContent;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr int phone = CrossTableModel::FirstTarget + 2;

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

} // namespace

class TestCompareViews : public QObject
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

    void namesAreWholeWhereThereIsRoom()
    {
        CrossTable table = test::sampleComparison();
        table.networks.front().runName = "a run whose name says for what and for whom it was searched";
        CrossTableView view;
        view.setContent(sampleContent(table));
        view.resize(500, 400);
        view.show();
        const auto isWhole = [&] {
            return view.table()->columnWidth(CrossTableModel::Run) >=
                   static_cast<QAbstractItemView*>(view.table())->sizeHintForColumn(CrossTableModel::Run);
        };
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(!isWhole());
        view.resize(2400, 400);
        QTRY_VERIFY(isWhole());
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
};

QTEST_MAIN(TestCompareViews)
#include "tst_compare_views.moc"
