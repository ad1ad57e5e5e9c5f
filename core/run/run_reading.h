// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>

#include <SQLiteCpp/SQLiteCpp.h>

namespace pathloom {

/// Throws Error naming the file and the reason if it cannot be opened for reading.
void requireReadable(const std::filesystem::path& file);

/// Undoes what a writer has begun that was killed, where databases keep a journal (on network file systems, and while a run
/// is made): a connection that only reads could not, and would fail. Nothing if there is no such journal, or it is that of
/// a writer at work. SQLite's errors.
void undoCutOffWrite(const std::filesystem::path& file, int busyMilliseconds);

/// Opens a run.db for reading, whether or not anybody may write beside it: also on a read-only medium, in a folder of
/// another user, and on a file system without locks. There, nobody is writing, and what an interrupted writer left in
/// its log is read with the rest. Elsewhere a write that was cut
/// off is undone. Throws Error if that is not possible before the run was repaired, or SQLite's own.
std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& file, int busyMilliseconds);

} // namespace pathloom
