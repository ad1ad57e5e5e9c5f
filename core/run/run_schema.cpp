// SPDX-License-Identifier: MIT
#include "core/run/run_schema.h"

#include "core/run/meta_rows.h"
#include "core/run/run_reading.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <linux/magic.h>
#include <sqlite3.h>
#include <sys/vfs.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr int applicationId = 0x50746c6d; // "Ptlm": tells a run from other SQLite files
constexpr int busyMilliseconds = 5000;

/// Row numbers run on through weight_steps, architecture_steps, snapshots and events together: they are the order in
/// which things happened. The frequent kinds have columns, the rare ones JSON.
constexpr const char* tables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE weight_steps (
    row INTEGER PRIMARY KEY, step INTEGER NOT NULL, seconds REAL NOT NULL,
    loss REAL, accuracy REAL, learning_rate REAL, sampled BLOB NOT NULL);
CREATE TABLE architecture_steps (
    row INTEGER PRIMARY KEY, step INTEGER NOT NULL, seconds REAL NOT NULL,
    loss REAL, cross_entropy REAL, latency_term REAL, accuracy REAL, expected_ms REAL, entropy REAL);
CREATE TABLE snapshots (
    row INTEGER PRIMARY KEY, step INTEGER NOT NULL, seconds REAL NOT NULL, probabilities BLOB NOT NULL);
CREATE INDEX snapshots_by_step ON snapshots (step);
CREATE TABLE events (
    row INTEGER PRIMARY KEY, step INTEGER NOT NULL, seconds REAL NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE networks (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
)sql";

/// What a trained network says of each test image. `training` is what the network had as such when they were made:
/// after a training by a version that does not know this table they are those of other weights.
constexpr const char* predictionsTable = R"sql(
CREATE TABLE IF NOT EXISTS predictions (
    network INTEGER PRIMARY KEY, training TEXT NOT NULL, classes INTEGER NOT NULL, images BLOB NOT NULL);
)sql";

int pragma(SQLite::Database& database, const char* name)
{
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

/// The oldest version whose programs may use the run. It is believed only from the version that the run says it is of:
/// where the two do not agree, and in runs from before it was written, the run is for programs of its own version.
int readableBy(SQLite::Database& database)
{
    const int version = pragma(database, "user_version");
    SQLite::Statement row(database, "SELECT r.value FROM meta r, meta s WHERE r.key = 'readable_by'"
                                    " AND s.key = 'schema_version' AND s.value = ?");
    row.bind(1, std::to_string(version));
    return row.executeStep() ? row.getColumn(0).getInt() : version;
}

void checkIdentity(SQLite::Database& database, const fs::path& folder)
{
    const fs::path file = databaseFile(folder);
    if (pragma(database, "application_id") != applicationId)
        throw Error("is no run of Pathloom", file.string());
    const int version = pragma(database, "user_version");
    if (version > runSchemaVersion && readableBy(database) > runSchemaVersion)
        throw Error("has format version " + std::to_string(version) + ", newer than this program understands (" +
                        std::to_string(runSchemaVersion) + ")",
                    folder.string(), "open it with a newer Pathloom");
    if (version < 1)
        throw Error("has format version " + std::to_string(version) + ", which never existed", file.string());
}

void writeVersion(SQLite::Database& database)
{
    database.exec("PRAGMA user_version = " + std::to_string(runSchemaVersion));
    writeMeta(database, "schema_version", std::to_string(runSchemaVersion));
    writeMeta(database, "readable_by", std::to_string(readableByVersion));
}

/// True for file systems that another machine may have mounted as well.
bool isOnNetwork(const fs::path& folder)
{
    constexpr std::array<std::uint32_t, 9> types = {
        NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB 2 */, 0x65735546 /* FUSE: sshfs … */,
        AFS_SUPER_MAGIC, CODA_SUPER_MAGIC, V9FS_MAGIC, 0x0bd00bd0 /* Lustre */};
    struct statfs found = {};
    return ::statfs(folder.c_str(), &found) == 0 &&
           std::ranges::find(types, static_cast<std::uint32_t>(found.f_type)) != types.end();
}

} // namespace

fs::path databaseFile(const fs::path& folder)
{
    return folder / "run.db";
}

Error databaseError(const SQLite::Exception& failure, const fs::path& folder, SQLite::Database* database)
{
    const std::string file = databaseFile(folder).string();
    const int systemError = database ? sqlite3_system_errno(database->getHandle()) : 0;
    const std::string reason = systemError != 0 ? std::strerror(systemError) : failure.what();
    switch (failure.getErrorCode() & 0xff) {
    case SQLITE_FULL:
        return Error("cannot be written: the disk is full", file, "make room; nothing written before is lost");
    case SQLITE_IOERR:
        if (failure.getExtendedErrorCode() == SQLITE_IOERR_READ)
            return Error("cannot be read: " + reason, file);
        return Error("cannot be written: " + reason, file,
                     "check that the disk has room and works; nothing written before is lost");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return Error(std::string("is damaged: ") + failure.what(), file,
                     "files in checkpoints and networks beside it may still be whole");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return Error("cannot be opened: " + reason, file, "check the permissions of the folder");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error("is locked by another program", file);
    default:
        return Error(std::string("cannot be used: ") + failure.what(), file);
    }
}

std::unique_ptr<SQLite::Database> createDatabase(const fs::path& folder,
                                                 const std::function<void(SQLite::Database&)>& fill)
{
    auto database = std::make_unique<SQLite::Database>(databaseFile(folder).string(),
                                                       SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyMilliseconds);
    // WAL lets readers and the writer work side by side, but only where they can share memory: on one machine.
    database->exec(isOnNetwork(folder) ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL");
    database->exec("PRAGMA synchronous = FULL"); // pulling the plug loses what was not flushed, nothing more
    SQLite::Transaction transaction(*database);
    database->exec(tables);
    database->exec(predictionsTable);
    database->exec("PRAGMA application_id = " + std::to_string(applicationId));
    writeVersion(*database);
    fill(*database);
    transaction.commit();
    return database;
}

bool isBlankDatabase(const fs::path& folder)
{
    try {
        undoCutOffWrite(databaseFile(folder), busyMilliseconds);
        SQLite::Database database(databaseFile(folder).string(), SQLite::OPEN_READONLY, busyMilliseconds);
        return pragma(database, "application_id") == 0 &&
               database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    } catch (const SQLite::Exception&) {
        return false; // not ours to judge
    }
}

std::unique_ptr<SQLite::Database> openDatabase(const fs::path& folder, RunStore::Access access)
{
    const fs::path file = databaseFile(folder);
    std::error_code failure;
    if (!fs::is_directory(folder, failure) && failure != std::errc::permission_denied)
        throw Error(fs::exists(folder, failure) ? "is no folder, so no run" : "does not exist", folder.string());
    if (!fs::is_regular_file(file, failure) && failure != std::errc::permission_denied)
        throw Error("is no run folder: it holds no run.db", folder.string());
    requireReadable(file);
    std::unique_ptr<SQLite::Database> database;
    try {
        database = access == RunStore::Access::Write
                       ? std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE, busyMilliseconds)
                       : openForReading(file, busyMilliseconds);
        checkIdentity(*database, folder);
        if (access == RunStore::Access::Write) {
            database->exec("PRAGMA synchronous = FULL");
            if (pragma(*database, "user_version") < runSchemaVersion) {
                SQLite::Transaction transaction(*database);
                database->exec(predictionsTable);
                writeVersion(*database);
                transaction.commit();
            }
        }
    } catch (const SQLite::Exception& e) {
        throw databaseError(e, folder, database.get());
    }
    return database;
}

} // namespace pathloom
