// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <QAbstractTableModel>

namespace pathloom {

class SpaceDocument;

/// The stages of a space that is edited: a row each. Blocks, channels, stride and operators can be changed; the maps
/// follow.
class StageModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Stage, Blocks, Channels, Stride, Operators, Map, ColumnCount };

    explicit StageModel(SpaceDocument* document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Numbers as int; of Operators an empty text for what the space's list has, or the operator that is fixed.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    /// A copy of the stage at `row` behind it, without its stride.
    void add(int row);
    void remove(int row);
    /// @param by -1 = up, 1 = down
    void move(int row, int by);

    /// Least and greatest number of a column.
    static std::pair<int, int> rangeOf(int column);

private:
    void rebuild();
    const Json& stage(int row) const;
    QString operatorsText(int row) const;
    QString mapText(int row) const;

    SpaceDocument* m_document;
    int m_rows = 0;
};

} // namespace pathloom
