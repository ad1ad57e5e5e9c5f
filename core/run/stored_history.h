// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"
#include "core/run/run_store.h"

#include <stop_token>

namespace pathloom {

struct StoredHistory
{
    History history;
    std::int64_t lastRow = 0; ///< what comes later has greater numbers; see RunStore::readEvents()
};

/// Reads all events of a run at once, through a database connection of its own. For a run of a million steps this takes
/// about a second; event by event it takes ten times as long. What was recorded and is still on its way to the disk is
/// included, as far as the disk takes it. Throws Error like RunStore::open(); Cancelled when stopped.
/// @param upTo only as far as the newest event of this rare kind (see kindOf()), that one included, and nothing if
/// there is none; empty = everything
StoredHistory readStoredHistory(const RunStore& run, const std::stop_token& stop = {}, const std::string& upTo = {});

/// What another version has recorded and this one does not know. Reads the rare events only.
std::vector<Event> unknownEvents(const RunStore& run);

} // namespace pathloom
