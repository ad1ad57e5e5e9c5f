// SPDX-License-Identifier: MIT
#include "app/window/interrupted_hint.h"

#include "app/window/run_library.h"
#include "app/window/search_controller.h"

#include <QAction>

namespace pathloom {

InterruptedHint::InterruptedHint(RunLibrary* library, SearchController* controller, QObject* parent)
    : QObject(parent), m_library(library), m_controller(controller), m_open(new QAction(this))
{
    connect(library, &RunLibrary::refreshed, this, &InterruptedHint::look);
    connect(controller, &SearchController::runStarted, this, &InterruptedHint::drop);
    connect(m_open, &QAction::triggered, this, [this] { Q_EMIT openRequested(m_open->data().toString()); });
}

void InterruptedHint::drop()
{
    m_isDone = true;
}

void InterruptedHint::look()
{
    if (m_isDone)
        return;
    m_isDone = true; // what becomes of runs from now on can be seen in their list
    if (m_library->runs()->rowCount() == 0 || m_controller->session().isActive())
        return;
    const RunRow& newest = m_library->runs()->run(0);
    if (!newest.isInterrupted())
        return;
    m_open->setText(tr("Open %1").arg(newest.name));
    m_open->setData(newest.folder);
    Q_EMIT wanted(
        hasEnded(newest.state)
            ? tr("Work on the networks of the run %1 was interrupted. Once the run is open, it can go on.").arg(newest.name)
            : tr("The search of the run %1 was interrupted. Once the run is open, the search can go on.")
                  .arg(newest.name));
}

} // namespace pathloom
