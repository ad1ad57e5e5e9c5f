// SPDX-License-Identifier: MIT
#include "tests/bench/roofline_rows.h"

#include "tests/support/straightforward_network.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom::bench {

using namespace pathloom::test;

namespace {

constexpr double floatBytes = 4;

/// A map of random values, channels innermost.
torch::Tensor randomMap(int batch, int channels, int side)
{
    return inLayout(torch::randn({batch, channels, side, side}), Layout::ChannelsLast);
}

double elements(const torch::Tensor& tensor)
{
    return double(tensor.numel());
}

void addForwardAndBackward(std::vector<Row>& rows, const std::string& name, double flops, double bytes,
                           double backwardFlops, double backwardBytes, const std::function<torch::Tensor()>& forward,
                           const std::vector<torch::Tensor>& inputs)
{
    rows.push_back(
        {.name = name + ", forward", .flops = flops, .bytes = bytes, .channelsLast = [forward] { forward(); }});
    const torch::Tensor y = forward();
    const torch::Tensor dy = torch::randn_like(y);
    rows.push_back(
        {.name = name + ", backward", .flops = backwardFlops, .bytes = backwardBytes, .channelsLast = [y, dy, inputs] {
             torch::autograd::grad({y}, inputs, {dy}, true);
         }});
}

/// A convolution alone. Forward reads x and w and writes y; backward reads dy, x and w and writes dx and dw.
void addConvolution(std::vector<Row>& rows, const std::string& name, const torch::Tensor& map, int output, int kernel,
                    int stride, int groups)
{
    const torch::Tensor x = map.detach().requires_grad_();
    const torch::Tensor w = torch::randn({output, x.size(1) / groups, kernel, kernel})
                                .contiguous(torch::MemoryFormat::ChannelsLast)
                                .requires_grad_();
    const auto forward = [=] { return at::conv2d(x, w, {}, stride, kernel / 2, 1, groups); };
    const double outputs = elements(forward());
    const double flops = 2 * outputs * elements(w) / output;
    const double bytes = floatBytes * (elements(x) + elements(w) + outputs);
    addForwardAndBackward(rows, name, flops, bytes, 2 * flops,
                          floatBytes * (2 * elements(x) + 2 * elements(w) + outputs), forward, {x, w});
}

/// Batch norm by batch statistics with ReLU6: two layers that every fused form takes together. Forward reads x and
/// writes y; backward reads dy and x and writes dx. About ten operations a value each way.
void addBatchNormRelu6(std::vector<Row>& rows, const std::string& name, const torch::Tensor& map)
{
    const torch::Tensor x = map.detach().requires_grad_();
    const torch::Tensor scale = torch::ones(x.size(1)).requires_grad_();
    const torch::Tensor shift = torch::zeros(x.size(1)).requires_grad_();
    const torch::Tensor mean = torch::zeros(x.size(1));
    const torch::Tensor variance = torch::ones(x.size(1));
    const auto forward = [=] {
        torch::Tensor y = at::batch_norm(x, scale, shift, mean, variance, true, 0.1, 1e-3, false);
        return at::hardtanh_(y, 0, 6);
    };
    addForwardAndBackward(rows, name, 10 * elements(x), floatBytes * 2 * elements(x), 10 * elements(x),
                          floatBytes * 3 * elements(x), forward, {x, scale, shift});
}

/// A whole block in training. What must pass through memory at least, in a form that fuses all it can: forward reads
/// the input and the weights and writes the output and, for the way back, the outputs of the three convolutions
/// (normalised maps can be had from them). Backward reads the gradient of the output, the input, those three maps and
/// the weights, and writes the gradients of input and weights.
void addBlock(std::vector<Row>& rows, const BlockCase& block, int kernel)
{
    const Operator op{.kind = OperatorKind::MBConv,
                      .kernel = kernel,
                      .stride = block.stride,
                      .expand = double(block.expand),
                      .channels = block.channels};
    const Shape input{block.channels, block.side, block.side};
    const auto program = std::make_shared<OperatorModule>(op, input, BatchNormSettings());
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(1));
    program->initialize(generator);
    NamedTensors weights;
    program->visitTensors([&](const std::string& name, torch::Tensor& tensor) { weights[name] = tensor; });
    const auto straightforward = [&](Layout layout) {
        return std::make_shared<StraightforwardOperator>(op, input, BatchNormSettings(), weights, "", layout);
    };

    double flops = 0, kept = 0, parameters = 0;
    for (const Layer& layer : expand(op, input)) {
        parameters += double(pathloom::parameters(layer));
        if (layer.kind != LayerKind::Conv)
            continue;
        flops += 2 * double(macs(layer)) * block.batch;
        kept += double(layer.output.elements()) * block.batch;
    }
    const double inputs = double(input.elements()) * block.batch;
    const double outputs = double(outputShape(op, input).elements()) * block.batch;
    const double forwardBytes = floatBytes * (inputs + parameters + kept + outputs);
    const double backwardBytes = floatBytes * (outputs + inputs + kept + parameters + inputs + parameters);

    const torch::Tensor channelsLast = randomMap(block.batch, block.channels, block.side);
    const auto forward = [](const auto& module, const torch::Tensor& images) {
        const torch::Tensor x = images.detach().requires_grad_();
        return [=] { module->forward(x, BatchNormMode::Train); };
    };
    const auto both = [](const auto& module, const std::vector<torch::Tensor>& parameters,
                         const torch::Tensor& images) {
        const torch::Tensor x = images.detach().requires_grad_();
        const torch::Tensor dy = torch::randn_like(module->forward(x, BatchNormMode::Train));
        std::vector<torch::Tensor> wanted = parameters;
        wanted.push_back(x);
        return [=] { torch::autograd::grad({module->forward(x, BatchNormMode::Train)}, wanted, {dy}); };
    };
    const auto inDefault = straightforward(Layout::Default);
    const auto inChannelsLast = straightforward(Layout::ChannelsLast);
    const torch::Tensor defaultImages = inLayout(channelsLast, Layout::Default);
    const std::string name = fmt::format("MBConv k{}e{}", kernel, block.expand);
    rows.push_back({.name = name + ", forward",
                    .flops = flops,
                    .bytes = forwardBytes,
                    .defaultLayout = forward(inDefault, defaultImages),
                    .channelsLast = forward(inChannelsLast, channelsLast),
                    .pathloom = forward(program, channelsLast)});
    rows.push_back({.name = name + ", forward + backward",
                    .flops = 3 * flops,
                    .bytes = forwardBytes + backwardBytes,
                    .defaultLayout = both(inDefault, inDefault->parameters(), defaultImages),
                    .channelsLast = both(inChannelsLast, inChannelsLast->parameters(), channelsLast),
                    .pathloom = both(program, program->parameters(), channelsLast)});
}

} // namespace

std::string BlockCase::title() const
{
    return fmt::format("{0}x{0} x {1}, expansion {2}, stride {3}, batch {4}", side, channels, expand, stride, batch);
}

std::vector<BlockCase> blockCases()
{
    return {{.batch = 64, .side = 28, .channels = 32, .expand = 3, .stride = 1},
            {.batch = 64, .side = 28, .channels = 32, .expand = 6, .stride = 1},
            {.batch = 64, .side = 14, .channels = 96, .expand = 6, .stride = 1},
            {.batch = 8, .side = 56, .channels = 24, .expand = 6, .stride = 1},
            {.batch = 8, .side = 56, .channels = 24, .expand = 6, .stride = 2}};
}

std::vector<Row> rowsOf(const BlockCase& block)
{
    const int middle = block.channels * block.expand;
    const int sideAfter = (block.side + block.stride - 1) / block.stride;
    std::vector<Row> rows;
    addConvolution(rows, fmt::format("expand 1x1 {}->{}", block.channels, middle),
                   randomMap(block.batch, block.channels, block.side), middle, 1, 1, 1);
    const torch::Tensor wide = randomMap(block.batch, middle, block.side);
    addBatchNormRelu6(rows, fmt::format("batch norm + ReLU6 {}", middle), wide);
    for (int kernel : block.kernels)
        addConvolution(rows, fmt::format("depthwise k{} {}", kernel, middle), wide, middle, kernel, block.stride,
                       middle);
    addConvolution(rows, fmt::format("project 1x1 {}->{}", middle, block.channels),
                   randomMap(block.batch, middle, sideAfter), block.channels, 1, 1, 1);
    for (int kernel : block.kernels)
        addBlock(rows, block, kernel);
    return rows;
}

} // namespace pathloom::bench
