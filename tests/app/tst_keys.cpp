// SPDX-License-Identifier: MIT
// What keys do: every act with a key stands in a menu and in the list of keys.
#include "prepared_search.h"

#include "app/window/actions.h"
#include "app/window/command_palette.h"
#include "app/window/help_dialogs.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"

#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <map>
#include <set>

using namespace pathloom;

class TestKeys : public QObject
{
    Q_OBJECT

private:
    struct Fixture
    {
        QTemporaryDir folder;
        WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
        MainWindow window{settings};

        Fixture() { window.show(); }
        const Actions& actions() const { return window.actions(); }
    };

    static QString keysOf(const QAction* action)
    {
        return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
    }
    /// Where its keys work: everywhere in the window, or in these widgets.
    static std::set<const QObject*> placesOf(const QAction* action, const QWidget* window)
    {
        if (action->shortcutContext() == Qt::WindowShortcut)
            return {window};
        std::set<const QObject*> places;
        for (const QObject* object : action->associatedObjects())
            if (!qobject_cast<const QMenu*>(object))
                places.insert(object);
        return places;
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    /// Acts have keys as actions do, so that menus, hints and the list of keys know them.
    void noKeyIsTakenBesideTheActions()
    {
        const Fixture f;
        for (const QShortcut* shortcut : f.window.findChildren<QShortcut*>()) {
            const auto* owner = qobject_cast<const QWidget*>(shortcut->parent());
            QVERIFY2(owner && owner->window() != &f.window, qPrintable(shortcut->key().toString()));
        }
    }

    void everyActWithAKeyIsInTheListOfKeys()
    {
        Fixture f;
        f.actions().shortcuts->trigger();
        QTableWidget* table = nullptr;
        for (auto* dialog : f.window.findChildren<QDialog*>())
            if (dialog->isVisible())
                table = dialog->findChild<QTableWidget*>();
        QVERIFY(table);
        std::set<std::pair<QString, QString>> listed;
        for (int row = 0; row < table->rowCount(); ++row) {
            QVERIFY2(!table->item(row, 2)->text().isEmpty(), qPrintable(table->item(row, 0)->text()));
            listed.insert({table->item(row, 0)->text(), table->item(row, 1)->text()});
        }
        int keys = 0;
        for (const QAction* action : f.window.findChildren<QAction*>()) {
            if (action->shortcuts().isEmpty() || action->parent()->parent() == table->window())
                continue;
            ++keys;
            QVERIFY2(listed.contains({plainText(action), keysOf(action)}), qPrintable(plainText(action)));
        }
        QVERIFY(keys > 50);
        for (const QAction* action : {f.actions().renameRun, f.actions().renameNetwork})
            QCOMPARE(keysOf(action), QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText));
        for (const QAction* action : {f.actions().removeRun, f.actions().removeNetwork})
            QCOMPARE(keysOf(action), QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText));
    }

    void everyActOfTheWindowIsInAMenuWithItsKeys()
    {
        const Fixture f;
        std::set<const QAction*> inMenus;
        for (const auto& [action, menu] : actionsOf(&f.window))
            if (!menu.isEmpty())
                inMenus.insert(action);
        for (const QAction* action : f.window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (action->shortcuts().isEmpty())
                continue;
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
            // That of one that cannot be done now says why not.
            QVERIFY2(!action->isEnabled() ||
                         action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                     qPrintable(action->objectName()));
        }
    }

    /// Of the menus and the fields of every page, in both languages.
    void noLetterIsThatOfTwoFieldsOfAPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QString();
        QTest::newRow("German") << QStringLiteral("de");
    }
    void noLetterIsThatOfTwoFieldsOfAPage()
    {
        QFETCH(QString, language);
        QTranslator translator;
        if (!language.isEmpty()) {
            QVERIFY(translator.load(QStringLiteral(PATHLOOM_TRANSLATIONS "/pathloom_") + language));
            QCoreApplication::installTranslator(&translator);
        }
        const Fixture f;
        for (auto* dock : f.window.findChildren<QDockWidget*>()) {
            dock->raise();
            QCoreApplication::processEvents();
            std::map<QString, QString> taken;
            const auto take = [&](const QString& text) {
                const QString letter = QKeySequence::mnemonic(text).toString();
                if (letter.isEmpty())
                    return true;
                const auto [other, isFree] = taken.emplace(letter, text);
                if (!isFree)
                    qWarning().noquote() << dock->objectName() << letter << other->second << text;
                return isFree;
            };
            for (const QAction* menu : f.window.menuBar()->actions())
                QVERIFY(take(menu->text()));
            for (const auto* label : f.window.findChildren<QLabel*>())
                if (label->buddy() && !label->visibleRegion().isEmpty())
                    QVERIFY(take(label->text()));
        }
    }

    /// One key does one thing wherever the keyboard is.
    void noTwoActsShareAKeyInOnePlace()
    {
        const Fixture f;
        const QList<QAction*> actions = actionsWithKeys(&f.window);
        for (qsizetype i = 0; i < actions.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const bool share = std::ranges::any_of(actions[i]->shortcuts(), [&](const QKeySequence& keys) {
                    return actions[j]->shortcuts().contains(keys);
                });
                if (!share)
                    continue;
                const auto here = placesOf(actions[i], &f.window), there = placesOf(actions[j], &f.window);
                QVERIFY2(!here.contains(&f.window) && !there.contains(&f.window), qPrintable(plainText(actions[i])));
                for (const QObject* place : here)
                    QVERIFY2(!there.contains(place), qPrintable(plainText(actions[i])));
            }
        }
    }
};

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
