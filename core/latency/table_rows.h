// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/table_import.h"

#include <vector>

namespace pathloom {

/// One row of a table file of any kind, before it is known which rows are wanted and which belong together.
struct TableRow
{
    int line = 0; ///< for messages
    int batch = 1;
    std::string format;     ///< numeric format; empty = the row does not say
    std::string activation; ///< "relu6", "hswish" …; empty = the row does not say
    LatencyKey key;         ///< op "constant" stands for the sum of what is not listed
    LatencyEntry entry;
};

/// Keeps the rows of the chosen numeric format and batch size, and sets both in the table. Throws UsageError listing
/// what there is if the file holds several of them and none was chosen, or not the chosen one.
void chooseRows(std::vector<TableRow>& rows, const ImportOptions& options, const std::string& file,
                ImportedTable& result);

/// Makes the table's entries (and its constant) out of the rows. Rows of one key whose times differ by at most a fifth
/// (or 0.01 ms) are repetitions and become their mean. Where a key has rows with ReLU and with other activations, those
/// with ReLU are taken, as networks here have it. Both are said in warnings and environment, unless the file says it
/// itself. Throws Error naming two lines of one key with different times.
void fillEntries(const std::vector<TableRow>& rows, const std::string& file, ImportedTable& result);

} // namespace pathloom
