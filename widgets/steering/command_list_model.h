// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/table_model.h"

#include <cstdint>

namespace pathloom {

class RunSteering;
class RunView;

/// Every command that a search has taken, by a person or by the engine, in order. Changes that were taken back stay,
/// struck out.
class CommandListModel final : public TableModel
{
    Q_OBJECT

public:
    /// What decides comes first.
    enum Column { Step, Text, Effect, State, Networks, By, Time, ColumnCount };

    CommandListModel(const RunView* view, const RunSteering* steering, QObject* parent = nullptr);

    /// 0 for a command that cannot be taken back: it is none that changes the search, or takes one back itself.
    std::int64_t actId(int row) const;
    std::int64_t step(int row) const;

private:
    int rows() const override { return m_rows; }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;
    void refresh();

    const RunView* m_view;
    const RunSteering* m_steering;
    int m_rows = 0;
};

} // namespace pathloom
