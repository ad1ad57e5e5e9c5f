// SPDX-License-Identifier: MIT
#include "core/util/csv_text.h"

#include <algorithm>
#include <new>

#include <csv.h>

namespace pathloom {

std::string csvField(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    if (text.find_first_of(",\"\r\n") == std::string_view::npos &&
        (text.empty() || (!isBlank(text.front()) && !isBlank(text.back()) && text.front() != '#')))
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = rest.find_first_of("\r\n");
    std::size_t length = rest.size();
    if (end != std::string_view::npos)
        length = end + (rest.substr(end).starts_with("\r\n") ? 2 : 1);
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length);
    return line;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return lower;
}

std::string_view trimmedText(std::string_view text)
{
    constexpr const char* blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

char csvSeparatorLine(std::string_view line)
{
    if (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
    if (line.starts_with('"') && line.ends_with('"') && line.size() > 1)
        line = line.substr(1, line.size() - 2);
    const bool says = line.size() == 5 && lowered(line.substr(0, 4)) == "sep=";
    return says && csvSeparators.find(line.back()) != std::string_view::npos ? line.back() : '\0';
}

std::size_t countOutsideQuotes(std::string_view line, char wanted)
{
    std::size_t count = 0;
    bool quoted = false;
    for (const char c : line) {
        quoted = quoted != (c == '"');
        count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
}

char csvSeparatorOf(std::string_view header)
{
    const auto count = [&](char c) { return countOutsideQuotes(header, c); };
    return *std::ranges::max_element(csvSeparators, {}, count); // the first of equals
}

struct CsvSplitter::Parser
{
    csv_parser csv{};
    std::vector<std::string>* fields = nullptr;
    bool rowEnded = false;

    explicit Parser(char separator)
    {
        csv_init(&csv, 0);
        csv_set_delim(&csv, static_cast<unsigned char>(separator));
    }
    ~Parser() { csv_free(&csv); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void feed(std::string_view line)
    {
        const auto field = [](void* text, std::size_t length, void* self) {
            static_cast<Parser*>(self)->fields->emplace_back(static_cast<const char*>(text), length);
        };
        const auto row = [](int, void* self) { static_cast<Parser*>(self)->rowEnded = true; };
        if (csv_parse(&csv, line.data(), line.size(), field, row, this) != line.size())
            throw std::bad_alloc(); // nothing else can go wrong: what is not RFC 4180 is taken as it stands
    }
};

CsvSplitter::CsvSplitter(std::string_view text, char separator, int firstLine)
    : m_parser(std::make_unique<Parser>(separator)), m_rest(text), m_line(firstLine), m_nextLine(firstLine)
{
}

CsvSplitter::~CsvSplitter() = default;

CsvSplitter::Result CsvSplitter::next(std::vector<std::string>& fields)
{
    fields.clear();
    m_parser->fields = &fields;
    m_parser->rowEnded = false;
    bool begun = false;
    while (!m_rest.empty()) {
        const std::string_view line = takeLine(m_rest);
        const int number = m_nextLine++;
        if (!begun) {
            const std::string_view content = trimmedText(line);
            if (content.empty() || content.starts_with('#'))
                continue;
            begun = true;
            m_line = number;
        }
        m_parser->feed(line);
        if (m_rest.empty() && !m_parser->rowEnded && !line.ends_with('\n') && !line.ends_with('\r'))
            m_parser->feed("\n"); // the last line need not have an end
        if (m_parser->rowEnded)
            return Result::Row; // otherwise the line end stands inside quotation marks
    }
    return begun ? Result::OpenQuote : Result::End;
}

} // namespace pathloom
