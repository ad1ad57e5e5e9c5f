// SPDX-License-Identifier: MIT
#include "widgets/graph/network_picture_view.h"

#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/graph/graph_items.h"

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
constexpr double gap = 14; ///< between boxes, bridged by a line
constexpr double rowHeight = 146;
constexpr double axisOffset = 68; ///< of the line through the boxes below a row's top
constexpr double legendHeight = 26;

double widthOf(const Block& block)
{
    if (block.op.kind == OperatorKind::MBConv)
        return 40 + 7 * std::clamp(block.op.expand, 1.0, 8.0);
    return block.op.kind == OperatorKind::Skip ? 26 : 62;
}

double heightOf(const Block& block)
{
    if (block.op.kind == OperatorKind::MBConv)
        return 18 + 10 * std::clamp(block.op.kernel, 1, 9);
    return block.op.kind == OperatorKind::Skip ? 10 : 38;
}

QString labelOf(const Block& block)
{
    const QString word = Format::word(block.op);
    switch (block.op.kind) {
    case OperatorKind::MBConv:
        return word;
    case OperatorKind::Skip:
        return {};
    case OperatorKind::Conv:
        return NetworkPictureView::tr("Conv\n%1×%1").arg(block.op.kernel);
    case OperatorKind::MaxPool:
        return NetworkPictureView::tr("Max\npool");
    case OperatorKind::GlobalPool:
        return NetworkPictureView::tr("Average\npool");
    case OperatorKind::Linear:
        return NetworkPictureView::tr("Linear");
    }
    return word;
}

/// 3, 5 and 7 as far apart on the ramp as it goes.
QColor colorOf(const Block& block, const Theme& theme)
{
    if (block.op.kind == OperatorKind::MBConv)
        return theme.probability(std::clamp((block.op.kernel - 3) / 4.0 * 0.6 + 0.3, 0.2, 0.95));
    return Theme::mix(theme.ground, theme.text, theme.dark ? 0.16 : 0.09);
}

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
        const double boxWidth = widthOf(block), boxHeight = heightOf(block);
        if (x + boxWidth > width - margin && x > margin) {
            x = margin;
            top += rowHeight;
        }
        const QRectF rect(x, top + axisOffset - boxHeight / 2, boxWidth, boxHeight);
        picture.boxes.push_back({rect, static_cast<int>(i), labelOf(block)});
        x += boxWidth + gap;
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
    const QFont small = graphFont(9.5), label = graphFont(11, true);
    QString shape; // named last
    QRectF shapeArea;
    for (std::size_t i = 0; i < picture.boxes.size(); ++i) {
        const Box& box = picture.boxes[i];
        const Block& block = m_network->blocks[static_cast<std::size_t>(box.block)];
        const double axis = box.rect.center().y();
        painter.setPen(QPen(theme.outline, 1.4));
        if (i > 0 && std::abs(picture.boxes[i - 1].rect.center().y() - axis) < 1)
            painter.drawLine(QPointF(picture.boxes[i - 1].rect.right(), axis), QPointF(box.rect.left(), axis));
        if (block.shortcut && block.op.kind != OperatorKind::Skip) {
            const double above = box.rect.top() - 20;
            QPainterPath path(QPointF(box.rect.left() - gap / 2, axis));
            path.cubicTo(QPointF(box.rect.left() - gap / 2, above), QPointF(box.rect.right() + gap / 2, above),
                         QPointF(box.rect.right() + gap / 2, axis));
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.outline, 1, Qt::DashLine));
            painter.drawPath(path);
        }
        const QColor fill = colorOf(block, theme);
        painter.setPen(QPen(Theme::mix(fill, theme.text, 0.35), 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box.rect, 4, 4);
        painter.setPen(Theme::textOn(fill));
        painter.setFont(block.op.kind == OperatorKind::MBConv ? label : small);
        painter.drawText(box.rect, Qt::AlignCenter, box.label);
        if (block.op.kind == OperatorKind::Skip) {
            painter.setPen(theme.mutedText);
            painter.setFont(small);
            painter.drawText(QRectF(box.rect.left() - 8, axis + 6, box.rect.width() + 16, 14), Qt::AlignCenter,
                             tr("skip"));
        }
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
    painter.setFont(small);
    double x = margin;
    const double y = picture.height - legendHeight + 4;
    for (const int kernel : {3, 5, 7}) {
        Block sample;
        sample.op.kind = OperatorKind::MBConv;
        sample.op.kernel = kernel;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(sample, theme));
        painter.drawRoundedRect(QRectF(x, y + 2, 14, 10), 2, 2);
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(x + 19, y, 80, 14), Qt::AlignLeft | Qt::AlignVCenter, tr("kernel %1×%1").arg(kernel));
        x += 92;
    }
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

QString NetworkPictureView::describe(const Block& block) const
{
    const Costs cost = costs(block);
    return tr("%1: %2\n%3 → %4\n%5 MACs, %6 parameters")
        .arg(QString::fromStdString(block.name), QString::fromStdString(displayName(block.op)),
             Format::shape(block.input), Format::shape(block.output), Format::macs(cost.macs),
             Format::parameters(cost.parameters));
}

bool NetworkPictureView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_network) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Box& box : arrange(width()).boxes) {
            if (box.rect.adjusted(-2, -8, 2, 8).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), describe(m_network->blocks[static_cast<std::size_t>(box.block)]),
                                   this);
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
    menu.addAction(tr("&Save As…"), this, [this] { saveFigureAs(this, *this); })->setEnabled(m_network.has_value());
    menu.addAction(tr("Show as &Table"), this, [this] { showFigureTable(this, *this); })
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
        table.rows << QVariantList{QString::fromStdString(block.name), QString::fromStdString(displayName(block.op)),
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
