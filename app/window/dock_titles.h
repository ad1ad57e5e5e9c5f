// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

class QDockWidget;
class QMainWindow;

namespace pathloom {

/// A panel that shares its place with others has its name on its tab, by which it can be dragged as well: it needs no
/// title of the same name below.
class DockTitles final : public QObject
{
    Q_OBJECT

public:
    DockTitles(QMainWindow* window, const QList<QDockWidget*>& docks);

private:
    void follow();
    bool isOnTab(QDockWidget* dock) const;

    QMainWindow* m_window;
    QList<QDockWidget*> m_docks;
    QTimer m_settle; ///< panels move one after the other
};

} // namespace pathloom
