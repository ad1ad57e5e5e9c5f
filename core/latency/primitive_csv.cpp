// SPDX-License-Identifier: MIT
#include "core/latency/csv_rows.h"
#include "core/latency/table_readers.h"
#include "core/latency/table_rows.h"
#include "core/util/error.h"

namespace pathloom {

namespace {

const std::vector<std::string> neededColumns = {"precision", "batch",  "op",   "kernel",    "cin",
                                                "cout",      "stride", "in_h", "latency_ms"};

CsvRows rowsOf(const std::string& text, const std::string& file)
{
    return {text, file, [](const CsvRows&, const std::string&, std::string_view) {}};
}

} // namespace

bool isPrimitiveCsv(const std::string& text, const std::string& file)
{
    const CsvRows rows = rowsOf(text, file);
    return rows.has("precision") && rows.has("op") && rows.has("latency_ms") && !rows.has("device");
}

ImportedTable readPrimitiveCsvText(const std::string& text, const std::string& file, const ImportOptions& options)
{
    CsvRows rows = rowsOf(text, file);
    rows.require(neededColumns, "it is not a table of single convolutions");
    ImportedTable result{.kind = TableFileKind::PrimitiveCsv};
    applyNames(result.table, options, file);

    const auto precision = rows.column("precision"), batch = rows.column("batch"), op = rows.column("op"),
               kernel = rows.column("kernel"), cin = rows.column("cin"), cout = rows.column("cout"),
               stride = rows.column("stride"), height = rows.column("in_h"), ms = rows.column("latency_ms");
    std::vector<TableRow> read;
    while (rows.next()) {
        TableRow row{
            .line = rows.line(), .batch = rows.integer(batch, 1), .format = std::string(rows.field(precision))};
        if (row.format.empty())
            rows.fail("is empty", precision.name);
        row.key = {.op = lowered(rows.field(op)),
                   .kernel = rows.integer(kernel, 1),
                   .inputChannels = rows.integer(cin, 1),
                   .outputChannels = rows.integer(cout, 1),
                   .stride = rows.integer(stride, 1),
                   .inputHeight = rows.integer(height, 1)};
        row.key.inputWidth = row.key.inputHeight; // square maps only
        if (row.key.op == "dwconv")
            row.key.groups = row.key.inputChannels;
        else if (row.key.op != "conv")
            rows.fail("'" + row.key.op + "' is neither conv nor dwconv", op.name);
        row.entry.ms = rows.milliseconds(ms);
        read.push_back(std::move(row));
    }
    if (read.empty())
        throw Error("has no rows", file);
    chooseRows(read, options, file, result);
    fillEntries(read, file, result);
    result.warnings.push_back("The table holds single convolutions, no blocks: a search space of blocks finds only its "
                              "stem and head in it.");
    return result;
}

} // namespace pathloom
