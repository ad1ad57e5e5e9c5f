// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_sets.h"

#include <filesystem>
#include <optional>
#include <stop_token>

namespace pathloom {

// What was read of a table of pictures, kept among the user's data, so that the next start need not read the table
// again: only whether it and the files that it names are still the same is asked.

/// @param table a file; the pictures' paths begin at its folder
/// None if nothing is kept, the table or one of its files has changed since, or what is kept cannot be read. Throws
/// Cancelled.
std::optional<LabelledPictures> readKeptTable(const std::filesystem::path& table, const std::stop_token& stop);
/// Nothing is kept while the table or a file was changed lately, or something is wrong that may be right the next time.
/// Trouble with the disk is only logged.
/// @param before the table's stamp before it was read
void keepTable(const std::filesystem::path& table, std::uint32_t before, const LabelledPictures& found);
/// Of the file as it is now, as FileListing::Entry::stamp with its size; zero if it was changed lately or is not there.
std::uint32_t tableStamp(const std::filesystem::path& table);

} // namespace pathloom
