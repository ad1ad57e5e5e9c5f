// SPDX-License-Identifier: MIT
#include "tests/support/real_menu.h"
#include "widgets/common/format.h"
#include "widgets/models/model_table.h"
#include "widgets/targets/calibration_plot.h"
#include "widgets/targets/calibration_view.h"
#include "widgets/targets/error_histogram.h"
#include "widgets/targets/latency_entry_model.h"
#include "widgets/targets/target_facts.h"
#include "widgets/targets/target_list_model.h"
#include "widgets/targets/target_text.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QImageReader>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

#include <qcustomplot.h>

using namespace pathloom;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

TargetRow targetRow(const std::string& id, const std::string& name, int entries = 10)
{
    TargetRow row{
        .target = {.id = id, .name = name, .origin = "imported", .tableFile = {}}, .corrections = {}, .problem = {}};
    row.target.device = "Phone";
    row.target.runtime = "TFLite";
    row.target.batch = 1;
    row.target.format = "fp32";
    row.entries = entries;
    return row;
}

LatencyKey mbconv(int kernel, int in, int out, int size)
{
    return {.op = "mbconv",
            .kernel = kernel,
            .mid = 3 * in,
            .inputChannels = in,
            .outputChannels = out,
            .stride = 2,
            .inputHeight = size,
            .inputWidth = size};
}

LatencyTable smallTable()
{
    LatencyTable table{.device = "Phone", .runtime = "TFLite"};
    table.entries[mbconv(3, 16, 24, 56)] = {.ms = 10.5, .deviationMs = 0.25, .samples = 30};
    table.entries[mbconv(5, 24, 40, 28)] = {.ms = 9, .deviationMs = {}, .samples = {}, .method = "estimated"};
    table.constantMs = 1.5;
    return table;
}

/// Eleven networks: predictions off by -5 % to +5 % in steps of one.
Calibration elevenNetworks()
{
    Calibration calibration;
    for (int i = -5; i <= 5; ++i) {
        const double measured = 10.0 + i;
        calibration.points.push_back({.name = "net " + std::to_string(i),
                                      .size = {28, 28},
                                      .sumMs = measured * 0.8,
                                      .predictedMs = measured * (1 + 0.01 * i),
                                      .measuredMs = measured,
                                      .deviationMs = 0.1});
    }
    calibration.corrections.pooled = {
        .offsetMs = 0.5, .scale = 1.25, .perPartMs = 0, .relativeError = 0.03, .networks = 11};
    calibration.medianRelativeError = 0.03;
    calibration.medianRelativeErrorOfSums = 0.2;
    calibration.spearman = 0.991;
    return calibration;
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TargetsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void targetsKeepTheirIndexWhenTheListChanges()
    {
        TargetListModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setTargets({targetRow("a", "A"), targetRow("b", "B"), targetRow("c", "C")});
        QPersistentModelIndex c(model.index(2, 0));
        model.setTargets({targetRow("c", "C, renamed"), targetRow("a", "A"), targetRow("d", "D")});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(c.row(), 0);
        QCOMPARE(c.data().toString(), QStringLiteral("C, renamed"));
        QCOMPARE(model.rowOf(QStringLiteral("b")), -1);
        QCOMPARE(model.rowOf(QStringLiteral("d")), 2);
    }

    void listShowsErrorAndSortsUnknownOnesLast()
    {
        TargetListModel model;
        TargetRow good = targetRow("good", "Good");
        good.corrections.pooled = NetworkCorrection{.relativeError = 0.042, .networks = 12};
        good.commonError = 0.05;
        TargetRow better = targetRow("better", "Better");
        better.corrections.pooled = NetworkCorrection{.relativeError = 0.01, .networks = 12};
        model.setTargets({targetRow("plain", "Plain"), good, better});
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(SortRole);
        sorted.sort(TargetListModel::NetworkError);
        QCOMPARE(sorted.index(0, 0).data().toString(), QStringLiteral("Better"));
        QCOMPARE(sorted.index(2, 0).data().toString(), QStringLiteral("Plain"));
        QVERIFY(sorted.index(1, TargetListModel::NetworkError)
                    .data()
                    .toString()
                    .contains(QStringLiteral("11.4"))); // 2.44 times the median, and all times together
        // Written as a table: every number has its unit in the header, or counts what the header names.
        const FigureTable table = tableOf(sorted);
        QCOMPARE(toCsv(table).section(QStringLiteral("\r\n"), 0, 0),
                 QStringLiteral("Target,Origin,Device,Runtime,Threads,Batch,Format,Entries,Error (share)"));
        QCOMPARE(qRound(1000 * table.rows[1][TargetListModel::NetworkError].toDouble()), 114);
        QVERIFY(!table.rows[2][TargetListModel::NetworkError].isValid()); // not known: an empty cell
    }

    void aTargetOfSeveralInputSizesShowsTheErrorOfEach()
    {
        TargetListModel model;
        TargetRow row = targetRow("two", "Two");
        row.corrections.bySize[{28, 28}] = {.relativeError = 0.01, .networks = 10};
        row.corrections.bySize[{64, 48}] = {.scale = 1.5, .relativeError = 0.03, .networks = 12};
        row.corrections.pooled = NetworkCorrection{.relativeError = 0.2, .networks = 22};
        model.setTargets({row});
        const QModelIndex cell = model.index(0, TargetListModel::NetworkError);
        QCOMPARE(cell.data().toString(),
                 QStringLiteral("± %1 to %2").arg(Format::percent(0.0244), Format::percent(0.0732)));
        QCOMPARE(qRound(1e4 * cell.data(SortRole).toDouble()), 732);
        const QString tip = cell.data(Qt::ToolTipRole).toString();
        QCOMPARE(tip.count(u'\n'), 2);
        for (const char* part : {"28 × 28 px: sum of the parts, fitted on 10", "64 × 48 px: sum of the parts × 1.500",
                                 "Other input sizes: sum of the parts, fitted on 22"})
            QVERIFY2(tip.contains(QString::fromUtf8(part)), qPrintable(tip));
        // One that knows no sizes says so.
        QVERIFY(
            TargetText::corrections({.pooled = NetworkCorrection{}}).front().startsWith(QStringLiteral("All input")));

        Calibration calibration = elevenNetworks();
        calibration.points.front().size = {64, 48};
        calibration.corrections = row.corrections;
        const QString text = TargetText::calibration(calibration);
        QVERIFY2(text.contains(QStringLiteral("each input size is corrected by itself")), qPrintable(text));
        QVERIFY2(text.endsWith(TargetText::corrections(row.corrections).join(u'\n')), qPrintable(text));
    }

    void problemOfATableIsItsTooltip()
    {
        TargetListModel model;
        TargetRow bad = targetRow("bad", "bad (cannot be read)", 0);
        bad.problem = QStringLiteral("bad.csv: line 3: not a number");
        model.setTargets({bad});
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), bad.problem);
    }

    void entriesAreShownWithSpreadAndSortedByNumber()
    {
        LatencyEntryModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setTable(smallTable());
        QCOMPARE(model.rowCount(), 3); // and the constant
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(SortRole);
        sorted.sort(LatencyEntryModel::Latency, Qt::DescendingOrder); // as text 9 would come before 10.5
        QCOMPARE(sorted.index(0, LatencyEntryModel::Latency).data().toString(), Format::msWithSpread(10.5, 0.25));
        QCOMPARE(sorted.index(0, LatencyEntryModel::Operator).data().toString(), QStringLiteral("mbconv k3 e3"));
        QCOMPARE(sorted.index(0, LatencyEntryModel::Shape).data().toString(),
                 QStringLiteral("16 → 24, 56 × 56, stride 2"));
        QCOMPARE(sorted.index(1, LatencyEntryModel::Method).data().toString(), QStringLiteral("estimated"));
        QCOMPARE(sorted.index(2, LatencyEntryModel::Operator).data().toString(), QStringLiteral("constant"));
        sorted.setFilterKeyColumn(-1);
        sorted.setFilterFixedString(QStringLiteral("k5"));
        QCOMPARE(sorted.rowCount(), 1);

        const FigureTable table = tableOf(sorted);
        QCOMPARE(toCsv(table).section(QStringLiteral("\r\n"), 0, 0),
                 QStringLiteral("Operator,Shape,Latency (ms),Samples,Method"));
        QCOMPARE(table.rows.size(), 1);
        QCOMPARE(table.rows[0][LatencyEntryModel::Latency].toDouble(), 9.0);
        QVERIFY(!table.rows[0][LatencyEntryModel::Samples].isValid()); // not known: an empty cell
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void correctionIsSaidInWords()
    {
        QCOMPARE(TargetText::correction({}), QStringLiteral("sum of the parts"));
        const QString text = TargetText::correction({.offsetMs = -0.5, .scale = 1.25, .perPartMs = 0.01});
        QVERIFY2(text.startsWith(QStringLiteral("sum of the parts × 1.250 − 0.50")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral("a part")), qPrintable(text));
    }

    void histogramCountsEveryNetworkAroundZero()
    {
        std::vector<double> errors;
        for (int i = -5; i <= 5; ++i)
            errors.push_back(0.01 * i);
        const auto histogram = ErrorHistogram::binsOf(errors);
        QCOMPARE(histogram.width, 0.01);
        QCOMPARE(histogram.counts, std::vector<int>(11, 1));
        QCOMPARE(histogram.centers[5], 0.0);
        const auto wide = ErrorHistogram::binsOf({-0.4, 0.01, 900.0});
        QCOMPARE(std::accumulate(wide.counts.begin(), wide.counts.end(), 0), 3);
        QVERIFY(wide.counts.size() < 500);
        QCOMPARE(ErrorHistogram::binsOf({}).counts, std::vector<int>(3, 0));
    }

    void calibrationHasPlotTextAndEmptyState()
    {
        CalibrationView view;
        view.resize(700, 320);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setCalibration({});
        QVERIFY(view.showsEmptyState());
        view.setCalibration(elevenNetworks());
        QVERIFY(!view.showsEmptyState());
        const QString text = view.findChild<QLabel*>(QStringLiteral("calibrationText"))->text();
        for (const char* part : {"11 network", "3.0", "0.991", "× 1.250", "20.0"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
    }

    void measureButtonAsksAndCancels()
    {
        CalibrationView view;
        auto* button = view.findChild<QPushButton*>(QStringLiteral("measureNetworks"));
        QSignalSpy measure(&view, &CalibrationView::measureRequested), cancel(&view, &CalibrationView::cancelRequested);
        view.setMeasurable(QStringLiteral("another device"));
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("another device"));
        view.setMeasurable({});
        view.findChild<QSpinBox*>()->setValue(7);
        QCOMPARE(view.count(), 7);
        button->click();
        QCOMPARE(measure.size(), 1);
        view.setMeasuring(true);
        button->click();
        QCOMPARE(measure.size(), 1);
        QCOMPARE(cancel.size(), 1);
    }

    void keysGoFromNetworkToNetwork()
    {
        CalibrationPlot plot;
        plot.resize(600, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setCalibration(elevenNetworks());
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY2(plot.accessibleDescription().startsWith(QStringLiteral("net -5\n")),
                 qPrintable(plot.accessibleDescription()));
        QTest::keyClick(&plot, Qt::Key_Left); // around the end
        QVERIFY(plot.accessibleDescription().startsWith(QStringLiteral("net 5\n")));
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("5.0")));
    }

    void theRightMouseButtonOpensAMenuOverBothItsAxes()
    {
        CalibrationPlot plot;
        plot.resize(640, 320);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setCalibration(elevenNetworks());
        for (const int x : {160, 500}) // networks, histogram
            QCOMPARE(test::menuUnderRightButton(&plot, {x, 120}).size(), 3);
    }

    void theZeroLineOfTheErrorsEndsWithItsAxes()
    {
        CalibrationPlot plot;
        plot.setCalibration(elevenNetworks());
        const QCPAxisRect* histogram = plot.plot()->axisRect(1);
        const auto lines = histogram->graphs();
        QCOMPARE(lines.size(), 1);
        bool found = false;
        const QCPRange drawn = lines[0]->getValueRange(found), shown = histogram->axis(QCPAxis::atLeft)->range();
        QCOMPARE(drawn.lower, shown.lower);
        QCOMPARE(drawn.upper, shown.upper);
        QCOMPARE(plot.plot()->itemCount(), 0);
    }

    void calibrationIsAFigureInEveryFormat()
    {
        CalibrationPlot plot;
        plot.resize(640, 320);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setCalibration(elevenNetworks());
        QTemporaryDir folder;
        for (const char* extension : {"svg", "pdf", "png", "csv"})
            saveFigure(plot, folder.filePath(QStringLiteral("plot.") + QLatin1String(extension)));
        QSvgRenderer svg(folder.filePath(QStringLiteral("plot.svg")));
        QVERIFY(svg.isValid());
        QVERIFY(read(folder.filePath(QStringLiteral("plot.svg"))).contains("Predicted (ms)"));
        QVERIFY(read(folder.filePath(QStringLiteral("plot.pdf"))).startsWith("%PDF"));
        QVERIFY(QImageReader(folder.filePath(QStringLiteral("plot.png"))).canRead());
        const QByteArray csv = read(folder.filePath(QStringLiteral("plot.csv")));
        QCOMPARE(csv.count("\r\n"), 12);
        QVERIFY(csv.contains("net 0,28,28,8,10,10,0.1,0\r\n"));
        // Saving leaves the view as it was.
        QCOMPARE(plot.grab().toImage().pixelColor(5, 5), Theme::of(&plot).ground);
        saveFigure(plot, folder.filePath(QStringLiteral("again.svg")));
        QCOMPARE(read(folder.filePath(QStringLiteral("again.svg"))), read(folder.filePath(QStringLiteral("plot.svg"))));
    }

    void factsTellCoverageModelWarningsAndSource()
    {
        TargetFacts facts;
        TargetDetails details;
        details.row = targetRow("phone", "Phone <b>, TFLite");
        details.table = smallTable();
        details.table->environment = {{"warning", "The governor is powersave."},
                                      {"source", "https://example.org/tables"},
                                      {"licence", "Apache-2.0"},
                                      {"cpu", "Kryo"},
                                      {"load", "1.75"},
                                      {"busy share", "0.5"},
                                      {"common error", "0.08"}};
        details.spaceName = QStringLiteral("small");
        facts.showDetails(details);
        QVERIFY(facts.toPlainText().contains(QStringLiteral("Phone <b>, TFLite"))); // as text, not as markup
        QVERIFY(facts.toPlainText().contains(QStringLiteral("When it was measured: The governor is powersave.")));
        // What was so then is not told as if it were so now, nor can it be measured again here.
        const QString then = facts.toPlainText().section(QStringLiteral("When it was measured, as the table says"), 1);
        QVERIFY2(then.contains(QStringLiteral("1.75")), qPrintable(facts.toPlainText()));
        QVERIFY(!then.section(QStringLiteral("Facts"), 1).contains(QStringLiteral("1.75")));
        QVERIFY(facts.toPlainText().contains(QStringLiteral("measured beside other work")));
        QVERIFY(!facts.toPlainText().contains(QStringLiteral("Measure again")));
        QVERIFY(facts.toPlainText().contains(QStringLiteral("Apache-2.0")));
        QVERIFY(facts.toHtml().contains(QStringLiteral("href=\"https://example.org/tables\"")));
        QVERIFY(facts.toPlainText().contains(QStringLiteral("Fitting the model")));

        details.formsKnown = true;
        details.forms = {{.form = "power law", .median = 0.041, .ninetieth = 0.12, .entries = 70},
                         {.form = "roofline", .median = 0.08, .ninetieth = 0.3, .entries = 70}};
        details.coverage = LatencyPredictor::Coverage{
            .inTable = 40, .estimated = 8, .missing = 1, .missingKeys = {mbconv(7, 96, 160, 7)}};
        facts.showDetails(details);
        const QString text = facts.toPlainText();
        for (const char* part : {"40 of 49 shapes", "8 estimated", "1 missing", "mbconv k7", "power law", "roofline"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
    }
};

QTEST_MAIN(TargetsViewTest)
#include "tst_targets_view.moc"
