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
    const char* format = ""; ///< "JPEG", "PNG", "WebP", "BMP", "TIFF", "PNM"
    std::int64_t width = 0, height = 0;
    bool isComplete = true; ///< false: the end that the format writes is missing, the file was cut off
};

/// By the first bytes, whatever the file is called; none if it is no picture that is read here or its header is
/// damaged or not within these bytes.
/// @param isWhole the bytes are all of the file: its end is looked at as well
std::optional<PictureHeader> pictureHeader(std::span<const std::uint8_t> bytes, bool isWhole);

/// Larger pictures are refused before they are decoded: they would take gigabytes of memory.
inline constexpr std::int64_t mostPicturePixels = 100'000'000;
/// Throws Error naming the picture if it measures more.
void requireDecodable(const PictureHeader& header, const std::string& name);

/// Decodes a picture as the network sees it where it is deployed: turned upright, the shorter side brought to the
/// wanted size, cut out of the centre, 8 bits a channel. One channel is grey, three are RGB; transparency is laid on
/// black.
/// @param bytes the whole file
/// @param wanted 1 or 3 channels
/// @param name of the picture, for messages
/// Throws Error naming it if it is none, too large, or cannot be decoded.
Image decodePicture(std::span<const std::uint8_t> bytes, const Shape& wanted, const std::string& name);

} // namespace pathloom
