// SPDX-License-Identifier: MIT
#include "tests/support/real_menu.h"
#include "tests/widgets/support/compared_networks.h"
#include "tests/widgets/support/figure_files.h"
#include "widgets/compare/difference_view.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;
using test::drawn;
using test::inkOf;
using test::read;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

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

} // namespace

class TestDifferenceView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

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

    /// Two latencies that are closer than their errors are no order of the two.
    void latenciesWithinTheirErrorsAreNotToldApart()
    {
        NetworkComparison networks = sampleDifference();
        networks.targetName = QStringLiteral("Pixel 1");
        auto& left = networks.difference.leftLatency;
        auto& right = networks.difference.rightLatency;
        left = PredictedLatency{.ms = 2, .errorMs = 0.3};
        DifferenceModel model;
        const auto total = [&](int role) {
            model.setNetworks(networks);
            return model.index(model.rowCount() - 1, DifferenceModel::MsDifference).data(role).toString();
        };
        const QString doubt = QStringLiteral("cannot be told apart");
        right = PredictedLatency{.ms = 1.51, .errorMs = 0.4}; // both together: 0.5
        QVERIFY2(DifferenceText::latency(networks).contains(doubt), qPrintable(DifferenceText::latency(networks)));
        QVERIFY2(total(Qt::DisplayRole).contains(QStringLiteral("uncertain")), qPrintable(total(Qt::DisplayRole)));
        QVERIFY(total(Qt::ToolTipRole).contains(doubt));
        right->ms = 1.49;
        QVERIFY2(DifferenceText::latency(networks).contains(QStringLiteral("faster")),
                 qPrintable(DifferenceText::latency(networks)));
        QVERIFY(!DifferenceText::latency(networks).contains(doubt));
        QVERIFY(!total(Qt::DisplayRole).contains(QStringLiteral("uncertain")));
        // Of errors that nobody knows nothing is said, and equal ones are equal.
        right = PredictedLatency{.ms = 1.99};
        QVERIFY(!DifferenceText::latency(networks).contains(doubt));
        right = left;
        QVERIFY(!DifferenceText::latency(networks).contains(doubt));
        QVERIFY(!total(Qt::DisplayRole).contains(QStringLiteral("uncertain")));
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
        QCOMPARE(test::menuUnderRightButton(&view, {100, 100}).size(), 2);
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

QTEST_MAIN(TestDifferenceView)
#include "tst_difference_view.moc"
