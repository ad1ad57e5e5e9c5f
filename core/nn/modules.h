// SPDX-License-Identifier: MIT
// Private to core: LibTorch modules built from descriptions.
#pragma once

#include "core/nn/conv_chain.h"
#include "core/nn/placement.h"
#include "core/nn/weights.h"
#include "core/space/network.h"

#include <functional>
#include <optional>

namespace pathloom {

/// One operator on one input shape. Maps are N x C x H x W in channels-last memory; the layout is kept throughout.
/// In float32 on the CPU, runs of convolution, batch norm and activation go through ConvChain; all else, and other
/// devices and formats, through LibTorch's operations, one a layer.
class OperatorModule : public torch::nn::Module
{
public:
    OperatorModule(const Operator& op, const Shape& input, const BatchNormSettings& batchNorm);

    /// Reference section 3: convolutions normal with variance 2 / (k k out), linear uniform, batch norm 1 and 0.
    void initialize(at::Generator& generator);
    /// All tensors stay the same objects.
    void moveTo(const TensorPlacement& placement);
    /// @param shortcut adds x to the result
    /// @param gate told in the backward pass; the shortcut is not part of the output that it is about
    torch::Tensor forward(const torch::Tensor& x, BatchNormMode mode, bool shortcut = false,
                          const GateListener& gate = {}) const;
    /// <dy, o(x)> of the output without a shortcut, by batch statistics and without a graph: one float64.
    torch::Tensor gate(const torch::Tensor& x, const torch::Tensor& dy) const;

    /// Calls visit("depthwise.conv.weight", tensor) for every weight and running statistic, in order.
    void visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit);
    /// Scales and shifts of batch norm, which retraining excludes from weight decay.
    const std::vector<torch::Tensor>& batchNormParameters() const { return m_batchNormParameters; }
    bool isIdentity() const { return m_layers.empty(); }

private:
    struct LayerTensors
    {
        Layer layer;
        torch::Tensor weight, bias, runningMean, runningVar;
    };
    /// Layers [first, end), as a chain where the kernels have them.
    struct Segment
    {
        std::size_t first, end;
        std::optional<ConvChain> chain;
    };
    void findSegments();
    bool isChain() const { return m_segments.size() == 1 && m_segments.front().chain; }
    bool hasKernels(const torch::Tensor& x) const;
    torch::Tensor apply(const LayerTensors& tensors, const torch::Tensor& x, BatchNormMode mode) const;

    std::vector<LayerTensors> m_layers;
    std::vector<Segment> m_segments;
    std::vector<torch::Tensor> m_batchNormParameters;
    BatchNormSettings m_batchNorm;
    std::optional<torch::ScalarType> m_mapFormat;
};

/// A network built from its description; the trainable form.
class NetworkModule : public torch::nn::Module
{
public:
    explicit NetworkModule(const NetworkDescription& network);

    void initialize(std::uint64_t seed);
    /// All tensors stay the same objects.
    void moveTo(const TensorPlacement& placement);
    /// @return logits, N x classes
    torch::Tensor forward(const torch::Tensor& images, BatchNormMode mode) const;

    Weights weights();
    /// Throws Error naming the tensor that is missing, has another shape or is not finite.
    void setWeights(const Weights& weights);
    std::vector<torch::Tensor> batchNormParameters() const;
    std::vector<torch::Tensor> otherParameters() const;
    void visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit);

private:
    NetworkDescription m_network;
    std::vector<std::shared_ptr<OperatorModule>> m_blocks;
};

/// Mean over the images, with label smoothing. LibTorch's own, if it smooths, waits for a GPU.
/// @param classWeights one a class: each image's cross entropy, smoothed as it is, is multiplied by the weight of its
///        class before the mean over the images is taken. (LibTorch divides by the sum of the weights instead, which
///        gives a batch of rare classes no more say than any other, and weighs smoothed classes by their own weights.)
///        Undefined = all count the same
torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& labels, double smoothing = 0,
                           const torch::Tensor& classWeights = {});
/// For crossEntropy(); undefined for no weights.
torch::Tensor classWeightTensor(const std::vector<double>& weights, torch::Device device);

/// Share of images whose largest logit is that of their label: one float32, on the device of both.
torch::Tensor correctShare(const torch::Tensor& logits, const torch::Tensor& labels);

WeightTensor toWeightTensor(const torch::Tensor& tensor);
/// Copies values into tensor. Throws Error naming `name`.
void copyInto(torch::Tensor& tensor, const WeightTensor& weights, const std::string& name);

/// Wraps channels-last pixels without a copy: N x C x H x W. The memory must outlive the tensor.
torch::Tensor wrapPixels(const std::vector<float>& nhwc, int batch, const Shape& shape);

} // namespace pathloom
