// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"

#include <optional>

namespace pathloom {

// The listing of a folder or of archives, kept among the user's data, so that the next start need not read them again.

/// A folder that was read, from the listed one on ("" is that itself); or an archive, by its whole path.
struct ListedSource
{
    std::string name;
    std::uint32_t stamp = 0; ///< of a folder itself, so also of which entries it has; as FileListing::Entry::stamp
    bool operator==(const ListedSource&) const = default;
};

class KeptReader;
class KeptWriter;

struct KeptListing
{
    std::vector<ListedSource> sources;
    FileListing::Content content;
    std::vector<std::string> notes; ///< what people were told of how they were read
};

/// None if nothing is kept of this place, or what is kept cannot be read.
/// @param stores that its files may lie in: one of a folder, one for each archive
std::optional<KeptListing> readKeptListing(const std::filesystem::path& place, std::size_t stores = 1);
/// Nothing is kept while one of them was changed lately. Trouble with the disk is only logged.
void keepListing(const std::filesystem::path& place, const std::vector<ListedSource>& sources,
                 const FileListing& listing, const std::vector<std::string>& notes = {});

/// The same as parts of other kept files; reading throws as KeptReader does, also for what is no listing of so many
/// stores.
void writeContent(KeptWriter& writer, const FileListing::Content& content);
FileListing::Content readContent(KeptReader& reader, std::size_t stores);

/// <user data>/index/<named after the place>.<ending>
std::filesystem::path indexFile(const std::filesystem::path& place, const char* ending);
/// Removes indexes that were not used for long, or are too many, but not this one.
void limitIndexes(const std::filesystem::path& inUse);

} // namespace pathloom
