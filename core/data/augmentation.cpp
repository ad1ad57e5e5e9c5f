// SPDX-License-Identifier: MIT
#include "core/data/augmentation.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

double between(double low, double high, RandomStream& random)
{
    return low + (high - low) * random.uniform();
}

void drawShift(const AugmentationSettings& settings, const Shape& shape, RandomStream& random, AugmentationDraw& draw)
{
    const ShiftRange range = shiftRange(settings, shape);
    draw.placement.shiftX = random.below(2 * range.x + 1) - range.x;
    draw.placement.shiftY = random.below(2 * range.y + 1) - range.y;
}

void drawFlip(const AugmentationSettings& /*settings*/, const Shape& /*shape*/, RandomStream& random,
              AugmentationDraw& draw)
{
    draw.placement.mirrored = random.below(2) == 1;
}

void drawCrop(const AugmentationSettings& settings, const Shape& /*shape*/, RandomStream& random,
              AugmentationDraw& draw)
{
    RandomCrop crop;
    crop.area = between(settings.cropArea, 1, random);
    const double widest = std::log(settings.cropAspect);
    crop.stretch = std::exp(between(-widest, widest, random));
    crop.x = random.uniform();
    crop.y = random.uniform();
    draw.crop = crop;
}

void drawColours(const AugmentationSettings& settings, const Shape& /*shape*/, RandomStream& random,
                 AugmentationDraw& draw)
{
    const double low = std::max(0.0, 1 - settings.colourJitter), high = 1 + settings.colourJitter;
    AugmentationDraw::Factors factors;
    factors.brightness = between(low, high, random);
    factors.contrast = between(low, high, random);
    factors.saturation = between(low, high, random);
    draw.colours = factors;
}

void drawOperations(const AugmentationSettings& settings, const Shape& /*shape*/, RandomStream& random,
                    AugmentationDraw& draw)
{
    const std::vector<const PixelOperation*> operations = operationsOf(settings.list);
    const bool isTrivial = settings.list == AugmentationList::TrivialAugment;
    for (int i = 0; i < (isTrivial ? 1 : settings.listCount); ++i) {
        const PixelOperation* operation = operations[std::size_t(random.below(int(operations.size())))];
        const int magnitude = isTrivial ? random.below(mostMagnitude + 1) : settings.listMagnitude;
        const bool isReversed = random.below(2) == 1;
        const double strength = operation->strongest * magnitude / mostMagnitude;
        draw.operations.push_back({operation, isReversed && operation->hasSign ? -strength : strength});
    }
}

void drawCutout(const AugmentationSettings& settings, const Shape& shape, RandomStream& random, AugmentationDraw& draw)
{
    // Its centre lies within the image, so that parts of it may lie outside.
    const int half = settings.cutout / 2;
    const int x = random.below(shape.width) - half, y = random.below(shape.height) - half;
    draw.cutout = AugmentationDraw::Square{x, y, settings.cutout};
}

/// A row of the batch. The compiler knows the number of channels, which is worth half of the time.
template<int channels>
void placeRow(const std::uint8_t* row, int width, const Placement& placement, const PixelTable& table, float* target)
{
    std::array<const float*, std::size_t(channels)> values{};
    for (std::size_t c = 0; c < channels; ++c)
        values[c] = table[c].data();
    const int first = row ? std::clamp(placement.shiftX, 0, width) : width;
    const int last = row ? std::clamp(width + placement.shiftX, first, width) : width;
    const auto fill = [&](int from, int to) {
        for (int x = from; x < to; ++x)
            for (std::size_t c = 0; c < channels; ++c)
                *target++ = values[c][0];
    };
    fill(0, first);
    if (row) {
        const int start = first - placement.shiftX;
        const std::uint8_t* from = row + std::ptrdiff_t(placement.mirrored ? width - 1 - start : start) * channels;
        const std::ptrdiff_t step = placement.mirrored ? -channels : channels;
        for (int x = first; x < last; ++x, from += step)
            for (std::size_t c = 0; c < channels; ++c)
                *target++ = values[c][from[c]];
        fill(last, width);
    }
}

} // namespace

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

std::string augmentationProblem(const AugmentationSettings& settings)
{
    if (settings.shift < 0 || settings.cutout < 0)
        return fmt::format("shift ({}) and cutout ({}) must not be negative", settings.shift, settings.cutout);
    if (!(settings.cropArea > 0 && settings.cropArea <= 1) || !(settings.cropAspect >= 1))
        return fmt::format("a crop keeps a share above 0 and up to 1 of the area, not {}, at an aspect of 1 or more, "
                           "not {}",
                           settings.cropArea, settings.cropAspect);
    if (!(settings.colourJitter >= 0) || settings.listCount < 0 || settings.listMagnitude < 0 ||
        settings.listMagnitude > mostMagnitude)
        return fmt::format("colour jitter ({}) and the number of operations ({}) must not be negative, and their "
                           "magnitude ({}) must lie between 0 and {}",
                           settings.colourJitter, settings.listCount, settings.listMagnitude, mostMagnitude);
    return {};
}

PictureBox RandomCrop::box(int width, int height, const Shape& wanted) const
{
    const double aspect = stretch * wanted.width / wanted.height;
    const double pixels = area * width * height;
    const double boxWidth = std::min(double(width), std::sqrt(pixels * aspect));
    const double boxHeight = std::min(double(height), std::sqrt(pixels / aspect));
    return {(width - boxWidth) * x, (height - boxHeight) * y, boxWidth, boxHeight};
}

const std::vector<Augmentation>& augmentations()
{
    static const std::vector<Augmentation> all = {
        {"shift", [](const AugmentationSettings& s) { return s.shift > 0; }, drawShift},
        {"flip", [](const AugmentationSettings& s) { return s.flip; }, drawFlip},
        {"crop", [](const AugmentationSettings& s) { return s.cropArea < 1; }, drawCrop},
        {"colour-jitter", [](const AugmentationSettings& s) { return s.colourJitter > 0; }, drawColours},
        {"list", [](const AugmentationSettings& s) { return s.list != AugmentationList::None; }, drawOperations},
        {"cutout", [](const AugmentationSettings& s) { return s.cutout > 0; }, drawCutout},
    };
    return all;
}

AugmentationDraw drawAugmentation(const AugmentationSettings& settings, const Shape& shape, RandomStream& random)
{
    AugmentationDraw draw;
    for (const Augmentation& augmentation : augmentations())
        if (augmentation.isOn(settings))
            augmentation.draw(settings, shape, random, draw);
    return draw;
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
    const int channels = image.shape.channels, height = image.shape.height, width = image.shape.width;
    constexpr std::array rows = {placeRow<1>, placeRow<2>, placeRow<3>, placeRow<4>};
    const auto place = rows.at(std::size_t(channels - 1));
    const std::size_t rowValues = std::size_t(width) * std::size_t(channels);
    for (int y = 0; y < height; ++y) {
        const int from = y - placement.shiftY;
        const bool isInside = from >= 0 && from < height;
        place(isInside ? image.pixels.data() + std::size_t(from) * rowValues : nullptr, width, placement, table,
              out.data() + std::size_t(y) * rowValues);
    }
}

void augmentedImage(const ImageDataset& data, std::int64_t index, const AugmentationDraw& draw, const PixelTable& table,
                    std::span<float> out)
{
    const Shape shape = data.imageShape();
    Image image =
        draw.crop ? data.part(index, [&](int w, int h) { return draw.crop->box(w, h, shape); }) : data.image(index);
    if (image.shape != shape || image.pixels.size() != std::size_t(shape.elements()))
        throw Error(fmt::format("image {} has another size than the rest", index), "data set");
    for (const AugmentationDraw::Operation& each : draw.operations)
        each.operation->apply(image, each.strength);
    if (draw.colours) {
        changeBrightness(image, draw.colours->brightness);
        changeContrast(image, draw.colours->contrast);
        changeSaturation(image, draw.colours->saturation);
    }
    placeImage(image, draw.placement, table, out);
    if (!draw.cutout)
        return;
    // Zero is the mean of normalised images.
    const auto [x, y, side] = *draw.cutout;
    const int left = std::clamp(x, 0, shape.width), right = std::clamp(x + side, left, shape.width);
    for (int row = std::max(0, y); row < std::min(shape.height, y + side); ++row)
        std::fill_n(out.data() + (std::ptrdiff_t(row) * shape.width + left) * shape.channels,
                    (right - left) * shape.channels, 0.0F);
}

} // namespace pathloom
