// SPDX-License-Identifier: MIT
#include "app/window/dock_heights.h"

#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QLayout>
#include <QMainWindow>

#include <algorithm>

namespace pathloom {

DockHeights::DockHeights(QMainWindow* window, const QList<QDockWidget*>& docks, const QList<QWidget*>& rows)
    : QObject(window), m_window(window), m_docks(docks), m_rows(rows)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (!noRow())
            return;
        m_without = present();
        m_windowHeight = m_window->height();
        m_dragged = false;
    });
    for (QDockWidget* dock : docks)
        dock->installEventFilter(this);
    for (QWidget* row : rows)
        row->installEventFilter(this);
}

DockHeights::Heights DockHeights::present() const
{
    Heights heights;
    for (QDockWidget* dock : m_docks) {
        // Of docks in tabs, those behind keep the size they had when they were last seen.
        if (dock->isHidden() || dock->isFloating() || dock->visibleRegion().isEmpty())
            continue;
        heights.docks << dock;
        heights.pixels << dock->height();
    }
    return heights;
}

bool DockHeights::noRow() const
{
    return std::ranges::all_of(m_rows, [](const QWidget* row) { return row->isHidden(); });
}

bool DockHeights::eventFilter(QObject* watched, QEvent* event)
{
    const bool isRow = m_rows.contains(watched);
    if (!isRow && event->type() == QEvent::Resize) {
        if (noRow())
            m_settle.start();
        else if (QGuiApplication::mouseButtons() != Qt::NoButton)
            m_dragged = true;
    }
    if (isRow && event->type() == QEvent::Hide && m_window->isVisible() && noRow() && !m_dragged)
        QTimer::singleShot(0, this, &DockHeights::restore);
    return QObject::eventFilter(watched, event);
}

void DockHeights::restore()
{
    if (!noRow() || m_window->height() != m_windowHeight)
        return;
    m_window->layout()->activate(); // without the row: what comes later would undo this
    QList<QDockWidget*> docks;
    QList<int> pixels;
    for (const QDockWidget* dock : present().docks)
        if (const qsizetype i = m_without.docks.indexOf(dock); i >= 0) {
            docks << m_without.docks[i];
            pixels << m_without.pixels[i];
        }
    if (!docks.isEmpty())
        m_window->resizeDocks(docks, pixels, Qt::Vertical);
}

} // namespace pathloom
