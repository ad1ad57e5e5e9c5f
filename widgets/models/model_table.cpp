// SPDX-License-Identifier: MIT
#include "widgets/models/model_table.h"

#include "widgets/models/roles.h"

#include <QAbstractItemModel>
#include <QRegularExpression>

namespace pathloom {

FigureTable tableOf(const QAbstractItemModel& model)
{
    static const QRegularExpression digit(QStringLiteral("[0-9]"));
    FigureTable table;
    QList<bool> isNumber;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        const QString unit = model.headerData(column, Qt::Horizontal, UnitRole).toString();
        table.columns << (unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit));
        const auto alignment = model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
        isNumber << alignment.testFlag(Qt::AlignRight);
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        QVariantList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const QString shown = index.data().toString();
            // A number that is not known is shown as a dash; its sort key only gives it a place.
            const bool isKnown = shown.contains(digit);
            cells << (isNumber[column] ? (isKnown ? index.data(SortRole) : QVariant()) : QVariant(shown));
        }
        table.rows << cells;
    }
    return table;
}

} // namespace pathloom
