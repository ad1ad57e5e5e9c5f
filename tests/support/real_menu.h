// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QWindow>

namespace pathloom::test {

/// What stands in the menu that the right mouse button opens at a place of a widget, which is on the screen: the press
/// takes the whole way from the window, as a person's does. Empty if no menu opens.
inline QStringList menuUnderRightButton(QWidget* widget, const QPoint& place)
{
    QStringList texts;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&texts] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (const QAction* action : menu->actions())
            texts << action->text();
        menu->close();
    });
    look.start();
    const QWidget* window = widget->window();
    QTest::mouseClick(window->windowHandle(), Qt::RightButton, {}, widget->mapTo(window, place));
    return texts;
}

} // namespace pathloom::test
