// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_style.h"

#include "widgets/common/theme.h"

#include <QLocale>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

void setUpCanvas(QCustomPlot* plot)
{
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setLocale(QLocale());
    plot->setMouseTracking(true);
    // QCustomPlot keeps all mouse events for itself, also those that open a menu, and has none.
    plot->setAttribute(Qt::WA_NoMousePropagation, false);
}

QCPTextElement* setUpPlot(QCustomPlot* plot, const QString& title)
{
    setUpCanvas(plot);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->setNoAntialiasingOnDrag(true);

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

QFont smallFont(const QFont& font)
{
    QFont small = font;
    small.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.9));
    return small;
}

void dressAxes(QCPAxisRect* axes, const Theme& theme, const QFont& font)
{
    const QFont small = smallFont(font);
    for (QCPAxis* axis : {axes->axis(QCPAxis::atBottom), axes->axis(QCPAxis::atLeft)}) {
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
}

void dressPlot(QCustomPlot* plot, QCPTextElement* title, const Theme& theme, const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    plot->setBackground(theme.ground);
    title->setTextColor(theme.text);
    title->setFont(bold);
    dressAxes(plot->axisRect(), theme, font);
    plot->legend->setTextColor(theme.text);
    plot->legend->setFont(smallFont(font));
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
