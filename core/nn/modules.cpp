// SPDX-License-Identifier: MIT
#include "core/nn/modules.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

std::string memberName(std::string name)
{
    std::replace(name.begin(), name.end(), '.', '_'); // LibTorch refuses dots in names of members
    return name;
}

std::string toText(torch::IntArrayRef sizes)
{
    std::string text;
    for (const auto size : sizes)
        text += (text.empty() ? "" : "x") + std::to_string(size);
    return text;
}

/// The mean of each channel's pixels. LibTorch's own hands back a gradient in the default layout.
struct PixelMean : torch::autograd::Function<PixelMean>
{
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x)
    {
        context->saved_data["shape"] = x.sizes();
        return at::mean(x, {2, 3}, true);
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const std::vector<std::int64_t> shape = context->saved_data["shape"].toIntVector();
        const torch::Tensor share = gradients.at(0) / double(shape[2] * shape[3]);
        return {torch::empty(shape, share.options().memory_format(torch::MemoryFormat::ChannelsLast)).copy_(share)};
    }
};

} // namespace

OperatorModule::OperatorModule(const Operator& op, const Shape& input, const BatchNormSettings& batchNorm)
    : m_batchNorm(batchNorm)
{
    for (const Layer& layer : expand(op, input)) {
        LayerTensors tensors{.layer = layer, .weight = {}, .bias = {}, .runningMean = {}, .runningVar = {}};
        const auto parameter = [&](const char* kind, torch::Tensor value) {
            return register_parameter(memberName(layer.name + "." + kind), std::move(value));
        };
        if (layer.kind == LayerKind::Conv) {
            const auto weight =
                torch::empty({layer.output.channels, layer.input.channels / layer.groups, layer.kernel, layer.kernel});
            tensors.weight = parameter("weight", weight.contiguous(torch::MemoryFormat::ChannelsLast));
        } else if (layer.kind == LayerKind::BatchNorm) {
            tensors.weight = parameter("weight", torch::ones(layer.output.channels));
            tensors.bias = parameter("bias", torch::zeros(layer.output.channels));
            tensors.runningMean =
                register_buffer(memberName(layer.name + ".running_mean"), torch::zeros(layer.output.channels));
            tensors.runningVar =
                register_buffer(memberName(layer.name + ".running_var"), torch::ones(layer.output.channels));
            m_batchNormParameters.insert(m_batchNormParameters.end(), {tensors.weight, tensors.bias});
        } else if (layer.kind == LayerKind::Linear) {
            tensors.weight = parameter("weight", torch::empty({layer.output.channels, layer.input.channels}));
            tensors.bias = parameter("bias", torch::zeros(layer.output.channels));
        }
        m_layers.push_back(std::move(tensors));
    }
    findSegments();
}

void OperatorModule::findSegments()
{
    const auto is = [this](std::size_t i, LayerKind kind) {
        return i < m_layers.size() && m_layers[i].layer.kind == kind;
    };
    std::vector<ChainLink> links;
    std::size_t begin = 0; // of the links
    const auto endChain = [&](std::size_t end) {
        if (!links.empty())
            m_segments.push_back({begin, end, ConvChain(std::exchange(links, {}), m_batchNorm)});
        begin = end;
    };
    for (std::size_t i = 0; i < m_layers.size();) {
        std::optional<ChainLink::Conv> chained;
        if (is(i, LayerKind::Conv) && is(i + 1, LayerKind::BatchNorm))
            chained = ConvChain::kernelFor(m_layers[i].layer);
        if (!chained && !is(i, LayerKind::BatchNorm)) {
            endChain(i);
            m_segments.push_back({i, i + 1, {}});
            begin = ++i;
            continue;
        }
        if (!chained)
            endChain(i); // batch norm of a convolution that LibTorch runs
        ChainLink link;
        if (chained) {
            const LayerTensors& conv = m_layers[i++];
            link.conv = *chained;
            link.kernel = conv.layer.kernel;
            link.stride = conv.layer.stride;
            link.padding = conv.layer.padding;
            link.weight = conv.weight;
        }
        const LayerTensors& norm = m_layers[i++];
        link.scale = norm.weight;
        link.shift = norm.bias;
        link.runningMean = norm.runningMean;
        link.runningVar = norm.runningVar;
        if (is(i, LayerKind::Activation))
            link.activation = m_layers[i++].layer.activation;
        links.push_back(std::move(link));
    }
    endChain(m_layers.size());
}

void OperatorModule::initialize(at::Generator& generator)
{
    const torch::NoGradGuard noGradients;
    for (LayerTensors& tensors : m_layers) {
        const Layer& layer = tensors.layer;
        if (layer.kind == LayerKind::Conv) {
            const double count = double(layer.kernel) * layer.kernel * layer.output.channels;
            tensors.weight.normal_(0, std::sqrt(2 / count), generator);
        } else if (layer.kind == LayerKind::BatchNorm) {
            tensors.weight.fill_(1);
            tensors.bias.zero_();
            tensors.runningMean.zero_();
            tensors.runningVar.fill_(1);
        } else if (layer.kind == LayerKind::Linear) {
            const double bound = 1 / std::sqrt(double(layer.input.channels));
            tensors.weight.uniform_(-bound, bound, generator);
            tensors.bias.zero_();
        }
    }
}

void OperatorModule::moveTo(const TensorPlacement& placement)
{
    m_mapFormat = placement.mapFormat;
    visitTensors([&](const std::string&, torch::Tensor& tensor) { pathloom::moveTo(placement.device, tensor); });
}

bool OperatorModule::hasKernels(const torch::Tensor& x) const
{
    return x.device().is_cpu() && x.scalar_type() == torch::kFloat32 && !m_mapFormat;
}

torch::Tensor OperatorModule::apply(const LayerTensors& tensors, const torch::Tensor& x, BatchNormMode mode) const
{
    const Layer& layer = tensors.layer;
    switch (layer.kind) {
    case LayerKind::Conv: {
        const auto cast = [this](const torch::Tensor& tensor) {
            return m_mapFormat ? tensor.to(*m_mapFormat) : tensor;
        };
        return at::conv2d(cast(x), cast(tensors.weight), {}, layer.stride, layer.padding, 1, layer.groups);
    }
    case LayerKind::BatchNorm: {
        const bool moves = mode != BatchNormMode::BatchOnly;
        return at::batch_norm(x, tensors.weight, tensors.bias, moves ? tensors.runningMean : torch::Tensor(),
                              moves ? tensors.runningVar : torch::Tensor(), mode != BatchNormMode::Running,
                              m_batchNorm.momentum, m_batchNorm.epsilon, false);
    }
    case LayerKind::Activation: // always behind batch norm, whose output nobody else holds: in place is safe
        return layer.activation == Activation::Relu6 ? at::hardtanh_(const_cast<torch::Tensor&>(x), 0, 6)
                                                     : at::relu_(const_cast<torch::Tensor&>(x));
    case LayerKind::MaxPool:
        return at::max_pool2d(x, layer.kernel, layer.stride);
    case LayerKind::GlobalPool:
        return PixelMean::apply(x);
    case LayerKind::Dropout:
        return at::dropout(x, layer.rate, mode == BatchNormMode::Train);
    case LayerKind::Linear:
        // back to a map of one pixel, so that it can meet other maps in a later block
        return at::linear(x.flatten(1).to(tensors.weight.scalar_type()), tensors.weight, tensors.bias)
            .unsqueeze(-1)
            .unsqueeze(-1);
    }
    throw Error("layer kind without a forward pass", layer.name);
}

torch::Tensor OperatorModule::forward(const torch::Tensor& x, BatchNormMode mode, bool shortcut,
                                      const GateListener& gate) const
{
    const bool kernels = hasKernels(x);
    if (kernels && isChain())
        return m_segments.front().chain->forward(x, mode, shortcut, gate);
    torch::Tensor y = x;
    for (const Segment& segment : m_segments) {
        if (kernels && segment.chain) {
            y = segment.chain->forward(y, mode, false, {});
            continue;
        }
        for (std::size_t i = segment.first; i < segment.end; ++i)
            y = apply(m_layers[i], y, mode);
    }
    if (gate && y.requires_grad())
        y.register_hook([gate, output = y.detach()](const torch::Tensor& dy) { gate(innerProduct(dy, output)); });
    return shortcut ? x + y : y;
}

torch::Tensor OperatorModule::gate(const torch::Tensor& x, const torch::Tensor& dy) const
{
    const torch::NoGradGuard noGradients;
    if (hasKernels(x) && isChain())
        return m_segments.front().chain->gate(x, dy);
    return innerProduct(dy, forward(x, BatchNormMode::BatchOnly));
}

void OperatorModule::visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit)
{
    for (LayerTensors& tensors : m_layers) {
        const std::pair<const char*, torch::Tensor*> members[] = {{".weight", &tensors.weight},
                                                                  {".bias", &tensors.bias},
                                                                  {".running_mean", &tensors.runningMean},
                                                                  {".running_var", &tensors.runningVar}};
        for (const auto& [suffix, tensor] : members)
            if (tensor->defined())
                visit(tensors.layer.name + suffix, *tensor);
    }
}

NetworkModule::NetworkModule(const NetworkDescription& network) : m_network(network)
{
    for (const Block& block : network.blocks)
        m_blocks.push_back(register_module(memberName(block.name),
                                           std::make_shared<OperatorModule>(block.op, block.input, network.batchNorm)));
}

void NetworkModule::initialize(std::uint64_t seed)
{
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (const auto& block : m_blocks)
        block->initialize(generator);
}

void NetworkModule::moveTo(const TensorPlacement& placement)
{
    for (const auto& block : m_blocks)
        block->moveTo(placement);
}

torch::Tensor NetworkModule::forward(const torch::Tensor& images, BatchNormMode mode) const
{
    std::vector<torch::Tensor> outputs;
    outputs.reserve(m_blocks.size());
    std::vector<int> lastUse(m_blocks.size(), -1);
    for (int i = 0; i < static_cast<int>(m_blocks.size()); ++i)
        for (int source : m_network.blocks[i].inputs)
            if (source >= 0)
                lastUse[source] = i;
    for (int i = 0; i < static_cast<int>(m_blocks.size()); ++i) {
        const Block& block = m_network.blocks[i];
        const auto value = [&](int source) { return source < 0 ? images : outputs[source]; };
        torch::Tensor x = value(block.inputs.front());
        for (std::size_t k = 1; k < block.inputs.size(); ++k)
            x = x + value(block.inputs[k]);
        outputs.push_back(m_blocks[i]->forward(x, mode, block.shortcut));
        for (int source : block.inputs)
            if (source >= 0 && lastUse[source] == i)
                outputs[source].reset(); // nobody needs it any more: inference then holds no more than it must
    }
    return outputs.back().flatten(1);
}

void NetworkModule::visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit)
{
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            visit(m_network.blocks[i].name + "." + name, tensor);
        });
}

Weights NetworkModule::weights()
{
    Weights weights;
    visitTensors([&](const std::string& name, torch::Tensor& tensor) { weights[name] = toWeightTensor(tensor); });
    return weights;
}

void NetworkModule::setWeights(const Weights& weights)
{
    visitTensors([&](const std::string& name, torch::Tensor& tensor) {
        const auto found = weights.find(name);
        if (found == weights.end())
            throw Error("is missing among the weights", name);
        copyInto(tensor, found->second, name);
    });
}

std::vector<torch::Tensor> NetworkModule::batchNormParameters() const
{
    std::vector<torch::Tensor> result;
    for (const auto& block : m_blocks)
        result.insert(result.end(), block->batchNormParameters().begin(), block->batchNormParameters().end());
    return result;
}

std::vector<torch::Tensor> NetworkModule::otherParameters() const
{
    const std::vector<torch::Tensor> batchNorm = batchNormParameters();
    std::vector<torch::Tensor> result;
    for (const torch::Tensor& parameter : parameters())
        if (std::none_of(batchNorm.begin(), batchNorm.end(),
                         [&](const torch::Tensor& other) { return other.is_same(parameter); }))
            result.push_back(parameter);
    return result;
}

torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& labels, double smoothing,
                           const torch::Tensor& classWeights)
{
    const torch::Tensor logarithms = at::log_softmax(logits, 1);
    if (classWeights.defined()) {
        const torch::Tensor plain = -logarithms.gather(1, labels.unsqueeze(1)).squeeze(1);
        const torch::Tensor each = smoothing == 0 ? plain : plain * (1 - smoothing) - logarithms.mean(1) * smoothing;
        return (each * classWeights.to(each.scalar_type()).index_select(0, labels)).mean();
    }
    const torch::Tensor plain = at::nll_loss(logarithms, labels);
    return smoothing == 0 ? plain : plain * (1 - smoothing) - logarithms.mean() * smoothing;
}

torch::Tensor classWeightTensor(const std::vector<double>& weights, torch::Device device)
{
    return weights.empty() ? torch::Tensor() : torch::tensor(weights, torch::kFloat64).to(device, torch::kFloat32);
}

torch::Tensor correctShare(const torch::Tensor& logits, const torch::Tensor& labels)
{
    return logits.detach().argmax(1).eq(labels).to(torch::kFloat32).mean();
}

WeightTensor toWeightTensor(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const float* values = plain.data_ptr<float>();
    return {.shape = plain.sizes().vec(), .values = std::vector<float>(values, values + plain.numel())};
}

void copyInto(torch::Tensor& tensor, const WeightTensor& weights, const std::string& name)
{
    if (tensor.sizes() != torch::IntArrayRef(weights.shape))
        throw Error("has shape " + toText(weights.shape) + ", but the network needs " + toText(tensor.sizes()), name);
    for (float value : weights.values)
        if (!std::isfinite(value))
            throw Error("holds a value that is not finite", name);
    const torch::NoGradGuard noGradients;
    tensor.copy_(torch::from_blob(const_cast<float*>(weights.values.data()), weights.shape));
}

torch::Tensor wrapPixels(const std::vector<float>& nhwc, int batch, const Shape& shape)
{
    const std::int64_t image = shape.elements();
    return torch::from_blob(const_cast<float*>(nhwc.data()), {batch, shape.channels, shape.height, shape.width},
                            {image, 1, std::int64_t(shape.width) * shape.channels, shape.channels});
}

} // namespace pathloom
