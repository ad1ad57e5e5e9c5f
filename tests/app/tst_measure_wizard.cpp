// SPDX-License-Identifier: MIT
#include "app/window/measure_wizard.h"
#include "core/util/error.h"
#include "tests/support/scratch_data.h"
#include "tests/support/space_tables.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace pathloom;
using test::tableOfSpace;

namespace {

/// A wizard with runtimes and measuring that a test made up.
struct WizardFixture
{
    JobRunner jobs;
    TargetMeasuring measuring{&jobs};
    MeasureWizard wizard{&jobs,
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

} // namespace

class TestMeasureWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

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
            std::filesystem::create_directories(target.tableFile.parent_path());
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

    void whatDisturbsIsToldAtOnceAndWithTheResult()
    {
        std::atomic<bool> go = false;
        WizardFixture f([&go](const HardwareTarget& target, const SearchSpace& space, bool,
                              const TargetMeasuring::Progress& progress, std::stop_token) {
            progress({.done = 3, .total = 12, .shape = "conv k3", .secondsLeft = 65, .busy = {5, 0.9, 2}});
            while (!go)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            LatencyTable table = tableOfSpace(space.name);
            noteConditions(table, {.busy = {9, 0.9, 2}, .slowness = 1.4});
            std::filesystem::create_directories(target.tableFile.parent_path());
            writeLatencyCsv(table, target.tableFile);
            return table;
        });
        QTRY_VERIFY(f.button("startMeasuring")->isEnabled());
        auto* others = f.wizard.findChild<QLabel*>(QStringLiteral("measuringOthers"));
        QVERIFY(others->isHidden());
        f.button("startMeasuring")->click();
        QTRY_VERIFY2(others->text().contains(QStringLiteral("0.9 of 2 cores")), qPrintable(others->text()));
        QVERIFY(others->isVisible());
        go = true;
        QTRY_VERIFY2(others->text().contains(QStringLiteral("may be off by")), qPrintable(others->text()));
        QFile::remove(QString::fromStdString(findTarget(f.wizard.targetId().toStdString()).tableFile.string()));
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
        QTRY_VERIFY2(f.result().contains(QStringLiteral("kept")), qPrintable(f.result())); // the table is read first
    }
};

QTEST_MAIN(TestMeasureWizard)
#include "tst_measure_wizard.moc"
