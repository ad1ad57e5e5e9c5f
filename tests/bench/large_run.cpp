// SPDX-License-Identifier: MIT
// How the window copes with a very long run: time to open it, frames a second while the handle of the timeline is
// dragged, memory. Run by hand: bench_large_run [WEIGHT_STEPS [FOLDER]]; a folder that holds a run already is taken as
// it is, without one a temporary run is made and removed.
#include "app/window/docks.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/latency/targets.h"
#include "core/run/run_store.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/plot_page.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_track.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

using namespace pathloom;

namespace {

constexpr int positions = 300;
constexpr int openings = 3;

// --- a run -----------------------------------------------------------------------------------------------------------

/// Path probabilities that drift from uniform to decided, each block at its own pace, with noise that never rests.
class Drift
{
public:
    explicit Drift(const SearchSpace& space)
    {
        for (int i = 0; i < space.choiceCount(); ++i) {
            const std::size_t count = space.choice(i).candidates.size();
            m_logits.emplace_back(count, 0.0);
            std::vector<double>& pull = m_pull.emplace_back();
            for (std::size_t j = 0; j < count; ++j)
                pull.push_back(m_normal(m_random));
        }
    }
    PathProbabilities next(double progress)
    {
        PathProbabilities probabilities;
        for (std::size_t i = 0; i < m_logits.size(); ++i) {
            std::vector<double>& p = probabilities.emplace_back();
            double sum = 0;
            for (std::size_t j = 0; j < m_logits[i].size(); ++j) {
                double& logit = m_logits[i][j];
                const double goal = 3.5 * progress * m_pull[i][j];
                logit += 0.01 * (goal - logit) + 0.02 * m_normal(m_random);
                sum += p.emplace_back(std::exp(logit));
            }
            for (double& value : p)
                value /= sum;
        }
        return probabilities;
    }
    double noise() { return m_normal(m_random); }

private:
    std::mt19937 m_random{7};
    std::normal_distribution<double> m_normal;
    std::vector<std::vector<double>> m_logits, m_pull;
};

void makeRun(const std::filesystem::path& folder, std::int64_t weightSteps)
{
    const SearchSpace space = loadSpace("imagenet");
    RunInfo info;
    info.name = "a very long search";
    info.config.budgetMs = 6;
    const HardwareTarget target = findTarget("google-pixel1-tflite");
    info.targetId = target.id;
    info.targetName = target.name;
    const auto store = RunStore::create(folder, info, space, tableFor(target, space, {}));
    Drift drift(space);
    const std::int64_t joint = weightSteps / 10, every = 9, epoch = std::max<std::int64_t>(1, weightSteps / 120);
    std::vector<int> sampled(static_cast<std::size_t>(space.choiceCount()));
    std::int64_t snapshots = 0;
    store->record({0, 0, PhaseChanged{Phase::WarmUp, {}}});
    for (std::int64_t step = 1; step <= weightSteps; ++step) {
        const double seconds = 0.2 * static_cast<double>(step);
        const double progress = static_cast<double>(step) / static_cast<double>(weightSteps);
        const double learnt = 1 - std::exp(-6 * progress);
        for (std::size_t i = 0; i < sampled.size(); ++i)
            sampled[i] = static_cast<int>((step + 3 * static_cast<std::int64_t>(i)) %
                                          static_cast<std::int64_t>(space.choice(int(i)).candidates.size()));
        store->record(
            {step, seconds,
             WeightStep{6.9 - 4.5 * learnt + 0.3 * drift.noise(),
                        std::clamp(0.65 * learnt + 0.05 * drift.noise(), 0.0, 1.0), 0.05 * (1 - progress), sampled}});
        if (step == joint)
            store->record({step, seconds, PhaseChanged{Phase::Joint, {}}});
        if (step >= joint && step % every == 0) {
            const PathProbabilities p = drift.next((progress - 0.1) / 0.9);
            ArchitectureStep a;
            a.crossEntropy = 7.0 - 4.4 * learnt + 0.35 * drift.noise();
            a.expectedMs = 9 - 3.2 * learnt + 0.02 * drift.noise();
            a.latencyTerm = 0.1 * std::max(0.0, a.expectedMs - 6);
            a.loss = a.crossEntropy + a.latencyTerm;
            a.accuracy = std::clamp(0.62 * learnt + 0.06 * drift.noise(), 0.0, 1.0);
            a.entropy = meanEntropy(p);
            store->record({step, seconds, a});
            store->record({step, seconds, ProbabilitySnapshot{std::make_shared<const PathProbabilities>(p)}});
            ++snapshots;
            if (snapshots % 4000 == 0)
                store->record({step, seconds,
                               CommandAccepted{"set",
                                               {{"act", snapshots / 4000},
                                                {"closed", Json::array()},
                                                {"opened", Json::array()},
                                                {"settings", {{"latency.budget_ms", {6.0, 6.1}}}},
                                                {"request", Json::object()}}}});
        }
        if (step > joint && step % epoch == 0)
            store->record(
                {step, seconds, Evaluation{step / epoch, 6.5 - 4.4 * learnt, 0.66 * learnt, 8.5 - 3 * learnt, {}}});
        if (step % (weightSteps / 400 + 1) == 0)
            store->record({step, seconds, CheckpointWritten{.bytes = 90'000'000, .seconds = 0.4, .kept = {}}});
        if (step % (weightSteps / 7 + 1) == 0)
            store->record({step, seconds, Alarm{.kind = "entropy_stuck", .arguments = Json::object()}});
        if (step % 20'000 == 0)
            store->flush();
    }
    store->record({weightSteps, 0.2 * double(weightSteps), PhaseChanged{Phase::Finished, {}}});
    store->setState(Phase::Finished);
    store->flush();
    std::printf("made %lld weight steps, %lld architecture steps and snapshots in %s\n",
                static_cast<long long>(weightSteps), static_cast<long long>(snapshots), folder.c_str());
}

// --- measuring -------------------------------------------------------------------------------------------------------

double residentMiB()
{
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    long long all = 0, resident = 0;
    const bool read = file && std::fscanf(file, "%lld %lld", &all, &resident) == 2;
    if (file)
        std::fclose(file);
    return read ? static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1 << 20) : NAN;
}

double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? NAN : values[values.size() / 2];
}

double greatest(const std::vector<double>& values)
{
    return values.empty() ? NAN : *std::ranges::max_element(values);
}

/// Counts what is painted of a widget.
class PaintCounter final : public QObject
{
public:
    explicit PaintCounter(QObject* watched) { watched->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// Times every event that the event loop delivers: what takes long there, freezes the window.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || !watching)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        QElapsedTimer clock;
        clock.start();
        const bool taken = QApplication::notify(receiver, event);
        const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        --m_depth;
        if (ms > worst) {
            worst = ms;
            culprit = name + ", event " + QByteArray::number(type);
        }
        if (ms > longMs)
            longOnes.push_back(name + ", event " + QByteArray::number(type) + ": " + QByteArray::number(ms, 'f', 1));
        return taken;
    }
    static constexpr double longMs = 20;
    bool watching = false;
    double worst = 0;
    QByteArray culprit;
    std::vector<QByteArray> longOnes;

private:
    int m_depth = 0;
};

bool isDrawn(MainWindow& window, const PaintCounter& painted)
{
    if (window.view()->history().step() == 0)
        return false;
    auto* graph = window.findChild<SupernetView*>();
    const auto plots = window.findChildren<PlotPage*>();
    return graph->hasPicture() && painted.count > 0 &&
           std::ranges::none_of(plots, [](const PlotPage* plot) { return plot->showsEmptyState(); });
}

/// @return seconds
double open(TimedApplication& application, MainWindow& window, const QString& folder)
{
    window.view()->clear();
    QCoreApplication::processEvents();
    auto* graph = window.findChild<SupernetView*>();
    QElapsedTimer clock;
    clock.start();
    application.watching = true;
    window.openRun(folder);
    while (window.view()->history().step() == 0)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    const PaintCounter painted(graph->viewport());
    while (!isDrawn(window, painted))
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents(); // what else was asked for
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    QElapsedTimer settling;
    for (settling.start(); settling.elapsed() < 500;)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    application.watching = false;
    return seconds;
}

/// Drags the handle over the whole track there and back; each position is painted before the next one. @return ms each
std::vector<double> scrub(MainWindow& window)
{
    TimelineTrack* track = window.findChild<Timeline*>()->track();
    auto* graph = window.findChild<SupernetView*>();
    PaintCounter painted(graph->viewport());
    std::vector<double> frames;
    const auto send = [&](QEvent::Type type, double x) {
        const QPointF at(x, 20);
        QMouseEvent event(type, at, track->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(track, &event);
    };
    send(QEvent::MouseButtonPress, 10);
    for (int i = 0; i < positions; ++i) {
        const double share = std::abs(1 - 2.0 * (i + 1) / positions);
        const int before = painted.count;
        QElapsedTimer clock;
        clock.start();
        send(QEvent::MouseMove, 12 + share * (track->width() - 24));
        while (painted.count == before)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        frames.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    send(QEvent::MouseButtonRelease, 10);
    return frames;
}

int measure(TimedApplication& application, const QString& folder)
{
    QTemporaryDir settingsFolder;
    WindowSettings settings(settingsFolder.filePath(QStringLiteral("window.ini")));
    MainWindow window(settings);
    window.resize(1400, 900);
    window.show();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    const double before = residentMiB();

    std::vector<double> times;
    for (int i = 0; i < openings; ++i)
        times.push_back(open(application, window, folder));
    const double worstOpening = std::exchange(application.worst, 0);
    const QByteArray openingCulprit = application.culprit;
    const std::vector<QByteArray> longOnes = std::exchange(application.longOnes, {});
    application.watching = true;
    const History& history = window.view()->history();
    const std::vector<double> first = scrub(window), second = scrub(window);
    std::vector<double> frames = first;
    frames.insert(frames.end(), second.begin(), second.end());
    application.watching = false;
    double sum = 0;
    for (double ms : frames)
        sum += ms;

    const QImage shown = window.grab().toImage();
    shown.save(settingsFolder.filePath(QStringLiteral("window.png")));
    if (const QByteArray picture = qgetenv("PATHLOOM_BENCH_PICTURE"); !picture.isEmpty())
        shown.save(QString::fromLocal8Bit(picture));
    std::printf(
        "window %d x %d, platform %s, %ld cores; run of %zu weight steps, %zu architecture steps, %zu snapshots\n",
        window.width(), window.height(), qPrintable(QGuiApplication::platformName()), sysconf(_SC_NPROCESSORS_ONLN),
        history.weights().step.size(), history.architecture().step.size(), history.snapshots().size());
    std::printf("%-58s %8.2f s  (worst of %d: %.2f s)\n", "open until everything is drawn, median", median(times),
                openings, greatest(times));
    std::printf("%-58s %8.1f ms (%s)\n", "longest event of the GUI thread while opening", worstOpening,
                openingCulprit.constData());
    for (const QByteArray& event : longOnes)
        std::printf("    longer than %.0f ms: %s\n", TimedApplication::longMs, event.constData());
    std::printf("%-58s %8.1f ms (%s)\n", "longest event of the GUI thread while dragging", application.worst,
                application.culprit.constData());
    std::printf("%-58s %8.1f /s\n", "frames while the handle is dragged, mean", 1000 * double(frames.size()) / sum);
    std::printf("%-58s %8.1f ms (worst of %zu: %.1f ms)\n", "a frame, median", median(frames), frames.size(),
                greatest(frames));
    std::printf("%-58s %8.0f MiB (window without a run: %.0f MiB, peak %.0f MiB)\n", "resident memory", residentMiB(),
                before, peakMiB());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 4 && std::string(argv[1]) == "--make") {
        makeRun(argv[2], std::atoll(argv[3]));
        return 0;
    }
    QTemporaryDir data;
    qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    const QString steps = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("1000000");
    QTemporaryDir temporary;
    const QString folder =
        argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.filePath(QStringLiteral("large.pathloom"));
    // In a process of its own, so that the memory of making it does not count.
    if (!QFile::exists(folder + QStringLiteral("/run.db")) &&
        QProcess::execute(QCoreApplication::applicationFilePath(), {QStringLiteral("--make"), folder, steps}) != 0)
        return 1;
    return measure(application, folder);
}
