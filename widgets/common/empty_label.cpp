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
    Theme::colorText(this, Theme::of(this).mutedText);
}

} // namespace pathloom
