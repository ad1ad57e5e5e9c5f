// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMap>
#include <QObject>
#include <QSize>

class QDockWidget;
class QMainWindow;
class QTabBar;

namespace pathloom {

/// Where the panels of the main window stand: at first, while a page that speaks of all runs is in front, and as a
/// person left them.
class DockLayout final : public QObject
{
public:
    struct Panels
    {
        QDockWidget* runs;
        QList<QDockWidget*> pages;     ///< that share one place; the first is in front at first
        QList<QDockWidget*> ofAllRuns; ///< pages that need room: what belongs to one run steps aside for them
        QDockWidget* inspector;
        QList<QDockWidget*> plots; ///< left to right
        QDockWidget* widePlot;     ///< one of them, which takes the room of two; null = none
    };

    DockLayout(QMainWindow* window, Panels panels);

    void applyDefault();
    /// Everything a person arranged, for restore().
    QByteArray save() const;
    /// As soon as the window is shown; also with what only QMainWindow::saveState() gave. What says nothing changes
    /// nothing.
    void restore(const QByteArray& saved);

    /// Qt takes a dock behind a tab for visible: it only lies outside of the window.
    static bool isBehindTab(const QDockWidget* dock);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Sizes = QMap<QString, QSize>; ///< by the dock's name; with the row of tabs above it

    QSize screenRoom() const;
    /// Which plots stand side by side in a window of this width, as many as can be read, and which ones behind them:
    /// where their tabs can be read as well.
    struct PlotPlace
    {
        QList<QDockWidget*> docks; ///< the first is in front
        int width = 0;
    };
    QList<PlotPlace> plotPlaces() const;
    QList<QDockWidget*> all() const;
    void followPage();
    void restoreWanted();
    void showFloatingAbove();
    Sizes present() const;
    void resize(const Sizes& sizes);
    /// The list of runs keeps its width beside a page that gets the room of what has stepped aside.
    Sizes firstOfAllRuns(const Sizes& before) const;
    const QTabBar* tabsOf(const QDockWidget* dock) const; ///< null if it has none
    QSize placeOf(const QDockWidget* dock) const;
    /// At the cost of what stands beside the pages.
    void showTabsWhole();

    QMainWindow* m_window;
    Panels m_panels;
    bool m_isOfAllRuns = false;  ///< such a page is in front
    QList<QDockWidget*> m_aside; ///< hidden for it
    Sizes m_oneRun, m_allRuns;   ///< when pages of that kind were in front last
    QByteArray m_wanted;         ///< state of the window at m_wantedSize, which it has not got yet
    QSize m_wantedSize;
};

} // namespace pathloom
