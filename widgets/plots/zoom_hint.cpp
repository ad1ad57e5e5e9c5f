// SPDX-License-Identifier: MIT
#include "widgets/plots/zoom_hint.h"

#include "widgets/common/theme.h"
#include "widgets/plots/plot_style.h"

#include <QEvent>

namespace pathloom {

ZoomHint::ZoomHint(QWidget* plot) : QToolButton(plot)
{
    setObjectName(QStringLiteral("zoomHint"));
    setText(tr("Zoomed: show all"));
    setToolTip(tr("Only a part is on show, and new points may lie outside. A click here, a double click on the plot or "
                  "Home shows all again."));
    setAccessibleDescription(toolTip());
    setAutoRaise(true);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus); // the keyboard has a key for it
    applyTheme();
    hide();
}

void ZoomHint::place(bool isZoomed, const QRect& axes)
{
    constexpr int margin = 4;
    const QSize size = sizeHint();
    if (isZoomed)
        setGeometry(QRect(axes.bottomRight() - QPoint(size.width() + margin, size.height() + margin), size));
    setVisible(isZoomed);
}

void ZoomHint::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void ZoomHint::applyTheme()
{
    // Of the plot around it: this button's own colours are what is set here.
    const Theme theme = Theme::of(parentWidget());
    QPalette colors = palette();
    if (colors.color(QPalette::Button) == theme.ground && colors.color(QPalette::ButtonText) == theme.mutedText)
        return;
    for (const QPalette::ColorRole role : {QPalette::Button, QPalette::Window})
        colors.setColor(role, theme.ground);
    colors.setColor(QPalette::ButtonText, theme.mutedText);
    setPalette(colors);
    setFont(smallFont(parentWidget()->font()));
}

} // namespace pathloom
