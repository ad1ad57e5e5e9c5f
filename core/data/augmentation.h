// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/augmentation_settings.h"
#include "core/data/dataset.h"
#include "core/data/pixel_operations.h"
#include "core/data/resize.h"
#include "core/util/random.h"

#include <array>
#include <optional>
#include <span>
#include <string>

namespace pathloom {

/// How one image is laid into the batch.
struct Placement
{
    int shiftX = 0; ///< pixels to the right
    int shiftY = 0; ///< pixels down
    bool mirrored = false;
    bool operator==(const Placement&) const = default;
};

/// A random crop of a picture whose size is known only when it is decoded.
struct RandomCrop
{
    double area = 1;         ///< share of the picture
    double stretch = 1;      ///< its width through its height, beside that of the image
    double x = 0.5, y = 0.5; ///< 0 at the left and upper edge, 1 at the right and lower one
    bool operator==(const RandomCrop&) const = default;

    /// Where it lies; as large as the picture allows where it would be larger.
    PictureBox box(int width, int height, const Shape& wanted) const;
};

/// What was drawn for one image, in the order in which it is done.
struct AugmentationDraw
{
    struct Operation
    {
        const PixelOperation* operation;
        double strength;
        bool operator==(const Operation&) const = default;
    };
    struct Factors
    {
        double brightness = 1, contrast = 1, saturation = 1;
        bool operator==(const Factors&) const = default;
    };
    struct Square
    {
        int x = 0, y = 0, side = 0; ///< of its upper left corner, which may lie outside
        bool operator==(const Square&) const = default;
    };

    std::optional<RandomCrop> crop;
    std::vector<Operation> operations;
    std::optional<Factors> colours;
    Placement placement;
    std::optional<Square> cutout;
    bool operator==(const AugmentationDraw&) const = default;
};

/// A way of changing images at random: one row for each.
struct Augmentation
{
    const char* name;
    bool (*isOn)(const AugmentationSettings&);
    /// Takes the same number of draws for the same settings.
    void (*draw)(const AugmentationSettings&, const Shape&, RandomStream&, AugmentationDraw&);
};
/// - "shift": moved, edges black (He, Zhang, Ren, Sun: Deep residual learning for image recognition, 2016)
/// - "flip": mirrored (Krizhevsky, Sutskever, Hinton: ImageNet classification with deep convolutional networks, 2012)
/// - "crop": a part of random area and proportions (Szegedy et al.: Going deeper with convolutions, 2015)
/// - "colour-jitter": brightness, contrast, saturation (Howard: Some improvements on deep convolutional neural network
///   based image classification, 2013)
/// - "list": operations drawn from a list (Cubuk, Zoph, Shlens, Le: RandAugment, 2020; Müller, Hutter: TrivialAugment:
///   tuning-free yet state-of-the-art data augmentation, 2021)
/// - "cutout": a square is taken out (DeVries, Taylor: Improved regularization of convolutional neural networks with
///   Cutout, 2017)
/// In the order in which they draw, which is not that in which they work: a new one draws after the others, so that
/// what older settings drew stays as it was.
const std::vector<Augmentation>& augmentations();

/// What the augmentations that are on draw for an image of this size.
AugmentationDraw drawAugmentation(const AugmentationSettings& settings, const Shape& shape, RandomStream& random);

/// Normalised value of every pixel value, per channel: one look-up instead of a division for each pixel.
using PixelTable = std::vector<std::array<float, 256>>;
/// (value / 255 - mean) / deviation. An empty normalisation leaves value / 255.
/// Throws Error if it has another number of channels, or a deviation that is not positive.
PixelTable pixelTable(const Normalization& normalization, int channels);

/// Writes the image channels-last into out (height * width * channels floats). Pixels from outside count as value 0
/// before normalisation.
void placeImage(const Image& image, const Placement& placement, const PixelTable& table, std::span<float> out);

/// An image of the set as the network sees it in training, channels-last into out. A crop is cut out of the picture as
/// it is stored, of which no more is decoded, where the set has pictures; else out of the image.
void augmentedImage(const ImageDataset& data, std::int64_t index, const AugmentationDraw& draw, const PixelTable& table,
                    std::span<float> out);

} // namespace pathloom
