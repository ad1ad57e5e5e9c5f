// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/resize.h"

namespace pathloom {

/// How a picture must be turned to stand upright, by EXIF's number: its axes exchanged, then mirrored.
class Orientation
{
public:
    /// @param exif 1 to 8
    explicit Orientation(int exif);

    bool swapsAxes() const { return m_swaps; }
    bool operator==(const Orientation&) const = default;
    /// Where a box of the upright picture lies in the stored one of this size.
    PictureBox stored(const PictureBox& upright, int storedWidth, int storedHeight) const;
    /// The pixels turned upright.
    /// @param target as many bytes as the source has
    void turn(const PixelView& stored, std::span<std::uint8_t> target) const;

private:
    bool m_swaps, m_mirrorsX, m_mirrorsY;
};

} // namespace pathloom
