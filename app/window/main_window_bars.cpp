// SPDX-License-Identifier: MIT
// Tool bar, rows for messages, menus and status bar of the main window.
#include "app/window/main_window.h"

#include "app/window/actions.h"
#include "app/window/alarm_desk.h"
#include "app/window/docks.h"
#include "app/window/job_strip.h"
#include "app/window/message_desk.h"
#include "app/window/message_layer.h"
#include "app/window/plot_commands.h"
#include "app/window/queue_strip.h"
#include "app/window/run_commands.h"
#include "app/window/status_strip.h"
#include "app/window/steering_bar.h"
#include "app/window/tool_bar_fit.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

namespace pathloom {

void MainWindow::buildToolBar()
{
    auto* bar = addToolBar(tr("Search"));
    bar->setObjectName(QStringLiteral("searchBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({20, 20});
    bar->toggleViewAction()->setVisible(false);
    bar->addActions({m_actions->newSearch, m_actions->start, m_actions->pause, m_actions->stop});
    bar->addSeparator();
    bar->addActions({m_actions->derive, m_actions->train, m_actions->exportOnnx});
    bar->addSeparator();
    m_steering = new SteeringBar(bar);
    bar->addWidget(m_steering);
    new ToolBarFit(bar);

    auto* layer = new MessageLayer(this);
    m_messages = new MessageDesk(layer->addBar(QStringLiteral("messageBar"), tr("Message")));
    m_alarms = new AlarmDesk(m_controller, m_view, m_docks->steering(),
                             layer->addBar(QStringLiteral("alarmBar"), tr("Alarm")), new QToolButton(this), m_messages);
}

void MainWindow::buildMenus()
{
    const Actions& a = *m_actions;
    QMenu* search = menuBar()->addMenu(tr("&Search"));
    search->setToolTipsVisible(true); // they say why something cannot be done
    search->addActions({a.newSearch, a.editSpace, a.start, a.pause, a.stop});
    search->insertSeparator(a.start);
    search->addSeparator();
    search->addActions({a.showQueue, a.startQueued, a.clearQueue, a.restoreQueued, a.quit});
    search->insertSeparator(a.quit);

    QMenu* steer = menuBar()->addMenu(tr("St&eer"));
    steer->setToolTipsVisible(true);
    steer->addActions({a.undo, a.redo});
    steer->addSeparator();
    steer->addActions(a.pathActions());
    steer->addActions({a.pruneBelow, a.fixStage});
    steer->addSeparator();
    steer->addActions({a.changeSettings, a.checkpoint});

    QMenu* runs = menuBar()->addMenu(tr("&Runs"));
    runs->setToolTipsVisible(true);
    runs->addAction(a.openRun);
    runs->addMenu(m_runCommands->recentMenu());
    runs->addSeparator();
    runs->addActions(a.runActions());
    runs->addSeparator();
    runs->addActions({a.restoreRemoved, a.showTrash, a.refreshRuns});

    QMenu* network = menuBar()->addMenu(tr("&Network"));
    network->setToolTipsVisible(true);
    network->addAction(a.derive);
    network->addActions(a.budgetActions());
    network->addSeparator();
    network->addActions(a.networkActions());
    network->addSeparator();
    network->addActions({a.compareNetworks, a.networkDifference});

    QMenu* targets = menuBar()->addMenu(tr("&Targets"));
    targets->setToolTipsVisible(true);
    targets->addAction(a.showTargets);
    targets->addSeparator();
    targets->addActions(a.targetActions());
    targets->insertSeparator(a.exportTarget);
    targets->insertSeparator(a.measureNetworks);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({a.zoomIn, a.zoomOut, a.fit});
    view->addSeparator();
    view->addActions({a.playHistory, a.goLive, a.previousMark, a.nextMark, a.momentDifference});
    view->addSeparator();
    view->addMenu(m_plotCommands->menu());
    view->addActions({a.saveFigure, a.showTable, a.saveAnimation});
    view->addSeparator();
    QMenu* panels = view->addMenu(tr("&Panels"));
    for (const QDockWidget* dock : m_docks->all())
        panels->addAction(dock->toggleViewAction());
    view->addMenu(tr("&Go to"))->addActions(m_docks->showActions());
    view->addAction(a.resetLayout);
    view->addMenu(tr("&Theme"))->addActions(a.theme->actions());

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({a.commandPalette, a.showMessages, a.shortcuts, a.glossary, a.about});
}

void MainWindow::buildStatusBar()
{
    m_status = new StatusStrip(this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_alarms->counter());
    statusBar()->addPermanentWidget(new QueueStrip(m_queue, *m_actions, this));
    statusBar()->addPermanentWidget(new JobStrip(m_jobs.get(), this));
}

} // namespace pathloom
