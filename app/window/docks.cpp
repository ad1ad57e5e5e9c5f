// SPDX-License-Identifier: MIT
#include "app/window/docks.h"

#include "app/window/compare_panel.h"
#include "app/window/networks_panel.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/targets_panel.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"
#include "widgets/steering/command_list_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/timeline/timeline.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QVBoxLayout>

#include <utility>

namespace pathloom {

Docks::Docks(QMainWindow* window, RunView* view, RunLibrary* library, TargetLibrary* targets, JobRunner* jobs,
             NetworkJobs* networkJobs, const Actions& actions)
    : QObject(window), m_window(window), m_runs(new RunsPanel(library, actions)),
      m_networks(new NetworksPanel(library->networks(), actions)),
      m_compare(new ComparePanel({jobs, library, targets, networkJobs}, actions)),
      m_targets(new TargetsPanel(targets, jobs, actions)), m_graph(new SupernetView(view)),
      m_inspector(new Inspector(view)), m_steering(new RunSteering(view, this)),
      m_commands(new CommandListView(view, m_steering)),
      m_timeline(new Timeline(view))
{
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                           QMainWindow::GroupedDragging);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);

    m_runsDock = add("runsDock", tr("Runs"), m_runs);
    auto* graphPage = new QWidget;
    auto* below = new QVBoxLayout(graphPage);
    below->setContentsMargins({});
    below->setSpacing(0);
    below->addWidget(m_graph, 1);
    below->addWidget(m_timeline);
    m_graphDock = add("graphDock", tr("Supernet graph"), graphPage);
    m_networksDock = add("networksDock", tr("Derived networks"), m_networks);
    m_compareDock = add("compareDock", tr("Compare"), m_compare);
    connect(m_compareDock, &QDockWidget::visibilityChanged, m_compare, &ComparePanel::setSeen);
    m_targetsDock = add("targetsDock", tr("Targets"), m_targets);
    m_logDock = add("logDock", tr("Log"), new LogView(view));
    m_commandsDock = add("commandsDock", tr("Commands"), m_commands);
    m_inspectorDock = add("inspectorDock", tr("Inspector"), m_inspector);
    m_plots = {add("probabilitiesDock", tr("Path probabilities"), new PathProbabilityPlot(view)),
               add("lossDock", tr("Loss terms"), new LossPlot(view)),
               add("accuracyDock", tr("Accuracy"), new AccuracyPlot(view)),
               add("latencyDock", tr("Latency against budget"), new LatencyPlot(view)),
               add("entropyDock", tr("Entropy"), new EntropyPlot(view))};
    applyDefaultLayout();

    for (const QDockWidget* page : {m_compareDock, m_targetsDock}) {
        // Later: the signal comes in the middle of a layout.
        connect(
            page, &QDockWidget::visibilityChanged, this, [this] { followPage(); }, Qt::QueuedConnection);
        connect(
            page, &QDockWidget::topLevelChanged, this, [this] { followPage(); }, Qt::QueuedConnection);
    }
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { rememberFigure(now); });
}

QDockWidget* Docks::add(const char* name, const QString& title, QWidget* content)
{
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(content);
    if (content->accessibleName().isEmpty())
        content->setAccessibleName(title);
    dock->toggleViewAction()->setObjectName(QLatin1String(name) + QLatin1String("Toggle"));
    dock->toggleViewAction()->setStatusTip(tr("Show or hide the panel %1").arg(title));
    m_all.append(dock);
    return dock;
}

void Docks::applyDefaultLayout()
{
    m_aside.clear();
    for (QDockWidget* dock : m_all) {
        dock->setFloating(false);
        m_window->removeDockWidget(dock);
    }
    // Above: runs, the graph (with what shares its place), inspector. Below, side by side, the whole story of the
    // search.
    m_window->addDockWidget(Qt::TopDockWidgetArea, m_runsDock);
    m_window->splitDockWidget(m_runsDock, m_graphDock, Qt::Horizontal);
    m_window->splitDockWidget(m_graphDock, m_inspectorDock, Qt::Horizontal);
    m_window->tabifyDockWidget(m_graphDock, m_networksDock);
    m_window->tabifyDockWidget(m_networksDock, m_compareDock);
    m_window->tabifyDockWidget(m_compareDock, m_targetsDock);
    m_window->tabifyDockWidget(m_targetsDock, m_logDock);
    m_window->tabifyDockWidget(m_logDock, m_commandsDock);
    QDockWidget* left = nullptr;
    for (QDockWidget* plot : m_plots) {
        if (left)
            m_window->splitDockWidget(left, plot, Qt::Horizontal);
        else
            m_window->addDockWidget(Qt::BottomDockWidgetArea, plot);
        left = plot;
    }
    for (QDockWidget* dock : m_all)
        dock->show();
    m_graphDock->raise();

    const int width = m_window->width();
    const int height = m_window->height();
    m_window->resizeDocks({m_runsDock, m_graphDock, m_inspectorDock},
                          {width * 18 / 100, width * 51 / 100, width * 31 / 100}, Qt::Horizontal);
    m_window->resizeDocks(m_plots, QList<int>(m_plots.size(), width / int(m_plots.size())), Qt::Horizontal);
    m_window->resizeDocks({m_graphDock, m_plots.front()}, {height * 54 / 100, height * 36 / 100}, Qt::Vertical);
}

bool Docks::isInFront(const QDockWidget* dock) const
{
    return !dock->isHidden() && !dock->isFloating() && !dock->visibleRegion().isEmpty();
}

void Docks::followPage()
{
    if (m_window->isMinimized() || !m_window->isVisible())
        return;
    if (!isInFront(m_compareDock) && !isInFront(m_targetsDock)) {
        bringBack();
        return;
    }
    if (!m_aside.isEmpty())
        return;
    const QDockWidget* page = isInFront(m_compareDock) ? m_compareDock : m_targetsDock;
    m_rowWidths = {m_runsDock->width(), page->width(), m_inspectorDock->width()};
    m_heights = {page->height(), m_plots.front()->height()};
    m_plotWidths.clear();
    for (const QDockWidget* plot : std::as_const(m_plots))
        m_plotWidths.append(plot->width());
    QList<QDockWidget*> ofOneRun = m_plots;
    ofOneRun.append(m_inspectorDock);
    for (QDockWidget* dock : ofOneRun) {
        if (dock->isHidden() || dock->isFloating())
            continue;
        dock->hide();
        m_aside.append(dock);
    }
}

void Docks::bringBack()
{
    if (m_aside.isEmpty())
        return;
    for (QDockWidget* dock : std::exchange(m_aside, {}))
        dock->show();
    // The graph stands for all that share its place.
    m_window->resizeDocks({m_graphDock, m_plots.front()}, m_heights, Qt::Vertical);
    m_window->resizeDocks({m_runsDock, m_graphDock, m_inspectorDock}, m_rowWidths, Qt::Horizontal);
    m_window->resizeDocks(m_plots, m_plotWidths, Qt::Horizontal);
}

void Docks::showNetworks()
{
    m_networksDock->show();
    m_networksDock->raise();
}

void Docks::showCompare()
{
    m_compareDock->show();
    m_compareDock->raise();
}

void Docks::showTargets()
{
    m_targetsDock->show();
    m_targetsDock->raise();
}

void Docks::rememberFigure(QWidget* focused)
{
    for (QWidget* widget = focused; widget; widget = widget->parentWidget()) {
        if (dynamic_cast<Figure*>(widget) && m_window->isAncestorOf(widget)) {
            m_lastFigure = widget;
            return;
        }
    }
}

Figure* Docks::currentFigure() const
{
    if (m_lastFigure && m_lastFigure->isVisible())
        return dynamic_cast<Figure*>(m_lastFigure);
    return m_graph;
}

} // namespace pathloom
