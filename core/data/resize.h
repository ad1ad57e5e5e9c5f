// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace pathloom {

/// A part of a picture in pixels, which it may cut through.
struct PictureBox
{
    double x = 0, y = 0, width = 0, height = 0;
    bool operator==(const PictureBox&) const = default;
};

/// The part of a picture of this width and height that an image is made of.
using ChooseBox = std::function<PictureBox(int width, int height)>;

/// Pixels of 8 bits a channel, row by row, the channels of a pixel side by side.
struct PixelView
{
    const std::uint8_t* pixels = nullptr;
    int width = 0, height = 0, channels = 0;
};

/// The largest part of a picture with these proportions that lies at its centre.
PictureBox centreBox(int width, int height, int wantedWidth, int wantedHeight);

/// So many pixels beside a box of this length are looked at when it becomes so many pixels long.
int filterReach(double boxLength, int wantedLength);

/// Brings a box of the source to another size. The filter is a triangle as wide as two pixels of the larger of both
/// grids, which is what "bilinear" means with Pillow, and with torchvision where antialias is on; differs from theirs
/// by at most one level, since they round between columns and rows.
/// @param box may not reach out of the source; pixels beside it are looked at as far as there are any
/// @param target wantedWidth x wantedHeight pixels of as many channels as the source: 1 to 4
void resizeBox(const PixelView& source, const PictureBox& box, int wantedWidth, int wantedHeight,
               std::span<std::uint8_t> target);

} // namespace pathloom
