// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"
#include "core/run/run_store.h"
#include "widgets/common/csv.h"

namespace pathloom {

/// What a run was made with, as a table: what it is, its images, its seed, every setting with what is recommended for
/// its space. Not for the GUI thread. Throws Error.
FigureTable runFacts(const RunStore& run);
/// The search that the run was started with, as one asks for a new one; without a name. Not for the GUI thread. Throws
/// Error, also if its search space is not one of those that come with the program.
SearchRequest requestLike(const RunStore& run);

} // namespace pathloom
