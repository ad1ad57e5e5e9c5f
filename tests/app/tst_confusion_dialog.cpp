// SPDX-License-Identifier: MIT
// The confusion matrix of a network in the real window: from the list of networks to the images of a cell.
#include "travelled_window.h"

#include "app/window/confusion_dialog.h"
#include "core/data/dataset.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/field_note.h"
#include "widgets/models/network_table_model.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

constexpr int perClass = 4, fileSide = 16, networkSide = 8;

int greyOf(int label, int number)
{
    return 40 + 60 * label + 7 * number;
}

/// A folder of pictures of three classes, in which every picture has a grey of its own.
void writePictures(const QDir& folder)
{
    int label = 0;
    for (const char* name : {"cat", "dog", "owl"}) {
        for (const char* part : {"train", "test"}) {
            const QString place = QStringLiteral("%1/%2").arg(QLatin1String(part), QLatin1String(name));
            QVERIFY(folder.mkpath(place));
            for (int number = 0; number < perClass; ++number) {
                QImage image(fileSide, fileSide, QImage::Format_Grayscale8);
                image.fill(greyOf(label, number) + (part[1] == 'r' ? 3 : 0));
                QVERIFY(image.save(
                    folder.filePath(QStringLiteral("%1/%2-%3.png").arg(place, QLatin1String(name)).arg(number))));
            }
        }
        ++label;
    }
}

/// The first two cats are taken for dogs, the last owl for a cat; a picture's grey tells which it is.
Predictions predictionsOf(const ImageDataset& images)
{
    Predictions said{.classes = 3};
    for (std::int64_t i = 0; i < images.size(); ++i) {
        const int label = images.label(i), grey = images.image(i).pixels.front();
        const bool isFirstCat = grey == greyOf(0, 0) || grey == greyOf(0, 1);
        const int predicted = isFirstCat ? 1 : grey == greyOf(2, 3) ? 0 : label;
        said.add(label, predicted, predicted == label ? 1 : 2);
    }
    return said;
}

/// The window over a run with three networks: a tested one, one that was tested by an older version, an untrained one.
struct Fixture
{
    QTemporaryDir data;
    fs::path run;
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<MainWindow> window;

    Fixture()
    {
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        writePictures(data.filePath(QStringLiteral("pictures")));
        RunInfo info = runfixture::tinyInfo();
        info.data = {.kind = "folder",
                     .folder = pathOf(data.filePath(QStringLiteral("pictures"))),
                     .options = {{"size", std::to_string(networkSide)}}};
        const DataSets images = openData(info.data);
        info.dataFingerprint = images.train->fingerprint();
        info.classNames = images.train->classNames();
        info.state = Phase::Finished;
        run = defaultRunsFolder() / "pictures.pathloom";
        const auto store = RunStore::create(run, info, space(), fullTable());
        DerivedNetwork network{.architecture = "k3e3 k3e3", .predictedMs = 0.5};
        network.description = describe(space(), {{0, 0}});
        for (int i = 0; i < 3; ++i)
            store->addNetwork(network);
        const auto tested = [](DerivedNetwork& changed) {
            changed.testAccuracy = 0.75;
            changed.training = Json{{"seed", 1}};
        };
        store->changeNetwork(1, tested, {}, predictionsOf(*images.test));
        store->changeNetwork(2, tested);
        store->setState(Phase::Finished);
        settings = std::make_unique<WindowSettings>(data.filePath(QStringLiteral("window.ini")));
        window = std::make_unique<MainWindow>(*settings);
        window->resize(1280, 800);
        window->show();
    }
    /// The networks in the list, the one with this name selected.
    bool select(const char* name) const
    {
        auto* table = window->findChild<QTableView*>(QStringLiteral("networks"));
        if (!QTest::qWaitFor([&] { return table->model()->rowCount() == 3; }, 10'000))
            return false;
        for (int row = 0; row < 3; ++row)
            if (table->model()->index(row, NetworkTableModel::Network).data().toString() == QLatin1String(name)) {
                table->selectRow(row);
                return true;
            }
        return false;
    }
    ConfusionDialog* open() const
    {
        window->actions().showConfusion->trigger();
        return window->findChild<ConfusionDialog*>();
    }
};

QStringList captionsOf(const PictureList& list)
{
    QStringList captions;
    for (int row = 0; row < list.model()->rowCount(); ++row)
        captions << list.model()->index(row, 0).data().toString();
    captions.sort();
    return captions;
}

} // namespace

class TestConfusionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aClickOnACellShowsItsImages()
    {
        Fixture f;
        QVERIFY(f.select("net-1"));
        QVERIFY(f.window->actions().showConfusion->isEnabled());
        ConfusionDialog* dialog = f.open();
        QVERIFY(dialog);
        auto* view = dialog->findChild<ConfusionView*>();
        QTRY_COMPARE_WITH_TIMEOUT(view->subject().matrix.classes(), 3, 10'000);
        QCOMPARE(view->subject().classNames,
                 (QStringList{QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("owl")}));
        QVERIFY(in<QLabel>(dialog, "figures")->text().startsWith(QStringLiteral("75.00\u00a0% of 12 test images")));
        QTRY_VERIFY(view->viewport()->width() > 100);

        auto* pictures = in<PictureList>(dialog, "cellPictures");
        QCOMPARE(pictures->model()->rowCount(), 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cellRect({0, 1}).center().toPoint());
        QCOMPARE(view->current(), (ConfusionView::Place{0, 1}));
        QVERIFY(in<QLabel>(dialog, "currentCell")->text().contains(QStringLiteral("cat taken for dog: 2 of 4 images")));
        QTRY_COMPARE_WITH_TIMEOUT(pictures->model()->rowCount(), 2, 10'000);
        QCOMPARE(captionsOf(*pictures), (QStringList{QStringLiteral("cat-0.png"), QStringLiteral("cat-1.png")}));
        for (int row = 0; row < 2; ++row) {
            const QModelIndex picture = pictures->model()->index(row, 0);
            const QImage image = picture.data(Qt::DecorationRole).value<QImage>();
            const QString name = picture.data().toString();
            QCOMPARE(image.size(), QSize(networkSide, networkSide));
            QCOMPARE(qGray(image.pixel(3, 3)), greyOf(0, name == QLatin1String("cat-0.png") ? 0 : 1));
            QVERIFY(picture.data(Qt::ToolTipRole).toString().contains(QStringLiteral("test/cat/") + name));
        }

        // As they are in their files.
        auto* form = in<QComboBox>(dialog, "form");
        QVERIFY(form->isVisible());
        form->setFocus();
        QTest::keyClick(form, Qt::Key_Down);
        QTRY_COMPARE(pictures->model()->rowCount(), 2);
        QTRY_COMPARE(pictures->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().size(),
                     QSize(fileSide, fileSide));

        // By keys: the owl that is taken for a cat, and a cell without images.
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Left);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTRY_COMPARE(captionsOf(*pictures), QStringList{QStringLiteral("owl-3.png")});
        QCOMPARE(in<QLabel>(dialog, "picturesOf")->text(), QStringLiteral("owl, taken for cat"));
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Space);
        QTRY_COMPARE(pictures->model()->rowCount(), 0);
        QCOMPARE(pictures->accessibleDescription(), QStringLiteral("There is no such image."));
    }

    void theListsLeadToTheirCells()
    {
        Fixture f;
        QVERIFY(f.select("net-1"));
        ConfusionDialog* dialog = f.open();
        QVERIFY(dialog);
        auto* view = dialog->findChild<ConfusionView*>();
        QTRY_COMPARE_WITH_TIMEOUT(view->subject().matrix.classes(), 3, 10'000);
        auto* pairs = in<QTableView>(dialog, "confusedPairs");
        QCOMPARE(pairs->model()->rowCount(), 2);
        QCOMPARE(pairs->model()->index(0, 0).data().toString(), QStringLiteral("cat"));
        QTest::mouseClick(pairs->viewport(), Qt::LeftButton, {},
                          pairs->visualRect(pairs->model()->index(1, 0)).center());
        QCOMPARE(view->current(), (ConfusionView::Place{2, 0}));
        auto* pictures = in<PictureList>(dialog, "cellPictures");
        QTRY_COMPARE_WITH_TIMEOUT(captionsOf(*pictures), QStringList{QStringLiteral("owl-3.png")}, 10'000);
        // The worst class comes first; sorted by name the last one.
        auto* classes = in<QTableView>(dialog, "classFigures");
        QCOMPARE(classes->model()->index(0, 0).data().toString(), QStringLiteral("cat"));
        QCOMPARE(classes->model()->index(0, 2).data().toString(), QStringLiteral("50.0\u00a0%"));
        classes->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(classes->model()->index(0, 0).data().toString(), QStringLiteral("owl"));
    }

    void whatIsNotThereIsSaid()
    {
        Fixture f;
        QVERIFY(f.select("net-3"));
        QVERIFY(!f.window->actions().showConfusion->isEnabled());
        QVERIFY(f.window->actions().showConfusion->statusTip().contains(QStringLiteral("Train the network first")));
        QVERIFY(f.select("net-2"));
        ConfusionDialog* dialog = f.open();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<EmptyLabel*>()->text().contains(QStringLiteral("Train it again")));
        QVERIFY(!in<QPushButton>(dialog, "saveMatrix")->isEnabled());
        delete dialog;

        // The matrix is there without the images.
        fs::remove_all(pathOf(f.data.filePath(QStringLiteral("pictures"))));
        QVERIFY(f.select("net-1"));
        dialog = f.open();
        auto* view = dialog->findChild<ConfusionView*>();
        QTRY_COMPARE_WITH_TIMEOUT(view->subject().matrix.classes(), 3, 10'000);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_VERIFY(std::ranges::any_of(dialog->findChildren<FieldNote*>(), [](const FieldNote* note) {
            return note->text().contains(QStringLiteral("images of this run"));
        }));
    }
};

QTEST_MAIN(TestConfusionDialog)
#include "tst_confusion_dialog.moc"
