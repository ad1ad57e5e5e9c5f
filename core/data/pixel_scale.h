// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/idx_file.h"

#include <algorithm>
#include <optional>

namespace pathloom {

/// The values that a file of images holds.
struct ValueRange
{
    double lowest = 0, highest = 0;
};

/// How the numbers of a file become the 8-bit pixels of images; decided on the training images and used for the test
/// images as well.
class PixelScale
{
public:
    /// Unsigned bytes are pixels. Signed bytes get 128 added. Other numbers are taken as they are (rounded) where all
    /// lie in 0..255, floats in 0..1 are multiplied by 255, whole numbers over at most 256 values are moved, and any
    /// other range is stretched to 0..255.
    PixelScale(IdxType type, const ValueRange& range);

    IdxType type() const { return m_type; }
    /// Rounded; values beyond the range become its ends.
    std::uint8_t pixel(double value) const
    {
        return std::uint8_t(std::clamp(value * m_factor + m_offset, 0.0, 255.0) + 0.5);
    }
    /// One sentence for people; empty for unsigned bytes.
    std::string text() const { return m_text; }
    /// Test images that do not lie within the range of the training images.
    struct Misfit
    {
        std::string sentence;
        bool isRefused = false; ///< else what lies outside is cut off
    };
    std::optional<Misfit> misfit(const ValueRange& range) const;

private:
    IdxType m_type;
    ValueRange m_covered; ///< values that become 0 and 255
    double m_offset = 0, m_factor = 1;
    bool m_stretches = false;
    std::string m_text;
};

} // namespace pathloom
