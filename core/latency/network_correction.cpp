// SPDX-License-Identifier: MIT
#include "core/latency/network_correction.h"

#include <algorithm>
#include <charconv>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

InputSize inputSizeOf(const Shape& input)
{
    return {input.height, input.width};
}

std::string toText(const InputSize& size)
{
    return fmt::format("{}x{}", size.height, size.width);
}

std::optional<InputSize> inputSizeFromText(const std::string& text)
{
    InputSize size;
    const char* const end = text.data() + text.size();
    const auto [cross, noHeight] = std::from_chars(text.data(), end, size.height);
    if (noHeight != std::errc() || cross == end || *cross != 'x')
        return std::nullopt;
    const auto [rest, noWidth] = std::from_chars(cross + 1, end, size.width);
    if (noWidth != std::errc() || rest != end || size.height < 1 || size.width < 1)
        return std::nullopt;
    return size;
}

double NetworkCorrection::partMs(double ms) const
{
    return std::max(0.0, scale * ms + perPartMs);
}

const NetworkCorrection* NetworkCorrections::find(const InputSize& size) const
{
    const auto own = bySize.find(size);
    if (own != bySize.end())
        return &own->second;
    return pooled ? &*pooled : nullptr;
}

bool NetworkCorrections::isForeign(const InputSize& size) const
{
    return !bySize.empty() && !bySize.contains(size);
}

void NetworkCorrections::scaleTimes(double factor)
{
    const auto scale = [factor](NetworkCorrection& correction) {
        correction.offsetMs *= factor;
        correction.perPartMs *= factor;
    };
    for (auto& [size, correction] : bySize)
        scale(correction);
    if (pooled)
        scale(*pooled);
}

} // namespace pathloom
