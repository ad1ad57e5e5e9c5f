// SPDX-License-Identifier: MIT
#include "app/window/main_window.h"

#include "app/window/actions.h"
#include "app/window/compare_panel.h"
#include "app/window/data_panel.h"
#include "app/window/dialog_fit.h"
#include "app/window/dock_layout.h"
#include "app/window/docks.h"
#include "app/window/error_text.h"
#include "app/window/front_commands.h"
#include "app/window/icons.h"
#include "app/window/interrupted_hint.h"
#include "app/window/message_desk.h"
#include "app/window/moment_commands.h"
#include "app/window/network_commands.h"
#include "app/window/new_search_dialog.h"
#include "app/window/page_focus.h"
#include "app/window/plot_commands.h"
#include "app/window/questions.h"
#include "app/window/run_changes.h"
#include "app/window/run_commands.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/search_queue.h"
#include "app/window/space_dialog.h"
#include "app/window/space_file.h"
#include "app/window/status_strip.h"
#include "app/window/steering_bar.h"
#include "app/window/steering_commands.h"
#include "app/window/target_commands.h"
#include "app/window/target_library.h"
#include "app/window/target_measuring.h"
#include "app/window/theme_switch.h"
#include "app/window/trash_can.h"
#include "app/window/wheel_guard.h"
#include "app/window/window_settings.h"
#include "core/nn/compute_threads.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"
#include "widgets/timeline/timeline.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QScreen>
#include <QStatusTipEvent>
#include <QUrl>

namespace pathloom {

MainWindow::MainWindow(WindowSettings& settings)
    : m_settings(settings), m_jobs(std::make_unique<JobRunner>()), m_view(new RunView(this)),
      m_library(new RunLibrary(m_jobs.get(), this)), m_targets(new TargetLibrary(m_jobs.get(), this)),
      m_measuring(new TargetMeasuring(m_jobs.get(), this)),
      m_controller(new SearchController(m_jobs.get(), m_view, this)),
      m_queue(new SearchQueue(m_controller, m_jobs.get(), this)), m_networkJobs(new NetworkJobs(m_jobs.get(), this)),
      m_changes(new RunChanges(m_jobs.get(), m_networkJobs->writers(), this)),
      m_trash(new TrashCan(m_jobs.get(), this)), m_hint(new InterruptedHint(m_library, m_controller, settings, this)),
      m_theme(new ThemeSwitch(this)), m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    new DialogFit(this);
    new WheelGuard(this);
    setWindowIcon(programIcon());
    applyTheme(settings.theme.get());
    resize(1400, 900);
    m_docks = new Docks(this, m_view, m_library, m_targets, m_jobs.get(), m_networkJobs, *m_actions);
    m_networkCommands = new NetworkCommands(
        *m_actions, {m_docks->networks(), m_networkJobs, m_changes, m_library, m_jobs.get()}, settings, this);
    m_runCommands = new RunCommands(*m_actions, {m_docks->runs(), m_library, m_changes, m_jobs.get()}, settings, this);
    m_plotCommands = new PlotCommands(*m_actions, {m_view, m_docks->runs(), m_library, m_changes, m_jobs.get()}, this);
    m_targetCommands = new TargetCommands(
        *m_actions, m_docks->targets(), m_targets, m_measuring, m_jobs.get(),
        [this] { return m_controller->isComputing(); }, this);
    m_steeringCommands = new SteeringCommands(
        *m_actions, m_controller, m_jobs.get(),
        {m_view, m_docks->steering(), m_docks->graph(), m_docks->inspector(), m_docks->commands()}, this);
    m_momentCommands = new MomentCommands(*m_actions,
                                          {m_view, m_controller, m_library, m_targets, m_jobs.get(), m_networkJobs,
                                           m_docks->graph(), m_docks->timeline()},
                                          settings, this);
    m_frontCommands =
        new FrontCommands(*m_actions, {m_view, m_controller, m_library, m_networkJobs, m_docks->front()}, this);
    buildToolBar();
    buildMenus();
    buildStatusBar();
    connectActions();
    connectParts();
    restoreLayout();
    m_targets->refresh();
    m_library->refresh();
    m_trash->refresh();
    refresh();
}

MainWindow::~MainWindow()
{
    m_controller->stopAndWait();
    m_jobs.reset();
}

void MainWindow::restoreLayout()
{
    restoreGeometry(m_settings.geometry.get());
    keepOnScreen();
    m_docks->layout()->restore(m_settings.dockState.get());
    m_docks->compare()->setChosenTargets(m_settings.comparedTargets.get());
}

/// Qt gives back the size that the window had on a larger screen. One that just fills this screen stays as it was.
void MainWindow::keepOnScreen()
{
    const QRect room = screen()->availableGeometry();
    if (isMaximized() || isFullScreen() || size() == size().boundedTo(room.size()))
        return;
    resize(size().boundedTo(DialogFit::room(this)));
    move(room.topLeft());
}

void MainWindow::applyTheme(const QString& name)
{
    m_theme->apply(name);
    // The one thing to press at first stands out.
    m_actions->start->setIcon(
        tintedIcon(QStringLiteral("start"), QGuiApplication::palette().color(QPalette::Highlight)));
}

void MainWindow::prepareSearch(const SearchRequest& request)
{
    m_controller->prepare(request);
}

void MainWindow::openRun(const QString& folder)
{
    m_hint->drop();
    m_controller->openRun(QDir::cleanPath(QDir(folder).absolutePath()));
}

void MainWindow::testThreads()
{
    if (storedThreadTest())
        return;
    m_jobs->start({.title = tr("Finding out how many threads are fastest here"),
                   .lane = JobLane::Fitting, // a computing job would keep a search from being started
                   .key = QStringLiteral("threadTest"),
                   .owner = this,
                   .work = [](JobContext& context) -> JobDelivery {
                       threadsFor(0, context.stopToken());
                       return {};
                   }});
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() != QEvent::StatusTip)
        return QMainWindow::event(event);
    m_status->showHint(static_cast<QStatusTipEvent*>(event)->tip());
    return true;
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return m_docks->focus()->move(next);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool isSearching = m_controller->session().isActive();
    if (isSearching && !m_closesAnyway) {
        event->ignore();
        askToClose(this, m_queue->size(), [this] {
            m_closesAnyway = true;
            close();
        });
        return;
    }
    if (isSearching)
        m_settings.endedByClosing.set(m_controller->liveFolder());
    m_settings.geometry.set(saveGeometry());
    m_settings.dockState.set(m_docks->layout()->save());
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
    const RunHeader& header = m_view->header();
    setWindowTitle(!m_view->hasRun() ? tr("Pathloom")
                   : header.folder.isEmpty() && header.info.name.empty()
                       ? tr("New search – Pathloom")
                       : tr("%1 – Pathloom").arg(runName(header.info, header.space->name)));
}

void MainWindow::updateActions()
{
    const Actions& a = *m_actions;
    const SearchController& c = *m_controller;
    const bool active = c.session().isActive();
    const bool resumes = c.canResume() || c.canResumeRun();
    a.start->setText(resumes ? tr("Re&sume") : tr("&Start search"));
    const auto offer = [](QAction* action, bool possible, const QString& tip, const QString& whyNot) {
        Actions::offer(action, possible ? QString() : whyNot);
        if (possible)
            Actions::setTip(action, tip);
    };
    const bool foreign = c.isFollowing() && !active; // Pause and Stop are for the search of this window, if one runs
    offer(a.start, c.canStart() || resumes,
          c.wouldResumeWork() ? tr("Go on with the work on the networks of this run")
          : resumes           ? tr("Go on with the search that is shown")
                              : a.start->whatsThis(),
          whyNotStartable());
    offer(a.pause, c.canPause(),
          foreign ? tr("Pause the search that another program runs, after this step") : a.pause->whatsThis(),
          c.canResume() ? tr("The search is paused already.")
          : foreign     ? c.whyNotSteerable()
                        : tr("No search is running."));
    offer(a.stop, c.canStop(),
          foreign ? tr("End the search that another program runs; what it has found is kept") : a.stop->whatsThis(),
          active    ? tr("The search is ending.")
          : foreign ? c.whyNotSteerable()
                    : tr("No search is running."));
    const bool hasFolder = !m_docks->runs()->selectedFolder().isEmpty() || !m_view->header().folder.isEmpty();
    Actions::offer(a.showInFileManager, hasFolder ? QString() : tr("Select a run first: this search has none yet."));
    offer(a.restoreRemoved, m_changes->canRestore(), tr("Bring back %1").arg(m_changes->lastRemoved()),
          tr("Nothing was deleted that could be brought back."));

    m_networkCommands->refresh();
    m_runCommands->refresh();
    m_momentCommands->refresh();
    m_frontCommands->refresh();
}

QString MainWindow::whyNotStartable() const
{
    if (m_controller->session().isActive())
        return tr("A search is running; stop it before starting another one.");
    switch (m_controller->shown()) {
    case SearchController::Shown::Nothing:
        return tr("No search is on show: choose one with New search.");
    case SearchController::Shown::Draft:
        return tr("The search is being looked up.");
    default:
        return m_controller->whyNotResumedFromHere();
    }
}

void MainWindow::updateTravelling()
{
    const Timeline& timeline = *m_docks->timeline();
    m_actions->playHistory->setText(timeline.isPlaying() ? tr("Stop &playing") : tr("&Play history"));
    const QString still = timeline.canTravel() ? QString() : tr("There are no steps yet to go through.");
    for (QAction* action : {m_actions->playHistory, m_actions->previousMark, m_actions->nextMark})
        Actions::offer(action, still);
    Actions::offer(m_actions->goLive, m_view->isLive() ? tr("The newest step is on show already.") : QString());
}

void MainWindow::updateSteering()
{
    const RunInfo& info = m_view->header().info;
    if (m_view->hasRun())
        m_steering->showConfig(info.config, QString::fromStdString(info.targetId), CoreText::of(info.targetName));
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
    case State::Paused:
        m_status->showProgress(m_controller->liveProgress());
        return;
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
    else if (const std::optional<Progress> followed = m_controller->followedProgress())
        m_status->showProgress(*followed);
    else if (m_controller->shown() == Shown::Stored)
        m_status->showState(storedState());
    else
        m_status->showState(m_controller->isGettingReady()
                                ? tr("Getting ready…")
                                : tr("Nothing is on show: begin a new search or open a run"));
}

QString MainWindow::storedState() const
{
    const QString state = Format::runState(m_view->header().info.state, m_view->header().live);
    if (m_controller->wouldResumeWork())
        return tr("%1: %2 goes on with the work on its networks", "state of a run, key")
            .arg(state, m_actions->start->shortcut().toString(QKeySequence::NativeText));
    return m_controller->canResumeRun()
               ? tr("%1: %2 goes on with the search", "state of a run, key")
                     .arg(state, m_actions->start->shortcut().toString(QKeySequence::NativeText))
               : state;
}

void MainWindow::tell(MessageLevel level, const QString& sentence)
{
    showMessage(level, sentence, std::nullopt);
}

void MainWindow::tellOfShown(MessageLevel level, const QString& sentence)
{
    showMessage(level, sentence, m_view->header().folder);
}

void MainWindow::showMessage(MessageLevel level, const QString& sentence, std::optional<QString> run, QAction* action)
{
    m_messages->show(level, sentence, run, action);
}

SearchRequest MainWindow::nextRequest() const
{
    SearchRequest next =
        m_controller->draft() ? m_controller->draft()->request : requestFromBytes(m_settings.lastSearch.get());
    if (m_controller->shown() != SearchController::Shown::Draft)
        next.name.clear(); // it is the name of a run already
    return next;
}

void MainWindow::newSearch()
{
    newSearch(nextRequest());
}

void MainWindow::newSearch(const SearchRequest& initial)
{
    try {
        NewSearchDialog dialog(m_jobs.get(), initial, this);
        dialog.setQueues(m_queue->wouldWait());
        connect(&dialog, &NewSearchDialog::targetImported, m_targets, &TargetLibrary::refresh);
        connect(&dialog, &NewSearchDialog::validated, this, [this, &dialog] {
            if (dialog.prepared() && !dialog.isLookingUp())
                m_docks->data()->updateNext(dataSubjectOf(*dialog.prepared()));
        });
        if (dialog.exec() == QDialog::Accepted && dialog.prepared())
            m_queue->start(*dialog.prepared());
    } catch (...) {
        tell(MessageLevel::Error, errorSentence(std::current_exception())); // the shipped spaces are not there
    }
}

void MainWindow::editSpace()
{
    if (findChild<SpaceDialog*>())
        return;
    try {
        const SearchRequest next = nextRequest();
        const SearchSpace space = m_view->hasRun()        ? *m_view->header().space
                                  : m_controller->draft() ? m_controller->draft()->job.space
                                                          : loadSpace("small");
        auto* dialog = new SpaceDialog(m_jobs.get(), space, next.target, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, next, images = space.input] {
            try {
                SearchRequest changed = next;
                useSpace(changed, *dialog->space(), images);
                newSearch(changed);
            } catch (const Error& e) {
                tell(MessageLevel::Error, CoreText::of(e.what()));
            }
        });
        dialog->open();
    } catch (...) {
        tell(MessageLevel::Error, errorSentence(std::current_exception())); // the shipped spaces are not there
    }
}

void MainWindow::chooseRun()
{
    // Where there is none, the choice begins somewhere else: runs may lie anywhere.
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open a run folder"), textOf(defaultRunsFolder()));
    if (!folder.isEmpty())
        openRun(folder);
}

void MainWindow::showInFileManager()
{
    const QString selected = m_docks->runs()->selectedFolder();
    const QString folder = selected.isEmpty() ? m_view->header().folder : selected;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        tell(MessageLevel::Warning, tr("No file manager answered; the run is in %1.").arg(folder));
}

} // namespace pathloom
