// SPDX-License-Identifier: MIT
#include "app/window/docks.h"

#include "app/window/actions.h"
#include "app/window/compare_panel.h"
#include "app/window/data_panel.h"
#include "app/window/dock_layout.h"
#include "app/window/dock_titles.h"
#include "app/window/networks_panel.h"
#include "app/window/page_focus.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/targets_panel.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/front/front_page.h"
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

namespace pathloom {

Docks::Docks(QMainWindow* window, RunView* view, RunLibrary* library, TargetLibrary* targets, JobRunner* jobs,
             NetworkJobs* networkJobs, const Actions& actions)
    : QObject(window), m_window(window), m_runs(new RunsPanel(library, actions)),
      m_networks(new NetworksPanel(library->networks(), actions)),
      m_compare(new ComparePanel({jobs, library, targets, networkJobs}, actions)),
      m_targets(new TargetsPanel(targets, jobs, actions)), m_data(new DataPanel(view, jobs)),
      m_front(new FrontPage(view, library->networks())), m_graph(new SupernetView(view)),
      m_inspector(new Inspector(view)), m_steering(new RunSteering(view, this)),
      m_commands(new CommandListView(view, m_steering)), m_timeline(new Timeline(view))
{
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks |
                           QMainWindow::GroupedDragging);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);

    QDockWidget* runs = add("runsDock", tr("Runs"), m_runs, Qt::CTRL | Qt::Key_1);
    auto* graphPage = new QWidget;
    auto* below = new QVBoxLayout(graphPage);
    below->setContentsMargins({});
    below->setSpacing(0);
    below->addWidget(m_graph, 1);
    below->addWidget(m_timeline);
    QDockWidget* graph = add("graphDock", tr("Supernet graph"), graphPage, Qt::CTRL | Qt::Key_2);
    m_networksDock = add("networksDock", tr("Derived networks"), m_networks, Qt::CTRL | Qt::Key_3);
    m_compareDock = add("compareDock", tr("Compare"), m_compare, Qt::CTRL | Qt::Key_4);
    connect(m_compareDock, &QDockWidget::visibilityChanged, m_compare, &ComparePanel::setSeen);
    m_targetsDock = add("targetsDock", tr("Targets"), m_targets, Qt::CTRL | Qt::Key_5);
    m_dataDock = add("dataDock", tr("Data"), m_data, Qt::CTRL | Qt::Key_9);
    connect(m_dataDock, &QDockWidget::visibilityChanged, m_data, &DataPanel::setSeen);
    QDockWidget* log = add("logDock", tr("Log"), new LogView(view), Qt::CTRL | Qt::Key_6);
    QDockWidget* commands = add("commandsDock", tr("Commands"), m_commands, Qt::CTRL | Qt::Key_7);
    QDockWidget* inspector = add("inspectorDock", tr("Inspector"), m_inspector, Qt::CTRL | Qt::Key_8);
    const QList<QDockWidget*> plots = {
        add("probabilitiesDock", tr("Path probabilities"), new PathProbabilityPlot(view), Qt::ALT | Qt::Key_1),
        add("lossDock", tr("Loss terms"), new LossPlot(view), Qt::ALT | Qt::Key_2),
        add("accuracyDock", tr("Accuracy"), new AccuracyPlot(view), Qt::ALT | Qt::Key_3),
        add("latencyDock", tr("Latency against budget"), new LatencyPlot(view), Qt::ALT | Qt::Key_4),
        add("entropyDock", tr("Entropy"), new EntropyPlot(view), Qt::ALT | Qt::Key_5),
        add("frontDock", tr("Front"), m_front, Qt::ALT | Qt::Key_6)};
    m_front->setBudgetActions(actions.budgetActions());
    m_layout = new DockLayout(
        window, {.runs = runs,
                 .pages = {graph, m_networksDock, m_compareDock, m_targetsDock, m_dataDock, log, commands},
                 .ofAllRuns = {m_compareDock, m_targetsDock, m_dataDock},
                 .inspector = inspector,
                 .plots = plots,
                 .widePlot = plots.last()});
    m_focus = new PageFocus(window, m_all);
    new DockTitles(window, m_all);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { rememberFigure(now); });
}

QDockWidget* Docks::add(const char* name, const QString& title, QWidget* content, const QKeySequence& key)
{
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(content);
    if (content->accessibleName().isEmpty())
        content->setAccessibleName(title);
    dock->toggleViewAction()->setObjectName(QLatin1String(name) + QLatin1String("Toggle"));
    dock->toggleViewAction()->setStatusTip(tr("Show or hide the panel %1").arg(title));
    m_all.append(dock);

    auto* show = new QAction(title, m_window);
    show->setObjectName(QLatin1String(name) + QLatin1String("Show"));
    show->setShortcut(key);
    show->setWhatsThis(tr("Show %1 and put the keyboard into it").arg(title));
    Actions::setTip(show, show->whatsThis());
    connect(show, &QAction::triggered, this, [this, dock] { m_focus->show(dock); });
    m_window->addAction(show);
    m_showActions.append(show);
    return dock;
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

void Docks::showData()
{
    m_dataDock->show();
    m_dataDock->raise();
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
