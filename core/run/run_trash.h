// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace pathloom {

/// Moves a run, whole or damaged, into the user data folder's trash. Throws Error while somebody writes to it, and
/// where it cannot be moved.
/// @param name what people call the run; empty: as its folder
/// @return what restoreRun() takes
std::filesystem::path removeRun(const std::filesystem::path& folder, const std::string& name = {});
/// Throws Error if something of its name has come since. @return the run folder
std::filesystem::path restoreRun(const std::filesystem::path& removed);

} // namespace pathloom
