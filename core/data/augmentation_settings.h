// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/operators.h"

#include <string>

namespace pathloom {

/// Operations on pixels of which some are drawn for each training image.
enum class AugmentationList {
    None,
    RandAugment,    ///< the fourteen of Cubuk et al. 2020
    TrivialAugment, ///< the same fourteen, one for each image at a random strength (Müller and Hutter 2021)
    Colours,        ///< those of the fourteen that move no pixel
    Geometry,       ///< those that do nothing but move pixels
};

/// How training images are changed at random. The defaults are those for small images; see augmentations() for what
/// each is and where it comes from.
struct AugmentationSettings
{
    /// Moves the image by up to so many pixels in each direction, edges filled with zero; never by more than a quarter
    /// of its side, see shiftRange().
    int shift = 2;
    bool flip = true; ///< mirrors left and right with probability 1/2
    /// Least share of the picture's area that a random crop keeps; 1 crops nothing.
    double cropArea = 1;
    double cropAspect = 1.33; ///< a crop is narrower or wider than the image by up to this factor
    /// Brightness, contrast and saturation are multiplied by up to 1 ± this; 0 leaves them.
    double colourJitter = 0;
    int cutout = 0; ///< side of the square that is taken out, in pixels; 0 takes nothing
    AugmentationList list = AugmentationList::None;
    int listCount = 2;     ///< operations of the list for each image
    int listMagnitude = 9; ///< their strength, 0 to 30
    bool operator==(const AugmentationSettings&) const = default;
};

/// The largest shift of images of one size, in pixels.
struct ShiftRange
{
    int x = 0, y = 0;
    bool operator==(const ShiftRange&) const = default;
};
/// That of the settings, but at most a quarter of width and height: an image of one row is never moved out of itself.
ShiftRange shiftRange(const AugmentationSettings& settings, const Shape& shape);
/// A sentence on the shift where it is another one than that of the settings, else empty.
std::string shiftNote(const AugmentationSettings& settings, const Shape& shape);

/// A sentence on a setting that no image can be augmented by, else empty.
std::string augmentationProblem(const AugmentationSettings& settings);

} // namespace pathloom
