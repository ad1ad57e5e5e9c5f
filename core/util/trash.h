// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pathloom {

/// Something that was deleted and lies in the user data folder's trash.
struct TrashEntry
{
    std::filesystem::path trash;              ///< what bringBack() and deleteForGood() take
    std::string kind;                         ///< "run", "target"
    std::string name;                         ///< as people call it
    std::filesystem::path folder;             ///< where its files stood; empty if that is not known any more
    std::vector<std::filesystem::path> files; ///< their names
    std::chrono::system_clock::time_point deleted;
    std::uintmax_t bytes = 0;
};

/// Moves files or folders that lie in one folder into a new folder of the user data folder's trash. Throws Error if
/// they cannot be moved, as to another disk; then they are where they were.
/// @param kind,name see TrashEntry; the kind becomes a part of the trash folder's name
/// @return what bringBack() takes
std::filesystem::path moveToTrash(const std::string& kind, const std::string& name,
                                  const std::vector<std::filesystem::path>& files);
/// Puts everything back to where it was. Throws Error, with nothing moved, if something of that name has come since.
/// @return the places
std::vector<std::filesystem::path> bringBack(const std::filesystem::path& trash);
/// What lies in the trash, what was deleted last first. Reads every folder's size.
std::vector<TrashEntry> trashEntries();
/// Deletes what lies in a folder of the trash. Throws Error if that cannot be done, and for any other folder.
void deleteForGood(const std::filesystem::path& trash);

} // namespace pathloom
