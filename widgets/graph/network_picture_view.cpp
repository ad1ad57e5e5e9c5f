// SPDX-License-Identifier: MIT
#include "widgets/graph/network_picture_view.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/network_box.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double margin = 14;
constexpr double rowHeight = 146;
constexpr double axisOffset = 68; ///< of the line through the boxes below a row's top
constexpr double legendHeight = 26;

} // namespace

NetworkPictureView::NetworkPictureView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("networkPictureView"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture of the network"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NetworkPictureView::setNetwork(const NetworkDescription& network)
{
    m_network = network;
    setAccessibleDescription(QString::fromStdString(architectureText(network)));
    updateGeometry();
    update();
}

void NetworkPictureView::clear()
{
    m_network.reset();
    setAccessibleDescription({});
    updateGeometry();
    update();
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
    picture.height = top + rowHeight + legendHeight;
    return picture;
}

void NetworkPictureView::paint(QPainter& painter, const Picture& picture, double width, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, width, std::max<double>(picture.height, height())), theme.ground);
    if (!m_network)
        return;
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
    const double y = picture.height - legendHeight + 4;
    const double x = NetworkBox::paintKey(painter, {margin, y}, theme);
    painter.drawText(QRectF(x + 8, y, std::max(0.0, width - x - margin), 14), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("height: kernel, width: expansion, dashed: shortcut"));
}

void NetworkPictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    paint(painter, arrange(width()), width(), theme);
    if (!m_network) {
        painter.setPen(theme.mutedText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Select a derived network to see its blocks."));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

bool NetworkPictureView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_network) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Box& box : arrange(width()).boxes) {
            if (box.rect.adjusted(-2, -8, 2, 8).contains(help->pos())) {
                QToolTip::showText(help->globalPos(),
                                   NetworkBox::describe(m_network->blocks[static_cast<std::size_t>(box.block)]), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void NetworkPictureView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Save as…"), this, [this] { saveFigureAs(this, *this); })->setEnabled(m_network.has_value());
    menu.addAction(tr("Show as &table"), this, [this] { showFigureTable(this, *this); })
        ->setEnabled(m_network.has_value());
    menu.exec(event->globalPos());
}

QString NetworkPictureView::figureTitle() const
{
    return m_network ? tr("Network %1").arg(QString::fromStdString(m_network->name)) : tr("Network");
}

QSize NetworkPictureView::figureSize() const
{
    const int figureWidth = std::max(width(), 600);
    return {figureWidth, static_cast<int>(std::ceil(arrange(figureWidth).height))};
}

void NetworkPictureView::paintFigure(QPaintDevice& device, const QSize& size)
{
    QPainter painter(&device);
    paint(painter, arrange(size.width()), size.width(), Theme::paper());
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

QSize NetworkPictureView::sizeHint() const
{
    return {720, heightForWidth(720)};
}

QSize NetworkPictureView::minimumSizeHint() const
{
    return {240, 160};
}

int NetworkPictureView::heightForWidth(int width) const
{
    return std::max(160, static_cast<int>(std::ceil(arrange(width).height)));
}

} // namespace pathloom
