// SPDX-License-Identifier: MIT
#include "app/cli/common/progress_display.h"

#include "app/cli/common/alarm_text.h"
#include "app/cli/common/output.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <spdlog/fmt/fmt.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace pathloom::cli {

namespace {

constexpr auto logInterval = std::chrono::seconds(10);
constexpr int barWidth = 24;

int terminalColumns()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

std::string bar(double share)
{
    const int full = static_cast<int>(share * barWidth);
    return "[" + std::string(full, '#') + std::string(barWidth - full, '-') + "]";
}

/// "0.201 ± 0.004 ms (table)"
template<typename Body>
std::string predictedText(const Body& body)
{
    return toText(PredictedLatency{.ms = body.latencyMs,
                                   .errorMs = body.latencyErrorMs,
                                   .origin = body.latencyOrigin.value_or(LatencyOrigin::Table)});
}

bool isWork(Phase phase)
{
    return phase == Phase::Preparing || phase == Phase::Measuring || phase == Phase::WarmUp || phase == Phase::Joint ||
           phase == Phase::Selecting || phase == Phase::Training;
}

} // namespace

OpeningDisplay::OpeningDisplay(bool quiet)
    : m_quiet(quiet), m_terminal(isatty(STDERR_FILENO) == 1),
      m_scope([this](const DataProgress& progress) { show(progress); })
{
}

OpeningDisplay::~OpeningDisplay()
{
    clear();
}

void OpeningDisplay::show(const DataProgress& progress)
{
    if (m_quiet)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (progress.stage != m_stage || m_begin == decltype(m_begin)()) {
        m_stage = progress.stage;
        m_begin = m_lastTime = now;
    }
    if (progress.done == progress.total) {
        clear();
        m_begin = {};
        return;
    }
    const std::string left = progress.secondsLeft >= 0 ? ", " + duration(progress.secondsLeft) + " left" : "";
    const std::string line = toText(progress) + left;
    if (m_terminal && now - m_begin >= std::chrono::seconds(1)) {
        const auto columns = static_cast<std::size_t>(terminalColumns() - 1);
        std::fputs(("\r" + line.substr(0, columns) + "\033[K").c_str(), stderr);
        std::fflush(stderr);
        m_lineOpen = true;
    } else if (!m_terminal && now - m_lastTime >= logInterval) {
        note(line);
        m_lastTime = now;
    }
}

void OpeningDisplay::clear()
{
    if (std::exchange(m_lineOpen, false))
        std::fputs("\r\033[K", stderr);
}

ProgressDisplay::ProgressDisplay(bool quiet) : m_quiet(quiet), m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressDisplay::~ProgressDisplay()
{
    finish();
}

EventSink ProgressDisplay::sink()
{
    return [this](const Event& event) { show(event); };
}

void ProgressDisplay::show(const Event& event)
{
    const auto average = [this](double loss, double accuracy) {
        const double weight = std::max(0.05, 1.0 / static_cast<double>(++m_averaged));
        m_loss += weight * (loss - m_loss);
        m_accuracy += weight * (accuracy - m_accuracy);
    };
    if (const auto* step = std::get_if<WeightStep>(&event.body)) {
        average(step->loss, step->accuracy);
    } else if (const auto* architecture = std::get_if<ArchitectureStep>(&event.body)) {
        m_expectedMs = architecture->expectedMs;
        m_entropy = architecture->entropy;
    } else if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body)) {
        m_loss = epoch->loss;
        m_accuracy = epoch->accuracy;
        m_averaged = 1;
        say(fmt::format("training epoch {}/{}: loss {:.3f}, accuracy {} on augmented training images", epoch->epoch,
                        epoch->epochs, epoch->loss, percent(epoch->accuracy)));
    } else if (const auto* evaluation = std::get_if<Evaluation>(&event.body)) {
        say(fmt::format("after epoch {}: leading network {} on the held-out images, predicted {}: {}",
                        evaluation->epoch + 1, percent(evaluation->accuracy), predictedText(*evaluation),
                        evaluation->architecture));
    } else if (const auto* derived = std::get_if<NetworkDerived>(&event.body)) {
        say(fmt::format("derived at step {}: {}, predicted {}", event.step, derived->architecture,
                        predictedText(*derived)));
    } else if (const auto* message = std::get_if<Message>(&event.body)) {
        say((message->level == MessageLevel::Info ? "" : "warning: ") + message->text);
    } else if (const auto* alarm = std::get_if<Alarm>(&event.body)) {
        say("warning: " + alarmText(*alarm));
    } else if (const auto* resumed = std::get_if<Resumed>(&event.body)) {
        say(fmt::format("going on from the checkpoint at step {}; {} steps after it are done again", event.step,
                        resumed->repeated));
    } else if (const auto* command = std::get_if<CommandAccepted>(&event.body)) {
        say(fmt::format("at step {}: {}", event.step, actText(*command)));
    } else if (const auto* phase = std::get_if<PhaseChanged>(&event.body)) {
        finish();
        if (!isWork(phase->phase))
            return;
        m_averaged = 0;
        m_loss = m_accuracy = 0;
        m_lastTime = {};
    } else if (const auto* progress = std::get_if<Progress>(&event.body)) {
        showProgress(*progress);
    }
}

void ProgressDisplay::showProgress(const Progress& progress)
{
    if (m_hasProgress && progress.phase != m_progress.phase)
        finish();
    m_progress = progress;
    m_hasProgress = true;
    const auto now = std::chrono::steady_clock::now();
    if (!m_terminal && now - m_lastTime < logInterval)
        return;
    m_lastTime = now;
    paint(line());
}

std::string ProgressDisplay::line() const
{
    const Progress& p = m_progress;
    const double share =
        p.totalSteps > 0 ? std::clamp(static_cast<double>(p.step) / static_cast<double>(p.totalSteps), 0.0, 1.0) : 0;
    std::string text = fmt::format("{:<9} {} {:5.1f} %", toText(p.phase), bar(share), share * 100);
    if (p.totalSteps > 0)
        text += fmt::format("  {}/{}", p.step, p.totalSteps);
    if (m_averaged > 0)
        text += fmt::format("  loss {:.3f}  acc {:.1f} %", m_loss, m_accuracy * 100);
    if (p.phase == Phase::Joint && m_expectedMs >= 0)
        text += fmt::format("  E {}  H {:.2f}", milliseconds(m_expectedMs), m_entropy);
    if (p.imagesPerSecond > 0)
        text += fmt::format("  {:.0f} img/s", p.imagesPerSecond);
    if (p.dataWaitShare >= Progress::noticeableDataWait)
        text += fmt::format("  waiting for data {:.0f} %", p.dataWaitShare * 100);
    text += fmt::format("  {}, {} left", duration(p.secondsSpent), duration(p.secondsLeft));
    if (!p.detail.empty())
        text += "  " + p.detail;
    return text;
}

void ProgressDisplay::paint(const std::string& line)
{
    if (m_quiet)
        return;
    m_lastPainted = line;
    if (!m_terminal) {
        note(line);
        return;
    }
    const auto columns = static_cast<std::size_t>(terminalColumns() - 1);
    std::fputs(("\r" + line.substr(0, columns) + "\033[K").c_str(), stderr);
    std::fflush(stderr);
    m_lineOpen = true;
}

void ProgressDisplay::say(const std::string& text)
{
    if (m_quiet)
        return;
    if (m_lineOpen)
        std::fputs("\r\033[K", stderr);
    note(text);
    if (m_lineOpen)
        paint(m_lastPainted);
}

void ProgressDisplay::finish()
{
    if (m_hasProgress) {
        const std::string last = line();
        if (m_terminal || last != m_lastPainted)
            paint(last);
    }
    if (m_lineOpen)
        std::fputs("\n", stderr);
    m_lineOpen = false;
    m_hasProgress = false;
}

} // namespace pathloom::cli
