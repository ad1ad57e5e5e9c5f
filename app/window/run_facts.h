// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"
#include "core/run/run_store.h"
#include "widgets/common/csv.h"

namespace pathloom {

/// What a run was made with, as a table: what it is, its images, its seed, every setting with what is recommended for
/// its space. Not for the GUI thread. Throws Error.
FigureTable runFacts(const RunStore& run);
/// The search that the run was started with, as one asks for a new one; without a name. A space that does not come with
/// the program is written into a file of the user's data folder. Not for the GUI thread. Throws Error.
SearchRequest requestLike(const RunStore& run);

} // namespace pathloom
