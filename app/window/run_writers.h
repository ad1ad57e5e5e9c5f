// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace pathloom {

/// A run folder has one writer; jobs of this window that change the same run at the same time share it. Thread-safe.
class RunWriters : public std::enable_shared_from_this<RunWriters>
{
public:
    /// The store that other jobs hold already, else a new one. It closes with the last job that holds it.
    /// Throws what RunStore::open() throws.
    std::shared_ptr<RunStore> open(const std::filesystem::path& folder);
    /// True while a job of this window holds the run.
    bool isOpen(const std::filesystem::path& folder);

private:
    std::mutex m_mutex;
    std::condition_variable m_closed;
    std::map<std::filesystem::path, std::weak_ptr<RunStore>> m_open; ///< entries go when their store is closed
};

} // namespace pathloom
