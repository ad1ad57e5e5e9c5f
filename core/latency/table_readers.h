// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/table_import.h"

#include <string>

namespace pathloom {

/// The readers behind readTableFile, one for each kind of file. text is the file's content, file its path for messages.
ImportedTable readLatencyCsvText(const std::string& text, const std::string& file, const ImportOptions& options);
ImportedTable readPrimitiveCsvText(const std::string& text, const std::string& file, const ImportOptions& options);
/// ProxylessNAS's and Once-for-All's look-up tables, told apart by their keys.
ImportedTable readLookupYamlText(const std::string& text, const std::string& file, const ImportOptions& options);

/// Whether the header is that of a table of single convolutions (precision, batch, op, kernel …).
bool isPrimitiveCsv(const std::string& text, const std::string& file);

/// Sets device, runtime and threads where options give them. Throws UsageError if the table lacks device or runtime
/// then: its file does not name them.
void applyNames(LatencyTable& table, const ImportOptions& options, const std::string& file);

/// One sentence if the times look like seconds or microseconds instead of milliseconds, else empty.
std::string unitSuspicion(const LatencyTable& table);
/// One sentence if sums over the table must leave out stem and head, else empty.
std::string gapInTable(const LatencyTable& table);

} // namespace pathloom
