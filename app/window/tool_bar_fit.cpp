// SPDX-License-Identifier: MIT
#include "app/window/tool_bar_fit.h"

#include <QEvent>
#include <QLayout>
#include <QToolBar>

#include <algorithm>

namespace pathloom {

ToolBarFit::ToolBarFit(QToolBar* bar) : QObject(bar), m_bar(bar)
{
    bar->installEventFilter(this);
}

bool ToolBarFit::eventFilter(QObject* watched, QEvent* event)
{
    const bool mayMatter =
        event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show;
    if (watched == m_bar && mayMatter)
        fit();
    return QObject::eventFilter(watched, event);
}

int ToolBarFit::neededWidth() const
{
    // What it would like to have, less what its parts can do without.
    const QLayout* layout = m_bar->layout();
    int width = m_bar->sizeHint().width();
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem* item = layout->itemAt(i);
        if (!item->isEmpty())
            width -= std::max(0, item->sizeHint().width() - item->minimumSize().width());
    }
    return width;
}

void ToolBarFit::fit()
{
    const bool hasWords = m_bar->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
    if (hasWords)
        m_withWords = neededWidth();
    const auto style = m_bar->width() < m_withWords ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    if (style != m_bar->toolButtonStyle())
        m_bar->setToolButtonStyle(style);
}

} // namespace pathloom
