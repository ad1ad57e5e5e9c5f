// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/csv.h"

class QAbstractItemModel;

namespace pathloom {

/// What a table view shows, in its order and filtered as it is, for toCsv(): numbers as numbers (SortRole), everything
/// else as text.
FigureTable tableOf(const QAbstractItemModel& model);

} // namespace pathloom
