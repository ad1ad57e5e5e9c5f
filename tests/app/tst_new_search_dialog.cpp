// SPDX-License-Identifier: MIT
#include "shown_search_dialog.h"

#include "app/window/space_dialog.h"
#include "app/window/target_check.h"
#include "app/window/target_choice.h"
#include "core/search/estimate.h"
#include "core/space/space_facts.h"
#include "core/util/error.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace pathloom;

class TestNewSearchDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void defaultsCanBeStartedAtOnce()
    {
        ShownDialog f;
        QVERIFY(!f.start()->isEnabled()); // nothing is known yet
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(f.dialog.problems().isEmpty());
        QCOMPARE(f.dialog.prepared()->job.config, preparedSmall().job.config);
        f.start()->click();
        QCOMPARE(f.dialog.result(), int(QDialog::Accepted));
    }

    void estimateFollowsTheSettings()
    {
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* epochs = f.field<QSpinBox>(QStringLiteral("Search epochs"));
        epochs->setValue(5);
        QTRY_VERIFY(f.showsText(Format::duration(300)));
        epochs->setValue(7);
        QTRY_VERIFY(f.showsText(Format::duration(420)));
        for (const QLabel* label : f.dialog.findChildren<QLabel*>())
            if (label->text().contains(Format::duration(420)) && !label->wordWrap()) // room for more digits
                QVERIFY(label->width() > label->sizeHint().width() * 1.1);
        QCOMPARE(f.dialog.prepared()->job.config.epochs, 7);
        QCOMPARE(f.dialog.prepared()->request.settings.size(), std::size_t(1));
    }

    void possibleBudgetsAreNamed()
    {
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        const int blocks = preparedSmall().job.space.choiceCount();
        QVERIFY(f.showsText(QLocale().toString(1 + 0.5 * blocks, 'f', 2)));
    }

    void budgetBelowEveryNetworkIsRefused()
    {
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* budget = f.dialog.findChild<QDoubleSpinBox*>(QStringLiteral("budget"));
        QVERIFY(budget);
        const auto beside = [&] {
            auto* form = qobject_cast<QFormLayout*>(budget->parentWidget()->layout());
            int row = -1;
            QFormLayout::ItemRole role = QFormLayout::FieldRole;
            form->getWidgetPosition(budget, &row, &role);
            return qobject_cast<FieldNote*>(form->itemAt(row + 1, QFormLayout::FieldRole)->widget());
        };
        QVERIFY(beside() && !beside()->isVisible());
        for (const QString& typed : {QStringLiteral("0.5"), QStringLiteral("0.0001")}) {
            budget->setFocus();
            budget->selectAll();
            QTest::keyClicks(budget, typed); // the fastest of preparedSmall() takes 5.5 ms
            QTRY_COMPARE(f.dialog.problems().size(), 1);
            const QString sentence = f.dialog.problems().front();
            QVERIFY2(sentence.contains(QStringLiteral("5.5")) && sentence.contains(QStringLiteral("budget ")),
                     qPrintable(sentence));
            QVERIFY(!f.start()->isEnabled());
            QVERIFY(beside()->isVisible());
            QCOMPARE(beside()->text(), sentence);
            QCOMPARE(budget->accessibleDescription(), sentence);
        }
        budget->setValue(6);
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(!beside()->isVisible());
    }

    void smallImagesInASpaceForLargeOnesAreNamed()
    {
        const auto lookUp = [](Shape images) {
            return [images](const SearchRequest& request, std::stop_token) {
                PreparedSearch prepared = preparedSmall(request);
                prepared.job.space = loadSpace("imagenet", {.input = images, .classes = 10});
                prepared.latency.reset();
                return prepared;
            };
        };
        ShownDialog small({}, lookUp({1, 28, 28})), large({}, lookUp({3, 192, 192}));
        QTRY_VERIFY(small.start()->isEnabled() && large.start()->isEnabled()); // it is a warning
        QVERIFY(small.showsText(QStringLiteral("made for images of 224 × 224")));
        for (const FieldNote* note : small.dialog.findChildren<FieldNote*>())
            if (note->text().contains(QStringLiteral("made for images"))) // in the whole width of its column
                QVERIFY(note->width() > small.dialog.width() / 3);
        QVERIFY(!large.showsText(QStringLiteral("made for images of")));
    }

    void theProposedSpaceIsTakenInOneClick()
    {
        const SpaceProposal proposal = proposeSpace({3, 64, 64}, 10);
        ShownDialog f({}, [proposal](const SearchRequest& request, std::stop_token) {
            PreparedSearch prepared = preparedSmall(request);
            prepared.proposal = proposal;
            prepared.latency.reset();
            prepared.job.space = request.space == QLatin1String(proposedSpace)
                                     ? proposal.space
                                     : loadSpace("small", {.input = {3, 64, 64}, .classes = 10});
            return prepared;
        });
        auto* text = f.dialog.findChild<QLabel*>(QStringLiteral("proposal"));
        auto* use = f.dialog.findChild<QPushButton*>(QStringLiteral("useProposal"));
        QVERIFY(!use->isVisible()); // nothing is known of the images yet
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(text->isVisible() && text->text().contains(QStringLiteral("cifar-64")));
        QVERIFY(f.showsText(Format::macs(factsOf(f.dialog.prepared()->job.space).largestMacs)));
        use->setFocus();
        QTest::keyClick(use, Qt::Key_Space);
        QTRY_VERIFY(f.start()->isEnabled() && f.dialog.prepared()->job.space.name == "cifar-64");
        QVERIFY(!use->isVisible());
        QVERIFY(f.showsText(QString::fromStdString(proposal.reason)));
        QVERIFY(f.showsText(Format::macs(factsOf(proposal.space).largestMacs)));
        // It is the proposal for whatever images come next that was taken.
        const SearchRequest again = requestFromBytes(toBytes(f.dialog.prepared()->request));
        QCOMPARE(again.space, QString::fromLatin1(proposedSpace));
    }

    void theSpacePageGivesItsSpaceBack()
    {
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        f.dialog.findChild<QPushButton*>(QStringLiteral("editSpace"))->click();
        auto* page = f.dialog.findChild<SpaceDialog*>();
        QVERIFY(page && page->isVisible());
        QVERIFY(page->space()->blocks == preparedSmall().job.space.blocks);
        page->findChild<QSpinBox*>(QStringLiteral("stemChannels"))->setValue(24);
        page->findChild<QPushButton*>(QStringLiteral("useSpace"))->click();
        QVERIFY(f.dialog.isLookingUp());
        QTRY_VERIFY(f.start()->isEnabled());
        const QString file = f.dialog.prepared()->request.space;
        QVERIFY2(file.endsWith(QLatin1String(".json")), qPrintable(file));
        QCOMPARE(loadSpace(file.toStdString()).blocks.front().output.channels, 24);
        // One that was not changed goes by its name.
        f.dialog.findChild<QPushButton*>(QStringLiteral("editSpace"))->click();
        for (auto* open : f.dialog.findChildren<SpaceDialog*>())
            if (open->isVisible())
                open->findChild<QPushButton*>(QStringLiteral("useSpace"))->click();
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->request.space, QStringLiteral("small"));
    }

    void boxesAllowWhatTheSettingsAllow()
    {
        ShownDialog f;
        const auto* batch = f.field<QSpinBox>(QStringLiteral("Batch size"));
        QVERIFY(batch);
        for (const SettingInfo& setting : listSettings(SearchConfig{}))
            if (setting.key == "batch_size")
                QCOMPARE(batch->minimum(), setting.minimum.get<int>());
        QVERIFY(batch->minimum() >= 2);
    }

    void runFolderThatIsNotEmptyIsRefused()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("something")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* edit = f.field<QLineEdit>(QStringLiteral("Run folder"));
        edit->setText(folder.path());
        QVERIFY(!f.start()->isEnabled());
        QCOMPARE(f.dialog.problems().size(), 1);
        QVERIFY(f.dialog.problems().front().contains(QStringLiteral("not empty")));
        edit->setText(folder.filePath(QStringLiteral("new")));
        QVERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->request.folder, folder.filePath(QStringLiteral("new")));
        // What is recommended is found out all the same.
        SearchRequest refused;
        refused.folder = folder.path();
        ShownDialog other(refused);
        QTRY_COMPARE(other.field<QSpinBox>(QStringLiteral("Search epochs"))->value(),
                     preparedSmall().job.config.epochs);
        QVERIFY(!other.start()->isEnabled());
    }

    void folderOfImagesMustExist()
    {
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        const auto boxes = f.dialog.findChildren<QComboBox*>();
        const auto data = std::find_if(boxes.begin(), boxes.end(),
                                       [](const QComboBox* box) { return box->findData(QStringLiteral("idx")) >= 0; });
        QVERIFY(data != boxes.end());
        (*data)->setCurrentIndex((*data)->findData(QStringLiteral("idx")));
        QVERIFY(!f.start()->isEnabled());
        QVERIFY(!f.dialog.problems().isEmpty());
        QTemporaryDir folder;
        f.field<QLineEdit>(QStringLiteral("Folder with the four IDX files"))->setText(folder.path());
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->job.data.folder, std::filesystem::path(folder.path().toStdString()));
        QVERIFY(!f.dialog.prepared()->job.data.isSet("transposed"));
        auto* transposed = f.dialog.findChild<QCheckBox*>(QStringLiteral("dataOption_transposed"));
        QVERIFY(transposed->isVisibleTo(&f.dialog));
        transposed->click();
        QTRY_VERIFY(f.start()->isEnabled() && f.dialog.prepared()->job.data.isSet("transposed"));
        QVERIFY(requestFromBytes(toBytes(f.dialog.prepared()->request)).data.isSet("transposed"));
        (*data)->setCurrentIndex((*data)->findData(QStringLiteral("fashion-mnist")));
        QVERIFY(!transposed->isVisibleTo(&f.dialog));
        QTRY_VERIFY(f.start()->isEnabled() && !f.dialog.prepared()->job.data.isSet("transposed"));
    }

    void whatWasMadeOfTheImagesIsSaid()
    {
        ShownDialog f({}, [](const SearchRequest& request, std::stop_token) {
            PreparedSearch prepared = preparedSmall(request);
            prepared.job.images.notes = {"The labels have 8 columns; the first one is the class."};
            prepared.job.space = loadSpace("small", {.input = {1, 1, 64}, .classes = 10});
            return prepared;
        });
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(f.showsText(QStringLiteral("the first one is the class")));
        QTRY_VERIFY(f.showsText(QStringLiteral("at most 2 px to the sides and 0 px up and down")));
    }

    void sentenceOfAFailedLookUpIsShown()
    {
        ShownDialog f({}, [](const SearchRequest&, std::stop_token) -> PreparedSearch {
            throw Error("has the wrong magic number", "train-images-idx3-ubyte");
        });
        QTRY_COMPARE(f.dialog.problems(),
                     QStringList{QStringLiteral("train-images-idx3-ubyte: has the wrong magic number")});
        QVERIFY(!f.start()->isEnabled());
    }

    void settingsSurviveAnotherSpaceAndAnotherTime()
    {
        SearchRequest request;
        request.settings["seed"] = 42;
        request.name = QStringLiteral("mine");
        QCOMPARE(requestFromBytes(toBytes(request)), request);
        ShownDialog f(request);
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->job.config.seed, std::uint64_t(42));
        QCOMPARE(f.dialog.prepared()->job.name, std::string("mine"));
    }

    void severalTargetsAreChosenFromOneList()
    {
        std::atomic<int> calls = 0;
        ShownDialog f({}, [&calls](const SearchRequest& request, std::stop_token) {
            ++calls;
            return preparedSmall(request);
        });
        auto* targets = f.dialog.findChild<TargetChoice*>();
        QVERIFY(targets);
        QTRY_VERIFY_WITH_TIMEOUT(targets->topLevelItemCount() > 1, 20000);
        QTRY_VERIFY(f.start()->isEnabled());
        // This machine's short name became its row's.
        QCOMPARE(targets->chosen().size(), 1);
        QVERIFY(targets->topLevelItem(0)->checkState(0) == Qt::Checked);
        const QString thisMachine = targets->chosen().front();
        const int before = calls;
        targets->setFocus();
        QTest::keyClick(targets, Qt::Key_Down);
        QTest::keyClick(targets, Qt::Key_Space);
        QCOMPARE(targets->chosen().size(), 2);
        QCOMPARE(f.dialog.prepared()->request.target, targets->chosen()[0]);
        QCOMPARE(f.dialog.prepared()->request.furtherTargets, targets->chosen().mid(1));
        QTRY_VERIFY_WITH_TIMEOUT(f.start()->isEnabled(), 20000); // it was looked at whether it has latencies
        QCOMPARE(calls, before); // nothing that is shown depends on the second one
        QVERIFY(f.showsText(targets->nameOf(targets->chosen()[0])));

        // A click on the name checks, too; without any target nothing can start.
        for (const int row : {0, 1})
            QTest::mouseClick(targets->viewport(), Qt::LeftButton, {},
                              targets->visualItemRect(targets->topLevelItem(row)).center());
        QVERIFY(targets->chosen().isEmpty());
        QVERIFY(!f.start()->isEnabled());
        QVERIFY(f.dialog.problems().front().contains(QStringLiteral("target")));

        // Defaults brings this machine back, in its own row.
        const int rows = targets->topLevelItemCount();
        for (QPushButton* button : f.dialog.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("De&faults"))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(targets->chosen(), QStringList{thisMachine});
        QCOMPARE(targets->topLevelItemCount(), rows);
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->request.target, thisMachine);

        // Device, runtime and batch size in columns, all of them in sight.
        for (int column = 0; column < targets->columnCount(); ++column) {
            const QString text = targets->topLevelItem(0)->text(column);
            QVERIFY2(!text.isEmpty() && targets->columnWidth(column) > targets->fontMetrics().horizontalAdvance(u'0'),
                     qPrintable(text));
        }
        const int last = targets->columnCount() - 1;
        QVERIFY(targets->columnViewportPosition(last) + targets->columnWidth(last) <= targets->viewport()->width());
        QVERIFY(targets->width() > 0.8 * targets->parentWidget()->width());
    }

    /// Not only when its turn comes, hours later.
    void aTargetWithoutLatenciesIsToldWhenItIsChecked()
    {
        ShownDialog f;
        auto* targets = f.dialog.findChild<TargetChoice*>();
        QTRY_VERIFY_WITH_TIMEOUT(targets->topLevelItemCount() > 2, 20000);
        QTRY_VERIFY(f.start()->isEnabled());
        const QString problem = QStringLiteral("It has no latencies for this space.");
        QTreeWidgetItem* second = targets->topLevelItem(1);
        const QString tip = second->toolTip(0);
        std::atomic<int> looks = 0;
        f.dialog.targetCheck()->setFind([&](const QString&, const SearchSpace& space) {
            ++looks;
            return space.name == "small" ? problem : QString();
        });
        second->setCheckState(0, Qt::Checked);
        QVERIFY(!f.start()->isEnabled()); // not before it is known
        QTRY_COMPARE(f.dialog.problems(), QStringList{problem});
        QVERIFY(!f.start()->isEnabled());
        QVERIFY(f.showsText(problem));
        QCOMPARE(second->toolTip(0), problem);
        QVERIFY(!second->icon(0).isNull()); // not by colour alone
        QCOMPARE(second->data(0, Qt::AccessibleDescriptionRole).toString(), problem);
        // What was found is not looked for again, and gone with the check mark.
        f.field<QSpinBox>(QStringLiteral("Search epochs"))->setValue(5);
        QCOMPARE(f.dialog.problems(), QStringList{problem});
        second->setCheckState(0, Qt::Unchecked);
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(f.dialog.problems().isEmpty());
        QCOMPARE(looks, 1);

        // Other images may make other shapes: looked up and looked at anew.
        second->setCheckState(0, Qt::Checked);
        QTRY_VERIFY(!f.dialog.problems().isEmpty());
        f.dialog.targetCheck()->setFind([](const QString&, const SearchSpace&) { return QString(); });
        f.field<QSpinBox>(QStringLiteral("Training images"))->setValue(1000);
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(second->toolTip(0), tip);
    }

    void aFirstTargetWithoutLatenciesIsToldBesideIt()
    {
        const QString problem = QStringLiteral("It has no latencies for this space.");
        ShownDialog f({}, [&](const SearchRequest& request, std::stop_token) {
            PreparedSearch prepared = preparedSmall(request);
            if (request.data.trainLimit == 0) {
                prepared.targetProblem = problem;
                prepared.latency.reset();
            }
            return prepared;
        });
        QTRY_COMPARE(f.dialog.problems(), QStringList{problem}); // once
        QVERIFY(!f.start()->isEnabled());
        auto* targets = f.dialog.findChild<TargetChoice*>();
        QTRY_VERIFY_WITH_TIMEOUT(targets->topLevelItemCount() > 1, 20000);
        QTRY_COMPARE(targets->topLevelItem(0)->toolTip(0), problem);
        f.field<QSpinBox>(QStringLiteral("Training images"))->setValue(1000); // whatever mends it: no dead end
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(targets->topLevelItem(0)->icon(0).isNull());
    }

    void theProblemOfATargetNamesItAndWhatToDo()
    {
        QTemporaryDir folder;
        const SearchSpace space = loadSpace("small");
        LatencyTable table{.device = "Phone", .runtime = "TFLite"};
        const std::vector<LatencyKey> keys = latencyKeys(space);
        for (const LatencyKey& key : keys)
            table.entries[key] = {.ms = 1};
        const auto problemOf = [&] {
            const std::string file = folder.filePath(QStringLiteral("phone.csv")).toStdString();
            writeLatencyCsv(table, file);
            return targetProblem(findTarget(file), space);
        };
        QCOMPARE(problemOf(), QString());
        table.entries.clear();
        table.entries[keys.front()] = {.ms = 1}; // too few to estimate the others
        const QString problem = problemOf();
        for (const char* part : {"Phone", "has no time for", "import the result"})
            QVERIFY2(problem.contains(QString::fromLatin1(part)), qPrintable(problem));
        // This machine is measured when it is needed.
        QCOMPARE(targetProblem(findTarget("this-machine-libtorch"), space), QString());
    }

    void imagesCanBeLimited()
    {
        SearchRequest request;
        request.data.trainLimit = 500;
        ShownDialog f(request);
        QTRY_VERIFY(f.start()->isEnabled());
        auto* train = f.field<QSpinBox>(QStringLiteral("Training images"));
        auto* test = f.field<QSpinBox>(QStringLiteral("Test images"));
        QCOMPARE(train->value(), 500); // as --train-images
        QCOMPARE(test->text(), QStringLiteral("all"));
        QVERIFY(test->toolTip().contains(QStringLiteral("test images")));
        test->setValue(200);
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->job.data.trainLimit, std::int64_t(500));
        QCOMPARE(f.dialog.prepared()->job.data.testLimit, std::int64_t(200));
        train->setValue(70000);
        QTRY_VERIFY(f.showsText(QStringLiteral("there are ") + QLocale().toString(60000))); // more than there are
        train->setValue(0);
        QTRY_COMPARE(f.dialog.prepared()->job.data.trainLimit, std::int64_t(0));
        QVERIFY(!f.showsText(QStringLiteral("there are ") + QLocale().toString(60000)));
    }

    void whatNeedsNoStepsIsShownWhileAnotherSearchComputes()
    {
        std::atomic<int> tried = 0;
        const auto estimator = [&](const PreparedSearch& prepared, std::stop_token) {
            ++tried;
            return estimateFrom({.weight = 0.5, .architecture = 1}, prepared.job, prepared.trainImages);
        };
        const auto shows = [](const NewSearchDialog& dialog, const QString& part) {
            return std::ranges::any_of(dialog.findChildren<QLabel*>(),
                                       [&](const QLabel* label) { return label->text().contains(part); });
        };
        SearchRequest request;
        request.settings["batch_size"] = 48; // steps that no other test has tried
        request.settings["epochs"] = 3;
        JobRunner jobs;
        const PreparedSearch prepared = preparedSmall(request);
        const SearchEstimate expected = estimateFrom({.weight = 0.5, .architecture = 1}, prepared.job, 60000);
        const QString memory = Format::bytes(static_cast<double>(expected.memoryBytes));
        const QString time = Format::duration(expected.searchSeconds + expected.trainingSeconds);
        jobs.holdComputing({.all = true, .run = {}});
        {
            NewSearchDialog dialog(&jobs, request, nullptr, preparedSmall, estimator);
            dialog.show();
            QTRY_VERIFY(shows(dialog, memory));
            QVERIFY(!shows(dialog, time));
            QVERIFY(shows(dialog, QStringLiteral("when what computes now has ended or is paused")));
            jobs.holdComputing({});
            QTRY_VERIFY(shows(dialog, time));
            QCOMPARE(tried, 1);
        }
        // Now steps of such a search are known, whatever its length.
        jobs.holdComputing({.all = true, .run = {}});
        request.settings["epochs"] = 5;
        const SearchEstimate longer =
            estimateFrom({.weight = 0.5, .architecture = 1}, preparedSmall(request).job, 60000);
        NewSearchDialog dialog(&jobs, request, nullptr, preparedSmall, estimator);
        dialog.show();
        QTRY_VERIFY(shows(dialog, Format::duration(longer.searchSeconds + longer.trainingSeconds)));
        QVERIFY(shows(dialog, QStringLiteral("By steps that were tried at")));
        QCOMPARE(tried, 1);
        // Other steps are not.
        for (QSpinBox* box : dialog.findChildren<QSpinBox*>())
            if (box->accessibleName() == QStringLiteral("Batch size"))
                box->setValue(96);
        QTRY_VERIFY(shows(dialog, QStringLiteral("when what computes now")));
        QVERIFY(!shows(dialog, QStringLiteral("By steps that were tried at")));
        QVERIFY(!shows(dialog, Format::duration(longer.searchSeconds + longer.trainingSeconds)));
    }

    void brokenMemoryMeansDefaults()
    {
        QCOMPARE(requestFromBytes("{ broken"), SearchRequest{});
        QCOMPARE(requestFromBytes("{\"space\": 3}"), SearchRequest{});
    }

    void olderLookUpsAreWorthless()
    {
        std::atomic<int> calls = 0;
        ShownDialog f({}, [&calls](const SearchRequest& request, std::stop_token) {
            ++calls;
            return preparedSmall(request);
        });
        auto* name = f.field<QLineEdit>(QStringLiteral("Seed"));
        for (int i = 0; i < 20; ++i)
            name->setText(QString::number(i));
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(calls <= 2);
    }
};

QTEST_MAIN(TestNewSearchDialog)
#include "tst_new_search_dialog.moc"
