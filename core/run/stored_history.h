// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"

#include <filesystem>
#include <stop_token>

namespace pathloom {

struct StoredHistory
{
    History history;
    std::int64_t lastRow = 0; ///< what comes later has greater numbers; see RunStore::readEvents()
};

/// Reads all events of a run folder at once. For a run of a million steps this takes about a second; event by event it
/// takes ten times as long. Throws Error like RunStore::open(); Cancelled when stopped.
StoredHistory readStoredHistory(const std::filesystem::path& folder, const std::vector<int>& shape,
                                const std::stop_token& stop = {});

} // namespace pathloom
