// SPDX-License-Identifier: MIT
#include "core/data/orientation.h"

#include <algorithm>

namespace pathloom {

Orientation::Orientation(int exif)
    : m_swaps(exif >= 5), m_mirrorsX(exif == 2 || exif == 3 || exif == 7 || exif == 8),
      m_mirrorsY(exif == 3 || exif == 4 || exif == 6 || exif == 7)
{
}

PictureBox Orientation::stored(const PictureBox& upright, int storedWidth, int storedHeight) const
{
    PictureBox box = upright;
    if (m_swaps)
        box = {upright.y, upright.x, upright.height, upright.width};
    if (m_mirrorsX)
        box.x = storedWidth - box.x - box.width;
    if (m_mirrorsY)
        box.y = storedHeight - box.y - box.height;
    return box;
}

void Orientation::turn(const PixelView& stored, std::span<std::uint8_t> target) const
{
    const int width = m_swaps ? stored.height : stored.width;
    const int height = m_swaps ? stored.width : stored.height;
    std::uint8_t* to = target.data();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x, to += stored.channels) {
            const int a = m_swaps ? y : x, b = m_swaps ? x : y;
            const std::ptrdiff_t column = m_mirrorsX ? stored.width - 1 - a : a;
            const std::ptrdiff_t row = m_mirrorsY ? stored.height - 1 - b : b;
            std::copy_n(stored.pixels + (row * stored.width + column) * stored.channels, stored.channels, to);
        }
}

} // namespace pathloom
