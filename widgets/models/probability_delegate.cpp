// SPDX-License-Identifier: MIT
#include "widgets/models/probability_delegate.h"

#include "widgets/common/theme.h"
#include "widgets/models/roles.h"

#include <QPainter>

#include <algorithm>

namespace pathloom {

void ProbabilityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant share = index.data(ShareRole);
    if (!share.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QStyleOptionViewItem cell = paintGround(painter, option, index);
    const Theme theme = Theme::of(cell.palette);
    const double p = std::clamp(share.toDouble(), 0.0, 1.0);
    // The number stands on the left in a column of its own, so it never lies on a colour it cannot be read on.
    const int textWidth = cell.fontMetrics.horizontalAdvance(QStringLiteral("100.0 %")) + 6;
    const QRectF area = QRectF(cell.rect).adjusted(4, 0, -6, 0);
    const bool selected = cell.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(cell.font);
    painter->drawText(QRectF(area.left(), area.top(), textWidth - 6, area.height()), Qt::AlignVCenter | Qt::AlignRight,
                      cell.text);

    const double height = std::min(10.0, area.height() - 6);
    QRectF track(area.left() + textWidth, area.center().y() - height / 2, area.width() - textWidth, height);
    if (track.width() > 8) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.grid);
        painter->drawRoundedRect(track, 2, 2);
        track.setWidth(std::max(2.0, track.width() * p));
        painter->setBrush(theme.probability(p));
        painter->drawRoundedRect(track, 2, 2);
    }
    painter->restore();
}

} // namespace pathloom
