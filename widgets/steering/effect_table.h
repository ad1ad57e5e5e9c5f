// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering_effect.h"

#include <QWidget>

class QLabel;

namespace pathloom {

/// Before and after of a planned change, side by side: expected, fastest and slowest latency, networks and paths left.
class EffectTable final : public QWidget
{
    Q_OBJECT

public:
    explicit EffectTable(QWidget* parent = nullptr);

    void setEffect(const SteeringEffect& effect);
    void clear();

private:
    enum Row { Expected, Fastest, Slowest, Networks, Paths, RowCount };
    QLabel* m_cells[RowCount][2];
    QString m_titles[RowCount];
};

} // namespace pathloom
