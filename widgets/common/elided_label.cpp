// SPDX-License-Identifier: MIT
#include "widgets/common/elided_label.h"

#include <QHelpEvent>
#include <QStyle>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int fewestCharacters = 4;

} // namespace

void ElidedLabel::setGivesWay(bool gives)
{
    m_givesWay = gives;
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return m_givesWay ? minimumSizeHint() : QLabel::sizeHint();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    const int few = fontMetrics().horizontalAdvance(text().left(fewestCharacters) + QChar(0x2026));
    return {text().size() > fewestCharacters ? std::min(whole.width(), few) : whole.width(), whole.height()};
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && isElided()) {
        const QString tip =
            toolTip().isEmpty() ? text() : tr("%1\n%2", "whole text, what it is").arg(text(), toolTip());
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent* event)
{
    if (!isElided()) {
        QLabel::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    painter.drawItemText(contentsRect(), static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                         palette(), isEnabled(), shown, foregroundRole());
}

} // namespace pathloom
