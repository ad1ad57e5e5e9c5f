// SPDX-License-Identifier: MIT
#include "core/util/json_reader.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <cmath>

namespace pathloom {

namespace {

constexpr std::uintmax_t maxJsonBytes = 64u << 20;
constexpr double largestExact = 9007199254740992.; ///< 2^53: every whole number up to here is a double

/// Follows the parser into objects and lists, to tell a key that an object holds twice and where.
class KeyWatch
{
public:
    explicit KeyWatch(const std::string& where) : m_where(where) {}

    void operator()(Json::parse_event_t event, const Json& parsed)
    {
        using Event = Json::parse_event_t;
        switch (event) {
        case Event::object_start:
        case Event::array_start:
            countEntry();
            m_levels.push_back({.isList = event == Event::array_start});
            break;
        case Event::object_end:
        case Event::array_end:
            m_levels.pop_back();
            break;
        case Event::key:
            enter(parsed.get_ref<const std::string&>());
            break;
        case Event::value:
            countEntry();
            break;
        }
    }

private:
    struct Level
    {
        bool isList = false;
        int entries = 0; ///< of a list
        std::string key; ///< of an object: the newest
        std::set<std::string, std::less<>> keys;
    };

    void countEntry()
    {
        if (!m_levels.empty() && m_levels.back().isList)
            ++m_levels.back().entries;
    }

    void enter(const std::string& key)
    {
        Level& level = m_levels.back();
        if (!level.keys.insert(key).second)
            throw Error("key '" + key + "' stands there twice", m_where + place(), "one of them must go");
        level.key = key;
    }

    /// Of the object that is being read, as JsonReader names it: ": stages[2]".
    std::string place() const
    {
        std::string text;
        for (std::size_t i = 0; i + 1 < m_levels.size(); ++i)
            text += m_levels[i].isList ? "[" + std::to_string(m_levels[i].entries - 1) + "]" : ": " + m_levels[i].key;
        return text;
    }

    const std::string& m_where;
    std::vector<Level> m_levels;
};

} // namespace

Json parseJson(std::string_view text, const std::string& where)
{
    // As some shells and editors write it; without a mark one of the first two bytes is zero, which no JSON holds.
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || text.find('\0') < 2)
        throw Error("is text in UTF-16", where, "save it as UTF-8");
    KeyWatch watch(where);
    try {
        return Json::parse(text, [&watch](int, Json::parse_event_t event, const Json& parsed) {
            watch(event, parsed);
            return true;
        });
    } catch (const Json::exception& e) {
        throw Error(std::string("is not valid JSON: ") + e.what(), where);
    }
}

Json readJsonFile(const std::filesystem::path& path)
{
    return parseJson(readTextFile(path, maxJsonBytes), path.string());
}

std::optional<std::int64_t> wholeNumber(const Json& value)
{
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (!value.is_number())
        return std::nullopt;
    const double number = value.get<double>();
    const bool exact = std::abs(number) <= largestExact && number == std::floor(number);
    return exact ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

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
    return integerFrom(at(key), key, min, max);
}

std::int64_t JsonReader::integerFrom(const Json& value, const std::string& key, std::int64_t min,
                                     std::int64_t max) const
{
    const std::optional<std::int64_t> number = wholeNumber(value);
    if (!number && !value.is_number_unsigned()) // which is whole, but too large
        fail(key, "must be a whole number, not " + value.dump());
    if (!number || *number < min || *number > max)
        fail(key, "must lie between " + std::to_string(min) + " and " + std::to_string(max) + ", not " + value.dump());
    return *number;
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

const Json& JsonReader::list(const std::string& key, const char* ofWhat) const
{
    const Json& value = at(key);
    if (!value.is_array())
        fail(key, std::string("must be a list") + ofWhat);
    return value;
}

std::vector<JsonReader> JsonReader::objects(const std::string& key) const
{
    const Json& value = list(key, "");
    std::vector<JsonReader> readers;
    readers.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i)
        readers.emplace_back(value[i], m_where + ": " + key + "[" + std::to_string(i) + "]");
    return readers;
}

std::vector<std::string> JsonReader::texts(const std::string& key) const
{
    std::vector<std::string> result;
    for (const Json& entry : list(key, " of texts")) {
        if (!entry.is_string())
            fail(key, "must be a list of texts, but holds " + entry.dump());
        result.push_back(entry.get<std::string>());
    }
    return result;
}

std::vector<double> JsonReader::numbers(const std::string& key) const
{
    std::vector<double> result;
    for (const Json& entry : list(key, " of numbers")) {
        if (!entry.is_number())
            fail(key, "must be a list of numbers, but holds " + entry.dump());
        result.push_back(entry.get<double>());
    }
    return result;
}

std::vector<std::int64_t> JsonReader::integers(const std::string& key, std::int64_t min, std::int64_t max) const
{
    std::vector<std::int64_t> result;
    for (const Json& entry : list(key, " of whole numbers"))
        result.push_back(integerFrom(entry, key, min, max));
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

} // namespace pathloom
