// SPDX-License-Identifier: MIT
#include "core/latency/lookup_yaml.h"

#include "core/util/error.h"
#include "core/util/numbers.h"

#include <cmath>
#include <map>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// The published tables have 10 to 15 kB.
constexpr std::size_t largestYamlBytes = 16u << 20;
constexpr double largestStatistic = 1e9;

/// Receives what the parser finds piece by piece, so that nothing is built before it is known to be plain data.
class LookupHandler : public YAML::EventHandler
{
public:
    explicit LookupHandler(std::string file) : m_file(std::move(file)) {}

    std::vector<LookupEntry> entries() { return std::move(m_entries); }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++m_documents > 1)
            fail(mark, "starts a second document");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        checkPlain(mark, "", anchor);
        if (m_depth == 0)
            fail(mark, "is empty where a table was expected");
        // The parser stands behind what is missing; the key's line is where to look.
        if (m_depth == 1 && m_expectsValue)
            failAt(m_entries.back().line, "has a key without a value");
        if (m_depth == 2 && !m_field.empty())
            failAt(m_fields.at(m_field), fmt::format("has no value for '{}'", m_field));
        fail(mark, "has an empty key");
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { fail(mark, "refers to an anchor"); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        checkPlain(mark, tag, anchor);
        if (m_depth == 0)
            fail(mark, "is text, not a mapping of operators to times");
        if (m_depth == 1 && m_expectsValue)
            fail(mark, fmt::format("has '{}' where the fields count, mean and var or std of '{}' were expected", value,
                                   m_entries.back().key));
        if (m_depth == 1)
            beginEntry(mark, value);
        else if (m_field.empty())
            m_field = checkedField(mark, value);
        else
            takeValue(mark, value);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        checkPlain(mark, tag, anchor);
        fail(mark, "holds a list");
    }
    void OnSequenceEnd() override {}

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        checkPlain(mark, tag, anchor);
        if (m_depth == 1 && !m_expectsValue)
            fail(mark, "has a mapping as a key");
        if (m_depth == 2)
            fail(mark, "is nested deeper than key and fields");
        ++m_depth;
    }

    void OnMapEnd() override
    {
        if (--m_depth == 1)
            endEntry();
    }

private:
    [[noreturn]] void failAt(int line, const std::string& what) const
    {
        throw Error(what, fmt::format("{}: line {}", m_file, line),
                    "a look-up table in YAML is a plain mapping of operators to count, mean and var or std");
    }
    [[noreturn]] void fail(const YAML::Mark& mark, const std::string& what) const { failAt(mark.line + 1, what); }

    /// "?" and "!" are what the parser itself gives to plain and to quoted text.
    void checkPlain(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const
    {
        if (anchor != 0)
            fail(mark, "has an anchor");
        if (!tag.empty() && tag != "?" && tag != "!")
            fail(mark, fmt::format("has the tag '{}'", tag));
    }

    void beginEntry(const YAML::Mark& mark, const std::string& key)
    {
        const auto [place, isNew] = m_lines.emplace(key, mark.line + 1);
        if (!isNew)
            fail(mark, fmt::format("has the key '{}' of line {} again", key, place->second));
        m_entries.push_back({.key = key, .line = mark.line + 1});
        m_expectsValue = true;
        m_fields.clear();
    }

    std::string checkedField(const YAML::Mark& mark, const std::string& name)
    {
        if (name != "count" && name != "mean" && name != "var" && name != "std")
            fail(mark, fmt::format("has the unknown field '{}'", name));
        if (!m_fields.emplace(name, mark.line + 1).second)
            fail(mark, fmt::format("has the field '{}' twice", name));
        return name;
    }

    void takeValue(const YAML::Mark& mark, const std::string& text)
    {
        LookupEntry& entry = m_entries.back();
        if (m_field == "count")
            entry.count = count(mark, text);
        else
            (m_field == "mean"  ? entry.mean
             : m_field == "var" ? entry.variance.emplace()
                                : entry.deviation.emplace()) = statistic(mark, text);
        m_field.clear();
    }

    int count(const YAML::Mark& mark, const std::string& text) const
    {
        const std::optional<int> value = numberFrom<int>(text);
        if (!value || *value < 1)
            fail(mark, fmt::format("count: '{}' is not a whole number above 0", text));
        return *value;
    }

    double statistic(const YAML::Mark& mark, const std::string& text) const
    {
        const std::optional<double> value = numberFrom<double>(text);
        if (!value)
            fail(mark, fmt::format("{}: '{}' is not a number", m_field, text));
        if (!std::isfinite(*value))
            fail(mark, fmt::format("{}: '{}' is not a finite number", m_field, text));
        if (*value < 0 || *value > largestStatistic)
            fail(mark, fmt::format("{}: {} lies outside 0 to {}", m_field, text, largestStatistic));
        return *value;
    }

    /// A file that was cut off ends in an entry with fewer fields than the others.
    void endEntry()
    {
        m_expectsValue = false;
        const LookupEntry& entry = m_entries.back();
        if (!m_fields.contains("mean"))
            failAt(entry.line, fmt::format("'{}' has no mean", entry.key));
        if (m_fields.contains("var") && m_fields.contains("std"))
            failAt(entry.line, fmt::format("'{}' has both var and std", entry.key));
        std::string names;
        for (const auto& field : m_fields)
            names += (names.empty() ? "" : ", ") + field.first;
        if (m_names.empty())
            m_names = names;
        if (names != m_names)
            failAt(entry.line, fmt::format("'{}' has the fields {}, the entries before {}", entry.key, names, m_names));
    }

    std::string m_file;
    std::vector<LookupEntry> m_entries;
    std::map<std::string, int> m_lines; ///< key -> where it stood
    int m_documents = 0;
    int m_depth = 0;                     ///< 1 inside the file's mapping, 2 inside an entry's
    bool m_expectsValue = false;         ///< an entry's key was read, its fields come now
    std::map<std::string, int> m_fields; ///< of the entry -> where it stood
    std::string m_field;                 ///< whose value comes now
    std::string m_names;                 ///< the fields that every entry has
};

} // namespace

std::vector<LookupEntry> readLookupEntries(const std::string& text, const std::string& file)
{
    if (text.size() > largestYamlBytes)
        throw Error("is larger than 16 MB, too large for a look-up table in YAML", file);
    std::istringstream stream(text);
    LookupHandler handler(file);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(handler)) {
        }
    } catch (const YAML::Exception& e) {
        throw Error("is not valid YAML: " + e.msg, fmt::format("{}: line {}", file, e.mark.line + 1));
    }
    std::vector<LookupEntry> entries = handler.entries();
    if (entries.empty())
        throw Error("has no entries", file);
    return entries;
}

} // namespace pathloom
