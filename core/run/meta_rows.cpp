// SPDX-License-Identifier: MIT
#include "core/run/meta_rows.h"

#include "core/run/run_schema.h"
#include "core/util/error.h"
#include "core/util/numbers.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* generationKey = "generation";

} // namespace

void writeMeta(SQLite::Database& database, const std::string& key, const std::string& value)
{
    SQLite::Statement statement(database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
    statement.bind(1, key);
    statement.bind(2, value);
    statement.exec();
}

std::string readMeta(SQLite::Database& database, const std::string& key)
{
    if (const auto value = findMeta(database, key))
        return *value;
    throw Error("is damaged: it lacks the entry '" + key + "'", database.getFilename());
}

std::optional<std::string> findMeta(SQLite::Database& database, const std::string& key)
{
    SQLite::Statement row(database, "SELECT value FROM meta WHERE key = ?");
    row.bind(1, key);
    return row.executeStep() ? std::optional(row.getColumn(0).getString()) : std::nullopt;
}

std::string metaPlace(const fs::path& folder, const std::string& key)
{
    return databaseFile(folder).string() + ": " + key;
}

Json metaJson(const std::string& text, const fs::path& folder, const std::string& key)
{
    try {
        return parseJson(text, "");
    } catch (const Error& e) {
        throw Error(std::string("is damaged: ") + e.what(), metaPlace(folder, key));
    }
}

std::int64_t readGeneration(SQLite::Database& database)
{
    const auto text = findMeta(database, generationKey);
    if (!text)
        return 0;
    if (const auto generation = numberFrom<std::int64_t>(*text); generation && *generation >= 0)
        return *generation;
    throw Error(fmt::format("is damaged: its entry '{}' is no whole number, but '{}'", generationKey, *text),
                database.getFilename());
}

void raiseGeneration(SQLite::Database& database)
{
    writeMeta(database, generationKey, std::to_string(readGeneration(database) + 1));
}

RunWork readWork(SQLite::Database& database, const fs::path& folder)
{
    const auto text = findMeta(database, workKey);
    return text ? runWorkFromJson(metaJson(*text, folder, workKey), metaPlace(folder, workKey)) : RunWork();
}

void changeWork(SQLite::Database& database, const fs::path& folder, const std::function<void(RunWork&)>& change)
{
    RunWork work = readWork(database, folder);
    change(work);
    writeMeta(database, workKey, toJson(work).dump());
}

} // namespace pathloom
