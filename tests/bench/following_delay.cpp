// SPDX-License-Identifier: MIT
// How long after a step the window knows of it that follows the run folder another program writes: the writer's
// interval of committing, the reader's of looking, and reading. By hand: bench_following_delay [SECONDS].
#include "app/window/run_reader.h"
#include "tests/support/tiny_search.h"
#include "widgets/common/paths.h"

#include <QApplication>

#include <iostream>
#include <thread>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;
using Clock = std::chrono::steady_clock;

namespace {

/// When the search made each step.
class Steps
{
public:
    void made(std::int64_t step)
    {
        const std::scoped_lock guard(m_mutex);
        m_times.resize(static_cast<std::size_t>(step) + 1, Clock::now());
    }
    std::optional<Clock::time_point> timeOf(std::int64_t step) const
    {
        const std::scoped_lock guard(m_mutex);
        const auto place = static_cast<std::size_t>(step);
        return place < m_times.size() ? std::optional(m_times[place]) : std::nullopt;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Clock::time_point> m_times;
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 60;
    const tinysearch::TinySearch tiny;
    Steps steps;
    SearchEngine engine(tiny.job({"epochs=100000"}), tiny.path("run"), [&](const Event& event) {
        if (!std::holds_alternative<WeightStep>(event.body))
            return;
        steps.made(event.step);
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // an ordinary step takes longer than a toy's
    });
    std::jthread search([&](std::stop_token stop) { engine.run(std::move(stop)); });
    while (!steps.timeOf(5))
        std::this_thread::sleep_for(std::chrono::milliseconds(50));

    // Every step's own delay: from its end to the moment at which the view holds it.
    std::vector<double> delays;
    std::int64_t known = -1;
    RunView view;
    JobRunner jobs;
    RunReader reader(&jobs, &view);
    QObject::connect(&view, &RunView::historyChanged, &view, [&] {
        const std::int64_t newest = view.history().step();
        for (std::int64_t step = known < 0 ? newest : known + 1; step <= newest; ++step)
            if (const auto made = steps.timeOf(step); made && known >= 0)
                delays.push_back(std::chrono::duration<double>(Clock::now() - *made).count());
        known = newest;
    });
    reader.open(textOf(tiny.path("run")));
    QTimer::singleShot(seconds * 1000, &application, &QCoreApplication::quit);
    QApplication::exec();
    search.request_stop();
    search.join();
    if (delays.empty()) {
        std::cerr << "The run was not followed.\n";
        return 1;
    }
    std::ranges::sort(delays);
    std::cout << fmt::format("{} steps followed for {} s: known after {:.2f} s in the median, {:.2f} s at worst\n",
                             delays.size(), seconds, delays[delays.size() / 2], delays.back());
    return 0;
}
