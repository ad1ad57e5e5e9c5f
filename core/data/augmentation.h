// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/loader.h"
#include "core/util/random.h"

#include <array>
#include <span>

namespace pathloom {

/// How one image is laid into the batch.
struct Placement
{
    int shiftX = 0; ///< pixels to the right
    int shiftY = 0; ///< pixels down
    bool mirrored = false;
    bool operator==(const Placement&) const = default;
};

/// Draws a placement for images of this size; always takes the same number of draws for the same settings.
Placement drawPlacement(const AugmentationSettings& settings, const Shape& shape, RandomStream& random);

/// Normalised value of every pixel value, per channel: one look-up instead of a division for each pixel.
using PixelTable = std::vector<std::array<float, 256>>;
/// (value / 255 - mean) / deviation. An empty normalisation leaves value / 255.
/// Throws Error if it has another number of channels, or a deviation that is not positive.
PixelTable pixelTable(const Normalization& normalization, int channels);

/// Writes the image channels-last into out (height * width * channels floats). Pixels from outside count as value 0
/// before normalisation.
void placeImage(const Image& image, const Placement& placement, const PixelTable& table, std::span<float> out);

} // namespace pathloom
