// SPDX-License-Identifier: MIT
#include "app/window/run_commands.h"

#include "app/window/actions.h"
#include "app/window/run_changes.h"
#include "app/window/run_facts.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "app/window/window_settings.h"
#include "widgets/common/menu_text.h"
#include "widgets/common/paths.h"
#include "widgets/common/table_dialog.h"

#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

#include <utility>

namespace pathloom {

RunCommands::RunCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window)
    : QObject(window), m_actions(actions), m_parts(parts), m_settings(settings), m_window(window),
      m_recent(new QMenu(tr("Re&cent runs"), window))
{
    connect(actions.renameRun, &QAction::triggered, this, &RunCommands::rename);
    connect(actions.removeRun, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_parts.changes->removeRun(row->folder, row->name);
    });
    connect(actions.runFacts, &QAction::triggered, this, &RunCommands::readFacts);
    connect(actions.searchLikeRun, &QAction::triggered, this, &RunCommands::searchLike);
    connect(m_recent, &QMenu::aboutToShow, this, [this] {
        fillRecent();
        lookForRecent();
    });
    connect(parts.panel, &RunsPanel::selectionChanged, this, &RunCommands::refresh);
    connect(parts.library->runs(), &QAbstractItemModel::dataChanged, this, &RunCommands::refresh);
    connect(parts.library, &RunLibrary::refreshed, this, &RunCommands::refresh);
    refresh();
    lookForRecent();
}

std::optional<RunRow> RunCommands::selected() const
{
    const int row = m_parts.library->runs()->rowOf(m_parts.panel->selectedFolder());
    return row < 0 ? std::nullopt : std::optional(m_parts.library->runs()->run(row));
}

void RunCommands::refresh()
{
    const auto row = selected();
    const bool readable = row && !row->unreadable;
    const bool busy = row && (row->live || row->locked || row->training);
    const QString whyNot = !row            ? tr("No run is selected: click one in the list of runs.")
                           : row->training ? tr("A network of this run is being trained: wait until that has ended, or "
                                                "cancel it in the status bar.")
                           : row->live     ? tr("This run is being searched: stop the search (%1) or wait until it has "
                                                    "ended.")
                                             .arg(m_actions.stop->shortcut().toString(QKeySequence::NativeText))
                           : busy ? tr("Another program writes to this run: wait until that has ended.")
                                  : tr("This run cannot be read; it can be deleted.");
    const auto offer = [&whyNot](QAction* action, bool possible) {
        Actions::offer(action, possible ? QString() : whyNot);
    };
    offer(m_actions.renameRun, readable && !busy);
    offer(m_actions.removeRun, row && !busy);
    offer(m_actions.runFacts, readable);
    offer(m_actions.searchLikeRun, readable);
}

void RunCommands::rename()
{
    const auto row = selected();
    if (!row)
        return;
    auto* dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("renameRun"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename run"));
    dialog->setLabelText(tr("New name of the run; its folder stays where it is:"));
    dialog->setTextValue(row->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder = row->folder](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_parts.changes->renameRun(folder, name.simplified());
    });
    dialog->open();
}

void RunCommands::readFacts()
{
    const auto row = selected();
    if (!row)
        return;
    m_parts.jobs->start({.owner = this,
                         .work = [this, name = row->name, folder = row->folder](JobContext&) -> JobDelivery {
                             const FigureTable facts =
                                 runFacts(*RunStore::open(pathOf(folder), RunStore::Access::Read));
                             return [this, name, facts] { showFacts(name, facts); };
                         },
                         .failed = [this](const QString& sentence) { Q_EMIT message(MessageLevel::Error, sentence); }});
}

void RunCommands::showFacts(const QString& name, const FigureTable& facts)
{
    auto* dialog = new TableDialog(name, facts, m_window);
    dialog->setObjectName(QStringLiteral("runFacts"));
    dialog->setWindowTitle(tr("Settings of %1").arg(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(820, 560);
    dialog->show();
}

void RunCommands::searchLike()
{
    const auto row = selected();
    if (!row)
        return;
    m_parts.jobs->start({.owner = this,
                         .work = [this, folder = row->folder](JobContext&) -> JobDelivery {
                             const SearchRequest request =
                                 requestLike(*RunStore::open(pathOf(folder), RunStore::Access::Read));
                             return [this, request] { Q_EMIT searchWanted(request); };
                         },
                         .failed = [this](const QString& sentence) { Q_EMIT message(MessageLevel::Error, sentence); }});
}

void RunCommands::remember(const QString& folder)
{
    constexpr qsizetype most = 9;
    if (folder.isEmpty())
        return;
    QStringList folders = m_settings.recentRuns.get();
    folders.removeAll(folder);
    folders.prepend(folder);
    m_settings.recentRuns.set(folders.mid(0, most));
}

void RunCommands::fillRecent()
{
    m_recent->clear();
    const RunListModel& runs = *m_parts.library->runs();
    for (const QString& folder : m_settings.recentRuns.get()) {
        const int row = runs.rowOf(folder);
        if (row < 0 && m_gone.contains(folder))
            continue;
        const QString name = row < 0 ? QFileInfo(folder).completeBaseName() : runs.run(row).name;
        QAction* open =
            m_recent->addAction(QStringLiteral("&%1  %2").arg(m_recent->actions().size() + 1).arg(menuText(name)), this,
                                [this, folder] { Q_EMIT openRequested(folder); });
        open->setStatusTip(tr("Show the run in %1").arg(folder));
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No run was looked at yet"))->setEnabled(false);
}

/// In the background: the disk that a run is on may sleep, or be another machine's.
void RunCommands::lookForRecent()
{
    QStringList folders;
    for (const QString& folder : m_settings.recentRuns.get())
        if (m_parts.library->runs()->rowOf(folder) < 0)
            folders << folder;
    m_parts.jobs->start(
        {.key = QStringLiteral("recent-runs"), .owner = this, .work = [this, folders](JobContext&) -> JobDelivery {
             QSet<QString> gone;
             for (const QString& folder : folders)
                 if (!QFileInfo::exists(folder))
                     gone.insert(folder);
             return [this, gone] {
                 if (gone == std::exchange(m_gone, gone))
                     return;
                 fillRecent();
             };
         }});
}

} // namespace pathloom
