// SPDX-License-Identifier: MIT
#include "core/latency/latency_table.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* allColumns = "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,"
                                   "latency_ms,latency_std_ms,samples,method,layer";
constexpr int largestNumber = 100'000'000;

/// A source may time one shape at several places of its network. Times this close are repetitions of one measurement.
constexpr double repeatTolerance = 0.2;
constexpr double repeatToleranceMs = 0.01;

struct Row
{
    int line; ///< for messages
    int batch;
    LatencyKey key; ///< op "constant" stands for the sum of what is not listed
    LatencyEntry entry;
};

std::vector<std::string_view> split(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (std::size_t begin = 0;;) {
        const std::size_t comma = line.find(',', begin);
        fields.push_back(line.substr(begin, comma - begin));
        if (comma == std::string_view::npos)
            return fields;
        begin = comma + 1;
    }
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    const std::size_t end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

class CsvParser
{
public:
    explicit CsvParser(const fs::path& path) : m_path(path) {}

    LatencyTable parse(int batch)
    {
        const std::string content = readTextFile(m_path);
        std::string_view rest = content;
        if (rest.starts_with("\xef\xbb\xbf")) // byte order mark, as spreadsheets write it
            rest.remove_prefix(3);
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n');
            std::string_view line = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            ++m_line;
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            parseLine(line);
        }
        if (m_columns.empty())
            throw Error("has no header line", m_path.string());
        if (m_rows.empty())
            throw Error("has no rows", m_path.string());
        chooseBatch(batch);
        fillEntries();
        return std::move(m_table);
    }

private:
    [[noreturn]] void fail(const std::string& what, const std::string& column = {}) const
    {
        throw Error(what,
                    fmt::format("{}: line {}{}{}", m_path.string(), m_line, column.empty() ? "" : ", column ", column));
    }

    void parseLine(std::string_view line)
    {
        if (trimmed(line).empty())
            return;
        if (m_columns.empty()) {
            if (line.starts_with('#'))
                parseFact(line.substr(1));
            else
                parseHeader(line);
            return;
        }
        m_fields = split(line);
        if (m_fields.size() != m_columns.size())
            fail(fmt::format("has {} fields, the header has {}", m_fields.size(), m_columns.size()));
        parseRow();
    }

    void parseFact(std::string_view text)
    {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            return; // a remark
        const std::string key(trimmed(text.substr(0, colon)));
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (key == "threads")
            m_table.threads = integer(value, key, 0);
        else
            m_table.environment[key] = value;
    }

    void parseHeader(std::string_view line)
    {
        for (const std::string_view name : split(line)) {
            const std::string column(trimmed(name));
            if (!m_columns.emplace(column, m_columns.size()).second)
                fail("stands in the header twice", column);
        }
        for (const char* needed : {"device", "runtime", "batch", "op", "kernel", "mid", "cin", "cout", "stride", "in_h",
                                   "in_w", "latency_ms"})
            if (!m_columns.contains(needed))
                throw Error(fmt::format("has no column '{}'", needed), m_path.string(),
                            "it is not a latency table of operators");
    }

    std::string_view field(const std::string& column) const
    {
        const auto place = m_columns.find(column);
        return place == m_columns.end() ? std::string_view() : trimmed(m_fields[place->second]);
    }

    template<class Number>
    Number number(std::string_view text, const std::string& column) const
    {
        Number value{};
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (code != std::errc() || end != text.data() + text.size())
            fail(fmt::format("'{}' is not a {}number", text, std::is_integral_v<Number> ? "whole " : ""), column);
        return value;
    }

    int integer(std::string_view text, const std::string& column, int smallest) const
    {
        const int value = number<int>(text, column);
        if (value < smallest || value > largestNumber)
            fail(fmt::format("{} lies outside {} to {}", value, smallest, largestNumber), column);
        return value;
    }

    int integer(const std::string& column, int smallest, int whenEmpty) const
    {
        return field(column).empty() ? whenEmpty : integer(field(column), column, smallest);
    }

    double milliseconds(const std::string& column, bool mayBeNegative = false) const
    {
        const double value = number<double>(field(column), column);
        if (!std::isfinite(value))
            fail(fmt::format("'{}' is not a finite number", field(column)), column);
        if (value < 0 && !mayBeNegative)
            fail(fmt::format("a time must not be negative, it is {}", field(column)), column);
        return value;
    }

    void checkSame(std::string& known, const std::string& column) const
    {
        if (field(column).empty())
            fail("is empty", column);
        if (m_rows.empty())
            known = field(column);
        else if (known != field(column))
            fail(fmt::format("is '{}', but '{}' in the lines before; a table holds one", field(column), known), column);
    }

    void parseRow()
    {
        checkSame(m_table.device, "device");
        checkSame(m_table.runtime, "runtime");
        Row row{.line = m_line, .batch = integer(field("batch"), "batch", 1)};
        row.key.op = field("op");
        if (row.key.op.empty())
            fail("is empty", "op");
        const bool constant = row.key.op == "constant";
        if (!constant) {
            row.key.kernel = integer("kernel", 0, 0);
            row.key.mid = integer("mid", 0, 0);
            row.key.groups = integer("groups", 1, 1);
            row.key.squeeze = integer("se", 0, 0);
            row.key.inputChannels = integer(field("cin"), "cin", 1);
            row.key.outputChannels = integer(field("cout"), "cout", 1);
            row.key.stride = integer("stride", 1, 1);
            row.key.inputHeight = integer("in_h", 0, 0);
            row.key.inputWidth = integer("in_w", 0, 0);
        }
        row.entry.ms = milliseconds("latency_ms", constant);
        if (!field("latency_std_ms").empty())
            row.entry.deviationMs = milliseconds("latency_std_ms");
        if (!field("samples").empty())
            row.entry.samples = integer(field("samples"), "samples", 1);
        if (!field("method").empty())
            row.entry.method = field("method");
        if (field("layer").find("relative to") != std::string_view::npos)
            m_relativeLines.insert(m_line);
        m_rows.push_back(std::move(row));
    }

    void chooseBatch(int batch)
    {
        std::set<int> sizes;
        for (const Row& row : m_rows)
            sizes.insert(row.batch);
        if (batch == 0 && sizes.size() > 1)
            throw Error(fmt::format("holds several batch sizes ({}) and none was chosen", fmt::join(sizes, ", ")),
                        m_path.string(),
                        fmt::format("choose one as in {}#{}", m_path.filename().string(), *sizes.begin()));
        if (batch != 0 && !sizes.contains(batch))
            throw Error(fmt::format("has no rows for batch size {}, only for {}", batch, fmt::join(sizes, ", ")),
                        m_path.string());
        m_table.batch = batch == 0 ? *sizes.begin() : batch;
        std::erase_if(m_rows, [&](const Row& row) { return row.batch != m_table.batch; });
    }

    void fillEntries()
    {
        std::map<LatencyKey, std::vector<Row>> byKey;
        int relative = 0;
        for (const Row& row : m_rows) {
            relative += m_relativeLines.contains(row.line) ? 1 : 0;
            std::vector<Row>& rows = byKey[row.key];
            const auto sameTime = [&](const Row& other) { return other.entry.ms == row.entry.ms; };
            if (std::none_of(rows.begin(), rows.end(), sameTime))
                rows.push_back(row);
        }
        int averaged = 0;
        for (const auto& [key, rows] : byKey) {
            const LatencyEntry entry = rows.size() == 1 ? rows.front().entry : average(rows);
            averaged += rows.size() > 1 ? 1 : 0;
            if (key.op == "constant")
                m_table.constantMs = entry.ms;
            else
                m_table.entries.emplace(key, entry);
        }
        if (averaged > 0)
            m_table.environment["averaged"] =
                fmt::format("{} shapes that the source timed several times are means", averaged);
        if (relative > 0)
            m_table.environment["relative"] = fmt::format(
                "{} rows are differences to a reference block; totals are right, single times are not", relative);
    }

    LatencyEntry average(const std::vector<Row>& rows) const
    {
        const auto [least, most] = std::minmax_element(
            rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.entry.ms < b.entry.ms; });
        const double apart = most->entry.ms - least->entry.ms;
        if (apart > repeatToleranceMs && apart > repeatTolerance * least->entry.ms)
            throw Error(fmt::format("lines {} and {} give different times for {}: {} and {} ms",
                                    std::min(least->line, most->line), std::max(least->line, most->line),
                                    rows.front().key.op == "constant" ? "the constant" : toText(rows.front().key),
                                    (least->line < most->line ? least : most)->entry.ms,
                                    (least->line < most->line ? most : least)->entry.ms),
                        m_path.string());
        const auto count = double(rows.size());
        double mean = 0;
        for (const Row& row : rows)
            mean += row.entry.ms / count;
        // Spread inside the measurements (where known) and between them.
        double variance = 0;
        int samples = 0;
        for (const Row& row : rows) {
            const double own = row.entry.deviationMs.value_or(0);
            const double distance = row.entry.ms - mean;
            variance += (own * own + distance * distance) / count;
            samples += row.entry.samples.value_or(0);
        }
        LatencyEntry entry{.ms = mean, .deviationMs = std::sqrt(variance), .method = rows.front().entry.method};
        if (samples > 0)
            entry.samples = samples;
        return entry;
    }

    fs::path m_path;
    int m_line = 0;
    std::map<std::string, std::size_t> m_columns;
    std::vector<std::string_view> m_fields;
    std::vector<Row> m_rows;
    std::set<int> m_relativeLines;
    LatencyTable m_table;
};

std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

/// The format has no quoting, so a separator inside a text becomes something else.
std::string plain(std::string text)
{
    std::replace(text.begin(), text.end(), ',', ';');
    return oneLine(std::move(text));
}

std::string optionalNumber(int value)
{
    return value > 0 ? std::to_string(value) : "";
}

} // namespace

LatencyTable readLatencyCsv(const fs::path& path, int batch)
{
    return CsvParser(path).parse(batch);
}

void writeLatencyCsv(const LatencyTable& table, const fs::path& path)
{
    std::string text;
    for (const auto& [key, value] : table.environment)
        text += fmt::format("# {}: {}\n", key, oneLine(value));
    if (table.threads > 0)
        text += fmt::format("# threads: {}\n", table.threads);
    text += std::string(allColumns) + "\n";
    const std::string place = fmt::format("{},{},{}", plain(table.device), plain(table.runtime), table.batch);
    if (table.constantMs)
        text += fmt::format("{},constant,,,,,,,,,,,,{},,,,\n", place, *table.constantMs);
    for (const auto& [key, entry] : table.entries) {
        const std::string expand =
            key.mid > 0 ? fmt::format("{:.6g}", double(key.mid) / std::max(1, key.inputChannels)) : "";
        text += fmt::format("{},{},{},{},{},{},{},,{},{},{},{},{},{},{},{},{},\n", place, key.op,
                            optionalNumber(key.kernel), expand, optionalNumber(key.mid), key.groups, key.squeeze,
                            key.inputChannels, key.outputChannels, key.stride, optionalNumber(key.inputHeight),
                            optionalNumber(key.inputWidth), entry.ms,
                            entry.deviationMs ? fmt::format("{}", *entry.deviationMs) : "",
                            entry.samples ? std::to_string(*entry.samples) : "", plain(entry.method));
    }
    writeTextFile(path, text);
}

} // namespace pathloom
