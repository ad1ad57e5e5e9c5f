// SPDX-License-Identifier: MIT
#include "core/data/resize_passes.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#ifdef __SSE2__
#include <immintrin.h>
/// For functions that are only called where the processor has it.
#define PATHLOOM_AVX2 __attribute__((target("avx2")))
#endif

namespace pathloom {

namespace {

/// Whether a pixel of a row may be written as four bytes, of which the next pixel then overwrites some.
template<int channels>
bool fitsFourBytes(int x, int wantedWidth)
{
    return x * channels + 4 <= wantedWidth * channels;
}

#ifdef __SSE2__

/// Two weights as one number, for sums of two products.
std::int32_t pairOf(const std::int16_t* weights)
{
    std::int32_t pair = 0;
    std::memcpy(&pair, weights, sizeof pair);
    return pair;
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
        const __m128i pair = _mm_set1_epi32(pairOf(weights + tap));
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

bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2");
    return has;
}

/// A row of at least 32 values, see addRows().
PATHLOOM_AVX2 void addBy32(const std::uint8_t* from, std::size_t rowBytes, const std::int16_t* weights, int taps,
                           std::int16_t* middle)
{
    constexpr int shift = weightBits - middleBits;
    const __m256i zero = _mm256_setzero_si256();
    for (std::size_t next = 0; next < rowBytes; next += 32) {
        const std::size_t i = std::min(next, rowBytes - 32); // the last ones twice where they are fewer
        const std::uint8_t* row = from + i;
        __m256i sums[4];
        for (__m256i& sum : sums)
            sum = _mm256_set1_epi32(1 << (shift - 1));
        for (int tap = 0; tap < taps; tap += 2, row += 2 * rowBytes) {
            const __m256i pair = _mm256_set1_epi32(pairOf(weights + tap));
            const __m256i upper = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(row));
            const __m256i lower = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(row + rowBytes));
            const __m256i left = _mm256_unpacklo_epi8(upper, lower), right = _mm256_unpackhi_epi8(upper, lower);
            sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(_mm256_unpacklo_epi8(left, zero), pair));
            sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(_mm256_unpackhi_epi8(left, zero), pair));
            sums[2] = _mm256_add_epi32(sums[2], _mm256_madd_epi16(_mm256_unpacklo_epi8(right, zero), pair));
            sums[3] = _mm256_add_epi32(sums[3], _mm256_madd_epi16(_mm256_unpackhi_epi8(right, zero), pair));
        }
        for (__m256i& sum : sums)
            sum = _mm256_srai_epi32(sum, shift);
        // Vectors of this set are two halves that do not meet: the first eight of either, then the second eight.
        const __m256i first = _mm256_packs_epi32(sums[0], sums[1]), second = _mm256_packs_epi32(sums[2], sums[3]);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(middle + i), _mm256_permute2x128_si256(first, second, 0x20));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(middle + i + 16),
                            _mm256_permute2x128_si256(first, second, 0x31));
    }
}

/// Puts the values of a pixel and those of the next one beside each other, in sixteen bytes.
template<int channels>
constexpr std::array<std::int8_t, 16> besideTheNext()
{
    std::array<std::int8_t, 16> order{};
    for (int i = 0; i < 16; ++i) {
        const int value = i / 2, channel = value / 2;
        const bool isNext = value % 2 == 1;
        order[std::size_t(i)] = std::int8_t(channel < channels ? 2 * (channel + (isNext ? channels : 0)) + i % 2 : -1);
    }
    return order;
}

/// Pixels of two rows at a time. @return how many pixels were written of each row: the last one may be left over
template<int channels, int fixedTaps>
PATHLOOM_AVX2 int addColumnsOfTwo(const MiddleRows& middle, const ResizeFilter& filter, int wantedWidth,
                                  std::uint8_t* target)
{
    constexpr int shift = weightBits + middleBits;
    const int end = fixedTaps > 0 ? fixedTaps : filter.taps;
    static constexpr std::array<std::int8_t, 16> bytes = besideTheNext<channels>();
    const __m256i order = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data())));
    const std::int16_t* weights = filter.weights.data();
    std::uint8_t* const below = target + std::ptrdiff_t(wantedWidth) * channels;
    const std::int16_t *const upper = middle[0].data(), *const lower = middle[1].data();
    int x = 0;
    for (; fitsFourBytes<channels>(x, wantedWidth); ++x, weights += end) {
        std::ptrdiff_t at = std::ptrdiff_t(filter.first[std::size_t(x)]) * channels;
        __m256i sums = _mm256_set1_epi32(1 << (shift - 1));
#pragma GCC unroll 4
        for (int tap = 0; tap < end; tap += 2, at += 2 * channels) {
            const __m256i pair = _mm256_set1_epi32(pairOf(weights + tap));
            const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(upper + at));
            const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(lower + at));
            const __m256i both = _mm256_inserti128_si256(_mm256_castsi128_si256(first), second, 1);
            sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_shuffle_epi8(both, order), pair));
        }
        const __m256i words = _mm256_packs_epi32(_mm256_srai_epi32(sums, shift), sums);
        const __m256i values = _mm256_packus_epi16(words, words);
        const std::int32_t first = _mm256_extract_epi32(values, 0), second = _mm256_extract_epi32(values, 4);
        std::memcpy(target + x * channels, &first, sizeof first);
        std::memcpy(below + x * channels, &second, sizeof second);
    }
    return x;
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
        sums =
            _mm_add_epi32(sums, _mm_madd_epi16(_mm_unpacklo_epi16(left, right), _mm_set1_epi32(pairOf(weights + tap))));
    }
    const __m128i values = _mm_packs_epi32(_mm_srai_epi32(sums, shift), sums);
    return _mm_cvtsi128_si32(_mm_packus_epi16(values, values));
}

#endif

/// A row of the result out of such values, from a pixel on.
template<int channels, int fixedTaps>
void addColumnsOfOne(const std::int16_t* middle, const ResizeFilter& filter, int wantedWidth, int x,
                     std::uint8_t* target)
{
    const std::int16_t* weights = filter.weights.data() + std::ptrdiff_t(x) * filter.taps;
#ifdef __SSE2__
    if (filter.taps % 2 == 0)
        for (; fitsFourBytes<channels>(x, wantedWidth); ++x, weights += filter.taps) {
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

/// One row of the result or two.
template<int channels, int fixedTaps>
void addColumns(const MiddleRows& middle, int rows, const ResizeFilter& filter, int wantedWidth, std::uint8_t* target)
{
    int x = 0;
#ifdef __SSE2__
    if (rows == 2 && filter.taps % 2 == 0 && hasAvx2())
        x = addColumnsOfTwo<channels, fixedTaps>(middle, filter, wantedWidth, target);
#endif
    for (int row = 0; row < rows; ++row)
        addColumnsOfOne<channels, fixedTaps>(middle[std::size_t(row)].data(), filter, wantedWidth, x,
                                             target + std::ptrdiff_t(row) * wantedWidth * channels);
}

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

} // namespace

void addRows(const std::uint8_t* from, std::size_t rowBytes, const std::int16_t* weights, int taps,
             std::int16_t* middle)
{
    std::size_t i = 0;
#ifdef __SSE2__
    if (taps % 2 == 0 && rowBytes >= 32 && hasAvx2())
        return addBy32(from, rowBytes, weights, taps, middle);
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

} // namespace pathloom
