// SPDX-License-Identifier: MIT
#include "core/latency/csv_rows.h"

#include "core/util/error.h"

#include <charconv>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr int largestNumber = 100'000'000;
constexpr double longestMs = 1e9; ///< eleven days

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    const std::size_t end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

void split(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    for (std::size_t begin = 0;;) {
        const std::size_t comma = line.find(',', begin);
        fields.push_back(trimmed(line.substr(begin, comma - begin)));
        if (comma == std::string_view::npos)
            return;
        begin = comma + 1;
    }
}

} // namespace

CsvRows::CsvRows(std::string_view content, std::string file, const Fact& fact)
    : m_rest(content), m_file(std::move(file))
{
    std::string_view line;
    while (nextLine(line)) {
        if (!line.starts_with('#')) {
            readHeader(line);
            return;
        }
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) // otherwise a remark
            fact(*this, std::string(trimmed(line.substr(1, colon - 1))), trimmed(line.substr(colon + 1)));
    }
    throw Error("has no header line", m_file);
}

void CsvRows::readHeader(std::string_view line)
{
    split(line, m_fields);
    for (const std::string_view name : m_fields)
        if (!m_columns.emplace(name, int(m_columns.size())).second)
            fail("stands in the header twice", std::string(name));
}

bool CsvRows::nextLine(std::string_view& line)
{
    while (!m_rest.empty()) {
        const std::size_t end = m_rest.find('\n');
        line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_line;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!trimmed(line).empty())
            return true;
    }
    return false;
}

CsvRows::Column CsvRows::column(const std::string& name) const
{
    const auto place = m_columns.find(name);
    return {place == m_columns.end() ? -1 : place->second, name};
}

void CsvRows::require(const std::vector<std::string>& columns, const std::string& hint) const
{
    for (const std::string& name : columns)
        if (!has(name))
            throw Error(fmt::format("has no column '{}'", name), m_file,
                        m_columns.size() == 1 && m_columns.begin()->first.find(';') != std::string::npos
                            ? "its fields are separated by semicolons; separate them by commas"
                            : hint);
}

bool CsvRows::next()
{
    std::string_view line;
    if (!nextLine(line))
        return false;
    split(line, m_fields);
    if (m_fields.size() != m_columns.size())
        fail(fmt::format("has {} fields, the header has {}", m_fields.size(), m_columns.size()));
    return true;
}

std::string_view CsvRows::field(const Column& column) const
{
    return column ? m_fields[std::size_t(column.index)] : std::string_view();
}

int CsvRows::integer(std::string_view text, const std::string& name, int smallest) const
{
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        fail(fmt::format("'{}' is not a whole number", text), name);
    if (value < smallest || value > largestNumber)
        fail(fmt::format("{} lies outside {} to {}", value, smallest, largestNumber), name);
    return value;
}

int CsvRows::integer(const Column& column, int smallest) const
{
    return integer(field(column), column.name, smallest);
}

int CsvRows::integer(const Column& column, int smallest, int whenEmpty) const
{
    return field(column).empty() ? whenEmpty : integer(column, smallest);
}

double CsvRows::number(std::string_view text, const std::string& name) const
{
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        fail(fmt::format("'{}' is not a number", text), name);
    if (!std::isfinite(value))
        fail(fmt::format("'{}' is not a finite number", text), name);
    return value;
}

double CsvRows::number(const Column& column) const
{
    return number(field(column), column.name);
}

double CsvRows::milliseconds(const Column& column, bool mayBeNegative) const
{
    const double value = number(column);
    if (value < 0 && !mayBeNegative)
        fail(fmt::format("a time must not be negative, it is {}", field(column)), column.name);
    if (std::abs(value) > longestMs)
        fail(fmt::format("a time of {} ms cannot be right", field(column)), column.name);
    return value;
}

void CsvRows::fail(const std::string& what, const std::string& column) const
{
    throw Error(what, fmt::format("{}: line {}{}{}", m_file, m_line, column.empty() ? "" : ", column ", column));
}

} // namespace pathloom
