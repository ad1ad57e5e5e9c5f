// SPDX-License-Identifier: MIT
#include "app/window/message_layer.h"

#include "app/window/message_bar.h"

#include <QEvent>
#include <QLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QScopedValueRollback>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int widestUnfolded = 640, margin = 6; ///< pixels

} // namespace

MessageLayer::MessageLayer(QMainWindow* window) : QObject(window), m_window(window), m_menus(window->menuBar())
{
    // One that the desktop shows elsewhere has no row for messages.
    m_menus->setNativeMenuBar(false);
    m_menus->installEventFilter(this);
    window->installEventFilter(this);
}

MessageBar* MessageLayer::addBar(const QString& name, const QString& accessibleName)
{
    auto* bar = new MessageBar(m_window);
    bar->setObjectName(name);
    bar->setAccessibleName(accessibleName);
    bar->hide();
    bar->installEventFilter(this);
    connect(bar, &MessageBar::roomWanted, this, &MessageLayer::place);
    m_bars << bar;
    return bar;
}

bool MessageLayer::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_window->layout()) // the window is going
        return false;
    const QEvent::Type type = event->type();
    const bool isOfBar = watched != m_window && watched != m_menus;
    // A dock that was put back comes above all that was there.
    const bool concernsUs = isOfBar ? type == QEvent::Show || type == QEvent::Hide
                                    : type == QEvent::Resize || type == QEvent::LayoutRequest ||
                                          type == QEvent::ChildAdded || type == QEvent::LanguageChange;
    if (concernsUs)
        place();
    return QObject::eventFilter(watched, event);
}

/// Beside the menus.
QRect MessageLayer::freeRow() const
{
    int left = 0;
    for (QAction* menu : m_menus->actions())
        left = std::max(left, m_menus->actionGeometry(menu).right() + 1);
    QRect row = m_menus->geometry().adjusted(left + margin, 1, -margin, -1);
    constexpr int least = 160;
    row.setLeft(std::min(row.left(), row.right() - least));
    return row;
}

void MessageLayer::place()
{
    if (m_isPlacing || !m_menus)
        return;
    const QScopedValueRollback guard(m_isPlacing, true);
    QList<MessageBar*> shown;
    int wanted = 0; // by those that have no place yet
    for (MessageBar* bar : std::as_const(m_bars))
        if (!bar->isHidden()) {
            shown << bar;
            wanted += bar->lineWidth() + margin;
        }
    QRect row = freeRow();
    // From the right; a bar gets what it needs, or its share and what the others leave.
    for (qsizetype left = shown.size(); left > 0; --left) {
        MessageBar* bar = shown[left - 1];
        const int needed = bar->lineWidth();
        wanted -= needed + margin;
        const int share = std::max(row.width() / static_cast<int>(left), row.width() - wanted);
        QRect place = row;
        place.setLeft(row.right() + 1 - std::min(needed, share));
        row.setRight(place.left() - 1 - margin);
        const bool unfolds = bar->isRead() && needed > place.width();
        if (unfolds) {
            bar->unfold();
            const int width = std::max(place.width(), std::min(widestUnfolded, m_window->width() - 2 * margin));
            place.setLeft(std::max(margin, place.right() + 1 - width));
            place.setWidth(width);
            place.setHeight(std::max(place.height(), bar->layout()->totalHeightForWidth(width)));
        } else {
            bar->fold(place.width());
        }
        bar->setGeometry(place);
        if (unfolds || !bar->isRead())
            bar->raise();
    }
    for (MessageBar* bar : std::as_const(shown)) // above its neighbour
        if (bar->isRead())
            bar->raise();
}

} // namespace pathloom
