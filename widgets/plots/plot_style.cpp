// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_style.h"

#include "widgets/common/theme.h"

#include <QLocale>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

QCPTextElement* setUpPlot(QCustomPlot* plot, const QString& title)
{
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setLocale(QLocale());
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->setNoAntialiasingOnDrag(true);
    plot->setMouseTracking(true);

    auto* titleElement = new QCPTextElement(plot, title);
    titleElement->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    plot->axisRect()->insetLayout()->take(plot->legend);
    plot->plotLayout()->addElement(1, 0, plot->legend);
    plot->legend->setBorderPen(Qt::NoPen);
    plot->legend->setBrush(Qt::NoBrush);
    plot->legend->setIconSize(26, 12);
    plot->legend->setMargins(QMargins(0, 2, 0, 2));
    plot->legend->setRowSpacing(0);
    plot->legend->setColumnSpacing(14);
    plot->axisRect()->setMinimumMargins(QMargins(4, 6, 12, 4));
    plot->yAxis->ticker()->setTickCount(5);
    return titleElement;
}

void dressPlot(QCustomPlot* plot, QCPTextElement* title, const Theme& theme, const QFont& font)
{
    QFont small = font;
    small.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.9));
    QFont bold = font;
    bold.setBold(true);

    plot->setBackground(theme.ground);
    title->setTextColor(theme.text);
    title->setFont(bold);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(theme.outline, 1));
        axis->setTickPen(QPen(theme.outline, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLengthOut(4);
        axis->setTickLengthIn(0);
        axis->setTickLabelColor(theme.mutedText);
        axis->setTickLabelFont(small);
        axis->setLabelColor(theme.text);
        axis->setLabelFont(small);
        axis->setLabelPadding(3);
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot->legend->setTextColor(theme.text);
    plot->legend->setFont(small);
}

void paintPlot(QCustomPlot* plot, QPaintDevice& device, const QSize& size, const Theme& theme)
{
    QCPPainter painter(&device);
    if (device.devType() != QInternal::Image) {
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.setMode(QCPPainter::pmNonCosmetic);
    }
    painter.fillRect(QRect(QPoint(), size), theme.ground);
    plot->toPainter(&painter, size.width(), size.height());
}

} // namespace pathloom
