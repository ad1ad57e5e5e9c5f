// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"

namespace pathloom {

/// Whether a file's name says that it is an archive: tar, plain or packed, or zip.
bool isArchiveName(const std::filesystem::path& file);

/// What a packed archive may unpack to; what does not lie in it as it is must be kept in a temporary file.
inline constexpr std::uint64_t mostUnpackedBytes = std::uint64_t(8) << 30;

/// The files of an archive, or of the archives in a folder (shards) in the order of their names. Nothing is written
/// under the names that an archive holds. A plain tar is read where it lies; others are unpacked to a temporary file
/// without a name, which is gone with the listing. Links, and names that lead out of the archive, become problems. Of
/// several archives whose names say train, validation or test, the files lie in a folder of that name. The list of
/// plain tars is kept among the user's data and taken from there for as long as they keep their times and sizes.
/// @param notes gets what people should know
/// Throws Error naming the archive: none, cut off, damaged, encrypted, larger than what may be unpacked, no room for
/// that; Cancelled.
FileListing listArchives(const std::filesystem::path& place, std::vector<std::string>& notes,
                         const std::stop_token& stop);

/// listFolder() or listArchives(), whatever lies there: archives are read where a folder holds no other files.
FileListing listPlace(const std::filesystem::path& place, std::vector<std::string>& notes, const std::stop_token& stop);

/// Whether a folder holds archives and no other files or folders.
bool isFolderOfArchives(const std::filesystem::path& folder);

} // namespace pathloom
