// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <utility>

namespace pathloom {

/// Time keeping of a search: running time without pauses, step times, and what is left.
class SearchPace
{
public:
    enum Kind { Weight, Architecture };

    double secondsSpent() const { return m_paused ? m_before : m_before + since(m_started); }
    /// Goes on from the running time of a search that was interrupted.
    void goOnFrom(double seconds)
    {
        m_before += seconds;
        m_earlier = seconds;
    }
    /// Of secondsSpent(), what this process spent.
    double secondsHere() const { return secondsSpent() - m_earlier; }
    void pause()
    {
        m_before = secondsSpent();
        m_paused = true;
    }
    void resume()
    {
        m_started = Clock::now();
        m_paused = false;
    }

    /// Runs a step and remembers how long it took, as a mean that follows the last fifty or so.
    void time(Kind kind, const std::function<void()>& step)
    {
        const auto begin = Clock::now();
        step();
        Mean& mean = m_means[kind];
        mean.steps += 1;
        const double weight = 1 / std::min(mean.steps, 50.0);
        mean.seconds += weight * (since(begin) - mean.seconds);
    }
    /// What was known of these steps no longer holds: they have become cheaper or dearer.
    void forget(Kind kind) { m_means[kind] = {}; }
    /// True at most twice a second.
    bool reportIsDue()
    {
        if (since(m_lastReport) < 0.5)
            return false;
        m_lastReport = Clock::now();
        return true;
    }
    /// Share of the last ten seconds or so in which the computation waited for images, 0..1.
    /// @param waitedSeconds in this process so far
    double dataWaitShare(double waitedSeconds)
    {
        const double passed = secondsHere() - m_waitsKnownAt;
        if (passed > 0) {
            const double share = std::clamp((waitedSeconds - m_waited) / passed, 0.0, 1.0);
            m_waitShare += (1 - std::exp(-passed / 10)) * (share - m_waitShare);
        }
        m_waitsKnownAt += passed;
        m_waited = waitedSeconds;
        if (m_waitShare < limitingWaitShare)
            m_limitedSince = m_waitsKnownAt;
        return m_waitShare;
    }
    /// True once: when for so many seconds a fifth of the time and more went into waiting for images.
    bool dataIsTheLimit(double seconds = 30)
    {
        const bool isLimit = m_waitShare >= limitingWaitShare && m_waitsKnownAt - m_limitedSince >= seconds;
        return isLimit && !std::exchange(m_limitIsKnown, true);
    }
    /// Mean of the last ones; 0 before the first.
    double architectureStepSeconds() const { return m_means[Architecture].seconds; }
    /// Of the weight steps, architecture steps between them included.
    double imagesPerSecond(int batchSize) const
    {
        const double weights = m_means[Weight].steps;
        if (weights == 0)
            return 0;
        return batchSize /
               (m_means[Weight].seconds + m_means[Architecture].seconds * m_means[Architecture].steps / weights);
    }
    /// An architecture step counts as two weight steps until the first one was timed.
    double secondsLeft(std::int64_t weightSteps, std::int64_t architectureSteps) const
    {
        const double architecture =
            m_means[Architecture].steps > 0 ? m_means[Architecture].seconds : 2 * m_means[Weight].seconds;
        return double(weightSteps) * m_means[Weight].seconds + double(architectureSteps) * architecture;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Mean
    {
        double steps = 0, seconds = 0;
    };
    static constexpr double limitingWaitShare = 0.2;
    static double since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

    std::array<Mean, 2> m_means;
    Clock::time_point m_started = Clock::now(), m_lastReport = Clock::now();
    double m_before = 0, m_earlier = 0;
    double m_waitsKnownAt = 0, m_waited = 0, m_waitShare = 0, m_limitedSince = 0;
    bool m_limitIsKnown = false;
    bool m_paused = false;
};

} // namespace pathloom
