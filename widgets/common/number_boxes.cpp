// SPDX-License-Identifier: MIT
#include "widgets/common/number_boxes.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

/// The text without prefix and suffix.
template<typename Box>
QString numberIn(const Box& box, const QString& text)
{
    const qsizetype from = text.startsWith(box.prefix()) ? box.prefix().size() : 0;
    const qsizetype to = text.size() - (text.endsWith(box.suffix()) ? box.suffix().size() : 0);
    return text.mid(from, to - from).trimmed();
}

/// The text with the locale's decimal sign for each point and comma in its number. Its length stays.
QString withDecimalSign(const QDoubleSpinBox& box, const QString& text)
{
    const QString sign = box.locale().decimalPoint();
    if (sign.size() != 1 || (!box.specialValueText().isEmpty() && text == box.specialValueText()))
        return text;
    QString result = text;
    const qsizetype from = text.startsWith(box.prefix()) ? box.prefix().size() : 0;
    const qsizetype to = text.size() - (text.endsWith(box.suffix()) ? box.suffix().size() : 0);
    for (qsizetype i = from; i < to; ++i)
        if (result[i] == u'.' || result[i] == u',')
            result[i] = sign[0];
    return result;
}

} // namespace

QValidator::State DecimalBox::validate(QString& input, int& pos) const
{
    if (!specialValueText().isEmpty() && input == specialValueText())
        return QValidator::Acceptable;
    input = withDecimalSign(*this, input);
    const QValidator::State state = QDoubleSpinBox::validate(input, pos);
    if (state != QValidator::Acceptable || specialValueText().isEmpty())
        return state;
    // "0" may become "0.5", and "0.0001" ends as "0.000" where there is room for three decimals: nobody means the least
    // value by that before being done.
    return valueFromText(input) == minimum() ? QValidator::Intermediate : state;
}

void DecimalBox::fixup(QString& input) const
{
    const bool isPlain = !numberIn(*this, input).contains(locale().decimalPoint());
    if (!specialValueText().isEmpty() && isPlain && valueFromText(input) == minimum())
        input = specialValueText();
    else
        QDoubleSpinBox::fixup(input);
}

double DecimalBox::valueFromText(const QString& text) const
{
    if (!specialValueText().isEmpty() && text == specialValueText())
        return minimum();
    return QDoubleSpinBox::valueFromText(withDecimalSign(*this, text));
}

BudgetBox::BudgetBox(QWidget* parent) : DecimalBox(parent)
{
    constexpr double most = 1e6;
    setRange(0, most);
    setDecimals(6);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    //: Suffix of a number: milliseconds
    setSuffix(tr(" ms"));
    setSpecialValueText(tr("automatic"));
}

double BudgetBox::rounded(double ms)
{
    if (ms <= 0)
        return 0;
    const int decimals = std::max(3, 2 - static_cast<int>(std::floor(std::log10(ms))));
    const double unit = std::pow(10, std::min(decimals, 6));
    return std::round(ms * unit) / unit;
}

void BudgetBox::setBudget(double ms)
{
    setValue(rounded(ms));
}

bool BudgetBox::hasBudget(double ms) const
{
    return std::abs(rounded(ms) - value()) < 5e-7;
}

QString BudgetBox::textFromValue(double value) const
{
    QLocale ungrouped = locale(); // validate() takes both signs for the decimal one
    ungrouped.setNumberOptions(QLocale::OmitGroupSeparator);
    return ungrouped.toString(value, 'f', QLocale::FloatingPointShortest);
}

QValidator::State CountBox::validate(QString& input, int& pos) const
{
    const QString number = numberIn(*this, input);
    QLocale grouping = locale();
    grouping.setNumberOptions(QLocale::DefaultNumberOptions);
    QString digits = number;
    digits.remove(u'.').remove(u',').remove(grouping.groupSeparator());
    bool isNumber = false;
    const int value = grouping.toInt(digits, &isNumber);
    if (digits == number || !isNumber || grouping.toString(value) == number)
        return QSpinBox::validate(input, pos);
    return QValidator::Intermediate;
}

} // namespace pathloom
