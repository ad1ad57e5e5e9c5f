// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>
#include <QVariant>

namespace pathloom {

/// The numbers behind a figure, one row a point; an invalid cell is empty.
struct FigureTable
{
    QStringList columns;
    QList<QVariantList> rows;
};

/// RFC 4180 with "." as decimal point whatever the locale, lines ended by CR LF.
QString toCsv(const FigureTable& table);

} // namespace pathloom
