// SPDX-License-Identifier: MIT
#include "tests/support/real_menu.h"
#include "tests/widgets/support/figure_files.h"
#include "widgets/common/theme.h"
#include "widgets/confusion/class_figure_model.h"
#include "widgets/confusion/confused_pair_model.h"
#include "widgets/confusion/confusion_view.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;
using test::drawn;
using test::inkOf;
using test::read;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// Of each class ten images, of which three are taken for the next class; of the last class there are none.
ConfusionSubject subjectOf(int classes)
{
    Predictions said{.classes = classes};
    for (int label = 0; label + 1 < classes; ++label)
        for (int i = 0; i < 10; ++i)
            said.add(label, i < 3 ? label + 1 : label, i < 3 ? 2 : 1);
    ConfusionSubject subject{.network = QStringLiteral("net-1"), .matrix = ConfusionMatrix(said), .classNames = {}};
    for (int label = 0; label < classes; ++label)
        subject.classNames << QStringLiteral("kind %1").arg(label);
    return subject;
}

QColor colourAt(ConfusionView& view, ConfusionView::Place place)
{
    const QRectF cell = view.cellRect(place);
    const QImage image = view.viewport()->grab().toImage();
    return image.pixelColor((cell.topLeft() + QPointF(4, 4)).toPoint() * image.devicePixelRatio());
}

} // namespace

class TestConfusionView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void cellsAreShadedByTheirShare()
    {
        ConfusionView view;
        view.resize(500, 500);
        view.setSubject(subjectOf(6));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setCurrent({5, 5}); // its frame is out of the way
        const Theme theme = Theme::of(&view);
        QCOMPARE(colourAt(view, {2, 2}).rgb(), theme.probability(0.7).rgb());
        QCOMPARE(colourAt(view, {2, 3}).rgb(), theme.probability(0.3).rgb());
        QCOMPARE(colourAt(view, {2, 0}).rgb(), theme.panel.rgb());
        QVERIFY(view.horizontalScrollBar()->maximum() == 0 && view.verticalScrollBar()->maximum() == 0);
    }

    void keysGoFromCellToCell()
    {
        ConfusionView view;
        view.resize(500, 500);
        view.setSubject(subjectOf(30));
        view.show();
        QSignalSpy current(&view, &ConfusionView::currentChanged), activated(&view, &ConfusionView::cellActivated);
        const auto press = [&view](int key, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(&view, Qt::Key(key), with);
            return std::pair(view.current().truth, view.current().predicted);
        };
        QCOMPARE(press(Qt::Key_Up), std::pair(0, 0)); // there is none above
        QCOMPARE(press(Qt::Key_Right), std::pair(0, 1));
        QCOMPARE(press(Qt::Key_Down), std::pair(1, 1));
        QCOMPARE(press(Qt::Key_PageDown), std::pair(11, 1));
        QCOMPARE(press(Qt::Key_End), std::pair(11, 29));
        QCOMPARE(press(Qt::Key_End, Qt::ControlModifier), std::pair(29, 29));
        QCOMPARE(press(Qt::Key_Home, Qt::ControlModifier), std::pair(0, 0));
        QCOMPARE(current.count(), 6);
        QCOMPARE(activated.count(), 0);
        for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
            press(key);
        QCOMPARE(activated.count(), 3);
        QCOMPARE(activated.last(), (QVariantList{0, 0}));
    }

    void aThousandClassesScrollAndZoom()
    {
        ConfusionView view;
        view.resize(600, 500);
        view.setSubject(subjectOf(1000));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.horizontalScrollBar()->maximum() > 1000);
        view.setCurrent({900, 901});
        const auto isInView = [&](ConfusionView::Place place) {
            return QRectF(view.viewport()->rect()).contains(view.cellRect(place));
        };
        QVERIFY(isInView({900, 901}) && !isInView({0, 0}));
        for (int i = 0; i < 15; ++i)
            QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.cellSide() > 40 && isInView({900, 901}));
        QCOMPARE(view.placeAt(view.cellRect({900, 901}).center()), (ConfusionView::Place{900, 901}));
        QVERIFY(inkOf(view.grab().toImage()) > 1000);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(view.cellSide() < 4);
        QSignalSpy activated(&view, &ConfusionView::cellActivated);
        view.setCurrent({500, 500});
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cellRect({500, 500}).center().toPoint());
        QCOMPARE(activated.count(), 1);
    }

    void whatIsSmallIsFitted()
    {
        ConfusionView view;
        view.resize(400, 400);
        view.setSubject(subjectOf(100));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const double before = view.cellSide();
        view.resize(700, 700);
        QTRY_VERIFY(view.cellSide() > before); // until somebody zooms
        view.zoomIn();
        const double chosen = view.cellSide();
        view.resize(500, 500);
        QTest::qWait(50);
        QCOMPARE(view.cellSide(), chosen);
    }

    void itIsATableForAssistivePrograms()
    {
        ConfusionView view;
        view.resize(500, 500);
        view.setSubject(subjectOf(8));
        view.show();
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(interface && interface->tableInterface());
        QCOMPARE(interface->role(), QAccessible::Table);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Confusion matrix"));
        QAccessibleTableInterface* table = interface->tableInterface();
        QCOMPARE(table->rowCount(), 8);
        QCOMPARE(table->columnCount(), 8);
        QCOMPARE(interface->childCount(), 64);
        QCOMPARE(table->rowDescription(3), QStringLiteral("kind 3"));
        QCOMPARE(table->columnDescription(4), QStringLiteral("kind 4"));
        QAccessibleInterface* cell = table->cellAt(3, 4);
        QVERIFY(cell && cell == table->cellAt(3, 4));
        QCOMPARE(interface->indexOfChild(cell), 3 * 8 + 4);
        QCOMPARE(cell->text(QAccessible::Name),
                 QStringLiteral("kind 3 taken for kind 4: 3 of 10 images, 30.0\u00a0% of the class"));
        QCOMPARE(cell->tableCellInterface()->rowIndex(), 3);
        QCOMPARE(cell->tableCellInterface()->columnIndex(), 4);
        QVERIFY(!table->cellAt(8, 0) && !table->cellAt(0, -1));
        QCOMPARE(table->cellAt(7, 0)->text(QAccessible::Name),
                 QStringLiteral("kind 7: there is no test image of this class."));
        QSignalSpy activated(&view, &ConfusionView::cellActivated);
        cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(view.current(), (ConfusionView::Place{3, 4}));
        QVERIFY(cell->tableCellInterface()->isSelected() && table->selectedCells() == QList{cell});
        QVERIFY(cell->rect().isValid() &&
                interface->childAt(cell->rect().center().x(), cell->rect().center().y()) == cell);
        view.setSubject(subjectOf(4));
        QCOMPARE(table->rowCount(), 4);
        QVERIFY(table->cellAt(3, 3) && !table->cellAt(4, 4));
    }

    void itIsSavedAsPictureAndTable()
    {
        QTemporaryDir folder;
        ConfusionView view;
        view.setSubject(subjectOf(6));
        const auto path = [&](const char* name) { return folder.filePath(QLatin1String(name)); };
        for (const char* name : {"matrix.svg", "matrix.png", "matrix.pdf", "matrix.csv"})
            saveFigure(view, path(name));
        const QImage svg = drawn(path("matrix.svg"));
        QVERIFY(inkOf(svg) > 10'000);
        const QByteArray text = read(path("matrix.svg"));
        for (const char* word : {"Confusion matrix of net-1", "kind 2", "True class", "Predicted class",
                                 "70.00\u00a0% of 50 test images are right", ">70<", ">30<"})
            QVERIFY2(text.contains(word), word);
        QCOMPARE(QImage(path("matrix.png")).size(), 2 * view.figureSize());
        QVERIFY(read(path("matrix.pdf")).startsWith("%PDF"));
        const QList<QByteArray> lines = read(path("matrix.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 10);
        QCOMPARE(lines[0].trimmed(), QByteArray("True class,Predicted class,Images,Share of the true class"));
        QCOMPARE(lines[2].trimmed(), QByteArray("kind 0,kind 1,3,0.3"));
        view.setNumbers(ConfusionNumbers::Images);
        saveFigure(view, path("images.svg"));
        QVERIFY(read(path("images.svg")).contains(">7<"));
    }

    void aThousandClassesAreSavedToo()
    {
        QTemporaryDir folder;
        ConfusionView view;
        view.setSubject(subjectOf(1000));
        saveFigure(view, folder.filePath(QStringLiteral("large.png")));
        const QImage image(folder.filePath(QStringLiteral("large.png")));
        QVERIFY(image.width() > 2000 && image.width() < 4000);
        saveFigure(view, folder.filePath(QStringLiteral("large.svg")));
        QVERIFY(!drawn(folder.filePath(QStringLiteral("large.svg"))).isNull());
    }

    void itsMenuOpensUnderTheRightButton()
    {
        ConfusionView view;
        view.resize(500, 500);
        view.setSubject(subjectOf(6));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QStringList texts = test::menuUnderRightButton(view.viewport(), view.cellRect({1, 2}).center().toPoint());
        QVERIFY2(texts.contains(QStringLiteral("S&ave as…")), qPrintable(texts.join(u'|')));
        QCOMPARE(view.current(), (ConfusionView::Place{1, 2}));
    }

    void nothingIsDrawnWithoutClasses()
    {
        ConfusionView view;
        view.resize(300, 300);
        view.show();
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(100, 100));
        view.grab();
        QCOMPARE(view.current(), ConfusionView::Place());
        QVERIFY(view.figureTable().rows.isEmpty());
    }

    void theListsAreModels()
    {
        ConfusedPairModel pairs;
        QAbstractItemModelTester pairTester(&pairs, failing);
        pairs.setSubject(subjectOf(5));
        QCOMPARE(pairs.rowCount(), 4);
        QCOMPARE(pairs.index(0, ConfusedPairModel::Truth).data().toString(), QStringLiteral("kind 0"));
        QCOMPARE(pairs.index(0, ConfusedPairModel::Predicted).data().toString(), QStringLiteral("kind 1"));
        QCOMPARE(pairs.index(0, ConfusedPairModel::Share).data(SortRole).toDouble(), 0.3);
        ClassFigureModel classes;
        QAbstractItemModelTester classTester(&classes, failing);
        classes.setSubject(subjectOf(5));
        QCOMPARE(classes.rowCount(), 5);
        QCOMPARE(classes.index(1, ClassFigureModel::Accuracy).data().toString(), QStringLiteral("70.0\u00a0%"));
        QCOMPARE(classes.index(1, ClassFigureModel::Precision).data().toString(), QStringLiteral("70.0\u00a0%"));
        QCOMPARE(classes.index(4, ClassFigureModel::Accuracy).data().toString(), QStringLiteral("–"));
        QVERIFY(classes.index(4, ClassFigureModel::Accuracy).data(SortRole).toDouble() < 0);
        QCOMPARE(classes.index(4, ClassFigureModel::Accuracy).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("There is no test image of this class."));
    }
};

QTEST_MAIN(TestConfusionView)
#include "tst_confusion_view.moc"
