// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// Moves a run, whole or damaged, into the user data folder's trash. Throws Error while somebody writes to it, and
/// where it cannot be moved. @return what restoreRun() takes
std::filesystem::path removeRun(const std::filesystem::path& folder);
/// Throws Error if something of its name has come since. @return the run folder
std::filesystem::path restoreRun(const std::filesystem::path& removed);

} // namespace pathloom
