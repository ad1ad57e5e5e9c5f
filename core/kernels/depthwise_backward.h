// SPDX-License-Identifier: MIT
// Private to the kernels: the backward pass of depthwise convolutions, by weights and by input.
#pragma once

#include "core/kernels/depthwise_planes.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

/// Adds to `gradient` (a vector a tap) what rows [begin, end) of the result say: `rows` rows of taps from `firstRow`
/// on.
template<int kernel, int rows>
PATHLOOM_INLINE void weightGradientRows(const DepthwiseShape& shape, const Plane& x, const Plane& dz, int begin,
                                        int end, int outputWidth, int firstRow, float* gradient)
{
    Vec sum[rows][kernel];
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int k = 0; k < kernel; ++k)
            sum[r][k] = zero();
    const std::int64_t step = std::int64_t(shape.stride) * lanes;
    for (int row = begin; row < end; ++row) {
        const float* from = dz.at(row, 0);
        const float* at[rows];
#pragma GCC unroll 8
        for (int r = 0; r < rows; ++r)
            at[r] = x.at(row * shape.stride - shape.padding + firstRow + r, -shape.padding);
        for (int column = 0; column < outputWidth; ++column, from += lanes) {
            const Vec d = load(from);
#pragma GCC unroll 8
            for (int r = 0; r < rows; ++r) {
#pragma GCC unroll 8
                for (int k = 0; k < kernel; ++k)
                    sum[r][k] += d * load(at[r] + k * lanes);
                at[r] += step;
            }
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 8
        for (int k = 0; k < kernel; ++k) {
            float* at = gradient + ((firstRow + r) * kernel + k) * lanes;
            store(at, load(at) + sum[r][k]);
        }
}

inline void weightGradient(const DepthwiseShape& shape, const Plane& x, const Plane& dz, int begin, int end,
                           float* gradient)
{
    const int width = shape.outputWidth();
    switch (shape.kernel) {
    case 3:
        return weightGradientRows<3, 3>(shape, x, dz, begin, end, width, 0, gradient);
    case 5:
        weightGradientRows<5, 2>(shape, x, dz, begin, end, width, 0, gradient);
        weightGradientRows<5, 2>(shape, x, dz, begin, end, width, 2, gradient);
        return weightGradientRows<5, 1>(shape, x, dz, begin, end, width, 4, gradient);
    case 7:
        for (int row = 0; row < 6; row += 2)
            if constexpr (mostAccumulators >= 14) {
                weightGradientRows<7, 2>(shape, x, dz, begin, end, width, row, gradient);
            } else {
                weightGradientRows<7, 1>(shape, x, dz, begin, end, width, row, gradient);
                weightGradientRows<7, 1>(shape, x, dz, begin, end, width, row + 1, gradient);
            }
        return weightGradientRows<7, 1>(shape, x, dz, begin, end, width, 6, gradient);
    }
    for (int row = 0; row < shape.kernel; ++row)
        for (int k = 0; k < shape.kernel; ++k) {
            DepthwiseShape one = shape; // one weight is a kernel of its own
            one.kernel = 1;
            Plane shifted = x;
            shifted.p += k * lanes;
            weightGradientRows<1, 1>(one, shifted, dz, begin, end, width, row,
                                     gradient + (row * (shape.kernel - 1) + k) * lanes);
        }
}

/// The taps of one pixel of the input: the outputs whose windows hold it, at (pixel + padding - place in the kernel) /
/// stride where that is whole. @param rowPhase, columnPhase of the pixel: its place modulo the stride
inline void tapsOfInput(const DepthwiseShape& shape, int rowPhase, int columnPhase, std::int64_t rowFloats, Taps& taps)
{
    taps.count = 0;
    for (int r = 0; r < shape.kernel; ++r)
        for (int k = 0; k < shape.kernel; ++k) {
            const int row = rowPhase + shape.padding - r, column = columnPhase + shape.padding - k;
            if (row % shape.stride != 0 || column % shape.stride != 0)
                continue;
            taps.offset[taps.count] = row / shape.stride * rowFloats + column / shape.stride * lanes;
            taps.weight[taps.count++] = (r * shape.kernel + k) * lanes;
        }
}

PATHLOOM_INLINE int floorOf(int a, int b)
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/// What the way back needs of the input and of the gradient for a band of output rows.
struct BackwardBand
{
    int begin, end;           ///< rows of the output, for the weights' gradients
    int inputBegin, inputEnd; ///< rows of the input whose gradients follow

    BackwardBand(const DepthwiseShape& s, int begin, int size)
        : begin(begin), end(int(least(s.outputHeight(), begin + size))),
          inputBegin(int(least(s.height, std::int64_t(begin) * s.stride))),
          inputEnd(end == s.outputHeight() ? s.height : int(least(s.height, std::int64_t(end) * s.stride)))
    {
    }
    Plane inputPlane(const DepthwiseShape& s, float* memory) const
    {
        const int first = begin * s.stride - s.padding;
        const int last = int(most((end - 1) * s.stride - s.padding + s.kernel - 1, inputEnd - 1));
        return {memory, first, last - first + 1, s.padding, s.width + 2 * s.padding};
    }
    Plane gradientPlane(const DepthwiseShape& s, float* memory) const
    {
        const int first = int(least(begin, floorOf(inputBegin + s.padding - s.kernel + 1, s.stride)));
        const int last = int(most(end - 1, floorOf(inputEnd - 1 + s.padding, s.stride)));
        const int border = -floorOf(s.padding - s.kernel + 1, s.stride);
        const int columns = int(most(s.outputWidth(), floorOf(s.width - 1 + s.padding, s.stride) + 1));
        return {memory, first, last - first + 1, border, border + columns};
    }
};

/// Gradients of the input's rows of a band, for one vector of channels.
inline void inputGradient(const DepthwiseShape& shape, const BackwardBand& band, const Plane& xPlane,
                          const Plane& dPlane, const Taps* phases, const float* weights, const MapInput& x,
                          const ImageSlice& slice, float* g, ThreadSums& total)
{
    const int stride = shape.stride;
    const InputConstants constants(x, slice.channel, slice.count);
    Vec sum{}, product{};
    for (int row = band.inputBegin; row < band.inputEnd; ++row)
        for (int phase = 0; phase < stride && phase < shape.width; ++phase) {
            const int columns = int(ceilOf(shape.width - phase, stride));
            sumRow(columns, 1, phases[row % stride * stride + phase], dPlane.at(row / stride, 0), weights,
                   [&](int i, Vec value) {
                       const int column = i * stride + phase;
                       const std::int64_t at = slice.at(row, column);
                       if (x.mean) {
                           value = constants.masked(value, load(xPlane.at(row, column)));
                           sum += value;
                           product += value * (load(x.z + at, slice.count) - constants.mean);
                       }
                       store(g + at, value, slice.count);
                   });
        }
    if (x.mean)
        total.add(slice.channel, sum, product);
}

inline void depthwiseBackward(const DepthwiseShape& shape, const MapGradient& dz, const MapInput& x,
                              const float* weight, float* g, ChannelSums sums, float* weightGradients)
{
    const int outputHeight = shape.outputHeight(), outputWidth = shape.outputWidth();
    const int stride = shape.stride, taps = shape.kernel * shape.kernel;
    const int groups = int(ceilOf(shape.channels, planesAtATime * lanes));
    const int sumWidth = padded(shape.channels);
    const int size =
        bandRows(outputHeight, stride, 2 * std::int64_t(shape.width + shape.kernel) * lanes * planesAtATime);
    std::int64_t xFloats = 0, dFloats = 0; // of a plane
    for (int begin = 0; begin < outputHeight; begin += size) {
        const BackwardBand band(shape, begin, size);
        const Plane xPlane = band.inputPlane(shape, nullptr), dPlane = band.gradientPlane(shape, nullptr);
        xFloats = most(xFloats, xPlane.rows * xPlane.rowFloats());
        dFloats = most(dFloats, dPlane.rows * dPlane.rowFloats());
    }
    Taps phases[largestStride * largestStride];
    const std::int64_t dRowFloats = BackwardBand(shape, 0, size).gradientPlane(shape, nullptr).rowFloats();
    for (int i = 0; i < stride * stride; ++i)
        tapsOfInput(shape, i / stride, i % stride, dRowFloats, phases[i]);

    const std::int64_t weightFloats = std::int64_t(taps) * sumWidth;
    const float* weights = gatherWeights(shape, weight);
    const std::int64_t items = std::int64_t(shape.batch) * groups;
    const int threads = threadCount(items);
    double* parts = scratchDoubles(Slot::SharedSums, std::size_t(threads) * 2 * sumWidth);
    float* gradients = scratch(Slot::Shared, std::size_t(threads * weightFloats));
    parallel(items, [&](const Share& share) {
        ThreadSums total(parts + share.thread * 2 * std::int64_t(sumWidth), sumWidth);
        float* found = gradients + share.thread * weightFloats;
        __builtin_memset(found, 0, std::size_t(weightFloats) * sizeof(float));
        float* xMemory = scratch(Slot::First, std::size_t(planesAtATime * xFloats));
        float* dMemory = scratch(Slot::Second, std::size_t(planesAtATime * dFloats));
        for (std::int64_t item = share.begin; item < share.end; ++item) {
            const std::int64_t image = item / groups;
            ImageSlice in[planesAtATime], out[planesAtATime];
            const int vectors = slicesAt(shape, image, shape.height, shape.width, int(item % groups), in);
            slicesAt(shape, image, outputHeight, outputWidth, int(item % groups), out);
            for (int begin = 0; begin < outputHeight; begin += size) {
                const BackwardBand band(shape, begin, size);
                Plane xPlanes[planesAtATime], dPlanes[planesAtATime];
                for (int v = 0; v < vectors; ++v) {
                    xPlanes[v] = band.inputPlane(shape, xMemory + v * xFloats);
                    dPlanes[v] = band.gradientPlane(shape, dMemory + v * dFloats);
                }
                fillPlanes(dz, dPlanes, vectors, out);
                if (weightGradients || (g && x.mean))
                    fillPlanes(x, xPlanes, vectors, in);
                for (int v = 0; v < vectors; ++v) {
                    if (weightGradients)
                        weightGradient(shape, xPlanes[v], dPlanes[v], band.begin, band.end,
                                       found + std::int64_t(in[v].channel) * taps);
                    if (g)
                        inputGradient(shape, band, xPlanes[v], dPlanes[v], phases,
                                      weights + std::int64_t(in[v].channel) * taps, x, in[v], g, total);
                }
            }
        }
    });
    if (g && x.mean)
        addUp(parts, threads, sumWidth, shape.channels, sums);
    if (!weightGradients)
        return;
    for (int c = 0; c < shape.channels; ++c)
        for (int t = 0; t < taps; ++t) {
            float sum = 0;
            for (int thread = 0; thread < threads; ++thread)
                sum +=
                    gradients[thread * weightFloats + c / lanes * std::int64_t(lanes) * taps + t * lanes + c % lanes];
            weightGradients[c * std::int64_t(taps) + t] = sum;
        }
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
