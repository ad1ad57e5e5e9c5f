// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// The advisory lock that makes a process the one writer of a run folder: an open-file-description lock on run.lock.
/// It vanishes with its process, so a killed writer leaves none behind, and asking for it never disturbs the holder.
class RunLock
{
public:
    static constexpr const char* fileName = "run.lock"; ///< in the run folder

    /// Throws Error if another store (of this or another process) holds it.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

    /// False as well where it cannot be asked: without the file, or on a file system that knows no locks.
    static bool isHeld(const std::filesystem::path& folder);
    /// False if the folder's file system knows no locks, as far as a file in it tells: then nobody can write to the
    /// run.
    static bool isPossible(const std::filesystem::path& folder);

private:
    int m_descriptor = -1;
};

} // namespace pathloom
