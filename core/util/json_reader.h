// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace pathloom {

using Json = nlohmann::json;
/// JSON whose keys keep the order in which they were written; used for files that people read.
using OrderedJson = nlohmann::ordered_json;

/// Parses a JSON text strictly: what is no JSON, and an object that holds the same key twice (of which a reader would
/// silently get only one), are refused with the place. Everything that the program reads comes through here.
/// @param where what to call the text in messages, such as a file name
Json parseJson(std::string_view text, const std::string& where);

/// Reads and parses a JSON file of at most 64 MiB. Throws Error naming the file, and line and column of a syntax error.
Json readJsonFile(const std::filesystem::path& path);

/// A whole number, however it was written (2, 2.0, 2e0); nothing if the value is another (2.5, "2") or does not fit.
std::optional<std::int64_t> wholeNumber(const Json& value);

/// Reads one JSON object strictly: every access names its key, and finish() refuses keys that nobody asked for.
/// All errors name the place ("file: stages[2]: key 'stride' …"). The object must outlive the reader.
class JsonReader
{
public:
    /// @param where what to call this object in messages, such as a file name or "space.json: stages[0]"
    JsonReader(const Json& object, std::string where);

    bool has(const std::string& key) const;
    /// The raw value. Throws if it is missing.
    const Json& at(const std::string& key) const;

    std::string text(const std::string& key) const;
    std::string text(const std::string& key, const std::string& fallback) const;
    /// A wholeNumber().
    std::int64_t integer(const std::string& key, std::int64_t min, std::int64_t max) const;
    std::int64_t integer(const std::string& key, std::int64_t min, std::int64_t max, std::int64_t fallback) const;
    /// Rejects NaN and infinities as well as values outside [min, max].
    double number(const std::string& key, double min, double max) const;
    double number(const std::string& key, double min, double max, double fallback) const;
    bool boolean(const std::string& key, bool fallback) const;
    /// A reader for the object under key, for as long as this reader's JSON lives.
    JsonReader object(const std::string& key) const;
    /// Readers for each object of the array under key.
    std::vector<JsonReader> objects(const std::string& key) const;
    std::vector<std::string> texts(const std::string& key) const;
    std::vector<double> numbers(const std::string& key) const;
    std::vector<std::int64_t> integers(const std::string& key, std::int64_t min, std::int64_t max) const;

    /// Checks "format" and "version"; a newer version is refused politely.
    void expectFormat(const std::string& format, int newestVersion) const;
    /// Throws if the object holds a key that was never read.
    void finish() const;

    const std::string& where() const { return m_where; }
    [[noreturn]] void fail(const std::string& key, const std::string& what) const;

private:
    const Json& list(const std::string& key, const char* ofWhat) const;
    std::int64_t integerFrom(const Json& value, const std::string& key, std::int64_t min, std::int64_t max) const;

    const Json* m_object;
    std::string m_where;
    mutable std::set<std::string> m_seen;
};

} // namespace pathloom
