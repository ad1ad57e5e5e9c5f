// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering_effect.h"

#include <QWidget>

class QLabel;

namespace pathloom {

/// Before and after of a planned change, side by side, and the difference: expected, fastest and slowest latency,
/// networks and paths left.
class EffectTable final : public QWidget
{
    Q_OBJECT

public:
    explicit EffectTable(QWidget* parent = nullptr);

    void setEffect(const SteeringEffect& effect);
    void clear();

private:
    enum Row { Expected, Fastest, Slowest, Networks, Paths, RowCount };
    enum Column { Now, Then, Difference, ColumnCount };
    void setCell(int row, int column, const QString& text);

    QLabel* m_cells[RowCount][ColumnCount];
    QString m_titles[RowCount];
};

} // namespace pathloom
