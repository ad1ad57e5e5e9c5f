// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_index.h"
#include "core/data/picture_sets.h"

#include <functional>

namespace pathloom {

/// What the files of pictures were found to be.
struct PictureChecks
{
    bool areWhole = false;            ///< all of each file was read
    std::vector<PictureProbe> probes; ///< one for each picture
    bool areGrey = true;              ///< all of them
    bool areSquare = true;            ///< all of them
    std::vector<LeftOut> problems;    ///< pictures that were left out
    std::optional<EqualGroups> equal; ///< see equalContents(); none: not sought
    /// Drops the entries of pictures that are not kept. Groups of equal ones keep their other pictures.
    void keep(const std::function<bool(std::size_t)>& isKept);
};

/// Looks at each file that the index of the place does not know yet: all of it, of sets up to wholeSetBytes, else at
/// the first kilobytes. Those that are no pictures that can be read, cut off, or too large are taken out of the list.
/// Then those with the same content are sought, and what was found is kept.
PictureChecks checkPictures(const FileListing& files, std::vector<LabelledPicture>& pictures,
                            const std::filesystem::path& place, const std::stop_token& stop);

/// Positions of pictures with the same content, compared byte by byte: groups of two and more, ascending. None if
/// those that look alike, by size and sum, take more than wholeSetBytes to read: too many to compare.
/// @param areWhole the sums are those of whole files; else of their first bytes
std::optional<EqualGroups> equalContents(const FileListing& files, const std::vector<LabelledPicture>& pictures,
                                         const std::vector<PictureProbe>& probes, bool areWhole,
                                         const std::stop_token& stop);

} // namespace pathloom
