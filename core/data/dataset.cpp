// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

namespace pathloom {

Image ImageDataset::part(std::int64_t index, const ChooseBox& choose) const
{
    const Image whole = image(index);
    const auto [channels, height, width] = whole.shape;
    Image result{whole.shape, std::vector<std::uint8_t>(whole.pixels.size())};
    resizeBox({whole.pixels.data(), width, height, channels}, choose(width, height), width, height, result.pixels);
    return result;
}

} // namespace pathloom
