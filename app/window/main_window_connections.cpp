// SPDX-License-Identifier: MIT
// What the parts of the main window tell each other, and what its actions do.
#include "app/window/main_window.h"

#include "app/window/actions.h"
#include "app/window/alarm_desk.h"
#include "app/window/command_palette.h"
#include "app/window/compare_panel.h"
#include "app/window/data_drop.h"
#include "app/window/data_panel.h"
#include "app/window/dock_layout.h"
#include "app/window/docks.h"
#include "app/window/front_commands.h"
#include "app/window/help_dialogs.h"
#include "app/window/interrupted_hint.h"
#include "app/window/message_desk.h"
#include "app/window/moment_commands.h"
#include "app/window/network_commands.h"
#include "app/window/networks_panel.h"
#include "app/window/plot_commands.h"
#include "app/window/questions.h"
#include "app/window/queue_dialog.h"
#include "app/window/refusals.h"
#include "app/window/run_changes.h"
#include "app/window/run_commands.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/saved_figures.h"
#include "app/window/search_queue.h"
#include "app/window/space_file.h"
#include "app/window/status_strip.h"
#include "app/window/steering_bar.h"
#include "app/window/steering_commands.h"
#include "app/window/target_commands.h"
#include "app/window/target_library.h"
#include "app/window/trash_can.h"
#include "app/window/trash_dialog.h"
#include "app/window/window_settings.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"
#include "widgets/front/front_page.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/timeline/timeline.h"

#include <QActionGroup>
#include <QApplication>

#include <utility>

namespace pathloom {

void MainWindow::connectActions()
{
    const Actions& a = *m_actions;
    const auto on = [this](QAction* action, auto&& function) {
        connect(action, &QAction::triggered, this, std::forward<decltype(function)>(function));
    };
    on(a.newSearch, [this] { newSearch(); });
    on(a.editSpace, [this] { editSpace(); });
    on(a.start, [this] { m_controller->canResume() ? m_controller->resume() : m_controller->start(); });
    on(a.pause, [this] { m_controller->pause(); });
    on(a.stop, [this] { m_controller->stop(); });
    on(a.openRun, [this] { chooseRun(); });
    on(a.restoreRemoved, [this] { m_changes->restoreLast(); });
    on(a.showTrash, [this] {
        auto* dialog = findChild<TrashDialog*>();
        if (!dialog) {
            dialog = new TrashDialog(m_trash, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
        }
        dialog->show();
        dialog->activateWindow();
    });
    on(a.showInFileManager, [this] { showInFileManager(); });
    on(a.refreshRuns, [this] { m_library->refresh(); });
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
    on(a.resetLayout, [this] { m_docks->layout()->applyDefault(); });
    connect(a.theme, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.theme.set(action->data().toString());
        applyTheme(action->data().toString());
    });
    for (QAction* action : a.theme->actions())
        action->setChecked(action->data() == m_settings.theme.get());
    on(a.commandPalette, [this] { CommandPalette(this, m_settings).exec(); });
    on(a.showMessages, [this] {
        if (!m_alarms->openList())
            tell(MessageLevel::Info, tr("No alarm and no message waits for an answer."));
    });
    on(a.shortcuts, [this] { showShortcuts(this); });
    on(a.glossary, [this] { showGlossary(this); });
    on(a.about, [this] { showAbout(this); });
}

void MainWindow::connectParts()
{
    connect(m_controller, &SearchController::changed, this, &MainWindow::refresh);
    connect(m_controller, &SearchController::progressChanged, this, &MainWindow::updateStatus);
    connect(m_controller, &SearchController::message, this, &MainWindow::tellOfShown);
    connect(m_controller, &SearchController::searchMessage, this,
            [this](MessageLevel level, const QString& sentence, const QString& folder) {
                showMessage(level, sentence, folder);
            });
    // What was said of a run says nothing of another one.
    connect(m_view, &RunView::runChanged, this, [this] { m_messages->runShown(m_view->header().folder); });
    connect(new Refusals(this), &Refusals::refused, this,
            [this](const QString& why) { tellOfShown(MessageLevel::Info, why); });
    connect(m_controller, &SearchController::runOpened, m_library, &RunLibrary::addFolder);
    connect(m_library, &RunLibrary::furtherChanged, this, [this] { m_settings.furtherRuns.set(m_library->further()); });
    m_library->setFurther(m_settings.furtherRuns.get());
    connect(m_controller, &SearchController::runStarted, this, [this](const QString& folder) {
        m_library->addFolder(folder);
        if (!m_controller->draft())
            return;
        SearchRequest next = m_controller->draft()->request;
        next.name.clear(); // it belongs to this run
        m_settings.lastSearch.set(toBytes(next));
    });
    auto* drop = new DataDrop(m_jobs.get(), this);
    connect(drop, &DataDrop::imagesDropped, this, [this](const DataSpec& data) {
        SearchRequest next = nextRequest();
        next.data = data;
        m_docks->data()->showNext(dataSubjectOf(SearchConfig(), data));
        m_docks->showData();
        newSearch(next);
    });
    connect(drop, &DataDrop::runDropped, this, &MainWindow::openRun);
    connect(drop, &DataDrop::message, this, &MainWindow::tell);
    connectQueue();
    connect(m_targets, &TargetLibrary::refreshed, this, [this] {
        m_library->refresh(); // predictions follow the tables
        m_steering->setTargets(m_targets->list());
        QList<std::pair<QString, QString>> targets;
        for (const HardwareTarget& target : m_targets->list())
            targets.append({QString::fromStdString(target.id), CoreText::of(target.name)});
        m_docks->front()->setTargets(targets);
        updateSteering();
    });
    connect(m_targets, &TargetLibrary::removed, this, [this](const QString& name) {
        showMessage(MessageLevel::Info, tr("%1 was deleted.").arg(name), std::nullopt, m_actions->restoreTarget);
    });
    connect(m_steeringCommands, &SteeringCommands::message, this, &MainWindow::tell);
    connect(m_momentCommands, &MomentCommands::derivationBegun, this, [this] {
        m_docks->networks()->expectNetworkOf(m_view->header().folder);
        m_docks->showNetworks();
    });
    connect(m_frontCommands, &FrontCommands::derivationBegun, this,
            [this] { m_docks->networks()->expectNetworkOf(m_view->header().folder); });
    connect(m_frontCommands, &FrontCommands::message, this, &MainWindow::tellOfShown);
    const auto selectNetwork = [this](qint64 network) {
        m_docks->networks()->select(m_view->header().folder, network);
    };
    connect(m_docks->front(), &FrontPage::networkSelected, this, selectNetwork);
    connect(m_docks->front(), &FrontPage::networkActivated, this, [this, selectNetwork](qint64 network) {
        selectNetwork(network);
        m_actions->openPicture->trigger();
    });
    connect(m_steeringCommands, &SteeringCommands::savingChanged, m_status, &StatusStrip::showSaving);
    connect(m_steeringCommands, &SteeringCommands::selectionExplained, this,
            [this](const QString& text) { m_status->tell(text); });
    connect(m_targetCommands, &TargetCommands::message, this, &MainWindow::tell);
    connect(m_targetCommands, &TargetCommands::offer, this,
            [this](MessageLevel level, const QString& sentence, QAction* action) {
                showMessage(level, sentence, std::nullopt, action);
            });
    connect(m_targetCommands, &TargetCommands::pageWanted, m_docks, &Docks::showTargets);
    connect(m_controller, &SearchController::runChanged, m_library, &RunLibrary::refresh);
    connect(m_controller, &SearchController::progressChanged, this,
            [this, measured = false](const Progress& p) mutable {
                if (std::exchange(measured, p.phase == Phase::Measuring) && p.phase != Phase::Measuring)
                    m_targets->refresh();
            });
    connect(m_controller, &SearchController::runEnded, this, [this](const QString& folder, Phase phase, bool train) {
        m_library->refresh();
        m_targets->refresh(); // it may have measured this machine and done nothing else
        if (const auto& searched = m_controller->draft())
            m_targetCommands->offerAgain(QString::fromStdString(searched->job.target.id),
                                         nameOrFileOf(searched->request, searched->job.space));
        QApplication::alert(this);
        if (folder.isEmpty())
            return;
        if (phase == Phase::Stopped)
            showMessage(MessageLevel::Info,
                        m_queue->isEmpty() ? tr("The search was stopped; what it found is kept.")
                                           : tr("The search was stopped; what it found is kept. The queued searches "
                                                "wait until you start the next one."),
                        folder);
        if (phase == Phase::Finished)
            m_networkJobs->goOn(folder, train);
        else if (phase == Phase::Stopped)
            m_networkJobs->writeReport(folder);
    });
    connect(m_controller, &SearchController::workResumed, m_networkJobs, [this](const QString& folder) {
        m_networkJobs->goOn(folder, false);
        m_docks->showNetworks();
    });
    connect(m_view, &RunView::headerChanged, this, &MainWindow::refresh);
    connect(m_docks->timeline(), &Timeline::changed, this, &MainWindow::updateTravelling);
    // An inspector that explains something says more than one that waits for a click.
    connect(m_view, &RunView::runChanged, this, [this] { m_view->select(0); });

    connect(m_networkJobs, &NetworkJobs::networksChanged, m_controller, &SearchController::storedRunChanged);
    connect(m_networkJobs, &NetworkJobs::eventsReady, m_controller, &SearchController::applyToShown);
    connect(m_networkJobs, &NetworkJobs::eventsReady, m_alarms,
            [this](const QString& folder, const std::vector<Event>& events) {
                for (const Event& event : events)
                    if (std::holds_alternative<Alarm>(event.body))
                        m_alarms->take(event, folder);
            });
    connect(m_networkJobs, &NetworkJobs::message, this, &MainWindow::tell);
    connect(new SavedFigures(this), &SavedFigures::saved, this,
            [this](const QString& file) { tell(MessageLevel::Info, tr("The figure was written to %1.").arg(file)); });
    connect(m_docks->compare(), &ComparePanel::message, this, &MainWindow::tell);
    connect(m_jobs.get(), &JobRunner::jobFailed, this, [this](const QString& title, const QString& sentence) {
        tell(MessageLevel::Error, tr("%1: %2", "job and why it failed").arg(title, sentence));
    });
    m_controller->setResumeQuestion(
        [this](const ResumeLoss& loss, const std::function<void()>& goOn) { askToResume(this, loss, goOn); });
    connect(m_hint, &InterruptedHint::openRequested, this, &MainWindow::openRun);
    connect(m_hint, &InterruptedHint::wanted, this, [this](const QString& sentence) {
        // It goes when another run is opened or a search begins.
        showMessage(MessageLevel::Info, sentence, m_view->header().folder, m_hint->openAction());
    });
    m_controller->setWritingTest(m_networkJobs->writingTest());
    m_library->setWritingTest(m_networkJobs->writingTest());
    m_plotCommands->setWritingTest(m_networkJobs->writingTest());
    m_library->setTargets([this] { return m_targets->list(); });
    m_library->setRunningFolder([this] { return m_controller->liveFolder(); });
    m_library->setTrainingTest(
        [this](const QString& folder, std::int64_t id) { return m_networkJobs->trainingText(folder, id); });
    const auto selectShown = [this] {
        m_docks->runs()->setCurrentFolder(m_view->header().folder);
        m_docks->compare()->setCurrentRun(m_view->header().folder);
        if (!m_docks->networks()->selectedNetwork()) // what a person selected stays
            m_docks->networks()->selectNewestOf(m_view->header().folder);
    };
    connect(m_library, &RunLibrary::refreshed, this, selectShown);
    connect(m_view, &RunView::runChanged, this, [this, selectShown] {
        selectShown();
        if (const auto row = m_docks->networks()->selectedNetwork(); row && row->runFolder != m_view->header().folder)
            m_docks->networks()->selectNewestOf(m_view->header().folder);
    });

    connect(m_docks->runs(), &RunsPanel::openRequested, this, &MainWindow::openRun);
    connect(m_runCommands, &RunCommands::openRequested, this, &MainWindow::openRun);
    connect(m_runCommands, &RunCommands::message, this, &MainWindow::tell);
    connect(m_runCommands, &RunCommands::searchWanted, this,
            [this](const SearchRequest& request) { newSearch(request); });
    connect(m_view, &RunView::runChanged, this, [this] { m_runCommands->remember(m_view->header().folder); });
    connect(m_changes, &RunChanges::changed, m_controller, &SearchController::storedRunChanged);
    connect(m_changes, &RunChanges::runRemoved, this, [this](const QString& folder) {
        m_controller->closeRun(folder);
        m_library->refresh();
    });
    connect(m_changes, &RunChanges::removed, this, [this](const QString& name) {
        showMessage(MessageLevel::Info, tr("%1 was deleted.").arg(name), std::nullopt, m_actions->restoreRemoved);
    });
    connect(m_changes, &RunChanges::restorableChanged, this, [this] { updateActions(); });
    connect(m_changes, &RunChanges::message, this, &MainWindow::tell);
    connectTrash();
    connect(m_plotCommands, &PlotCommands::message, this, &MainWindow::tell);
    connect(m_networkCommands, &NetworkCommands::message, this, &MainWindow::tell);
    connect(m_networkCommands, &NetworkCommands::offer, this,
            [this](MessageLevel level, const QString& sentence, QAction* action) {
                showMessage(level, sentence, std::nullopt, action);
            });
    connect(m_steering, &SteeringBar::targetChosen, m_controller, &SearchController::setTarget);
    connect(m_steering, &SteeringBar::tradeOffChosen, m_controller, &SearchController::setTradeOff);
    connect(m_steering, &SteeringBar::budgetChosen, m_controller, &SearchController::setBudget);
    connect(m_steering, &SteeringBar::refused, this,
            [this](const QString& sentence) { tellOfShown(MessageLevel::Info, sentence); }); // nothing came of it
    m_steering->setCheck([this](const Command& command) {
        return m_controller->shown() == SearchController::Shown::Draft
                   ? m_controller->whyNotInDraft(command)
                   : m_docks->steering()->whyNotBudget(command.value);
    });
    m_steering->setPreview([this](const Command& command) {
        const RunSteering& steering = *m_docks->steering();
        if (!m_controller->canSteer())
            return QString();
        const SteeringPlan plan = steering.plan(command);
        return plan ? steering.effectText(command) : plan.refusal;
    });
}

void MainWindow::connectQueue()
{
    connect(m_actions->startQueued, &QAction::triggered, m_queue, &SearchQueue::startNext);
    connect(m_actions->clearQueue, &QAction::triggered, m_queue, &SearchQueue::clear);
    connect(m_actions->restoreQueued, &QAction::triggered, m_queue, &SearchQueue::restoreRemoved);
    connect(m_actions->showQueue, &QAction::triggered, this, [this] {
        auto* dialog = findChild<QueueDialog*>();
        if (!dialog) {
            dialog = new QueueDialog(m_queue, *m_actions, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
        }
        dialog->show();
        dialog->activateWindow();
    });
    m_queue->setTargetName([this](const QString& id) {
        for (const HardwareTarget& target : m_targets->list())
            if (id == QString::fromStdString(target.id))
                return CoreText::of(target.name);
        return id;
    });
    connect(m_queue, &SearchQueue::message, this, &MainWindow::tell);
    connect(m_queue, &SearchQueue::removed, this, [this](const QStringList& names) {
        const QString what =
            names.size() == 1 ? names.front() : tr("%Ln search(es)", nullptr, static_cast<int>(names.size()));
        //: a search, or how many
        showMessage(MessageLevel::Info, tr("%1: taken out of the queue.").arg(what), std::nullopt,
                    m_actions->restoreQueued);
    });
}

void MainWindow::connectTrash()
{
    connect(
        m_trash, &TrashCan::changed, this, [this] { m_changes->rememberEarlier(m_trash->entries()); },
        Qt::SingleShotConnection);
    connect(m_changes, &RunChanges::runRemoved, m_trash, &TrashCan::refresh);
    connect(m_targets, &TargetLibrary::removed, m_trash, &TrashCan::refresh);
    // What came back by other ways than the list of what was deleted.
    connect(m_changes, &RunChanges::changed, m_trash, &TrashCan::refresh);
    connect(m_targets, &TargetLibrary::refreshed, m_trash, &TrashCan::refresh);
    connect(m_trash, &TrashCan::broughtBack, this, [this](const TrashEntry& entry) {
        if (entry.kind == "target")
            m_targets->refresh();
        else
            m_controller->storedRunChanged(textOf(entry.folder / entry.files.front()));
        tell(MessageLevel::Info, tr("%1 is back.").arg(CoreText::of(entry.name)));
    });
    connect(m_trash, &TrashCan::left, m_changes, &RunChanges::forgetRemoved);
    connect(m_trash, &TrashCan::left, m_targets, &TargetLibrary::forgetRemoved);
    connect(m_trash, &TrashCan::message, this, &MainWindow::tell);
}

} // namespace pathloom
