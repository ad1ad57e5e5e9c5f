// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/util/error.h"

namespace pathloom {

/// What a file does not say about itself, or which part of it to take. Empty and 0 = as the file says.
struct ImportOptions
{
    std::string device, runtime; ///< needed for formats that do not name them (ProxylessNAS's YAML, plain primitives)
    std::string format;          ///< numeric format: "fp32", "fp16", "int8"; needed where a file holds several
    int batch = 0;
    int threads = 0;
};

enum class TableFileKind { Csv, PrimitiveCsv, ProxylessYaml, OnceForAllYaml };
/// For people: "latency table (CSV)", "ProxylessNAS look-up table (YAML)" …
std::string displayName(TableFileKind kind);

struct ImportedTable
{
    TableFileKind kind = TableFileKind::Csv;
    LatencyTable table;
    std::vector<std::string> warnings; ///< one sentence each: unit looks wrong by a factor of 1000, repeated rows …
    std::vector<std::string> formats;  ///< numeric formats the file holds, if several
    std::vector<int> batches;          ///< batch sizes the file holds
};

/// The file holds several tables and nobody said which: these are the choices.
class UndecidedTable : public UsageError
{
public:
    UndecidedTable(const UsageError& error, const ImportedTable& read)
        : UsageError(error), formats(read.formats), batches(read.batches)
    {
    }
    std::vector<std::string> formats; ///< empty where the format is clear
    std::vector<int> batches;
};

/// Reads any latency table file that this program knows, told apart by content. Throws Error naming file, line (or
/// key) and what is wrong; UsageError if options must say what the file does not,
/// UndecidedTable if they must choose.
ImportedTable readTableFile(const std::filesystem::path& file, const ImportOptions& options = {});

} // namespace pathloom
