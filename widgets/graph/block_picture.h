// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"
#include "widgets/common/figure.h"

#include <QWidget>

namespace pathloom {

struct Theme;

/// A picture of blocks in rows that wrap with its width. It says what the block under the mouse is, and can be saved
/// and shown as a table.
class BlockPicture : public QWidget, public Figure
{
    Q_OBJECT

public:
    QSize figureSize() const final;
    void paintFigure(QPaintDevice& device, const QSize& size) final;
    QSize sizeHint() const final;
    QSize minimumSizeHint() const final;
    bool hasHeightForWidth() const final { return true; }
    int heightForWidth(int width) const final;

protected:
    /// @param usualWidth that it asks for, in pixels
    /// @param leastFigureWidth of what is saved, in pixels
    BlockPicture(int usualWidth, int leastFigureWidth, QWidget* parent);

    virtual bool isEmpty() const = 0;
    /// Stands in place of the picture while it is empty.
    virtual QString emptyText() const = 0;
    /// Of the picture at this width, in pixels.
    virtual double pictureHeight(double width) const = 0;
    virtual void paintPicture(QPainter& painter, double width, double height, const Theme& theme) const = 0;
    /// The block that is drawn there; null if none is.
    virtual const Block* blockAt(const QPointF& position) const = 0;
    /// There are other blocks to draw.
    void blocksChanged();

    void paintEvent(QPaintEvent* event) final;
    bool event(QEvent* event) final;
    void contextMenuEvent(QContextMenuEvent* event) final;

private:
    int m_usualWidth;
    int m_leastFigureWidth;
};

} // namespace pathloom
