// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_session.h"
#include "core/search/steering.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace pathloom {

/// A search that does what a test says, on the search thread, and remembers the commands it got.
class ScriptedRunner final : public SearchRunner
{
public:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::deque<Command> commands;
        int alive = 0;

        std::vector<Command::Kind> kinds()
        {
            const std::lock_guard lock(mutex);
            std::vector<Command::Kind> found;
            for (const Command& command : commands)
                found.push_back(command.kind);
            return found;
        }
    };
    using Script = std::function<Phase(const EventSink&, Shared&, std::stop_token)>;

    ScriptedRunner(EventSink sink, std::shared_ptr<Shared> shared, Script script)
        : m_sink(std::move(sink)), m_shared(std::move(shared)), m_script(std::move(script))
    {
        const std::lock_guard lock(m_shared->mutex);
        ++m_shared->alive;
    }
    ~ScriptedRunner() override
    {
        const std::lock_guard lock(m_shared->mutex);
        --m_shared->alive;
    }

    Phase run(std::stop_token stop) override { return m_script(m_sink, *m_shared, std::move(stop)); }
    void post(Command command) override
    {
        {
            const std::lock_guard lock(m_shared->mutex);
            m_shared->commands.push_back(command);
        }
        m_shared->changed.notify_all();
    }

    static SearchRunnerFactory factory(std::shared_ptr<Shared> shared, Script script)
    {
        return [shared, script](EventSink sink) {
            return std::make_unique<ScriptedRunner>(std::move(sink), shared, script);
        };
    }

    /// Runs until it is told to stop, as a search that would take hours.
    static Phase untilStopped(const EventSink&, Shared& shared, std::stop_token stop)
    {
        std::unique_lock lock(shared.mutex);
        shared.changed.wait(lock, stop, [] { return false; });
        return Phase::Stopped;
    }

    /// Obeys commands as the engine does, until it is told to stop: acts through core's Steering at ever later steps,
    /// each recorded and followed by the probabilities as they are then.
    static Script steered(const SearchSpace& space, const SearchConfig& initial, const PathProbabilities& probabilities)
    {
        return [space, initial, probabilities](const EventSink& sink, Shared& shared, std::stop_token stop) {
            Steering steering(space);
            SearchConfig config = initial;
            std::int64_t step = 0;
            const auto show = [&] {
                sink({.step = step,
                      .seconds = 0.1 * double(step),
                      .body = ProbabilitySnapshot{
                          std::make_shared<const PathProbabilities>(steering.mask().apply(probabilities))}});
            };
            const auto obey = [&](const Command& command) {
                step += 10;
                const auto tell = [&](EventBody body) {
                    sink({.step = step, .seconds = 0.1 * double(step), .body = std::move(body)});
                };
                if (command.kind < Command::Kind::Set)
                    return tell(CommandAccepted{toText(command.kind), Json::object()});
                try {
                    const Act act =
                        steering.apply(steering.plan(command, steering.mask().apply(probabilities), config), step);
                    for (const auto& [key, change] : act.settings)
                        setSetting(config, key, change.after);
                    tell(recordOf(act));
                    show();
                } catch (const std::exception& e) {
                    tell(Message{MessageLevel::Warning, e.what()});
                }
            };
            show();
            std::unique_lock lock(shared.mutex);
            for (std::size_t taken = 0; shared.changed.wait(lock, stop, [&] { return shared.commands.size() > taken; });
                 ++taken) {
                const Command command = shared.commands[taken];
                if (command.kind == Command::Kind::Stop)
                    break;
                lock.unlock();
                obey(command);
                lock.lock();
            }
            return Phase::Stopped;
        };
    }

private:
    EventSink m_sink;
    std::shared_ptr<Shared> m_shared;
    Script m_script;
};

inline Event weightStep(std::int64_t step)
{
    return {.step = step, .seconds = 0.1 * double(step), .body = WeightStep{.loss = 1, .accuracy = 0.5}};
}

} // namespace pathloom
