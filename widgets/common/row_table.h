// SPDX-License-Identifier: MIT
#pragma once

class QTableView;

namespace pathloom {

/// Makes a table one whose rows are things: whole rows are selected, each takes one line, there are no grid and no
/// numbers of rows, and Tab leaves it.
void makeRowTable(QTableView* table);

} // namespace pathloom
