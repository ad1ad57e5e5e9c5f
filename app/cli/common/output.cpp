// SPDX-License-Identifier: MIT
#include "app/cli/common/output.h"

#include "core/util/error.h"
#include "core/util/printable.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>

#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

/// Characters, not bytes: "±" takes two bytes and one column.
std::size_t columns(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(width - std::min(width, columns(text)), ' ');
}

int firstFailure = 0;

} // namespace

void print(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() && firstFailure == 0)
        firstFailure = errno;
}

void printJson(const OrderedJson& json)
{
    print(json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
}

void printTable(const std::vector<std::vector<std::string>>& table)
{
    std::vector<std::vector<std::string>> rows = table;
    for (auto& row : rows)
        std::ranges::transform(row, row.begin(), printable); // names may hold line ends
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns(row[i]));
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? padded(row[i], widths[i] + 2) : row[i];
        print(line + "\n");
    }
}

void printFields(const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, value] : fields)
        if (!value.empty())
            rows.push_back({name, value});
    printTable(rows);
}

void finishOutput()
{
    if (std::fflush(stdout) != 0 && firstFailure == 0)
        firstFailure = errno;
    if (firstFailure != 0)
        throw Error(std::string("cannot be written: ") + std::strerror(firstFailure), "standard output");
}

std::string shellWord(const std::string& text)
{
    constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./,:@%=";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos)
        return text;
    std::string quoted = "'";
    for (char c : text)
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

void note(const std::string& text)
{
    std::fputs((text + "\n").c_str(), stderr);
}

std::string grouped(std::int64_t value)
{
    std::string digits = std::to_string(value < 0 ? -value : value);
    for (auto place = std::ssize(digits) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), ",");
    return (value < 0 ? "-" : "") + digits;
}

std::string millions(std::int64_t value)
{
    return fmt::format("{:.2f} M", static_cast<double>(value) / 1e6);
}

std::string percent(double share)
{
    return fmt::format("{:.2f} %", share * 100);
}

std::string milliseconds(double ms)
{
    return std::abs(ms) < 10 ? fmt::format("{:.3f} ms", ms) : fmt::format("{:.1f} ms", ms);
}

std::string bytes(std::int64_t value)
{
    const double size = static_cast<double>(value);
    if (size < 1e6)
        return fmt::format("{:.1f} kB", size / 1e3);
    return size < 1e9 ? fmt::format("{:.1f} MB", size / 1e6) : fmt::format("{:.1f} GB", size / 1e9);
}

std::string duration(double seconds)
{
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

} // namespace pathloom::cli
