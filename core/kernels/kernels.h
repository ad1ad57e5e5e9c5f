// SPDX-License-Identifier: MIT
// Training kernels for the CPU: plain functions over channels-last memory, without LibTorch. A convolution leaves its
// output z as it is and sums it up by channel; batch norm and activation are applied by whoever reads z next, and the
// way back likewise, so that no normalised map is ever written inside a block.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace pathloom::kernels {

/// A feature map in channels-last memory: `pixels` rows (batch, height and width together) of `channels` floats.
/// Read as clamp((z - mean) * scale + shift, low, high) by channel; where `mean` is null, z is read as it is.
struct MapInput
{
    const float* z = nullptr;
    const float* mean = nullptr;
    const float* scale = nullptr;
    const float* shift = nullptr;
    float low = 0, high = 0;
};

/// Gradient of the loss by a convolution's output z: a * g + b * (z - mean) + c by channel, which is what batch norm
/// makes of the gradient g by its own output; where `a` is null, g itself.
struct MapGradient
{
    const float* g = nullptr;
    const float* z = nullptr;
    const float* mean = nullptr;
    const float* a = nullptr;
    const float* b = nullptr;
    const float* c = nullptr;
};

/// Two sums by channel over all pixels. Forward: of z and of z². Backward: of g and of g * (z - mean).
struct ChannelSums
{
    double* first = nullptr;
    double* second = nullptr;
};

/// To be raised with every change that makes other bits: a run from before then cannot go on exactly.
constexpr int revision = 1;

constexpr int largestKernel = 15; ///< of a depthwise convolution here
constexpr int largestStride = 4;

/// Shape of a depthwise convolution; `outputHeight` and `outputWidth` follow from the rest.
struct DepthwiseShape
{
    int batch = 0, height = 0, width = 0, channels = 0;
    int kernel = 0, stride = 0, padding = 0; ///< padding < kernel
    int outputHeight() const { return (height + 2 * padding - kernel) / stride + 1; }
    int outputWidth() const { return (width + 2 * padding - kernel) / stride + 1; }
};

/// Shape of a 1x1 convolution.
struct PointwiseShape
{
    std::int64_t pixels = 0;
    int input = 0, output = 0; ///< channels
};

/// The kernels of one instruction set. All run on OpenMP's threads; results are the same in every run with the same
/// number of threads. Memory need not be aligned. Outputs must not overlap inputs.
struct Kernels
{
    const char* name; ///< "avx512", "avx2", "portable"

    /// z[pixel][o] = sum over i of x[pixel][i] * weight[o][i], and its sums.
    void (*pointwiseForward)(const PointwiseShape&, const MapInput& x, const float* weight, float* z, ChannelSums);
    /// @param g gradient by x before its clamp: 0 where x is clamped. Null: not wanted. Its sums (with x.mean) are
    /// wanted only where x.mean is given.
    /// @param residual added to g; null for none; only where x is read as it is
    /// @param weightGradient [output][input], is overwritten; null: not wanted
    void (*pointwiseBackward)(const PointwiseShape&, const MapGradient& dz, const MapInput& x, const float* weight,
                              const float* residual, float* g, ChannelSums, float* weightGradient);

    /// @param weight [channels][kernel][kernel]
    void (*depthwiseForward)(const DepthwiseShape&, const MapInput& x, const float* weight, float* z, ChannelSums);
    /// As pointwiseBackward(), without residual.
    void (*depthwiseBackward)(const DepthwiseShape&, const MapGradient& dz, const MapInput& x, const float* weight,
                              float* g, ChannelSums, float* weightGradient);

    /// Sums of z and z² of a map that something else made.
    void (*sums)(std::int64_t pixels, int channels, const float* z, ChannelSums);
    /// y = x as read, plus residual (null for none).
    void (*read)(std::int64_t pixels, int channels, const MapInput& x, const float* residual, float* y);
    /// g = dy where x is not clamped, 0 elsewhere (g null: not written), and the sums of g and g * (z - mean).
    void (*gradientSums)(std::int64_t pixels, int channels, const MapInput& x, const float* dy, float* g, ChannelSums);
    /// dz written out.
    void (*writeGradient)(std::int64_t pixels, int channels, const MapGradient& dz, float* out);
};

/// The fastest that this processor can run, or the one named by the environment variable PATHLOOM_KERNELS.
/// Throws UsageError if that name is not one of the available ones.
const Kernels& kernels();
/// All that this processor can run, the fastest first.
std::span<const Kernels* const> availableKernels();

} // namespace pathloom::kernels
