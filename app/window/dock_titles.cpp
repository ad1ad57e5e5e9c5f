// SPDX-License-Identifier: MIT
#include "app/window/dock_titles.h"

#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace pathloom {

DockTitles::DockTitles(QMainWindow* window, const QList<QDockWidget*>& docks)
    : QObject(window), m_window(window), m_docks(docks)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, &DockTitles::follow);
    const auto settle = [this] { m_settle.start(); };
    for (const QDockWidget* dock : docks) {
        connect(dock, &QDockWidget::visibilityChanged, this, settle);
        connect(dock, &QDockWidget::dockLocationChanged, this, settle);
        connect(dock, &QDockWidget::topLevelChanged, this, settle);
    }
    follow();
}

bool DockTitles::isOnTab(QDockWidget* dock) const
{
    if (dock->isFloating() || dock->isHidden())
        return false;
    const QList<QDockWidget*> beside = m_window->tabifiedDockWidgets(dock);
    return std::ranges::any_of(beside,
                               [](const QDockWidget* other) { return !other->isFloating() && !other->isHidden(); });
}

void DockTitles::follow()
{
    for (QDockWidget* dock : std::as_const(m_docks)) {
        QWidget* nothing = dock->titleBarWidget();
        const bool bare = isOnTab(dock);
        if (bare == (nothing != nullptr))
            continue;
        dock->setTitleBarWidget(bare ? new QWidget(dock) : nullptr);
        delete nothing;
    }
}

} // namespace pathloom
