// SPDX-License-Identifier: MIT
// Private to the kernels: maps and gradients as they are read, a vector of channels at a time, and what belongs to it.
#pragma once

#include "core/kernels/kernels.h"
#include "core/kernels/threads.h"
#include "core/kernels/vec.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

/// What a vector of channels of a MapInput needs.
struct InputConstants
{
    Vec mean{}, scale{}, shift{}, low{}, high{};

    InputConstants(const MapInput& x, int channel, int count)
    {
        if (!x.mean)
            return;
        mean = load(x.mean + channel, count);
        scale = load(x.scale + channel, count);
        shift = load(x.shift + channel, count);
        low = broadcast(x.low);
        high = broadcast(x.high);
    }
    Vec read(Vec z) const { return clamp((z - mean) * scale + shift, low, high); }
    /// g where `value` was not clamped, else 0.
    Vec masked(Vec g, Vec value) const { return (value > low) & (value < high) ? g : Vec{}; }
};

struct GradientConstants
{
    Vec mean{}, a{}, b{}, c{};

    GradientConstants(const MapGradient& dz, int channel, int count)
    {
        if (!dz.a)
            return;
        mean = load(dz.mean + channel, count);
        a = load(dz.a + channel, count);
        b = load(dz.b + channel, count);
        c = load(dz.c + channel, count);
    }
    Vec read(Vec g, Vec z) const { return a * g + (b * (z - mean) + c); }
};

/// Calls work(channel, count) for each vector of channels.
template<typename Work>
PATHLOOM_INLINE void forVectors(int channels, const Work& work)
{
    int channel = 0;
    for (; channel + lanes <= channels; channel += lanes)
        work(channel, lanes);
    if (channel < channels)
        work(channel, channels - channel);
}

/// `rows` pixels as read into rows of padded(channels) floats, what is padded being 0.
inline void readRows(const MapInput& x, std::int64_t first, std::int64_t rows, int channels, float* out)
{
    const int width = padded(channels);
    const float* z = x.z + first * channels;
    forVectors(channels, [&](int channel, int count) {
        const float* from = z + channel;
        float* to = out + channel;
        if (!x.mean) {
            for (std::int64_t i = 0; i < rows; ++i, from += channels, to += width)
                store(to, load(from, count));
            return;
        }
        const InputConstants constants(x, channel, count);
        for (std::int64_t i = 0; i < rows; ++i, from += channels, to += width)
            store(to, constants.read(load(from, count)));
    });
}

inline void readRows(const MapGradient& dz, std::int64_t first, std::int64_t rows, int channels, float* out)
{
    if (!dz.a)
        return readRows(MapInput{.z = dz.g}, first, rows, channels, out);
    const int width = padded(channels);
    forVectors(channels, [&](int channel, int count) {
        const GradientConstants constants(dz, channel, count);
        const float* g = dz.g + first * channels + channel;
        const float* z = dz.z + first * channels + channel;
        float* to = out + channel;
        for (std::int64_t i = 0; i < rows; ++i, g += channels, z += channels, to += width)
            store(to, constants.read(load(g, count), load(z, count)));
    });
}

/// Sums of one thread: floats over a stretch of work, doubles over all of it.
class ThreadSums
{
public:
    /// @param first where this thread's doubles lie: 2 * width of them
    ThreadSums(double* first, int width) : m_total(first), m_width(width)
    {
        for (int i = 0; i < 2 * width; ++i)
            m_total[i] = 0;
    }
    void add(int channel, Vec first, Vec second)
    {
        for (int i = 0; i < lanes; ++i) {
            m_total[channel + i] += double(first[i]);
            m_total[m_width + channel + i] += double(second[i]);
        }
    }
    void add(const float* first, const float* second)
    {
        for (int i = 0; i < m_width; ++i) {
            m_total[i] += double(first[i]);
            m_total[m_width + i] += double(second[i]);
        }
    }

private:
    double* m_total;
    int m_width;
};

/// Adds up what the threads found, in their order.
inline void addUp(const double* parts, int threads, int width, int channels, ChannelSums sums)
{
    for (int c = 0; c < channels; ++c) {
        sums.first[c] = sums.second[c] = 0;
        for (int t = 0; t < threads; ++t) {
            sums.first[c] += parts[2 * t * std::int64_t(width) + c];
            sums.second[c] += parts[(2 * t + 1) * std::int64_t(width) + c];
        }
    }
}

inline void addUp(const float* parts, int threads, std::int64_t stride, std::int64_t size, float* out)
{
    for (std::int64_t i = 0; i < size; ++i) {
        float sum = parts[i];
        for (int t = 1; t < threads; ++t)
            sum += parts[t * stride + i];
        out[i] = sum;
    }
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
