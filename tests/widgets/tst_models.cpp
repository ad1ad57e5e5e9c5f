// SPDX-License-Identifier: MIT
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/table_dialog.h"
#include "widgets/models/block_model.h"
#include "widgets/models/log_model.h"
#include "widgets/models/network_table_model.h"
#include "widgets/models/probability_delegate.h"
#include "widgets/models/run_list_model.h"
#include "widgets/models/setting_delegate.h"
#include "widgets/models/settings_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLocale>
#include <QPainter>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>
#include <QTreeView>

using namespace pathloom;
using test::SyntheticRun;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

RunRow runRow(const QString& folder, Phase state = Phase::Joint)
{
    RunRow row;
    row.folder = folder;
    row.name = folder.toUpper();
    row.state = state;
    row.target = QStringLiteral("This machine");
    row.created = QDateTime(QDate(2026, 1, 5), QTime(9, 30), Qt::UTC);
    return row;
}

NetworkRow networkRow(std::int64_t id, std::optional<double> accuracy)
{
    const SyntheticRun run;
    NetworkRow row;
    row.runFolder = QStringLiteral("/runs/a");
    row.runName = QStringLiteral("a");
    row.network.id = id;
    row.network.name = "net-" + std::to_string(id);
    row.network.description = describe(run.space(), run.goal());
    row.network.architecture = toText(run.space(), run.goal());
    row.network.predictedMs = 3.5 + double(id);
    row.network.testAccuracy = accuracy;
    return row;
}

QStringList folders(const RunListModel& model)
{
    QStringList list;
    for (int i = 0; i < model.rowCount(); ++i)
        list << model.run(i).folder;
    return list;
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void runsKeepTheirIndexWhenTheListChanges()
    {
        RunListModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setRuns({runRow(QStringLiteral("a")), runRow(QStringLiteral("b")), runRow(QStringLiteral("c"))});
        const QPersistentModelIndex b = model.index(1, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRuns({runRow(QStringLiteral("d")), runRow(QStringLiteral("c")), runRow(QStringLiteral("b"))});
        QCOMPARE(folders(model), (QStringList{QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("b")}));
        QCOMPARE(b.row(), 2);
        QCOMPARE(b.data(KeyRole).toString(), QStringLiteral("b"));
        QCOMPARE(reset.count(), 0);
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!b.isValid());
    }

    void aChangedRunChangesItsRowAlone()
    {
        RunListModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setRuns({runRow(QStringLiteral("a")), runRow(QStringLiteral("b"))});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        RunRow row = runRow(QStringLiteral("b"), Phase::Failed);
        row.message = QStringLiteral("the disk is full");
        row.bestAccuracy = 0.915;
        model.updateRun(row);
        model.updateRun(row);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(1, RunListModel::State).data().toString(), QStringLiteral("Failed"));
        QCOMPARE(model.index(1, RunListModel::State).data(Qt::ToolTipRole).toString(), row.message);
        QCOMPARE(model.index(1, RunListModel::Accuracy).data(SortRole).toDouble(), 0.915);
        QVERIFY(model.index(1, RunListModel::Accuracy).data().toString().endsWith(QStringLiteral("held out")));
        row.accuracyIsTest = true;
        row.state = Phase::Finished;
        row.message.clear();
        row.training = true;
        model.updateRun(row);
        QVERIFY(model.index(1, RunListModel::Accuracy).data().toString().endsWith(QStringLiteral("test")));
        QCOMPARE(model.index(1, RunListModel::State).data().toString(), QStringLiteral("Training"));
        model.updateRun(runRow(QStringLiteral("new")));
        QCOMPARE(folders(model), (QStringList{QStringLiteral("new"), QStringLiteral("a"), QStringLiteral("b")}));
    }

    void aRunThatNobodyWritesWasInterrupted()
    {
        RunListModel model;
        RunRow row = runRow(QStringLiteral("a"), Phase::Joint);
        row.live = true;
        model.setRuns({row});
        QCOMPARE(model.index(0, RunListModel::State).data().toString(), QStringLiteral("Searching"));
        row.live = false;
        model.updateRun(row);
        QCOMPARE(model.index(0, RunListModel::State).data().toString(), QStringLiteral("Interrupted"));
        QVERIFY(
            model.index(0, RunListModel::State).data(Qt::ToolTipRole).toString().contains(QStringLiteral("is kept")));
        row.state = Phase::Stopped;
        model.updateRun(row);
        QCOMPARE(model.index(0, RunListModel::State).data().toString(), QStringLiteral("Stopped"));
    }

    void networksSortByNumberAndTellWhatIsKnown()
    {
        NetworkTableModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setNetworks({networkRow(1, 0.9), networkRow(2, {}), networkRow(10, 0.0912)});
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(SortRole);
        sorted.sort(NetworkTableModel::Accuracy, Qt::DescendingOrder);
        QCOMPARE(sorted.index(0, NetworkTableModel::Network).data().toString(), QStringLiteral("net-1"));
        QCOMPARE(sorted.index(1, NetworkTableModel::Network).data().toString(), QStringLiteral("net-10"));
        const Costs cost = costs(model.network(0).network.description);
        QCOMPARE(model.index(0, NetworkTableModel::Macs).data(SortRole).toLongLong(), qlonglong(cost.macs));
        QCOMPARE(model.index(0, NetworkTableModel::Parameters).data(SortRole).toLongLong(), qlonglong(cost.parameters));
        QCOMPARE(model.index(1, NetworkTableModel::Accuracy).data().toString(), QString(QChar(0x2013)));
        QCOMPARE(model.index(1, NetworkTableModel::State).data().toString(), QStringLiteral("Not trained"));
        NetworkRow measured = networkRow(2, 0.91);
        measured.network.measuredMs = 4.125;
        measured.network.measuredDeviationMs = 0.06;
        model.updateNetwork(measured);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, NetworkTableModel::State).data().toString(), QStringLiteral("Trained"));
        QVERIFY(model.index(1, NetworkTableModel::MeasuredMs).data().toString().contains(QStringLiteral("0.06")));
        QVERIFY(model.index(1, NetworkTableModel::Accuracy)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("Test accuracy")));
        model.updateNetwork(networkRow(11, {}));
        QCOMPARE(model.rowOf(QStringLiteral("/runs/a"), 11), 3);
    }

    void settingsAreTakenThroughCore()
    {
        SettingsModel model;
        QAbstractItemModelTester tester(&model, failing);
        model.setConfig({}, {});
        const QModelIndex value = model.indexOf(QStringLiteral("batch_size"), SettingsModel::Value);
        QVERIFY(value.isValid());
        QVERIFY(value.flags() & Qt::ItemIsEditable);
        QVERIFY(!(value.siblingAtColumn(SettingsModel::Key).flags() & Qt::ItemIsEditable));
        QVERIFY(!(value.parent().siblingAtColumn(SettingsModel::Value).flags() & Qt::ItemIsEditable));
        QSignalSpy changed(&model, &SettingsModel::configChanged);
        QSignalSpy refused(&model, &SettingsModel::valueRefused);
        QVERIFY(model.setData(value, QStringLiteral("64")));
        QCOMPARE(model.config().batchSize, 64);
        QCOMPARE(value.data().toString(), QStringLiteral("64"));
        QVERIFY(value.data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(changed.count(), 1);
        for (const char* wrong : {"-3", "many", "nan", ""})
            QVERIFY2(!model.setData(value, QString::fromLatin1(wrong)), wrong);
        QCOMPARE(model.config().batchSize, 64);
        QCOMPARE(refused.count(), 4);
        QCOMPARE(refused.first().at(0).toString(), QStringLiteral("batch_size"));
        QVERIFY(refused.first().at(1).toString().contains(QStringLiteral("batch_size")));
    }

    void everySettingTakesItsOwnValueBack()
    {
        SettingsModel model;
        model.setConfig({}, {});
        const SearchConfig before = model.config();
        for (const SettingInfo& setting : listSettings(before)) {
            const QModelIndex value = model.indexOf(QString::fromStdString(setting.key), SettingsModel::Value);
            QVERIFY2(model.setData(value, value.data().toString()), setting.key.c_str());
            QVERIFY2(!value.siblingAtColumn(SettingsModel::Help).data().toString().isEmpty(), setting.key.c_str());
        }
        QCOMPARE(model.config(), before);
    }

    void settingsStandBelowSubjectsThatCountTheChangedOnes()
    {
        SettingsModel model;
        QAbstractItemModelTester tester(&model, failing);
        int settings = 0;
        for (int i = 0; i < model.rowCount(); ++i)
            settings += model.rowCount(model.index(i, 0));
        QCOMPARE(settings, int(listSettings({}).size()));
        QVERIFY(model.rowCount() > 5 && model.rowCount() < 15);

        SearchConfig defaults;
        defaults.momentum = 0.8; // recommended for a space
        model.setConfig(defaults, defaults);
        QCOMPARE(model.changedCount(), 0);
        const QModelIndex value = model.indexOf(QStringLiteral("weights.momentum"), SettingsModel::Value);
        const QModelIndex other = model.indexOf(QStringLiteral("weights.decay"), SettingsModel::Value);
        const QString title = value.parent().data().toString();
        QSignalSpy changed(&model, &SettingsModel::configChanged);
        QVERIFY(model.setData(value, QStringLiteral("0.5")) && model.setData(other, QStringLiteral("0.25")));
        QVERIFY(model.isChanged(value) && !model.isChanged(value.parent()));
        QCOMPARE(value.siblingAtColumn(SettingsModel::Default).data().toString(), QStringLiteral("0.8"));
        QVERIFY(value.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("0.8")));
        QVERIFY2(value.parent().data().toString().contains(u'2') && !title.contains(u'2'),
                 qPrintable(value.parent().data().toString()));
        model.resetToDefault(value);
        QCOMPARE(value.data().toString(), QStringLiteral("0.8"));
        QVERIFY(value.siblingAtColumn(SettingsModel::Default).data().toString().isEmpty());
        QCOMPARE(model.changedCount(), 1);
        model.resetAll();
        QCOMPARE(model.config(), defaults);
        QCOMPARE(value.parent().data().toString(), title);
        QCOMPARE(changed.count(), 4);
    }

    void settingsAreReadAndTypedWithTheDecimalSignOfTheLanguage()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        SettingsModel model;
        const QModelIndex momentum = model.indexOf(QStringLiteral("weights.momentum"), SettingsModel::Value);
        QVERIFY(model.setData(momentum, QStringLiteral("0,75")));
        QCOMPARE(model.config().momentum, 0.75);
        QCOMPARE(momentum.data().toString(), QStringLiteral("0,75"));
        QVERIFY(momentum.data(Qt::ToolTipRole).toString().contains(QStringLiteral("0,9999")));
        QVERIFY(model.setData(momentum, QStringLiteral("0.5"))); // as the command line writes it
        QCOMPARE(model.config().momentum, 0.5);
        QLocale::setDefault(before);
    }

    void whatIsSetElsewhereTouchesNoOtherRow()
    {
        SettingsModel model;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        SearchConfig config;
        config.epochs = 7;
        model.setConfig(config, {});
        QCOMPARE(changed.count(), 2); // the setting and its subject
        QCOMPARE(changed.first().first().toModelIndex(), model.indexOf(QStringLiteral("epochs")));
        QCOMPARE(reset.count(), 0);
    }

    void wordsAreChosenFromAList()
    {
        SettingsModel model;
        QTreeView table;
        table.setModel(&model);
        table.setItemDelegateForColumn(SettingsModel::Value, new SettingDelegate(&table));
        const QModelIndex value = model.indexOf(QStringLiteral("method"), SettingsModel::Value);
        table.expandAll();
        table.edit(value);
        auto* list = table.findChild<QComboBox*>();
        QVERIFY(list);
        QCOMPARE(list->currentText(), value.data().toString());
        list->setCurrentText(QStringLiteral("random"));
        table.itemDelegateForColumn(SettingsModel::Value)->setModelData(list, &model, value);
        QCOMPARE(model.config().method, SearchMethod::Random);
    }

    void theBlockModelFollowsSelectionAndProbabilities()
    {
        SyntheticRun run;
        RunView view;
        BlockModel model(&view);
        QAbstractItemModelTester tester(&model, failing);
        QCOMPARE(model.rowCount(), 0);
        view.setRun(run.header());
        view.select(3);
        QCOMPARE(model.rowCount(), static_cast<int>(run.space().choice(3).candidates.size()));
        view.apply(run.steps(900));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.refresh();
        model.refresh();
        QCOMPARE(changed.count(), 1);
        const auto p = view.probabilities()[3];
        double shares = 0, expected = 0;
        for (int i = 0; i < model.rowCount(); ++i) {
            const auto j = static_cast<std::size_t>(i);
            QCOMPARE(model.index(i, BlockModel::Probability).data(ShareRole).toDouble(), p[j]);
            shares += model.index(i, BlockModel::Share).data(SortRole).toDouble();
            expected += p[j] * view.header().latency->pathMs[3][j];
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
        QVERIFY(std::abs(*model.expectedMs() - expected) < 1e-9);
        for (int j = 0; j < model.rowCount(); ++j) // the candidate of the best network for the budget
            QCOMPARE(model.index(j, 0).data(LeadingRole).toBool(), j == view.leading()->choices[3]);
        view.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void withoutTableTheBlockModelNamesNoLatency()
    {
        SyntheticRun run;
        RunHeader header = run.header();
        header.latency.reset();
        RunView view;
        BlockModel model(&view);
        view.setRun(header);
        view.select(0);
        QVERIFY(!model.expectedMs());
        QCOMPARE(model.index(0, BlockModel::Latency).data().toString(), QString(QChar(0x2013)));
    }

    void probabilityBarsGrowWithTheProbability()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.select(0);
        BlockModel model(&view);
        const auto barPixels = [&] {
            QImage image(200, 24, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.rect = image.rect();
            option.palette.setColor(QPalette::Base, Qt::white);
            option.palette.setColor(QPalette::Text, Qt::black);
            ProbabilityDelegate().paint(&painter, option, model.index(run.goal().choices[0], BlockModel::Probability));
            painter.end();
            int coloured = 0; // the track is grey, the bar is not
            for (int x = 0; x < image.width(); ++x)
                coloured += QColor(image.pixel(x, 12)).saturation() > 40 && x > 70;
            return coloured;
        };
        view.apply(run.steps(200));
        model.refresh();
        const int early = barPixels();
        view.apply(run.steps(1200));
        model.refresh();
        QVERIFY2(barPixels() > early + 10, qPrintable(QString::number(early)));
    }

    void theLogGrowsAndIsFiltered()
    {
        SyntheticRun run;
        RunView view;
        LogModel model(&view);
        LogFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&model, failing);
        QAbstractItemModelTester filterTester(&filter, failing);
        view.setRun(run.header());
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        view.apply(run.messages());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.rowCount(), static_cast<int>(run.messages().size()));
        filter.setLevel(MessageLevel::Warning);
        QCOMPARE(filter.rowCount(), 2);
        filter.setLevel(MessageLevel::Error);
        QCOMPARE(filter.rowCount(), 1);
        filter.setLevel(MessageLevel::Info);
        filter.setText(QStringLiteral("CHECKPOINT"));
        QCOMPARE(filter.rowCount(), 1);
        view.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void figureTablesAreModels()
    {
        FigureTableModel model({{QStringLiteral("Step"), QStringLiteral("Loss")}, {{1, 0.5}, {2, QVariant()}}});
        QAbstractItemModelTester tester(&model, failing);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("0.5"));
        QVERIFY(!model.index(1, 1).data().isValid());
    }
};

QTEST_MAIN(ModelsTest)
#include "tst_models.moc"
