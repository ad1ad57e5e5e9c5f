// SPDX-License-Identifier: MIT
// The program's networks as one would write them without further thought: one LibTorch operation a layer, nothing fused
// or shared, in either memory layout. For tests and benchmarks only, as what the program must agree with and is
// measured against; nothing here calls OperatorModule::forward or Supernet::forward.
#pragma once

#include "core/nn/supernet.h"

#include <map>

namespace pathloom::test {

/// How maps and the weights of convolutions lie in memory.
enum class Layout {
    Default,      ///< N x C x H x W as written
    ChannelsLast, ///< channels innermost
};

/// A copy whose strides say the layout also where one channel or one pixel would leave it open: LibTorch chooses its
/// kernels by them.
torch::Tensor inLayout(const torch::Tensor& images, Layout layout);

using NamedTensors = std::map<std::string, torch::Tensor>;
/// The tensors themselves, no copies, by name.
NamedTensors tensorsOf(const Supernet& supernet);
NamedTensors tensorsOf(NetworkModule& network);

/// One operator on one input shape.
class StraightforwardOperator
{
public:
    /// Takes copies of the weights named prefix + "depthwise.conv.weight" and so on.
    /// Throws std::out_of_range for one that is missing.
    StraightforwardOperator(const Operator& op, const Shape& input, const BatchNormSettings& batchNorm,
                            const NamedTensors& weights, const std::string& prefix, Layout layout);

    /// Throws Error if a map does not lie in memory as the layout says: a form measured must be the form named.
    torch::Tensor forward(torch::Tensor x, BatchNormMode mode) const;
    bool isIdentity() const { return m_layers.empty(); }
    /// Scales and shifts of batch norm.
    std::vector<torch::Tensor> batchNormParameters() const;
    /// Weights of convolutions and linear layers, shifts of the latter.
    std::vector<torch::Tensor> otherParameters() const;
    std::vector<torch::Tensor> parameters() const;
    /// Adds every weight and running statistic under prefix + its name.
    void collect(NamedTensors& tensors, const std::string& prefix) const;

private:
    struct LayerTensors
    {
        Layer layer;
        torch::Tensor weight, bias, runningMean, runningVar;
    };
    torch::Tensor apply(const LayerTensors& tensors, torch::Tensor x, BatchNormMode mode) const;

    std::vector<LayerTensors> m_layers;
    BatchNormSettings m_batchNorm;
    Layout m_layout;
};

/// A derived network: a chain of blocks, some with a shortcut.
class StraightforwardNetwork
{
public:
    /// Throws Error if a block has another input than the block before it.
    StraightforwardNetwork(const NetworkDescription& network, const NamedTensors& weights, Layout layout);

    /// @param images as inLayout() makes them
    /// @return logits, N x classes
    torch::Tensor forward(const torch::Tensor& images, BatchNormMode mode) const;
    std::vector<torch::Tensor> batchNormParameters() const;
    std::vector<torch::Tensor> otherParameters() const;
    NamedTensors tensors() const;

private:
    NetworkDescription m_network;
    std::vector<StraightforwardOperator> m_blocks;
};

} // namespace pathloom::test
