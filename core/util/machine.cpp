// SPDX-License-Identifier: MIT
#include "core/util/machine.h"

#include "core/util/control_groups.h"

#include <algorithm>
#include <fstream>
#include <thread>

#include <sched.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace pathloom {

namespace {

/// Value after "key :" in a /proc file of that shape, empty if absent.
std::string procValue(const char* file, const std::string& key)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(key)) {
            const auto colon = line.find(':');
            const auto begin = line.find_first_not_of(" \t", colon + 1);
            return begin == std::string::npos ? std::string() : line.substr(begin);
        }
    return {};
}

} // namespace

int coresOfAffinity()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        return std::max(1, CPU_COUNT(&set));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); // more than a set holds
}

Machine thisMachine()
{
    Machine machine;
    machine.cpu = procValue("/proc/cpuinfo", "model name");
    const GroupLimits limits = groupLimits();
    machine.cores = coresWithin(limits, coresOfAffinity());
    machine.memoryBytes = std::int64_t(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    if (limits.memoryBytes)
        machine.memoryBytes = std::min(machine.memoryBytes, *limits.memoryBytes);
    utsname name{};
    if (uname(&name) == 0)
        machine.system = std::string(name.sysname) + " " + name.release + " " + name.machine;
    std::ifstream("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") >> machine.governor;
    return machine;
}

std::int64_t residentBytes()
{
    long total = 0;
    long resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return std::int64_t(resident) * sysconf(_SC_PAGESIZE);
}

std::int64_t peakResidentBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::int64_t(usage.ru_maxrss) * 1024;
}

} // namespace pathloom
