// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;

namespace pathloom {

class Actions;
class CommandListView;
class ComparePanel;
class DataPanel;
class DockLayout;
class Figure;
class FrontPage;
class Inspector;
class JobRunner;
class NetworkJobs;
class NetworksPanel;
class PageFocus;
class RunLibrary;
class RunSteering;
class RunsPanel;
class RunView;
class SupernetView;
class TargetLibrary;
class TargetsPanel;
class Timeline;

/// The panels of the main window: makes them, brings them in front, knows which figure was looked at last.
class Docks final : public QObject
{
    Q_OBJECT

public:
    Docks(QMainWindow* window, RunView* view, RunLibrary* library, TargetLibrary* targets, JobRunner* jobs,
          NetworkJobs* networkJobs, const Actions& actions);

    const QList<QDockWidget*>& all() const { return m_all; }
    /// For each panel the action that shows it and puts the keyboard into it.
    const QList<QAction*>& showActions() const { return m_showActions; }
    DockLayout* layout() const { return m_layout; }
    PageFocus* focus() const { return m_focus; }

    RunsPanel* runs() const { return m_runs; }
    NetworksPanel* networks() const { return m_networks; }
    ComparePanel* compare() const { return m_compare; }
    TargetsPanel* targets() const { return m_targets; }
    DataPanel* data() const { return m_data; }
    FrontPage* front() const { return m_front; }
    SupernetView* graph() const { return m_graph; }
    Inspector* inspector() const { return m_inspector; }
    CommandListView* commands() const { return m_commands; }
    const RunSteering* steering() const { return m_steering; }
    Timeline* timeline() const { return m_timeline; }
    void showNetworks();
    void showCompare();
    void showTargets();
    void showData();

    /// The plot or graph that has or had the focus last and can be seen; the graph if none had.
    Figure* currentFigure() const;

private:
    QDockWidget* add(const char* name, const QString& title, QWidget* content, const QKeySequence& key);
    void rememberFigure(QWidget* focused);

    QMainWindow* m_window;
    RunsPanel* m_runs;
    NetworksPanel* m_networks;
    ComparePanel* m_compare;
    TargetsPanel* m_targets;
    DataPanel* m_data;
    FrontPage* m_front;
    SupernetView* m_graph;
    Inspector* m_inspector;
    RunSteering* m_steering;
    CommandListView* m_commands;
    Timeline* m_timeline;
    QDockWidget *m_networksDock, *m_compareDock, *m_targetsDock, *m_dataDock;
    QList<QDockWidget*> m_all;
    QList<QAction*> m_showActions;
    DockLayout* m_layout;
    PageFocus* m_focus;
    QWidget* m_lastFigure = nullptr;
};

} // namespace pathloom
