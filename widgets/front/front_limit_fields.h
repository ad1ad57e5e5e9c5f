// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/network_limit.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;

namespace pathloom {

/// What a network may need besides its latency: fields in a row, and below them one row for each further target; a field
/// at its least value limits nothing.
class FrontLimitFields final : public QWidget
{
    Q_OBJECT

public:
    explicit FrontLimitFields(QWidget* parent = nullptr);

    /// Those that are set.
    std::vector<NetworkLimit> limits() const;
    /// Nothing limits any more; does not emit changed().
    void clear();

    /// Ids and names of those that may be limited besides. What is limited stays, also on a target that is not among
    /// them any more.
    void setTargets(const QList<std::pair<QString, QString>>& targets);

Q_SIGNALS:
    void changed();

private:
    /// A target and its limit; no target yet in the last row.
    struct TargetRow
    {
        QComboBox* target;
        QDoubleSpinBox* most;
    };
    /// @param unit as it stands behind the number
    QDoubleSpinBox* makeBox(const QString& name, const QString& tip, const QString& unit);
    QDoubleSpinBox* add(const char* name, const QString& title, const QString& tip, const QString& unit);
    void addTargetRow();
    void fill(QComboBox* box) const;
    void takeAway(std::size_t row);
    /// Places and names of the rows, by their order.
    void layOutTargetRows();
    /// Rows without a target go, but for the last one.
    void tidyTargetRows();

    QGridLayout *m_fields, *m_targetFields;
    QLabel* m_alsoOn;
    QDoubleSpinBox *m_memory, *m_parameters, *m_macs;
    QList<std::pair<QString, QString>> m_targets;
    std::vector<TargetRow> m_rows;
};

} // namespace pathloom
