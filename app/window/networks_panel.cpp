// SPDX-License-Identifier: MIT
#include "app/window/networks_panel.h"

#include "app/window/actions.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/row_table.h"

#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>

namespace pathloom {

NetworksPanel::NetworksPanel(NetworkTableModel* model, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_model(model), m_table(new QTableView(this)), m_stack(new QStackedLayout(this))
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(SortRole);

    m_table->setObjectName(QStringLiteral("networks"));
    m_table->setAccessibleName(tr("Derived networks"));
    m_table->setModel(sorted);
    makeRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(NetworkTableModel::Accuracy, Qt::DescendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setTextElideMode(Qt::ElideMiddle); // names of runs differ at their ends
    const auto limitWidth = [this](NetworkTableModel::Column column, int characters) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        m_table->setColumnWidth(column, fontMetrics().averageCharWidth() * characters);
    };
    limitWidth(NetworkTableModel::Run, 20);
    limitWidth(NetworkTableModel::Note, 24);
    limitWidth(NetworkTableModel::Architecture, 36);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    auto* empty = new EmptyLabel(this);
    empty->setText(tr("No derived networks yet. During a search or after it, Derive takes the most probable one out."));
    m_stack->addWidget(empty);
    m_stack->addWidget(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &NetworksPanel::selectionChanged);
    connect(m_table, &QTableView::activated, actions.openPicture, &QAction::trigger);
    m_table->addActions({actions.renameNetwork, actions.removeNetwork}); // for their keys
    connect(m_table, &QTableView::customContextMenuRequested, this, [this, &actions](const QPoint& position) {
        QMenu menu(this);
        menu.setToolTipsVisible(true); // they say why something cannot be done
        menu.addActions(actions.networkActions());
        menu.addAction(actions.restoreRemoved);
        menu.exec(m_table->viewport()->mapToGlobal(position));
    });
    connect(model, &QAbstractItemModel::modelReset, this, &NetworksPanel::updateEmpty);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this, sorted](const QModelIndex&, int first) {
        if (m_model->network(first).runFolder == m_expects) {
            m_expects.clear();
            m_table->selectRow(sorted->mapFromSource(m_model->index(first, 0)).row());
        }
        updateEmpty();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, &NetworksPanel::selectionChanged);
    // Qt fits columns when a model is new, not when its rows change.
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, &NetworksPanel::fitColumns);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, change, &m_fit, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::dataChanged, &m_fit, qOverload<>(&QTimer::start));
    updateEmpty();
}

void NetworksPanel::updateEmpty()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    Q_EMIT selectionChanged();
}

void NetworksPanel::fitColumns()
{
    const QHeaderView* header = m_table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        if (header->sectionResizeMode(column) == QHeaderView::ResizeToContents)
            m_table->resizeColumnToContents(column);
}

std::optional<NetworkRow> NetworksPanel::selectedNetwork() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(m_table->model());
    return m_model->network(sorted->mapToSource(rows.front()).row());
}

void NetworksPanel::select(const QString& runFolder, std::int64_t id)
{
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(m_table->model());
    if (const int row = m_model->rowOf(runFolder, id); row >= 0)
        m_table->selectRow(sorted->mapFromSource(m_model->index(row, 0)).row());
}

void NetworksPanel::selectNewestOf(const QString& runFolder)
{
    int newest = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const NetworkRow& network = m_model->network(row);
        if (network.runFolder == runFolder && (newest < 0 || network.network.id > m_model->network(newest).network.id))
            newest = row;
    }
    if (newest < 0) {
        expectNetworkOf(runFolder);
        return;
    }
    const auto* sorted = static_cast<const QSortFilterProxyModel*>(m_table->model());
    m_table->selectRow(sorted->mapFromSource(m_model->index(newest, 0)).row());
}

} // namespace pathloom
