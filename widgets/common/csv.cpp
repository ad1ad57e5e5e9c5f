// SPDX-License-Identifier: MIT
#include "widgets/common/csv.h"

#include "core/util/csv_text.h"

#include <QLocale>

namespace pathloom {

namespace {

QString cell(const QVariant& value)
{
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return QString::fromStdString(csvField(value.toString().toStdString()));
}

} // namespace

QString toCsv(const FigureTable& table)
{
    QString csv;
    const auto addRow = [&csv](const QVariantList& cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                csv += u',';
            csv += cell(cells[i]);
        }
        csv += QStringLiteral("\r\n");
    };
    addRow(QVariantList(table.columns.begin(), table.columns.end()));
    for (const QVariantList& row : table.rows)
        addRow(row);
    return csv;
}

} // namespace pathloom
