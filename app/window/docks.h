// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace pathloom {

class Actions;
class Figure;
class NetworksPanel;
class RunLibrary;
class RunsPanel;
class RunView;
class SupernetView;

/// The panels of the main window: makes them, places them as at first, knows which figure was looked at last.
class Docks final : public QObject
{
    Q_OBJECT

public:
    Docks(QMainWindow* window, RunView* view, RunLibrary* library, const Actions& actions);

    void applyDefaultLayout();
    const QList<QDockWidget*>& all() const { return m_all; }

    RunsPanel* runs() const { return m_runs; }
    NetworksPanel* networks() const { return m_networks; }
    SupernetView* graph() const { return m_graph; }
    void showNetworks();

    /// The plot or graph that has or had the focus last and can be seen; the graph if none had.
    Figure* currentFigure() const;

private:
    QDockWidget* add(const char* name, const QString& title, QWidget* content);
    void rememberFigure(QWidget* focused);

    QMainWindow* m_window;
    RunsPanel* m_runs;
    NetworksPanel* m_networks;
    SupernetView* m_graph;
    QDockWidget *m_runsDock, *m_graphDock, *m_networksDock, *m_logDock, *m_inspectorDock;
    QList<QDockWidget*> m_plots; ///< left to right
    QList<QDockWidget*> m_all;
    QWidget* m_lastFigure = nullptr;
};

} // namespace pathloom
