// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <optional>

namespace pathloom {

// Data sets that are open somewhere in the program: a search, the window's draft of the next one and a training look at
// the same pixels. Nothing is kept open from here. Any thread may call.

/// Changes when one of the files does. Files that cannot be looked at make no key that is found again.
std::string openKey(const std::string& kind, const std::vector<std::filesystem::path>& files);
/// None either if pictures of it were lost since.
std::optional<DataSets> alreadyOpen(const std::string& key);
void rememberOpen(const std::string& key, const DataSets& sets);

} // namespace pathloom
