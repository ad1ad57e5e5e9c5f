// SPDX-License-Identifier: MIT
#include "widgets/compare/label_placement.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace pathloom {

namespace {

/// In the order of preference: error bars and the steps of a front run level with the mark, so corners come first.
std::array<QRectF, 8> placesFor(const PlacedMark& mark, double radius)
{
    const double away = radius + 3, diagonal = radius * 0.7 + 2;
    const double w = mark.label.width(), h = mark.label.height();
    const QPointF at = mark.place;
    const auto rect = [&](double x, double y) { return QRectF(at.x() + x, at.y() + y, w, h); };
    return {rect(diagonal, -diagonal - h),
            rect(-diagonal - w, -diagonal - h),
            rect(diagonal, diagonal),
            rect(-diagonal - w, diagonal),
            rect(-w / 2, -away - h),
            rect(-w / 2, away),
            rect(away, -h / 2),
            rect(-away - w, -h / 2)};
}

} // namespace

std::vector<std::optional<QRectF>> placeLabels(const std::vector<PlacedMark>& marks, const QRectF& area, double radius,
                                               const std::vector<QRectF>& lines)
{
    std::vector<std::size_t> order(marks.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return marks[i].rank; });

    std::vector<std::optional<QRectF>> placed(marks.size());
    const auto isFree = [&](const QRectF& rect, std::size_t own) {
        if (!area.contains(rect))
            return false;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const QPointF at = marks[i].place;
            if (i != own && rect.intersects(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)))
                return false;
            if (placed[i] && placed[i]->intersects(rect))
                return false;
        }
        return true;
    };
    const auto crossesLine = [&](const QRectF& rect) {
        return std::ranges::any_of(lines, [&](const QRectF& line) { return line.intersects(rect); });
    };
    for (const std::size_t i : order) {
        if (marks[i].label.isEmpty() || !area.contains(marks[i].place))
            continue;
        for (const QRectF& rect : placesFor(marks[i], radius)) {
            if (!isFree(rect, i))
                continue;
            const bool crosses = crossesLine(rect);
            if (!placed[i] || !crosses)
                placed[i] = rect;
            if (!crosses)
                break;
        }
    }
    return placed;
}

} // namespace pathloom
