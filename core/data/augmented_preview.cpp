// SPDX-License-Identifier: MIT
#include "core/data/augmented_preview.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace pathloom {

namespace {

std::span<const float> pixelsOf(const Batch& batch, int position)
{
    const auto elements = std::size_t(batch.shape.elements());
    return std::span(batch.pixels).subspan(std::size_t(position) * elements, elements);
}

} // namespace

Batch augmentedBatch(const std::shared_ptr<const ImageDataset>& data, const std::vector<std::int64_t>& indices,
                     const AugmentationSettings& settings, const Normalization& normalization, std::uint64_t seed,
                     std::stop_token stop)
{
    Loader loader(data, indices,
                  {.batchSize = std::max(1, int(indices.size())),
                   .prefetch = 1,
                   .seed = seed,
                   .shuffle = false,
                   .dropLast = false,
                   .augmentation = settings,
                   .normalization = normalization});
    return loader.next(std::move(stop));
}

Image visibleImage(const Batch& batch, int position, const Normalization& normalization)
{
    Image image{batch.shape, {}};
    const std::span<const float> values = pixelsOf(batch, position);
    image.pixels.reserve(values.size());
    const auto channels = std::size_t(batch.shape.channels);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool none = normalization.mean.empty();
        const double mean = none ? 0 : normalization.mean[i % channels];
        const double deviation = none ? 1 : normalization.deviation[i % channels];
        const double value = 255 * (double(values[i]) * deviation + mean);
        image.pixels.push_back(std::uint8_t(std::clamp(std::lround(value), 0L, 255L)));
    }
    return image;
}

ValueRange valueRange(const Batch& batch, int position)
{
    const auto [least, greatest] = std::ranges::minmax(pixelsOf(batch, position));
    return {least, greatest};
}

} // namespace pathloom
