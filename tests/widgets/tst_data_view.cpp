// SPDX-License-Identifier: MIT
#include "tests/support/made_pictures.h"
#include "widgets/common/format.h"
#include "widgets/data/augmentation_text.h"
#include "widgets/data/augmented_view.h"
#include "widgets/data/class_table_model.h"
#include "widgets/data/data_overview.h"
#include "widgets/data/data_problem_model.h"
#include "widgets/data/picture_list.h"
#include "widgets/data/size_histogram.h"
#include "widgets/models/model_table.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

#include <qcustomplot.h>

using namespace pathloom;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

std::shared_ptr<DataFacts> someFacts()
{
    auto facts = std::make_shared<DataFacts>();
    facts->classes = {{"cat", 80, 8, 10}, {"dog", 20, 2, 5}, {"eel", 1, 0, 0}};
    facts->imageShape = {3, 32, 32};
    facts->pictures.shorterSides = {{32, 47, 60}, {48, 63, 0}, {64, 95, 41}};
    facts->pictures.commonSizes = {{40, 40, 60}, {90, 64, 41}};
    facts->pictures.distinctSizes = 2;
    facts->pictures.formats = {{"JPEG", 100}, {"PNG", 1}};
    facts->pictures.totalBytes = 3 << 20;
    facts->pictures.leftOut = {{"cat/broken.jpg", "is damaged"}};
    facts->pictures.equal = {
        {EqualPictures::Across::Parts, "dog/1.jpg", "dog/2.jpg", Part::Train, Part::Test, "dog", "dog"},
        {EqualPictures::Across::Classes, "cat/3.jpg", "dog/4.jpg", Part::Train, Part::Train, "cat", "dog"}};
    facts->pictures.equalWereSought = true;
    facts->fingerprint = "pictures 101+10+15 0123456789abcdef";
    facts->notes = {"All pictures are grey: the network sees one channel."};
    return facts;
}

QString cell(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

/// A picture and nine draws of it that a loader would make.
AugmentedView::Shown someDraws()
{
    AugmentedView::Shown shown{.picture = QStringLiteral("cat: picture 1 of 80, cat/1.jpg"),
                               .original = madePicture(16, 12),
                               .batch = {},
                               .normalization = {{0.5, 0.25, 0.5}, {0.5, 0.25, 0.1}},
                               .settings = {.shift = 4, .flip = true, .cutout = 6}};
    shown.batch.shape = shown.original.shape;
    for (int draw = 0; draw < 9; ++draw) {
        shown.batch.labels.push_back(0);
        for (std::size_t i = 0; i < shown.original.pixels.size(); ++i) {
            const double value = (shown.original.pixels[i] + std::size_t(draw)) % 256;
            shown.batch.pixels.push_back(
                float((value / 255 - shown.normalization.mean[i % 3]) / shown.normalization.deviation[i % 3]));
        }
    }
    return shown;
}

} // namespace

/// The views of the Data page.
class DataViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classesAreCountedByPart()
    {
        ClassTableModel model;
        const QAbstractItemModelTester tester(&model, failing);
        QCOMPARE(model.rowCount(), 0);
        model.setFacts(someFacts());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, ClassTableModel::Name), QStringLiteral("cat"));
        QCOMPARE(cell(model, 0, ClassTableModel::Train), QStringLiteral("80"));
        QCOMPARE(cell(model, 1, ClassTableModel::Validation), QStringLiteral("2"));
        QCOMPARE(cell(model, 1, ClassTableModel::Test), QStringLiteral("5"));
        QCOMPARE(cell(model, 1, ClassTableModel::Share), Format::percent(20.0 / 101));
        QCOMPARE(model.index(0, ClassTableModel::Share).data(ShareRole).toDouble(), 1.0);
        QCOMPARE(model.index(1, ClassTableModel::Share).data(ShareRole).toDouble(), 0.25);
        QVERIFY(!model.index(1, ClassTableModel::Train).data(ShareRole).isValid());
        QCOMPARE(model.index(2, ClassTableModel::Train).data(SortRole).toInt(), 1);
        QCOMPARE(cell(model, 1, ClassTableModel::Train, Qt::AccessibleTextRole), QStringLiteral("Training: 20"));
        QVERIFY(cell(model, 1, ClassTableModel::Name, Qt::ToolTipRole).contains(QStringLiteral("5 for testing")));
        model.setFacts(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void everyProblemHasARow()
    {
        DataProblemModel model;
        const QAbstractItemModelTester tester(&model, failing);
        model.setFacts(someFacts());
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << cell(model, row, DataProblemModel::Problem) + u'|' + cell(model, row, DataProblemModel::Where);
        const QStringList expected = {
            QStringLiteral("Same content in another part|dog/1.jpg (training, dog) = dog/2.jpg (test, dog)"),
            QStringLiteral("Same content in another class|cat/3.jpg (training, cat) = dog/4.jpg (training, dog)"),
            QStringLiteral("Class with a single training picture|eel"),
            QStringLiteral("Left out|cat/broken.jpg: is damaged")};
        QCOMPARE(rows, expected);
        QVERIFY(cell(model, 0, 0, Qt::ToolTipRole).contains(QStringLiteral("learnt by heart")));
        const FigureTable table = tableOf(model);
        QCOMPARE(table.rows.size(), 4);
        model.setFacts(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void unevennessIsSaidInWords()
    {
        const QString uneven = DataOverview::unevennessText(*someFacts());
        QVERIFY2(uneven.contains(QStringLiteral("cat has 80")) && uneven.contains(QStringLiteral("80.0 times")),
                 qPrintable(uneven));
        DataFacts even;
        even.classes = {{"a", 5, 0, 0}, {"b", 5, 0, 1}};
        QCOMPARE(DataOverview::unevennessText(even), QStringLiteral("Even: each class has 5 training pictures."));
        even.classes[1].train = 0;
        QVERIFY(DataOverview::unevennessText(even).contains(QStringLiteral("b none")));
        QVERIFY(DataOverview::unevennessText(DataFacts()).isEmpty());
    }

    void theOverviewHoldsTheFacts()
    {
        DataOverview view;
        const auto facts = someFacts();
        view.showFacts(QStringLiteral("pets <b> (Folder)"), facts);
        const QString before = view.toPlainText();
        for (const QString& part :
             {QStringLiteral("pets <b> (Folder)"), QStringLiteral("101"), QStringLiteral("3 × 32 × 32"),
              QStringLiteral("100 JPEG"), QStringLiteral("40 × 40 px (60)"),
              Format::bytes(3 << 20).replace(QChar::Nbsp, u' '), QStringLiteral("Files and folders left out: 1"),
              QStringLiteral("in different classes: 1"), QStringLiteral("0123456789abcdef"),
              QStringLiteral("All pictures are grey"), QStringLiteral("Not measured yet")})
            QVERIFY2(before.contains(part), qPrintable(part + u'\n' + before));
        facts->normalization = Normalization{{0.5, 0.25, 0.125}, {0.2, 0.3, 0.4}};
        view.showFacts(QStringLiteral("pets"), facts);
        QVERIFY(view.toPlainText().contains(QStringLiteral("mean 0.1250, deviation 0.4000")));
        QVERIFY(!view.toPlainText().contains(QStringLiteral("Not measured yet")));
        view.showEmpty(QStringLiteral("Reading…"));
        QCOMPARE(view.toPlainText(), QStringLiteral("Reading…"));
    }

    void picturesAreShownAsTheyAre()
    {
        const Image colours = madePicture(9, 5), grey = madePicture(5, 9, 1);
        for (const Image& image : {colours, grey}) {
            const QImage shown = toQImage(image);
            QCOMPARE(shown.size(), QSize(image.shape.width, image.shape.height));
            for (int y = 0; y < image.shape.height; ++y)
                for (int x = 0; x < image.shape.width; ++x) {
                    const std::uint8_t* pixel = image.pixels.data() + std::size_t(y * image.shape.width + x) *
                                                                          std::size_t(image.shape.channels);
                    const QColor expected = image.shape.channels == 3 ? QColor(pixel[0], pixel[1], pixel[2])
                                                                      : QColor(pixel[0], pixel[0], pixel[0]);
                    QCOMPARE(shown.pixelColor(x, y), expected);
                }
        }
    }

    void theListIsGoneThroughByKeys()
    {
        PictureList list;
        const QAbstractItemModelTester tester(list.model(), failing);
        list.setEmptyText(QStringLiteral("None yet."));
        QCOMPARE(list.accessibleDescription(), QStringLiteral("None yet."));
        list.resize(500, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QList<ShownPicture> pictures;
        for (int i = 0; i < 20; ++i)
            pictures.append({toQImage(evenPicture(8, 8, {200, 40, std::uint8_t(10 * i)})),
                             QStringLiteral("%1.png").arg(i), QStringLiteral("Picture %1").arg(i)});
        list.setPictures(pictures);
        list.setCurrentIndex(list.model()->index(0, 0));
        QTest::keyClick(&list, Qt::Key_Right);
        QTest::keyClick(&list, Qt::Key_Right);
        QCOMPARE(list.currentIndex().row(), 2);
        QTest::keyClick(&list, Qt::Key_Down);
        QVERIFY(list.currentIndex().row() > 3);
        const int row = list.currentIndex().row();
        list.setPictures(pictures); // others of the same number: the keyboard stays
        QCOMPARE(list.currentIndex().row(), row);
        QCOMPARE(list.currentIndex().data(Qt::AccessibleTextRole).toString(), QStringLiteral("Picture %1").arg(row));
        // A selected picture keeps its colours.
        const QRect place = list.visualRect(list.model()->index(0, 0));
        list.setCurrentIndex(list.model()->index(0, 0));
        const QColor seen = list.viewport()->grab().toImage().pixelColor(place.center() - QPoint(0, 12));
        QCOMPARE(seen, QColor(200, 40, 0));
    }

    void barsAreGoneThroughByKeysAndTell()
    {
        SizeHistogram view;
        view.resize(500, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setSides(someFacts()->pictures.shorterSides, 32);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("101 picture(s)")));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.accessibleDescription(),
                 QStringLiteral("32 to 47 px: 60 picture(s), %1").arg(Format::percent(60.0 / 101)));
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(view.accessibleDescription().startsWith(QStringLiteral("64 to 95 px: 41")));
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.figureTable().rows.size(), 3);
        QCOMPARE(view.figureTable().rows[2].value(2).toInt(), 41);
        view.setSides({}, 0);
        QTest::keyClick(&view, Qt::Key_Right); // nothing to go to
        QVERIFY(view.figureTable().rows.isEmpty());
    }

    void sidesHaveTheirPlaceOnTheAxis()
    {
        SizeHistogram view;
        view.setSides({{32, 47, 1}, {48, 63, 1}, {64, std::numeric_limits<std::int64_t>::max(), 1}}, 48);
        QCOMPARE(view.placeOf(32), -0.5);
        QCOMPARE(view.placeOf(40), 0.0);
        QCOMPARE(view.placeOf(48), 0.5);
        QCOMPARE(view.placeOf(5000), 2.0); // the last bar has no end
        QVERIFY(view.placeOf(8) < -0.5);
        QVERIFY(!view.figureTable().rows[2].value(1).isValid());
    }

    void theHistogramIsSaved()
    {
        const QTemporaryDir folder;
        SizeHistogram view;
        view.resize(500, 300);
        view.setSides(someFacts()->pictures.shorterSides, 32);
        for (const char* name : {"sizes.svg", "sizes.png", "sizes.csv", "sizes.pdf"}) {
            const QString file = folder.filePath(QLatin1String(name));
            saveFigure(view, file);
            QVERIFY(QFile(file).size() > 60);
        }
        QVERIFY(QSvgRenderer(folder.filePath(QStringLiteral("sizes.svg"))).isValid());
    }

    void drawsStandBesideTheOriginal()
    {
        AugmentedView view;
        view.resize(700, 400);
        QVERIFY(!view.findChild<QPushButton*>(QStringLiteral("drawAgain"))->isEnabled());
        const AugmentedView::Shown shown = someDraws();
        view.showPicture(shown);
        const PictureListModel& pictures = view.pictures().pictures();
        QCOMPARE(pictures.rowCount(), 10);
        QCOMPARE(pictures.picture(0).image, toQImage(shown.original));
        for (int draw = 0; draw < 9; ++draw) {
            Image expected = shown.original;
            for (std::uint8_t& pixel : expected.pixels)
                pixel = std::uint8_t(pixel + draw);
            QCOMPARE(pictures.picture(1 + draw).image, toQImage(expected));
        }
        const QString text = view.findChild<QLabel*>(QStringLiteral("augmentationText"))->text();
        QVERIFY2(text.contains(QStringLiteral("normalisation undone")), qPrintable(text));

        QSignalSpy seeds(&view, &AugmentedView::seedChanged), wanted(&view, &AugmentedView::pictureWanted);
        QCOMPARE(view.seed(), std::uint64_t(0));
        QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("drawAgain")), Qt::LeftButton);
        QCOMPARE(seeds.size(), 1);
        QCOMPARE(view.seed(), std::uint64_t(1));
        view.findChild<QSpinBox*>(QStringLiteral("augmentationSeed"))->setValue(7);
        QCOMPARE(seeds.size(), 2);
        for (QPushButton* button : view.findChildren<QPushButton*>())
            if (button->objectName().isEmpty())
                button->click();
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[0][0].toInt() + wanted[1][0].toInt(), 0);
        view.showEmpty(QStringLiteral("Nothing trains."));
        QCOMPARE(pictures.rowCount(), 0);
        QCOMPARE(view.pictures().accessibleDescription(), QStringLiteral("Nothing trains."));
    }

    void theAugmentationIsSaidInWords()
    {
        const Shape image{3, 32, 32};
        QVERIFY(AugmentationText::of({.shift = 0, .flip = false}, image).contains(QStringLiteral("as they are")));
        const QString all = AugmentationText::of({.shift = 4,
                                                  .flip = true,
                                                  .cropArea = 0.3,
                                                  .colourJitter = 0.4,
                                                  .cutout = 8,
                                                  .list = AugmentationList::RandAugment,
                                                  .listCount = 2,
                                                  .listMagnitude = 9},
                                                 image);
        const QStringList parts = {QStringLiteral("at least ") + Format::percent(0.3, 0),
                                   QStringLiteral("2 operation(s) of RandAugment at strength 9 of 30"),
                                   QStringLiteral("by up to ") + Format::percent(0.4, 0),
                                   QStringLiteral("mirrored"),
                                   QStringLiteral("by up to 4 px"),
                                   QStringLiteral("square of 8 px")};
        for (const QString& part : parts)
            QVERIFY2(all.contains(part), qPrintable(part + u'\n' + all));
        // No image is moved out of itself.
        QVERIFY(AugmentationText::of({.shift = 9}, {1, 4, 32}).contains(QStringLiteral("8 px to the sides and 1 px")));
    }
};

QTEST_MAIN(DataViewTest)
#include "tst_data_view.moc"
