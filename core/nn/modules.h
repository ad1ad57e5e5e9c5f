// SPDX-License-Identifier: MIT
// Private to core: LibTorch modules built from descriptions.
#pragma once

#include "core/nn/torch.h"
#include "core/nn/weights.h"
#include "core/space/network.h"

#include <functional>

namespace pathloom {

/// What batch norm layers do in a forward pass.
enum class BatchNormMode {
    Train,     ///< batch statistics; running statistics move
    BatchOnly, ///< batch statistics; running statistics are left alone
    Running,   ///< running statistics
};

/// One operator on one input shape. Maps are N x C x H x W in channels-last memory; the layout is kept throughout.
class OperatorModule : public torch::nn::Module
{
public:
    OperatorModule(const Operator& op, const Shape& input, const BatchNormSettings& batchNorm);

    /// Reference section 3: convolutions normal with variance 2 / (k k out), linear uniform, batch norm 1 and 0.
    void initialize(at::Generator& generator);
    torch::Tensor forward(torch::Tensor x, BatchNormMode mode) const;

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
    torch::Tensor apply(const LayerTensors& tensors, const torch::Tensor& x, BatchNormMode mode) const;

    std::vector<LayerTensors> m_layers;
    std::vector<torch::Tensor> m_batchNormParameters;
    BatchNormSettings m_batchNorm;
};

/// A network built from its description; the trainable form.
class NetworkModule : public torch::nn::Module
{
public:
    explicit NetworkModule(const NetworkDescription& network);

    void initialize(std::uint64_t seed);
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

WeightTensor toWeightTensor(const torch::Tensor& tensor);
/// Copies values into tensor. Throws Error naming `name`.
void copyInto(torch::Tensor& tensor, const WeightTensor& weights, const std::string& name);

/// Wraps channels-last pixels without a copy: N x C x H x W. The memory must outlive the tensor.
torch::Tensor wrapPixels(const std::vector<float>& nhwc, int batch, const Shape& shape);

} // namespace pathloom
