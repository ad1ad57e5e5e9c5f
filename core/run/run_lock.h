// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// The advisory lock that makes a process the one writer of a run folder: an open-file-description lock on run.lock.
/// It vanishes with its process, so a killed writer leaves none behind, and asking for it never disturbs the holder.
class RunLock
{
public:
    /// Throws Error if another store (of this or another process) holds it.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

    static bool isHeld(const std::filesystem::path& folder);

private:
    int m_descriptor = -1;
};

} // namespace pathloom
