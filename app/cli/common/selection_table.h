// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

namespace pathloom::cli {

// How a derived network was chosen. Keys are part of the command line's interface: add, do not rename.

/// shared_accuracy, shared_loss and selection (the record as the run keeps it); null where there is none.
void addSelection(OrderedJson& json, const DerivedNetwork& network);
/// "89.12 % of 5000 held-out images, loss 0.3120"; empty if nobody has looked.
std::string sharedText(const DerivedNetwork& network);
/// The candidates, the chosen one marked, below a line that says what was compared; nothing without a record.
void printSelection(const DerivedNetwork& network);

} // namespace pathloom::cli
