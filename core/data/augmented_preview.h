// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/loader.h"

namespace pathloom {

// What training makes of images, to be looked at.

/// A loader's first batch of these images in this order: what a training that draws from the same seed sees, bit by
/// bit. An image that is named several times is drawn anew each time.
/// @param indices not empty; all of them make the batch
/// Throws as Loader does; Cancelled.
Batch augmentedBatch(const std::shared_ptr<const ImageDataset>& data, const std::vector<std::int64_t>& indices,
                     const AugmentationSettings& settings, const Normalization& normalization, std::uint64_t seed,
                     std::stop_token stop = {});

/// An image of a batch with its normalisation undone, rounded to 8 bits: the pixels that it was made of, and the mean
/// where a square was taken out.
/// @param position in the batch
Image visibleImage(const Batch& batch, int position, const Normalization& normalization);

/// The least and the greatest value that the network gets of an image of a batch.
struct ValueRange
{
    float least = 0, greatest = 0;
};
ValueRange valueRange(const Batch& batch, int position);

} // namespace pathloom
