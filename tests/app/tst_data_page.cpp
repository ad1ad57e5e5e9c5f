// SPDX-License-Identifier: MIT
#include "app/window/data_page.h"

#include "app/window/data_dialog.h"
#include "app/window/data_panel.h"
#include "core/data/loader.h"
#include "shown_search_dialog.h"
#include "tests/support/made_pictures.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/paths.h"
#include "widgets/common/run_view.h"
#include "widgets/data/class_table_model.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <thread>

using namespace pathloom;

namespace {

constexpr int overviewTab = 0, classesTab = 1, augmentationTab = 4;

/// So many pictures in each folder, no two alike.
/// @param number of the first one
void writePictures(const QString& folder, const QMap<QString, int>& counts, int number = 0)
{
    for (auto of = counts.begin(); of != counts.end(); ++of) {
        QDir(folder).mkpath(of.key());
        for (int i = 0; i < of.value(); ++i) {
            Image image = madePicture(40 + number, 30);
            image.pixels[0] = std::uint8_t(number);
            const PictureBytes bytes = encodedBy(".png", image);
            QFile file(QStringLiteral("%1/%2/%3.png").arg(folder, of.key()).arg(i));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
            ++number;
        }
    }
}

DataSubject folderSubject(const QString& folder)
{
    DataSubject subject;
    subject.data = {.kind = "folder", .folder = pathOf(folder), .options = {{"size", "24"}}};
    subject.augmentation = {.shift = 3, .flip = true, .cropArea = 0.5, .cutout = 5};
    return subject;
}

/// Images that take their time.
class SlowImages final : public ImageDataset
{
public:
    std::int64_t size() const override { return 100'000; }
    Shape imageShape() const override { return {3, 8, 8}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t index) const override { return int(index % 2); }
    std::string fingerprint() const override { return "slow"; }
    Image image(std::int64_t) const override
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return evenPicture(8, 8, {1, 2, 3});
    }

    const PictureFindings* findings() const override { return &m_findings; }

private:
    std::vector<std::string> m_names = {"even", "odd"};
    PictureFindings m_findings; ///< those of files: equal images are not sought anew
};

struct Fixture
{
    JobRunner jobs;
    DataPage page{&jobs};

    Fixture()
    {
        page.resize(900, 500);
        page.show();
    }
    template<typename Widget>
    Widget* part(const char* name) const
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    QString overview() const { return part<QTextBrowser>("dataOverview")->toPlainText(); }
    void showTab(int index) const { part<QTabWidget>("dataTabs")->setCurrentIndex(index); }
    const PictureListModel& pictures(const char* list) const { return part<PictureList>(list)->pictures(); }
    DataSurvey::State state() const { return page.survey().state(); }
};

} // namespace

/// The page of the images.
class DataPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void aFolderIsShown()
    {
        const QTemporaryDir folder;
        writePictures(folder.path(), {{QStringLiteral("train/cat"), 8},
                                      {QStringLiteral("train/dog"), 4},
                                      {QStringLiteral("train/eel"), 1},
                                      {QStringLiteral("test/cat"), 2}});
        QVERIFY(QFile::copy(folder.filePath(QStringLiteral("train/dog/1.png")),
                            folder.filePath(QStringLiteral("test/cat/known.png"))));
        Fixture f;
        QVERIFY(f.overview().contains(QStringLiteral("drop a folder")));
        f.page.showSubject(folderSubject(folder.path()));
        QCOMPARE(f.state(), DataSurvey::State::Nothing); // nobody sees it
        f.page.setSeen(true);
        QCOMPARE(f.state(), DataSurvey::State::Reading);
        QTRY_COMPARE(f.state(), DataSurvey::State::Done);
        QVERIFY2(f.overview().contains(QStringLiteral("cat has 8")), qPrintable(f.overview()));
        QVERIFY(f.overview().contains(QStringLiteral("measured on the images that train")));
        const QAbstractItemModel* classes = f.part<QTableView>("dataClasses")->model();
        QCOMPARE(classes->rowCount(), 3);
        QCOMPARE(classes->index(1, ClassTableModel::Train).data().toString(), QStringLiteral("4"));
        QCOMPARE(f.part<QTableView>("dataProblems")->model()->rowCount(), 2); // the eel, and the dog among the cats
        QCOMPARE(f.part<QTabWidget>("dataTabs")->tabText(3), QStringLiteral("Problems (2)"));

        // Pictures of the class that is selected, and of no other.
        f.showTab(classesTab);
        QTRY_COMPARE(f.pictures("classPictures").rowCount(), 8);
        QVERIFY(f.pictures("classPictures").picture(0).about.contains(QStringLiteral("train/cat/")));
        f.part<QTableView>("dataClasses")->selectRow(1);
        QTRY_COMPARE(f.pictures("classPictures").rowCount(), 4);
        f.part<QLineEdit>("classFilter")->setText(QStringLiteral("EEL"));
        QCOMPARE(classes->rowCount(), 1);
    }

    /// What training would get from a loader is what is shown, bit by bit.
    void drawsAreThoseOfALoader()
    {
        const QTemporaryDir folder;
        writePictures(folder.path(), {{QStringLiteral("cat"), 9}, {QStringLiteral("dog"), 6}});
        Fixture f;
        const DataSubject subject = folderSubject(folder.path());
        f.page.showSubject(subject);
        f.page.setSeen(true);
        QTRY_COMPARE(f.state(), DataSurvey::State::Done);
        f.showTab(augmentationTab);
        f.part<QSpinBox>("augmentationSeed")->setValue(41);
        const PictureListModel& shown = f.pictures("augmentedPictures");
        QTRY_COMPARE(shown.rowCount(), 1 + AugmentedView::draws);

        const DataSets sets = openData(subject.data);
        std::vector<std::int64_t> training = stratifiedSplit(*sets.train, subject.heldOutFraction, subject.seed).train;
        std::ranges::sort(training);
        const std::int64_t first = training.front(); // of the first class
        QCOMPARE(sets.train->label(first), 0);
        const Normalization normalization = measureNormalization(*sets.train, training);
        Loader loader(sets.train, std::vector<std::int64_t>(std::size_t(AugmentedView::draws), first),
                      {.batchSize = AugmentedView::draws,
                       .threads = 2,
                       .seed = 41,
                       .shuffle = false,
                       .augmentation = subject.augmentation,
                       .normalization = normalization});
        const auto isThatOf = [&](const Batch& batch) {
            for (int draw = 0; draw < AugmentedView::draws; ++draw)
                if (shown.picture(1 + draw).image != toQImage(visibleImage(batch, draw, normalization)))
                    return false;
            return true;
        };
        const Batch batch = loader.next();
        QTRY_VERIFY(isThatOf(batch));
        QCOMPARE(shown.picture(0).image, toQImage(sets.train->image(first)));
        QVERIFY(f.part<QLabel>("augmentedPicture")->text().startsWith(QStringLiteral("cat: picture 1 of")));

        QTest::mouseClick(f.part<QPushButton>("drawAgain"), Qt::LeftButton);
        QCOMPARE(f.part<QSpinBox>("augmentationSeed")->value(), 42);
        QTRY_VERIFY(!isThatOf(batch));
        // Other settings of the same search: the images are not read anew.
        DataSubject plain = subject;
        plain.augmentation = {.shift = 0, .flip = false};
        f.page.showSubject(plain);
        QCOMPARE(f.state(), DataSurvey::State::Done);
        QTRY_COMPARE(shown.picture(5).image, shown.picture(0).image);
    }

    void readingIsStoppedAndBegunAgain()
    {
        Fixture f;
        DataSubject subject;
        subject.data = {.kind = "folder", .folder = "/somewhere/slow"};
        const auto slow = std::make_shared<SlowImages>();
        subject.images = {.train = slow, .test = slow};
        f.page.showSubject(subject);
        f.page.setSeen(true);
        auto* stop = f.part<QPushButton>("stopReadingData");
        QVERIFY(stop->isVisible());
        QTRY_VERIFY(f.page.survey().facts()); // the counts come before the channels
        QTRY_VERIFY(f.part<QLabel>("dataProgress")->text().contains(QStringLiteral("measuring the channels")));
        QVERIFY(f.overview().contains(QStringLiteral("Not measured yet")));
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(f.state(), DataSurvey::State::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(f.jobs.jobs().empty(), 1000);
        QVERIFY(f.overview().contains(QStringLiteral("slow"))); // what was found stays
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(f.state(), DataSurvey::State::Reading);
        // From the strip of jobs, which knows nothing of the page.
        QTRY_VERIFY(f.page.survey().facts());
        f.jobs.cancelAll();
        QTRY_COMPARE(f.state(), DataSurvey::State::Stopped);
    }

    void whatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        writePictures(folder.path(), {{QStringLiteral("cat"), 3}});
        Fixture f;
        f.page.showSubject(folderSubject(folder.path()));
        f.page.setSeen(true);
        QTRY_COMPARE(f.state(), DataSurvey::State::Failed);
        QVERIFY2(f.overview().contains(QStringLiteral("single class")), qPrintable(f.overview()));
        QVERIFY(f.part<QPushButton>("stopReadingData")->isVisible());
        writePictures(folder.path(), {{QStringLiteral("dog"), 3}}, 100);
        QTest::mouseClick(f.part<QPushButton>("stopReadingData"), Qt::LeftButton);
        QTRY_COMPARE(f.state(), DataSurvey::State::Done);
        QVERIFY(!f.part<QPushButton>("stopReadingData")->isVisible());
    }

    /// No stall with many classes: the table asks for what it shows.
    void thousandsOfClassesAreShown()
    {
        ClassTableModel model;
        auto facts = std::make_shared<DataFacts>();
        for (int i = 0; i < 10'000; ++i)
            facts->classes.push_back({"class " + std::to_string(i), 100 + i, 0, 10});
        model.setFacts(facts);
        QCOMPARE(model.rowCount(), 10'000);
        QCOMPARE(model.index(9'999, ClassTableModel::Share).data(ShareRole).toDouble(), 1.0);
    }

    void theNextSearchStandsBesideTheRun()
    {
        const QTemporaryDir first, second;
        writePictures(first.path(), {{QStringLiteral("cat"), 3}, {QStringLiteral("dog"), 3}});
        writePictures(second.path(), {{QStringLiteral("elm"), 3}, {QStringLiteral("oak"), 3}});
        JobRunner jobs;
        RunView view;
        DataPanel panel(&view, &jobs);
        panel.resize(900, 500);
        panel.show();
        panel.setSeen(true);
        const auto* source = panel.findChild<QComboBox*>(QStringLiteral("dataSource"));
        QVERIFY(!source->isVisible());
        const auto shows = [&](const QString& name) {
            return panel.findChild<QTextBrowser*>(QStringLiteral("dataOverview"))->toPlainText().contains(name);
        };
        RunHeader header;
        header.space = std::make_shared<SearchSpace>(loadSpace("small"));
        header.info.data = folderSubject(first.path()).data;
        view.setRun(header);
        QTRY_VERIFY(shows(first.path().section(u'/', -1)));
        panel.showNext(folderSubject(second.path()));
        QVERIFY(source->isVisible());
        QTRY_VERIFY(shows(second.path().section(u'/', -1)));
        // Its run begins.
        header.info.data = folderSubject(second.path()).data;
        view.setRun(header);
        QVERIFY(!source->isVisible());
        QVERIFY(shows(second.path().section(u'/', -1)));
    }

    void theFormOpensThePage()
    {
        const QTemporaryDir folder;
        writePictures(folder.path(), {{QStringLiteral("cat"), 3}, {QStringLiteral("dog"), 3}});
        ShownDialog f;
        auto* look = f.dialog.findChild<QPushButton*>(QStringLiteral("lookAtImages"));
        auto* kinds = f.dialog.findChild<QComboBox*>(QStringLiteral("dataKind"));
        kinds->setCurrentIndex(kinds->findData(QStringLiteral("folder")));
        QVERIFY(!look->isEnabled()); // which folder?
        f.dialog.findChild<QWidget*>(QStringLiteral("dataPlace"))->findChild<QLineEdit*>()->setText(folder.path());
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(look->isEnabled());
        look->click();
        const auto* dialog = f.dialog.findChild<DataDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        const auto* page = dialog->findChild<DataPage*>();
        QTRY_COMPARE(page->survey().state(), DataSurvey::State::Done);
        QCOMPARE(page->survey().subject().augmentation, f.dialog.prepared()->job.config.augmentation);
        QCOMPARE(page->survey().facts()->classes.size(), std::size_t(2));
    }
};

QTEST_MAIN(DataPageTest)
#include "tst_data_page.moc"
