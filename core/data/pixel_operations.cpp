// SPDX-License-Identifier: MIT
#include "core/data/pixel_operations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace pathloom {

namespace {

using Levels = std::array<std::uint8_t, 256>;

std::uint8_t toLevel(double value)
{
    return std::uint8_t(std::clamp(value + 0.5, 0.0, 255.0));
}

template<typename Function>
void mapLevels(Image& image, Function function)
{
    Levels levels{};
    for (int value = 0; value < 256; ++value)
        levels[std::size_t(value)] = function(value);
    for (std::uint8_t& pixel : image.pixels)
        pixel = levels[pixel];
}

/// Luma of an RGB pixel; of others it is the first channel.
double greyOf(const std::uint8_t* pixel, int channels)
{
    return channels != 3 ? pixel[0] : 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
}

double meanGrey(const Image& image)
{
    const auto step = std::size_t(image.shape.channels);
    double sum = 0;
    for (std::size_t i = 0; i + step <= image.pixels.size(); i += step)
        sum += greyOf(image.pixels.data() + i, image.shape.channels);
    return sum / double(image.pixels.size() / step);
}

/// One channel after the other, each with its own levels.
template<typename MakeLevels>
void mapChannels(Image& image, MakeLevels makeLevels)
{
    const auto channels = std::size_t(image.shape.channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        std::array<int, 256> counts{};
        for (std::size_t i = channel; i < image.pixels.size(); i += channels)
            ++counts[image.pixels[i]];
        const Levels levels = makeLevels(counts);
        for (std::size_t i = channel; i < image.pixels.size(); i += channels)
            image.pixels[i] = levels[image.pixels[i]];
    }
}

void identity(Image& /*image*/, double /*strength*/) {}

void autoContrast(Image& image, double /*strength*/)
{
    mapChannels(image, [](const std::array<int, 256>& counts) {
        const auto isUsed = [](int count) { return count > 0; };
        const auto lowest = int(std::ranges::find_if(counts, isUsed) - counts.begin());
        const auto highest = 255 - int(std::find_if(counts.rbegin(), counts.rend(), isUsed) - counts.rbegin());
        Levels levels{};
        for (int value = 0; value < 256; ++value)
            levels[std::size_t(value)] =
                lowest < highest ? toLevel((value - lowest) * 255.0 / (highest - lowest)) : std::uint8_t(value);
        return levels;
    });
}

void equalize(Image& image, double /*strength*/)
{
    mapChannels(image, [](const std::array<int, 256>& counts) {
        int total = 0, last = 0;
        for (const int count : counts) {
            total += count;
            last = count > 0 ? count : last;
        }
        const int step = (total - last) / 255;
        Levels levels{};
        int below = step / 2;
        for (std::size_t value = 0; value < 256; ++value) {
            levels[value] = step > 0 ? std::uint8_t(std::min(255, below / step)) : std::uint8_t(value);
            below += counts[value];
        }
        return levels;
    });
}

void solarize(Image& image, double strength)
{
    const double threshold = 256 - strength;
    mapLevels(image, [&](int value) { return std::uint8_t(value >= threshold ? 255 - value : value); });
}

/// @param strength how many of eight bits are dropped
void posterize(Image& image, double strength)
{
    const int mask = 0xff << std::lround(strength) & 0xff;
    mapLevels(image, [&](int value) { return std::uint8_t(value & mask); });
}

void colour(Image& image, double strength)
{
    changeSaturation(image, 1 + strength);
}
void contrast(Image& image, double strength)
{
    changeContrast(image, 1 + strength);
}
void brightness(Image& image, double strength)
{
    changeBrightness(image, 1 + strength);
}

/// Away from a smoothed image (weights 1 around a 5), or towards it; the outermost pixels stay.
void sharpness(Image& image, double strength)
{
    const auto [channels, height, width] = image.shape;
    const std::vector<std::uint8_t> before = image.pixels;
    const std::ptrdiff_t row = std::ptrdiff_t(width) * channels;
    for (int y = 1; y + 1 < height; ++y)
        for (std::ptrdiff_t i = y * row + channels; i < (y + 1) * row - channels; ++i) {
            int sum = 4 * before[std::size_t(i)];
            for (std::ptrdiff_t line = i - row; line <= i + row; line += row)
                for (std::ptrdiff_t at = line - channels; at <= line + channels; at += channels)
                    sum += before[std::size_t(at)];
            const double smooth = sum / 13.0;
            image.pixels[std::size_t(i)] = toLevel(smooth + (before[std::size_t(i)] - smooth) * (1 + strength));
        }
}

/// Where a pixel of the result comes from, seen from the centre of the image: x' = a x + b y + c, y' = d x + e y + f.
struct Affine
{
    double a = 1, b = 0, c = 0, d = 0, e = 1, f = 0;
};

void move(Image& image, const Affine& from)
{
    const int channels = image.shape.channels, height = image.shape.height, width = image.shape.width;
    const std::vector<std::uint8_t> before = image.pixels;
    const double centreX = (width - 1) / 2.0, centreY = (height - 1) / 2.0;
    const auto at = [&](int x, int y, int channel) -> double {
        if (x < 0 || y < 0 || x >= width || y >= height)
            return 0;
        return before[(std::size_t(y) * std::size_t(width) + std::size_t(x)) * std::size_t(channels) +
                      std::size_t(channel)];
    };
    std::uint8_t* to = image.pixels.data();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double u = x - centreX, v = y - centreY;
            // Bounded, so that the whole numbers fit; all that lies further out is black anyway.
            const double sourceX = std::clamp(from.a * u + from.b * v + from.c + centreX, -2.0, width + 1.0);
            const double sourceY = std::clamp(from.d * u + from.e * v + from.f + centreY, -2.0, height + 1.0);
            const int left = int(std::floor(sourceX)), top = int(std::floor(sourceY));
            const double right = sourceX - left, down = sourceY - top;
            for (int c = 0; c < channels; ++c)
                *to++ = toLevel((1 - down) * ((1 - right) * at(left, top, c) + right * at(left + 1, top, c)) +
                                down * ((1 - right) * at(left, top + 1, c) + right * at(left + 1, top + 1, c)));
        }
}

/// @param strength in degrees
void rotate(Image& image, double strength)
{
    const double angle = strength * std::numbers::pi / 180;
    move(image, {.a = std::cos(angle), .b = std::sin(angle), .d = -std::sin(angle), .e = std::cos(angle)});
}
void shearX(Image& image, double strength)
{
    move(image, {.b = strength});
}
void shearY(Image& image, double strength)
{
    move(image, {.d = strength});
}
/// @param strength as a share of the side
void translateX(Image& image, double strength)
{
    move(image, {.c = std::round(strength * image.shape.width)});
}
void translateY(Image& image, double strength)
{
    move(image, {.f = std::round(strength * image.shape.height)});
}

} // namespace

void changeBrightness(Image& image, double factor)
{
    mapLevels(image, [&](int value) { return toLevel(value * factor); });
}

void changeContrast(Image& image, double factor)
{
    const double mean = std::round(meanGrey(image));
    mapLevels(image, [&](int value) { return toLevel(mean + (value - mean) * factor); });
}

void changeSaturation(Image& image, double factor)
{
    if (image.shape.channels != 3)
        return;
    for (std::size_t i = 0; i + 3 <= image.pixels.size(); i += 3) {
        std::uint8_t* const pixel = image.pixels.data() + i;
        const double grey = greyOf(pixel, 3);
        for (int c = 0; c < 3; ++c)
            pixel[c] = toLevel(grey + (pixel[c] - grey) * factor);
    }
}

const std::vector<PixelOperation>& pixelOperations()
{
    static const std::vector<PixelOperation> operations = {
        {"identity", false, 0, false, identity},       {"auto-contrast", false, 0, false, autoContrast},
        {"equalize", false, 0, false, equalize},       {"rotate", true, 30, true, rotate},
        {"solarize", false, 256, false, solarize},     {"colour", false, 0.9, true, colour},
        {"posterize", false, 4, false, posterize},     {"contrast", false, 0.9, true, contrast},
        {"brightness", false, 0.9, true, brightness},  {"sharpness", false, 0.9, true, sharpness},
        {"shear-x", true, 0.3, true, shearX},          {"shear-y", true, 0.3, true, shearY},
        {"translate-x", true, 0.45, true, translateX}, {"translate-y", true, 0.45, true, translateY},
    };
    return operations;
}

std::vector<const PixelOperation*> operationsOf(AugmentationList list)
{
    std::vector<const PixelOperation*> chosen;
    for (const PixelOperation& operation : pixelOperations()) {
        const bool isWanted = list == AugmentationList::Colours    ? !operation.movesPixels
                              : list == AugmentationList::Geometry ? operation.movesPixels
                                                                   : list != AugmentationList::None;
        if (isWanted)
            chosen.push_back(&operation);
    }
    return chosen;
}

} // namespace pathloom
