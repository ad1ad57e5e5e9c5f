// SPDX-License-Identifier: MIT
#include "core/run/run_reading.h"

#include "core/run/run_lock.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

fs::path beside(const fs::path& file, const char* suffix)
{
    return file.string() + suffix;
}

bool holdsSomething(const fs::path& file)
{
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return !missing && size > 0;
}

/// As an SQLite URI: an absolute path behind an empty authority, so that one that begins with "//" is a path as well.
std::string immutableUri(const fs::path& file)
{
    std::string text = "file://";
    for (char c : fs::absolute(file).string())
        text += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return text + "?immutable=1";
}

/// A database that nobody is writing to, without the files and locks that readers and writers otherwise share.
std::unique_ptr<SQLite::Database> openStill(const fs::path& file)
{
    if (holdsSomething(beside(file, "-journal")))
        throw Error("was left in the middle of a write, which has to be undone before it can be read", file.string(),
                    "copy the run to a folder that can be written");
    if (!holdsSomething(beside(file, "-wal")))
        return std::make_unique<SQLite::Database>(immutableUri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    requireReadable(beside(file, "-wal"));
    // Without locks, and with the log's index in memory instead of a file.
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, 0, "unix-none");
    database->exec("PRAGMA locking_mode = EXCLUSIVE");
    return database;
}

} // namespace

void requireReadable(const fs::path& file)
{
    if (::access(file.c_str(), R_OK) != 0)
        throw Error(std::string("cannot be read: ") + std::strerror(errno), file.string());
}

void undoCutOffWrite(const fs::path& file, int busyMilliseconds)
{
    if (holdsSomething(beside(file, "-journal")))
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE, busyMilliseconds)
            .execAndGet("SELECT count(*) FROM sqlite_master");
}

std::unique_ptr<SQLite::Database> openForReading(const fs::path& file, int busyMilliseconds)
{
    const fs::path folder = file.parent_path();
    const bool isStill = !RunLock::isPossible(folder) || (!isWritableFolder(folder) && !RunLock::isHeld(folder));
    if (isStill)
        return openStill(file);
    undoCutOffWrite(file, busyMilliseconds);
    return std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY, busyMilliseconds);
}

} // namespace pathloom
