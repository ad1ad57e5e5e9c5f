// SPDX-License-Identifier: MIT
#include "app/window/runs_panel.h"

#include "app/window/actions.h"
#include "app/window/run_library.h"
#include "widgets/common/empty_label.h"

#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTreeView>

namespace pathloom {

RunsPanel::RunsPanel(RunLibrary* library, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_library(library), m_actions(actions), m_list(new QTreeView(this)),
      m_stack(new QStackedLayout(this))
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(library->runs());
    sorted->setSortRole(SortRole);
    sorted->setDynamicSortFilter(true);

    m_list->setObjectName(QStringLiteral("runs"));
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(sorted);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(RunListModel::Created, Qt::DescendingOrder);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    setUpHeader();

    auto* empty = new EmptyLabel(this);
    empty->setText(tr("No runs yet. Every search is kept here and can be opened again."));
    m_stack->addWidget(empty);
    m_stack->addWidget(m_list);

    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT openRequested(index.siblingAtColumn(0).data(KeyRole).toString());
    });
    connect(m_list, &QTreeView::customContextMenuRequested, this, &RunsPanel::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPanel::selectionChanged);
    new QShortcut(Qt::Key_F2, m_list, actions.renameRun, &QAction::trigger, Qt::WidgetShortcut);
    new QShortcut(Qt::Key_Delete, m_list, actions.removeRun, &QAction::trigger, Qt::WidgetShortcut);
    connect(library, &RunLibrary::refreshed, this,
            [this] { m_stack->setCurrentIndex(m_library->runs()->rowCount() > 0 ? 1 : 0); });
}

void RunsPanel::setUpHeader()
{
    QHeaderView* header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RunListModel::Name, QHeaderView::Stretch);
    header->setMinimumSectionSize(40);
    // A narrow panel holds name, state and accuracy; the other columns come by the header's menu.
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (int column = RunListModel::Name + 1; column < RunListModel::ColumnCount; ++column) {
        auto* action = new QAction(m_list->model()->headerData(column, Qt::Horizontal).toString(), header);
        action->setCheckable(true);
        action->setChecked(column == RunListModel::State || column == RunListModel::Accuracy);
        m_list->setColumnHidden(column, !action->isChecked());
        connect(action, &QAction::toggled, m_list,
                [this, column](bool shown) { m_list->setColumnHidden(column, !shown); });
        header->addAction(action);
    }
}

void RunsPanel::setCurrentFolder(const QString& folder)
{
    const int row = m_library->runs()->rowOf(folder);
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(m_list->model());
    if (row < 0)
        m_list->clearSelection();
    else
        m_list->setCurrentIndex(sorted->mapFromSource(m_library->runs()->index(row, 0)));
}

QString RunsPanel::selectedFolder() const
{
    // Not the current row: that one stays for the keyboard when another thing is on show.
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.front().data(KeyRole).toString();
}

void RunsPanel::showMenu(const QPoint& position)
{
    QMenu menu(this);
    const QString folder = selectedFolder();
    QAction* open = menu.addAction(tr("Show this run"), this, [this, folder] { Q_EMIT openRequested(folder); });
    open->setEnabled(!folder.isEmpty());
    menu.addActions(m_actions.runActions());
    menu.addSeparator();
    menu.addAction(m_actions.restoreRemoved);
    menu.addAction(m_actions.openRun);
    menu.addAction(m_actions.refreshRuns);
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

} // namespace pathloom
