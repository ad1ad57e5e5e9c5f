// SPDX-License-Identifier: MIT
// Panels that float beside the main window.
#include "prepared_search.h"

#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"

#include <QApplication>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;

namespace {

/// Counts how often a panel comes up.
class Shows final : public QObject
{
public:
    explicit Shows(QDockWidget* dock) { dock->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Show ? 1 : 0;
        return false;
    }
};

} // namespace

class TestFloatingDocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    /// A panel that comes up before the window does lies behind it for a window manager.
    void aFloatingPanelComesBackAfterTheWindow()
    {
        const QRect place(300, 200, 420, 330);
        const auto dockOf = [](const MainWindow& window) {
            return window.findChild<QDockWidget*>(QStringLiteral("lossDock"));
        };
        QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        {
            MainWindow window(settings);
            window.setAnimated(false);
            window.show();
            dockOf(window)->setFloating(true);
            dockOf(window)->setGeometry(place);
            QVERIFY(QTest::qWaitForWindowExposed(dockOf(window)));
            QVERIFY(window.close());
        }
        MainWindow window(settings);
        window.setAnimated(false);
        window.show();
        Shows shows(dockOf(window));
        QTRY_COMPARE(shows.count, 1); // once more when the window is there
        QVERIFY(dockOf(window)->isFloating() && dockOf(window)->isVisible());
        QTRY_COMPARE(dockOf(window)->geometry(), place);
        QCOMPARE(dockOf(window)->window()->parentWidget(), &window); // which keeps it above where windows are managed
        QVERIFY(window.close());
    }

    /// By its own button it goes back to where it was docked.
    void aFloatingPanelGoesBackToItsPlace()
    {
        QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        MainWindow window(settings);
        window.setAnimated(false);
        window.resize(1500, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* dock = window.findChild<QDockWidget*>(QStringLiteral("lossDock"));
        const auto place = [&] { return QRect(dock->mapTo(&window, QPoint()), dock->size()); };
        QRect docked;
        QTRY_VERIFY(std::exchange(docked, place()) == place()); // it has come to rest
        dock->setFloating(true);
        dock->setGeometry(300, 200, 420, 330);
        QTRY_VERIFY(dock->isWindow());
        dock->setFloating(false);
        QTRY_COMPARE(place(), docked);
        QVERIFY(window.close());
    }
};

QTEST_MAIN(TestFloatingDocks)
#include "tst_floating_docks.moc"
