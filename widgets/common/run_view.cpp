// SPDX-License-Identifier: MIT
#include "widgets/common/run_view.h"

namespace pathloom {

RunView::RunView(QObject* parent) : QObject(parent) {}

RunView::~RunView() = default;

PathProbabilities RunView::probabilities() const
{
    if (!hasRun())
        return {};
    const auto& snapshots = m_history.snapshots();
    if (snapshots.empty() || !snapshots.back().probabilities)
        return uniformProbabilities(*m_header.space);
    return *snapshots.back().probabilities;
}

void RunView::setRun(const RunHeader& header)
{
    m_header = header;
    m_history = History();
    m_choice = m_candidate = -1;
    Q_EMIT runChanged();
    Q_EMIT selectionChanged(m_choice, m_candidate);
}

void RunView::clear()
{
    setRun({});
}

void RunView::updateHeader(const RunHeader& header)
{
    // Another space would make history and selection meaningless: that is another run.
    const bool sameSpace = header.space == m_header.space ||
                           (header.space && m_header.space && header.space->blocks == m_header.space->blocks);
    if (!sameSpace) {
        setRun(header);
        return;
    }
    // The views keep what they laid out for the space they know.
    const auto space = m_header.space;
    m_header = header;
    m_header.space = space;
    Q_EMIT headerChanged();
}

void RunView::apply(const std::vector<Event>& events)
{
    if (events.empty())
        return;
    for (const Event& event : events)
        m_history.apply(event);
    Q_EMIT historyChanged();
}

void RunView::select(int choice, int candidate)
{
    const int choices = hasRun() ? m_header.space->choiceCount() : 0;
    if (choice < 0 || choice >= choices)
        choice = candidate = -1;
    else if (candidate < 0 || candidate >= static_cast<int>(m_header.space->choice(choice).candidates.size()))
        candidate = -1;
    if (choice == m_choice && candidate == m_candidate)
        return;
    m_choice = choice;
    m_candidate = candidate;
    Q_EMIT selectionChanged(choice, candidate);
}

} // namespace pathloom
