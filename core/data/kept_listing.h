// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"

#include <optional>

namespace pathloom {

// The listing of a folder, kept among the user's data, so that the next start need not read the folders again.

/// A folder that was read, from the listed one on ("" is that itself).
struct ListedFolder
{
    std::string name;
    std::uint32_t stamp = 0; ///< of itself, so also of which entries it has; FileListing::Entry::stamp
};

struct KeptListing
{
    std::vector<ListedFolder> folders;
    FileListing::Content content;
};

/// None if nothing is kept of this folder, or what is kept cannot be read.
std::optional<KeptListing> readKeptListing(const std::filesystem::path& folder);
/// Nothing is kept while one of them was changed lately. Trouble with the disk is only logged.
void keepListing(const std::filesystem::path& folder, const std::vector<ListedFolder>& folders,
                 const FileListing& listing);

/// <user data>/index/<named after the place>.<ending>
std::filesystem::path indexFile(const std::filesystem::path& place, const char* ending);
/// Removes indexes that were not used for long, or are too many, but not this one.
void limitIndexes(const std::filesystem::path& inUse);

} // namespace pathloom
