// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pathloom::cli {

// Everything that goes to standard output passes through here; it is the result and nothing else.

void print(const std::string& text);
/// Indented, with a final newline. Bytes that are no UTF-8 (odd file names) are replaced.
void printJson(const OrderedJson& json);
/// Columns aligned by their widest cell, the first row being the header. Control characters are shown as such.
void printTable(const std::vector<std::vector<std::string>>& table);
/// "Name   value" lines; pairs with an empty value are left out.
void printFields(const std::vector<std::pair<std::string, std::string>>& fields);
/// Throws Error if something printed did not reach its destination (full disk, closed pipe).
void finishOutput();

/// A line on standard error for people who watch.
void note(const std::string& text);

/// A word as a shell takes it, in quotes where it needs them.
std::string shellWord(const std::string& text);

// Numbers for people.
std::string grouped(std::int64_t value);  ///< "1,234,567"
std::string millions(std::int64_t value); ///< "2.35 M", "0.08 M"
std::string percent(double share);        ///< "90.12 %"
std::string milliseconds(double ms);      ///< "0.932 ms", "75.4 ms"
std::string bytes(std::int64_t value);    ///< "123.4 kB", "1.2 GB"
std::string duration(double seconds);     ///< "8 s", "2 min 05 s", "3 h 07 min"

} // namespace pathloom::cli
