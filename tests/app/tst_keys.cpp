// SPDX-License-Identifier: MIT
// What keys do: every act with a key stands in a menu and in the list of keys.
#include "prepared_search.h"

#include "app/window/actions.h"
#include "app/window/command_palette.h"
#include "app/window/help_dialogs.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"
#include "widgets/compare/trade_off_plot.h"
#include "widgets/confusion/confusion_view.h"
#include "widgets/data/size_histogram.h"
#include "widgets/front/front_plot.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/plot_page.h"
#include "widgets/timeline/timeline_track.h"

#include <QDialog>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
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
            QVERIFY2(std::ranges::any_of(listed,
                                         [&](const auto& line) {
                                             return line.first.endsWith(plainText(action)) &&
                                                    line.second == keysOf(action);
                                         }),
                     qPrintable(plainText(action)));
        }
        QCOMPARE(int(listed.size()), table->rowCount()); // no two lines look the same
        std::set<QString> names;
        for (const auto& [name, itsKeys] : listed)
            QVERIFY2(names.insert(name).second, qPrintable(name));
        QVERIFY(keys > 50);
        for (const QAction* action : {f.actions().renameRun, f.actions().renameNetwork})
            QCOMPARE(keysOf(action), QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText));
        for (const QAction* action : {f.actions().removeRun, f.actions().removeNetwork})
            QCOMPARE(keysOf(action), QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText));
    }

    /// Whatever a view takes of the keys stands in the list, and what stands there it takes.
    void keysThatViewsTakeThemselvesAreInTheList()
    {
        Fixture f;
        f.window.resize(1280, 800);
        f.window.controller()->showDraft(preparedSmall());
        const auto views = keysOfViews();
        const auto check = [&](QWidget* view, const QList<KeyHelp>& help) {
            QVERIFY(view);
            std::set<int> listed;
            for (const KeyHelp& line : help) {
                QVERIFY(!line.act.isEmpty() && !line.meaning.isEmpty());
                for (const QKeySequence& keys : line.keys)
                    listed.insert(keys[0].toCombined());
            }
            for (int key = Qt::Key_Space; key <= Qt::Key_Z; ++key) {
                const bool isListed = listed.contains(key);
                QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
                QCoreApplication::sendEvent(view, &press);
                QVERIFY2(isListed || !press.isAccepted(), qPrintable(QKeySequence(key).toString()));
            }
            for (const int key : listed) {
                const QKeyCombination keys = QKeyCombination::fromCombined(key);
                if (keys.key() == Qt::Key_Escape || keys.key() == Qt::Key_Return || keys.key() == Qt::Key_Enter)
                    continue; // something has to be selected
                QKeyEvent press(QEvent::KeyPress, keys.key(), keys.keyboardModifiers());
                QCoreApplication::sendEvent(view, &press);
                QVERIFY2(press.isAccepted(),
                         qPrintable(QKeySequence(keys).toString() + u' ' + QLatin1String(view->metaObject()->className())));
            }
        };
        QCOMPARE(views.size(), 8);
        check(f.window.findChild<PlotPage*>(), views[0].second);
        auto* track = f.window.findChild<TimelineTrack*>();
        track->setEnabled(true); // which it is not as long as there are no steps
        check(track, views[2].second);
        check(f.window.findChild<TradeOffPlot*>(), views[3].second);
        check(f.window.findChild<FrontPlot*>(), views[7].second);
        ConfusionView confusion;
        const Predictions said{.classes = 2, .labels = {0}, .predicted = {1}, .ranks = {2}};
        confusion.setSubject(
            {.network = {}, .matrix = ConfusionMatrix(said), .classNames = {QStringLiteral("a"), QStringLiteral("b")}});
        check(&confusion, views[6].second);
        SizeHistogram sizes;
        sizes.setSides({{32, 47, 1}, {48, 63, 2}}, 32);
        check(&sizes, views[5].second);
    }

    /// Neither the key of something that cannot be done now nor its entry in a menu stays silent.
    void whatIsRefusedSaysWhy()
    {
        Fixture f;
        f.window.controller()->showDraft(preparedSmall());
        int refused = 0;
        for (const auto& [action, menu] : actionsOf(&f.window)) {
            if (action->isEnabled())
                continue;
            ++refused;
            QVERIFY2(!action->statusTip().isEmpty() && action->statusTip() != action->whatsThis(),
                     qPrintable(action->objectName() + u' ' + action->text()));
        }
        QVERIFY(refused > 10);
        const auto* bar = f.window.findChild<MessageBar*>(QStringLiteral("messageBar"));
        const auto told = [&](const QAction* action) { return bar->isVisible() && bar->text() == action->statusTip(); };
        auto* page = f.window.findChild<PlotPage*>();
        f.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        page->setFocus();
        QVERIFY(!f.actions().pause->isEnabled());
        QTest::keyClick(page, Qt::Key_F6);
        QVERIFY2(told(f.actions().pause), qPrintable(bar->text()));
        QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(told(f.actions().undo), qPrintable(bar->text()));
        // A key that works in one place alone.
        auto* graph = f.window.findChild<SupernetView*>();
        graph->setFocus();
        QVERIFY(!f.actions().prunePath->isEnabled());
        QTest::keyClick(graph, Qt::Key_P);
        QVERIFY2(told(f.actions().prunePath), qPrintable(bar->text()));
        // Where one writes, keys are for writing.
        page->setFocus();
        QTest::keyClick(page, Qt::Key_F6);
        const QList<QLineEdit*> fields = f.window.findChildren<QLineEdit*>();
        const auto field = std::ranges::find_if(fields, [](const QLineEdit* edit) {
            return edit->isVisible() && edit->isEnabled() && !edit->isReadOnly();
        });
        QVERIFY(field != fields.end());
        (*field)->setFocus();
        QTest::keyClick(*field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(told(f.actions().pause), qPrintable(bar->text()));
        // A menu.
        QMenu* menu = nullptr;
        for (const QAction* entry : f.window.menuBar()->actions())
            if (entry->menu()->actions().contains(f.actions().stop))
                menu = entry->menu();
        menu->popup({});
        QVERIFY(menu->toolTipsVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(f.actions().clearQueue).center());
        QVERIFY2(told(f.actions().clearQueue), qPrintable(bar->text()));
        menu->close();
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
