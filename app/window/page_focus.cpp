// SPDX-License-Identifier: MIT
#include "app/window/page_focus.h"

#include "app/window/dock_layout.h"

#include <QDockWidget>
#include <QMainWindow>

namespace pathloom {

PageFocus::PageFocus(QMainWindow* window, const QList<QDockWidget*>& docks) : QObject(window), m_window(window)
{
    for (QDockWidget* dock : docks)
        connect(
            dock, &QDockWidget::visibilityChanged, this,
            [this, dock](bool visible) {
                if (!visible)
                    leave(dock);
            },
            Qt::QueuedConnection); // the signal comes in the middle of a layout
}

bool PageFocus::canBeSeen(const QWidget* widget) const
{
    for (const QWidget* part = widget; part && part != m_window; part = part->parentWidget())
        if (const auto* dock = qobject_cast<const QDockWidget*>(part))
            return !DockLayout::isBehindTab(dock);
    return true;
}

bool PageFocus::takesKeyboard(const QWidget* widget) const
{
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isEnabled() &&
           widget->isVisibleTo(m_window) && widget->window() == m_window && canBeSeen(widget);
}

bool PageFocus::move(bool forward)
{
    QWidget* from = m_window->focusWidget() ? m_window->focusWidget() : m_window;
    const auto next = [forward](const QWidget* widget) {
        return forward ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (QWidget* widget = next(from); widget != from; widget = next(widget))
        if (takesKeyboard(widget)) {
            widget->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    return false;
}

void PageFocus::show(QDockWidget* dock)
{
    dock->show();
    dock->raise();
    if (dock->isFloating())
        dock->activateWindow();
    enter(dock);
}

void PageFocus::enter(QDockWidget* dock)
{
    const auto takes = [dock](const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isEnabled() &&
               widget->isVisibleTo(dock);
    };
    // What had it before, or else the first in it.
    QWidget* widget = dock->focusWidget();
    if (!widget || !takes(widget))
        for (widget = dock->widget(); dock->isAncestorOf(widget) && !takes(widget);)
            widget = widget->nextInFocusChain();
    // An empty page has nothing that takes it: Tab goes on from there all the same.
    (dock->isAncestorOf(widget) ? widget : dock->widget())->setFocus(Qt::OtherFocusReason);
}

void PageFocus::leave(QDockWidget* dock)
{
    if (!DockLayout::isBehindTab(dock) || !m_window->focusWidget() || !dock->isAncestorOf(m_window->focusWidget()))
        return;
    for (QDockWidget* other : m_window->tabifiedDockWidgets(dock))
        if (!other->isHidden() && !DockLayout::isBehindTab(other))
            return enter(other);
    move(true);
}

} // namespace pathloom
