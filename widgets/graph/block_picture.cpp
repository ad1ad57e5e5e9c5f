// SPDX-License-Identifier: MIT
#include "widgets/graph/block_picture.h"

#include "widgets/common/theme.h"
#include "widgets/graph/network_box.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr QSize smallest(240, 160);

} // namespace

BlockPicture::BlockPicture(int usualWidth, int leastFigureWidth, QWidget* parent)
    : QWidget(parent), m_usualWidth(usualWidth), m_leastFigureWidth(leastFigureWidth)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BlockPicture::blocksChanged()
{
    updateGeometry();
    update();
}

QSize BlockPicture::figureSize() const
{
    const int figureWidth = std::max(width(), m_leastFigureWidth);
    return {figureWidth, static_cast<int>(std::ceil(pictureHeight(figureWidth)))};
}

void BlockPicture::paintFigure(QPaintDevice& device, const QSize& size)
{
    QPainter painter(&device);
    paintPicture(painter, size.width(), size.height(), Theme::paper());
}

QSize BlockPicture::sizeHint() const
{
    return {m_usualWidth, heightForWidth(m_usualWidth)};
}

QSize BlockPicture::minimumSizeHint() const
{
    return smallest;
}

int BlockPicture::heightForWidth(int width) const
{
    return std::max(smallest.height(), static_cast<int>(std::ceil(pictureHeight(width))));
}

void BlockPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    paintPicture(painter, width(), height(), theme);
    if (isEmpty()) {
        painter.setPen(theme.mutedText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

bool BlockPicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || isEmpty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const Block* block = blockAt(help->pos()))
        QToolTip::showText(help->globalPos(), NetworkBox::describe(*block), this);
    else
        QToolTip::hideText();
    return true;
}

void BlockPicture::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Save as…"), this, [this] { saveFigureAs(this, *this); })->setEnabled(!isEmpty());
    menu.addAction(tr("Show as &table"), this, [this] { showFigureTable(this, *this); })->setEnabled(!isEmpty());
    menu.exec(event->globalPos());
}

} // namespace pathloom
