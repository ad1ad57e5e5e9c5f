// SPDX-License-Identifier: MIT
#include "core/latency/csv_rows.h"

#include "core/util/error.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr int largestNumber = 100'000'000;
constexpr double longestMs = 1e9; ///< eleven days

/// "Latency.MS" is latency_ms: R makes points of what it does not like in a name.
std::string columnName(std::string_view text)
{
    std::string name = lowered(trimmedText(text));
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return name;
}

/// How R, pandas, databases and spreadsheets write that there is no value.
bool isGap(std::string_view text)
{
    constexpr std::array words = {"na", "n/a", "#n/a", "<na>", "nan", "-nan", "null"};
    return text.empty() || std::ranges::find(words, lowered(text)) != words.end();
}

/// Words that mean something else in a column of texts.
bool isGapAmongNumbers(std::string_view text)
{
    constexpr std::array words = {"none", "nil", "-", "?"};
    return isGap(text) || std::ranges::find(words, lowered(text)) != words.end();
}

/// A remark before the header, which a spreadsheet may have put into quotation marks.
bool isRemark(std::string_view line)
{
    return line.starts_with('#') || line.starts_with("\"#");
}

} // namespace

std::string_view csvHeaderLine(std::string_view content)
{
    while (!content.empty()) {
        const std::string_view whole = takeLine(content);
        const std::string_view line = trimmedText(whole);
        if (!line.empty() && !isRemark(line) && csvSeparatorLine(whole) == 0)
            return line;
    }
    return {};
}

CsvRows::CsvRows(std::string_view content, std::string file, const Fact& fact) : m_file(std::move(file))
{
    std::vector<Remark> remarks;
    char separator = 0;
    for (std::string_view rest = content; !content.empty(); content = rest) {
        const std::string_view whole = takeLine(rest);
        const std::string_view line = trimmedText(whole);
        if (const char said = csvSeparatorLine(whole))
            separator = said;
        else if (isRemark(line))
            remarks.push_back({m_line + 1, line});
        else if (!line.empty())
            break;
        ++m_line;
    }
    if (content.empty())
        throw Error("has no header line", m_file);
    m_separator = separator ? separator : csvSeparatorOf(csvHeaderLine(content));
    m_splitter.emplace(content, m_separator, m_line + 1);
    std::vector<std::string> names;
    const bool closed = m_splitter->next(names) == CsvSplitter::Result::Row;
    m_line = m_splitter->line();
    if (!closed)
        fail("a name in quotation marks is not closed");
    readHeader(names);
    const int header = m_line;
    for (const Remark& remark : remarks)
        readFact(remark, fact);
    m_line = header;
}

void CsvRows::readHeader(const std::vector<std::string>& names)
{
    m_fullWidth = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = columnName(names[i]);
        if (name.empty())
            continue; // row numbers, or what a spreadsheet filled up with
        if (!m_columns.emplace(name, int(i)).second)
            fail("stands in the header twice", name);
        m_width = i + 1;
    }
}

void CsvRows::readFact(const Remark& remark, const Fact& fact)
{
    std::string text(remark.text);
    // A spreadsheet fills the line up to the header's width.
    if (m_fullWidth > 1 && text.ends_with(m_separator) && countOutsideQuotes(text, m_separator) == m_fullWidth - 1)
        text.resize(text.find_last_not_of(m_separator) + 1);
    if (text.starts_with('"')) {
        std::vector<std::string> fields;
        CsvSplitter(text, m_separator).next(fields);
        text = fields.empty() ? std::string() : fields.front();
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return;
    m_line = remark.line;
    fact(*this, std::string(trimmedText(std::string_view(text).substr(1, colon - 1))),
         trimmedText(std::string_view(text).substr(colon + 1)));
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
            throw Error(fmt::format("has no column '{}'", name), m_file, hint);
}

bool CsvRows::next()
{
    while (true) {
        const CsvSplitter::Result result = m_splitter->next(m_fields);
        if (result == CsvSplitter::Result::End)
            return false;
        m_line = m_splitter->line();
        if (result == CsvSplitter::Result::OpenQuote)
            fail("a field that begins with a quotation mark here is not closed", {},
                 "a quotation mark inside a field is written twice");
        if (!std::ranges::all_of(m_fields, &std::string::empty)) // a spreadsheet's empty row
            break;
    }
    takeWidth();
    return true;
}

/// Checks the number of fields, and leaves out those that belong to no column.
void CsvRows::takeWidth()
{
    const std::size_t count = m_fields.size();
    if (std::exchange(m_first, false) && count == m_fullWidth + 1 && !m_fields.back().empty())
        m_rowNames = 1;
    m_fields.erase(m_fields.begin(), m_fields.begin() + std::ptrdiff_t(std::min(m_rowNames, count)));
    while (m_fields.size() > m_fullWidth && m_fields.back().empty())
        m_fields.pop_back();
    if (m_fields.size() < m_width || m_fields.size() > m_fullWidth)
        fail(fmt::format("has {} fields, the header has {}", count, m_fullWidth + m_rowNames));
}

std::string_view CsvRows::verbatim(const Column& column) const
{
    return column ? std::string_view(m_fields[std::size_t(column.index)]) : std::string_view();
}

std::string_view CsvRows::field(const Column& column) const
{
    const std::string_view text = verbatim(column);
    return isGap(text) ? std::string_view() : text;
}

bool CsvRows::hasNumber(const Column& column) const
{
    return !isGapAmongNumbers(verbatim(column));
}

std::string CsvRows::plainNumber(const Column& column) const
{
    if (!hasNumber(column))
        fail(verbatim(column).empty() ? "is empty, a number is needed"
                                      : fmt::format("is a gap ('{}'), a number is needed", verbatim(column)),
             column.name);
    std::string text(verbatim(column));
    if (text.starts_with('+'))
        text.erase(0, 1);
    const std::size_t comma = text.find(','), point = text.find('.');
    if (comma == std::string::npos && point == std::string::npos)
        return text;
    if (comma != std::string::npos && point != std::string::npos)
        fail(fmt::format("'{}' has a comma and a point", text), column.name,
             "numbers are written without separators for thousands");
    const char mark = comma == std::string::npos ? '.' : ',';
    if (mark == ',' && m_separator == ',')
        fail(fmt::format("'{}' is not a number", text), column.name,
             "between commas numbers have a decimal point, and nothing between thousands");
    if (m_decimalMark != 0 && m_decimalMark != mark)
        fail(fmt::format("'{}' is written with a '{}', but numbers before it with a '{}'", text, mark, m_decimalMark),
             column.name, "one of them cannot be a decimal mark");
    m_decimalMark = mark;
    if (mark == ',')
        text[comma] = '.';
    return text;
}

int CsvRows::integer(std::string_view text, const std::string& name, int smallest) const
{
    // Programs whose columns with gaps are floating-point numbers write 3.0.
    const double real = numberFrom<double>(text).value_or(std::nan(""));
    if (!(std::abs(real) < std::numeric_limits<int>::max()) || real != std::floor(real))
        fail(fmt::format("'{}' is not a whole number", text), name);
    const int value = int(real);
    if (value < smallest || value > largestNumber)
        fail(fmt::format("{} lies outside {} to {}", value, smallest, largestNumber), name);
    return value;
}

int CsvRows::integer(const Column& column, int smallest) const
{
    const std::string_view written = verbatim(column);
    const std::size_t comma = written.find(',');
    if (m_separator != ',' && comma != std::string_view::npos && written.size() - comma == 4)
        fail(fmt::format("'{}' may be a thousand times what it looks like", written), column.name,
             "whole numbers are written without separators");
    return integer(plainNumber(column), column.name, smallest);
}

int CsvRows::integer(const Column& column, int smallest, int whenEmpty) const
{
    return hasNumber(column) ? integer(column, smallest) : whenEmpty;
}

double CsvRows::number(std::string_view text, const std::string& name) const
{
    const std::optional<double> value = numberFrom<double>(text);
    if (!value)
        fail(fmt::format("'{}' is not a number", text), name);
    if (!std::isfinite(*value))
        fail(fmt::format("'{}' is not a finite number", text), name);
    return *value;
}

double CsvRows::number(const Column& column) const
{
    return number(plainNumber(column), column.name);
}

double CsvRows::milliseconds(const Column& column, bool mayBeNegative) const
{
    const double value = number(column);
    if (value < 0 && !mayBeNegative)
        fail(fmt::format("a time must not be negative, it is {}", verbatim(column)), column.name);
    if (std::abs(value) > longestMs)
        fail(fmt::format("a time of {} ms cannot be right", verbatim(column)), column.name);
    return value;
}

void CsvRows::fail(const std::string& what, const std::string& column, const std::string& hint) const
{
    throw Error(what, fmt::format("{}: line {}{}{}", m_file, m_line, column.empty() ? "" : ", column ", column), hint);
}

} // namespace pathloom
