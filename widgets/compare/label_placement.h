// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

#include <optional>
#include <vector>

namespace pathloom {

struct PlacedMark
{
    QPointF place;   ///< middle of the mark
    QSizeF label;    ///< size of its text; empty = none wanted
    double rank = 0; ///< lower ones choose first
};
/// Where the labels of a scatter go: beside, above or below their mark, inside `area`, over no mark and no other label.
/// One that finds no place is left out.
/// @param radius of the marks
/// @param lines thin rectangles that labels keep off where they can
std::vector<std::optional<QRectF>> placeLabels(const std::vector<PlacedMark>& marks, const QRectF& area, double radius,
                                               const std::vector<QRectF>& lines = {});

} // namespace pathloom
