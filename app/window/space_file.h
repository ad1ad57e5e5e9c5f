// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"

namespace pathloom {

/// What a request calls this space by: the name of a shipped one, if it is that; else a file among the user's own that
/// holds it and is written unless it is there. Throws Error if that cannot be written.
QString nameOrFileOf(const SearchSpace& space);
/// Makes a request search in this space: the pictures become as large as it says, where their kind lets choose that.
/// Throws as nameOrFileOf().
/// @param images as they are so far
void useSpace(SearchRequest& request, const SearchSpace& space, const Shape& images);
/// nameOrFileOf() of the space of a request, for those who do not have its images. One that is proposed and cannot be written
/// is the shipped space that it is made from.
QString nameOrFileOf(const SearchRequest& request, const SearchSpace& space);

} // namespace pathloom
