// SPDX-License-Identifier: MIT
#include "core/data/augmentation.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

ShiftRange shiftRange(const AugmentationSettings& settings, const Shape& shape)
{
    constexpr int parts = 4;
    return {std::min(settings.shift, shape.width / parts), std::min(settings.shift, shape.height / parts)};
}

std::string shiftNote(const AugmentationSettings& settings, const Shape& shape)
{
    const ShiftRange range = shiftRange(settings, shape);
    if (range == ShiftRange{settings.shift, settings.shift})
        return {};
    return fmt::format("Training images of {} x {} pixels are shifted by at most {} pixels to the sides and {} up and "
                       "down, instead of {}: at most a quarter of their size.",
                       shape.width, shape.height, range.x, range.y, settings.shift);
}

Placement drawPlacement(const AugmentationSettings& settings, const Shape& shape, RandomStream& random)
{
    Placement placement;
    if (settings.shift > 0) {
        const ShiftRange range = shiftRange(settings, shape);
        placement.shiftX = random.below(2 * range.x + 1) - range.x;
        placement.shiftY = random.below(2 * range.y + 1) - range.y;
    }
    if (settings.flip)
        placement.mirrored = random.below(2) == 1;
    return placement;
}

PixelTable pixelTable(const Normalization& normalization, int channels)
{
    const bool none = normalization.mean.empty() && normalization.deviation.empty();
    const auto count = static_cast<std::size_t>(channels);
    if (!none && (normalization.mean.size() != count || normalization.deviation.size() != count))
        throw Error(fmt::format("has {} means and {} deviations for images of {} channels", normalization.mean.size(),
                                normalization.deviation.size(), channels),
                    "normalisation");
    PixelTable table(count);
    for (std::size_t channel = 0; channel < count; ++channel) {
        const double mean = none ? 0 : normalization.mean[channel];
        const double deviation = none ? 1 : normalization.deviation[channel];
        if (!std::isfinite(mean) || !std::isfinite(deviation) || deviation <= 0)
            throw Error(fmt::format("channel {} has mean {} and deviation {}; the deviation must be positive", channel,
                                    mean, deviation),
                        "normalisation");
        for (int value = 0; value < 256; ++value)
            table[channel][static_cast<std::size_t>(value)] = static_cast<float>((value / 255.0 - mean) / deviation);
    }
    return table;
}

void placeImage(const Image& image, const Placement& placement, const PixelTable& table, std::span<float> out)
{
    const auto [channels, height, width] = image.shape;
    float* target = out.data();
    for (int y = 0; y < height; ++y) {
        const int sourceY = y - placement.shiftY;
        for (int x = 0; x < width; ++x) {
            const int shifted = x - placement.shiftX;
            const int sourceX = placement.mirrored ? width - 1 - shifted : shifted;
            const bool inside = sourceY >= 0 && sourceY < height && sourceX >= 0 && sourceX < width;
            const std::size_t source =
                (std::size_t(inside ? sourceY : 0) * std::size_t(width) + std::size_t(inside ? sourceX : 0)) *
                std::size_t(channels);
            for (std::size_t channel = 0; channel < std::size_t(channels); ++channel)
                *target++ = table[channel][inside ? image.pixels[source + channel] : 0];
        }
    }
}

} // namespace pathloom
