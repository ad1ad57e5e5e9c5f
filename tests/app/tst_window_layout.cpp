// SPDX-License-Identifier: MIT
// How the panels of the main window stand and come back, and where the keyboard goes among them.
#include "prepared_search.h"

#include "app/window/actions.h"
#include "app/window/dock_layout.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"

#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QScreen>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

#include <utility>

using namespace pathloom;

namespace {

bool isBehindTab(const QDockWidget* dock)
{
    return !dock->isVisible() || DockLayout::isBehindTab(dock);
}

/// The main window with what it remembers.
struct Window
{
    WindowSettings settings;
    MainWindow main{settings};

    explicit Window(const QTemporaryDir& folder) : settings(folder.filePath(QStringLiteral("window.ini")))
    {
        main.setAnimated(false); // panels are where they will be
        main.show();
        main.controller()->showDraft(preparedSmall());
        settle();
    }
    QDockWidget* dock(const char* name) const { return main.findChild<QDockWidget*>(QLatin1String(name)); }
    /// All that one panel makes another do has been done.
    void settle() const
    {
        QString before;
        (void)QTest::qWaitFor([&] { return std::exchange(before, layout()) == layout() && !before.isEmpty(); });
    }
    void bringInFront(const char* name) const
    {
        dock(name)->show();
        dock(name)->raise();
        settle();
    }
    /// Where each panel is, a line for each.
    QString layout() const
    {
        QString lines;
        for (const QDockWidget* dock : main.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            const QRect place = dock->geometry();
            lines += dock->objectName() + u' ';
            if (dock->isHidden())
                lines += QStringLiteral("hidden");
            else if (!dock->isFloating() && isBehindTab(dock))
                lines += QStringLiteral("behind");
            else
                lines += QStringLiteral("%1%2,%3 %4×%5")
                             .arg(dock->isFloating() ? QStringLiteral("floating ") : QString())
                             .arg(place.x())
                             .arg(place.y())
                             .arg(place.width())
                             .arg(place.height());
            lines += u'\n';
        }
        QStringList sorted = lines.split(u'\n');
        sorted.sort();
        return sorted.join(u'\n') + QStringLiteral(" in %1×%2").arg(main.width()).arg(main.height());
    }
};

using Arrange = void (*)(Window&);

} // namespace
Q_DECLARE_METATYPE(Arrange)

class TestWindowLayout : public QObject
{
    Q_OBJECT

private:
    static QDockWidget* dockAround(const QWidget* widget)
    {
        for (QWidget* part = widget ? widget->parentWidget() : nullptr; part; part = part->parentWidget())
            if (auto* dock = qobject_cast<QDockWidget*>(part))
                return dock;
        return nullptr;
    }
    /// The first tabs of the rows of tabs that are cut.
    static QStringList cutTabs(const Window& w)
    {
        QStringList names;
        for (const QTabBar* tabs : w.main.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
            if (tabs->isVisible() && tabs->width() < tabs->sizeHint().width())
                names << tabs->tabText(0);
        return names;
    }
    static void shareOutAnew(Window& w)
    {
        w.main.resizeDocks({w.dock("graphDock"), w.dock("lossDock")}, {450, 310}, Qt::Vertical);
        w.main.resizeDocks({w.dock("runsDock"), w.dock("graphDock"), w.dock("inspectorDock")}, {220, 760, 460},
                           Qt::Horizontal);
        w.settle();
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void theLayoutComesBackExactly_data()
    {
        QTest::addColumn<Arrange>("arrange");
        QTest::newRow("as it was at first") << Arrange([](Window&) {});
        QTest::newRow("shared out anew") << Arrange(shareOutAnew);
        QTest::newRow("another page") << Arrange([](Window& w) {
            shareOutAnew(w);
            w.bringInFront("networksDock");
        });
        QTest::newRow("a page of all runs") << Arrange([](Window& w) {
            shareOutAnew(w);
            w.bringInFront("compareDock");
            w.main.resizeDocks({w.dock("runsDock"), w.dock("compareDock")}, {333, 1000}, Qt::Horizontal);
        });
        QTest::newRow("a floating panel") << Arrange([](Window& w) {
            shareOutAnew(w);
            w.dock("entropyDock")->setFloating(true);
            w.dock("entropyDock")->setGeometry(300, 200, 420, 330);
        });
        QTest::newRow("a closed panel and a message") << Arrange([](Window& w) {
            shareOutAnew(w);
            w.dock("runsDock")->close();
            Q_EMIT w.main.controller()->message(MessageLevel::Warning, QStringLiteral("The disk is nearly full."));
        });
        QTest::newRow("maximised") << Arrange([](Window& w) {
            w.main.showMaximized();
            w.settle();
            shareOutAnew(w);
        });
    }

    void theLayoutComesBackExactly()
    {
        QFETCH(Arrange, arrange);
        QTemporaryDir folder;
        QString left;
        bool isMaximised = false;
        {
            Window w(folder);
            w.main.resize(1500, 900);
            w.settle();
            arrange(w);
            w.settle();
            left = w.layout();
            isMaximised = w.main.isMaximized();
            QVERIFY(w.main.close());
        }
        for (int start = 0; start < 2; ++start) {
            Window w(folder);
            QTRY_COMPARE(w.layout(), left);
            QCOMPARE(w.main.isMaximized(), isMaximised);
            QVERIFY(w.main.close());
        }
    }

    void aWindowFromALargerScreenIsSeenWhole()
    {
        QTemporaryDir folder;
        {
            Window w(folder);
            w.main.resize(2500, 1400);
            w.settle();
            QVERIFY(w.main.close());
        }
        Window w(folder);
        w.settle();
        const QRect room = w.main.screen()->availableGeometry();
        QVERIFY(w.main.width() > room.width() / 2);
        QVERIFY(room.contains(w.main.frameGeometry()));
    }

    /// Whether another window is opened with it or this one is made smaller.
    void inASmallerWindowTheTabsOfThePagesAreWhole()
    {
        QTemporaryDir folder;
        const auto cut = [](const Window& w) { return cutTabs(w).join(u' '); };
        {
            Window w(folder);
            w.main.resize(1880, 1000);
            w.main.resizeDocks({w.dock("runsDock"), w.dock("graphDock"), w.dock("inspectorDock")}, {500, 680, 700},
                               Qt::Horizontal);
            w.settle();
            QVERIFY(w.main.close());
            w.settings.geometry.forget();
        }
        Window w(folder);
        QTRY_COMPARE(cut(w), QString());
        w.main.resize(1800, 1000);
        w.main.resizeDocks({w.dock("runsDock"), w.dock("graphDock"), w.dock("inspectorDock")}, {500, 600, 700},
                           Qt::Horizontal);
        w.settle();
        w.main.resize(1280, 720);
        w.settle();
        QTRY_COMPARE(cut(w), QString());
        QCOMPARE(w.main.size(), QSize(1280, 720));
    }

    /// 1600x1000 pixels at 200 %.
    void thereIsAWindowForASmallScreen()
    {
        QTemporaryDir folder;
        Window w(folder);
        w.main.resize(784, 460);
        w.main.actions().resetLayout->trigger(); // with fewer plots side by side
        w.settle();
        w.main.resize(784, 460);
        w.settle();
        QCOMPARE(w.main.size(), QSize(784, 460));
        // Those of the plots are whole.
        for (const QString& first : cutTabs(w))
            for (const char* plot : {"probabilitiesDock", "lossDock", "accuracyDock", "latencyDock", "entropyDock",
                                     "frontDock"})
                QVERIFY2(first != w.dock(plot)->windowTitle(), qPrintable(first));
        for (const char* page :
             {"compareDock", "targetsDock", "dataDock", "networksDock", "commandsDock", "graphDock"}) {
            w.bringInFront(page);
            QCOMPARE(w.main.size(), QSize(784, 460));
        }
    }

    void theWholeStoryCanBeSeenAtFirstAndAfterAReset()
    {
        QTemporaryDir folder;
        Window w(folder);
        const QString before = w.layout();
        for (const char* name : {"runsDock", "graphDock", "inspectorDock", "probabilitiesDock", "lossDock",
                                 "accuracyDock", "latencyDock", "frontDock"})
            QVERIFY2(!w.dock(name)->isHidden() && !isBehindTab(w.dock(name)), name);
        QVERIFY(!w.dock("entropyDock")->isHidden()); // a tab, since the front needs the room of two
        QVERIFY(w.dock("frontDock")->width() > 3 * w.dock("lossDock")->width() / 2);
        w.dock("inspectorDock")->close();
        w.dock("entropyDock")->setFloating(true);
        w.bringInFront("compareDock");
        w.main.actions().resetLayout->trigger();
        w.settle();
        QCOMPARE(w.layout(), before);
    }

    void aWindowOfAnotherSizeSharesItOutInTheSameWay()
    {
        QTemporaryDir folder;
        int plots = 0;
        {
            Window w(folder);
            w.main.resize(1500, 900);
            w.settle();
            shareOutAnew(w);
            plots = w.dock("lossDock")->height();
            QVERIFY(w.main.close());
            w.settings.geometry.forget();
        }
        Window w(folder);
        QVERIFY(w.main.width() != 1500 && w.main.height() == 900);
        QCOMPARE(w.dock("lossDock")->height(), plots);
    }

    void aPageOfAllRunsLeavesTheOthersAsTheyWere()
    {
        QTemporaryDir folder;
        QString ofOneRun, ofAllRuns;
        {
            Window w(folder);
            w.main.resize(1500, 900);
            w.settle();
            shareOutAnew(w);
            ofOneRun = w.layout();
            const int runs = w.dock("runsDock")->width();
            w.bringInFront("compareDock");
            QCOMPARE(w.dock("runsDock")->width(), runs); // the page gets the room
            ofAllRuns = w.layout();
            for (int i = 0; i < 3; ++i) {
                w.bringInFront("graphDock");
                QCOMPARE(w.layout(), ofOneRun);
                w.bringInFront("compareDock");
                QCOMPARE(w.layout(), ofAllRuns);
            }
            QVERIFY(w.main.close());
        }
        Window w(folder);
        QTRY_COMPARE(w.layout(), ofAllRuns);
        w.bringInFront("graphDock");
        QCOMPARE(w.layout(), ofOneRun);
    }

    void tabGoesToWhatCanBeSeen()
    {
        QTemporaryDir folder;
        Window w(folder);
        QVERIFY(QTest::qWaitForWindowActive(&w.main));
        for (const char* page : {"graphDock", "targetsDock", "compareDock"}) {
            w.bringInFront(page);
            w.main.findChild<QWidget*>(QStringLiteral("tradeOff"))->setFocus();
            for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
                const QWidget* begin = QApplication::focusWidget();
                QVERIFY(begin);
                QSet<const QWidget*> seen;
                do {
                    QWidget* before = QApplication::focusWidget();
                    QTest::keyClick(before, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
                    const QWidget* now = QApplication::focusWidget();
                    QVERIFY2(now && now != before, qPrintable(before->objectName())); // no way out
                    const QDockWidget* dock = dockAround(now);
                    QVERIFY2(!dock || !isBehindTab(dock), dock ? qPrintable(dock->objectName()) : "");
                    QVERIFY2(!seen.contains(now) || now == begin, qPrintable(now->objectName()));
                    seen.insert(now);
                } while (QApplication::focusWidget() != begin);
                QVERIFY(seen.size() > 5);
                QVERIFY2(std::ranges::any_of(seen, [&](const QWidget* one) { return dockAround(one) == w.dock(page); }),
                         page);
            }
        }
    }

    void everyPanelHasAKeyThatGoesThere()
    {
        QTemporaryDir folder;
        Window w(folder);
        QVERIFY(QTest::qWaitForWindowActive(&w.main));
        const auto docks = w.main.findChildren<QDockWidget*>();
        QCOMPARE(docks.size(), 15);
        for (const QDockWidget* dock : docks) {
            const auto* action = w.main.findChild<QAction*>(dock->objectName() + QStringLiteral("Show"));
            QVERIFY2(action && !action->shortcut().isEmpty(), qPrintable(dock->objectName()));
            const QKeyCombination keys = action->shortcut()[0];
            QTest::keyClick(&w.main, keys.key(), keys.keyboardModifiers());
            w.settle();
            QVERIFY2(!isBehindTab(dock), qPrintable(dock->objectName()));
            QVERIFY2(dock->isAncestorOf(w.main.focusWidget()), qPrintable(dock->objectName()));
        }
        // What was left does not keep the keyboard.
        w.bringInFront("networksDock");
        w.bringInFront("logDock");
        QTRY_VERIFY(dockAround(w.main.focusWidget()) != w.dock("networksDock"));
    }

    void listsOfKeysAndWordsAreFiltered()
    {
        QTemporaryDir folder;
        Window w(folder);
        const auto shownLines = [](const QTableWidget* table) {
            QStringList lines;
            for (int row = 0; row < table->rowCount(); ++row)
                if (!table->isRowHidden(row))
                    lines << table->item(row, 0)->text();
            return lines;
        };
        for (const auto& [action, part, wanted] :
             {std::tuple(w.main.actions().shortcuts, "shift+f5", "Stop"),
              std::tuple(w.main.actions().shortcuts, "targets and what", "Show targets"),
              std::tuple(w.main.actions().glossary, "kernel of 5", "k5e6")}) {
            action->trigger();
            auto* dialog = w.main.findChild<QDialog*>();
            QVERIFY(dialog);
            auto* table = dialog->findChild<QTableWidget*>();
            QVERIFY(shownLines(table).size() > 10);
            QTest::keyClicks(dialog->findChild<QLineEdit*>(), QLatin1String(part));
            QCOMPARE(shownLines(table), QStringList{QLatin1String(wanted)});
            delete dialog;
        }
    }
};

int main(int argc, char** argv)
{
    // A screen as people have it; the one that there is by itself is smaller than the window.
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("screens.json"));
    QFile screens(file);
    if (!screens.open(QIODevice::WriteOnly) ||
        screens.write(R"({"screens": [{"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080,
                                       "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})") < 0)
        return 1;
    screens.close();
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.toLocal8Bit());
    QApplication application(argc, argv);
    TestWindowLayout test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_layout.moc"
