// SPDX-License-Identifier: MIT
#include "core/nn/inference.h"

#include "core/kernels/kernels.h"
#include "core/nn/modules.h"
#include "core/util/denormals.h"
#include "core/util/error.h"

#include <ATen/record_function.h>
#include <spdlog/fmt/fmt.h>

#include <dlfcn.h>

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

    void moveTo(torch::Device device)
    {
        for (std::vector<Step>& steps : m_blocks) {
            for (Step& step : steps) {
                step.weight = step.weight.defined() ? step.weight.to(device) : step.weight;
                step.bias = step.bias.defined() ? step.bias.to(device) : step.bias;
            }
        }
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
            // back to a map of one pixel, so that it can meet other maps in a later block
            return at::linear(x.flatten(1), step.weight, step.bias).unsqueeze(-1).unsqueeze(-1);
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
    torch::Device device = torch::kCPU;
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

InferenceNetwork::InferenceNetwork(const NetworkDescription& network, std::uint64_t seed, Device device)
{
    if (device == Device::Cuda && !cudaIsAvailable())
        throw Error("LibTorch finds no CUDA device here", network.name);
    auto module = std::make_unique<NetworkModule>(network);
    module->initialize(seed);
    m_impl = std::make_unique<Impl>(network, std::move(module), BatchNormForm::Folded);
    if (device == Device::Cuda) {
        m_impl->device = torch::kCUDA;
        m_impl->folded->moveTo(m_impl->device);
    }
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
                     .contiguous(torch::MemoryFormat::ChannelsLast)
                     .to(m_impl->device);
    }
    m_impl->forward(images);
    if (m_impl->device.is_cuda())
        torch::cuda::synchronize();
}

Weights randomWeights(const NetworkDescription& network, std::uint64_t seed)
{
    NetworkModule module(network);
    module.initialize(seed);
    return module.weights();
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
    // Watches the convolutions and linear layers that one forward pass really calls.
    static thread_local std::int64_t sum;
    const auto count = [](const at::RecordFunction& call) -> std::unique_ptr<at::ObserverContext> {
        const std::string name = call.name();
        if (name == "aten::linear")
            sum += call.inputs()[1].toTensor().numel();
        if (name == "aten::conv2d") {
            const torch::Tensor input = call.inputs()[0].toTensor();
            const torch::Tensor weight = call.inputs()[1].toTensor();
            const auto stride = call.inputs()[3].toIntVector();
            const auto padding = call.inputs()[4].toIntVector();
            std::int64_t positions = 1;
            for (int axis = 0; axis < 2; ++axis) {
                // a list of one number stands for both axes
                const std::int64_t pad = padding.at(axis % padding.size()), step = stride.at(axis % stride.size());
                positions *= (input.size(2 + axis) + 2 * pad - weight.size(2 + axis)) / step + 1;
            }
            sum += positions * weight.numel();
        }
        return nullptr;
    };
    NetworkModule module(network);
    module.initialize(0);
    const Shape& shape = network.input;
    const torch::Tensor image = torch::rand({1, shape.channels, shape.height, shape.width});
    sum = 0;
    const auto handle = at::addThreadLocalCallback(
        at::RecordFunctionCallback(count).needsInputs(true).scopes({at::RecordScope::FUNCTION}));
    module.moveTo({.device = torch::kCPU, .mapFormat = torch::kFloat32}); // one LibTorch operation a layer
    {
        const torch::NoGradGuard noGradients;
        module.forward(image, BatchNormMode::Running);
    }
    at::removeCallback(handle);
    return sum;
}

void setComputeThreads(int threads)
{
    at::set_num_threads(threads);
    // OpenBLAS divides matrix products among threads of its own, whatever LibTorch's count is. One of them waiting for
    // a core makes a whole step wait, so it gets the same count.
    using SetThreads = void (*)(int);
    static const auto setBlasThreads = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (setBlasThreads)
        setBlasThreads(threads);
    // Here and not at the program's start: it holds for a thread and its workers. What is lost lies below 1e-38,
    // beneath every tolerance by which an exported network is checked, and a runtime that is timed meets no such
    // numbers.
    flushDenormals(threads);
}

int computeThreads()
{
    return at::get_num_threads();
}

bool cudaIsAvailable()
{
    return torch::cuda::is_available();
}

std::string trainingLibraryVersion()
{
    return fmt::format("{}, {} kernels {}", computeLibraryVersion(), kernels::kernels().name, kernels::revision);
}

} // namespace pathloom
