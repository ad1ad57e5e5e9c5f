// SPDX-License-Identifier: MIT
#include "widgets/compare/difference_view.h"

#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/network_box.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pathloom {

namespace {

constexpr double margin = 14;
constexpr double nameHeight = 18;
constexpr double boxHeight = 98;   ///< room for the boxes of one network in a line
constexpr double wordHeight = 13;  ///< of one line of words
constexpr double wordsHeight = 46; ///< between the two networks
constexpr double lineGap = 18;
constexpr double keyHeight = 24;
constexpr double lineHeight = 2 * nameHeight + 2 * boxHeight + wordsHeight;

} // namespace

DifferenceView::DifferenceView(QWidget* parent) : BlockPicture(820, 700, parent)
{
    setObjectName(QStringLiteral("differenceView"));
    setAccessibleName(tr("Picture of two networks side by side"));
}

void DifferenceView::setNetworks(const NetworkComparison& networks)
{
    m_networks = networks;
    setAccessibleDescription(isEmpty() ? QString() : DifferenceText::summary(m_networks.difference));
    blocksChanged();
}

const Block* DifferenceView::leftBlock(const BlockPair& pair) const
{
    return pair.left < 0 ? nullptr : &m_networks.left.blocks[static_cast<std::size_t>(pair.left)];
}

const Block* DifferenceView::rightBlock(const BlockPair& pair) const
{
    return pair.right < 0 ? nullptr : &m_networks.right.blocks[static_cast<std::size_t>(pair.right)];
}

DifferenceView::Picture DifferenceView::arrange(double width) const
{
    Picture picture;
    const QFontMetricsF metrics(graphFont(9.5));
    double x = margin, top = margin;
    bool first = true;
    for (const BlockPair& pair : m_networks.difference.pairs) {
        Place place;
        place.words = DifferenceText::changes(m_networks, pair);
        if (pair.changed() && (pair.leftMs || pair.rightMs)) {
            const double more = pair.rightMs.value_or(0) - pair.leftMs.value_or(0);
            place.words << (more < 0 ? QString(QChar(0x2212) % Format::ms(-more)) : QString(u'+' % Format::ms(more)));
        }
        const Block *left = leftBlock(pair), *right = rightBlock(pair);
        const QSizeF leftSize = left ? NetworkBox::size(*left) : QSizeF(26, 26);
        const QSizeF rightSize = right ? NetworkBox::size(*right) : QSizeF(26, 26);
        double columnWidth = std::max(leftSize.width(), rightSize.width());
        for (const QString& word : place.words)
            columnWidth = std::max(columnWidth, metrics.horizontalAdvance(word) + 8);
        if (x + columnWidth > width - margin && x > margin) {
            x = margin;
            top += lineHeight + lineGap;
            first = true;
        }
        place.firstOfLine = first;
        first = false;
        place.column = QRectF(x, top + nameHeight, columnWidth, lineHeight - 2 * nameHeight);
        const double middle = x + columnWidth / 2, leftAxis = place.column.top() + boxHeight / 2;
        const double rightAxis = place.column.bottom() - boxHeight / 2;
        place.left = QRectF(middle - leftSize.width() / 2, leftAxis - leftSize.height() / 2, leftSize.width(),
                            leftSize.height());
        place.right = QRectF(middle - rightSize.width() / 2, rightAxis - rightSize.height() / 2, rightSize.width(),
                             rightSize.height());
        picture.places.push_back(place);
        x += columnWidth + NetworkBox::gap;
    }
    picture.height = isEmpty() ? 160 : top + lineHeight + lineGap + keyHeight;
    return picture;
}

void DifferenceView::paintPlace(QPainter& painter, const Place& place, const BlockPair& pair, const Theme& theme) const
{
    const auto paintOne = [&](const Block* block, const QRectF& rect) {
        if (block) {
            NetworkBox::paint(painter, rect, *block, theme);
            return;
        }
        painter.setPen(QPen(theme.outline, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect, 4, 4);
        painter.setPen(theme.mutedText);
        painter.setFont(graphFont(9.5));
        painter.drawText(rect, Qt::AlignCenter, Format::none());
    };
    paintOne(leftBlock(pair), place.left);
    paintOne(rightBlock(pair), place.right);
    if (!pair.changed())
        return;
    painter.setPen(QPen(theme.glow, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.column.adjusted(-4, 0, 4, 0), 6, 6);
    painter.setPen(theme.text);
    painter.setFont(graphFont(9.5));
    const double height = wordHeight * static_cast<double>(place.words.size());
    double y = place.column.center().y() - height / 2;
    for (const QString& word : place.words) {
        painter.drawText(QRectF(place.column.left() - 4, y, place.column.width() + 8, wordHeight), Qt::AlignCenter,
                         word);
        y += wordHeight;
    }
}

void DifferenceView::paintPicture(QPainter& painter, double width, double height, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, width, height), theme.ground);
    if (isEmpty())
        return;
    const Picture picture = arrange(width);
    for (std::size_t i = 0; i < picture.places.size(); ++i) {
        const Place& place = picture.places[i];
        if (place.firstOfLine) {
            painter.setFont(graphFont(11, true));
            painter.setPen(theme.text);
            const double room = width - 2 * margin, line = place.column.top() - nameHeight;
            const QFontMetricsF metrics(painter.font());
            painter.drawText(QRectF(margin - 4, line, room, nameHeight - 2), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(m_networks.leftName, Qt::ElideMiddle, room));
            painter.drawText(QRectF(margin - 4, place.column.bottom() + 2, room, nameHeight - 2),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(m_networks.rightName, Qt::ElideMiddle, room));
        } else {
            const Place& before = picture.places[i - 1];
            painter.setPen(QPen(theme.outline, 1.4));
            for (const auto rect : {&Place::left, &Place::right})
                painter.drawLine(QPointF((before.*rect).right(), (before.*rect).center().y()),
                                 QPointF((place.*rect).left(), (place.*rect).center().y()));
        }
        paintPlace(painter, place, m_networks.difference.pairs[i], theme);
    }
    const double y = picture.height - keyHeight + 4;
    double x = NetworkBox::paintKey(painter, {margin, y}, theme) + 8;
    painter.setPen(QPen(theme.glow, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(x, y + 1, 16, 12), 3, 3);
    x += 22;
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(x, y, std::max(0.0, width - x - margin), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("changed; height: kernel, width: expansion"));
}

QString DifferenceView::emptyText() const
{
    return tr("Choose two networks to see where they differ.");
}

const Block* DifferenceView::blockAt(const QPointF& position) const
{
    const Picture picture = arrange(width());
    for (std::size_t i = 0; i < picture.places.size(); ++i) {
        const BlockPair& pair = m_networks.difference.pairs[i];
        const Place& place = picture.places[i];
        if (place.left.adjusted(-2, -8, 2, 8).contains(position))
            return leftBlock(pair);
        if (place.right.adjusted(-2, -8, 2, 8).contains(position))
            return rightBlock(pair);
    }
    return nullptr;
}

QString DifferenceView::figureTitle() const
{
    return isEmpty() ? tr("Difference of two networks")
                     : tr("Difference of %1 and %2").arg(m_networks.leftName, m_networks.rightName);
}

FigureTable DifferenceView::figureTable()
{
    DifferenceModel model;
    model.setNetworks(m_networks);
    return model.numbers();
}

} // namespace pathloom
