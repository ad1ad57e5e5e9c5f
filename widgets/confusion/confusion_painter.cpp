// SPDX-License-Identifier: MIT
#include "widgets/confusion/confusion_painter.h"

#include "widgets/common/format.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double mostNameWidth = 150, nameGap = 6;
constexpr double leastWithLines = 6; ///< cells of this side have lines between them

} // namespace

double ConfusionPainter::nameRoom(const QStringList& classNames, const QFont& font)
{
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const QString& name : classNames) {
        widest = std::max(widest, metrics.horizontalAdvance(name));
        if (widest >= mostNameWidth)
            return mostNameWidth;
    }
    return std::ceil(widest);
}

ConfusionPainter::ConfusionPainter(const ConfusionSubject& subject, const Theme& theme, const QFont& font, double cell,
                                   double nameRoom, ConfusionNumbers numbers)
    : m_subject(subject), m_theme(theme), m_font(font), m_cell(cell), m_numbers(numbers)
{
    const double room = hasNames() ? nameRoom + 2 * nameGap : nameGap;
    m_headers = {room, room};
}

bool ConfusionPainter::hasNames() const
{
    return m_cell >= QFontMetricsF(m_font).height();
}

QRectF ConfusionPainter::cellRect(int truth, int predicted) const
{
    return {predicted * m_cell, truth * m_cell, m_cell, m_cell};
}

std::pair<int, int> ConfusionPainter::visible(double origin, double from, double to) const
{
    const int last = m_subject.matrix.classes() - 1;
    return {std::clamp(int(std::floor((from - origin) / m_cell)), 0, std::max(0, last)),
            std::min(int(std::floor((to - origin) / m_cell)), last)};
}

void ConfusionPainter::paintCells(QPainter& painter, const QPointF& origin, const QRectF& area) const
{
    const ConfusionMatrix& matrix = m_subject.matrix;
    const QRectF all(origin, QSizeF(side(), side()));
    painter.fillRect(all & area, m_theme.panel);
    const auto [firstRow, lastRow] = visible(origin.y(), area.top(), area.bottom());
    const auto [firstColumn, lastColumn] = visible(origin.x(), area.left(), area.right());
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    for (int truth = firstRow; truth <= lastRow; ++truth) {
        const std::span<const ConfusionCell> row = matrix.row(truth);
        for (auto cell = std::ranges::lower_bound(row, firstColumn, {}, &ConfusionCell::predicted);
             cell != row.end() && cell->predicted <= lastColumn; ++cell) {
            const double share = double(cell->images) / double(matrix.ofClass(truth).images);
            const QRectF rect = cellRect(truth, cell->predicted).translated(origin);
            const QColor ground = m_theme.probability(share);
            painter.fillRect(rect, ground);
            const QString text = m_numbers == ConfusionNumbers::Shares ? QLocale().toString(std::lround(100 * share))
                                                                       : QLocale().toString(qlonglong(cell->images));
            if (metrics.horizontalAdvance(text) + 4 > m_cell || metrics.height() > m_cell)
                continue;
            painter.setPen(Theme::textOn(ground));
            painter.drawText(rect, Qt::AlignCenter, text);
        }
    }
    painter.setPen(QPen(m_theme.grid, 1));
    if (m_cell >= leastWithLines) {
        const QRectF shown = all & area;
        for (int column = firstColumn; column <= lastColumn + 1; ++column)
            painter.drawLine(QPointF(origin.x() + column * m_cell, shown.top()),
                             QPointF(origin.x() + column * m_cell, shown.bottom()));
        for (int row = firstRow; row <= lastRow + 1; ++row)
            painter.drawLine(QPointF(shown.left(), origin.y() + row * m_cell),
                             QPointF(shown.right(), origin.y() + row * m_cell));
    }
    // What is right stands on the diagonal: outlined, so that it is told from errors without knowing the order by
    // heart.
    painter.setPen(QPen(m_theme.outline, 1));
    painter.setBrush(Qt::NoBrush);
    if (m_cell >= leastWithLines)
        for (int number = std::max(firstRow, firstColumn); number <= std::min(lastRow, lastColumn); ++number)
            painter.drawRect(cellRect(number, number).translated(origin).adjusted(1, 1, -1, -1));
    painter.drawRect(all);
}

void ConfusionPainter::paintRowNames(QPainter& painter, const QPointF& origin, const QRectF& area) const
{
    if (!hasNames())
        return;
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    painter.setPen(m_theme.text);
    const auto [first, last] = visible(origin.y(), area.top(), area.bottom());
    const double width = m_headers.width() - 2 * nameGap;
    for (int truth = first; truth <= last; ++truth)
        painter.drawText(QRectF(area.left() - m_headers.width() + nameGap, origin.y() + truth * m_cell, width, m_cell),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_subject.className(truth), Qt::ElideMiddle, width));
}

void ConfusionPainter::paintColumnNames(QPainter& painter, const QPointF& origin, const QRectF& area) const
{
    if (!hasNames())
        return;
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    painter.setPen(m_theme.text);
    const auto [first, last] = visible(origin.x(), area.left(), area.right());
    const double length = m_headers.height() - 2 * nameGap;
    for (int predicted = first; predicted <= last; ++predicted) {
        painter.save();
        painter.translate(origin.x() + predicted * m_cell, area.top() - nameGap);
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, length, m_cell), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_subject.className(predicted), Qt::ElideMiddle, length));
        painter.restore();
    }
}

double ConfusionPainter::paintKey(QPainter& painter, const QPointF& at) const
{
    constexpr double width = 22, height = 12;
    const QFontMetricsF metrics(m_font);
    painter.setFont(m_font);
    double x = at.x();
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const QRectF box(x, at.y(), width, height);
        painter.fillRect(box, share == 0 ? m_theme.panel : m_theme.probability(share));
        painter.setPen(m_theme.outline);
        painter.drawRect(box);
        const QString text = Format::percent(share, 0);
        painter.setPen(m_theme.text);
        painter.drawText(QPointF(x + width + 4, at.y() + height - 1), text);
        x += width + 4 + metrics.horizontalAdvance(text) + 12;
    }
    return x;
}

} // namespace pathloom
