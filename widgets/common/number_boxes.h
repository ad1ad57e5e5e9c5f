// SPDX-License-Identifier: MIT
#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace pathloom {

/// A box for decimals that takes the point and the comma as decimal sign, whatever the locale, and shows the locale's.
/// Qt's box takes the other one for a separator of thousands: where decimals have a comma, "0.8" would become 8. Where
/// the least value has a text of its own ("automatic"), a number that is still typed ("0.00") is not it, and one that
/// has no room for its digits does not become it: the box goes back. A plain "0" becomes it as soon as one is done.
class DecimalBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QValidator::State validate(QString& input, int& pos) const override;
    void fixup(QString& input) const override;
    double valueFromText(const QString& text) const override;
};

/// A latency budget in milliseconds, 0 being "automatic". As precise as it is typed, shown without trailing zeros.
class BudgetBox final : public DecimalBox
{
    Q_OBJECT

public:
    explicit BudgetBox(QWidget* parent = nullptr);
    /// Shows a budget as precisely as people read it: three decimals, of one below 0.1 ms three digits.
    void setBudget(double ms);
    /// Whether the box has what setBudget() makes of this.
    bool hasBudget(double ms) const;
    QString textFromValue(double value) const override;

private:
    static double rounded(double ms);
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
