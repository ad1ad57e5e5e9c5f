// SPDX-License-Identifier: MIT
#include "widgets/common/empty_label.h"

#include "widgets/common/theme.h"

#include <QEvent>

namespace pathloom {

EmptyLabel::EmptyLabel(QWidget* parent) : QLabel(parent)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(24);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    applyTheme();
}

void EmptyLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void EmptyLabel::applyTheme()
{
    // Only the role that the text uses is set, so that this own change does not come back as another one.
    const QColor color = Theme::of(this).mutedText;
    QPalette own = palette();
    if (own.color(QPalette::WindowText) == color)
        return;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace pathloom
