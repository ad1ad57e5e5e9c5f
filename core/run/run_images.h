// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

/// Opens the images of a run and checks that they are those that its search began with, wherever they lie now.
/// @param where as the run has it, or where they were moved; its limits on images do not count
/// Throws Error: what openData() throws with what to do about it, or a sentence that says in what the images differ;
/// Cancelled.
DataSets openRunImages(const RunStore& run, const DataSpec& where, const std::stop_token& stop = {});
/// What the run stores of them once they are found elsewhere: the place is new, the limits stay.
DataSpec movedTo(const DataSpec& stored, const DataSpec& where);

} // namespace pathloom
