// SPDX-License-Identifier: MIT
#include "app/window/steering_commands.h"

#include "app/window/actions.h"
#include "app/window/change_settings_dialog.h"
#include "app/window/prune_dialog.h"
#include "app/window/search_controller.h"
#include "app/window/stage_dialog.h"
#include "core/util/files.h"
#include "widgets/common/format.h"
#include "widgets/common/inspector.h"
#include "widgets/common/paths.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/steering/command_list_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QFileDialog>
#include <QLocale>

#include <utility>

namespace pathloom {

namespace {

using Kind = Command::Kind;

} // namespace

SteeringCommands::SteeringCommands(const Actions& actions, SearchController* controller, JobRunner* jobs,
                                   const Parts& parts, QWidget* window)
    : QObject(window), m_actions(actions), m_controller(controller), m_jobs(jobs), m_parts(parts), m_window(window)
{
    parts.graph->setPathActions(actions.pathActions());
    parts.graph->setSpaceActions({actions.pruneBelow, actions.fixStage});
    parts.inspector->setPathActions(actions.pathActions());
    const auto on = [this](QAction* action, auto&& function) {
        connect(action, &QAction::triggered, this, std::forward<decltype(function)>(function));
    };
    on(actions.prunePath, [this] { send({.kind = Kind::Prune, .paths = selected()}); });
    on(actions.pinPath, [this] { send({.kind = Kind::Pin, .paths = selected()}); });
    on(actions.restorePath, [this] { send({.kind = Kind::Restore, .paths = selected()}); });
    on(actions.undo, [this] { send({.kind = Kind::Undo}); });
    on(actions.redo, [this] { send({.kind = Kind::Redo}); });
    on(actions.checkpoint, [this] { send({.kind = Kind::Checkpoint}); });
    on(actions.pruneBelow, [this] { askThreshold(); });
    on(actions.fixStage, [this] { askStage(); });
    on(actions.changeSettings, [this] { askSettings(); });
    connect(parts.list, &CommandListView::undoRequested, this, [this](int count) {
        for (int i = 0; i < count; ++i)
            send({.kind = Kind::Undo});
    });
    connect(parts.list, &CommandListView::saveRequested, this, &SteeringCommands::saveList);

    m_pending.setSingleShot(true);
    m_pending.setInterval(500);
    connect(&m_pending, &QTimer::timeout, this, &SteeringCommands::refresh);
    connect(parts.view, &RunView::historyChanged, this, [this] {
        if (!m_pending.isActive())
            m_pending.start();
    });
    connect(parts.view, &RunView::selectionChanged, this, [this] {
        refresh();
        explainSelection();
    });
    connect(parts.view, &RunView::momentChanged, this, [this] {
        if (m_parts.view->isLive() == m_inThePast)
            refresh();
    });
    connect(parts.view, &RunView::headerChanged, this, &SteeringCommands::refresh);
    connect(parts.steering, &RunSteering::changed, this, &SteeringCommands::refresh);
    connect(controller, &SearchController::changed, this, &SteeringCommands::refresh);
    connect(controller, &SearchController::progressChanged, this, &SteeringCommands::showSaving);
    connect(controller, &SearchController::runStarted, this, [this] {
        m_saving.reset();
        Q_EMIT savingChanged({});
    });
    refresh();
}

std::vector<Path> SteeringCommands::selected() const
{
    const RunView& view = *m_parts.view;
    if (view.selectedChoice() < 0 || view.selectedCandidate() < 0)
        return {};
    return {{view.selectedChoice(), view.selectedCandidate()}};
}

void SteeringCommands::send(const Command& command)
{
    if (m_controller->canSteer())
        m_controller->post(command);
}

void SteeringCommands::offer(QAction* action, const Command& command, const QString& tip)
{
    const bool steerable = m_controller->canSteer();
    const SteeringPlan plan = steerable ? m_parts.steering->plan(command) : SteeringPlan{};
    const QString past = command.kind == Kind::Undo || command.kind == Kind::Redo ? QString() : whyNotInThePast();
    action->setEnabled(plan && past.isEmpty());
    if (!steerable)
        Actions::setTip(action, m_controller->whyNotSteerable());
    else if (!past.isEmpty())
        Actions::setTip(action, past);
    else if (!plan)
        Actions::setTip(action, plan.refusal);
    else if (plan.act->closed.empty() && plan.act->opened.empty())
        Actions::setTip(action, tip);
    else
        //: what a command does, and its effect
        Actions::setTip(action, tr("%1: %2").arg(tip, SteeringText::effect(plan.effect)));
}

void SteeringCommands::offerHistory()
{
    const Steering& hand = m_parts.steering->steering();
    const Act* back = hand.nextUndo();
    const Act* again = hand.nextRedo();
    const bool named = m_parts.view->hasRun() && m_controller->canSteer();
    m_actions.undo->setText(named && back ? SteeringText::undo(*m_parts.view->header().space, *back) : tr("&Undo"));
    m_actions.redo->setText(named && again ? SteeringText::redo(*m_parts.view->header().space, *again) : tr("&Redo"));
    // The newest change may be the engine's: the tip names it as the text does.
    const auto tip = [](const QAction* action, bool known, const QString& otherwise) {
        return known ? action->text() : otherwise;
    };
    offer(m_actions.undo, {.kind = Kind::Undo},
          tip(m_actions.undo, named && back, tr("Take the last change of the running search back")));
    offer(m_actions.redo, {.kind = Kind::Redo},
          tip(m_actions.redo, named && again, tr("Make the change again that was taken back last")));
}

QString SteeringCommands::whyNotInThePast() const
{
    return m_parts.view->isLive() ? QString()
                                  : tr("A past moment is on show; paths can be changed at the newest step only: go to "
                                       "live (%1).")
                                        .arg(m_actions.goLive->shortcut().toString(QKeySequence::NativeText));
}

void SteeringCommands::refresh()
{
    m_pending.stop();
    m_inThePast = !m_parts.view->isLive();
    const bool steerable = m_controller->canSteer();
    const QString why = m_controller->whyNotSteerable();
    const auto doing = [this](const Command& command, const QString& otherwise) {
        return command.paths.empty() || !m_parts.view->hasRun()
                   ? otherwise
                   : SteeringText::doing(*m_parts.view->header().space, command);
    };
    for (const auto& [action, kind, tip] :
         {std::tuple(m_actions.prunePath, Kind::Prune, tr("Close the selected path: it is not sampled any more")),
          std::tuple(m_actions.pinPath, Kind::Pin, tr("Close every other path of the selected path's block")),
          std::tuple(m_actions.restorePath, Kind::Restore, tr("Open the selected path again"))}) {
        const Command command{.kind = kind, .paths = selected()};
        offer(action, command, doing(command, tip));
    }
    offerHistory();
    QString notByProbability = steerable ? m_parts.steering->whyNotByProbability() : why;
    if (notByProbability.isEmpty())
        notByProbability = whyNotInThePast();
    for (const auto& [action, tip, refusal] :
         {std::tuple(m_actions.pruneBelow, tr("Close every path below a probability"), notByProbability),
          std::tuple(m_actions.fixStage, tr("Pin the leading path of every block of a stage"), notByProbability),
          std::tuple(m_actions.changeSettings,
                     tr("Change trade-off, budget, learning rates or automatic pruning while the search runs"), why),
          std::tuple(m_actions.checkpoint, tr("Write a checkpoint now and keep it for good"), why)}) {
        const bool possible = steerable && refusal.isEmpty();
        action->setEnabled(possible);
        Actions::setTip(action, possible ? tip : refusal);
    }
    m_parts.list->setSteerable(steerable, why);
    m_parts.inspector->setPreview(previewText());
}

QString SteeringCommands::previewText() const
{
    const std::vector<Path> paths = selected();
    if (!m_controller->canSteer() || paths.empty() || !m_parts.view->hasRun())
        return {};
    if (const QString past = whyNotInThePast(); !past.isEmpty())
        return past;
    const SearchSpace& space = *m_parts.view->header().space;
    const Path path = paths.front();
    const QString name = Format::word(space.choice(path.block).candidates[static_cast<std::size_t>(path.candidate)]);
    const bool open = m_parts.steering->steering().mask().isOpen(path);
    QStringList lines;
    for (const Kind kind : {open ? Kind::Prune : Kind::Restore, Kind::Pin}) {
        const Command command{.kind = kind, .paths = paths};
        const SteeringPlan plan = m_parts.steering->plan(command);
        //: "Pruning k7e6: expected 3.41 ms → 3.28 ms …"
        lines << (plan ? tr("%1: %2").arg(SteeringText::doing(kind, name), SteeringText::effect(plan.effect))
                       : plan.refusal);
    }
    lines.removeDuplicates();
    return lines.join(u'\n');
}

void SteeringCommands::explainSelection()
{
    if (m_parts.inspector->isVisible())
        return;
    const QString text = previewText();
    if (!text.isEmpty())
        Q_EMIT selectionExplained(QString(text).replace(u'\n', QStringLiteral("  ·  ")));
}

void SteeringCommands::showSaving(const Progress& progress)
{
    if (m_controller->shown() != SearchController::Shown::Live)
        return;
    const PathMask& mask = m_parts.steering->steering().mask();
    m_saving.add(mask, m_parts.view->history().architecture().step.size(), progress.architectureStepSeconds);
    const std::int64_t pruned = mask.allPaths() - mask.openPaths();
    if (pruned == 0) {
        Q_EMIT savingChanged({});
        return;
    }
    const QLocale locale;
    QString text = tr("%1 of %2 paths pruned")
                       .arg(locale.toString(static_cast<qlonglong>(pruned)),
                            locale.toString(static_cast<qlonglong>(mask.allPaths())));
    if (const double share = SavingMeter::savedShare(mask, m_parts.view->header().info.config); share > 0)
        text = tr("%1; an architecture step evaluates %2 fewer candidates").arg(text, Format::percent(share, 0));
    if (const auto times = m_saving.times())
        //: medians of the last steps, with the paths open now and with all
        text = tr("%1, median %2 s (%3 s with all)")
                   .arg(text, Format::number(times->now, 2), Format::number(times->full, 2));
    Q_EMIT savingChanged(text);
}

void SteeringCommands::askThreshold()
{
    auto* dialog = new PruneDialog(m_parts.view, m_parts.steering, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PruneDialog::commanded, this, &SteeringCommands::send);
    dialog->open();
}

void SteeringCommands::askStage()
{
    const int choice = m_parts.view->selectedChoice();
    const int stage = choice < 0 ? -1 : m_parts.view->header().space->choice(choice).stage;
    auto* dialog = new StageDialog(m_parts.view, m_parts.steering, stage, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StageDialog::commanded, this, &SteeringCommands::send);
    dialog->open();
}

void SteeringCommands::askSettings()
{
    auto* dialog = new ChangeSettingsDialog(m_parts.view, m_parts.steering, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChangeSettingsDialog::commanded, this, &SteeringCommands::send);
    dialog->open();
}

void SteeringCommands::saveList()
{
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Save the list of commands"),
                                                      QStringLiteral("commands.csv"), tr("CSV tables (*.csv)"));
    if (file.isEmpty())
        return;
    m_jobs->start({.title = tr("Saving the list of commands"),
                   .owner = this,
                   .work = [this, file, table = m_parts.list->table()](JobContext&) -> JobDelivery {
                       writeTextFile(pathOf(file), toCsv(table).toStdString());
                       return [this, file] { Q_EMIT message(MessageLevel::Info, tr("Written to %1.").arg(file)); };
                   }});
}

} // namespace pathloom
