// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/batch_pacer.h"
#include "app/window/event_queue.h"
#include "core/search/search_engine.h"

#include <QObject>
#include <QTimer>

#include <thread>

namespace pathloom {

/// What a session runs on its thread. The engine is one; tests bring scripted ones.
class SearchRunner
{
public:
    virtual ~SearchRunner() = default;
    /// Like SearchEngine::run().
    virtual Phase run(std::stop_token stop) = 0;
    /// Called from the GUI thread while run() goes on.
    virtual void post(Command command) = 0;
};

/// Makes the runner on the search thread, which owns it from then on.
using SearchRunnerFactory = std::function<std::unique_ptr<SearchRunner>(EventSink)>;
SearchRunnerFactory engineRunner(SearchJob job, std::filesystem::path folder);
/// Goes on with the run in the folder.
SearchRunnerFactory resumingRunner(std::filesystem::path folder);

/// One search at a time on a thread of its own. Events come out by value, in batches, at the pace the window can
/// afford; commands go in and are taken at the next step. Every exception ends at the thread's border as failed().
class SearchSession final : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Running, Pausing, Paused, Stopping };
    Q_ENUM(State)

    explicit SearchSession(QObject* parent = nullptr);
    /// Stops the search and waits for its thread.
    ~SearchSession() override;

    State state() const { return m_state; }
    bool isActive() const { return m_state != State::Idle; }
    BatchPacer::Milliseconds batchInterval() const { return m_pacer.interval(); }

    /// Only while idle.
    void start(SearchRunnerFactory factory);
    void pause();
    void resume();
    void stop();
    /// Everything but pause, resume and stop, which change the state. Without a search it goes nowhere.
    void post(Command command);
    /// Stops and returns when the thread has ended and its last events were delivered; for closing the window.
    void stopAndWait();

Q_SIGNALS:
    void stateChanged(pathloom::SearchSession::State state);
    void eventsReady(const std::vector<pathloom::Event>& events);
    /// The search is over: Finished or Stopped.
    void ended(pathloom::Phase phase);
    void failed(const QString& sentence);

private:
    struct Outcome
    {
        Phase phase = Phase::Failed;
        QString error;
    };

    void work(const SearchRunnerFactory& factory, std::stop_token stop);
    void take(const Event& event);
    void wake();
    void deliver();
    void finish();
    void setState(State state);

    EventQueue m_queue;
    bool m_pathsMoved = false; ///< by the last event; the search's thread only
    BatchPacer m_pacer;
    QTimer m_timer;
    QTimer m_settled; ///< fires when a batch has been painted
    std::chrono::nanoseconds m_cpuBefore{};
    State m_state = State::Idle;

    std::mutex m_runnerMutex; ///< guards the three below
    SearchRunner* m_runner = nullptr;
    std::vector<Command> m_early; ///< asked for before the runner existed
    Outcome m_outcome;

    std::jthread m_thread;
};

} // namespace pathloom
