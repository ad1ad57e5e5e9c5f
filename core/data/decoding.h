// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace pathloom {

// Compressed pictures and how they become images for a network. Everything here may be called by any thread.

/// What a file says of its picture before anything is decoded.
struct PictureHeader
{
    const char* format = "";            ///< "JPEG", "PNG", "WebP", "BMP", "TIFF", "PNM"
    std::int64_t width = 0, height = 0; ///< of the picture turned upright
    bool isGrey = false;                ///< holds no colours
    int orientation = 1;                ///< EXIF's, 1 to 8: how what is stored must be turned to stand upright
    bool isComplete = true;             ///< false: the end that the format writes is missing, the file was cut off
};

/// By the first bytes, whatever the file is called; none if it is no picture that is read here or its header is
/// damaged or not within these bytes. TIFF may keep its header, WebP its orientation at the end of the file.
/// @param isWhole the bytes are all of the file: its end is looked at as well
std::optional<PictureHeader> pictureHeader(std::span<const std::uint8_t> bytes, bool isWhole);

/// Larger pictures are refused before they are decoded: they would take gigabytes of memory.
inline constexpr std::int64_t mostPicturePixels = 100'000'000;
/// Throws Error naming the picture if it measures more.
void requireDecodable(const PictureHeader& header, const std::string& name);

/// Decodes a picture as the network sees it where it is deployed: turned upright, the shorter side brought to the
/// wanted size, cut out of the centre, 8 bits a channel. One channel is grey, three are RGB; transparency is laid on
/// black, 16 bits are rounded. No more is decoded than is needed: of a JPEG only the rows and columns of the box, and
/// at a half, a quarter or an eighth of its size where that still leaves twice the wanted size.
/// @param bytes the whole file
/// @param wanted 1 or 3 channels
/// @param name of the picture, for messages
/// @param choose which part of the picture, turned upright, is brought to the wanted size; none: centreBox()
/// Throws Error naming it if it is none, too large, damaged where it is needed, or of a kind that is not read here.
Image decodePicture(std::span<const std::uint8_t> bytes, const Shape& wanted, const std::string& name,
                    const ChooseBox& choose = {});

} // namespace pathloom
