// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "widgets/models/table_model.h"

namespace pathloom {

/// A hardware target with what its table says about itself.
struct TargetRow
{
    HardwareTarget target;
    int entries = 0;
    NetworkCorrections corrections;
    double commonError = 0; ///< of all its times together; share
    QString problem; ///< why the table cannot be read, one sentence; empty = it can, or nothing was measured yet
};

/// The hardware targets there are.
class TargetListModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Name, Origin, Device, Runtime, Threads, Batch, NumericFormat, Entries, NetworkError, ColumnCount };

    explicit TargetListModel(QObject* parent = nullptr);

    /// Replaces the rows; those that stay keep their index, so that a selection survives.
    void setTargets(const std::vector<TargetRow>& rows);
    const TargetRow& target(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const std::vector<TargetRow>& all() const { return m_rows; }
    int rowOf(const QString& id) const; ///< -1 if absent

private:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;

    std::vector<TargetRow> m_rows;
};

} // namespace pathloom
