// SPDX-License-Identifier: MIT
#include "core/util/busy_meter.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <sstream>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

double seconds(const timeval& time)
{
    return double(time.tv_sec) + 1e-6 * double(time.tv_usec);
}

double ownSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Adds up the lines "cpu3 user nice system idle iowait irq softirq steal …" of the cores in the mask, in clock ticks;
/// a guest's time is part of user's already.
void addCores(const fs::path& stat, const cpu_set_t& mask, ProcessorTimes& times)
{
    const double tick = 1.0 / double(sysconf(_SC_CLK_TCK));
    int cores = 0;
    std::ifstream lines(stat);
    for (std::string line; std::getline(lines, line);) {
        int core = -1;
        if (!line.starts_with("cpu") ||
            std::from_chars(line.data() + 3, line.data() + line.size(), core).ec != std::errc() || core < 0 ||
            core >= CPU_SETSIZE || !CPU_ISSET(core, &mask))
            continue;
        std::istringstream numbers(line.substr(line.find(' ')));
        long long user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softirq = 0, steal = 0;
        numbers >> user >> nice >> system >> idle >> waiting >> irq >> softirq >> steal;
        times.everyone += tick * double(user + nice + system + irq + softirq + steal);
        ++cores;
    }
    times.cores = std::max(1, cores);
}

/// Seconds after "throttled_usec" (version 2) or "throttled_time" (version 1, nanoseconds) of a control group.
double throttledSeconds(const fs::path& file)
{
    std::ifstream lines(file);
    std::string key;
    for (double value = 0; lines >> key >> value;)
        if (key == "throttled_usec" || key == "throttled_time")
            return value * (key == "throttled_usec" ? 1e-6 : 1e-9);
    return 0;
}

/// Of the control group of this process, of either version; inside a container its own group is the root.
double throttledSecondsBelow(const fs::path& root)
{
    std::ifstream lines(root / "proc/self/cgroup");
    double most = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto controllers = line.find(':'), path = line.find(':', controllers + 1);
        if (controllers == std::string::npos || path == std::string::npos)
            continue;
        const std::string kind = line.substr(controllers + 1, path - controllers - 1);
        if (!kind.empty() && (',' + kind + ',').find(",cpu,") == std::string::npos)
            continue;
        const fs::path mounted = root / (kind.empty() ? "sys/fs/cgroup" : "sys/fs/cgroup/cpu");
        const fs::path group = fs::path(line.substr(path + 1)).relative_path();
        most = std::max({most, throttledSeconds(mounted / group / "cpu.stat"), throttledSeconds(mounted / "cpu.stat")});
    }
    return most;
}

} // namespace

ProcessorTimes processorTimes(const fs::path& root)
{
    ProcessorTimes times;
    times.at = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    cpu_set_t mask;
    CPU_ZERO(&mask);
    sched_getaffinity(0, sizeof(mask), &mask);
    addCores(root / "proc/stat", mask, times);
    times.own = ownSeconds();
    times.throttled = throttledSecondsBelow(root);
    return times;
}

Busyness busyBetween(const ProcessorTimes& before, const ProcessorTimes& after)
{
    Busyness busy{.seconds = after.at - before.at, .cores = 0, .of = after.cores};
    if (busy.seconds <= 0)
        return busy;
    const double others = (after.everyone - before.everyone) - (after.own - before.own);
    const double held = (after.throttled - before.throttled) * after.cores;
    // Ticks are coarse: over a short time this process may seem to have used more than there was.
    busy.cores = std::clamp(std::max(others, held) / busy.seconds, 0.0, double(after.cores));
    return busy;
}

bool isDisturbing(const Busyness& busy)
{
    constexpr double shortestSeconds = 2;
    return busy.seconds >= shortestSeconds && busy.share() > quietShare;
}

} // namespace pathloom
