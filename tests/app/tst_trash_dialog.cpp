// SPDX-License-Identifier: MIT
// Deleted runs in a real window: they can be brought back after a restart, are listed, and go for good when one says
// so.
#include "travelled_window.h"

#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/trash_dialog.h"
#include "core/run/run_trash.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

struct Fixture : TravelledWindow
{
    void restart()
    {
        window.reset();
        window = std::make_unique<MainWindow>(*settings);
        window->show();
    }
    bool lists(const fs::path& folder) const
    {
        return window->findChild<RunLibrary*>()->runs()->rowOf(textOf(folder)) >= 0;
    }
    TrashDialog* openTrash() const
    {
        actions().showTrash->trigger();
        return window->findChild<TrashDialog*>();
    }
};

QTreeWidget* listOf(const QDialog* dialog)
{
    return in<QTreeWidget>(dialog, "trashList");
}

} // namespace

class TestTrashDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bringBackOutlivesTheProgram()
    {
        Fixture f;
        removeRun(f.run, "first try");
        f.restart();
        QTRY_VERIFY(f.actions().restoreRemoved->isEnabled());
        QVERIFY2(f.actions().restoreRemoved->toolTip().contains(QStringLiteral("first try")),
                 qPrintable(f.actions().restoreRemoved->toolTip()));
        f.actions().restoreRemoved->trigger();
        QTRY_VERIFY(f.lists(f.run));
        QTRY_VERIFY(!f.actions().restoreRemoved->isEnabled());
        QVERIFY(trashEntries().empty());
    }

    void deletedRunsAreListedAndComeBack()
    {
        Fixture f;
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().removeRun->isEnabled());
        f.actions().removeRun->trigger();
        QTRY_VERIFY(!fs::exists(f.run));
        TrashDialog* dialog = f.openTrash();
        QVERIFY(dialog);
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 1);
        const QTreeWidgetItem* item = listOf(dialog)->topLevelItem(0);
        QCOMPARE(item->text(0), QStringLiteral("first try"));
        QCOMPARE(item->text(4), textOf(f.run.parent_path()));
        for (int column = 1; column < 4; ++column)
            QVERIFY(!item->text(column).isEmpty());
        in<QPushButton>(dialog, "bringBack")->click();
        QTRY_VERIFY(f.lists(f.run));
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 0);
        QTRY_VERIFY(!f.actions().restoreRemoved->isEnabled()); // it is back already
        QCOMPARE(f.openTrash(), dialog);                       // not a second one
    }

    void whatCameBackOtherwiseIsNotListedAnyMore()
    {
        Fixture f;
        removeRun(f.run, "first try");
        f.restart();
        TrashDialog* dialog = f.openTrash();
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 1);
        f.actions().restoreRemoved->trigger(); // as the button of the message does
        QTRY_VERIFY(f.lists(f.run));
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 0);
    }

    void whatGoesForGoodIsAskedAndGone()
    {
        Fixture f;
        for (const char* name : {"one", "two"})
            removeRun(makeRun(name), name);
        f.restart();
        TrashDialog* dialog = f.openTrash();
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 2);
        const auto ask = [dialog](const char* button) {
            in<QPushButton>(dialog, button)->click();
            return dialog->findChild<QMessageBox*>(QStringLiteral("deletionQuestion"));
        };
        QMessageBox* question = ask("deleteForGood");
        QVERIFY(question && question->text().contains(QStringLiteral("two"))); // the last one stands first
        question->reject();
        QCOMPARE(trashEntries().size(), std::size_t(2));
        QTRY_VERIFY(!dialog->findChild<QMessageBox*>());
        question = ask("emptyTrash");
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        QTRY_VERIFY(trashEntries().empty());
        QTRY_COMPARE(listOf(dialog)->topLevelItemCount(), 0);
        QTRY_VERIFY(!f.actions().restoreRemoved->isEnabled());
        QVERIFY(!in<QPushButton>(dialog, "emptyTrash")->isEnabled());
    }
};

QTEST_MAIN(TestTrashDialog)
#include "tst_trash_dialog.moc"
