// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace pathloom {

// Files that spare work and can be deleted at any time: indexes, packed images, measured channels. Each kind has a
// folder among the user's data; when a file was used last is its time of modification.

/// What a folder may hold. Whatever goes beyond is removed, what was used longest ago first.
struct KeptLimits
{
    std::uintmax_t bytes;
    std::chrono::hours unused; ///< a file goes when nobody has used it for so long
};

/// Removes what goes beyond the limits, but never `inUse`; then, until so many bytes are free on that disk, what was
/// used longest ago. Of files that are being written (NAME.part with a lock on NAME.lock) and those of a crash it takes
/// only the latter. Trouble with the disk is only logged. What another process has mapped stays readable there.
void limitKept(const std::filesystem::path& folder, const KeptLimits& limits, const std::filesystem::path& inUse,
               std::uintmax_t neededBytes = 0);

/// Notes that a file was used now.
void markUsed(const std::filesystem::path& file);

} // namespace pathloom
