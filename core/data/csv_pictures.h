// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_sets.h"

#include <functional>

namespace pathloom {

/// A table of pictures: columns for path and label, and one for the part if there is one. The separator is that which
/// the table uses; a first row of titles is recognised by them, or by its path that names no file.
/// @param text of the table
/// @param find number of a file in the listing by its path as the table has it; none if there is no such file
/// @param place of the table, for messages
/// Throws Error naming place and line.
LabelledPictures picturesInTable(std::string_view text,
                                 const std::function<std::optional<std::uint32_t>(const std::string&)>& find,
                                 const std::string& place);

} // namespace pathloom
