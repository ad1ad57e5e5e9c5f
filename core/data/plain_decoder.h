// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/decoding.h"
#include "core/data/jpeg_decoder.h"

namespace pathloom {

/// Decodes a picture that is no JPEG and cuts a rectangle out of it, with 8 bits a channel: palettes become colours,
/// transparency is laid on black, 16 bits are rounded to 8, grey becomes RGB and the reverse. Pixels are not turned by
/// the orientation, except those of TIFF files. The whole picture is in memory meanwhile: up to 800 MB for the largest.
/// @param header of these bytes, see pictureHeader()
/// @param rectangle within the picture as it is stored; of a TIFF file: as it stands upright
/// @param channels 1 or 3
/// @param part takes the result, at divisor 1
/// Throws Error naming the picture: damaged, or of a kind that is not read, such as floating-point pixels.
void decodePlain(std::span<const std::uint8_t> bytes, const PictureHeader& header, const PixelRectangle& rectangle,
                 int channels, const std::string& name, DecodedPart& part);

} // namespace pathloom
