// SPDX-License-Identifier: MIT
// The page of all settings in the New search dialog.
#include "shown_search_dialog.h"

#include "widgets/common/field_note.h"
#include "widgets/models/roles.h"
#include "widgets/models/setting_delegate.h"
#include "widgets/models/settings_model.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace pathloom;

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Typing in the filter moves the current row; no editor may open and take the keys.
    void theFilterOfTheSettingsKeepsTheKeyboard()
    {
        ShownDialog f;
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
        ShownDialog f;
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

    void problemsBetweenSettingsAreShown()
    {
        ShownDialog f;
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
        ShownDialog f({}, lookUp);
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
        ShownDialog again(remembered, lookUp);
        if (why.isEmpty()) {
            QTRY_VERIFY(again.start()->isEnabled());
        } else {
            QTRY_COMPARE(again.dialog.problems().size(), 1);
            QVERIFY(again.dialog.problems().front().startsWith(why));
            QVERIFY(!again.start()->isEnabled());
        }
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
