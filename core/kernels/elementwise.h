// SPDX-License-Identifier: MIT
// Private to the kernels: passes over whole maps, where no convolution stands before or behind.
#pragma once

#include "core/kernels/map_reading.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

/// Pixels at a time: short enough for sums in floats, and for the first cache.
inline std::int64_t stretchOf(int channels)
{
    return most(1, least(256, 4096 / channels));
}

/// Calls work(first pixel, pixels, sums of the thread) for stretches of pixels, then adds up the sums.
template<typename Work>
PATHLOOM_INLINE void forStretches(std::int64_t pixels, int channels, ChannelSums sums, const Work& work)
{
    const std::int64_t step = stretchOf(channels), steps = ceilOf(pixels, step);
    const int threads = threadCount(steps), width = padded(channels);
    double* parts = scratchDoubles(Slot::SharedSums, std::size_t(threads) * 2 * width);
    parallel(steps, [&](const Share& share) {
        ThreadSums total(parts + share.thread * 2 * std::int64_t(width), width);
        for (std::int64_t s = share.begin; s < share.end; ++s)
            work(s * step, least(step, pixels - s * step), total);
    });
    if (sums.first)
        addUp(parts, threads, width, channels, sums);
}

inline void sums(std::int64_t pixels, int channels, const float* z, ChannelSums found)
{
    forStretches(pixels, channels, found, [&](std::int64_t first, std::int64_t rows, ThreadSums& total) {
        forVectors(channels, [&](int channel, int count) {
            Vec sum{}, square{};
            const float* from = z + first * channels + channel;
            for (std::int64_t i = 0; i < rows; ++i, from += channels) {
                const Vec value = load(from, count);
                sum += value;
                square += value * value;
            }
            total.add(channel, sum, square);
        });
    });
}

inline void read(std::int64_t pixels, int channels, const MapInput& x, const float* residual, float* y)
{
    forStretches(pixels, channels, {}, [&](std::int64_t first, std::int64_t rows, ThreadSums&) {
        forVectors(channels, [&](int channel, int count) {
            const InputConstants constants(x, channel, count);
            std::int64_t at = first * channels + channel;
            for (std::int64_t i = 0; i < rows; ++i, at += channels) {
                const Vec z = load(x.z + at, count);
                Vec value = x.mean ? constants.read(z) : z;
                if (residual)
                    value += load(residual + at, count);
                store(y + at, value, count);
            }
        });
    });
}

inline void gradientSums(std::int64_t pixels, int channels, const MapInput& x, const float* dy, float* g,
                         ChannelSums found)
{
    forStretches(pixels, channels, found, [&](std::int64_t first, std::int64_t rows, ThreadSums& total) {
        forVectors(channels, [&](int channel, int count) {
            const InputConstants constants(x, channel, count);
            std::int64_t at = first * channels + channel;
            Vec sum{}, product{};
            for (std::int64_t i = 0; i < rows; ++i, at += channels) {
                const Vec z = load(x.z + at, count);
                const Vec gradient = load(dy + at, count);
                const Vec masked = x.mean ? constants.masked(gradient, constants.read(z)) : gradient;
                if (g)
                    store(g + at, masked, count);
                sum += masked;
                product += masked * (z - constants.mean);
            }
            total.add(channel, sum, product);
        });
    });
}

inline void writeGradient(std::int64_t pixels, int channels, const MapGradient& dz, float* out)
{
    forStretches(pixels, channels, {}, [&](std::int64_t first, std::int64_t rows, ThreadSums&) {
        forVectors(channels, [&](int channel, int count) {
            const GradientConstants constants(dz, channel, count);
            std::int64_t at = first * channels + channel;
            for (std::int64_t i = 0; i < rows; ++i, at += channels) {
                const Vec g = load(dz.g + at, count);
                store(out + at, dz.a ? constants.read(g, load(dz.z + at, count)) : g, count);
            }
        });
    });
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
