// SPDX-License-Identifier: MIT
#include "widgets/steering/run_steering.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/steering_text.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pathloom {

struct RunSteering::State
{
    struct Change
    {
        std::int64_t step;
        Path path;
        bool open, byEngine;
    };
    Steering steering;
    std::vector<Record> records;
    std::vector<Change> changes; ///< in order
    std::size_t taken = 0;       ///< messages looked at
    std::size_t told = 0;        ///< records that changed() was sent for
};

namespace {

/// The newest snapshot from before an act. Several may be of its very step, taken before and after it, and those after
/// it may not have come yet while the search is followed: what counts must not depend on that.
std::optional<PathProbabilities> probabilitiesBefore(const Act& act, const History& history)
{
    const ProbabilityTrack& snapshots = history.snapshots();
    const auto isAfter = [&](const PathProbabilities& p) {
        const auto at = [&](const Path& path) {
            return p[static_cast<std::size_t>(path.block)][static_cast<std::size_t>(path.candidate)];
        };
        return std::ranges::any_of(act.closed, [&](const Path& path) { return at(path) <= 0; }) ||
               std::ranges::any_of(act.opened, [&](const Path& path) { return at(path) > 0; });
    };
    for (std::optional<std::size_t> i = snapshots.indexAt(act.step); i;
         i = *i > 0 ? std::optional(*i - 1) : std::nullopt)
        if (snapshots.step(*i) < act.step || !isAfter(snapshots.at(*i)))
            return snapshots.at(*i);
    return std::nullopt;
}

/// What an act did, as far as the history tells: by the snapshot before it.
SteeringEffect effectThen(const Steering& before, const Act& act, const RunView& view)
{
    const RunHeader& header = view.header();
    const History& history = view.history();
    const std::optional<PathProbabilities> then = probabilitiesBefore(act, history);
    return effectOf(before, act, then ? *then : uniformProbabilities(*header.space),
                    header.latency ? &*header.latency : nullptr,
                    [&](std::int64_t step) { return history.probabilitiesAt(step); });
}

} // namespace

RunSteering::RunSteering(const RunView* view, QObject* parent)
    : QObject(parent), m_view(view), m_state(std::make_unique<State>())
{
    const auto reset = [this] {
        *m_state = {};
        if (m_view->hasRun())
            m_state->steering = Steering(*m_view->header().space);
    };
    connect(view, &RunView::runChanged, this, [this, reset] {
        reset();
        Q_EMIT changed();
    });
    connect(view, &RunView::historyChanged, this, [this] {
        follow();
        if (std::exchange(m_state->told, m_state->records.size()) != m_state->records.size())
            Q_EMIT changed();
    });
    reset();
}

RunSteering::~RunSteering() = default;

void RunSteering::follow() const
{
    State& state = *m_state;
    if (!m_view->hasRun())
        return;
    const std::vector<Event>& messages = m_view->history().messages();
    for (; state.taken < messages.size(); ++state.taken) {
        const Event& event = messages[state.taken];
        const auto* command = std::get_if<CommandAccepted>(&event.body);
        if (!command)
            continue;
        try {
            Record record{.step = event.step, .seconds = event.seconds, .command = *command};
            record.changed = actOf(*command);
            Act* act = record.changed ? &*record.changed : nullptr;
            if (!act) {
                state.records.push_back(std::move(record));
                continue;
            }
            act->step = event.step;
            const Steering before = state.steering;
            state.steering.apply(*command, event.step);
            for (const auto& [paths, open] : {std::pair(&act->closed, false), std::pair(&act->opened, true)})
                for (const Path& path : *paths)
                    state.changes.push_back({event.step, path, open, act->byEngine});
            if (act->of == 0)
                record.act = static_cast<int>(std::ssize(before.acts()));
            record.effect = effectThen(before, *act, *m_view);
            state.records.push_back(std::move(record));
        } catch (const std::exception& e) {
            spdlog::warn("A recorded command of step {} was passed over: {}", event.step, e.what());
        }
    }
}

const Steering& RunSteering::steering() const
{
    follow();
    return m_state->steering;
}

const std::vector<RunSteering::Record>& RunSteering::records() const
{
    follow();
    return m_state->records;
}

std::optional<RunSteering::Closing> RunSteering::closingOf(Path path, std::int64_t step) const
{
    follow();
    const auto& changes = m_state->changes;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        if (change->path != path || change->step > step)
            continue;
        return change->open ? std::nullopt : std::optional(Closing{change->step, change->byEngine});
    }
    return std::nullopt;
}

QString RunSteering::stateText(Path path) const
{
    const PathMask mask = m_view->mask();
    if (mask.isOpen(path))
        return mask.openCount(path.block) == 1 ? tr("Pinned: the only path left in its block") : QString();
    const std::optional<Closing> closing = closingOf(path, m_view->shownStep());
    if (!closing)
        return tr("Pruned");
    return closing->byEngine ? tr("Pruned at step %L1 by the engine").arg(closing->step)
                             : tr("Pruned at step %L1 by you").arg(closing->step);
}

PathProbabilities RunSteering::probabilities() const
{
    const ProbabilityTrack& snapshots = m_view->history().snapshots();
    return snapshots.empty() ? uniformProbabilities(*m_view->header().space) : snapshots.back();
}

SteeringEffect RunSteering::effect(const Act& planned) const
{
    const RunHeader& header = m_view->header();
    return effectOf(steering(), planned, probabilities(), header.latency ? &*header.latency : nullptr,
                    [this](std::int64_t step) { return m_view->history().probabilitiesAt(step); });
}

QString RunSteering::whyNotByProbability() const
{
    if (!m_view->hasRun() || m_view->header().info.config.method != SearchMethod::Random)
        return {};
    return tr("A random search learns no path probabilities to go by; paths can be pruned and pinned one by one.");
}

/// The usual reasons in the person's language; empty for a command that nothing obvious stands against.
QString RunSteering::refusalOf(const Command& command) const
{
    using Kind = Command::Kind;
    const Steering& hand = steering();
    const PathMask& mask = hand.mask();
    const auto isLast = [&](const Path& path) { return mask.isOpen(path) && mask.openCount(path.block) == 1; };
    switch (command.kind) {
    case Kind::Undo:
        return hand.nextUndo() ? QString() : tr("Nothing has been changed yet that could be taken back.");
    case Kind::Redo:
        return hand.nextRedo() ? QString() : tr("Nothing has been taken back that could be done again.");
    case Kind::PruneBelow:
    case Kind::FixStage:
        return whyNotByProbability();
    case Kind::Set:
        if (command.key == "latency.budget_ms")
            return whyNotBudget(command.value);
        return command.key == "prune.below" && command.value > 0 ? whyNotByProbability() : QString();
    case Kind::Prune:
    case Kind::Pin:
    case Kind::Restore:
        break;
    default:
        return {};
    }
    if (command.paths.size() != 1 || !mask.contains(command.paths.front()))
        return command.paths.empty() ? tr("No path is selected.") : QString();
    const Path path = command.paths.front();
    const QString name = SteeringText::path(*m_view->header().space, path);
    if (command.kind == Kind::Restore)
        return mask.isOpen(path) ? tr("%1 is open.").arg(name) : QString();
    if (command.kind == Kind::Pin)
        return isLast(path) ? tr("%1 is the only open path of its block already.").arg(name) : QString();
    if (!mask.isOpen(path))
        return tr("%1 is pruned already.").arg(name);
    return isLast(path) ? tr("%1 is the last open path of its block; a block needs one.").arg(name) : QString();
}

QString RunSteering::whyNotBudget(double ms) const
{
    if (ms <= 0)
        return tr("The budget of a search that has begun is a number; automatic can be chosen before the start.");
    const RunHeader& header = m_view->header();
    if (!header.latency || header.info.config.latencyLoss == LatencyLoss::None)
        return {};
    const double fastest = header.latency->smallestMs(steering().mask());
    // Rounded up, so that the number named can be used.
    return ms >= fastest ? QString()
                         : tr("The budget is below the fastest network that is left: give %1 ms or more.")
                               .arg(Format::number(std::ceil(fastest * 1000) / 1000, 3));
}

SteeringPlan RunSteering::plan(const Command& command) const
{
    SteeringPlan plan;
    if (!m_view->hasRun()) {
        plan.refusal = tr("No run is on show.");
        return plan;
    }
    plan.refusal = refusalOf(command);
    if (!plan.refusal.isEmpty())
        return plan;
    try {
        plan.act = steering().plan(command, probabilities(), m_view->header().info.config);
        plan.effect = effect(*plan.act);
    } catch (const std::exception& e) {
        plan.act.reset();
        plan.refusal = SteeringText::sentence(CoreText::of(e.what()));
    }
    return plan;
}

int RunSteering::undosTo(std::int64_t id) const
{
    return static_cast<int>(
        std::ranges::count_if(steering().acts(), [id](const Act& act) { return act.id >= id && !act.undone; }));
}

SteeringPlan RunSteering::planUndoTo(std::int64_t id) const
{
    SteeringPlan plan;
    const Steering& present = steering();
    const int undos = undosTo(id);
    if (undos == 0) {
        plan.refusal = tr("This has been taken back already.");
        return plan;
    }
    Act whole;
    try {
        Steering then = present;
        for (int i = 0; i < undos; ++i)
            then.apply(then.plan({.kind = Command::Kind::Undo}, probabilities(), m_view->header().info.config), 0);
        for (int i = 0; i < present.mask().blocks(); ++i)
            for (int j = 0; j < present.mask().candidates(i); ++j)
                if (present.mask().isOpen({i, j}) != then.mask().isOpen({i, j}))
                    (then.mask().isOpen({i, j}) ? whole.opened : whole.closed).push_back({i, j});
    } catch (const std::exception& e) {
        plan.refusal = SteeringText::sentence(CoreText::of(e.what()));
        return plan;
    }
    plan.effect = effect(whole);
    plan.act = std::move(whole);
    return plan;
}

} // namespace pathloom
