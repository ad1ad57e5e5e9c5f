// SPDX-License-Identifier: MIT
// Private to core: convolutions with batch norm and activation, run by the kernels of core/kernels.
#pragma once

#include "core/nn/torch.h"
#include "core/space/network.h"

#include <functional>
#include <optional>

namespace pathloom {

/// <a, b> of two maps, one float64; summed in float32 at least.
torch::Tensor innerProduct(const torch::Tensor& a, const torch::Tensor& b);

/// What batch norm layers do in a forward pass.
enum class BatchNormMode {
    Train,     ///< batch statistics; running statistics move
    BatchOnly, ///< batch statistics; running statistics are left alone
    Running,   ///< running statistics
};

/// Told in the backward pass: <dL/dy, y> of an operator's output y, a tensor of one float64.
using GateListener = std::function<void(const torch::Tensor&)>;

/// [Convolution], batch norm, [activation].
struct ChainLink
{
    enum class Conv { None, Pointwise, Depthwise };
    Conv conv = Conv::None;
    int kernel = 1, stride = 1, padding = 0;
    torch::Tensor weight; ///< undefined with Conv::None
    torch::Tensor scale, shift, runningMean, runningVar;
    Activation activation = Activation::None;

    int outputChannels() const { return static_cast<int>(scale.size(0)); }
    int inputChannels() const { return conv == Conv::Pointwise ? static_cast<int>(weight.size(1)) : outputChannels(); }
};

/// Links one behind the other, float32 on the CPU in channels-last memory. Between two links only the convolution's
/// output is kept; batch norm and activation are computed where it is read, forward and backward.
class ConvChain
{
public:
    /// Which kernel runs this convolution; none if LibTorch has to.
    static std::optional<ChainLink::Conv> kernelFor(const Layer& conv);

    ConvChain(std::vector<ChainLink> links, const BatchNormSettings& batchNorm);

    /// @param x N x C x H x W; copied first if it is not channels-last. Throws Error if it is empty or has other
    /// channels than the first link.
    /// @param shortcut adds x to the result
    /// @param gate told in the backward pass, before x's gradient is known; may be empty. The shortcut is not part of
    /// y. The backward pass frees what it has used, so that it runs once only.
    torch::Tensor forward(const torch::Tensor& x, BatchNormMode mode, bool shortcut, const GateListener& gate) const;
    /// <dy, y> with batch statistics, without a graph and without writing y: one float64.
    torch::Tensor gate(const torch::Tensor& x, const torch::Tensor& dy) const;

private:
    friend struct ChainFunction;
    struct Sums;
    struct LinkPass;
    struct Pass;
    std::vector<LinkPass> run(const torch::Tensor& x, BatchNormMode mode, bool keep) const;
    void normalize(const ChainLink& link, BatchNormMode mode, LinkPass& pass) const;
    torch::Tensor output(const torch::Tensor& x, const LinkPass& last, bool shortcut) const;
    torch::Tensor product(const LinkPass& last, const Sums& sums) const;
    torch::autograd::variable_list backward(Pass& pass, torch::Tensor dy, const std::vector<bool>& wanted) const;
    std::vector<torch::Tensor> parameters() const;

    std::vector<ChainLink> m_links;
    BatchNormSettings m_batchNorm;
};

} // namespace pathloom
