// SPDX-License-Identifier: MIT
#include "app/window/message_layer.h"

#include "app/window/message_bar.h"

#include <QEvent>
#include <QMainWindow>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int widest = 760, margin = 10; ///< pixels

} // namespace

MessageLayer::MessageLayer(QMainWindow* window) : QWidget(window), m_window(window)
{
    setObjectName(QStringLiteral("messageLayer"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(margin / 2);
    window->installEventFilter(this);
}

MessageBar* MessageLayer::addBar(const QString& name, const QString& accessibleName)
{
    auto* bar = new MessageBar(this);
    bar->setObjectName(name);
    bar->setAccessibleName(accessibleName);
    bar->hide();
    bar->installEventFilter(this);
    layout()->addWidget(bar);
    return bar;
}

bool MessageLayer::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

bool MessageLayer::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    // A dock that was put back comes above all that was there.
    const bool concernsUs =
        watched == m_window ? type == QEvent::Resize || type == QEvent::LayoutRequest || type == QEvent::ChildAdded
                            : type == QEvent::Show || type == QEvent::Hide; // a bar, which is to be in place at once
    if (concernsUs)
        place();
    return QWidget::eventFilter(watched, event);
}

void MessageLayer::place()
{
    const QList<MessageBar*> bars = findChildren<MessageBar*>(QString(), Qt::FindDirectChildrenOnly);
    const bool isEmpty = std::ranges::all_of(bars, [](const MessageBar* bar) { return bar->isHidden(); });
    if (isEmpty) {
        resize(0, 0);
        return;
    }
    const int width = std::min(widest, m_window->width() - 2 * margin);
    const int height = layout()->totalHeightForWidth(width);
    // Not statusBar(), which would make one.
    const auto* status = m_window->findChild<QStatusBar*>(QString(), Qt::FindDirectChildrenOnly);
    const int bottom = m_window->height() - (status ? status->height() : 0) - margin;
    setGeometry((m_window->width() - width) / 2, bottom - height, width, height);
    raise();
}

} // namespace pathloom
