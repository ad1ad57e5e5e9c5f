// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace pathloom {

/// Keeps the keyboard on what can be seen: Tab passes by the docks behind a tab, a dock that goes behind one gives the
/// keyboard to what comes in front, and one that is asked for gets it.
class PageFocus final : public QObject
{
public:
    PageFocus(QMainWindow* window, const QList<QDockWidget*>& docks);

    /// As Tab does it, or Shift+Tab; false if nothing takes the keyboard.
    bool move(bool forward);
    /// Brings a dock in front, with the keyboard in it.
    void show(QDockWidget* dock);

private:
    bool canBeSeen(const QWidget* widget) const;
    bool takesKeyboard(const QWidget* widget) const;
    void enter(QDockWidget* dock);
    void leave(QDockWidget* dock);

    QMainWindow* m_window;
};

} // namespace pathloom
