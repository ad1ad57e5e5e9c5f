// SPDX-License-Identifier: MIT
// What is possible with what is on show, and why not; following the search of another program.
#include "app/window/search_controller.h"

#include "core/search/steering.h"
#include "widgets/common/core_text.h"

#include <algorithm>

namespace pathloom {

bool SearchController::canStart() const
{
    return !m_session->isActive() && m_shown == Shown::Draft && m_draft && !m_lookUp;
}

bool SearchController::isSteeredFromHere() const
{
    const RunHeader& header = m_view->header();
    return m_shown == Shown::Stored && !m_session->isActive() && header.live && header.takesCommands;
}

bool SearchController::canResume() const
{
    if (isSteeredFromHere())
        return m_view->history().phase() == Phase::Paused;
    return m_session->state() == SearchSession::State::Paused || m_session->state() == SearchSession::State::Pausing;
}

Progress SearchController::liveProgress() const
{
    Progress progress = m_progress;
    if (m_session->state() != SearchSession::State::Paused)
        return progress;
    if (progress.phase == Phase::WarmUp || progress.phase == Phase::Joint) // others count no weight steps
        progress.step = std::max(progress.step, m_liveHistory->step());
    progress.phase = Phase::Paused;
    return progress;
}

bool SearchController::canPause() const
{
    if (isSteeredFromHere())
        return m_view->history().phase() != Phase::Paused;
    return m_session->state() == SearchSession::State::Running;
}

bool SearchController::canStop() const
{
    if (isSteeredFromHere())
        return true;
    return m_session->isActive() && m_session->state() != SearchSession::State::Stopping;
}

bool SearchController::canDerive() const
{
    if (m_shown == Shown::Live)
        return canStop() && !m_view->history().snapshots().empty();
    return m_shown == Shown::Stored && !m_view->history().snapshots().empty() && whyNotDerivable().isEmpty();
}

QString SearchController::whyNotDerivable() const
{
    if (m_shown != Shown::Stored)
        return {};
    if (isFollowing() && !canSteer()) // only the search writes to its run
        return whyNotSteerable();
    if (m_view->header().locked)
        return tr("Another program writes to this run.");
    return m_view->header().readOnly ? tr("The folder of this run cannot be written, so no network can be added to it.")
                                     : QString();
}

bool SearchController::isFollowing() const
{
    return m_shown == Shown::Stored && m_view->header().live;
}

std::optional<Progress> SearchController::followedProgress() const
{
    if (!isFollowing())
        return std::nullopt;
    Progress progress = m_followed.of(m_view->header().info.config, m_view->history());
    const QString who =
        isSteeredFromHere() ? tr("run by another program; Stop ends its search there") : tr("run by another program");
    progress.detail = who.toStdString();
    return progress;
}

bool SearchController::canSteer() const
{
    return (m_shown == Shown::Live && canStop()) || isSteeredFromHere();
}

QString SearchController::whyNotSteerable() const
{
    switch (m_shown) {
    case Shown::Nothing:
        return tr("No search is on show.");
    case Shown::Draft:
        return tr("This changes a running search: start this one first.");
    case Shown::Live:
        return canSteer() ? QString() : tr("The search is ending.");
    case Shown::Stored:
        break;
    }
    if (isSteeredFromHere())
        return {};
    if (!isFollowing())
        return tr("This changes a running search; the run on show is not running.");
    return m_view->header().takesCommands
               ? tr("Another program runs this search; it can be changed from here when the search of this window has "
                    "ended.")
               : tr("Another program runs this search; it was started without --accept-commands, so it cannot be "
                    "changed from here.");
}

bool SearchController::canResumeRun() const
{
    const RunHeader& header = m_view->header();
    return m_shown == Shown::Stored && !m_session->isActive() && !header.live && !header.locked && !header.readOnly &&
           !header.folder.isEmpty() && (header.workLeft || whyNotResumable(header.info).empty());
}

bool SearchController::wouldResumeWork() const
{
    const RunHeader& header = m_view->header();
    if (!canResumeRun() || !header.workLeft)
        return false;
    return header.workBegun || !whyNotResumable(header.info).empty();
}

QString SearchController::whyNotResumedFromHere() const
{
    if (m_shown != Shown::Stored || canResumeRun() || (isSteeredFromHere() && canResume()))
        return {};
    const RunHeader& header = m_view->header();
    if (isFollowing())
        return tr("Another program runs this search.");
    if (!whyNotResumable(header.info).empty())
        return tr("The search of this run has finished, and all that was to follow: there is nothing to go on with.");
    if (header.locked)
        return tr("Another program writes to this run.");
    if (header.readOnly)
        return tr("The folder of this run cannot be written, so its search cannot go on.");
    return tr("A search is running already.");
}

void SearchController::startFollowing(const QString&, const std::vector<Event>& last)
{
    m_followed = {};
    m_followed.add(last);
    if (const std::optional<Progress> progress = followedProgress())
        Q_EMIT progressChanged(*progress);
}

/// What the search of another program did is told as if it were this window's.
void SearchController::follow(const QString& folder, const std::vector<Event>& events)
{
    bool runChanges = false;
    for (const Event& event : events) {
        if (std::holds_alternative<Alarm>(event.body))
            Q_EMIT alarmRaised(event, folder);
        if (const auto* said = std::get_if<Message>(&event.body); said && said->level != MessageLevel::Info)
            Q_EMIT message(said->level, CoreText::of(said->text));
        runChanges = runChanges || std::holds_alternative<NetworkDerived>(event.body) ||
                     std::holds_alternative<Evaluation>(event.body) || std::holds_alternative<PhaseChanged>(event.body);
    }
    if (runChanges)
        Q_EMIT runChanged(folder);
    m_followed.add(events);
    if (const std::optional<Progress> progress = followedProgress())
        Q_EMIT progressChanged(*progress);
}

} // namespace pathloom
