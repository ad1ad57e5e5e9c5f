// SPDX-License-Identifier: MIT
#include "app/window/import_dialog.h"
#include "core/util/files.h"
#include "tests/support/scratch_data.h"
#include "tests/support/space_tables.h"
#include "tests/support/table_files.h"
#include "widgets/common/paths.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;
using test::tableOfSpace;

namespace {

constexpr int patience = 20000;

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void theWindowMayGoBeforeTheDialog() // for the address sanitizer
    {
        auto jobs = std::make_unique<JobRunner>();
        ImportDialog dialog(jobs.get(), QStringLiteral("small"));
        dialog.setFile(QStringLiteral("tablet.csv"));
        jobs.reset();
    }

    void oneOfSeveralTablesIsChosen()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("gpu.csv"));
        LatencyTable table = tableOfSpace("small");
        writeLatencyCsv(table, pathOf(file));
        std::string text = readTextFile(pathOf(file));
        table.batch = 32;
        writeLatencyCsv(table, pathOf(file));
        const std::string more = readTextFile(pathOf(file));
        const std::string header = more.substr(0, more.find('\n', more.find("device,")) + 1);
        text += more.substr(header.size());
        writeTextFile(pathOf(file), text);
        JobRunner jobs;
        ImportDialog dialog(&jobs, QStringLiteral("small"));
        dialog.show();
        dialog.setFile(file);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.problem().contains(QStringLiteral("several batch sizes (1, 32)")), patience);
        QComboBox* batch = nullptr;
        for (auto* box : dialog.findChildren<QComboBox*>())
            if (box->accessibleName() == QStringLiteral("Batch size"))
                batch = box;
        QVERIFY(batch);
        QCOMPARE(batch->count(), 2);
        QCOMPARE(batch->currentText(), QString());
        batch->setCurrentIndex(1);
        auto* import = dialog.findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), patience);
        QVERIFY(dialog.problem().isEmpty());
        QCOMPARE(batch->currentText(), QStringLiteral("32"));
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
        const tables::Folder folder;
        const QString file = textOf(folder.write(tables::stem + tables::block, "lookup.yaml"));
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
};

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
