// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pathloom {

/// Moves files or folders that lie in one folder into a new folder of the user data folder's trash. Throws Error if
/// they cannot be moved, as to another disk; then they are where they were.
/// @param name becomes a part of the trash folder's
/// @return what bringBack() takes
std::filesystem::path moveToTrash(const std::string& name, const std::vector<std::filesystem::path>& files);
/// Puts everything back to where it was. Throws Error, with nothing moved, if something of that name has come since.
/// @return the places
std::vector<std::filesystem::path> bringBack(const std::filesystem::path& trash);

} // namespace pathloom
