// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/idx_file.h"
#include "core/space/operators.h"

namespace pathloom {

/// Where the pixels of an image lie in an IDX file: row by row, turned, or one colour after the other.
struct IdxLayout
{
    std::uint64_t count = 0;                                   ///< images
    Shape shape;                                               ///< of the picture
    std::int64_t rowStep = 0, columnStep = 0, channelStep = 0; ///< elements from one to the next in the file
    std::string note;                                          ///< what people should know of it; may be empty

    /// height x width x channels as they lie in memory here: nothing has to be moved.
    bool isInOrder() const;
};

/// N x H x W, N x H x W x channels or N x channels x H x W, with 1 to 4 channels.
/// @param transposed the file holds the columns of a picture where others hold rows, as EMNIST's files do
/// Throws Error naming the file if its dimensions are not those of images, or larger than any that are read here.
IdxLayout layoutOf(const IdxFile& file, bool transposed);

} // namespace pathloom
