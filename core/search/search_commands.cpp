// SPDX-License-Identifier: MIT
// What a person asks of a running search, and what the engine does of its own.
#include "core/derive/derive.h"
#include "core/search/search_engine_impl.h"
#include "core/search/steering_effect.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using namespace std::chrono_literals;

constexpr auto lookInterval = 200ms;
constexpr auto pauseInterval = 500ms; ///< between two looks while the search stands still

} // namespace

void SearchEngine::Impl::carryOut(Act act)
{
    const bool movesPaths = !act.closed.empty() || !act.opened.empty();
    act = steering.apply(std::move(act), step);
    for (const auto& [key, change] : act.settings)
        setSetting(job.config, key, change.after);
    budgetMs = job.config.budgetMs;
    emit(recordOf(act));
    if (movesPaths) {
        snapshot();
        pace.forget(SearchPace::Architecture); // what it saves is to be seen at once
    }
    if (act.settings.empty())
        return;
    onDisk([&] {
        RunInfo info = store->info();
        info.config = job.config;
        store->updateInfo(info);
    });
}

void SearchEngine::Impl::obeyAct(const Command& command)
{
    try {
        const Act act = steering.plan(command, loop->strategy().probabilities(), job.config);
        const bool isNew = command.kind != Command::Kind::Undo && command.kind != Command::Kind::Redo;
        const auto budget = act.settings.find("latency.budget_ms");
        if (isNew && budget != act.settings.end() && job.config.latencyLoss != LatencyLoss::None &&
            budget->second.after < latency.smallestMs(steering.mask()))
            throw UsageError(fmt::format("A budget of {:.4g} ms is below {:.4g} ms, the fastest network here",
                                         budget->second.after, latency.smallestMs(steering.mask())));
        const bool movesPaths = !act.closed.empty() || !act.opened.empty();
        if (isNew && movesPaths && job.config.method == SearchMethod::Gradient &&
            job.config.latencyLoss == LatencyLoss::MulLog) { // the others' rewards are defined everywhere
            const auto expected = effectOf(steering, act, loop->strategy().probabilities(), &latency).after.expectedMs;
            if (expected && *expected <= 1)
                throw UsageError(fmt::format("The expected latency would fall to {:.3g} ms, and the loss mul#log is "
                                             "defined above 1 ms only",
                                             *expected));
        }
        carryOut(act);
    } catch (const UsageError& e) {
        const std::string what = command.kind == Command::Kind::Set
                                     ? fmt::format("{} {} {}", toText(command.kind), command.key, command.value)
                                     : toText(command.kind);
        emit(Message{MessageLevel::Warning, fmt::format("The command '{}' was not carried out: {}.", what, e.what())});
    }
}

void SearchEngine::Impl::derive(const Command& command)
{
    try {
        if (command.step.value_or(0) > step)
            throw UsageError(fmt::format("Step {} has not come yet", *command.step));
        const std::optional<Architecture> wanted = wantedArchitecture(command, job.space);
        onDisk([&] {
            store->flush();
            const Event asked{.step = step,
                              .seconds = pace.secondsSpent(),
                              .body = recordOfDerivation(command, commandsOf(*store), step)};
            if (wanted)
                addDerived(*store, command.step.value_or(step), *wanted, sink, {.asked = asked, .choice = command.choice});
            else
                deriveNetwork(*store, command.step, sink, asked);
        });
    } catch (const Error& e) { // a network too early is no reason to end a search
        emit(Message{MessageLevel::Warning, fmt::format("No network was derived. {}", e.what())});
        return;
    }
    if (!command.step)
        checkpoint(); // the weights that the network may inherit
}

bool SearchEngine::Impl::obey(const Command& command)
{
    switch (command.kind) {
    case Command::Kind::Pause:
    case Command::Kind::Resume:
        emit(CommandAccepted{toText(command.kind), Json::object()});
        break;
    case Command::Kind::Stop:
        emit(CommandAccepted{toText(command.kind), Json::object()});
        stopRequested = true;
        break;
    case Command::Kind::Derive:
        if (evaluated && job.config.method == SearchMethod::Random)
            return false; // a replay would take out the network that is being evaluated, not the one before it
        derive(command);
        break;
    case Command::Kind::Checkpoint:
        if (!loop)
            return false;
        emit(CommandAccepted{toText(command.kind), Json::object()});
        checkpoint(true);
        break;
    default:
        if (!loop)
            return false;
        obeyAct(command);
    }
    return true;
}

void SearchEngine::Impl::lookAtCommandFolder()
{
    if (!commandFolder)
        return;
    if (std::exchange(obeyedOthers, false))
        store->flushSoon(); // the files are gone, and what came of them is not on the disk yet
    if (Clock::now() - lastFolderLook < lookInterval)
        return;
    lastFolderLook = Clock::now();
    CommandFolder::Taken taken = commandFolder->take();
    obeyedOthers = !taken.commands.empty();
    for (Command& command : taken.commands)
        inbox.post(std::move(command));
    for (const std::string& sentence : taken.refused)
        emit(Message{MessageLevel::Warning, "A command from outside was refused. " + sentence});
}

void SearchEngine::Impl::obeyScript()
{
    while (loop && !script.empty() && script.front().step <= step) {
        const Command command = std::move(script.front().command);
        script.pop_front();
        obey(command);
    }
}

void SearchEngine::Impl::obeyCommands()
{
    bool paused = false;
    const Phase running = phase;
    std::deque<Command> waiting;
    do {
        lookAtCommandFolder();
        for (const Command& command : inbox.take()) {
            const bool isForNow = command.kind == Command::Kind::Pause || command.kind == Command::Kind::Resume ||
                                  command.kind == Command::Kind::Stop;
            if ((!isForNow && !waiting.empty()) || !obey(command)) // what was asked first is done first
                waiting.push_back(command);
            if (command.kind == Command::Kind::Pause && !paused) {
                paused = true;
                pace.pause();
                enter(Phase::Paused);
                checkpoint();
            }
            if ((command.kind == Command::Kind::Resume || stopRequested) && paused) {
                paused = false;
                pace.resume();
                enter(running);
            }
        }
        if (paused)
            inbox.wait(stop, pauseInterval);
    } while (paused && !stop.stop_requested());
    if (paused) {
        pace.resume();
        phase = running;
    }
    inbox.putBack(std::move(waiting));
    if (stop.stop_requested())
        stopRequested = true;
}

void SearchEngine::Impl::dropCommands()
{
    for (const Command& command : inbox.take())
        if (command.kind != Command::Kind::Stop)
            emit(Message{MessageLevel::Warning,
                         fmt::format("The command '{}' was not carried out: the search ended before it could be.",
                                     toText(command.kind))});
}

void SearchEngine::Impl::obeyBetween()
{
    obeyCommands();
    if (stopRequested)
        throw Cancelled();
}

void SearchEngine::Impl::pruneByItself()
{
    const std::vector<Path> paths = pruner->afterStep(loop->strategy().probabilities(), steering, job.config);
    if (!paths.empty())
        carryOut(steering.planPruning(paths));
}

} // namespace pathloom
