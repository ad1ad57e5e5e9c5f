// SPDX-License-Identifier: MIT
// Private to the kernels: the forward pass of depthwise convolutions.
#pragma once

#include "core/kernels/depthwise_planes.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

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

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
