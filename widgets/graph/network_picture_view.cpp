// SPDX-License-Identifier: MIT
#include "widgets/graph/network_picture_view.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/network_box.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double margin = 14;
constexpr double rowHeight = 146;
constexpr double axisOffset = 68; ///< of the line through the boxes below a row's top
constexpr double networkLegendHeight = 26;

} // namespace

NetworkPictureView::NetworkPictureView(QWidget* parent) : BlockPicture(720, 600, parent)
{
    setObjectName(QStringLiteral("networkPictureView"));
    setAccessibleName(tr("Picture of the network"));
}

void NetworkPictureView::setNetwork(const NetworkDescription& network)
{
    m_network = network;
    setAccessibleDescription(QString::fromStdString(architectureText(network)));
    blocksChanged();
}

void NetworkPictureView::clear()
{
    m_network.reset();
    setAccessibleDescription({});
    blocksChanged();
}

NetworkPictureView::Picture NetworkPictureView::arrange(double width) const
{
    Picture picture;
    if (!m_network)
        return picture;
    double x = margin, top = margin;
    for (std::size_t i = 0; i < m_network->blocks.size(); ++i) {
        const Block& block = m_network->blocks[i];
        const QSizeF size = NetworkBox::size(block);
        if (x + size.width() > width - margin && x > margin) {
            x = margin;
            top += rowHeight;
        }
        picture.boxes.push_back({QRectF(QPointF(x, top + axisOffset - size.height() / 2), size), static_cast<int>(i)});
        x += size.width() + NetworkBox::gap;
    }
    picture.height = top + rowHeight + networkLegendHeight;
    return picture;
}

void NetworkPictureView::paintPicture(QPainter& painter, double width, double height, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, width, height), theme.ground);
    if (!m_network)
        return;
    const Picture picture = arrange(width);
    const QFont small = graphFont(9.5);
    QString shape; // named last
    QRectF shapeArea;
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        const Box& box = picture.boxes[i];
        const Block& block = m_network->blocks[static_cast<std::size_t>(box.block)];
        const double axis = box.rect.center().y();
        painter.setPen(QPen(theme.outline, 1.4));
        if (i > 0 && std::abs(picture.boxes[i - 1].rect.center().y() - axis) < 1)
            painter.drawLine(QPointF(picture.boxes[i - 1].rect.right(), axis), QPointF(box.rect.left(), axis));
        if (block.shortcut && block.op.kind != OperatorKind::Skip)
            NetworkBox::paintShortcut(painter, box.rect, theme);
        NetworkBox::paint(painter, box.rect, block, theme);
        // The shape is named where it changes and where a row begins, if there is room for it.
        const QString output = Format::shape(block.output);
        const QRectF area(box.rect.left() - 4, axis + 47, QFontMetricsF(small).horizontalAdvance(output) + 8, 14);
        if ((output != shape || area.top() != shapeArea.top()) && !area.intersects(shapeArea)) {
            painter.setPen(theme.mutedText);
            painter.setFont(small);
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, output);
            shape = output;
            shapeArea = area;
        }
    }
    const double y = picture.height - networkLegendHeight + 4;
    const double x = NetworkBox::paintKey(painter, {margin, y}, theme);
    painter.drawText(QRectF(x + 8, y, std::max(0.0, width - x - margin), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("height: kernel, width: expansion, dashed: shortcut"));
}

QString NetworkPictureView::emptyText() const
{
    return tr("Select a derived network to see its blocks.");
}

const Block* NetworkPictureView::blockAt(const QPointF& position) const
{
    for (const Box& box : arrange(width()).boxes)
        if (box.rect.adjusted(-2, -8, 2, 8).contains(position))
            return &m_network->blocks[static_cast<std::size_t>(box.block)];
    return nullptr;
}

QString NetworkPictureView::figureTitle() const
{
    return m_network ? tr("Network %1").arg(QString::fromStdString(m_network->name)) : tr("Network");
}

FigureTable NetworkPictureView::figureTable()
{
    FigureTable table;
    table.columns = {tr("Block"), tr("Operator"), tr("Input"), tr("Output"), tr("MACs"), tr("Parameters")};
    if (!m_network)
        return table;
    for (const Block& block : m_network->blocks) {
        const Costs cost = costs(block);
        table.rows << QVariantList{QString::fromStdString(block.name), CoreText::of(displayName(block.op)),
                                   Format::shape(block.input),         Format::shape(block.output),
                                   static_cast<qlonglong>(cost.macs),  static_cast<qlonglong>(cost.parameters)};
    }
    return table;
}

} // namespace pathloom
