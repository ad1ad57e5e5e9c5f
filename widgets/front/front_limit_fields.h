// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/front/front_curve.h"

#include <QWidget>

class QDoubleSpinBox;
class QGridLayout;

namespace pathloom {

/// What a network may need besides its latency, as fields in a row; a field at its least value limits nothing.
class FrontLimitFields final : public QWidget
{
    Q_OBJECT

public:
    explicit FrontLimitFields(QWidget* parent = nullptr);

    FrontLimits limits() const;
    /// Does not emit changed().
    void setLimits(const FrontLimits& limits);

Q_SIGNALS:
    void changed();

private:
    /// @param unit as it stands behind the number
    QDoubleSpinBox* add(const char* name, const QString& title, const QString& tip, const QString& unit, double most);

    QGridLayout* m_fields;
    QDoubleSpinBox *m_memory, *m_parameters, *m_macs;
};

} // namespace pathloom
