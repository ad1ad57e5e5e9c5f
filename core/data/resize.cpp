// SPDX-License-Identifier: MIT
#include "core/data/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace pathloom {

namespace {

constexpr int weightBits = 14;
/// Of the values between rows and columns: with 255 they still fit 16 bits.
constexpr int middleBits = 7;

double filterRadius(double boxLength, int wantedLength)
{
    return std::max(1.0, boxLength / wantedLength);
}

/// What each pixel of the result is made of, along one side. All have the same number of weights, padded with zeros.
struct Filter
{
    int taps = 0;
    std::vector<int> first;            ///< position of the first weight in the source
    std::vector<std::int16_t> weights; ///< taps for each; they add up to 1 << weightBits
};

void fillFilter(Filter& filter, int sourceLength, double boxStart, double boxLength, int wantedLength)
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

#ifdef __SSE2__

/// Two weights as one number, for sums of two products.
__m128i pairOf(const std::int16_t* weights)
{
    std::int32_t pair = 0;
    std::memcpy(&pair, weights, sizeof pair);
    return _mm_set1_epi32(pair);
}

/// Sixteen values of a row of the result, see addRows().
void addSixteen(const std::uint8_t* from, std::size_t rowBytes, const std::int16_t* weights, int taps,
                std::int16_t* middle)
{
    constexpr int shift = weightBits - middleBits;
    const __m128i zero = _mm_setzero_si128();
    __m128i sums[4];
    std::fill_n(sums, 4, _mm_set1_epi32(1 << (shift - 1)));
    for (int tap = 0; tap < taps; tap += 2, from += 2 * rowBytes) {
        const __m128i pair = pairOf(weights + tap);
        const __m128i upper = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
        const __m128i lower = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + rowBytes));
        const __m128i left = _mm_unpacklo_epi8(upper, lower), right = _mm_unpackhi_epi8(upper, lower);
        sums[0] = _mm_add_epi32(sums[0], _mm_madd_epi16(_mm_unpacklo_epi8(left, zero), pair));
        sums[1] = _mm_add_epi32(sums[1], _mm_madd_epi16(_mm_unpackhi_epi8(left, zero), pair));
        sums[2] = _mm_add_epi32(sums[2], _mm_madd_epi16(_mm_unpacklo_epi8(right, zero), pair));
        sums[3] = _mm_add_epi32(sums[3], _mm_madd_epi16(_mm_unpackhi_epi8(right, zero), pair));
    }
    for (int i = 0; i < 4; i += 2) {
        const __m128i values = _mm_packs_epi32(_mm_srai_epi32(sums[i], shift), _mm_srai_epi32(sums[i + 1], shift));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(middle + 4 * i), values);
    }
}

/// A pixel of up to four channels; the values behind it are looked at and count for nothing.
/// @tparam fixedTaps their number where it is known to the compiler, which doubles the pace; else 0
template<int channels, int fixedTaps>
std::int32_t addPixel(const std::int16_t* from, const std::int16_t* weights, int taps)
{
    constexpr int shift = weightBits + middleBits;
    const int end = fixedTaps > 0 ? fixedTaps : taps;
    __m128i sums = _mm_set1_epi32(1 << (shift - 1));
#pragma GCC unroll 4
    for (int tap = 0; tap < end; tap += 2, from += 2 * channels) {
        const __m128i left = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
        const __m128i right = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from + channels));
        sums = _mm_add_epi32(sums, _mm_madd_epi16(_mm_unpacklo_epi16(left, right), pairOf(weights + tap)));
    }
    const __m128i values = _mm_packs_epi32(_mm_srai_epi32(sums, shift), sums);
    return _mm_cvtsi128_si32(_mm_packus_epi16(values, values));
}

#endif

/// A row of the result, still as wide as the source: values with middleBits behind the point.
void addRows(const std::uint8_t* from, std::size_t rowBytes, const std::int16_t* weights, int taps,
             std::int16_t* middle)
{
    std::size_t i = 0;
#ifdef __SSE2__
    if (taps % 2 == 0)
        for (; i + 16 <= rowBytes; i += 16)
            addSixteen(from + i, rowBytes, weights, taps, middle + i);
#endif
    constexpr int shift = weightBits - middleBits;
    for (; i < rowBytes; ++i) {
        std::int32_t sum = 1 << (shift - 1);
        for (int tap = 0; tap < taps; ++tap)
            sum += weights[tap] * from[std::size_t(tap) * rowBytes + i];
        middle[i] = std::int16_t(sum >> shift);
    }
}

template<int channels, int fixedTaps>
void addColumns(const std::int16_t* middle, const Filter& filter, int wantedWidth, std::uint8_t* target)
{
    const std::int16_t* weights = filter.weights.data();
    int x = 0;
#ifdef __SSE2__
    // Four bytes are written for each pixel, so not for the last one of few channels.
    if (filter.taps % 2 == 0)
        for (; (x + 1) * channels + (4 - channels) <= wantedWidth * channels; ++x, weights += filter.taps) {
            const std::int16_t* from = middle + std::ptrdiff_t(filter.first[std::size_t(x)]) * channels;
            const std::int32_t pixel = addPixel<channels, fixedTaps>(from, weights, filter.taps);
            std::memcpy(target + x * channels, &pixel, sizeof pixel);
        }
#endif
    constexpr int shift = weightBits + middleBits;
    for (; x < wantedWidth; ++x, weights += filter.taps)
        for (int c = 0; c < channels; ++c) {
            const std::int16_t* from = middle + std::ptrdiff_t(filter.first[std::size_t(x)]) * channels + c;
            std::int32_t sum = 1 << (shift - 1);
            for (int tap = 0; tap < filter.taps; ++tap)
                sum += weights[tap] * from[tap * channels];
            target[x * channels + c] = std::uint8_t(std::clamp(sum >> shift, 0, 255));
        }
}

using AddColumns = void (*)(const std::int16_t*, const Filter&, int, std::uint8_t*);

template<int channels>
AddColumns columnAdder(int taps)
{
    switch (taps) {
    case 2:
        return addColumns<channels, 2>;
    case 4:
        return addColumns<channels, 4>;
    case 6:
        return addColumns<channels, 6>;
    default:
        return addColumns<channels, 0>;
    }
}

AddColumns columnAdder(int channels, int taps)
{
    switch (channels) {
    case 1:
        return columnAdder<1>(taps);
    case 2:
        return columnAdder<2>(taps);
    case 3:
        return columnAdder<3>(taps);
    default:
        return columnAdder<4>(taps);
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
    static thread_local Filter columns, rows;
    static thread_local std::vector<std::int16_t> middle;
    fillFilter(columns, source.width, box.x, box.width, wantedWidth);
    fillFilter(rows, source.height, box.y, box.height, wantedHeight);
    const AddColumns addColumns = columnAdder(source.channels, columns.taps);
    middle.resize(rowBytes + 8); // vectors may read past the last pixel
    for (int y = 0; y < wantedHeight; ++y) {
        const auto at = std::size_t(y);
        addRows(source.pixels + std::size_t(rows.first[at]) * rowBytes, rowBytes,
                rows.weights.data() + at * std::size_t(rows.taps), rows.taps, middle.data());
        addColumns(middle.data(), columns, wantedWidth, target.data() + at * targetBytes);
    }
}

} // namespace pathloom
