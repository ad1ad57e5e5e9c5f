// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "widgets/models/table_model.h"

#include <vector>

namespace pathloom {

/// The entries of one latency table.
class LatencyEntryModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Operator, Shape, Latency, Samples, Method, ColumnCount };

    explicit LatencyEntryModel(QObject* parent = nullptr);

    void setTable(const LatencyTable& table);
    void clear();
    const LatencyKey& key(int row) const { return m_rows[static_cast<std::size_t>(row)].key; }

private:
    struct Row
    {
        LatencyKey key;
        LatencyEntry entry;
        bool isConstant = false;
    };
    int rows() const override { return static_cast<int>(m_rows.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;

    std::vector<Row> m_rows;
};

} // namespace pathloom
