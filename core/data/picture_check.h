// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_sets.h"

#include <functional>

namespace pathloom {

/// What the files of pictures were found to be. The lists have an entry for each picture.
struct PictureChecks
{
    bool areWhole = false;                   ///< all of each file was read
    std::vector<std::uint32_t> sums;         ///< of the content, or of its first bytes
    std::vector<std::uint32_t> shorterSides; ///< in pixels
    bool areGrey = true, areSquare = true;   ///< all of them
    std::vector<std::string> problems;       ///< a sentence for each picture that was left out
    /// Drops the entries of pictures that are not kept.
    void keep(const std::function<bool(std::size_t)>& isKept);
};

/// Looks at each file: all of it, of sets up to wholeSetBytes, else at the first kilobytes. Those that are no pictures
/// that can be read, cut off, or too large are taken out of the list.
PictureChecks checkPictures(const FileListing& files, std::vector<LabelledPicture>& pictures,
                            const std::stop_token& stop);

/// Positions of pictures with the same content, compared byte by byte: groups of two and more, ascending.
std::vector<std::vector<std::size_t>> equalContents(const FileListing& files,
                                                    const std::vector<LabelledPicture>& pictures,
                                                    const std::vector<std::uint32_t>& sums);

} // namespace pathloom
