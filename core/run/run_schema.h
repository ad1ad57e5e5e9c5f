// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"
#include "core/util/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace pathloom {

/// Version of run.db that this program writes, kept in PRAGMA user_version and in the table meta. Version 1 knew no
/// alarms and no resumed searches, and its latency tables had neither correction nor format; version 2 kept neither
/// error nor origin of predicted latencies; version 3 no predictions of test images.
inline constexpr int runSchemaVersion = 4;
/// The oldest version whose programs may read and write what this one writes; in the table meta as "readable_by". A
/// newer version that only adds (kinds of events, settings, fields, columns, tables) leaves it as it is.
inline constexpr int readableByVersion = 2;

std::filesystem::path databaseFile(const std::filesystem::path& folder);

/// The sentence for what SQLite met.
Error databaseError(const SQLite::Exception& failure, const std::filesystem::path& folder, SQLite::Database* database);

/// Creates run.db with empty tables and what fill puts into them: all of it, or after a crash a blank database.
std::unique_ptr<SQLite::Database> createDatabase(const std::filesystem::path& folder,
                                                 const std::function<void(SQLite::Database&)>& fill);
/// True for what createDatabase() leaves if it is killed.
bool isBlankDatabase(const std::filesystem::path& folder);
/// Opens run.db after checking that it is one of ours, whole and not from a newer version. One of an older version that
/// is opened for writing is of this version from then on: programs that do not know what is added must not read it.
std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& folder, RunStore::Access access);

} // namespace pathloom
