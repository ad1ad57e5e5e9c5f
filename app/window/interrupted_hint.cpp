// SPDX-License-Identifier: MIT
#include "app/window/interrupted_hint.h"

#include "app/window/run_library.h"
#include "app/window/search_controller.h"
#include "app/window/window_settings.h"

#include <QAction>

namespace pathloom {

InterruptedHint::InterruptedHint(RunLibrary* library, SearchController* controller, WindowSettings& settings,
                                 QObject* parent)
    : QObject(parent), m_library(library), m_controller(controller), m_settings(settings), m_open(new QAction(this))
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
    const RunListModel& runs = *m_library->runs();
    const int closed = runs.rowOf(m_settings.endedByClosing.get());
    m_settings.endedByClosing.forget();
    const RunRow& newest = runs.run(0);
    if (closed >= 0 && runs.run(closed).state == Phase::Stopped)
        offer(runs.run(closed), tr("The search of the run %1 ended when the window was closed; what it found is kept. "
                                   "Once the run is open, the search can go on."));
    else if (newest.isInterrupted())
        offer(newest,
              hasEnded(newest.state)
                  ? tr("Work on the networks of the run %1 was interrupted. Once the run is open, it can go on.")
                  : tr("The search of the run %1 was interrupted. Once the run is open, the search can go on."));
}

void InterruptedHint::offer(const RunRow& run, const QString& sentence)
{
    m_open->setText(tr("Open %1").arg(run.name));
    m_open->setData(run.folder);
    Q_EMIT wanted(sentence.arg(run.name));
}

} // namespace pathloom
