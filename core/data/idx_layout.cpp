// SPDX-License-Identifier: MIT
#include "core/data/idx_layout.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::uint64_t largestSide = 4096;
constexpr std::uint64_t largestBytes = std::uint64_t(8) << 30;
constexpr std::uint64_t mostChannels = 4;

/// Which of the dimensions counts the colours, 3 or 1.
std::size_t channelDimension(const IdxFile& file)
{
    const std::vector<std::uint64_t>& sizes = file.header().dimensions;
    const auto mayBe = [&](std::size_t i) { return sizes[i] >= 1 && sizes[i] <= mostChannels; };
    if (!mayBe(1) && !mayBe(3))
        file.fail(fmt::format("holds no images that can be read: it is {}; colour images are N x height x width x 3 or "
                              "N x 3 x height x width",
                              file.header().text()));
    if (mayBe(1) && mayBe(3)) // pictures of very few rows or columns: three colours are likelier than one, two or four
        return sizes[1] == 3 && sizes[3] != 3 ? 1 : 3;
    return mayBe(3) ? 3 : 1;
}

} // namespace

bool IdxLayout::isInOrder() const
{
    return channelStep == 1 && columnStep == shape.channels && rowStep == columnStep * shape.width;
}

IdxLayout layoutOf(const IdxFile& file, bool transposed)
{
    const std::vector<std::uint64_t>& sizes = file.header().dimensions;
    if (sizes.size() < 3)
        file.fail(fmt::format("holds no images: it is {}{}", file.header().text(),
                              sizes.size() == 1 ? ", as labels are" : "; images have a height and a width"));
    const std::size_t channelsAt = sizes.size() == 4 ? channelDimension(file) : 3;
    const std::size_t rowsAt = channelsAt == 1 ? 2 : 1;
    std::uint64_t height = sizes[rowsAt], width = sizes[rowsAt + 1];
    const std::uint64_t channels = sizes.size() == 4 ? sizes[channelsAt] : 1;
    if (sizes[0] == 0)
        file.fail("holds no images");
    if (height == 0 || width == 0 || height > largestSide || width > largestSide)
        file.fail(fmt::format("says that its images measure {} x {} pixels; sizes from 1 to {} are possible", width,
                              height, largestSide));
    if (sizes[0] > largestBytes / (height * width * channels))
        file.fail(fmt::format("says that it holds {} images of {} x {} pixels, more than {} GiB", sizes[0], width,
                              height, largestBytes >> 30));
    IdxLayout layout{.count = sizes[0],
                     .rowStep = std::int64_t(channelsAt == 3 ? width * channels : width),
                     .columnStep = std::int64_t(channelsAt == 3 ? channels : 1),
                     .channelStep = std::int64_t(channelsAt == 3 ? 1 : height * width)};
    if (transposed) {
        std::swap(layout.rowStep, layout.columnStep);
        std::swap(height, width);
        layout.note = "The rows of the files become the columns of the images (transposed).";
    }
    layout.shape = {int(channels), int(height), int(width)};
    if (sizes.size() == 4)
        layout.note += fmt::format("{}The colour images are read as N x {}.", layout.note.empty() ? "" : " ",
                                   channelsAt == 3 ? fmt::format("height x width x {}", channels)
                                                   : fmt::format("{} x height x width", channels));
    return layout;
}

} // namespace pathloom
