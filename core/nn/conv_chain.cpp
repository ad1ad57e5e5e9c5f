// SPDX-License-Identifier: MIT
#include "core/nn/conv_chain.h"

#include "core/kernels/kernels.h"
#include "core/util/error.h"

#include <cmath>
#include <limits>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

using kernels::ChannelSums;
using kernels::DepthwiseShape;
using kernels::MapGradient;
using kernels::MapInput;
using kernels::PointwiseShape;

constexpr int parametersOfLink = 3; ///< weight, scale, shift

torch::Tensor emptyMap(std::int64_t n, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    return torch::empty({n, channels, height, width},
                        torch::TensorOptions().memory_format(torch::MemoryFormat::ChannelsLast));
}

std::int64_t pixelsOf(const torch::Tensor& map)
{
    return map.size(0) * map.size(2) * map.size(3);
}

float lowest(Activation activation)
{
    return activation == Activation::None ? -std::numeric_limits<float>::infinity() : 0.0f;
}

float highest(Activation activation)
{
    return activation == Activation::Relu6 ? 6.0f : std::numeric_limits<float>::infinity();
}

PointwiseShape pointwiseShape(const torch::Tensor& x, const ChainLink& link)
{
    return {.pixels = pixelsOf(x), .input = int(x.size(1)), .output = link.outputChannels()};
}

DepthwiseShape depthwiseShape(const torch::Tensor& x, const ChainLink& link)
{
    return {.batch = int(x.size(0)),
            .height = int(x.size(2)),
            .width = int(x.size(3)),
            .channels = int(x.size(1)),
            .kernel = link.kernel,
            .stride = link.stride,
            .padding = link.padding};
}

/// Memory of a parameter in the order that the kernels expect: 1x1 and depthwise weights lie alike in both layouts.
const float* valuesOf(const torch::Tensor& parameter)
{
    if (!parameter.is_contiguous() && !parameter.is_contiguous(torch::MemoryFormat::ChannelsLast))
        throw Error("a weight of a convolution lies scattered in memory");
    return parameter.data_ptr<float>();
}

/// LibTorch gives a thread its number of OpenMP threads when that thread first asks; the kernels use the same.
const kernels::Kernels& readyKernels()
{
    at::get_num_threads();
    return kernels::kernels();
}

} // namespace

torch::Tensor innerProduct(const torch::Tensor& a, const torch::Tensor& b)
{
    const auto flat = [](const torch::Tensor& map) {
        return map.to(c10::promoteTypes(map.scalar_type(), torch::kFloat32))
            .contiguous(torch::MemoryFormat::ChannelsLast)
            .permute({0, 2, 3, 1})
            .reshape(-1);
    };
    return at::dot(flat(a), flat(b)).to(torch::kDouble);
}

/// Two sums by channel.
struct ConvChain::Sums
{
    std::vector<double> first, second;

    explicit Sums(int channels) : first(std::size_t(channels)), second(std::size_t(channels)) {}
    ChannelSums view() { return {first.data(), second.data()}; }
};

/// A link's convolution output and how the next link reads it: clamp((z - mean) * factor + shift).
struct ConvChain::LinkPass
{
    torch::Tensor z;
    Sums sums;
    std::vector<float> mean, factor, shift;
    std::vector<double> inverseDeviation;
    Activation activation = Activation::None;

    explicit LinkPass(const ChainLink& link)
        : sums(link.outputChannels()), mean(std::size_t(link.outputChannels())), factor(mean.size()),
          shift(mean.size()), inverseDeviation(mean.size()), activation(link.activation)
    {
    }
    MapInput input() const
    {
        return {.z = z.data_ptr<float>(),
                .mean = mean.data(),
                .scale = factor.data(),
                .shift = shift.data(),
                .low = lowest(activation),
                .high = highest(activation)};
    }
};

/// What one forward pass leaves for its backward pass.
struct ConvChain::Pass : torch::CustomClassHolder
{
    ConvChain chain; ///< its own: a graph may outlive the module that made it
    torch::Tensor x;
    std::vector<LinkPass> links;
    BatchNormMode mode;
    bool shortcut;
    GateListener gate;

    Pass(const ConvChain& chain, BatchNormMode mode, bool shortcut, GateListener gate)
        : chain(chain), mode(mode), shortcut(shortcut), gate(std::move(gate))
    {
    }
};

struct ChainFunction : torch::autograd::Function<ChainFunction>
{
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                                 torch::TensorList parameters, c10::intrusive_ptr<ConvChain::Pass> pass)
    {
        torch::autograd::variable_list saved = parameters.vec(); // LibTorch then notices if they change meanwhile
        saved.push_back(x);
        context->save_for_backward(std::move(saved));
        pass->x = x;
        pass->links = pass->chain.run(x, pass->mode, true);
        const torch::Tensor y = pass->chain.output(x, pass->links.back(), pass->shortcut);
        context->saved_data["pass"] = torch::IValue::make_capsule(std::move(pass));
        return y;
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        context->get_saved_variables();
        const auto pass = c10::static_intrusive_pointer_cast<ConvChain::Pass>(context->saved_data["pass"].toCapsule());
        if (pass->links.empty())
            throw Error("the backward pass of a convolution chain runs once only");
        std::vector<bool> wanted;
        for (std::size_t i = 0; i <= parametersOfLink * pass->links.size(); ++i)
            wanted.push_back(context->needs_input_grad(i));
        auto found = pass->chain.backward(*pass, gradients.at(0), wanted);
        found.emplace_back(); // the pass has no gradient
        return found;
    }
};

std::optional<ChainLink::Conv> ConvChain::kernelFor(const Layer& conv)
{
    if (conv.kernel == 1 && conv.stride == 1 && conv.padding == 0 && conv.groups == 1)
        return ChainLink::Conv::Pointwise;
    const int side = std::min(conv.input.height, conv.input.width);
    const bool depthwise = conv.groups == conv.input.channels && conv.groups == conv.output.channels &&
                           conv.kernel <= kernels::largestKernel && conv.stride <= kernels::largestStride &&
                           conv.padding < conv.kernel && side + 2 * conv.padding >= conv.kernel;
    return depthwise ? std::optional(ChainLink::Conv::Depthwise) : std::nullopt;
}

ConvChain::ConvChain(std::vector<ChainLink> links, const BatchNormSettings& batchNorm)
    : m_links(std::move(links)), m_batchNorm(batchNorm)
{
}

std::vector<torch::Tensor> ConvChain::parameters() const
{
    std::vector<torch::Tensor> all;
    for (const ChainLink& link : m_links)
        all.insert(all.end(), {link.weight, link.scale, link.shift});
    if (!all.front().defined()) // LibTorch wants tensors here
        all.front() = torch::empty({0});
    return all;
}

/// Statistics of z and, in training, the running ones.
void ConvChain::normalize(const ChainLink& link, BatchNormMode mode, LinkPass& pass) const
{
    const double pixels = double(pixelsOf(pass.z)), momentum = m_batchNorm.momentum;
    float* runningMean = link.runningMean.data_ptr<float>();
    float* runningVar = link.runningVar.data_ptr<float>();
    const float* scale = link.scale.data_ptr<float>();
    const float* shift = link.shift.data_ptr<float>();
    for (std::size_t c = 0; c < pass.mean.size(); ++c) {
        double mean = runningMean[c], variance = runningVar[c];
        if (mode != BatchNormMode::Running) {
            mean = pass.sums.first[c] / pixels;
            variance = std::max(0.0, pass.sums.second[c] / pixels - mean * mean);
            if (std::isnan(pass.sums.second[c]))
                variance = pass.sums.second[c]; // max() would hide it
        }
        if (mode == BatchNormMode::Train) {
            const double unbiased = variance * pixels / std::max(1.0, pixels - 1);
            runningMean[c] = float((1 - momentum) * runningMean[c] + momentum * mean);
            runningVar[c] = float((1 - momentum) * runningVar[c] + momentum * unbiased);
        }
        pass.inverseDeviation[c] = 1 / std::sqrt(variance + m_batchNorm.epsilon);
        pass.mean[c] = float(mean);
        pass.factor[c] = float(scale[c] * pass.inverseDeviation[c]);
        pass.shift[c] = shift[c];
    }
}

/// @param keep all convolution outputs, for a backward pass; else only the last
std::vector<ConvChain::LinkPass> ConvChain::run(const torch::Tensor& x, BatchNormMode mode, bool keep) const
{
    if (x.dim() != 4 || x.numel() == 0 || x.size(1) != m_links.front().inputChannels())
        throw Error(fmt::format("a convolution of {} channels cannot read a map of {}", m_links.front().inputChannels(),
                                fmt::join(x.sizes(), " x ")));
    const kernels::Kernels& k = readyKernels();
    std::vector<LinkPass> passes;
    MapInput input{.z = x.data_ptr<float>()};
    torch::Tensor before = x; // the map that `input` reads
    for (const ChainLink& link : m_links) {
        LinkPass pass(link);
        if (link.conv == ChainLink::Conv::Pointwise) {
            pass.z = emptyMap(before.size(0), link.outputChannels(), before.size(2), before.size(3));
            k.pointwiseForward(pointwiseShape(before, link), input, valuesOf(link.weight), pass.z.data_ptr<float>(),
                               pass.sums.view());
        } else if (link.conv == ChainLink::Conv::Depthwise) {
            const DepthwiseShape shape = depthwiseShape(before, link);
            pass.z = emptyMap(before.size(0), link.outputChannels(), shape.outputHeight(), shape.outputWidth());
            k.depthwiseForward(shape, input, valuesOf(link.weight), pass.z.data_ptr<float>(), pass.sums.view());
        } else {
            pass.z = before;
            if (mode != BatchNormMode::Running)
                k.sums(pixelsOf(before), link.outputChannels(), input.z, pass.sums.view());
        }
        normalize(link, mode, pass);
        if (!keep)
            passes.clear();
        passes.push_back(std::move(pass));
        before = passes.back().z;
        input = passes.back().input();
    }
    return passes;
}

torch::Tensor ConvChain::output(const torch::Tensor& x, const LinkPass& last, bool shortcut) const
{
    torch::Tensor y = emptyMap(last.z.size(0), last.z.size(1), last.z.size(2), last.z.size(3));
    readyKernels().read(pixelsOf(y), int(y.size(1)), last.input(), shortcut ? x.data_ptr<float>() : nullptr,
                        y.data_ptr<float>());
    return y;
}

torch::Tensor ConvChain::forward(const torch::Tensor& given, BatchNormMode mode, bool shortcut,
                                 const GateListener& gate) const
{
    const torch::Tensor x = given.contiguous(torch::MemoryFormat::ChannelsLast);
    std::vector<torch::Tensor> all = parameters();
    const bool graph = at::GradMode::is_enabled() &&
                       (x.requires_grad() || std::ranges::any_of(all, [](const auto& p) { return p.requires_grad(); }));
    if (!graph)
        return output(x, run(x, mode, false).back(), shortcut);
    return ChainFunction::apply(x, torch::TensorList(all), c10::make_intrusive<Pass>(*this, mode, shortcut, gate));
}

torch::Tensor ConvChain::gate(const torch::Tensor& given, const torch::Tensor& dy) const
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor x = given.contiguous(torch::MemoryFormat::ChannelsLast);
    const torch::Tensor gradient = dy.contiguous(torch::MemoryFormat::ChannelsLast);
    const LinkPass last = std::move(run(x, BatchNormMode::BatchOnly, false).back());
    if (last.activation != Activation::None)
        return innerProduct(gradient, output({}, last, false));
    Sums sums(m_links.back().outputChannels());
    readyKernels().gradientSums(pixelsOf(last.z), int(last.z.size(1)), last.input(), gradient.data_ptr<float>(),
                                nullptr, sums.view());
    return product(last, sums);
}

/// <dy, y> where y is not clamped. @param sums of dy and of dy * (z - mean)
torch::Tensor ConvChain::product(const LinkPass& last, const Sums& sums) const
{
    double product = 0; // y = (z - mean) * factor + shift
    for (std::size_t c = 0; c < last.mean.size(); ++c)
        product += double(last.factor[c]) * sums.second[c] + double(last.shift[c]) * sums.first[c];
    return torch::scalar_tensor(product, torch::kDouble);
}

torch::autograd::variable_list ConvChain::backward(Pass& pass, torch::Tensor dy, const std::vector<bool>& wanted) const
{
    const torch::NoGradGuard noGradients;
    const kernels::Kernels& k = readyKernels();
    dy = dy.contiguous(torch::MemoryFormat::ChannelsLast);
    torch::autograd::variable_list found(1 + parametersOfLink * m_links.size());

    // Gradient by what the last link's batch norm puts out.
    LinkPass& last = pass.links.back();
    Sums sums(m_links.back().outputChannels());
    const bool clamps = last.activation != Activation::None;
    torch::Tensor g = clamps ? torch::empty_like(dy) : dy;
    k.gradientSums(pixelsOf(dy), int(dy.size(1)), last.input(), dy.data_ptr<float>(),
                   clamps ? g.data_ptr<float>() : nullptr, sums.view());
    if (pass.gate)
        pass.gate(clamps ? innerProduct(dy, output({}, last, false)) : product(last, sums));

    for (std::size_t i = m_links.size(); i-- > 0;) {
        const ChainLink& link = m_links[i];
        LinkPass& own = pass.links[i];
        const torch::Tensor before = i > 0 ? pass.links[i - 1].z : pass.x;
        const MapInput input = i > 0 ? pass.links[i - 1].input() : MapInput{.z = before.data_ptr<float>()};
        const std::size_t channels = own.mean.size();

        // Batch norm: dz = factor * (g - mean(g) - zhat * mean(g * zhat)), zhat = (z - mean) / deviation.
        std::vector<float> a(channels), b(channels), c(channels);
        torch::Tensor scaleGradient = torch::empty_like(link.scale), shiftGradient = torch::empty_like(link.shift);
        const bool moves = pass.mode != BatchNormMode::Running; // statistics depend on z
        const double pixels = double(pixelsOf(own.z));
        for (std::size_t j = 0; j < channels; ++j) {
            const double byScale = own.inverseDeviation[j] * sums.second[j];
            scaleGradient.data_ptr<float>()[j] = float(byScale);
            shiftGradient.data_ptr<float>()[j] = float(sums.first[j]);
            a[j] = own.factor[j];
            b[j] = moves ? float(-own.factor[j] * own.inverseDeviation[j] * byScale / pixels) : 0.0f;
            c[j] = moves ? float(-own.factor[j] * sums.first[j] / pixels) : 0.0f;
        }
        found[1 + parametersOfLink * i + 1] = scaleGradient;
        found[1 + parametersOfLink * i + 2] = shiftGradient;
        const MapGradient dz{.g = g.data_ptr<float>(),
                             .z = own.z.data_ptr<float>(),
                             .mean = own.mean.data(),
                             .a = a.data(),
                             .b = b.data(),
                             .c = c.data()};

        const bool wantsInput = i > 0 || wanted[0];
        const bool wantsWeight = link.weight.defined() && wanted[1 + parametersOfLink * i];
        if (!wantsInput && !wantsWeight)
            break;
        torch::Tensor next = wantsInput ? torch::empty_like(before) : torch::Tensor();
        torch::Tensor weightGradient = wantsWeight ? torch::empty_like(link.weight) : torch::Tensor();
        float* nextValues = wantsInput ? next.data_ptr<float>() : nullptr;
        float* weightValues = wantsWeight ? weightGradient.data_ptr<float>() : nullptr;
        const bool adds = i == 0 && pass.shortcut && wantsInput;
        Sums nextSums(int(before.size(1)));
        if (link.conv == ChainLink::Conv::Pointwise)
            k.pointwiseBackward(pointwiseShape(before, link), dz, input, valuesOf(link.weight),
                                adds ? dy.data_ptr<float>() : nullptr, nextValues, nextSums.view(), weightValues);
        else if (link.conv == ChainLink::Conv::Depthwise)
            k.depthwiseBackward(depthwiseShape(before, link), dz, input, valuesOf(link.weight), nextValues,
                                nextSums.view(), weightValues);
        else
            k.writeGradient(pixelsOf(before), int(channels), dz, nextValues);
        if (adds && link.conv != ChainLink::Conv::Pointwise)
            next.add_(dy);
        found[1 + parametersOfLink * i] = weightGradient;
        sums = std::move(nextSums);
        g = next;
        own.z.reset();
        if (i == 0)
            found[0] = g;
    }
    pass.links.clear();
    pass.x.reset();
    return found;
}

} // namespace pathloom
