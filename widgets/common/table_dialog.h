// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/csv.h"

#include <QAbstractTableModel>
#include <QDialog>

namespace pathloom {

class FigureTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit FigureTableModel(FigureTable table, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    FigureTable m_table;
};

/// The numbers behind a figure, as they were when it was opened.
class TableDialog final : public QDialog
{
    Q_OBJECT

public:
    TableDialog(const QString& title, const FigureTable& table, QWidget* parent);
};

} // namespace pathloom
