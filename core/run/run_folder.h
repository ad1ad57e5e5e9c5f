// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// Creates an empty run folder. Throws Error if it exists and is not empty, or cannot be made.
void makeRunFolder(const std::filesystem::path& folder);
/// Takes back what a failed creation made, so that it can be tried again in the same place.
void clearRunFolder(const std::filesystem::path& folder, bool keepFolder);

} // namespace pathloom
