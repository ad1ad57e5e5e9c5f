// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/ground_delegate.h"

namespace pathloom {

/// Paints a cell of the cross table: the latency, a mark for its origin on the right, a star before the best of its
/// column and what cannot be told apart from it, and a frame around the network's own target.
class CrossTableDelegate final : public GroundDelegate
{
    Q_OBJECT

public:
    using GroundDelegate::GroundDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Full for the best of a column, an outline for what cannot be told apart from it.
    enum class Star { Full, Outline };
    /// Five-pointed, in the middle of `area`.
    static void paintStar(QPainter& painter, const QRectF& area, const QColor& color, Star kind = Star::Full);
    static void paintFrame(QPainter& painter, const QRectF& area, const QColor& color);
};

} // namespace pathloom
