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

void setTip(QAction* action, const QString& tip)
{
    action->setStatusTip(tip);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : SteeringCommands::tr("%1 (%2)", "tip and shortcut").arg(tip, keys));
}

} // namespace

SteeringCommands::SteeringCommands(const Actions& actions, SearchController* controller, JobRunner* jobs,
                                   const Parts& parts, QWidget* window)
    : QObject(window), m_actions(actions), m_controller(controller), m_jobs(jobs), m_parts(parts), m_window(window)
{
    parts.graph->setPathActions(actions.pathActions());
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
    connect(parts.view, &RunView::selectionChanged, this, &SteeringCommands::refresh);
    connect(parts.view, &RunView::headerChanged, this, &SteeringCommands::refresh);
    connect(parts.steering, &RunSteering::changed, this, &SteeringCommands::refresh);
    connect(controller, &SearchController::changed, this, &SteeringCommands::refresh);
    connect(controller, &SearchController::progressChanged, this, &SteeringCommands::showSaving);
    connect(controller, &SearchController::runStarted, this, [this] {
        m_fullSeconds = 0;
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
    action->setEnabled(static_cast<bool>(plan));
    if (!steerable)
        setTip(action, m_controller->whyNotSteerable());
    else if (!plan)
        setTip(action, plan.refusal);
    else if (plan.act->closed.empty() && plan.act->opened.empty())
        setTip(action, tip);
    else
        //: what a command does, and its effect
        setTip(action, tr("%1: %2").arg(tip, SteeringText::effect(plan.effect)));
}

void SteeringCommands::offerHistory()
{
    const Steering& hand = m_parts.steering->steering();
    const Act* back = hand.nextUndo();
    const Act* again = hand.nextRedo();
    const bool named = m_parts.view->hasRun() && m_controller->canSteer();
    m_actions.undo->setText(named && back ? SteeringText::undo(*m_parts.view->header().space, *back) : tr("&Undo"));
    m_actions.redo->setText(named && again ? SteeringText::redo(*m_parts.view->header().space, *again) : tr("&Redo"));
    offer(m_actions.undo, {.kind = Kind::Undo}, tr("Take the last change of the running search back"));
    offer(m_actions.redo, {.kind = Kind::Redo}, tr("Make the change again that was taken back last"));
}

void SteeringCommands::refresh()
{
    m_pending.stop();
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
    for (const auto& [action, tip] :
         {std::pair(m_actions.pruneBelow, tr("Close every path below a probability")),
          std::pair(m_actions.fixStage, tr("Pin the leading path of every block of a stage")),
          std::pair(m_actions.changeSettings,
                    tr("Change trade-off, budget, learning rates or automatic pruning while the search runs")),
          std::pair(m_actions.checkpoint, tr("Write a checkpoint now and keep it for good"))}) {
        action->setEnabled(steerable);
        setTip(action, steerable ? tip : why);
    }
    m_parts.list->setSteerable(steerable, why);
    showPreview();
}

void SteeringCommands::showPreview()
{
    QStringList lines;
    const std::vector<Path> paths = selected();
    if (m_controller->canSteer() && !paths.empty() && m_parts.view->hasRun()) {
        const SearchSpace& space = *m_parts.view->header().space;
        const Path path = paths.front();
        const QString name =
            Format::word(space.choice(path.block).candidates[static_cast<std::size_t>(path.candidate)]);
        const bool open = m_parts.steering->steering().mask().isOpen(paths.front());
        for (const Kind kind : {open ? Kind::Prune : Kind::Restore, Kind::Pin}) {
            const Command command{.kind = kind, .paths = paths};
            const SteeringPlan plan = m_parts.steering->plan(command);
            //: "Pruning k7e6: expected 3.41 ms → 3.28 ms …"
            lines << (plan ? tr("%1: %2").arg(SteeringText::doing(kind, name), SteeringText::effect(plan.effect))
                           : plan.refusal);
        }
        lines.removeDuplicates();
    }
    m_parts.inspector->setPreview(lines.join(u'\n'));
}

void SteeringCommands::showSaving(const Progress& progress)
{
    if (m_controller->shown() != SearchController::Shown::Live)
        return;
    const PathMask& mask = m_parts.steering->steering().mask();
    const std::int64_t pruned = mask.allPaths() - mask.openPaths();
    const double seconds = progress.architectureStepSeconds;
    if (pruned == 0) {
        if (seconds > 0)
            m_fullSeconds = seconds;
        Q_EMIT savingChanged({});
        return;
    }
    const QLocale locale;
    const QString count = tr("%1 of %2 paths pruned")
                              .arg(locale.toString(static_cast<qlonglong>(pruned)),
                                   locale.toString(static_cast<qlonglong>(mask.allPaths())));
    Q_EMIT savingChanged(seconds > 0 && m_fullSeconds > 0
                             ? tr("%1; an architecture step takes %2 s (%3 s before)")
                                   .arg(count, Format::number(seconds, 2), Format::number(m_fullSeconds, 2))
                             : count);
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
                       writeTextFile(std::filesystem::path(file.toStdU16String()), toCsv(table).toStdString());
                       return [this, file] { Q_EMIT message(MessageLevel::Info, tr("Written to %1.").arg(file)); };
                   }});
}

} // namespace pathloom
