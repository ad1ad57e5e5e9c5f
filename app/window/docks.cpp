// SPDX-License-Identifier: MIT
#include "app/window/docks.h"

#include "app/window/networks_panel.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

namespace pathloom {

Docks::Docks(QMainWindow* window, RunView* view, RunLibrary* library, const Actions& actions)
    : QObject(window), m_window(window), m_runs(new RunsPanel(library, actions)),
      m_networks(new NetworksPanel(library->networks(), actions)), m_graph(new SupernetView(view))
{
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                           QMainWindow::GroupedDragging);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);

    m_runsDock = add("runsDock", tr("Runs"), m_runs);
    m_graphDock = add("graphDock", tr("Supernet graph"), m_graph);
    m_networksDock = add("networksDock", tr("Derived networks"), m_networks);
    m_logDock = add("logDock", tr("Log"), new LogView(view));
    m_inspectorDock = add("inspectorDock", tr("Inspector"), new Inspector(view));
    m_plots = {add("probabilitiesDock", tr("Path probabilities"), new PathProbabilityPlot(view)),
               add("lossDock", tr("Loss terms"), new LossPlot(view)),
               add("accuracyDock", tr("Accuracy"), new AccuracyPlot(view)),
               add("latencyDock", tr("Latency against budget"), new LatencyPlot(view)),
               add("entropyDock", tr("Entropy"), new EntropyPlot(view))};
    applyDefaultLayout();

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
    m_window->tabifyDockWidget(m_networksDock, m_logDock);
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

void Docks::showNetworks()
{
    m_networksDock->show();
    m_networksDock->raise();
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
