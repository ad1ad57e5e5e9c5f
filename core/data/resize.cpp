// SPDX-License-Identifier: MIT
#include "core/data/resize.h"

#include "core/data/resize_passes.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

double filterRadius(double boxLength, int wantedLength)
{
    return std::max(1.0, boxLength / wantedLength);
}

void fillFilter(ResizeFilter& filter, int sourceLength, double boxStart, double boxLength, int wantedLength)
{
    const double step = boxLength / wantedLength;
    const double radius = filterRadius(boxLength, wantedLength);
    // Pairs, for sums of two products at a time; no more than there are pixels, so that all lie inside.
    filter.taps = std::min(2 * int(std::ceil(radius)), sourceLength);
    filter.first.resize(std::size_t(wantedLength));
    filter.weights.assign(std::size_t(wantedLength) * std::size_t(filter.taps), 0);
    std::vector<double> shares(static_cast<std::size_t>(filter.taps));
    for (int i = 0; i < wantedLength; ++i) {
        const double centre = boxStart + (i + 0.5) * step;
        const int low = std::clamp(int(centre - radius + 0.5), 0, sourceLength - 1);
        const int first = std::min(low, sourceLength - filter.taps);
        double sum = 0;
        for (int tap = 0; tap < filter.taps; ++tap) {
            const double distance = std::abs(first + tap + 0.5 - centre) / radius;
            shares[std::size_t(tap)] = std::max(0.0, 1 - distance);
            sum += shares[std::size_t(tap)];
        }
        std::int16_t* const weights = filter.weights.data() + std::size_t(i) * std::size_t(filter.taps);
        int left = 1 << weightBits;
        int heaviest = 0;
        for (int tap = 0; tap < filter.taps; ++tap) {
            weights[tap] = std::int16_t(std::lround(shares[std::size_t(tap)] / sum * (1 << weightBits)));
            left -= weights[tap];
            if (weights[tap] > weights[heaviest])
                heaviest = tap;
        }
        weights[heaviest] = std::int16_t(weights[heaviest] + left); // an even surface stays as it is
        filter.first[std::size_t(i)] = first;
    }
}

} // namespace

PictureBox centreBox(int width, int height, int wantedWidth, int wantedHeight)
{
    const double scale = std::min(double(width) / wantedWidth, double(height) / wantedHeight);
    const double boxWidth = std::min(double(width), wantedWidth * scale);
    const double boxHeight = std::min(double(height), wantedHeight * scale);
    return {(width - boxWidth) / 2, (height - boxHeight) / 2, boxWidth, boxHeight};
}

int filterReach(double boxLength, int wantedLength)
{
    return int(std::ceil(filterRadius(boxLength, wantedLength))) + 1;
}

void resizeBox(const PixelView& source, const PictureBox& box, int wantedWidth, int wantedHeight,
               std::span<std::uint8_t> target)
{
    const std::size_t rowBytes = std::size_t(source.width) * std::size_t(source.channels);
    const std::size_t targetBytes = std::size_t(wantedWidth) * std::size_t(source.channels);
    if (box == PictureBox{0, 0, double(wantedWidth), double(wantedHeight)} && source.width == wantedWidth &&
        source.height == wantedHeight) {
        std::copy_n(source.pixels, rowBytes * std::size_t(source.height), target.data());
        return;
    }
    // Kept by each thread: a picture takes less time than finding room for it.
    static thread_local ResizeFilter columns, rows;
    static thread_local MiddleRows middle;
    fillFilter(columns, source.width, box.x, box.width, wantedWidth);
    fillFilter(rows, source.height, box.y, box.height, wantedHeight);
    const AddColumns addColumns = columnAdder(source.channels, columns.taps);
    for (std::vector<std::int16_t>& row : middle)
        row.resize(rowBytes + 8); // vectors may read past the last pixel
    for (int y = 0; y < wantedHeight; y += 2) {
        const int count = std::min(2, wantedHeight - y);
        for (int i = 0; i < count; ++i) {
            const auto at = std::size_t(y + i);
            addRows(source.pixels + std::size_t(rows.first[at]) * rowBytes, rowBytes,
                    rows.weights.data() + at * std::size_t(rows.taps), rows.taps, middle[std::size_t(i)].data());
        }
        addColumns(middle, count, columns, wantedWidth, target.data() + std::size_t(y) * targetBytes);
    }
}

} // namespace pathloom
