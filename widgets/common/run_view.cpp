// SPDX-License-Identifier: MIT
#include "widgets/common/run_view.h"

#include "core/run/leading.h"
#include "core/util/error.h"

#include <algorithm>
#include <utility>

namespace pathloom {

RunView::RunView(QObject* parent) : QObject(parent), m_history(std::make_shared<History>()) {}

RunView::~RunView() = default;

PathProbabilities RunView::probabilities() const
{
    if (!hasRun())
        return {};
    std::optional<PathProbabilities> known = m_history->probabilitiesAt(shownStep());
    return known ? *std::move(known) : uniformProbabilities(*m_header.space);
}

std::optional<Architecture> RunView::leading() const
{
    if (!hasRun())
        return std::nullopt;
    try {
        return leadingArchitecture(*m_header.space, m_header.info.config, m_header.latency, *m_history, mask(),
                                   shownStep());
    } catch (const Error&) { // a damaged record: deriving says what is wrong with it
        return std::nullopt;
    }
}

std::optional<double> RunView::expectedMs() const
{
    return hasRun() && m_header.latency ? std::optional(m_header.latency->expectedMs(probabilities())) : std::nullopt;
}

PathMask RunView::mask() const
{
    if (!hasRun())
        return {};
    if (!m_masks)
        m_masks.emplace(*m_header.space);
    m_masks->follow(*m_history);
    return m_masks->at(shownStep());
}

void RunView::setRun(const RunHeader& header)
{
    setRun(header, std::make_shared<History>());
}

void RunView::setRun(const RunHeader& header, std::shared_ptr<History> history)
{
    const bool wasLive = isLive();
    // Views look at the old history until they have been told.
    const std::shared_ptr<History> before = std::exchange(m_history, std::move(history));
    m_header = header;
    m_masks.reset();
    m_moment.reset();
    m_choice = m_candidate = -1;
    const bool hadPick = std::exchange(m_pick, std::nullopt).has_value();
    Q_EMIT runChanged();
    Q_EMIT selectionChanged(m_choice, m_candidate);
    if (!wasLive)
        Q_EMIT momentChanged();
    if (hadPick)
        Q_EMIT pickChanged();
    if (m_history->revision() > 0)
        Q_EMIT historyChanged();
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
        m_history->apply(event);
    Q_EMIT historyChanged();
}

void RunView::setMoment(std::int64_t step)
{
    step = std::clamp<std::int64_t>(step, 0, m_history->step());
    if (!hasRun() || m_moment == step)
        return;
    m_moment = step;
    Q_EMIT momentChanged();
}

void RunView::setPick(const std::optional<BudgetPick>& pick)
{
    const bool fits =
        !pick || (hasRun() && static_cast<int>(pick->architecture.choices.size()) == m_header.space->choiceCount());
    if (!fits || pick == m_pick)
        return;
    m_pick = pick;
    Q_EMIT pickChanged();
}

void RunView::goLive()
{
    if (isLive())
        return;
    m_moment.reset();
    Q_EMIT momentChanged();
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
