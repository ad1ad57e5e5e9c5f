// SPDX-License-Identifier: MIT
#include "widgets/common/latency_text.h"

#include "widgets/common/format.h"

#include <QPainter>

#include <algorithm>

namespace pathloom {

QString LatencyText::value(const PredictedLatency& latency)
{
    const QString text = Format::msWithSpread(latency.ms, latency.errorMs);
    //: a latency that lacks some parts, so it is at least this much
    return latency.leftOutParts > 0 ? tr("≥ %1").arg(text).replace(u' ', QChar(0x00a0)) : text;
}

QString LatencyText::origin(LatencyOrigin origin)
{
    switch (origin) {
    case LatencyOrigin::Measured:
        return tr("measured");
    case LatencyOrigin::Table:
        return tr("table");
    case LatencyOrigin::Estimated:
        return tr("estimated");
    }
    return {};
}

QString LatencyText::explanation(const PredictedLatency& latency)
{
    QStringList sentences;
    switch (latency.origin) {
    case LatencyOrigin::Measured:
        sentences << tr("Measured: the whole network was timed on this target.");
        break;
    case LatencyOrigin::Table:
        sentences << tr("Table: made of %Ln part(s), each of which stands in the target's table.", nullptr,
                        latency.parts);
        break;
    case LatencyOrigin::Estimated:
        sentences << tr("Estimated: %1 of %Ln part(s) come from the model fitted to the target's table.", nullptr,
                        latency.parts)
                         .arg(latency.estimatedParts);
        break;
    }
    if (latency.errorMs)
        sentences << (latency.origin == LatencyOrigin::Measured
                          ? tr("± is one standard deviation.")
                          : tr("± is the typical error that was found for such predictions."));
    else
        sentences << tr("Nothing tells how large its error is.");
    if (latency.leftOutParts > 0)
        sentences << tr("%Ln part(s) of stem or head are not covered and left out.", nullptr, latency.leftOutParts);
    return sentences.join(u'\n');
}

void LatencyText::paintMark(QPainter& painter, const QRectF& area, LatencyOrigin origin, const QColor& color)
{
    const double side = std::min({area.width(), area.height(), 9.0});
    QRectF mark(0, 0, side, side);
    mark.moveCenter(area.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (origin) {
    case LatencyOrigin::Measured:
        painter.drawEllipse(mark);
        break;
    case LatencyOrigin::Table: {
        const QSizeF cell(side * 0.42, side * 0.42);
        for (const QPointF& corner : {mark.topLeft(), QPointF(mark.right() - cell.width(), mark.top()),
                                      QPointF(mark.left(), mark.bottom() - cell.height()),
                                      QPointF(mark.right() - cell.width(), mark.bottom() - cell.height())})
            painter.drawRect(QRectF(corner, cell));
        break;
    }
    case LatencyOrigin::Estimated:
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1));
        break;
    }
    painter.restore();
}

} // namespace pathloom
