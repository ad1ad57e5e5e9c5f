// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/table_rows.h"

#include <string>

namespace pathloom {

/// Takes the key of a look-up table apart (reference section 8.1), such as
/// "expanded_conv-input:112x112x16-output:56x56x24-expand:3-kernel:3-stride:2-idskip:0", and writes what it names into
/// the row. Once-for-All's keys have "-se:0-hs:1" behind that, and the channels in the middle as "expand".
/// Throws Error naming the key and what is wrong with it.
void readLookupKey(const std::string& text, bool onceForAll, TableRow& row);

} // namespace pathloom
