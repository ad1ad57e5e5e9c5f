// SPDX-License-Identifier: MIT
#include "tests/support/straightforward_network.h"

#include "core/util/error.h"

namespace pathloom::test {

namespace {

torch::MemoryFormat memoryFormat(Layout layout)
{
    return layout == Layout::ChannelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
}

void append(std::vector<torch::Tensor>& all, const std::vector<torch::Tensor>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

torch::Tensor inLayout(const torch::Tensor& images, Layout layout)
{
    return images.detach().clone(memoryFormat(layout));
}

NamedTensors tensorsOf(const Supernet& supernet)
{
    NamedTensors tensors;
    supernet.visitTensors([&](const std::string& name, torch::Tensor& tensor) { tensors[name] = tensor; });
    return tensors;
}

NamedTensors tensorsOf(NetworkModule& network)
{
    NamedTensors tensors;
    network.visitTensors([&](const std::string& name, torch::Tensor& tensor) { tensors[name] = tensor; });
    return tensors;
}

StraightforwardOperator::StraightforwardOperator(const Operator& op, const Shape& input,
                                                 const BatchNormSettings& batchNorm, const NamedTensors& weights,
                                                 const std::string& prefix, Layout layout)
    : m_batchNorm(batchNorm), m_layout(layout)
{
    for (const Layer& layer : expand(op, input)) {
        LayerTensors tensors{.layer = layer, .weight = {}, .bias = {}, .runningMean = {}, .runningVar = {}};
        const auto copy = [&](const char* kind) {
            return weights.at(prefix + layer.name + kind).detach().clone(torch::MemoryFormat::Contiguous);
        };
        if (layer.kind == LayerKind::Conv) {
            tensors.weight = copy(".weight").contiguous(memoryFormat(layout)).requires_grad_();
        } else if (layer.kind == LayerKind::BatchNorm) {
            tensors.weight = copy(".weight").requires_grad_();
            tensors.bias = copy(".bias").requires_grad_();
            tensors.runningMean = copy(".running_mean");
            tensors.runningVar = copy(".running_var");
        } else if (layer.kind == LayerKind::Linear) {
            tensors.weight = copy(".weight").requires_grad_();
            tensors.bias = copy(".bias").requires_grad_();
        }
        m_layers.push_back(std::move(tensors));
    }
}

torch::Tensor StraightforwardOperator::apply(const LayerTensors& tensors, torch::Tensor x, BatchNormMode mode) const
{
    const Layer& layer = tensors.layer;
    switch (layer.kind) {
    case LayerKind::Conv:
        return at::conv2d(x, tensors.weight, {}, layer.stride, layer.padding, 1, layer.groups);
    case LayerKind::BatchNorm: {
        const bool moves = mode != BatchNormMode::BatchOnly;
        return at::batch_norm(x, tensors.weight, tensors.bias, moves ? tensors.runningMean : torch::Tensor(),
                              moves ? tensors.runningVar : torch::Tensor(), mode != BatchNormMode::Running,
                              m_batchNorm.momentum, m_batchNorm.epsilon, false);
    }
    case LayerKind::Activation: // in place, as batch norm's output has no other reader
        return layer.activation == Activation::Relu6 ? at::hardtanh_(x, 0, 6) : at::relu_(x);
    case LayerKind::MaxPool:
        return at::max_pool2d(x, layer.kernel, layer.stride);
    case LayerKind::GlobalPool:
        return at::mean(x, {2, 3}, true);
    case LayerKind::Dropout:
        return at::dropout(x, layer.rate, mode == BatchNormMode::Train);
    case LayerKind::Linear:
        return at::linear(x.flatten(1), tensors.weight, tensors.bias).unsqueeze(-1).unsqueeze(-1);
    }
    throw Error("layer kind without a forward pass", layer.name);
}

torch::Tensor StraightforwardOperator::forward(torch::Tensor x, BatchNormMode mode) const
{
    for (const LayerTensors& tensors : m_layers) {
        const bool layoutShows = x.size(1) > 1 && x.size(2) * x.size(3) > 1;
        if (layoutShows && !x.is_contiguous(memoryFormat(m_layout)))
            throw Error("the map before it is not in the layout of this network", tensors.layer.name);
        x = apply(tensors, x, mode);
    }
    return x;
}

std::vector<torch::Tensor> StraightforwardOperator::batchNormParameters() const
{
    std::vector<torch::Tensor> result;
    for (const LayerTensors& tensors : m_layers)
        if (tensors.layer.kind == LayerKind::BatchNorm)
            append(result, {tensors.weight, tensors.bias});
    return result;
}

std::vector<torch::Tensor> StraightforwardOperator::otherParameters() const
{
    std::vector<torch::Tensor> result;
    for (const LayerTensors& tensors : m_layers)
        if (tensors.layer.kind != LayerKind::BatchNorm)
            for (const torch::Tensor& tensor : {tensors.weight, tensors.bias})
                if (tensor.defined())
                    result.push_back(tensor);
    return result;
}

std::vector<torch::Tensor> StraightforwardOperator::parameters() const
{
    std::vector<torch::Tensor> result = otherParameters();
    append(result, batchNormParameters());
    return result;
}

void StraightforwardOperator::collect(NamedTensors& all, const std::string& prefix) const
{
    for (const LayerTensors& tensors : m_layers) {
        const std::pair<const char*, torch::Tensor> members[] = {{".weight", tensors.weight},
                                                                 {".bias", tensors.bias},
                                                                 {".running_mean", tensors.runningMean},
                                                                 {".running_var", tensors.runningVar}};
        for (const auto& [suffix, tensor] : members)
            if (tensor.defined())
                all[prefix + tensors.layer.name + suffix] = tensor;
    }
}

StraightforwardNetwork::StraightforwardNetwork(const NetworkDescription& network, const NamedTensors& weights,
                                               Layout layout)
    : m_network(network)
{
    for (int i = 0; i < static_cast<int>(network.blocks.size()); ++i) {
        const Block& block = network.blocks[i];
        if (block.inputs != std::vector<int>{i - 1})
            throw Error("the straightforward form knows chains of blocks only", block.name);
        m_blocks.emplace_back(block.op, block.input, network.batchNorm, weights, block.name + ".", layout);
    }
}

torch::Tensor StraightforwardNetwork::forward(const torch::Tensor& images, BatchNormMode mode) const
{
    torch::Tensor x = images;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const torch::Tensor y = m_blocks[i].forward(x, mode);
        x = m_network.blocks[i].shortcut ? x + y : y;
    }
    return x.flatten(1);
}

std::vector<torch::Tensor> StraightforwardNetwork::batchNormParameters() const
{
    std::vector<torch::Tensor> result;
    for (const StraightforwardOperator& block : m_blocks)
        append(result, block.batchNormParameters());
    return result;
}

std::vector<torch::Tensor> StraightforwardNetwork::otherParameters() const
{
    std::vector<torch::Tensor> result;
    for (const StraightforwardOperator& block : m_blocks)
        append(result, block.otherParameters());
    return result;
}

NamedTensors StraightforwardNetwork::tensors() const
{
    NamedTensors all;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_blocks[i].collect(all, m_network.blocks[i].name + ".");
    return all;
}

} // namespace pathloom::test
