// SPDX-License-Identifier: MIT
#include "app/window/search_session.h"

#include "app/window/error_text.h"
#include "core/search/steering.h"
#include "core/util/error.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace pathloom {

namespace {

class EngineRunner final : public SearchRunner
{
public:
    EngineRunner(SearchJob job, std::filesystem::path folder, EventSink sink)
        : m_engine(std::move(job), std::move(folder), std::move(sink))
    {
    }
    EngineRunner(std::filesystem::path folder, EventSink sink) : m_engine(std::move(folder), std::move(sink)) {}
    Phase run(std::stop_token stop) override { return m_engine.run(std::move(stop)); }
    void post(Command command) override { m_engine.post(std::move(command)); }

private:
    SearchEngine m_engine;
};

/// The probabilities as they are after it come right behind it.
bool movesPaths(const Event& event)
{
    const auto* command = std::get_if<CommandAccepted>(&event.body);
    const std::optional<Act> act = command ? actOf(*command) : std::nullopt;
    return act && (!act->closed.empty() || !act->opened.empty());
}

bool tellsPaused(const Event& event)
{
    if (const auto* progress = std::get_if<Progress>(&event.body))
        return progress->phase == Phase::Paused;
    if (const auto* phase = std::get_if<PhaseChanged>(&event.body))
        return phase->phase == Phase::Paused;
    if (const auto* command = std::get_if<CommandAccepted>(&event.body))
        return command->command == "pause";
    return false;
}

} // namespace

SearchRunnerFactory engineRunner(SearchJob job, std::filesystem::path folder)
{
    return [job = std::move(job), folder = std::move(folder)](EventSink sink) {
        return std::make_unique<EngineRunner>(job, folder, std::move(sink));
    };
}

SearchRunnerFactory resumingRunner(std::filesystem::path folder)
{
    return [folder = std::move(folder)](EventSink sink) {
        return std::make_unique<EngineRunner>(folder, std::move(sink));
    };
}

SearchSession::SearchSession(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SearchSession::deliver);
    m_settled.setSingleShot(true);
    connect(&m_settled, &QTimer::timeout, this, [this] { m_pacer.addCost(threadCpuTime() - m_cpuBefore); });
}

SearchSession::~SearchSession()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void SearchSession::start(SearchRunnerFactory factory)
{
    Q_ASSERT(!isActive());
    if (m_thread.joinable())
        m_thread.join();
    m_queue.take();
    m_early.clear();
    m_outcome = {};
    setState(State::Running);
    m_thread = std::jthread([this, factory = std::move(factory)](std::stop_token stop) { work(factory, stop); });
}

void SearchSession::work(const SearchRunnerFactory& factory, std::stop_token stop)
{
    Outcome outcome;
    std::unique_ptr<SearchRunner> runner;
    try {
        runner = factory([this](const Event& event) { take(event); });
        {
            const std::lock_guard lock(m_runnerMutex);
            m_runner = runner.get();
            for (const Command& command : m_early)
                runner->post(command);
        }
        outcome.phase = runner->run(stop);
    } catch (const Cancelled&) {
        outcome.phase = Phase::Stopped;
    } catch (...) {
        outcome.error = errorSentence(std::current_exception());
    }
    {
        const std::lock_guard lock(m_runnerMutex);
        m_runner = nullptr;
        m_outcome = outcome;
    }
    try {
        runner.reset();
    } catch (...) {
        spdlog::error("ending the search: {}", errorSentence(std::current_exception()).toStdString());
    }
    QMetaObject::invokeMethod(this, &SearchSession::finish, Qt::QueuedConnection);
}

/// On the search's thread.
void SearchSession::take(const Event& event)
{
    if (m_queue.push(event))
        QMetaObject::invokeMethod(this, &SearchSession::wake, Qt::QueuedConnection);
    // A person waits for what a command brings: no time for the pace at which the views are brought up to date. Paths
    // that came or went are shown together with the probabilities that they have now.
    const bool isCommand = std::holds_alternative<CommandAccepted>(event.body);
    const bool followsMove = std::exchange(m_pathsMoved, isCommand && movesPaths(event));
    if (followsMove || (isCommand && !m_pathsMoved))
        QMetaObject::invokeMethod(this, &SearchSession::deliver, Qt::QueuedConnection);
}

void SearchSession::post(Command command)
{
    if (!isActive())
        return;
    const std::lock_guard lock(m_runnerMutex);
    if (m_runner)
        m_runner->post(std::move(command));
    else
        m_early.push_back(std::move(command));
}

void SearchSession::pause()
{
    if (m_state != State::Running)
        return;
    post({.kind = Command::Kind::Pause});
    setState(State::Pausing);
}

void SearchSession::resume()
{
    if (m_state != State::Paused && m_state != State::Pausing)
        return;
    post({.kind = Command::Kind::Resume});
    setState(State::Running);
}

void SearchSession::stop()
{
    if (!isActive() || m_state == State::Stopping)
        return;
    // The token, not only the command: it also ends what has no steps, such as measuring the target.
    post({.kind = Command::Kind::Stop});
    m_thread.request_stop();
    setState(State::Stopping);
}

void SearchSession::stopAndWait()
{
    if (!isActive())
        return;
    stop();
    if (m_thread.joinable())
        m_thread.join();
    finish();
}

void SearchSession::wake()
{
    if (isActive() && !m_timer.isActive())
        m_timer.start(m_pacer.interval());
}

void SearchSession::deliver()
{
    std::vector<Event> events = m_queue.take();
    if (events.empty())
        return;
    m_cpuBefore = threadCpuTime();
    if (m_state == State::Pausing && std::any_of(events.begin(), events.end(), tellsPaused))
        setState(State::Paused);
    Q_EMIT eventsReady(events);
    // Painting happens after this function; two frames later it is over.
    constexpr std::chrono::milliseconds paintingTime{60};
    m_settled.start(std::min(paintingTime, m_pacer.interval()));
}

void SearchSession::finish()
{
    if (!isActive())
        return; // stopAndWait() was here before
    if (m_thread.joinable())
        m_thread.join();
    m_timer.stop();
    deliver();
    const Outcome outcome = std::exchange(m_outcome, {});
    setState(State::Idle);
    if (outcome.error.isEmpty())
        Q_EMIT ended(outcome.phase);
    else
        Q_EMIT failed(outcome.error);
}

void SearchSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace pathloom
