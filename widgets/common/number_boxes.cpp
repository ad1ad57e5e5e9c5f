// SPDX-License-Identifier: MIT
#include "widgets/common/number_boxes.h"

namespace pathloom {

namespace {

/// The text without prefix and suffix.
QString numberIn(const QSpinBox& box, const QString& text)
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
    input = withDecimalSign(*this, input);
    return QDoubleSpinBox::validate(input, pos);
}

double DecimalBox::valueFromText(const QString& text) const
{
    return QDoubleSpinBox::valueFromText(withDecimalSign(*this, text));
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
