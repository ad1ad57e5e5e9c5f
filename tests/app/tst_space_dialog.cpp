// SPDX-License-Identifier: MIT
// The page on which a search space is looked at, changed, saved and used.
#include "app/window/space_dialog.h"
#include "core/latency/targets.h"
#include "core/space/space_facts.h"
#include "core/util/files.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/space/space_document.h"
#include "widgets/space/stage_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace pathloom;

class TestSpaceDialog : public QObject
{
    Q_OBJECT

private:
    struct Shown
    {
        JobRunner jobs;
        SpaceDialog dialog;

        explicit Shown(const char* space = "cifar", const char* target = "this-machine")
            : dialog(&jobs, loadSpace(space), QString::fromLatin1(target))
        {
            dialog.show();
        }
        template<typename Widget>
        Widget* find(const char* name) const
        {
            auto* widget = dialog.findChild<Widget*>(QLatin1String(name));
            if (!widget)
                qFatal("there is no %s", name);
            return widget;
        }
        QTableView* table() const { return find<QTableView>("stages"); }
        QAbstractItemModel* stages() const { return table()->model(); }
        SpaceDocument& document() const { return *dialog.document(); }
        QString cell(int row, int column) const { return stages()->index(row, column).data().toString(); }
        bool isUsable() const { return find<QPushButton>("useSpace")->isEnabled(); }
        /// Sentences that stand beside a field.
        QStringList sentences() const
        {
            QStringList found;
            for (const FieldNote* note : dialog.findChildren<FieldNote*>())
                if (note->isVisible())
                    found << note->text();
            return found;
        }
    };

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void theSpaceIsShownAsItIs()
    {
        Shown f;
        const QAbstractItemModelTester tester(f.stages());
        const SearchSpace space = loadSpace("cifar");
        QCOMPARE(f.stages()->rowCount(), 6);
        QCOMPARE(f.cell(1, StageModel::Channels), QStringLiteral("24"));
        QCOMPARE(f.cell(0, StageModel::Operators), QStringLiteral("always k3e1"));
        QCOMPARE(f.cell(5, StageModel::Map), Format::shape({192, 4, 4}));
        const SpaceFacts facts = factsOf(space);
        QVERIFY(f.find<QLabel>("spaceSize")->text().contains(Format::networks(facts.log10Networks)));
        const QString macs = f.find<QLabel>("spaceMacs")->text();
        QVERIFY(macs.contains(Format::macs(facts.smallestMacs)) && macs.contains(Format::macs(facts.largestMacs)));
        QVERIFY(f.find<QCheckBox>("candidate_k5e6")->isChecked());
        QVERIFY(!f.find<QCheckBox>("candidate_k5e2")->isChecked());
        QVERIFY(f.isUsable() && f.sentences().isEmpty());
        QVERIFY(!f.dialog.isWindowModified());
        f.dialog.resize(1240, 680);
        QTRY_COMPARE(f.find<QTableView>("stages")->horizontalScrollBar()->maximum(), 0);
        auto* drawing = f.dialog.findChild<SupernetView*>();
        QTRY_VERIFY_WITH_TIMEOUT(drawing->hasPicture(), 60'000);
        int paths = 0;
        for (int i = 0; i < space.choiceCount(); ++i)
            paths += int(space.choice(i).candidates.size());
        QCOMPARE(drawing->figureTable().rows.size(), paths);
    }

    /// In the table's own editor, as a person does it: what is typed counts at once, and one undo takes all of it back.
    void numbersOfAStageAreTyped()
    {
        Shown f;
        QVERIFY(QTest::qWaitForWindowActive(&f.dialog));
        f.table()->setCurrentIndex(f.stages()->index(3, StageModel::Channels));
        f.table()->setFocus();
        QTest::keyClick(f.table(), Qt::Key_F2);
        auto* box = f.table()->findChild<QSpinBox*>();
        QVERIFY(box);
        QCOMPARE(box->value(), 80);
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("112"));
        QCOMPARE(f.document().space()->declaration["stages"][3]["channels"].get<int>(), 112);
        QCOMPARE(f.cell(3, StageModel::Map), Format::shape({112, 8, 8}));
        QVERIFY(f.dialog.isWindowModified());
        QTest::keyClick(box, Qt::Key_Return);
        f.find<QPushButton>("undoSpaceButton")->click();
        QCOMPARE(f.cell(3, StageModel::Channels), QStringLiteral("80"));
        QVERIFY(!f.dialog.isWindowModified());
        QVERIFY(!f.document().undoStack()->canUndo());
        f.find<QPushButton>("redoSpaceButton")->click();
        QCOMPARE(f.cell(3, StageModel::Channels), QStringLiteral("112"));
    }

    void stagesAreAddedRemovedAndMovedByKeys()
    {
        Shown f;
        QVERIFY(QTest::qWaitForWindowActive(&f.dialog));
        f.table()->setFocus();
        f.table()->setCurrentIndex(f.stages()->index(1, StageModel::Blocks));
        QTest::keyClick(f.table(), Qt::Key_Insert, Qt::AltModifier);
        QCOMPARE(f.stages()->rowCount(), 7);
        QCOMPARE(f.table()->currentIndex().row(), 2);
        QCOMPARE(f.cell(2, StageModel::Channels), QStringLiteral("24"));
        QTest::keyClick(f.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.cell(2, StageModel::Channels), QStringLiteral("40"));
        QCOMPARE(f.table()->currentIndex().row(), 3);
        QTest::keyClick(f.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.table()->currentIndex().row(), 2);
        QTest::keyClick(f.table(), Qt::Key_Delete, Qt::AltModifier);
        QCOMPARE(f.stages()->rowCount(), 6);
        while (f.document().undoStack()->canUndo())
            f.document().undoStack()->undo();
        QVERIFY(f.document().space()->blocks == loadSpace("cifar").blocks);
    }

    void candidatesAreTicked()
    {
        Shown f;
        f.find<QCheckBox>("candidate_k5e2")->click();
        QCOMPARE(f.document().space()->choice(0).candidates.size(), std::size_t(7)); // its first block has no skip
        const Json expected = {"k3e3", "k3e6", "k5e2", "k5e3", "k5e6", "k7e3", "k7e6", "skip"};
        QVERIFY(f.document().declaration()["candidates"] == expected);
        f.find<QCheckBox>("candidate_k5e2")->click();
        QVERIFY(f.document().declaration()["candidates"] == loadSpace("cifar").declaration["candidates"]);
    }

    /// What New search says of the space as well: the sides follow what it was made for, not the images.
    void sidesAreThoseItWasMadeFor()
    {
        Shown f("small");
        const auto* sides = f.find<QLabel>("spaceSides");
        const QString own = sides->text();
        QVERIFY2(own.contains(QStringLiteral("42")), qPrintable(own));
        f.find<QSpinBox>("spaceWidth")->setValue(64);
        f.find<QSpinBox>("spaceHeight")->setValue(64);
        QCOMPARE(sides->text(), own);
        QCOMPARE(suitableSides(*f.document().space()), suitableSides(loadSpace("small")));
        f.find<QSpinBox>("stemStride")->setValue(1); // another structure, for images of 64 pixels
        QVERIFY2(sides->text().contains(QStringLiteral("96")), qPrintable(sides->text()));
    }

    void whatIsWrongStandsBesideItsField()
    {
        Shown f;
        for (auto* box : f.dialog.findChildren<QCheckBox*>())
            if (box->isChecked())
                box->click();
        QVERIFY(!f.isUsable() && !f.document().space());
        QCOMPARE(f.sentences().size(), 1);
        QVERIFY2(f.sentences().front().contains(QStringLiteral("candidates")), qPrintable(f.sentences().front()));
        QCOMPARE(f.cell(2, StageModel::Map), Format::none());
        f.document().undoStack()->undo(); // the last one is back: a space of one candidate has nothing to search
        f.document().undoStack()->undo();
        QVERIFY(f.isUsable());

        f.stages()->setData(f.stages()->index(2, StageModel::Operators), QStringLiteral("skip"));
        QVERIFY(!f.isUsable());
        QCOMPARE(f.document().problem().stage, 2);
        QCOMPARE(f.sentences().size(), 1);
        QVERIFY(!f.stages()->index(2, 1).data(Qt::ToolTipRole).toString().isEmpty());
        f.document().undoStack()->undo();

        f.find<QSpinBox>("spaceWidth")->setValue(12);
        QVERIFY(f.isUsable()); // a warning keeps nobody from it
        QCOMPARE(f.sentences().size(), 1);
        QVERIFY2(f.sentences().front().contains(QStringLiteral("2 × 4 pixels")), qPrintable(f.sentences().front()));
        QVERIFY(f.cell(5, StageModel::Map).contains(QStringLiteral("too small")));
    }

    void aSavedSpaceReadsBack()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("mine.json"));
        Shown f;
        f.find<QSpinBox>("stemStride")->setValue(2);
        f.find<QSpinBox>("headChannels")->setValue(320);
        f.find<QSpinBox>("spaceClasses")->setValue(37);
        f.stages()->setData(f.stages()->index(4, StageModel::Stride), 2);
        f.stages()->setData(f.stages()->index(3, StageModel::Operators), QStringLiteral("k5e3"));
        f.dialog.saveFile(file);
        QVERIFY(!f.dialog.isWindowModified());
        const SearchSpace saved = loadSpace(file.toStdString());
        QVERIFY(saved.blocks == f.document().space()->blocks);
        QCOMPARE(saved.classes, 37);
        QCOMPARE(saved.recommended, loadSpace("cifar").recommended); // what no field shows is kept

        Shown other("small");
        other.dialog.openFile(file);
        QVERIFY(other.document().space()->blocks == saved.blocks);
        QVERIFY(!other.document().undoStack()->canUndo());
        QFile wrong(folder.filePath(QStringLiteral("wrong.json")));
        QVERIFY(wrong.open(QIODevice::WriteOnly) &&
                wrong.write("{\"format\": \"pathloom.space\", \"version\": 1}") > 0);
        wrong.close();
        other.dialog.openFile(wrong.fileName());
        QVERIFY(other.document().space()->blocks == saved.blocks);
        QVERIFY(other.sentences().join(u' ').contains(QStringLiteral("wrong.json")));
        other.dialog.saveFile(wrong.fileName() + QStringLiteral("/below-a-file.json"));
        QVERIFY(other.sentences().join(u' ').contains(QStringLiteral("below-a-file.json")));
    }

    void latencyIsThatOfTheTarget()
    {
        Shown f("imagenet", "google-pixel1-tflite");
        auto* latency = f.find<QLabel>("spaceLatency");
        QTRY_VERIFY_WITH_TIMEOUT(latency->text().endsWith(QStringLiteral("ms")), 60'000);
        f.find<QSpinBox>("spaceClasses")->setValue(999); // only the last layer is another one
        QTRY_VERIFY_WITH_TIMEOUT(latency->text().endsWith(QStringLiteral("ms")), 60'000);
        auto* targets = f.find<QComboBox>("spaceTarget");
        int here = -1;
        for (int i = 0; i < targets->count(); ++i)
            if (isThisMachine(findTarget(targets->itemData(i).toString().toStdString())))
                here = i;
        QVERIFY(here >= 0);
        targets->setCurrentIndex(here);
        QTRY_VERIFY(latency->text().contains(QStringLiteral("Not measured yet")));
    }

    void changesAreNotLostByClosing()
    {
        Shown f;
        f.find<QSpinBox>("spaceClasses")->setValue(12);
        f.dialog.reject();
        QVERIFY(f.dialog.isVisible());
        auto* question = f.dialog.findChild<QMessageBox*>(QStringLiteral("discardQuestion"));
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(f.dialog.isVisible());
        f.document().undoStack()->undo();
        f.dialog.reject();
        QVERIFY(!f.dialog.isVisible());
    }
};

QTEST_MAIN(TestSpaceDialog)
#include "tst_space_dialog.moc"
