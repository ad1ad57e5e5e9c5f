// SPDX-License-Identifier: MIT
#include "app/window/actions.h"
#include "app/window/import_dialog.h"
#include "app/window/main_window.h"
#include "app/window/measure_wizard.h"
#include "app/window/message_bar.h"
#include "app/window/target_library.h"
#include "app/window/targets_panel.h"
#include "app/window/window_settings.h"
#include "core/latency/latency_model.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/targets/calibration_view.h"
#include "widgets/targets/target_facts.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <atomic>
#include <thread>

using namespace pathloom;

namespace {

constexpr int patience = 20000;

/// A table with every shape of the space but the last few, times by a simple law.
LatencyTable tableOfSpace(const std::string& space, int without = 0)
{
    LatencyTable table{.device = "Test phone", .runtime = "Test runtime", .threads = 2};
    std::vector<LatencyKey> keys = latencyKeys(loadSpace(space));
    keys.resize(keys.size() - static_cast<std::size_t>(without));
    for (const LatencyKey& key : keys) {
        const double macs = 1e-6 * (1 + key.inputChannels) * (1 + key.outputChannels) * (1 + key.inputHeight) *
                            (1 + key.inputWidth) * (1 + key.kernel);
        table.entries[key] = {.ms = 0.05 + macs, .deviationMs = 0.01 * macs, .samples = 25};
    }
    table.environment["source"] = "a test";
    return table;
}

std::filesystem::path pathOf(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

class TestTargetsPanel : public QObject
{
    Q_OBJECT

private:
    struct Fixture
    {
        QTemporaryDir folder;
        WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{settings};

        Fixture()
        {
            window.resize(1280, 800);
            window.show();
            auto* dock = window.findChild<QDockWidget*>(QStringLiteral("targetsDock"));
            dock->raise();
        }
        const Actions& actions() const { return window.actions(); }
        TargetsPanel* panel() const { return window.findChild<TargetsPanel*>(); }
        TargetLibrary* library() const { return window.findChild<TargetLibrary*>(); }
        MessageBar* messages() const { return window.findChild<MessageBar*>(); }
        QString facts() const { return panel()->findChild<TargetFacts*>()->toPlainText(); }
        bool hasTarget(const QString& id) const { return library()->targets()->rowOf(id) >= 0; }
        bool select(const QString& id)
        {
            panel()->select(id);
            return QTest::qWaitFor(
                [&] {
                    const auto row = panel()->selectedTarget();
                    return row && QString::fromStdString(row->target.id) == id;
                },
                patience);
        }
    };

    static QString selectedId(const TargetsPanel& panel)
    {
        const auto row = panel.selectedTarget();
        return row ? QString::fromStdString(row->target.id) : QString();
    }

    /// A wizard with runtimes and measuring that a test made up.
    struct WizardFixture
    {
        JobRunner jobs;
        TargetMeasuring measuring{&jobs};
        MeasureWizard wizard{
            &jobs,
            &measuring,
            QStringLiteral("small"),
            [] { return false; },
            nullptr,
            [] {
                return std::vector<RuntimeInfo>{
                    {.kind = RuntimeKind::OnnxRuntime, .name = "ONNX Runtime 1.30.0", .available = true},
                    {.kind = RuntimeKind::LibTorch, .name = "LibTorch 1.13", .available = true},
                    {.kind = RuntimeKind::OpenCv,
                     .name = "OpenCV DNN",
                     .available = false,
                     .problem = "OpenCV was built without its DNN module."}};
            }};

        explicit WizardFixture(decltype(TargetMeasuring::Functions::shapes) shapes)
        {
            measuring.setFunctions({.shapes = std::move(shapes), .networks = {}});
            wizard.show();
        }
        QPushButton* button(const char* name) const { return wizard.findChild<QPushButton*>(QLatin1String(name)); }
        QString result() const { return wizard.findChild<QLabel*>(QStringLiteral("measureResult"))->text(); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        static QTemporaryDir data;
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        addTarget(tableOfSpace("small", 2), "phone");
    }

    void listIsReadInTheBackgroundAndThisMachineComesFirst()
    {
        Fixture f;
        QCOMPARE(f.library()->targets()->rowCount(), 0); // nothing was read on the GUI thread
        QTRY_VERIFY_WITH_TIMEOUT(f.library()->isRead(), patience);
        QVERIFY(isThisMachine(f.library()->targets()->target(0).target));
        QVERIFY(f.hasTarget(QStringLiteral("phone")));
        QTRY_VERIFY(f.window.findChild<QComboBox*>(QStringLiteral("target"))->findData(QStringLiteral("phone")) >= 0);
        QVERIFY(f.panel()->selectedTarget().has_value());
    }

    void detailsShowFactsEntriesAndCoverage()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        QTRY_VERIFY_WITH_TIMEOUT(f.facts().contains(QStringLiteral("shapes in the table")), patience);
        const int all = static_cast<int>(latencyKeys(loadSpace("small")).size());
        QVERIFY2(f.facts().contains(QStringLiteral("%1 of %2 shapes").arg(all - 2).arg(all)), qPrintable(f.facts()));
        QVERIFY(f.facts().contains(QStringLiteral("a test")));
        auto* entries = f.panel()->findChild<QTableView*>(QStringLiteral("targetEntries"));
        QCOMPARE(entries->model()->rowCount(), all - 2);
        QCOMPARE(f.panel()->entriesTable().rows.size(), all - 2);
        auto* space = f.panel()->findChild<QComboBox*>(QStringLiteral("targetSpace"));
        space->setCurrentText(QStringLiteral("cifar"));
        QCOMPARE(f.panel()->space(), QStringLiteral("cifar"));
        const int other = static_cast<int>(latencyKeys(loadSpace("cifar")).size());
        QTRY_VERIFY_WITH_TIMEOUT(f.facts().contains(QStringLiteral("of %1 shapes").arg(other)), patience);
        QVERIFY(f.panel()->calibration()->showsEmptyState());
    }

    void deletingCanBeUndone()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        QTRY_VERIFY(f.actions().removeTarget->isEnabled());
        QVERIFY(!f.actions().restoreTarget->isEnabled());
        const LatencyTable before = readTable(findTarget("phone"));
        f.actions().removeTarget->trigger();
        QTRY_VERIFY(!f.hasTarget(QStringLiteral("phone")));
        QTRY_VERIFY(f.messages()->isVisible());
        QToolButton* undo = nullptr;
        for (QToolButton* button : f.messages()->findChildren<QToolButton*>())
            if (button->defaultAction() == f.actions().restoreTarget)
                undo = button;
        QVERIFY2(undo, qPrintable(f.messages()->text()));
        QVERIFY(f.library()->canRestore());
        QVERIFY(f.actions().restoreTarget->isEnabled());
        QVERIFY(undo->isEnabled());
        undo->click();
        QVERIFY(!f.messages()->isVisible()); // said and done
        QTRY_VERIFY(f.hasTarget(QStringLiteral("phone")));
        QCOMPARE(readTable(findTarget("phone")), before);
        QTRY_COMPARE(selectedId(*f.panel()), QStringLiteral("phone"));
        QVERIFY(!f.actions().restoreTarget->isEnabled());
    }

    void shippedTargetsCannotBeDeletedButCopied()
    {
        Fixture f;
        QTRY_VERIFY_WITH_TIMEOUT(f.library()->isRead(), patience);
        QString shipped;
        for (const TargetRow& row : f.library()->targets()->all())
            if (row.target.origin == "shipped" && row.entries > 0)
                shipped = QString::fromStdString(row.target.id);
        QVERIFY2(!shipped.isEmpty(), "no shipped target");
        QVERIFY(f.select(shipped));
        QTRY_VERIFY(f.actions().duplicateTarget->isEnabled());
        QVERIFY(!f.actions().removeTarget->isEnabled());
        QVERIFY(!f.actions().measureNetworks->isEnabled()); // another device
        const QString copy = f.library()->freeIdLike(shipped);
        f.library()->duplicate(f.panel()->selectedTarget()->target, copy);
        QTRY_COMPARE(selectedId(*f.panel()), copy);
        QCOMPARE(readTable(findTarget(copy.toStdString())).entries,
                 readTable(findTarget(shipped.toStdString())).entries);
        QVERIFY(f.library()->freeIdLike(shipped) != copy);
        QTRY_VERIFY(f.actions().removeTarget->isEnabled());
        f.actions().removeTarget->trigger();
        QTRY_VERIFY(!f.hasTarget(copy));
    }

    void exportedTableReadsBack()
    {
        Fixture f;
        QVERIFY(f.select(QStringLiteral("phone")));
        const QString file = f.folder.filePath(QStringLiteral("out.csv"));
        f.library()->exportTo(f.panel()->selectedTarget()->target, file);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
        QTRY_VERIFY(f.messages()->text().contains(file));
        QCOMPARE(readLatencyCsv(pathOf(file)).entries, tableOfSpace("small", 2).entries);
        f.library()->exportTo(f.panel()->selectedTarget()->target, QStringLiteral("/no/such/folder/out.csv"));
        QTRY_VERIFY(f.messages()->text().contains(QStringLiteral("/no/such/folder")));
        QCOMPARE(f.messages()->level(), MessageLevel::Error);
    }

    void importShowsWhatTheFileHoldsAndStoresIt()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("tablet.csv"));
        writeLatencyCsv(tableOfSpace("small"), pathOf(file));
        JobRunner jobs;
        ImportDialog dialog(&jobs, QStringLiteral("small"));
        dialog.show();
        auto* import = dialog.findChild<QPushButton*>(QStringLiteral("importButton"));
        QVERIFY(!import->isEnabled());
        dialog.setFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
        const int all = static_cast<int>(latencyKeys(loadSpace("small")).size());
        auto* preview = dialog.findChild<QTableView*>(QStringLiteral("importPreview"));
        QCOMPARE(preview->model()->rowCount(), all);
        auto* coverage = dialog.findChild<QLabel*>(QStringLiteral("importCoverage"));
        QTRY_VERIFY_WITH_TIMEOUT(coverage->text().contains(QStringLiteral("%1 of %1 shapes").arg(all)), patience);
        QVERIFY(dialog.problem().isEmpty());
        import->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), patience);
        QCOMPARE(dialog.imported()->id, std::string("tablet"));
        QCOMPARE(readTable(findTarget("tablet")).device, std::string("Test phone"));

        writeLatencyCsv(tableOfSpace("small", 1), pathOf(file)); // another table of the same name
        ImportDialog again(&jobs, QStringLiteral("small"));
        again.show();
        again.setFile(file);
        auto* second = again.findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(second->isEnabled(), patience);
        second->click(); // the name is taken
        QTRY_VERIFY_WITH_TIMEOUT(again.problem().contains(QStringLiteral("tablet")), patience);
        QVERIFY(again.isVisible());
        for (QLineEdit* edit : again.findChildren<QLineEdit*>())
            if (edit->accessibleName() == QStringLiteral("Name of the target"))
                edit->setText(QStringLiteral("tablet-2"));
        QVERIFY(second->isEnabled());
        second->click();
        QTRY_COMPARE_WITH_TIMEOUT(again.result(), int(QDialog::Accepted), patience);
        QCOMPARE(again.imported()->id, std::string("tablet-2"));
    }

    void badTableIsOneSentenceInsideTheDialog()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bad.csv"));
        writeLatencyCsv(tableOfSpace("small"), pathOf(file));
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        const QByteArray text = bytes.readAll();
        bytes.resize(0);
        bytes.write(QByteArray(text).replace(",25,", ",many,"));
        bytes.close();
        JobRunner jobs;
        ImportDialog dialog(&jobs, QStringLiteral("small"));
        dialog.show();
        dialog.setFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.problem().contains(QStringLiteral("many")), patience);
        QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("importButton"))->isEnabled());
        auto* shown = dialog.findChild<QLabel*>(QStringLiteral("importProblem"));
        QVERIFY(shown->isVisible());
        QCOMPARE(shown->text(), dialog.problem());
        dialog.setFile(folder.filePath(QStringLiteral("absent.csv")));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.problem().contains(QStringLiteral("absent.csv")), patience);
        // And a good file after that is good.
        writeLatencyCsv(tableOfSpace("small"), pathOf(file));
        dialog.setFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QPushButton*>(QStringLiteral("importButton"))->isEnabled(), patience);
    }

    void whatTheFileDoesNotSayIsAsked()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("two.csv"));
        LatencyTable table = tableOfSpace("small");
        writeLatencyCsv(table, pathOf(file));
        const std::string one = readTextFile(pathOf(file));
        table.batch = 32;
        const QString other = folder.filePath(QStringLiteral("other.csv"));
        writeLatencyCsv(table, pathOf(other));
        const std::string more = readTextFile(pathOf(other));
        writeTextFile(pathOf(file), one + more.substr(more.find('\n', more.find("device,runtime")) + 1));
        JobRunner jobs;
        ImportDialog dialog(&jobs, QStringLiteral("small"));
        dialog.show();
        dialog.setFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.problem().isEmpty(), patience);
        QVERIFY2(dialog.problem().contains(QStringLiteral("32")), qPrintable(dialog.problem()));
        QComboBox* batch = nullptr;
        for (QComboBox* box : dialog.findChildren<QComboBox*>())
            if (box->accessibleName() == QStringLiteral("Batch size"))
                batch = box;
        QVERIFY(batch);
        batch->setEditText(QStringLiteral("32"));
        auto* import = dialog.findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
        QCOMPARE(batch->findText(QStringLiteral("1")) >= 0, true); // now it is known what there is
        import->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), patience);
        QCOMPARE(readTable(*dialog.imported()).batch, 32);
    }

    void yamlAsksForDeviceAndRuntime()
    {
        const QString file = QStringLiteral(PATHLOOM_SHARED "/data/latency/proxylessnas/mobile_trim.yaml");
        if (!QFile::exists(file))
            QSKIP("needs ../shared/data/latency/proxylessnas/mobile_trim.yaml");
        JobRunner jobs;
        ImportDialog dialog(&jobs, QStringLiteral("proxyless-mobile"));
        dialog.show();
        dialog.setFile(file);
        auto* import = dialog.findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isReading(), patience);
        QVERIFY(!import->isEnabled());
        QVERIFY(!dialog.problem().isEmpty());
        for (QLineEdit* edit : dialog.findChildren<QLineEdit*>())
            if (edit->accessibleName() == QStringLiteral("Device") ||
                edit->accessibleName() == QStringLiteral("Runtime")) {
                QVERIFY(!edit->isReadOnly());
                edit->selectAll();
                QTest::keyClicks(edit, QStringLiteral("Pixel 1"));
            }
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("importKind"))->text().contains(QStringLiteral("YAML")));
    }

    void wizardOffersRuntimesAndSaysWhyOneIsAbsent()
    {
        WizardFixture f({});
        QTRY_VERIFY(f.button("startMeasuring")->isEnabled());
        const auto radios = f.wizard.findChildren<QRadioButton*>();
        QCOMPARE(radios.size(), 3);
        QVERIFY(radios[0]->isChecked()); // the recommended one
        QVERIFY(radios[0]->text().contains(QStringLiteral("recommended")));
        QVERIFY(!radios[2]->isEnabled());
        QVERIFY(radios[2]->accessibleDescription().contains(QStringLiteral("without its DNN module")));
        QCOMPARE(f.wizard.targetId(), QString::fromStdString(thisMachineIdFor(RuntimeKind::OnnxRuntime, 1, 1)));
        radios[1]->setChecked(true);
        QCOMPARE(f.wizard.targetId(), QString::fromStdString(thisMachineIdFor(RuntimeKind::LibTorch, 1, 1)));
    }

    void wizardShowsProgressAndResult()
    {
        std::atomic<bool> go = false;
        WizardFixture f([&go](const HardwareTarget& target, const SearchSpace& space, bool again,
                              const TargetMeasuring::Progress& progress, std::stop_token) {
            if (again)
                throw Error("nobody asked for that");
            progress({.done = 3, .total = 12, .shape = "mbconv k5", .secondsLeft = 65});
            while (!go)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            LatencyTable table = tableOfSpace(space.name);
            writeLatencyCsv(table, target.tableFile);
            return table;
        });
        QTRY_VERIFY(f.button("startMeasuring")->isEnabled());
        QSignalSpy finished(&f.wizard, &MeasureWizard::finishedMeasuring);
        const QString id = f.wizard.targetId();
        f.button("startMeasuring")->click();
        QTRY_COMPARE(f.wizard.findChild<QLabel*>(QStringLiteral("measuredShape"))->text(), QStringLiteral("mbconv k5"));
        QVERIFY(f.button("cancelMeasuring")->isVisible());
        go = true;
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.front()[0].toString(), id);
        QVERIFY(f.button("cancelMeasuring")->isHidden());
        auto* table = f.wizard.findChild<QTableView*>(QStringLiteral("measuredEntries"));
        QTRY_COMPARE(table->model()->rowCount(), int(latencyKeys(loadSpace("small")).size()));
        QVERIFY(table->isVisible());
        QVERIFY2(f.result().contains(QStringLiteral("Everything is measured.")), qPrintable(f.result()));
        QVERIFY2(f.result().contains(QStringLiteral("Typical spread")), qPrintable(f.result()));
        QFile::remove(QString::fromStdString(findTarget(id.toStdString()).tableFile.string()));
    }

    void wizardCancelsWithinASecondAndTellsWhatWasKept()
    {
        WizardFixture f([](const HardwareTarget& target, const SearchSpace& space, bool,
                           const TargetMeasuring::Progress& progress, std::stop_token stop) -> LatencyTable {
            std::filesystem::create_directories(target.tableFile.parent_path());
            progress({.done = 1, .total = 100, .shape = "conv k3", .secondsLeft = 600});
            while (!stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            LatencyTable kept{.device = "here", .runtime = "test"};
            kept.entries[latencyKeys(space).front()] = {.ms = 1, .deviationMs = 0.1, .samples = 20};
            writeLatencyCsv(kept, target.tableFile);
            throw Cancelled();
        });
        QTRY_VERIFY(f.button("startMeasuring")->isEnabled());
        f.button("startMeasuring")->click();
        QTRY_COMPARE(f.wizard.findChild<QLabel*>(QStringLiteral("measuredShape"))->text(), QStringLiteral("conv k3"));
        QElapsedTimer timer;
        timer.start();
        f.button("cancelMeasuring")->click();
        QTRY_VERIFY(!f.wizard.isMeasuring());
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY2(f.result().contains(QStringLiteral("Cancelled.")), qPrintable(f.result()));
        QTRY_VERIFY2(f.result().contains(QStringLiteral("1 shape")), qPrintable(f.result()));
        QFile::remove(QString::fromStdString(findTarget(f.wizard.targetId().toStdString()).tableFile.string()));
    }

    void failureInTheMiddleIsASentence()
    {
        WizardFixture f([](const HardwareTarget&, const SearchSpace&, bool, const TargetMeasuring::Progress&,
                           std::stop_token) -> LatencyTable { throw Error("ONNX Runtime failed at conv k3"); });
        QTRY_VERIFY(f.button("startMeasuring")->isEnabled());
        f.button("startMeasuring")->click();
        QTRY_VERIFY2(f.result().contains(QStringLiteral("ONNX Runtime failed at conv k3")), qPrintable(f.result()));
        QVERIFY(f.result().contains(QStringLiteral("kept")));
    }
};

QTEST_MAIN(TestTargetsPanel)
#include "tst_targets_panel.moc"
