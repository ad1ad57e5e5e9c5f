// SPDX-License-Identifier: MIT
#include "core/latency/table_text.h"

#include "core/util/csv_text.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::uintmax_t largestTableBytes = 256u << 20;

bool isControl(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
}

/// Length of the UTF-8 sequence that starts at text[at], 0 if none does.
std::size_t sequenceLength(const std::string& text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 && first < 0xf5   ? 4
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xc2 && first < 0xe0 ? 2
                                                               : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80)
            return 0;
    return length;
}

/// With a byte order mark, or without one: Latin letters have a zero as their other byte.
bool isUtf16(const std::string& text)
{
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return true;
    const auto pair = [&](std::size_t zero) {
        return text.size() >= 4 && text[zero] == 0 && text[zero + 2] == 0 && text[1 - zero] != 0 && text[3 - zero] != 0;
    };
    return pair(0) || pair(1);
}

/// Of the byte at a place, whatever ends the lines.
std::ptrdiff_t lineOf(const std::string& text, std::size_t at)
{
    std::string_view rest = text;
    std::ptrdiff_t line = 0;
    while (!rest.empty() && text.size() - rest.size() <= at) {
        takeLine(rest);
        ++line;
    }
    return line;
}

} // namespace

std::string readTableText(const std::filesystem::path& path)
{
    std::string text = readTextFile(path, largestTableBytes);
    if (isUtf16(text))
        throw Error("is text in UTF-16", path.string(), "save it as UTF-8");
    if (text.starts_with("\xef\xbb\xbf")) // byte order mark, as spreadsheets write it
        text.erase(0, 3);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0 || isControl(static_cast<unsigned char>(text[at]))) {
            const auto line = lineOf(text, at);
            const int byte = static_cast<unsigned char>(text[at]);
            throw Error(length == 0 ? fmt::format("byte 0x{:02x} is not UTF-8 text", byte)
                                    : fmt::format("byte 0x{:02x} does not belong into text", byte),
                        fmt::format("{}: line {}", path.string(), line),
                        "latency tables are CSV or YAML files in UTF-8");
        }
        at += length;
    }
    return text;
}

} // namespace pathloom
