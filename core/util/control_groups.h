// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace pathloom {

/// What Linux's control groups leave of the machine to this process: containers, job schedulers and services limit with
/// them what the system itself still counts in full.
struct GroupLimits
{
    std::optional<double> cores;             ///< processor time a second, in seconds; none = not limited
    std::optional<std::int64_t> memoryBytes; ///< none = not limited
    bool operator==(const GroupLimits&) const = default;
};

/// The tightest limits of the process's groups and all groups above them that can be seen, of cgroup version 1 (quota
/// and period; memory limit) and 2 (cpu.max; memory.max and memory.high). What cannot be read limits nothing.
/// @param root below which proc/self and the group file systems lie, for tests
GroupLimits groupLimits(const std::filesystem::path& root = "/");

/// Whole cores to compute with: the quota rounded, as half a core more pays for a further thread and less does not; at
/// least 1, and never more than `available`.
int coresWithin(const GroupLimits& limits, int available);

} // namespace pathloom
