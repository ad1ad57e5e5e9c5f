// SPDX-License-Identifier: MIT
// Private to the kernels: 1x1 convolutions, as matrix products over stretches of pixels that stay in the second cache.
#pragma once

#include "core/kernels/map_reading.h"
#include "core/kernels/matrix.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

/// Pixels taken at a time: their operands fit into a part of the second cache, and every thread gets some.
inline std::int64_t pixelsAtATime(std::int64_t pixels, std::int64_t floatsAPixel)
{
    constexpr std::int64_t cached = 64 * 1024; // floats
    const std::int64_t fitting = most(mostRows, least(240, cached / floatsAPixel));
    const std::int64_t shared = ceilOf(pixels, threadCount(pixels));
    return ceilOf(least(fitting, shared), mostRows) * mostRows;
}

inline void pointwiseForward(const PointwiseShape& shape, const MapInput& x, const float* weight, float* z,
                             ChannelSums sums)
{
    const auto [pixels, input, output] = shape;
    const int width = padded(input);
    const int sumWidth = int(ceilOf(output, panelWidth)) * panelWidth;
    const RightMatrix right =
        pack(weight, 1, input, input, output, scratch(Slot::Shared, std::size_t(packedSize(input, output))));
    const std::int64_t step = pixelsAtATime(pixels, width + output);
    const std::int64_t steps = ceilOf(pixels, step);
    const int threads = threadCount(steps);
    double* parts = scratchDoubles(Slot::SharedSums, std::size_t(threads) * 2 * sumWidth);
    parallel(steps, [&](const Share& share) {
        ThreadSums total(parts + share.thread * 2 * std::int64_t(sumWidth), sumWidth);
        float* rows = scratch(Slot::First, std::size_t(step) * width);
        float* stretch = scratch(Slot::Second, 2 * std::size_t(sumWidth));
        for (std::int64_t s = share.begin; s < share.end; ++s) {
            const std::int64_t first = s * step, count = least(step, pixels - first);
            readRows(x, first, count, input, rows);
            for (int i = 0; i < 2 * sumWidth; ++i)
                stretch[i] = 0;
            multiply({rows, width, 1}, right, count, output, input,
                     {.p = z + first * output, .row = output, .sums = stretch, .squares = stretch + sumWidth});
            total.add(stretch, stretch + sumWidth);
        }
    });
    addUp(parts, threads, sumWidth, output, sums);
}

/// g where x was not clamped, with its sums. @param values x as read @param g by values, rows of `width` floats
inline void maskRows(const MapInput& x, std::int64_t first, std::int64_t rows, int channels, int width,
                     const float* values, const float* g, float* out, ThreadSums& total)
{
    forVectors(channels, [&](int channel, int count) {
        const InputConstants constants(x, channel, count);
        Vec sum{}, product{};
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::int64_t at = (first + i) * channels + channel;
            const Vec masked = constants.masked(load(g + i * width + channel), load(values + i * width + channel));
            store(out + at, masked, count);
            sum += masked;
            product += masked * (load(x.z + at, count) - constants.mean);
        }
        total.add(channel, sum, product);
    });
}

inline void pointwiseBackward(const PointwiseShape& shape, const MapGradient& dz, const MapInput& x,
                              const float* weight, const float* residual, float* g, ChannelSums sums,
                              float* weightGradient)
{
    const auto [pixels, input, output] = shape;
    const int inputWidth = padded(input), outputWidth = padded(output);
    const std::int64_t step = pixelsAtATime(pixels, 2 * inputWidth + outputWidth);
    const std::int64_t steps = ceilOf(pixels, step);
    const int threads = threadCount(steps);
    const bool needsValues = weightGradient || x.mean;
    RightMatrix right{};
    if (g)
        right = pack(weight, input, 1, output, input, scratch(Slot::Shared, std::size_t(packedSize(output, input))));
    double* parts = scratchDoubles(Slot::SharedSums, std::size_t(threads) * 2 * inputWidth);
    const std::int64_t weights = std::int64_t(output) * input;
    float* gradients = weightGradient ? scratch(Slot::SharedGradients, std::size_t(threads * weights)) : nullptr;
    parallel(steps, [&](const Share& share) {
        ThreadSums total(parts + share.thread * 2 * std::int64_t(inputWidth), inputWidth);
        float* dRows = scratch(Slot::First, std::size_t(step) * outputWidth);
        float* xRows = scratch(Slot::Second, std::size_t(step + 1) * inputWidth + panelWidth);
        float* gRows = scratch(Slot::Third, std::size_t(step) * inputWidth);
        for (std::int64_t s = share.begin; s < share.end; ++s) {
            const std::int64_t first = s * step, count = least(step, pixels - first);
            readRows(dz, first, count, output, dRows);
            if (needsValues)
                readRows(x, first, count, input, xRows);
            if (g && x.mean) {
                multiply({dRows, outputWidth, 1}, right, count, input, output, {.p = gRows, .row = inputWidth});
                maskRows(x, first, count, input, inputWidth, xRows, gRows, g, total);
            } else if (g) {
                if (residual)
                    __builtin_memcpy(g + first * input, residual + first * input,
                                     std::size_t(count * input) * sizeof(float));
                multiply({dRows, outputWidth, 1}, right, count, input, output,
                         {.p = g + first * input, .row = input, .add = residual != nullptr});
            }
            if (weightGradient)
                multiply({dRows, 1, outputWidth}, {xRows, panelWidth, inputWidth}, output, input, count,
                         {.p = gradients + share.thread * weights, .row = input, .add = s > share.begin});
        }
    });
    if (g && x.mean)
        addUp(parts, threads, inputWidth, input, sums);
    if (weightGradient)
        addUp(gradients, threads, weights, weights, weightGradient);
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
