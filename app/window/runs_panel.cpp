// SPDX-License-Identifier: MIT
#include "app/window/runs_panel.h"

#include "app/window/actions.h"
#include "app/window/run_library.h"
#include "widgets/common/empty_label.h"
#include "widgets/models/run_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTreeView>

#include <algorithm>

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
    m_list->addActions({actions.renameRun, actions.removeRun}); // for their keys
    connect(library, &RunLibrary::refreshed, this,
            [this] { m_stack->setCurrentIndex(m_library->runs()->rowCount() > 0 ? 1 : 0); });
}

void RunsPanel::setUpHeader()
{
    m_list->setItemDelegateForColumn(RunListModel::Name, new RunDelegate(m_list));
    m_list->viewport()->installEventFilter(this);
    QHeaderView* header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RunListModel::Name, QHeaderView::Fixed);
    header->setMinimumSectionSize(40);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != RunListModel::Name)
            shareOutWidth();
    });
    // State and accuracy stand below the name; all others, and these to sort by them, come by the menu.
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (int column = RunListModel::Name + 1; column < RunListModel::ColumnCount; ++column) {
        auto* action = new QAction(m_list->model()->headerData(column, Qt::Horizontal).toString(), header);
        action->setCheckable(true);
        m_list->setColumnHidden(column, true);
        connect(action, &QAction::toggled, m_list, [this, column](bool shown) {
            m_list->setColumnHidden(column, !shown);
            m_list->doItemsLayout(); // with one line or two
            shareOutWidth();
        });
        header->addAction(action);
    }
}

bool RunsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        shareOutWidth();
    return QWidget::eventFilter(watched, event);
}

/// The name is what is read first: further columns get what it leaves, and the rest by scrolling.
void RunsPanel::shareOutWidth()
{
    QHeaderView* header = m_list->header();
    const int whole = m_list->viewport()->width(), others = header->length() - header->sectionSize(RunListModel::Name);
    const int least = m_list->fontMetrics().horizontalAdvance(QStringLiteral("imagenet · This machine · 29 Nov 14:20"));
    header->resizeSection(RunListModel::Name, std::max(std::min(least, whole), whole - others));
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
    menu.setToolTipsVisible(true); // they say why something cannot be done
    const QString folder = selectedFolder();
    QAction* open = menu.addAction(tr("Show this run"), this, [this, folder] { Q_EMIT openRequested(folder); });
    open->setEnabled(!folder.isEmpty());
    menu.addActions(m_actions.runActions());
    menu.addSeparator();
    menu.addActions({m_actions.restoreRemoved, m_actions.showTrash});
    menu.addAction(m_actions.openRun);
    menu.addAction(m_actions.refreshRuns);
    menu.addMenu(tr("&Columns"))->addActions(m_list->header()->actions());
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

} // namespace pathloom
