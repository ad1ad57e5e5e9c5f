// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace pathloom {

class Actions;
class CommandListView;
class ComparePanel;
class Figure;
class Inspector;
class JobRunner;
class NetworkJobs;
class NetworksPanel;
class RunLibrary;
class RunSteering;
class RunsPanel;
class RunView;
class SupernetView;
class TargetLibrary;
class TargetsPanel;
class Timeline;

/// The panels of the main window: makes them, places them as at first, knows which figure was looked at last.
class Docks final : public QObject
{
    Q_OBJECT

public:
    Docks(QMainWindow* window, RunView* view, RunLibrary* library, TargetLibrary* targets, JobRunner* jobs,
          NetworkJobs* networkJobs, const Actions& actions);

    void applyDefaultLayout();
    const QList<QDockWidget*>& all() const { return m_all; }

    RunsPanel* runs() const { return m_runs; }
    NetworksPanel* networks() const { return m_networks; }
    ComparePanel* compare() const { return m_compare; }
    TargetsPanel* targets() const { return m_targets; }
    SupernetView* graph() const { return m_graph; }
    Inspector* inspector() const { return m_inspector; }
    CommandListView* commands() const { return m_commands; }
    const RunSteering* steering() const { return m_steering; }
    Timeline* timeline() const { return m_timeline; }
    void showNetworks();
    void showCompare();
    void showTargets();
    /// Everything where a person put it, for remembering the layout.
    void bringBack();

    /// The plot or graph that has or had the focus last and can be seen; the graph if none had.
    Figure* currentFigure() const;

private:
    QDockWidget* add(const char* name, const QString& title, QWidget* content);
    void rememberFigure(QWidget* focused);
    /// Compare and Targets speak of all runs and need room: while one of them is in front, what belongs to one run
    /// steps aside.
    void followPage();
    bool isInFront(const QDockWidget* dock) const;

    QMainWindow* m_window;
    RunsPanel* m_runs;
    NetworksPanel* m_networks;
    ComparePanel* m_compare;
    TargetsPanel* m_targets;
    SupernetView* m_graph;
    Inspector* m_inspector;
    RunSteering* m_steering;
    CommandListView* m_commands;
    Timeline* m_timeline;
    QList<QDockWidget*> m_aside; ///< hidden for the page in front …
    /// … and the sizes before: runs, page, inspector side by side; page above plots; plots side by side.
    QList<int> m_rowWidths, m_heights, m_plotWidths;
    QDockWidget *m_runsDock, *m_graphDock, *m_networksDock, *m_compareDock, *m_targetsDock, *m_logDock,
        *m_commandsDock, *m_inspectorDock;
    QList<QDockWidget*> m_plots; ///< left to right
    QList<QDockWidget*> m_all;
    QWidget* m_lastFigure = nullptr;
};

} // namespace pathloom
