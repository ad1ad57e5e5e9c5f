// SPDX-License-Identifier: MIT
#include "widgets/graph/graph_items.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

using namespace graph_metrics;

constexpr double glowWidth = 5;
constexpr double hitWidth = 9;
constexpr double rampWidth = 120, lineLength = 26, pinSize = 10; ///< signs of the legend
constexpr double signGap = 8, entryGap = 20;

double strandWidth(double probability)
{
    return 0.9 + 5.0 * probability;
}

/// A drawing pin with its needle to the lower left, in a square.
void drawPin(QPainter* painter, const QRectF& square, const QColor& color)
{
    const double unit = square.width() / 8;
    const QPointF head(square.left() + 5 * unit, square.top() + 3 * unit);
    painter->setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(square.left() + 0.8 * unit, square.bottom() - 0.8 * unit), head);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawEllipse(head, 2.5 * unit, 2.5 * unit);
}

QPen prunedPen(const Theme& theme)
{
    return {theme.outline, 0.9, Qt::DashLine, Qt::FlatCap};
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(std::clamp(alpha, 0.0, 1.0)));
    return color;
}

/// Whole percents; what is there at all is never shown as nothing.
QString percentText(double p)
{
    const double percent = p * 100;
    if (percent > 0 && percent < 1)
        return QStringLiteral("<1");
    return QLocale().toString(percent, 'f', 0);
}

} // namespace

QFont graphFont(double pixels, bool bold)
{
    QFont font = QApplication::font();
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    font.setBold(bold);
    return font;
}

BandItem::BandItem(const GraphStyle* style, const QRectF& rect, QString title, QString shape)
    : GraphItem(style, rect), m_title(std::move(title)), m_shape(QChar(0x2192) + QChar(u' ') + shape)
{
    setZValue(-20);
}

QRectF BandItem::shapePlace() const
{
    const double width = QFontMetricsF(graphFont(smallFontPixels)).horizontalAdvance(m_shape);
    return {m_bounds.left() + 8, m_bounds.top() + fontPixels + 5.5, width, smallFontPixels + 3};
}

void BandItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(style.theme.panel);
    painter->drawRoundedRect(m_bounds, 7, 7);
    const QFont font = graphFont(fontPixels, true);
    const QRectF area = m_bounds.adjusted(8, 2, -6, 0);
    painter->setPen(style.theme.text);
    painter->setFont(font);
    const QString text = QFontMetricsF(font).elidedText(m_title, Qt::ElideRight, area.width());
    painter->drawText(QRectF(area.left(), area.top(), area.width(), fontPixels + 4), Qt::AlignLeft | Qt::AlignVCenter,
                      text);
    painter->setPen(style.theme.mutedText);
    painter->setFont(graphFont(smallFontPixels));
    painter->drawText(shapePlace(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, m_shape);
}

ColumnItem::ColumnItem(const GraphStyle* style, const QRectF& rect, QString title)
    : GraphItem(style, rect), m_title(std::move(title))
{
    setZValue(-10);
}

void ColumnItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const bool framed = selected && style.interactive;
    if (framed) {
        painter->setPen(QPen(style.theme.focus, style.focused ? 2 : 1.3));
        painter->setBrush(withAlpha(style.theme.focus, 0.10));
        painter->drawRoundedRect(m_bounds.adjusted(1, 1, -1, -1), 6, 6);
    }
    const QFont font = graphFont(smallFontPixels, framed);
    painter->setFont(font);
    painter->setPen(framed ? style.theme.text : style.theme.mutedText);
    const double pinRoom = fixed ? smallFontPixels + 3 : 0;
    const QRectF area(m_bounds.left() + 2, m_bounds.top() + 3, m_bounds.width() - 4, smallFontPixels + 4);
    const QString text = QFontMetricsF(font).elidedText(m_title, Qt::ElideMiddle, area.width() - pinRoom);
    painter->drawText(area.adjusted(pinRoom, 0, 0, 0), Qt::AlignCenter, text);
    if (fixed) {
        const double left = area.center().x() + (pinRoom - QFontMetricsF(font).horizontalAdvance(text)) / 2 - pinRoom;
        drawPin(painter, {left, area.center().y() - smallFontPixels / 2, smallFontPixels, smallFontPixels},
                style.theme.text);
    }
}

BoxItem::BoxItem(const GraphStyle* style, const QRectF& rect, QString label)
    : GraphItem(style, rect), m_label(std::move(label))
{
    setZValue(5);
}

void BoxItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setPen(QPen(style.theme.outline, 1));
    painter->setBrush(Theme::mix(style.theme.ground, style.theme.text, style.theme.dark ? 0.14 : 0.08));
    painter->drawRoundedRect(m_bounds.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setPen(style.theme.text);
    painter->setFont(graphFont(smallFontPixels));
    painter->drawText(m_bounds.adjusted(2, 1, -2, -1), Qt::AlignCenter | Qt::TextWordWrap, m_label);
}

JunctionItem::JunctionItem(const GraphStyle* style, QPointF center)
    : GraphItem(style, QRectF(center.x() - junctionSize / 2, center.y() - junctionSize / 2, junctionSize, junctionSize))
{
    setZValue(4);
}

void JunctionItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(style.theme.mutedText);
    painter->drawEllipse(m_bounds);
}

PillItem::PillItem(const GraphStyle* style, const QRectF& rect, QString word)
    : GraphItem(style, rect.adjusted(-3, -3, 3, 3)) // room for glow and focus
      ,
      m_word(std::move(word))
{
    setZValue(6);
}

void PillItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const Theme& theme = style.theme;
    const QRectF pill = m_bounds.adjusted(3, 3, -3, -3);
    const double radius = pill.height() / 2;
    const QColor color = theme.probability(probability);
    const double glow = style.interactive && !style.picks && !pruned ? activity : 0;
    if (glow > 0.02) {
        painter->setPen(QPen(withAlpha(theme.glow, glow), 2.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(pill.adjusted(-1.2, -1.2, 1.2, 1.2), radius + 1, radius + 1);
    }
    // Filled from the left as far as the probability, on a faint ground of the same colour.
    const QColor faint = Theme::mix(theme.ground, color, theme.dark ? 0.28 : 0.22);
    const QColor fill = pruned ? theme.ground : Theme::mix(faint, color, probability);
    painter->setPen(pruned ? prunedPen(theme) : QPen(color, 1.1));
    painter->setBrush(fill);
    painter->drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (picked) {
        painter->setPen(QPen(theme.pick, 2.4));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(pill.adjusted(-0.4, -0.4, 0.4, 0.4), radius + 0.4, radius + 0.4);
    }
    if (selected && style.interactive) {
        painter->setPen(QPen(theme.focus, style.focused ? 2.4 : 1.6));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(pill.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
    const QRectF inside = pill.adjusted(8, 0, -7, 0);
    if (pruned) {
        QFont struck = graphFont(fontPixels);
        struck.setStrikeOut(true);
        painter->setFont(struck);
        painter->setPen(theme.mutedText);
        painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_word);
        return;
    }
    painter->setPen(Theme::textOn(fill));
    painter->setFont(graphFont(fontPixels, leads));
    painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_word);
    if (pinned) { // its probability is 100 %, which the pin says as well
        drawPin(painter, {inside.right() - pinSize, inside.center().y() - pinSize / 2, pinSize, pinSize},
                Theme::textOn(fill));
        return;
    }
    painter->setFont(graphFont(smallFontPixels, leads));
    painter->drawText(inside, Qt::AlignVCenter | Qt::AlignRight, percentText(probability) % u'%');
}

StrandItem::StrandItem(const GraphStyle* style, QPainterPath path)
    : GraphItem(style, path.boundingRect().adjusted(-glowWidth, -glowWidth, glowWidth, glowWidth)),
      m_path(std::move(path))
{
    QPainterPathStroker stroker;
    stroker.setWidth(hitWidth);
    m_shape = stroker.createStroke(m_path);
}

void StrandItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setBrush(Qt::NoBrush);
    if (candidate < 0) {
        painter->setPen(QPen(style.theme.outline, 1.6, Qt::SolidLine, Qt::FlatCap));
        painter->drawPath(m_path);
        return;
    }
    if (pruned) {
        painter->setPen(prunedPen(style.theme));
        painter->drawPath(m_path);
        return;
    }
    const double width = strandWidth(probability);
    if (picked) {
        painter->setPen(QPen(style.theme.pick, std::max(width, 2.6), Qt::SolidLine, Qt::FlatCap));
        painter->drawPath(m_path);
        return;
    }
    const double glow = style.interactive && !style.picks ? activity : 0;
    if (glow > 0.02) {
        painter->setPen(QPen(withAlpha(style.theme.glow, 0.75 * glow), width + 2.6, Qt::SolidLine, Qt::FlatCap));
        painter->drawPath(m_path);
    }
    painter->setPen(QPen(style.theme.probability(probability), width, Qt::SolidLine, Qt::FlatCap));
    painter->drawPath(m_path);
}

ContinuationItem::ContinuationItem(const GraphStyle* style, QPainterPath path)
    : GraphItem(style, path.boundingRect().adjusted(-3, -3, 3, 3)), m_path(std::move(path))
{
    setZValue(-15);
}

void ContinuationItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setPen(QPen(style.theme.outline, 1.4, Qt::DashLine, Qt::RoundCap));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
}

LegendItem::LegendItem(const GraphStyle* style, QPointF topLeft, double mostWidth)
    : GraphItem(style, QRectF(topLeft, QSizeF())),
      m_less(QCoreApplication::translate("SupernetView", "Probability 0 %"))
{
    const QFontMetricsF metrics(graphFont(smallFontPixels));
    const auto signWidth = [&](Sign sign) {
        return sign == Ramp     ? metrics.horizontalAdvance(m_less) + rampWidth + 2 * signGap
               : sign == Pinned ? pinSize + signGap
                                : lineLength + signGap;
    };
    QPointF place(topLeft.x(), topLeft.y() + legendHeight / 2);
    const auto add = [&](Sign sign, const QString& text) {
        const double width = signWidth(sign) + metrics.horizontalAdvance(text);
        if (place.x() > topLeft.x() && place.x() + width > topLeft.x() + mostWidth)
            place = {topLeft.x(), place.y() + legendHeight};
        m_entries.push_back({sign, text, place});
        place.rx() += width;
        m_bounds |= QRectF(topLeft, QPointF(place.x(), place.y() + legendHeight / 2));
        place.rx() += entryGap;
    };
    add(Ramp, QCoreApplication::translate("SupernetView", "100 %"));
    add(Pruned, QCoreApplication::translate("SupernetView", "Pruned"));
    add(Pinned, QCoreApplication::translate("SupernetView", "Only path left"));
    const QPointF last = place;
    add(Glow, QCoreApplication::translate("SupernetView", "Sampled in the last steps"));
    place = last;
    //: of the path of an architecture in the graph
    add(Picked, QCoreApplication::translate("SupernetView", "Best for the budget"));
}

void LegendItem::paintSign(QPainter* painter, Sign sign, QPointF place) const
{
    const Theme& theme = style.theme;
    const QPointF end = place + QPointF(lineLength, 0);
    switch (sign) {
    case Ramp: {
        // A strand that grows: width and colour as in the picture.
        constexpr int pieces = 40;
        painter->setPen(Qt::NoPen);
        for (int i = 0; i < pieces; ++i) {
            const double p = (i + 0.5) / pieces;
            const double height = strandWidth(p) * 1.4;
            painter->setBrush(theme.probability(p));
            painter->drawRect(
                QRectF(place.x() + rampWidth * i / pieces, place.y() - height / 2, rampWidth / pieces + 0.3, height));
        }
        break;
    }
    case Pruned:
        painter->setPen(prunedPen(theme));
        painter->drawLine(place, end);
        break;
    case Pinned:
        drawPin(painter, {place.x(), place.y() - pinSize / 2, pinSize, pinSize}, theme.text);
        break;
    case Glow:
        painter->setPen(QPen(theme.glow, 4, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(place, end);
        painter->setPen(QPen(theme.probability(0.3), 1.6, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(place, end);
        break;
    case Picked:
        painter->setPen(QPen(theme.pick, 2.6, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(place, end);
        break;
    }
}

void LegendItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const QFont font = graphFont(smallFontPixels);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    for (const Entry& entry : m_entries) {
        if (entry.sign == Glow ? !style.interactive || style.picks : entry.sign == Picked && !style.picks)
            continue;
        double x = entry.place.x();
        const auto write = [&](const QString& text) {
            const QRectF line(x, entry.place.y() - legendHeight / 2, metrics.horizontalAdvance(text), legendHeight);
            painter->setPen(style.theme.mutedText);
            painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
            x += line.width() + signGap;
        };
        if (entry.sign == Ramp)
            write(m_less);
        paintSign(painter, entry.sign, {x, entry.place.y()});
        x += (entry.sign == Ramp ? rampWidth : entry.sign == Pinned ? pinSize : lineLength) + signGap;
        write(entry.text);
    }
}

} // namespace pathloom
