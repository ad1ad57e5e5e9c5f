// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/roles.h"

#include <QAbstractTableModel>

namespace pathloom {

/// Base of the read-only tables: a model says what its columns are and what a cell shows; roles, alignment, headers and
/// what a screen reader says are the same everywhere.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    struct ColumnInfo
    {
        QString title;
        enum Kind { Text, Number } kind = Text;        ///< numbers stand on the right
        QString tooltip;                               ///< of the header
        Qt::SortOrder firstOrder = Qt::AscendingOrder; ///< of the first click on the header
        QString unit = {};                             ///< UnitRole
    };
    explicit TableModel(QList<ColumnInfo> columns, QObject* parent);
    /// For tables whose columns depend on what they show; only inside a model reset.
    void setColumns(QList<ColumnInfo> columns) { m_columns = std::move(columns); }

    virtual int rows() const = 0;
    virtual QString display(int row, int column) const = 0;
    /// Numbers as numbers; by default what is shown.
    virtual QVariant sortKey(int row, int column) const;
    virtual QString tooltip(int row, int column) const = 0;
    /// What a screen reader says; by default "title: text".
    virtual QString spoken(int row, int column) const;
    /// Any further role.
    virtual QVariant further(int row, int column, int role) const;

    const QString& columnTitle(int column) const { return m_columns[column].title; }
    /// Tells the views that all cells of these rows may have changed.
    void rowsChanged(int first, int last);

private:
    QList<ColumnInfo> m_columns;
};

} // namespace pathloom
