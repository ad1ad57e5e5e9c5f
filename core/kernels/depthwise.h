// SPDX-License-Identifier: MIT
// Private to the kernels: depthwise convolutions. A band of rows of one image is read into planes, one for each vector
// of channels, with borders of zeros; what follows runs on these planes alone.
#pragma once

#include "core/kernels/map_reading.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

constexpr int planesAtATime = 2; ///< whole cache lines, neighbours too
constexpr int mostTaps = largestKernel * largestKernel;
constexpr int longestSum = 128; ///< pixels of whole rows, summed up as floats

/// Rows [first, first + rows) and columns [-border, columns - border) of one image, a vector of channels a pixel.
struct Plane
{
    float* p;
    int first, rows, border, columns;
    std::int64_t rowFloats() const { return std::int64_t(columns) * lanes; }
    float* at(int row, int column) const
    {
        return p + ((row - first) * std::int64_t(columns) + column + border) * lanes;
    }
};

/// Channels of one image in a map.
struct ImageSlice
{
    std::int64_t firstPixel;
    int height, width, channels;
    int channel, count; ///< of the vector
    std::int64_t at(int row, int column) const
    {
        return (firstPixel + std::int64_t(row) * width + column) * channels + channel;
    }
};

/// Fills planes of neighbouring vectors; read(vector, offset, count) gives one pixel.
template<typename Read>
PATHLOOM_INLINE void fillPlanes(Plane* planes, int vectors, const ImageSlice* slices, const Read& read)
{
    const Plane& shape = planes[0];
    for (int row = shape.first; row < shape.first + shape.rows; ++row) {
        if (row < 0 || row >= slices[0].height) {
            for (int v = 0; v < vectors; ++v)
                __builtin_memset(planes[v].at(row, -shape.border), 0, std::size_t(shape.rowFloats()) * sizeof(float));
            continue;
        }
        for (int v = 0; v < vectors; ++v) {
            float* out = planes[v].at(row, -shape.border);
            const ImageSlice& slice = slices[v];
            for (int i = 0; i < shape.border; ++i, out += lanes)
                store(out, zero());
            std::int64_t at = slice.at(row, 0);
            for (int i = 0; i < slice.width; ++i, out += lanes, at += slice.channels)
                store(out, read(v, at, slice.count));
            for (int i = shape.border + slice.width; i < shape.columns; ++i, out += lanes)
                store(out, zero());
        }
    }
}

inline void fillPlanes(const MapInput& x, Plane* planes, int vectors, const ImageSlice* slices)
{
    if (!x.mean)
        return fillPlanes(planes, vectors, slices,
                          [&](int, std::int64_t at, int count) { return load(x.z + at, count); });
    const InputConstants constants[planesAtATime] = {{x, slices[0].channel, slices[0].count},
                                                     {x, slices[vectors - 1].channel, slices[vectors - 1].count}};
    fillPlanes(planes, vectors, slices,
               [&](int v, std::int64_t at, int count) { return constants[v].read(load(x.z + at, count)); });
}

inline void fillPlanes(const MapGradient& dz, Plane* planes, int vectors, const ImageSlice* slices)
{
    if (!dz.a)
        return fillPlanes(MapInput{.z = dz.g}, planes, vectors, slices);
    const GradientConstants constants[planesAtATime] = {{dz, slices[0].channel, slices[0].count},
                                                        {dz, slices[vectors - 1].channel, slices[vectors - 1].count}};
    fillPlanes(planes, vectors, slices, [&](int v, std::int64_t at, int count) {
        return constants[v].read(load(dz.g + at, count), load(dz.z + at, count));
    });
}

/// Which pixels of a plane meet which weights for one pixel of the result.
struct Taps
{
    int count = 0;
    std::int64_t offset[mostTaps]; ///< in the plane, floats
    int weight[mostTaps];          ///< where its weights lie, floats
};

/// Calls storePixel(first + t, sum over taps of plane pixel t * step further on times weight) for `count` pixels.
template<int count, int step, typename Store>
PATHLOOM_INLINE void sumTile(int first, const Taps& taps, const float* plane, const float* weights,
                             const Store& storePixel)
{
    Vec sum[count];
#pragma GCC unroll 16
    for (int t = 0; t < count; ++t)
        sum[t] = zero();
    for (int i = 0; i < taps.count; ++i) {
        const Vec weight = load(weights + taps.weight[i]);
        const float* p = plane + taps.offset[i];
#pragma GCC unroll 16
        for (int t = 0; t < count; ++t)
            sum[t] += weight * load(p + t * step * lanes);
    }
#pragma GCC unroll 16
    for (int t = 0; t < count; ++t)
        storePixel(first + t, sum[t]);
}

/// sumTile() for a count that is known when it runs: 1 .. mostAccumulators.
template<int step, int count = mostAccumulators, typename Store>
PATHLOOM_INLINE void sumTileOf(int wanted, int first, const Taps& taps, const float* plane, const float* weights,
                               const Store& storePixel)
{
    if (wanted == count)
        sumTile<count, step>(first, taps, plane, weights, storePixel);
    else if constexpr (count > 1)
        sumTileOf<step, count - 1>(wanted, first, taps, plane, weights, storePixel);
}

/// Calls storePixel(column, sum) for `columns` pixels of a row whose first has its taps at `plane`.
template<typename Store>
PATHLOOM_INLINE void sumRow(int columns, int step, const Taps& taps, const float* plane, const float* weights,
                            const Store& storePixel)
{
    if (columns <= 0)
        return;
    const int tiles = step <= 2 ? int(ceilOf(columns, mostAccumulators)) : columns;
    for (int tile = 0, first = 0; tile < tiles; ++tile) {
        const int count = (columns - first) / (tiles - tile); // tiles of nearly the same size
        const float* p = plane + std::int64_t(first) * step * lanes;
        if (step == 2)
            sumTileOf<2>(count, first, taps, p, weights, storePixel);
        else
            sumTileOf<1>(count, first, taps, p, weights, storePixel);
        first += count;
    }
}

/// Weights by vector of channels and tap; what is padded is 0.
inline const float* gatherWeights(const DepthwiseShape& shape, const float* weight)
{
    const int taps = shape.kernel * shape.kernel, width = padded(shape.channels);
    float* gathered = scratch(Slot::SharedWeights, std::size_t(taps) * width);
    float* out = gathered;
    for (int channel = 0; channel < width; channel += lanes)
        for (int t = 0; t < taps; ++t)
            for (int i = channel; i < channel + lanes; ++i)
                *out++ = i < shape.channels ? weight[i * std::int64_t(taps) + t] : 0.0f;
    return gathered;
}

/// Rows of the result at a time, so that planes of so many floats a row fit into a part of the second cache.
inline int bandRows(int outputRows, int stride, std::int64_t floatsARow)
{
    constexpr std::int64_t cached = 32 * 1024; // floats
    const std::int64_t fitting = most(1, cached / (floatsARow * stride));
    const std::int64_t bands = ceilOf(outputRows, fitting);
    return int(ceilOf(outputRows, bands));
}

inline int slicesAt(const DepthwiseShape& shape, std::int64_t image, int height, int width, int group,
                    ImageSlice* slices)
{
    int vectors = 0;
    for (; vectors < planesAtATime; ++vectors) {
        const int channel = (group * planesAtATime + vectors) * lanes;
        if (channel >= shape.channels)
            break;
        slices[vectors] = {image * height * width, height,  width,
                           shape.channels,         channel, int(least(lanes, shape.channels - channel))};
    }
    return vectors;
}

inline void depthwiseForward(const DepthwiseShape& shape, const MapInput& x, const float* weight, float* z,
                             ChannelSums sums)
{
    const int outputHeight = shape.outputHeight(), outputWidth = shape.outputWidth();
    const int taps = shape.kernel * shape.kernel;
    const int groups = int(ceilOf(shape.channels, planesAtATime * lanes));
    const int columns = shape.width + 2 * shape.padding, sumWidth = padded(shape.channels);
    const int band = bandRows(outputHeight, shape.stride, std::int64_t(columns) * lanes * planesAtATime);
    const int planeRows = (band - 1) * shape.stride + shape.kernel;
    const std::int64_t planeFloats = std::int64_t(planeRows) * columns * lanes;

    Taps around; // from the pixel above and to the left of which the window begins
    for (int i = 0; i < taps; ++i) {
        around.offset[i] = (i / shape.kernel * std::int64_t(columns) + i % shape.kernel) * lanes;
        around.weight[i] = i * lanes;
    }
    around.count = taps;

    const float* weights = gatherWeights(shape, weight);
    const std::int64_t items = std::int64_t(shape.batch) * groups;
    const int threads = threadCount(items);
    double* parts = scratchDoubles(Slot::SharedSums, std::size_t(threads) * 2 * sumWidth);
    parallel(items, [&](const Share& share) {
        ThreadSums total(parts + share.thread * 2 * std::int64_t(sumWidth), sumWidth);
        float* memory = scratch(Slot::First, std::size_t(planesAtATime * planeFloats));
        for (std::int64_t item = share.begin; item < share.end; ++item) {
            const std::int64_t image = item / groups;
            ImageSlice in[planesAtATime], out[planesAtATime];
            const int vectors = slicesAt(shape, image, shape.height, shape.width, int(item % groups), in);
            slicesAt(shape, image, outputHeight, outputWidth, int(item % groups), out);
            for (int begin = 0; begin < outputHeight; begin += band) {
                const int end = int(least(outputHeight, begin + band));
                Plane planes[planesAtATime];
                for (int v = 0; v < vectors; ++v)
                    planes[v] = {memory + v * planeFloats, begin * shape.stride - shape.padding,
                                 (end - 1 - begin) * shape.stride + shape.kernel, shape.padding, columns};
                fillPlanes(x, planes, vectors, in);
                for (int v = 0; v < vectors; ++v) {
                    Vec sum{}, square{};
                    int summed = 0; // pixels
                    for (int row = begin; row < end; ++row) {
                        const float* p = planes[v].at(row * shape.stride - shape.padding, -shape.padding);
                        float* to = z + out[v].at(row, 0);
                        sumRow(outputWidth, shape.stride, around, p, weights + std::int64_t(in[v].channel) * taps,
                               [&](int column, Vec value) {
                                   store(to + std::int64_t(column) * shape.channels, value, out[v].count);
                                   sum += value;
                                   square += value * value;
                               });
                        summed += outputWidth;
                        if (summed < longestSum && row + 1 < end)
                            continue;
                        total.add(out[v].channel, sum, square);
                        sum = square = zero();
                        summed = 0;
                    }
                }
            }
        }
    });
    addUp(parts, threads, sumWidth, shape.channels, sums);
}

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
