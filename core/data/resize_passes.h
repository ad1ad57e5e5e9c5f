// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace pathloom {

// The two passes of resizeBox(): rows are added up, then the columns of what they give. In whole numbers, so that every
// instruction set computes the same bits.

inline constexpr int weightBits = 14;
/// Of the values between rows and columns: with 255 they still fit 16 bits.
inline constexpr int middleBits = 7;

/// What each pixel of the result is made of, along one side. All have the same number of weights, padded with zeros.
struct ResizeFilter
{
    int taps = 0;
    std::vector<int> first;            ///< position of the first weight in the source
    std::vector<std::int16_t> weights; ///< taps for each; they add up to 1 << weightBits
};

/// Two rows of the result that are still as wide as the source: values with middleBits behind the point. Each has eight
/// values more than the source, which vectors may read.
using MiddleRows = std::array<std::vector<std::int16_t>, 2>;

/// Adds up rows of the source.
/// @param from the first of as many rows as there are weights, each of so many bytes
/// @param middle takes a row
void addRows(const std::uint8_t* from, std::size_t rowBytes, const std::int16_t* weights, int taps,
             std::int16_t* middle);

/// Makes one row of the result, or two, of as many middle rows.
using AddColumns = void (*)(const MiddleRows& middle, int rows, const ResizeFilter& filter, int wantedWidth,
                            std::uint8_t* target);
/// @param channels 1 to 4
AddColumns columnAdder(int channels, int taps);

} // namespace pathloom
