// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/csv_text.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pathloom {

/// A CSV file as measuring scripts, R, pandas and spreadsheets write it, one row at a time: facts ("# key: value")
/// before the header, the header, rows. Fields may be quoted, separated by commas, semicolons or tabs (told from the
/// header or a line "sep=;"), and lines may end in any way. Column names are compared without case. Whole numbers may
/// be written 3.0; empty, NA, nan, NULL and the like are gaps. Where commas do not separate, they may be decimal ones.
/// Every error names file, line and column.
class CsvRows
{
public:
    struct Column
    {
        int index = -1; ///< -1 = the file does not have it
        std::string name;
        explicit operator bool() const { return index >= 0; }
    };
    /// Called with the rows standing on the fact's line, so that their numbers and errors name it.
    using Fact = std::function<void(const CsvRows& rows, const std::string& key, std::string_view value)>;

    /// Reads facts and header. content must live as long as this; file is for messages. Throws Error: no header, a
    /// column twice, whatever fact throws.
    CsvRows(std::string_view content, std::string file, const Fact& fact);

    const std::string& file() const { return m_file; }
    /// @param column in small letters
    bool has(const std::string& column) const { return m_columns.contains(column); }
    Column column(const std::string& name) const;
    /// Throws Error if the file lacks one of the columns; hint says what the file then is not.
    void require(const std::vector<std::string>& columns, const std::string& hint) const;

    /// Goes to the next row that is not empty. Throws Error if it has more or fewer fields than the header.
    bool next();
    int line() const { return m_line; }

    /// Empty for a gap, and if the file lacks the column.
    std::string_view field(const Column& column) const;
    /// The same, but a text that looks like a gap is taken as it stands: a device may be called "NA".
    std::string_view verbatim(const Column& column) const;
    /// False for a gap in a column of numbers, and if the file lacks the column.
    bool hasNumber(const Column& column) const;
    int integer(const Column& column, int smallest) const;
    /// @param whenEmpty value of a gap or a missing column
    int integer(const Column& column, int smallest, int whenEmpty) const;
    double number(const Column& column) const;
    /// Finite, not above 1e9, and not negative unless that is allowed.
    double milliseconds(const Column& column, bool mayBeNegative = false) const;
    /// Of a fact: always with a decimal point.
    int integer(std::string_view text, const std::string& name, int smallest) const;
    double number(std::string_view text, const std::string& name) const;

    [[noreturn]] void fail(const std::string& what, const std::string& column = {}, const std::string& hint = {}) const;

private:
    struct Remark
    {
        int line;
        std::string_view text;
    };

    void readHeader(const std::vector<std::string>& names);
    void readFact(const Remark& remark, const Fact& fact);
    /// The field with a decimal point whatever the file has.
    std::string plainNumber(const Column& column) const;
    void takeWidth();

    std::string m_file;
    int m_line = 0;
    char m_separator = ',';
    std::optional<CsvSplitter> m_splitter;
    std::map<std::string, int> m_columns;
    std::size_t m_width = 0;     ///< fields up to the last column that has a name
    std::size_t m_fullWidth = 0; ///< of the header
    std::size_t m_rowNames = 0;  ///< 1 where rows begin with a name that the header has no column for, as R writes them
    bool m_first = true;
    std::vector<std::string> m_fields;
    mutable char m_decimalMark = 0; ///< of the file's numbers as far as read; 0 = none had a fraction
};

/// The line of CSV text that looks like a header: the first with content that is neither a fact nor "sep=;".
std::string_view csvHeaderLine(std::string_view content);

} // namespace pathloom
