// SPDX-License-Identifier: MIT
#include "app/window/main_window.h"

#include "app/window/actions.h"
#include "app/window/alarm_desk.h"
#include "app/window/command_palette.h"
#include "app/window/compare_panel.h"
#include "app/window/docks.h"
#include "app/window/error_text.h"
#include "app/window/help_dialogs.h"
#include "app/window/icons.h"
#include "app/window/job_strip.h"
#include "app/window/message_bar.h"
#include "app/window/moment_commands.h"
#include "app/window/network_commands.h"
#include "app/window/networks_panel.h"
#include "app/window/new_search_dialog.h"
#include "app/window/queue_strip.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/search_queue.h"
#include "app/window/status_strip.h"
#include "app/window/steering_bar.h"
#include "app/window/steering_commands.h"
#include "app/window/target_commands.h"
#include "app/window/target_library.h"
#include "app/window/target_measuring.h"
#include "app/window/targets_panel.h"
#include "app/window/theme_switch.h"
#include "app/window/window_settings.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/format.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/timeline/timeline.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>

namespace pathloom {

MainWindow::MainWindow(WindowSettings& settings)
    : m_settings(settings), m_jobs(std::make_unique<JobRunner>()), m_view(new RunView(this)),
      m_library(new RunLibrary(m_jobs.get(), this)), m_targets(new TargetLibrary(m_jobs.get(), this)),
      m_measuring(new TargetMeasuring(m_jobs.get(), this)),
      m_controller(new SearchController(m_jobs.get(), m_view, this)),
      m_queue(new SearchQueue(m_controller, m_jobs.get(), this)), m_networkJobs(new NetworkJobs(m_jobs.get(), this)),
      m_theme(new ThemeSwitch(this)), m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(programIcon());
    applyTheme(settings.theme.get());
    resize(1400, 900);
    m_docks = new Docks(this, m_view, m_library, m_targets, m_jobs.get(), m_networkJobs, *m_actions);
    m_networkCommands =
        new NetworkCommands(*m_actions, m_docks->networks(), m_networkJobs, m_jobs.get(), settings, this);
    m_targetCommands = new TargetCommands(
        *m_actions, m_docks->targets(), m_targets, m_measuring, m_jobs.get(),
        [this] { return m_controller->session().isActive(); }, this);
    m_steeringCommands = new SteeringCommands(
        *m_actions, m_controller, m_jobs.get(),
        {m_view, m_docks->steering(), m_docks->graph(), m_docks->inspector(), m_docks->commands()}, this);
    m_momentCommands = new MomentCommands(*m_actions,
                                          {m_view, m_controller, m_library, m_targets, m_jobs.get(), m_networkJobs,
                                           m_docks->graph(), m_docks->timeline()},
                                          settings, this);
    buildToolBar();
    buildMenus();
    buildStatusBar();
    connectActions();
    connectParts();
    restoreLayout();
    m_targets->refresh();
    m_library->refresh();
    refresh();
}

MainWindow::~MainWindow()
{
    m_controller->stopAndWait();
    m_jobs.reset();
}

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

    addToolBarBreak();
    m_messageRow = addToolBar(tr("Messages"));
    m_messageRow->setObjectName(QStringLiteral("messageRow"));
    m_messageRow->setMovable(false);
    m_messageRow->toggleViewAction()->setVisible(false);
    m_messages = new MessageBar(m_messageRow);
    m_messageRow->addWidget(m_messages);
    m_messageRow->hide();

    addToolBarBreak();
    m_alarmRow = addToolBar(tr("Alarms"));
    m_alarmRow->setObjectName(QStringLiteral("alarmRow"));
    m_alarmRow->setMovable(false);
    m_alarmRow->toggleViewAction()->setVisible(false);
    auto* alarms = new MessageBar(m_alarmRow);
    alarms->setObjectName(QStringLiteral("alarmBar"));
    alarms->setAccessibleName(tr("Alarm"));
    alarms->setCloseText(tr("Dismiss"));
    m_alarmRow->addWidget(alarms);
    new AlarmDesk(m_controller, m_view, m_docks->steering(), alarms, m_alarmRow);
}

void MainWindow::buildMenus()
{
    const Actions& a = *m_actions;
    QMenu* search = menuBar()->addMenu(tr("&Search"));
    search->addActions({a.newSearch, a.start, a.pause, a.stop});
    search->addSeparator();
    search->addActions({a.startQueued, a.clearQueue, a.quit});
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
    runs->addActions({a.openRun, a.showInFileManager, a.refreshRuns});

    QMenu* network = menuBar()->addMenu(tr("&Network"));
    network->addAction(a.derive);
    network->addSeparator();
    network->addActions(a.networkActions());
    network->addSeparator();
    network->addActions({a.compareNetworks, a.networkDifference});

    QMenu* targets = menuBar()->addMenu(tr("&Targets"));
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
    view->addActions({a.saveFigure, a.showTable, a.saveAnimation});
    view->addSeparator();
    QMenu* panels = view->addMenu(tr("&Panels"));
    for (const QDockWidget* dock : m_docks->all())
        panels->addAction(dock->toggleViewAction());
    view->addAction(a.resetLayout);
    view->addMenu(tr("&Theme"))->addActions(a.theme->actions());

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({a.commandPalette, a.shortcuts, a.about});
}

void MainWindow::buildStatusBar()
{
    m_status = new StatusStrip(this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(new QueueStrip(m_queue, *m_actions, this));
    statusBar()->addPermanentWidget(new JobStrip(m_jobs.get(), this));
}

void MainWindow::connectActions()
{
    const Actions& a = *m_actions;
    const auto on = [this](QAction* action, auto&& function) {
        connect(action, &QAction::triggered, this, std::forward<decltype(function)>(function));
    };
    on(a.newSearch, [this] { newSearch(); });
    on(a.start, [this] { m_controller->canResume() ? m_controller->resume() : m_controller->start(); });
    on(a.pause, [this] { m_controller->pause(); });
    on(a.stop, [this] { m_controller->stop(); });
    on(a.openRun, [this] { chooseRun(); });
    on(a.showInFileManager, [this] { showInFileManager(); });
    on(a.refreshRuns, [this] { m_library->refresh(); });
    on(a.startQueued, [this] { m_queue->startNext(); });
    on(a.clearQueue, [this] { m_queue->clear(); });
    on(a.quit, [this] { close(); });

    on(a.compareNetworks, [this] { m_docks->showCompare(); });
    on(a.showTargets, [this] { m_docks->showTargets(); });
    on(a.networkDifference, [this] {
        m_docks->showCompare();
        m_docks->compare()->openDifference();
    });
    on(a.playHistory, [this] { m_docks->timeline()->togglePlay(); });
    on(a.goLive, [this] { m_docks->timeline()->goLive(); });
    on(a.previousMark, [this] { m_docks->timeline()->previousMark(); });
    on(a.nextMark, [this] { m_docks->timeline()->nextMark(); });
    on(a.zoomIn, [this] { m_docks->graph()->zoomIn(); });
    on(a.zoomOut, [this] { m_docks->graph()->zoomOut(); });
    on(a.fit, [this] { m_docks->graph()->fit(); });
    on(a.saveFigure, [this] { saveFigureAs(this, *m_docks->currentFigure()); });
    on(a.showTable, [this] { showFigureTable(this, *m_docks->currentFigure()); });
    on(a.resetLayout, [this] { m_docks->applyDefaultLayout(); });
    connect(a.theme, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.theme.set(action->data().toString());
        applyTheme(action->data().toString());
    });
    for (QAction* action : a.theme->actions())
        action->setChecked(action->data() == m_settings.theme.get());
    on(a.commandPalette, [this] { CommandPalette(this, m_settings).exec(); });
    on(a.shortcuts, [this] { showShortcuts(this); });
    on(a.about, [this] { showAbout(this); });
}

void MainWindow::connectParts()
{
    connect(m_controller, &SearchController::changed, this, &MainWindow::refresh);
    connect(m_controller, &SearchController::progressChanged, this, &MainWindow::updateStatus);
    connect(m_controller, &SearchController::message, this, &MainWindow::tell);
    connect(m_controller, &SearchController::runStarted, this, [this](const QString& folder) {
        m_library->addFolder(folder);
        if (m_controller->draft())
            m_settings.lastSearch.set(toBytes(m_controller->draft()->request));
    });
    connect(m_queue, &SearchQueue::message, this, &MainWindow::tell);
    connect(m_targets, &TargetLibrary::refreshed, this, [this] {
        m_steering->setTargets(m_targets->list());
        updateSteering();
    });
    connect(m_targets, &TargetLibrary::removed, this, [this](const QString& name) {
        m_messageRow->show();
        m_messages->show(MessageLevel::Info, tr("%1 was deleted.").arg(name), m_actions->restoreTarget);
    });
    connect(m_steeringCommands, &SteeringCommands::message, this, &MainWindow::tell);
    connect(m_momentCommands, &MomentCommands::derivationBegun, m_docks, &Docks::showNetworks);
    connect(m_steeringCommands, &SteeringCommands::savingChanged, m_status, &StatusStrip::showSaving);
    connect(m_targetCommands, &TargetCommands::message, this, &MainWindow::tell);
    connect(m_targetCommands, &TargetCommands::pageWanted, m_docks, &Docks::showTargets);
    connect(m_controller, &SearchController::runChanged, m_library, &RunLibrary::refresh);
    connect(m_controller, &SearchController::runEnded, this, [this](const QString& folder, Phase phase, bool train) {
        m_library->refresh();
        m_targets->refresh(); // it may have measured this machine
        QApplication::alert(this);
        if (phase == Phase::Stopped)
            tell(MessageLevel::Info, m_queue->isEmpty()
                                         ? tr("The search was stopped; what it found is kept.")
                                         : tr("The search was stopped; what it found is kept. The queued searches wait "
                                              "until you start the next one."));
        if (train)
            m_networkJobs->derive(folder, NetworkJobs::Then::Finish);
        else if (phase != Phase::Failed)
            m_networkJobs->writeReport(folder);
    });
    connect(m_view, &RunView::headerChanged, this, &MainWindow::refresh);
    connect(m_docks->timeline(), &Timeline::changed, this, &MainWindow::updateTravelling);
    // An inspector that explains something says more than one that waits for a click.
    connect(m_view, &RunView::runChanged, this, [this] { m_view->select(0); });

    connect(m_networkJobs, &NetworkJobs::networksChanged, m_controller, &SearchController::storedRunChanged);
    connect(m_networkJobs, &NetworkJobs::eventsReady, m_controller, &SearchController::applyToShown);
    connect(m_networkJobs, &NetworkJobs::message, this, &MainWindow::tell);
    connect(m_docks->compare(), &ComparePanel::message, this, &MainWindow::tell);
    connect(m_jobs.get(), &JobRunner::jobFailed, this, [this](const QString& title, const QString& sentence) {
        tell(MessageLevel::Error, tr("%1: %2", "job and why it failed").arg(title, sentence));
    });
    m_library->setTrainingTest(
        [this](const QString& folder, std::int64_t id) { return m_networkJobs->isTraining(folder, id); });
    connect(m_library, &RunLibrary::refreshed, this, [this] {
        m_docks->runs()->setCurrentFolder(m_view->header().folder);
        m_docks->compare()->setCurrentRun(m_view->header().folder);
        if (const auto row = m_docks->networks()->selectedNetwork(); !row || row->runFolder != m_view->header().folder)
            m_docks->networks()->selectNewestOf(m_view->header().folder);
    });

    connect(m_docks->runs(), &RunsPanel::openRequested, this, &MainWindow::openRun);
    connect(m_networkCommands, &NetworkCommands::message, this, &MainWindow::tell);
    connect(m_steering, &SteeringBar::targetChosen, m_controller, &SearchController::setTarget);
    connect(m_steering, &SteeringBar::tradeOffChosen, m_controller, &SearchController::setTradeOff);
    connect(m_steering, &SteeringBar::budgetChosen, m_controller, &SearchController::setBudget);
    connect(m_messages, &MessageBar::closed, m_messageRow, &QWidget::hide);
}

void MainWindow::restoreLayout()
{
    restoreGeometry(m_settings.geometry.get());
    if (!restoreState(m_settings.dockState.get()))
        m_docks->applyDefaultLayout();
    m_docks->compare()->setChosenTargets(m_settings.comparedTargets.get());
    m_messageRow->hide();
    m_alarmRow->hide();
}

void MainWindow::applyTheme(const QString& name)
{
    m_theme->apply(name);
    // The one thing to press at first stands out.
    m_actions->start->setIcon(tintedIcon(QStringLiteral("start"), palette().color(QPalette::Highlight)));
}

void MainWindow::prepareSearch(const SearchRequest& request)
{
    m_controller->prepare(request);
}

void MainWindow::openRun(const QString& folder)
{
    m_library->addFolder(folder);
    m_controller->openRun(folder);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.geometry.set(saveGeometry());
    m_docks->bringBack();
    m_settings.dockState.set(saveState());
    m_settings.comparedTargets.set(m_docks->compare()->chosenTargets());
    hide();           // stopping takes up to a step; nobody has to watch
    m_queue->clear(); // searches that wait are not remembered
    m_controller->stopAndWait();
    m_jobs->cancelAll();
    event->accept();
}

void MainWindow::refresh()
{
    updateActions();
    updateSteering();
    updateTravelling();
    updateStatus();
    const QString name = QString::fromStdString(m_view->header().info.name);
    const QString folder = m_view->header().folder;
    setWindowTitle(!m_view->hasRun()   ? tr("Pathloom")
                   : !name.isEmpty()   ? tr("%1 – Pathloom").arg(name)
                   : !folder.isEmpty() ? tr("%1 – Pathloom").arg(QFileInfo(folder).completeBaseName())
                                       : tr("New search – Pathloom"));
}

void MainWindow::updateActions()
{
    const Actions& a = *m_actions;
    const SearchController& c = *m_controller;
    const bool active = c.session().isActive();
    a.newSearch->setEnabled(!active);
    const bool resumes = c.canResume() || c.canResumeRun();
    a.start->setText(resumes ? tr("Re&sume") : tr("&Start search"));
    a.start->setStatusTip(resumes ? tr("Go on with the search that is shown") : tr("Start the search that is shown"));
    a.start->setEnabled(c.canStart() || resumes);
    a.pause->setEnabled(c.canPause());
    a.stop->setEnabled(c.canStop());
    a.showInFileManager->setEnabled(!m_docks->runs()->selectedFolder().isEmpty() || !m_view->header().folder.isEmpty());

    m_networkCommands->refresh();
    m_momentCommands->refresh();
}

void MainWindow::updateTravelling()
{
    const Timeline& timeline = *m_docks->timeline();
    m_actions->playHistory->setText(timeline.isPlaying() ? tr("Stop &playing") : tr("&Play history"));
    for (QAction* action : {m_actions->playHistory, m_actions->previousMark, m_actions->nextMark})
        action->setEnabled(timeline.canTravel());
    m_actions->goLive->setEnabled(!m_view->isLive());
}

void MainWindow::updateSteering()
{
    const RunInfo& info = m_view->header().info;
    if (m_view->hasRun())
        m_steering->showConfig(info.config, QString::fromStdString(info.targetId),
                               QString::fromStdString(info.targetName));
    const auto shown = m_controller->shown();
    m_steering->setReach(shown == SearchController::Shown::Draft ? SteeringBar::Reach::All
                         : m_controller->canSteer()              ? SteeringBar::Reach::Steer
                                                                 : SteeringBar::Reach::None);
}

void MainWindow::updateStatus()
{
    using State = SearchSession::State;
    switch (m_controller->session().state()) {
    case State::Running:
    case State::Paused: {
        Progress progress = m_controller->liveProgress();
        if (m_controller->canResume())
            progress.phase = Phase::Paused; // a paused search reports no progress of its own
        m_status->showProgress(progress);
        return;
    }
    case State::Pausing:
        m_status->showState(tr("Pausing after this step…"));
        return;
    case State::Stopping:
        m_status->showState(tr("Stopping and keeping what was found…"));
        return;
    case State::Idle:
        break;
    }
    using Shown = SearchController::Shown;
    if (m_controller->shown() == Shown::Draft)
        m_status->showState(
            tr("Ready: %1 starts the search").arg(m_actions->start->shortcut().toString(QKeySequence::NativeText)));
    else if (m_controller->shown() == Shown::Stored)
        m_status->showState(Format::runState(m_view->header().info.state, m_view->header().live));
    else
        m_status->showState(tr("Getting ready…"));
}

void MainWindow::tell(MessageLevel level, const QString& sentence)
{
    m_messageRow->show();
    m_messages->show(level, sentence);
}

void MainWindow::newSearch()
{
    const SearchRequest initial =
        m_controller->draft() ? m_controller->draft()->request : requestFromBytes(m_settings.lastSearch.get());
    try {
        NewSearchDialog dialog(m_jobs.get(), initial, this);
        connect(&dialog, &NewSearchDialog::targetImported, m_targets, &TargetLibrary::refresh);
        if (dialog.exec() == QDialog::Accepted && dialog.prepared())
            m_queue->start(*dialog.prepared());
    } catch (...) {
        tell(MessageLevel::Error, errorSentence(std::current_exception())); // the shipped spaces are not there
    }
}

void MainWindow::chooseRun()
{
    QString runs;
    try {
        runs = QString::fromStdU16String(defaultRunsFolder().u16string());
    } catch (...) {
        // Runs may lie elsewhere: the choice begins somewhere else.
        tell(MessageLevel::Warning, errorSentence(std::current_exception()));
    }
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a run folder"), runs);
    if (!folder.isEmpty())
        openRun(folder);
}

void MainWindow::showInFileManager()
{
    const QString shown = m_view->header().folder;
    const QString folder = shown.isEmpty() ? m_docks->runs()->selectedFolder() : shown;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        tell(MessageLevel::Warning, tr("No file manager answered; the run is in %1.").arg(folder));
}

} // namespace pathloom
