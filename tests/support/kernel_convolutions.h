// SPDX-License-Identifier: MIT
// Convolutions for the kernels of core/kernels, and the same by LibTorch in float64.
#pragma once

#include "core/nn/inference.h"
#include "tests/support/kernel_maps.h"

#include <QString>

namespace pathloom::test {

struct ConvolutionShape
{
    int batch, height, width, input, output;
    int kernel = 0, stride = 1, padding = 0; ///< kernel 0: pointwise, else depthwise

    bool isDepthwise() const { return kernel > 0; }
    kernels::DepthwiseShape depthwise() const { return {batch, height, width, input, kernel, stride, padding}; }
    kernels::PointwiseShape pointwise() const { return {inputMap().pixels(), input, output}; }
    MapShape inputMap() const { return {batch, height, width, input}; }
    MapShape outputMap() const
    {
        if (!isDepthwise())
            return {batch, height, width, output};
        return {batch, depthwise().outputHeight(), depthwise().outputWidth(), output};
    }
    std::vector<std::int64_t> weights() const
    {
        if (!isDepthwise())
            return {output, input, 1, 1};
        return {input, 1, kernel, kernel};
    }
    QString name() const
    {
        const QString map = QStringLiteral("%1 x %2x%3").arg(batch).arg(height).arg(width);
        if (!isDepthwise())
            return QStringLiteral("%1, 1x1 of %2 to %3").arg(map).arg(input).arg(output);
        return QStringLiteral("%1 x %2, k%3 s%4 p%5").arg(map).arg(input).arg(kernel).arg(stride).arg(padding);
    }
};

inline ConvolutionShape pointwiseShape(int batch, int height, int width, int input, int output)
{
    return {batch, height, width, input, output};
}
/// @param padding by default half the kernel
inline ConvolutionShape depthwiseShape(int batch, int height, int width, int channels, int kernel, int stride,
                                       std::optional<int> padding = {})
{
    return {batch, height, width, channels, channels, kernel, stride, padding.value_or(kernel / 2)};
}

/// What a convolution's kernels wrote. What was not wanted is empty.
struct ConvolutionOutputs
{
    Walled<float> z, g, weightGradient;
    Walled<double> zSum, zSquares, gSum, gProducts;

    bool intact() const
    {
        return z.intact() && g.intact() && weightGradient.intact() && zSum.intact() && zSquares.intact() &&
               gSum.intact() && gProducts.intact();
    }
    bool sameBits(const ConvolutionOutputs& other) const
    {
        return z.sameBits(other.z) && g.sameBits(other.g) && weightGradient.sameBits(other.weightGradient) &&
               zSum.sameBits(other.zSum) && zSquares.sameBits(other.zSquares) && gSum.sameBits(other.gSum) &&
               gProducts.sameBits(other.gProducts);
    }
};

/// The same as float64 tensors, with bounds that rounding is measured by: the sums of the terms' magnitudes.
struct ExpectedConvolution
{
    Tensor z, zBound, g, gBound, weightGradient, weightGradientBound;
};

/// While it lives, LibTorch and OpenBLAS compute on the calling thread alone: the thread sanitizer sees neither of
/// their ways to wait for others.
class OnOneThread
{
public:
    OnOneThread() { setComputeThreads(1); }
    ~OnOneThread() { setComputeThreads(m_before); }
    OnOneThread(const OnOneThread&) = delete;
    OnOneThread& operator=(const OnOneThread&) = delete;

private:
    int m_before = computeThreads();
};

/// One convolution with its operands.
struct Convolution
{
    ConvolutionShape shape;
    Place place;
    InputMap x{shape.inputMap(), Reading::AsIs, place};
    GradientMap dz{shape.outputMap(), false, place};
    Walled<float> weight = walled(torch::randn(shape.weights()), place);
    std::optional<Walled<float>> residual;

    Convolution(const ConvolutionShape& shape, Reading reading, bool lazyGradient, bool withResidual, Place place)
        : shape(shape), place(place), x(shape.inputMap(), reading, place), dz(shape.outputMap(), lazyGradient, place)
    {
        if (withResidual)
            residual = walled(randomMap(shape.inputMap()), place);
    }

    ConvolutionOutputs run(const kernels::Kernels& kernels, bool wantsG = true, bool wantsWeightGradient = true) const
    {
        const bool gSums = wantsG && x.reading() != Reading::AsIs;
        const auto size = [&](bool wanted, std::int64_t count) { return wanted ? count : 0; };
        ConvolutionOutputs out{Walled<float>(shape.outputMap().count(), place),
                               Walled<float>(size(wantsG, shape.inputMap().count()), place),
                               Walled<float>(size(wantsWeightGradient, weight.count()), place),
                               Walled<double>(shape.output, place),
                               Walled<double>(shape.output, place),
                               Walled<double>(size(gSums, shape.input), place),
                               Walled<double>(size(gSums, shape.input), place)};
        float* g = wantsG ? out.g.data() : nullptr;
        float* weightGradient = wantsWeightGradient ? out.weightGradient.data() : nullptr;
        const kernels::ChannelSums zSums{out.zSum.data(), out.zSquares.data()};
        const kernels::ChannelSums gradientSums =
            gSums ? kernels::ChannelSums{out.gSum.data(), out.gProducts.data()} : kernels::ChannelSums{};
        if (shape.isDepthwise()) {
            kernels.depthwiseForward(shape.depthwise(), x.input(), weight.data(), out.z.data(), zSums);
            kernels.depthwiseBackward(shape.depthwise(), dz.gradient(), x.input(), weight.data(), g, gradientSums,
                                      weightGradient);
        } else {
            kernels.pointwiseForward(shape.pointwise(), x.input(), weight.data(), out.z.data(), zSums);
            kernels.pointwiseBackward(shape.pointwise(), dz.gradient(), x.input(), weight.data(),
                                      residual ? residual->data() : nullptr, g, gradientSums, weightGradient);
        }
        return out;
    }

    ExpectedConvolution expected() const
    {
        const OnOneThread alone;
        ExpectedConvolution e;
        const Tensor before = x.beforeClamp(), weights = copied(weight, shape.weights());
        std::tie(e.z, e.g, e.weightGradient) = byAutograd(
            before, [&](const Tensor& leaf) { return x.clamped(leaf); }, weights, dz.wanted());
        std::tie(e.zBound, e.gBound, e.weightGradientBound) = byAutograd(
            x.magnitude(), [](const Tensor& leaf) { return leaf; }, weights.abs(), dz.magnitude());
        if (x.reading() != Reading::AsIs)
            e.gBound = e.gBound * (x.clamped(before) == before); // what is clamped is 0 without any rounding
        if (residual) {
            const Tensor added = copiedMap(*residual, shape.inputMap());
            e.g = e.g + added;
            e.gBound = e.gBound + added.abs();
        }
        return e;
    }

private:
    template<typename Clamp>
    std::tuple<Tensor, Tensor, Tensor> byAutograd(Tensor before, const Clamp& clamp, Tensor weights,
                                                  const Tensor& gradient) const
    {
        before = before.detach().requires_grad_();
        weights = weights.detach().requires_grad_();
        const Tensor z = at::conv2d(clamp(before), weights, {}, shape.stride, shape.padding, 1,
                                    shape.isDepthwise() ? shape.input : 1);
        z.backward(gradient);
        return {z.detach(), before.grad(), weights.grad()};
    }
};

constexpr double tolerance = 2e-6; ///< of the sum of the magnitudes of a result's terms: some 32 roundings

/// Says where found and wanted differ most, if by more than tolerance * bound anywhere; else empty. A NaN equals a NaN.
inline QString difference(const char* what, const Tensor& found, const Tensor& wanted, const Tensor& bound,
                          double tolerance)
{
    const Tensor same = torch::isnan(found).logical_and(torch::isnan(wanted)).logical_or(found == wanted);
    const Tensor distance = torch::where(same, torch::zeros_like(wanted), (found - wanted).abs() / bound);
    if ((distance <= tolerance).all().item<bool>())
        return {};
    const Tensor wrong = distance.nan_to_num(std::numeric_limits<double>::infinity()).flatten();
    const std::int64_t worst = wrong.argmax().item<std::int64_t>();
    return QStringLiteral("%1[%2]: %3, LibTorch %4, %5 of its bound")
        .arg(QString::fromLatin1(what))
        .arg(worst)
        .arg(found.flatten()[worst].item<double>(), 0, 'g', 9)
        .arg(wanted.flatten()[worst].item<double>(), 0, 'g', 9)
        .arg(wrong[worst].item<double>(), 0, 'g', 3);
}

/// Compares sums by channel with those of what was written. @param values {batch, channels, height, width}
inline QString sumsDifference(const char* what, const Walled<double>& found, const Tensor& values)
{
    const std::vector<std::int64_t> pixels{0, 2, 3};
    return difference(what, copied(found), values.sum(pixels), values.abs().sum(pixels), tolerance);
}

/// Says which outputs of the forward kernel are not what LibTorch has; empty if all are.
inline QString wrongForward(const Convolution& c, const ExpectedConvolution& e, const ConvolutionOutputs& out)
{
    const Tensor z = copiedMap(out.z, c.shape.outputMap());
    return difference("z", z, e.z, e.zBound, tolerance) + sumsDifference("sum of z", out.zSum, z) +
           sumsDifference("sum of z²", out.zSquares, z * z);
}

/// The same for all outputs of both kernels.
inline QString wrongIn(const Convolution& c, const ExpectedConvolution& e, const ConvolutionOutputs& out)
{
    const Tensor g = copiedMap(out.g, c.shape.inputMap());
    QString wrong = wrongForward(c, e, out);
    wrong += difference("g", g, e.g, e.gBound, tolerance);
    wrong += difference("weight gradient", copied(out.weightGradient, c.shape.weights()), e.weightGradient,
                        e.weightGradientBound, tolerance);
    if (c.x.reading() != Reading::AsIs) {
        wrong += sumsDifference("sum of g", out.gSum, g);
        wrong += sumsDifference("sum of g (z - mean)", out.gProducts, g * c.x.fromMean());
    }
    return wrong;
}

} // namespace pathloom::test
