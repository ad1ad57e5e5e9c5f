// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/augmentation_settings.h"
#include "core/data/dataset.h"

#include <string>
#include <vector>

namespace pathloom {

/// An operation on the pixels of an image, as RandAugment and its like draw them.
struct PixelOperation
{
    const char* name; ///< "shear-x"
    bool movesPixels;
    /// Strength at magnitude 30, in the unit of apply; 0 for operations that have none.
    double strongest;
    bool hasSign; ///< both directions are drawn
    void (*apply)(Image& image, double strength);
};

/// The fourteen of Cubuk, Zoph, Shlens, Le: "RandAugment: Practical automated data augmentation with a reduced search
/// space" (2020), whose names and strengths these are. What comes in from outside is black. One row each.
const std::vector<PixelOperation>& pixelOperations();
/// Those of a list, in the order of pixelOperations().
std::vector<const PixelOperation*> operationsOf(AugmentationList list);
/// Largest magnitude, that of PixelOperation::strongest.
inline constexpr int mostMagnitude = 30;

// Changes of colour by a factor: 1 leaves the image, 0 takes it to black, to its mean grey, or to grey.

void changeBrightness(Image& image, double factor);
void changeContrast(Image& image, double factor);
/// Of RGB images; others stay as they are.
void changeSaturation(Image& image, double factor);

} // namespace pathloom
