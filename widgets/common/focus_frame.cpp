// SPDX-License-Identifier: MIT
#include "widgets/common/focus_frame.h"

#include "widgets/common/theme.h"

#include <QFocusEvent>
#include <QPainter>

namespace pathloom {

void FocusFrame::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void FocusFrame::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FocusFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    painter.fillRect(rect(), theme.ground);
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace pathloom
