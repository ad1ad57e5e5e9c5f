// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

namespace pathloom {

/// The four IDX files of a folder, see findIdxFiles() and IdxDataset.
/// @param hint what to do if there are none; may be empty
/// @param classNames of labels 0, 1, 2 …; empty: those that occur are named by their numbers
DataSets openIdx(const std::filesystem::path& place, bool transposed, const std::vector<std::string>& classNames,
                 const std::string& hint, const std::stop_token& stop);

} // namespace pathloom
