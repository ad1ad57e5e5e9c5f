// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pathloom {

/// Whole pixels of a picture as it is stored.
struct PixelRectangle
{
    int x = 0, y = 0, width = 0, height = 0;
};

/// A part of a picture, perhaps at a fraction of its size.
struct DecodedPart
{
    std::vector<std::uint8_t> pixels; ///< row by row, channels side by side
    int width = 0, height = 0, channels = 0;
    int x = 0, y = 0; ///< where it begins, in its own pixels
    int divisor = 1;  ///< its pixels are so many pixels of the picture wide and high: 1, 2, 4 or 8
};

/// Decodes the part of a JPEG picture around a rectangle: grey and colours of any sampling, CMYK and YCCK, which
/// Adobe's programs store inverted; baseline, progressive, Huffman and arithmetic coding, 8 bits. Rows below are not
/// read, those above only as far as the code demands it. Within the rectangle pixels are those of the whole
/// picture decoded at that size, bit by bit. They are not turned by the EXIF orientation.
/// @param rectangle not empty, within the picture
/// @param divisor 1, 2, 4 or 8: decoded at that fraction of its size
/// @param channels 1 (luma) or 3 (RGB)
/// @param name of the picture, for messages
/// @param part takes the result; its memory is used again
/// Throws Error naming the picture: damaged among the rows that are read, more than 64 scans, a form that libjpeg does
/// not read, or taking more than half a gigabyte of memory.
void decodeJpeg(std::span<const std::uint8_t> bytes, const PixelRectangle& rectangle, int divisor, int channels,
                const std::string& name, DecodedPart& part);

} // namespace pathloom
