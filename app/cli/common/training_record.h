// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/util/json_reader.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pathloom::cli {

/// What must be known about weights that were trained outside a run, to use them elsewhere. Kept as "<weights>.json"
/// beside the weights file, format "pathloom.training", version 1.
struct TrainingRecord
{
    std::string network;
    std::vector<std::string> classNames;
    Normalization normalization;
    double testAccuracy = 0; ///< 0..1
    Json protocol;           ///< settings, seed and data, for people
    bool operator==(const TrainingRecord&) const = default;
};

std::filesystem::path recordPath(const std::filesystem::path& weights);
void saveRecord(const TrainingRecord& record, const std::filesystem::path& weights);
/// Throws Error naming file and key.
TrainingRecord loadRecord(const std::filesystem::path& weights);

} // namespace pathloom::cli
