// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_engine.h"
#include "core/util/error.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

/// A search on a thread of its own, and what it has said so far.
class WatchedSearch
{
public:
    using Clock = std::chrono::steady_clock;

    WatchedSearch(pathloom::SearchJob job, const std::filesystem::path& folder)
        : m_engine(std::move(job), folder, sink())
    {
    }
    /// Goes on with a run.
    explicit WatchedSearch(const std::filesystem::path& folder) : m_engine(folder, sink()) {}
    /// Stops the search and waits for its end.
    ~WatchedSearch() { join(); }

    pathloom::SearchEngine& engine() { return m_engine; }
    /// Before start(): called on the search's thread with each event, before anything else is done with it.
    void onEvent(pathloom::EventSink look) { m_look = std::move(look); }
    void start()
    {
        m_thread = std::jthread([this](std::stop_token stop) {
            try {
                m_end = m_engine.run(std::move(stop));
            } catch (const pathloom::Error& e) {
                m_error = QString::fromUtf8(e.what());
            }
            const std::scoped_lock guard(m_mutex);
            m_ended = Clock::now();
            m_changed.notify_all();
        });
    }
    /// True when the search said something like it, at most after the time given; false if it ended before that.
    bool waitFor(const std::function<bool(const pathloom::Event&)>& like, double seconds)
    {
        std::unique_lock lock(m_mutex);
        const auto said = [&] { return std::ranges::any_of(m_events, like); };
        m_changed.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return said() || m_ended; });
        return said();
    }
    bool waitForPhase(pathloom::Phase phase, double seconds)
    {
        return waitFor(
            [phase](const pathloom::Event& event) {
                const auto* changed = std::get_if<pathloom::PhaseChanged>(&event.body);
                return changed && changed->phase == phase;
            },
            seconds);
    }
    bool waitForMessage(const std::string& part, double seconds)
    {
        return waitFor(
            [&part](const pathloom::Event& event) {
                const auto* message = std::get_if<pathloom::Message>(&event.body);
                return message && message->text.find(part) != std::string::npos;
            },
            seconds);
    }
    /// Waits for the search's own end. @return whether it came
    bool waitForEnd(double seconds)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return m_ended.has_value(); });
    }
    void requestStop() { m_thread.request_stop(); }
    /// @return seconds that it took to end
    double join()
    {
        const auto begin = Clock::now();
        m_thread = {};
        return std::chrono::duration<double>(Clock::now() - begin).count();
    }

    /// After the end.
    pathloom::Phase end() const { return m_end; }
    /// After the end: what run() threw; empty if nothing.
    const QString& error() const { return m_error; }
    std::int64_t weightSteps() const
    {
        const std::scoped_lock guard(m_mutex);
        return std::ranges::count_if(
            m_events, [](const auto& event) { return std::holds_alternative<pathloom::WeightStep>(event.body); });
    }
    std::vector<pathloom::Event> events() const
    {
        const std::scoped_lock guard(m_mutex);
        return m_events;
    }
    /// Every message, for a test that failed.
    QByteArray said() const
    {
        QByteArray text = m_error.toUtf8();
        for (const pathloom::Event& event : events())
            if (!std::holds_alternative<pathloom::WeightStep>(event.body) &&
                !std::holds_alternative<pathloom::ArchitectureStep>(event.body) &&
                !std::holds_alternative<pathloom::ProbabilitySnapshot>(event.body) &&
                !std::holds_alternative<pathloom::Progress>(event.body))
                text += "\n" + QByteArray::number(qint64(event.step)) + " " +
                        QByteArray::fromStdString(pathloom::bodyToJson(event.body).dump());
        return text;
    }

private:
    pathloom::EventSink sink()
    {
        return [this](const pathloom::Event& event) {
            if (m_look)
                m_look(event);
            const std::scoped_lock guard(m_mutex);
            m_events.push_back(event);
            m_changed.notify_all();
        };
    }

    pathloom::SearchEngine m_engine;
    pathloom::EventSink m_look;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<pathloom::Event> m_events;
    std::optional<Clock::time_point> m_ended;
    pathloom::Phase m_end = pathloom::Phase::Preparing;
    QString m_error;
    std::jthread m_thread;
};
