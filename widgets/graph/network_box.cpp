// SPDX-License-Identifier: MIT
#include "widgets/graph/network_box.h"

#include "core/space/kernel_text.h"
#include "core/space/network.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/graph/graph_items.h"

#include <QPainter>

#include <algorithm>

namespace pathloom {

QSizeF NetworkBox::size(const Block& block)
{
    if (block.op.kind == OperatorKind::MBConv)
        return {40 + 7 * std::clamp(block.op.expand, 1.0, 8.0), 18.0 + 10 * std::clamp(block.op.kernel, 1, 9)};
    return block.op.kind == OperatorKind::Skip ? QSizeF(26, 10) : QSizeF(62, 38);
}

QString NetworkBox::label(const Block& block)
{
    const QString word = Format::word(block.op);
    switch (block.op.kind) {
    case OperatorKind::MBConv:
        return word;
    case OperatorKind::Skip:
        return {};
    case OperatorKind::Conv:
        //: %1 is a size such as 3×3
        return tr("Conv\n%1").arg(QString::fromStdString(kernelText(block.op.kernel)));
    case OperatorKind::MaxPool:
        return tr("Max\npool");
    case OperatorKind::GlobalPool:
        return tr("Average\npool");
    case OperatorKind::Linear:
        return tr("Linear");
    }
    return word;
}

/// 3, 5 and 7 as far apart on the ramp as it goes.
QColor NetworkBox::color(const Block& block, const Theme& theme)
{
    if (block.op.kind == OperatorKind::MBConv)
        return theme.probability(std::clamp((block.op.kernel - 3) / 4.0 * 0.6 + 0.3, 0.2, 0.95));
    return Theme::mix(theme.ground, theme.text, theme.dark ? 0.16 : 0.09);
}

void NetworkBox::paint(QPainter& painter, const QRectF& rect, const Block& block, const Theme& theme)
{
    const QFont small = graphFont(9.5);
    const QColor fill = color(block, theme);
    painter.setPen(QPen(Theme::mix(fill, theme.text, 0.35), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, 4, 4);
    painter.setPen(Theme::textOn(fill));
    painter.setFont(block.op.kind == OperatorKind::MBConv ? graphFont(11, true) : small);
    painter.drawText(rect, Qt::AlignCenter, label(block));
    if (block.op.kind == OperatorKind::Skip) {
        painter.setPen(theme.mutedText);
        painter.setFont(small);
        painter.drawText(QRectF(rect.left() - 8, rect.center().y() + 6, rect.width() + 16, 14), Qt::AlignCenter,
                         tr("skip"));
    }
}

void NetworkBox::paintShortcut(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    const double axis = rect.center().y(), above = rect.top() - 20;
    QPainterPath path(QPointF(rect.left() - gap / 2, axis));
    path.cubicTo(QPointF(rect.left() - gap / 2, above), QPointF(rect.right() + gap / 2, above),
                 QPointF(rect.right() + gap / 2, axis));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.outline, 1, Qt::DashLine));
    painter.drawPath(path);
}

double NetworkBox::paintKey(QPainter& painter, const QPointF& place, const Theme& theme)
{
    painter.setFont(graphFont(9.5));
    double x = place.x();
    for (const int kernel : {3, 5, 7}) {
        Block sample;
        sample.op.kind = OperatorKind::MBConv;
        sample.op.kernel = kernel;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(sample, theme));
        painter.drawRoundedRect(QRectF(x, place.y() + 2, 14, 10), 2, 2);
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(x + 19, place.y(), 80, 14), Qt::AlignLeft | Qt::AlignVCenter,
                         //: %1 is a size such as 3×3
                         tr("kernel %1").arg(QString::fromStdString(kernelText(kernel))));
        x += 92;
    }
    return x;
}

QString NetworkBox::describe(const Block& block)
{
    const Costs cost = costs(block);
    return tr("%1: %2\n%3 → %4\n%5 MACs, %6 parameters")
        .arg(QString::fromStdString(block.name), CoreText::of(displayName(block.op)), Format::shape(block.input),
             Format::shape(block.output), Format::macs(cost.macs), Format::parameters(cost.parameters));
}

} // namespace pathloom
