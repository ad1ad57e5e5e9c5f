// SPDX-License-Identifier: MIT
// Private to the kernels: what depthwise convolutions stand on. A band of rows of one image is read into planes, one
// for each vector of channels, with borders of zeros; what follows runs on these planes alone.
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

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
