// SPDX-License-Identifier: MIT
#include "core/data/pixel_scale.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double brightest = 255;

bool isFloat(IdxType type)
{
    return type == IdxType::Float || type == IdxType::Double;
}

} // namespace

PixelScale::PixelScale(IdxType type, const ValueRange& range) : m_type(type), m_covered{0, brightest}
{
    if (type == IdxType::UnsignedByte)
        return;
    const std::string stored = fmt::format("The pixels are stored as {}", toText(type));
    if (type == IdxType::SignedByte) {
        m_covered = {-128, 127};
        m_offset = 128;
        m_text = stored + "; 128 is added to each.";
        return;
    }
    const std::string reach = fmt::format("{} from {:g} to {:g}", stored, range.lowest, range.highest);
    if (isFloat(type) && range.lowest >= 0 && range.highest <= 1) {
        m_covered = {0, 1};
        m_factor = brightest;
        m_text = reach + "; they are multiplied by 255 and rounded to 8 bits.";
    } else if (range.lowest >= 0 && range.highest <= brightest) {
        m_text =
            reach + (isFloat(type) ? "; they are rounded to 8 bits." : "; they are taken as they are, of 0 to 255.");
    } else if (!isFloat(type) && range.highest - range.lowest <= brightest) {
        m_covered = {range.lowest, range.lowest + brightest};
        m_offset = -range.lowest;
        m_text = fmt::format("{}; {:g} is {} each.", reach, std::abs(range.lowest),
                             range.lowest < 0 ? "added to" : "taken from");
    } else {
        m_covered = range;
        m_factor = range.highest > range.lowest ? brightest / (range.highest - range.lowest) : 0;
        m_offset = -range.lowest * m_factor;
        m_stretches = true;
        m_text = reach + "; that range becomes 0 to 255, rounded to 8 bits.";
    }
}

std::optional<PixelScale::Misfit> PixelScale::misfit(const ValueRange& range) const
{
    if (range.lowest >= m_covered.lowest && range.highest <= m_covered.highest)
        return std::nullopt;
    const std::string reach = fmt::format("values from {:g} to {:g}, those of the training images lie in {:g} to {:g}",
                                          range.lowest, range.highest, m_covered.lowest, m_covered.highest);
    if (m_stretches)
        return Misfit{fmt::format("The test images hold {}; what lies outside is cut off.", reach)};
    return Misfit{"holds " + reach, true};
}

} // namespace pathloom
