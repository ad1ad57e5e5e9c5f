// SPDX-License-Identifier: MIT
#include "core/nn/inference.h"

#include "core/nn/modules.h"
#include "core/util/error.h"

#include <set>

#include <torch/csrc/autograd/functions/accumulate_grad.h>
#include <torch/version.h>

namespace pathloom {

namespace {

/// A network as a list of plain steps, with batch norm merged into the convolution before it.
class FoldedNetwork
{
public:
    FoldedNetwork(const NetworkDescription& network, const Weights& weights) : m_network(network)
    {
        for (const Block& block : network.blocks)
            m_blocks.push_back(fold(block, weights));
    }

    torch::Tensor forward(const torch::Tensor& images) const
    {
        std::vector<torch::Tensor> outputs;
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const Block& block = m_network.blocks[i];
            const auto value = [&](int source) { return source < 0 ? images : outputs[source]; };
            torch::Tensor x = value(block.inputs.front());
            for (std::size_t k = 1; k < block.inputs.size(); ++k)
                x = x + value(block.inputs[k]);
            torch::Tensor y = x;
            for (const Step& step : m_blocks[i])
                y = apply(step, y);
            outputs.push_back(block.shortcut ? y.add_(x) : y);
        }
        return outputs.back().flatten(1);
    }

private:
    struct Step
    {
        Layer layer;
        torch::Tensor weight, bias;
    };

    std::vector<Step> fold(const Block& block, const Weights& weights) const
    {
        const auto tensor = [&](const Layer& layer, const char* kind) {
            const WeightTensor& stored = weights.at(block.name + "." + layer.name + "." + kind);
            return torch::from_blob(const_cast<float*>(stored.values.data()), stored.shape).clone();
        };
        std::vector<Step> steps;
        for (const Layer& layer : expand(block.op, block.input)) {
            if (layer.kind == LayerKind::BatchNorm) { // always behind a convolution
                Step& conv = steps.back();
                const auto scale =
                    tensor(layer, "weight").to(torch::kDouble) /
                    (tensor(layer, "running_var").to(torch::kDouble) + m_network.batchNorm.epsilon).sqrt();
                conv.bias = (tensor(layer, "bias") - tensor(layer, "running_mean") * scale).to(torch::kFloat32);
                conv.weight = (conv.weight * scale.reshape({-1, 1, 1, 1}))
                                  .to(torch::kFloat32)
                                  .contiguous(torch::MemoryFormat::ChannelsLast);
                continue;
            }
            Step step{.layer = layer, .weight = {}, .bias = {}};
            if (layer.kind == LayerKind::Conv || layer.kind == LayerKind::Linear)
                step.weight = tensor(layer, "weight");
            if (layer.kind == LayerKind::Linear)
                step.bias = tensor(layer, "bias");
            steps.push_back(std::move(step));
        }
        return steps;
    }

    static torch::Tensor apply(const Step& step, torch::Tensor x)
    {
        const Layer& layer = step.layer;
        switch (layer.kind) {
        case LayerKind::Conv:
            return at::conv2d(x, step.weight, step.bias, layer.stride, layer.padding, 1, layer.groups);
        case LayerKind::Activation:
            return layer.activation == Activation::Relu6 ? at::hardtanh_(x, 0, 6) : at::relu_(x);
        case LayerKind::MaxPool:
            return at::max_pool2d(x, layer.kernel, layer.stride);
        case LayerKind::GlobalPool:
            return at::mean(x, {2, 3}, true);
        case LayerKind::Linear:
            return at::linear(x.flatten(1), step.weight, step.bias);
        default:
            return x; // dropout does nothing in inference; batch norm was folded
        }
    }

    NetworkDescription m_network;
    std::vector<std::vector<Step>> m_blocks;
};

} // namespace

struct InferenceNetwork::Impl
{
    NetworkDescription network;
    std::unique_ptr<NetworkModule> module; ///< batch norm kept …
    std::unique_ptr<FoldedNetwork> folded; ///< … or folded
    mutable std::map<int, torch::Tensor> inputs;

    Impl(const NetworkDescription& description, std::unique_ptr<NetworkModule> built, BatchNormForm form)
        : network(description)
    {
        const torch::NoGradGuard noGradients;
        if (form == BatchNormForm::Folded)
            folded = std::make_unique<FoldedNetwork>(network, built->weights());
        else
            module = std::move(built);
    }
    torch::Tensor forward(const torch::Tensor& images) const
    {
        const c10::InferenceMode inference;
        return folded ? folded->forward(images) : module->forward(images, BatchNormMode::Running);
    }
};

InferenceNetwork::InferenceNetwork(const NetworkDescription& network, const Weights& weights, BatchNormForm form)
{
    auto module = std::make_unique<NetworkModule>(network);
    module->setWeights(weights);
    m_impl = std::make_unique<Impl>(network, std::move(module), form);
}

InferenceNetwork::InferenceNetwork(const NetworkDescription& network, std::uint64_t seed, BatchNormForm form)
{
    auto module = std::make_unique<NetworkModule>(network);
    module->initialize(seed);
    m_impl = std::make_unique<Impl>(network, std::move(module), form);
}

InferenceNetwork::~InferenceNetwork() = default;
InferenceNetwork::InferenceNetwork(InferenceNetwork&&) noexcept = default;

std::vector<float> InferenceNetwork::logits(std::span<const float> nchw, int batch) const
{
    const Shape& shape = m_impl->network.input;
    if (batch < 1 || std::int64_t(nchw.size()) != batch * shape.elements())
        throw Error("the number of pixels does not fit the network's input", m_impl->network.name);
    const auto images =
        torch::from_blob(const_cast<float*>(nchw.data()), {batch, shape.channels, shape.height, shape.width})
            .contiguous(torch::MemoryFormat::ChannelsLast);
    return toWeightTensor(m_impl->forward(images)).values;
}

void InferenceNetwork::run(int batch) const
{
    torch::Tensor& images = m_impl->inputs[batch];
    if (!images.defined()) {
        const Shape& shape = m_impl->network.input;
        images = torch::rand({batch, shape.channels, shape.height, shape.width})
                     .contiguous(torch::MemoryFormat::ChannelsLast);
    }
    m_impl->forward(images);
}

std::int64_t moduleParameters(const NetworkDescription& network)
{
    std::int64_t sum = 0;
    for (const torch::Tensor& parameter : NetworkModule(network).parameters())
        sum += parameter.numel();
    return sum;
}

std::int64_t moduleMacs(const NetworkDescription& network)
{
    // One real forward pass under autograd; the graph then tells the shapes that flowed through each product.
    NetworkModule module(network);
    module.initialize(0);
    std::map<std::string, torch::Tensor> weights;
    module.visitTensors([&](const std::string& name, torch::Tensor& tensor) { weights[name] = tensor; });
    const Shape& shape = network.input;
    std::int64_t sum = 0;
    torch::Tensor logits =
        module.forward(torch::rand({2, shape.channels, shape.height, shape.width}), BatchNormMode::BatchOnly);
    std::vector<torch::autograd::Node*> open = {logits.grad_fn().get()};
    std::set<torch::autograd::Node*> seen;
    while (!open.empty()) {
        torch::autograd::Node* node = open.back();
        open.pop_back();
        if (!node || !seen.insert(node).second)
            continue;
        // A product node leads to the accumulator of its weight; each output value costs one weight row.
        for (const auto& edge : node->next_edges()) {
            if (auto* leaf = dynamic_cast<torch::autograd::AccumulateGrad*>(edge.function.get())) {
                const torch::Tensor& weight = leaf->variable;
                if (weight.dim() == 4) {
                    const auto& output = node->input_metadata(0);
                    sum += output.shape_as_dim_vector()[1] * output.shape_as_dim_vector()[2] *
                           output.shape_as_dim_vector()[3] * weight[0].numel();
                }
            }
            open.push_back(edge.function.get());
        }
    }
    for (const auto& [name, weight] : weights)
        if (weight.dim() == 2)
            sum += weight.numel();
    return sum;
}

void setComputeThreads(int threads)
{
    at::set_num_threads(threads);
}

int computeThreads()
{
    return at::get_num_threads();
}

std::string computeLibraryVersion()
{
    return "LibTorch " TORCH_VERSION;
}

} // namespace pathloom
