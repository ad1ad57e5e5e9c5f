// SPDX-License-Identifier: MIT
#include "app/window/refusals.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <utility>

namespace pathloom {

Refusals::Refusals(QWidget* window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
}

bool Refusals::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Polish:
    case QEvent::MouseButtonRelease:
        if (auto* menu = qobject_cast<QMenu*>(watched))
            lookAtMenu(menu, event);
        return false;
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        if (auto* menu = qobject_cast<QMenu*>(watched))
            lookAtMenu(menu, event);
        else if (auto* widget = qobject_cast<QWidget*>(watched))
            return lookAtKey(widget, static_cast<QKeyEvent*>(event));
        return false;
    default:
        return false;
    }
}

void Refusals::lookAtMenu(QMenu* menu, QEvent* event)
{
    if (event->type() == QEvent::Polish) {
        menu->setToolTipsVisible(true);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        tell(menu->actionAt(static_cast<QMouseEvent*>(event)->position().toPoint()));
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            tell(menu->activeAction());
    }
}

bool Refusals::lookAtKey(QWidget* focus, QKeyEvent* event)
{
    // A key goes on from the widget that has the focus to those around it.
    if (m_isAsking || (QApplication::focusWidget() && focus != QApplication::focusWidget()))
        return false;
    if (event->type() == QEvent::KeyPress) {
        const QPointer<QAction> refused = std::exchange(m_refused, nullptr);
        if (!refused || refused != refusedBy(focus, *event))
            return false;
        if (!event->isAutoRepeat())
            tell(refused);
        return true;
    }
    m_refused = refusedBy(focus, *event);
    if (!m_refused)
        return false;
    // A field in which one writes needs the key itself.
    QKeyEvent asked(QEvent::ShortcutOverride, event->key(), event->modifiers(), event->text());
    asked.ignore();
    const QScopedValueRollback guard(m_isAsking, true);
    QCoreApplication::sendEvent(focus, &asked);
    if (asked.isAccepted())
        m_refused = nullptr;
    return false;
}

QAction* Refusals::refusedBy(QWidget* focus, const QKeyEvent& event) const
{
    if (QApplication::activePopupWidget() || QApplication::activeModalWidget())
        return nullptr;
    const QKeySequence keys(
        QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event.key())));
    QAction* found = nullptr;
    // As Qt looks for the action: in the widget and those around it, a panel that floats belonging to the window.
    for (QWidget* widget = focus; widget; widget = widget->parentWidget()) {
        for (QAction* action : widget->actions()) {
            const bool worksHere = widget == focus || action->shortcutContext() != Qt::WidgetShortcut;
            if (!worksHere || !action->isVisible() || !action->shortcuts().contains(keys))
                continue;
            if (action->isEnabled())
                return nullptr;
            if (!found)
                found = action;
        }
        if (widget->isWindow() && widget->windowType() != Qt::Tool)
            return widget == m_window ? found : nullptr;
    }
    return nullptr;
}

void Refusals::tell(const QAction* action)
{
    if (!action || action->isEnabled() || action->isSeparator())
        return;
    const QString& why = action->statusTip();
    if (!why.isEmpty() && why != action->whatsThis()) // else it says what the action does
        Q_EMIT refused(why);
}

} // namespace pathloom
