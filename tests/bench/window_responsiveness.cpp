// SPDX-License-Identifier: MIT
// How quickly the real window answers while a search runs at full speed: from a command to its effect on the screen's
// data, and how late the event loop is. bench_window_responsiveness [seconds] [data] [space] [target]
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/util/machine.h"
#include "core/util/process_environment.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace pathloom;

namespace {

constexpr int heartbeatMs = 5;
constexpr int commandIntervalMs = 1500;

struct Times
{
    std::vector<double> ms;
    void print(const char* name) const
    {
        std::vector<double> sorted = ms;
        std::ranges::sort(sorted);
        if (sorted.empty()) {
            std::printf("%-44s none\n", name);
            return;
        }
        const auto at = [&](double share) { return sorted[std::size_t(share * double(sorted.size() - 1))]; };
        std::printf("%-44s %7zu  median %7.1f ms  99 %% %7.1f ms  worst %7.1f ms\n", name, sorted.size(), at(0.5),
                    at(0.99), sorted.back());
    }
};

/// Lets the time between two beats of a timer tell how long the event loop was busy with something else.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            delays.ms.push_back(std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - heartbeatMs));
            m_since.start();
        });
    }
    void start()
    {
        delays.ms.clear();
        m_since.start();
        m_timer.start(heartbeatMs);
    }
    void stop() { m_timer.stop(); }
    Times delays;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

bool waitUntil(const std::function<bool()>& condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 1000 * seconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    return condition();
}

std::size_t acceptedCommands(const History& history)
{
    return std::size_t(std::ranges::count_if(
        history.messages(), [](const Event& event) { return std::holds_alternative<CommandAccepted>(event.body); }));
}

} // namespace

int main(int argc, char** argv)
{
    prepareEnvironment(argv);
    QApplication application(argc, argv);
    QTemporaryDir folder;
    WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
    MainWindow window(settings);
    window.show();

    const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
    SearchRequest request;
    if (argc > 2) {
        request.data.kind = "idx";
        request.data.folder = argv[2];
    }
    if (argc > 3)
        request.space = QString::fromLocal8Bit(argv[3]);
    request.target = QString::fromLocal8Bit(argc > 4 ? argv[4] : "raspberry-pi4-tflite");
    request.folder = folder.filePath(QStringLiteral("run.pathloom"));
    request.settings = {{"warmup_epochs", 1}, {"epochs", 10000}};
    window.prepareSearch(request);
    SearchController& controller = *window.controller();
    if (!waitUntil([&] { return controller.canStart(); }, 60))
        return std::fprintf(stderr, "the search could not be prepared\n"), 1;
    controller.start();
    const History& history = window.view()->history();
    if (!waitUntil([&] { return history.step() > 3; }, 120))
        return std::fprintf(stderr, "the search did not begin\n"), 1;

    Heartbeat heartbeat;
    heartbeat.start();
    Times effects;
    QElapsedTimer total;
    total.start();
    const std::int64_t firstStep = history.step();
    // Each command takes back what the one before did, so that there is always something to do.
    for (int k = 0; total.elapsed() < 1000 * seconds; ++k) {
        const Command commands[] = {{.kind = Command::Kind::Prune, .paths = {{0, 0}}},
                                    {.kind = Command::Kind::Undo},
                                    {.kind = Command::Kind::Set, .key = "latency.lambda", .value = 0.2 + 1e-3 * k},
                                    {.kind = Command::Kind::Undo}};
        const std::size_t before = acceptedCommands(history);
        QElapsedTimer sinceCommand;
        sinceCommand.start();
        controller.post(commands[k % 4]);
        if (!waitUntil([&] { return acceptedCommands(history) > before; }, 30))
            return std::fprintf(stderr, "a command had no effect\n"), 1;
        effects.ms.push_back(double(sinceCommand.nsecsElapsed()) / 1e6);
        waitUntil([&] { return sinceCommand.elapsed() >= commandIntervalMs; }, 10);
    }
    heartbeat.stop();
    const double rate = double(history.step() - firstStep) / (double(total.elapsed()) / 1000);
    std::printf("%s, %d cores; %s; %.0f s, %.1f steps a second, platform %s\n", thisMachine().cpu.c_str(),
                thisMachine().cores, qPrintable(request.space), double(total.elapsed()) / 1000, rate,
                qPrintable(QGuiApplication::platformName()));
    effects.print("from a command to its effect in the views");
    heartbeat.delays.print("delay of the window's event loop");
    controller.stopAndWait();
    return 0;
}
