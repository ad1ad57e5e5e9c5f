// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_progress.h"
#include "core/search/events.h"

#include <chrono>
#include <string>

namespace pathloom::cli {

/// Shows events as one line a phase on standard error: bar, percent, step, loss, accuracy, expected latency, entropy,
/// images per second, time spent and left. In a terminal the line is rewritten in place; elsewhere (a log file) a new
/// one is written every ten seconds. Single-threaded: the sink runs on the thread that does the work.
class ProgressDisplay
{
public:
    explicit ProgressDisplay(bool quiet = false);
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

    void show(const Event& event);
    /// show() as a sink; the display must outlive it.
    EventSink sink();
    /// Leaves the current line standing and ends it.
    void finish();

private:
    void showProgress(const Progress& progress);
    void paint(const std::string& line);
    void say(const std::string& text);
    std::string line() const;

    bool m_quiet, m_terminal;
    bool m_lineOpen = false;
    Progress m_progress;
    bool m_hasProgress = false;
    std::string m_lastPainted;
    std::chrono::steady_clock::time_point m_lastTime{};

    // Averages over the last twenty or so steps: a single batch says little.
    double m_loss = 0, m_accuracy = 0;
    std::int64_t m_averaged = 0;
    double m_expectedMs = -1, m_entropy = -1; ///< -1 before the first architecture step
};

/// Shows on standard error how far the opening of data is, from its second second on: in a terminal one line that is
/// rewritten and taken away in the end, elsewhere one every ten seconds. What is shown by ProgressDisplay is told
/// there.
class OpeningDisplay
{
public:
    explicit OpeningDisplay(bool quiet = false);
    ~OpeningDisplay();
    OpeningDisplay(const OpeningDisplay&) = delete;
    OpeningDisplay& operator=(const OpeningDisplay&) = delete;

private:
    void show(const DataProgress& progress);
    void clear();

    bool m_quiet, m_terminal;
    bool m_lineOpen = false;
    DataProgress::Stage m_stage{};
    std::chrono::steady_clock::time_point m_begin{}, m_lastTime{};
    DataProgressScope m_scope;
};

} // namespace pathloom::cli
