// SPDX-License-Identifier: MIT
#include "core/util/json_reader.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <cmath>

namespace pathloom {

namespace {

constexpr std::uintmax_t maxJsonBytes = 64u << 20;

} // namespace

JsonReader::JsonReader(const Json& object, std::string where) : m_object(&object), m_where(std::move(where))
{
    if (!object.is_object())
        throw Error("must be a JSON object, not " + std::string(object.type_name()), m_where);
}

void JsonReader::fail(const std::string& key, const std::string& what) const
{
    throw Error("key '" + key + "' " + what, m_where);
}

bool JsonReader::has(const std::string& key) const
{
    m_seen.insert(key);
    return m_object->contains(key);
}

const Json& JsonReader::at(const std::string& key) const
{
    if (!has(key))
        fail(key, "is missing");
    return (*m_object)[key];
}

std::string JsonReader::text(const std::string& key) const
{
    const Json& value = at(key);
    if (!value.is_string())
        fail(key, "must be a text, not " + value.dump());
    return value.get<std::string>();
}

std::string JsonReader::text(const std::string& key, const std::string& fallback) const
{
    return has(key) ? text(key) : fallback;
}

std::int64_t JsonReader::integer(const std::string& key, std::int64_t min, std::int64_t max) const
{
    const Json& value = at(key);
    if (!value.is_number_integer())
        fail(key, "must be a whole number, not " + value.dump());
    const bool tooLarge = value.is_number_unsigned() &&
                          value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (tooLarge || value.get<std::int64_t>() < min || value.get<std::int64_t>() > max)
        fail(key, "must lie between " + std::to_string(min) + " and " + std::to_string(max) + ", not " + value.dump());
    return value.get<std::int64_t>();
}

std::int64_t JsonReader::integer(const std::string& key, std::int64_t min, std::int64_t max,
                                 std::int64_t fallback) const
{
    return has(key) ? integer(key, min, max) : fallback;
}

double JsonReader::number(const std::string& key, double min, double max) const
{
    const Json& value = at(key);
    if (!value.is_number())
        fail(key, "must be a number, not " + value.dump());
    const double number = value.get<double>();
    if (!std::isfinite(number) || number < min || number > max)
        fail(key, "must lie between " + Json(min).dump() + " and " + Json(max).dump() + ", not " + value.dump());
    return number;
}

double JsonReader::number(const std::string& key, double min, double max, double fallback) const
{
    return has(key) ? number(key, min, max) : fallback;
}

bool JsonReader::boolean(const std::string& key, bool fallback) const
{
    if (!has(key))
        return fallback;
    const Json& value = at(key);
    if (!value.is_boolean())
        fail(key, "must be true or false, not " + value.dump());
    return value.get<bool>();
}

JsonReader JsonReader::object(const std::string& key) const
{
    return JsonReader(at(key), m_where + ": " + key);
}

std::vector<JsonReader> JsonReader::objects(const std::string& key) const
{
    const Json& value = at(key);
    if (!value.is_array())
        fail(key, "must be a list");
    std::vector<JsonReader> readers;
    readers.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i)
        readers.emplace_back(value[i], m_where + ": " + key + "[" + std::to_string(i) + "]");
    return readers;
}

std::vector<std::string> JsonReader::texts(const std::string& key) const
{
    const Json& value = at(key);
    if (!value.is_array())
        fail(key, "must be a list of texts");
    std::vector<std::string> result;
    for (const Json& entry : value) {
        if (!entry.is_string())
            fail(key, "must be a list of texts, but holds " + entry.dump());
        result.push_back(entry.get<std::string>());
    }
    return result;
}

void JsonReader::expectFormat(const std::string& format, int newestVersion) const
{
    if (text("format") != format)
        fail("format", "is '" + text("format") + "', expected '" + format + "'");
    if (integer("version", 1, std::numeric_limits<int>::max()) > newestVersion)
        fail("version", "is " + std::to_string(integer("version", 1, std::numeric_limits<int>::max())) +
                            ", newer than this program understands (" + std::to_string(newestVersion) +
                            "); a newer Pathloom is needed to read it");
}

void JsonReader::finish() const
{
    for (const auto& [key, value] : m_object->items())
        if (!m_seen.contains(key))
            fail(key, "is not known here");
}

Json readJsonFile(const std::filesystem::path& path)
{
    try {
        return Json::parse(readTextFile(path, maxJsonBytes));
    } catch (const Json::parse_error& e) {
        throw Error(std::string("is not valid JSON: ") + e.what(), path.string());
    }
}

} // namespace pathloom
