// SPDX-License-Identifier: MIT
#include "prepared_search.h"

#include "app/window/new_search_dialog.h"
#include "app/window/target_choice.h"
#include "core/util/error.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"
#include "widgets/models/roles.h"
#include "widgets/models/setting_delegate.h"
#include "widgets/models/settings_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <atomic>
#include <memory>

using namespace pathloom;

class TestNewSearchDialog : public QObject
{
    Q_OBJECT

private:
    static SearchEstimate quickEstimate(const PreparedSearch& prepared, std::stop_token)
    {
        return {.searchSeconds = 60.0 * prepared.job.config.epochs, .trainingSeconds = 0, .memoryBytes = 1 << 30};
    }

    struct Fixture
    {
        JobRunner jobs;
        NewSearchDialog dialog;

        explicit Fixture(const SearchRequest& initial = {}, NewSearchDialog::LookUp lookUp = preparedSmall)
            : dialog(&jobs, initial, nullptr, std::move(lookUp), quickEstimate)
        {
            dialog.show();
        }
        QPushButton* start() const { return dialog.findChild<QPushButton*>(QStringLiteral("startSearch")); }
        template<typename Widget>
        Widget* field(const QString& accessibleName) const
        {
            for (Widget* widget : dialog.findChildren<Widget*>()) {
                if (widget->accessibleName() == accessibleName)
                    return widget;
            }
            return nullptr;
        }
        bool showsText(const QString& part) const
        {
            const auto labels = dialog.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](QLabel* l) { return l->text().contains(part); });
        }
    };

private Q_SLOTS:
    void defaultsCanBeStartedAtOnce()
    {
        Fixture f;
        QVERIFY(!f.start()->isEnabled()); // nothing is known yet
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(f.dialog.problems().isEmpty());
        QCOMPARE(f.dialog.prepared()->job.config, preparedSmall().job.config);
        f.start()->click();
        QCOMPARE(f.dialog.result(), int(QDialog::Accepted));
    }

    void estimateFollowsTheSettings()
    {
        Fixture f;
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
        Fixture f;
        QTRY_VERIFY(f.start()->isEnabled());
        const int blocks = preparedSmall().job.space.choiceCount();
        QVERIFY(f.showsText(QLocale().toString(1 + 0.5 * blocks, 'f', 2)));
    }

    void budgetBelowEveryNetworkIsRefused()
    {
        Fixture f;
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

    /// Typing in the filter moves the current row; no editor may open and take the keys.
    void theFilterOfTheSettingsKeepsTheKeyboard()
    {
        Fixture f;
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(&f.dialog));
        f.dialog.findChild<QTabWidget*>()->setCurrentIndex(1);
        auto* filter = f.field<QLineEdit>(QStringLiteral("Filter settings"));
        auto* table = f.dialog.findChild<QTreeView*>(QStringLiteral("settings"));
        QVERIFY(filter && table);
        const SearchConfig before = f.dialog.prepared()->job.config;
        // A setting further down is current, as after a person has been there.
        table->setFocus();
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(table->currentIndex().isValid());
        filter->setFocus();
        const QString word = QStringLiteral("momentum");
        for (const QChar letter : word) { // wherever the keyboard is by then
            QTest::keyClick(f.dialog.focusWidget(), letter.toLatin1());
            QCOMPARE(f.dialog.focusWidget(), filter);
        }
        QCOMPARE(filter->text(), word);
        QVERIFY(table->viewport()->findChildren<QLineEdit*>().isEmpty());
        QCOMPARE(f.dialog.prepared()->job.config, before);
        QStringList shown;
        for (int group = 0; group < table->model()->rowCount(); ++group) {
            const QModelIndex parent = table->model()->index(group, 0);
            QVERIFY(table->isExpanded(parent));
            for (int row = 0; row < table->model()->rowCount(parent); ++row)
                shown << table->model()->index(row, 0, parent).data().toString();
        }
        QVERIFY(shown.contains(QStringLiteral("weights.momentum")) &&
                shown.contains(QStringLiteral("training.momentum")) && shown.size() < 8);
        for (int i = 0; i < word.size(); ++i)
            QTest::keyClick(f.dialog.focusWidget(), Qt::Key_Backspace);
        QCOMPARE(f.dialog.focusWidget(), filter);
        QVERIFY(filter->text().isEmpty());
    }

    void settingsAreChangedAndResetByKeys()
    {
        Fixture f;
        QTRY_VERIFY(f.start()->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(&f.dialog));
        f.dialog.findChild<QTabWidget*>()->setCurrentIndex(1);
        auto* table = f.dialog.findChild<QTreeView*>(QStringLiteral("settings"));
        auto* filter = f.field<QLineEdit>(QStringLiteral("Filter settings"));
        filter->setText(QStringLiteral("weights.momentum"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().data(KeyRole).toString(), QStringLiteral("weights.momentum"));
        const double before = f.dialog.prepared()->job.config.momentum;
        const auto enter = [&](const QString& text) {
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Return); // which must not start the search
            auto* editor = qobject_cast<QLineEdit*>(f.dialog.focusWidget());
            QVERIFY(editor && table->isAncestorOf(editor));
            editor->selectAll();
            QTest::keyClicks(editor, text);
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_VERIFY(table->viewport()->findChildren<QLineEdit*>().isEmpty());
        };
        enter(QStringLiteral("0.5"));
        QCOMPARE(f.dialog.prepared()->job.config.momentum, 0.5);
        QVERIFY(f.dialog.isVisible() && f.dialog.result() == 0);
        enter(QStringLiteral("7"));
        QCOMPARE(f.dialog.prepared()->job.config.momentum, 0.5); // it went back, and the page says why
        const auto* refused = f.dialog.findChild<FieldNote*>(QStringLiteral("refusedSetting"));
        QVERIFY(refused->isVisible() && refused->text().contains(QStringLiteral("weights.momentum")));
        auto* reset = f.dialog.findChild<QPushButton*>(QStringLiteral("resetSetting"));
        auto* resetAll = f.dialog.findChild<QPushButton*>(QStringLiteral("resetAllSettings"));
        QVERIFY(reset->isEnabled() && resetAll->isEnabled());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(f.dialog.prepared()->job.config.momentum, before);
        QVERIFY(!reset->isEnabled() && !resetAll->isEnabled() && !refused->isVisible());
        enter(QStringLiteral("0.25"));
        QTest::mouseClick(resetAll, Qt::LeftButton);
        QCOMPARE(f.dialog.prepared()->job.config, preparedSmall().job.config);
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
        Fixture small({}, lookUp({1, 28, 28})), large({}, lookUp({3, 192, 192}));
        QTRY_VERIFY(small.start()->isEnabled() && large.start()->isEnabled()); // it is a warning
        QVERIFY(small.showsText(QStringLiteral("made for images of 224 × 224")));
        for (const FieldNote* note : small.dialog.findChildren<FieldNote*>())
            if (note->text().contains(QStringLiteral("made for images"))) // in the whole width of its column
                QVERIFY(note->width() > small.dialog.width() / 3);
        QVERIFY(!large.showsText(QStringLiteral("made for images of")));
    }

    void boxesAllowWhatTheSettingsAllow()
    {
        Fixture f;
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
        Fixture f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* edit = f.field<QLineEdit>(QStringLiteral("Run folder"));
        edit->setText(folder.path());
        QVERIFY(!f.start()->isEnabled());
        QCOMPARE(f.dialog.problems().size(), 1);
        QVERIFY(f.dialog.problems().front().contains(QStringLiteral("not empty")));
        edit->setText(folder.filePath(QStringLiteral("new")));
        QVERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->request.folder, folder.filePath(QStringLiteral("new")));
    }

    void folderOfImagesMustExist()
    {
        Fixture f;
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
        QVERIFY(!f.dialog.prepared()->job.data.transposed);
        auto* transposed = f.dialog.findChild<QCheckBox*>(QStringLiteral("transposedImages"));
        QVERIFY(transposed->isVisibleTo(&f.dialog));
        transposed->click();
        QTRY_VERIFY(f.start()->isEnabled() && f.dialog.prepared()->job.data.transposed);
        QVERIFY(requestFromBytes(toBytes(f.dialog.prepared()->request)).data.transposed);
        (*data)->setCurrentIndex((*data)->findData(QStringLiteral("fashion-mnist")));
        QVERIFY(!transposed->isVisibleTo(&f.dialog));
        QTRY_VERIFY(f.start()->isEnabled() && !f.dialog.prepared()->job.data.transposed);
    }

    void whatWasMadeOfTheImagesIsSaid()
    {
        Fixture f({}, [](const SearchRequest& request, std::stop_token) {
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
        Fixture f({}, [](const SearchRequest&, std::stop_token) -> PreparedSearch {
            throw Error("has the wrong magic number", "train-images-idx3-ubyte");
        });
        QTRY_COMPARE(f.dialog.problems(),
                     QStringList{QStringLiteral("train-images-idx3-ubyte: has the wrong magic number")});
        QVERIFY(!f.start()->isEnabled());
    }

    void problemsBetweenSettingsAreShown()
    {
        Fixture f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* model = f.dialog.findChild<SettingsModel*>();
        SearchConfig config = model->config();
        config.latencyLoss = LatencyLoss::MulLog;
        config.budgetMs = 0.5; // its logarithm is negative
        QVERIFY(!problems(config).empty());
        model->setConfig(config, config);
        Q_EMIT model->configChanged();
        QVERIFY(!f.start()->isEnabled());
        QCOMPARE(f.dialog.problems().front(), QString::fromStdString(problems(config).front()));
    }

    void cudaIsOfferedWhereItIs_data()
    {
        QTest::addColumn<QString>("why");
        QTest::newRow("none") << QStringLiteral("LibTorch finds no CUDA device here");
        QTest::newRow("there") << QString();
    }
    void cudaIsOfferedWhereItIs()
    {
        QFETCH(QString, why);
        const auto lookUp = [why](const SearchRequest& request, std::stop_token) {
            PreparedSearch prepared = preparedSmall(request);
            prepared.whyNoCuda = why.toStdString();
            return prepared;
        };
        Fixture f({}, lookUp);
        QTRY_VERIFY(f.start()->isEnabled());
        auto* model = f.dialog.findChild<SettingsModel*>();
        const QModelIndex value = model->indexOf(QStringLiteral("device"), SettingsModel::Value);
        QVERIFY(value.isValid());

        QWidget parent;
        const std::unique_ptr<QWidget> editor(SettingDelegate().createEditor(&parent, {}, value));
        const auto* list = qobject_cast<QComboBox*>(editor.get());
        QVERIFY(list);
        const QModelIndex cuda = list->model()->index(list->findText(QStringLiteral("cuda")), 0);
        QCOMPARE(bool(cuda.flags() & Qt::ItemIsEnabled), why.isEmpty());
        QCOMPARE(cuda.data(Qt::ToolTipRole).toString(), why);
        QCOMPARE(value.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Not cuda")), !why.isEmpty());

        QCOMPARE(model->setData(value, QStringLiteral("cuda")), why.isEmpty());
        QCOMPARE(f.dialog.prepared()->job.config.computing.device == ComputeDevice::Cuda, why.isEmpty());
        QVERIFY(why.isEmpty() || f.showsText(why));
        QVERIFY(f.start()->isEnabled());

        // A search that was remembered from when it was there.
        SearchRequest remembered;
        remembered.settings["device"] = "cuda";
        Fixture again(remembered, lookUp);
        if (why.isEmpty()) {
            QTRY_VERIFY(again.start()->isEnabled());
        } else {
            QTRY_COMPARE(again.dialog.problems().size(), 1);
            QVERIFY(again.dialog.problems().front().startsWith(why));
            QVERIFY(!again.start()->isEnabled());
        }
    }

    void settingsSurviveAnotherSpaceAndAnotherTime()
    {
        SearchRequest request;
        request.settings["seed"] = 42;
        request.name = QStringLiteral("mine");
        QCOMPARE(requestFromBytes(toBytes(request)), request);
        Fixture f(request);
        QTRY_VERIFY(f.start()->isEnabled());
        QCOMPARE(f.dialog.prepared()->job.config.seed, std::uint64_t(42));
        QCOMPARE(f.dialog.prepared()->job.name, std::string("mine"));
    }

    void severalTargetsAreChosenFromOneList()
    {
        std::atomic<int> calls = 0;
        Fixture f({}, [&calls](const SearchRequest& request, std::stop_token) {
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
        QVERIFY(f.start()->isEnabled());
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

    void brokenMemoryMeansDefaults()
    {
        QCOMPARE(requestFromBytes("{ broken"), SearchRequest{});
        QCOMPARE(requestFromBytes("{\"space\": 3}"), SearchRequest{});
    }

    void olderLookUpsAreWorthless()
    {
        std::atomic<int> calls = 0;
        Fixture f({}, [&calls](const SearchRequest& request, std::stop_token) {
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
