// SPDX-License-Identifier: MIT
// Private to core/run: the table meta in run.db, one text for each key.
#pragma once

#include "core/run/run_work.h"
#include "core/util/json_reader.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace pathloom {

void writeMeta(SQLite::Database& database, const std::string& key, const std::string& value);
/// Throws Error if the key is missing.
std::string readMeta(SQLite::Database& database, const std::string& key);
std::optional<std::string> findMeta(SQLite::Database& database, const std::string& key);

/// Where a value stands, for messages.
std::string metaPlace(const std::filesystem::path& folder, const std::string& key);
/// A value that is JSON. Throws Error, naming its place, if it is none.
Json metaJson(const std::string& text, const std::filesystem::path& folder, const std::string& key);

/// How often the run was cut back; runs that never were do not say. Throws Error if what stands there is no number.
std::int64_t readGeneration(SQLite::Database& database);
void raiseGeneration(SQLite::Database& database);

inline constexpr const char* workKey = "work";
RunWork readWork(SQLite::Database& database, const std::filesystem::path& folder);
/// Within a transaction of the caller's.
void changeWork(SQLite::Database& database, const std::filesystem::path& folder,
                const std::function<void(RunWork&)>& change);

} // namespace pathloom
