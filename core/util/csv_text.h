// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pathloom {

/// A text as a field between commas (RFC 4180): in quotation marks where it would not come back as it is, because it
/// holds a comma, quotation mark or line end, starts or ends with a space, or looks like a remark.
std::string csvField(std::string_view text);

/// Splits CSV text into rows: fields quoted or not, separators and line ends (LF, CRLF, CR) inside quotes, "" for one
/// quotation mark, spaces around fields ignored. Blank lines and lines that start with '#' are skipped.
class CsvSplitter
{
public:
    /// @param text must live as long as this
    /// @param firstLine number of the text's first line
    CsvSplitter(std::string_view text, char separator, int firstLine = 1);
    ~CsvSplitter();

    enum class Result { Row, End, OpenQuote };
    /// Reads the next row. OpenQuote: the text ends inside quotation marks that were opened in this row.
    Result next(std::vector<std::string>& fields);
    /// Where the row read last begins.
    int line() const { return m_line; }

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    std::string_view m_rest;
    int m_line, m_nextLine;
};

inline constexpr std::string_view csvSeparators = ",;\t|";
/// What "sep=;" says, as spreadsheets write and read it; 0 for any other line.
char csvSeparatorLine(std::string_view line);
/// What separates the fields of a line; a comma if there is only one.
char csvSeparatorOf(std::string_view line);
std::size_t countOutsideQuotes(std::string_view line, char wanted);

/// Takes the first line off a text, with its line end.
std::string_view takeLine(std::string_view& rest);
/// With small letters, as far as they are of the English alphabet.
std::string lowered(std::string_view text);
/// Without spaces, tabs and line ends at both ends.
std::string_view trimmedText(std::string_view text);

} // namespace pathloom
