// SPDX-License-Identifier: MIT
#include "widgets/compare/cross_table_delegate.h"

#include "widgets/common/latency_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/cross_table_model.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace pathloom {

namespace {

constexpr int markWidth = 18; ///< on either side of the number

} // namespace

void CrossTableDelegate::paintStar(QPainter& painter, const QRectF& area, const QColor& color, Star kind)
{
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5), radius = i % 2 == 0 ? 6 : 2.5;
        star << area.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(kind == Star::Outline ? QPen(color, 1) : QPen(Qt::NoPen));
    painter.setBrush(kind == Star::Outline ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawPolygon(star);
    painter.restore();
}

void CrossTableDelegate::paintFrame(QPainter& painter, const QRectF& area, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(1, 1, -2, -2));
    painter.restore();
}

void CrossTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() < CrossTableModel::FirstTarget) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    // Ground and selection first, then the text between the marks.
    const QStyleOptionViewItem cell = paintGround(painter, option, index);
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const Theme theme = Theme::of(option.palette);
    const QRect inner = option.rect.adjusted(markWidth, 0, -markWidth, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(index.data(CrossTableModel::OriginRole).isValid() || selected ? ink : theme.mutedText);
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    painter->restore();

    QRectF mark = option.rect;
    const bool isBest = index.data(CrossTableModel::BestRole).toBool();
    if (isBest || index.data(CrossTableModel::LikeBestRole).toBool()) {
        const double textWidth = QFontMetricsF(cell.font).horizontalAdvance(cell.text);
        mark.setWidth(markWidth);
        mark.moveLeft(std::max<double>(option.rect.left(), inner.right() - textWidth - markWidth));
        paintStar(*painter, mark,
                  selected ? ink
                  : isBest ? theme.warning
                           : theme.mutedText,
                  isBest ? Star::Full : Star::Outline);
    }
    if (const QVariant origin = index.data(CrossTableModel::OriginRole); origin.isValid()) {
        mark = option.rect;
        mark.setLeft(mark.right() - markWidth);
        LatencyText::paintMark(*painter, mark, static_cast<LatencyOrigin>(origin.toInt()),
                               selected ? ink : theme.mutedText);
    }
    if (index.data(CrossTableModel::OwnTargetRole).toBool())
        paintFrame(*painter, option.rect, selected ? ink : theme.focus);
}

QSize CrossTableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() >= CrossTableModel::FirstTarget)
        size.rwidth() += 2 * markWidth;
    return size;
}

} // namespace pathloom
