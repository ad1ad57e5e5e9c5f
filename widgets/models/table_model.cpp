// SPDX-License-Identifier: MIT
#include "widgets/models/table_model.h"

namespace pathloom {

TableModel::TableModel(QList<ColumnInfo> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows();
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row(), column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tooltip(row, column);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SortRole:
        return sortKey(row, column);
    default:
        return further(row, column, role);
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const ColumnInfo& column = m_columns[section];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tooltip.isEmpty() ? column.title : tr("%1: %2").arg(column.title, column.tooltip);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column.kind == ColumnInfo::Number ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::InitialSortOrderRole:
        return int(column.firstOrder);
    case UnitRole:
        return column.unit;
    default:
        return {};
    }
}

QVariant TableModel::sortKey(int row, int column) const
{
    return display(row, column);
}

QString TableModel::spoken(int row, int column) const
{
    return tr("%1: %2").arg(columnTitle(column), display(row, column));
}

QVariant TableModel::further(int, int, int) const
{
    return {};
}

void TableModel::rowsChanged(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, static_cast<int>(m_columns.size()) - 1));
}

} // namespace pathloom
