// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// What the system has counted since it started, of the cores that this process may use.
struct ProcessorTimes
{
    double at = 0;        ///< seconds on a steady clock
    int cores = 1;        ///< that were counted
    double everyone = 0;  ///< seconds of all programs, and those that a hypervisor gave to other guests
    double own = 0;       ///< seconds of this process
    double throttled = 0; ///< seconds for which a quota kept this process's control group from running
    bool operator==(const ProcessorTimes&) const = default;
};
/// @param root where /proc and /sys are found; of a file that is missing nothing is counted
ProcessorTimes processorTimes(const std::filesystem::path& root = "/");

/// How much of the processor others had during some time.
struct Busyness
{
    double seconds = 0; ///< how long was looked
    double cores = 0;   ///< so many cores were busy with other programs or other guests, in the mean
    int of = 1;         ///< cores that this process may use
    /// 0 quiet … 1 all of them.
    double share() const { return cores / of; }
    bool operator==(const Busyness&) const = default;
};
/// A group that was throttled had less than its share of all cores, as if others had been there.
Busyness busyBetween(const ProcessorTimes& before, const ProcessorTimes& after);

/// Below this share of the cores a machine counts as quiet: what a desktop does by itself.
inline constexpr double quietShare = 0.1;

/// Worth telling: more than a quiet machine has, over a time that says something.
bool isDisturbing(const Busyness& busy);

/// Watches others from its making on. Looking costs some ten microseconds.
class BusyMeter
{
public:
    Busyness sinceStart() const { return busyBetween(m_start, processorTimes()); }

private:
    ProcessorTimes m_start = processorTimes();
};

} // namespace pathloom
