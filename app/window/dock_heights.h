// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace pathloom {

/// Rows for messages take their height from the docks below while they are shown. This gives it back to the dock that
/// it came from: left to itself the window shares it out anew, and the line between the docks creeps.
class DockHeights final : public QObject
{
public:
    /// @param rows of the window that come and go
    DockHeights(QMainWindow* window, const QList<QDockWidget*>& docks, const QList<QWidget*>& rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Heights
    {
        QList<QDockWidget*> docks; ///< in front, not floating
        QList<int> pixels;
    };
    Heights present() const;
    bool noRow() const;
    void restore();

    QMainWindow* m_window;
    QList<QDockWidget*> m_docks;
    QList<QWidget*> m_rows;
    QTimer m_settle;        ///< a layout resizes one dock after the other
    Heights m_without;      ///< while no row is shown
    int m_windowHeight = 0; ///< … with that height of the window
    bool m_dragged = false; ///< somebody has changed them since
};

} // namespace pathloom
