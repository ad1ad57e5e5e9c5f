// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace pathloom {

/// The first directory of a TIFF file; what other formats hold as EXIF is one as well. Numbers that are not there are
/// 0.
struct TiffDirectory
{
    std::uint64_t width = 0, height = 0;
    std::uint64_t samples = 1;      ///< a pixel
    std::uint64_t photometric = 0;  ///< 0 and 1 are grey
    std::uint64_t sampleFormat = 1; ///< 1 unsigned whole numbers, 2 signed ones, 3 floating point
    std::uint64_t tileWidth = 0, tileHeight = 0;
    std::uint64_t extraSample = 0; ///< 1: alpha by which colours are multiplied already, 2: alpha by which they are not
    int orientation = 1;           ///< 1 to 8
    std::uint64_t end = 0;         ///< of the last strip or tile: so many bytes the file must have
};

/// Either byte order, plain TIFF and BigTIFF; none if these bytes hold no whole first directory. Bounded: of the
/// places of strips no more are looked at than a picture of an ordinary size has.
std::optional<TiffDirectory> tiffDirectory(std::span<const std::uint8_t> bytes);

} // namespace pathloom
