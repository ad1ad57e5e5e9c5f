// SPDX-License-Identifier: MIT
#include "app/window/plot_commands.h"

#include "app/window/actions.h"
#include "app/window/run_changes.h"
#include "app/window/run_library.h"
#include "app/window/runs_panel.h"
#include "core/util/files.h"
#include "widgets/common/menu_text.h"
#include "widgets/common/paths.h"
#include "widgets/plots/plot_link.h"

#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace pathloom {

namespace {

constexpr std::size_t mostListed = 12; ///< the list of runs has them all

} // namespace

PlotCommands::PlotCommands(const Actions& actions, const Parts& parts, QWidget* window)
    : QObject(window), m_actions(actions), m_parts(parts), m_window(window),
      m_second(PlotLink::of(parts.view)->second()), m_reader(new RunReader(parts.jobs, m_second, this)),
      m_menu(new QMenu(tr("Compare curves &with"), window))
{
    m_menu->setToolTipsVisible(true);
    PlotLink::of(parts.view)->setSecondMenu(m_menu);
    fillMenu(); // a menu without entries does not open
    connect(m_menu, &QMenu::aboutToShow, this, &PlotCommands::fillMenu);
    connect(actions.plotRunToo, &QAction::triggered, this, &PlotCommands::toggleSelected);
    connect(actions.plotOneRun, &QAction::triggered, this, &PlotCommands::showOne);

    connect(m_reader, &RunReader::opened, this, [this] {
        m_asked.clear();
        refresh();
    });
    connect(m_reader, &RunReader::failed, this, [this](const QString& sentence) {
        m_asked.clear();
        refresh();
        Q_EMIT message(MessageLevel::Error, tr("The curves of the other run cannot be shown: %1").arg(sentence));
    });
    connect(parts.changes, &RunChanges::changed, this, [this](const QString& folder) {
        if (folder == m_second->header().folder)
            m_reader->refreshHeader(folder); // its name
    });
    connect(parts.changes, &RunChanges::runRemoved, this, [this](const QString& folder) {
        if (folder == second())
            showOne();
    });
    connect(parts.panel, &RunsPanel::selectionChanged, this, &PlotCommands::refresh);
    connect(parts.library->runs(), &QAbstractItemModel::dataChanged, this, &PlotCommands::refresh);
    connect(parts.library, &RunLibrary::refreshed, this, &PlotCommands::refresh);
    connect(parts.view, &RunView::runChanged, this, &PlotCommands::refresh);
    connect(parts.view, &RunView::headerChanged, this, &PlotCommands::refresh);
    refresh();
}

QString PlotCommands::second() const
{
    return m_asked.isEmpty() ? m_second->header().folder : m_asked;
}

QString PlotCommands::whyNot(const RunRow* run) const
{
    if (!run)
        return tr("No run is selected.");
    if (run->folder == m_parts.view->header().folder)
        return tr("This run is on show; select another one to see both in the plots.");
    return run->unreadable ? tr("This run cannot be read.") : QString();
}

void PlotCommands::refresh()
{
    const int row = m_parts.library->runs()->rowOf(m_parts.panel->selectedFolder());
    const RunRow* run = row < 0 ? nullptr : &m_parts.library->runs()->run(row);
    const QString why = whyNot(run);
    Actions::offer(m_actions.plotRunToo, why);
    m_actions.plotRunToo->setChecked(run && run->folder == second());
    const bool two = !second().isEmpty();
    Actions::offer(m_actions.plotOneRun, two ? QString() : tr("The plots show one run."));
    m_actions.plotOneRun->setChecked(!two);
}

void PlotCommands::toggleSelected()
{
    const QString folder = m_parts.panel->selectedFolder();
    if (folder == second())
        showOne();
    else
        showToo(folder);
}

void PlotCommands::showToo(const QString& folder)
{
    m_asked = folder;
    m_reader->open(folder);
    refresh();
}

void PlotCommands::showOne()
{
    m_asked.clear();
    m_reader->close();
    m_second->clear();
    refresh();
}

void PlotCommands::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(m_window, tr("Compare curves with a run folder"),
                                                             textOf(defaultRunsFolder()));
    if (chosen.isEmpty())
        return;
    const QString folder = QDir::cleanPath(QDir(chosen).absolutePath());
    if (folder == m_parts.view->header().folder)
        Q_EMIT message(MessageLevel::Info, tr("This run is on show already; choose another one to compare it with."));
    else
        showToo(folder);
}

void PlotCommands::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(m_actions.plotOneRun);
    m_menu->addSeparator();
    const RunListModel& runs = *m_parts.library->runs();
    std::vector<const RunRow*> listed;
    for (int row = 0; row < runs.rowCount(); ++row) {
        if (whyNot(&runs.run(row)).isEmpty())
            listed.push_back(&runs.run(row));
    }
    std::ranges::stable_sort(listed, [](const RunRow* a, const RunRow* b) { return a->created > b->created; });
    listed.resize(std::min(listed.size(), mostListed));
    for (const RunRow* run : listed) {
        QAction* entry =
            m_menu->addAction(menuText(run->name), this, [this, folder = run->folder] { showToo(folder); });
        entry->setCheckable(true);
        entry->setChecked(run->folder == second());
        entry->setStatusTip(tr("Lay the curves of the run in %1 over those on show").arg(run->folder));
        entry->setToolTip(run->folder);
    }
    m_menu->addSeparator();
    QAction* another = m_menu->addAction(tr("&Another run folder…"), this, &PlotCommands::chooseFolder);
    another->setObjectName(QStringLiteral("plotRunFolder"));
    another->setStatusTip(tr("Lay the curves of a run from any folder over those on show"));
}

} // namespace pathloom
