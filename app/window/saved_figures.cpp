// SPDX-License-Identifier: MIT
#include "app/window/saved_figures.h"

#include "widgets/common/figure_saved.h"

namespace pathloom {

SavedFigures::SavedFigures(QObject* window) : QObject(window)
{
    window->installEventFilter(this);
}

bool SavedFigures::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != FigureSaved::eventType())
        return QObject::eventFilter(watched, event);
    event->accept();
    Q_EMIT saved(static_cast<const FigureSaved*>(event)->file());
    return true;
}

} // namespace pathloom
