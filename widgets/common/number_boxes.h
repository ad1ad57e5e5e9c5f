// SPDX-License-Identifier: MIT
#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace pathloom {

/// A box for decimals that takes the point and the comma as decimal sign, whatever the locale, and shows the locale's.
/// Qt's box takes the other one for a separator of thousands: where decimals have a comma, "0.8" would become 8.
class DecimalBox final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QValidator::State validate(QString& input, int& pos) const override;
    double valueFromText(const QString& text) const override;
};

/// A box for whole numbers that takes separators of thousands only where thousands are: in Qt's box "1.5" or "1,5"
/// becomes 15.
class CountBox final : public QSpinBox
{
    Q_OBJECT

public:
    using QSpinBox::QSpinBox;
    QValidator::State validate(QString& input, int& pos) const override;
    /// Leaves what is no number as it is: the box then goes back to its old value.
    void fixup(QString&) const override {}
};

} // namespace pathloom
