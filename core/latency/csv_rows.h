// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pathloom {

/// The lines of a CSV file without quoting, one at a time: facts ("# key: value") before the header, the header, rows.
/// Spaces around fields and CRLF are ignored, empty lines skipped. Every error names file, line and column.
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
    bool has(const std::string& column) const { return m_columns.contains(column); }
    Column column(const std::string& name) const;
    /// Throws Error if the file lacks one of the columns; hint says what the file then is not.
    void require(const std::vector<std::string>& columns, const std::string& hint) const;

    /// Goes to the next row. Throws Error if it has more or fewer fields than the header.
    bool next();
    int line() const { return m_line; }

    /// Empty if the file lacks the column.
    std::string_view field(const Column& column) const;
    int integer(const Column& column, int smallest) const;
    /// @param whenEmpty value of an empty field or a missing column
    int integer(const Column& column, int smallest, int whenEmpty) const;
    double number(const Column& column) const;
    /// Finite, not above 1e9, and not negative unless that is allowed.
    double milliseconds(const Column& column, bool mayBeNegative = false) const;
    int integer(std::string_view text, const std::string& name, int smallest) const;
    double number(std::string_view text, const std::string& name) const;

    [[noreturn]] void fail(const std::string& what, const std::string& column = {}) const;

private:
    bool nextLine(std::string_view& line);
    void readHeader(std::string_view line);

    std::string_view m_rest;
    std::string m_file;
    int m_line = 0;
    std::map<std::string, int> m_columns;
    std::vector<std::string_view> m_fields;
};

} // namespace pathloom
