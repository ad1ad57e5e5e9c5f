// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/estimate_model.h"

#include <filesystem>

namespace pathloom {

// Fitting takes seconds, so a fit is kept: as a small JSON file, named after what it was fitted to and by which version
// of the code. The shipped tables' lie beside them (resources/targets/fits), all others in <user data>/fits.

/// The model of a table, which is fitted only if it is not kept: in memory for the tables asked for last, then in
/// files. None if the table is too small for one. What was fitted is kept if the user's data folder is there and can be
/// written; otherwise this goes on without. A kept fit that is damaged or not of this table is made again. For any
/// thread.
std::shared_ptr<const EstimateModel> fittedModel(const LatencyTable& table);

/// Differs for tables that differ in anything that a fit depends on, and for versions of the code.
std::string fitKey(const LatencyTable& table);
/// <folder>/<fitKey>.json
std::filesystem::path keptFitFile(const std::filesystem::path& folder, const LatencyTable& table);
/// None if the file is missing, damaged or not of this table.
std::shared_ptr<const EstimateModel> readKeptFit(const std::filesystem::path& file, const LatencyTable& table);
/// Throws Error if it cannot be written.
void writeKeptFit(const std::filesystem::path& file, const LatencyTable& table, const EstimateModel& model);

} // namespace pathloom
