// SPDX-License-Identifier: MIT
#include "tests/bench/roofline_rows.h"

#include "core/kernels/kernels.h"
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

/// An operator in LibTorch, ready to run.
struct Operation
{
    std::function<torch::Tensor()> forward;
    std::vector<torch::Tensor> inputs; ///< whose gradients are wanted
};

/// What an operator computes and moves at least.
struct Work
{
    double flops = 0, bytes = 0;
};

/// @param make the operator for maps in the given layout
/// @param programForward, programBackward may be empty
void addForwardAndBackward(std::vector<Row>& rows, const std::string& name, Work forward, Work backward,
                           const std::function<Operation(Layout)>& make,
                           const std::function<void()>& programForward = {},
                           const std::function<void()>& programBackward = {})
{
    const auto runForward = [&](Layout layout) { return [operation = make(layout)] { operation.forward(); }; };
    const auto runBackward = [&](Layout layout) {
        const Operation operation = make(layout);
        const torch::Tensor y = operation.forward();
        return [y, dy = torch::randn_like(y), inputs = operation.inputs] {
            torch::autograd::grad({y}, inputs, {dy}, true);
        };
    };
    rows.push_back({.name = name + ", forward",
                    .flops = forward.flops,
                    .bytes = forward.bytes,
                    .defaultLayout = runForward(Layout::Default),
                    .channelsLast = runForward(Layout::ChannelsLast),
                    .pathloom = programForward});
    rows.push_back({.name = name + ", backward",
                    .flops = backward.flops,
                    .bytes = backward.bytes,
                    .defaultLayout = runBackward(Layout::Default),
                    .channelsLast = runBackward(Layout::ChannelsLast),
                    .pathloom = programBackward});
}

/// The program's kernel for a convolution inside a block. It does more than the convolution: forward it applies the
/// batch norm and ReLU6 before it (unless it is the first) and sums up for the one behind it, backward it goes back
/// through both.
class ConvolutionKernel
{
public:
    ConvolutionKernel(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& y, int kernel, int stride,
                      bool depthwise, bool first)
        : m_depthwise(depthwise), m_x(x.detach()), m_w(w.detach().contiguous()), m_z(y.detach()),
          m_g(torch::randn_like(m_z)), m_dx(torch::empty_like(m_x)), m_dw(torch::empty_like(m_w)),
          m_inputs(torch::rand({4, x.size(1)})), m_outputs(torch::rand({4, y.size(1)})),
          m_sums(torch::empty({2, std::max(x.size(1), y.size(1))}, torch::kDouble)),
          m_pointwiseShape{
              .pixels = x.size(0) * x.size(2) * x.size(3), .input = int(x.size(1)), .output = int(y.size(1))},
          m_depthwiseShape{.batch = int(x.size(0)),
                           .height = int(x.size(2)),
                           .width = int(x.size(3)),
                           .channels = int(x.size(1)),
                           .kernel = kernel,
                           .stride = stride,
                           .padding = kernel / 2}
    {
        m_input.z = values(m_x);
        if (first)
            return;
        m_input = {.z = values(m_x),
                   .mean = row(m_inputs, 0),
                   .scale = row(m_inputs, 1),
                   .shift = row(m_inputs, 2),
                   .low = 0,
                   .high = 6};
    }
    void forward()
    {
        if (m_depthwise)
            m_kernels.depthwiseForward(m_depthwiseShape, m_input, values(m_w), values(m_z), sums());
        else
            m_kernels.pointwiseForward(m_pointwiseShape, m_input, values(m_w), values(m_z), sums());
    }
    void backward()
    {
        const kernels::MapGradient dz{.g = values(m_g),
                                      .z = values(m_z),
                                      .mean = row(m_outputs, 0),
                                      .a = row(m_outputs, 1),
                                      .b = row(m_outputs, 2),
                                      .c = row(m_outputs, 3)};
        if (m_depthwise)
            m_kernels.depthwiseBackward(m_depthwiseShape, dz, m_input, values(m_w), values(m_dx), sums(), values(m_dw));
        else
            m_kernels.pointwiseBackward(m_pointwiseShape, dz, m_input, values(m_w), nullptr, values(m_dx), sums(),
                                        values(m_dw));
    }

private:
    static float* values(const torch::Tensor& tensor) { return tensor.data_ptr<float>(); }
    static float* row(const torch::Tensor& tensor, int index) { return values(tensor) + index * tensor.size(1); }
    kernels::ChannelSums sums() const
    {
        return {m_sums.data_ptr<double>(), m_sums.data_ptr<double>() + m_sums.size(1)};
    }

    const kernels::Kernels& m_kernels = kernels::kernels();
    bool m_depthwise;
    torch::Tensor m_x, m_w, m_z, m_g, m_dx, m_dw;
    torch::Tensor m_inputs, m_outputs; ///< rows of coefficients by channel
    torch::Tensor m_sums;
    kernels::PointwiseShape m_pointwiseShape;
    kernels::DepthwiseShape m_depthwiseShape;
    kernels::MapInput m_input;
};

/// A convolution alone, in LibTorch; of the program the kernel that has it. Forward reads x and w and writes y;
/// backward reads dy, x and w and writes dx and dw.
/// @param first of its block: reads the block's input
void addConvolution(std::vector<Row>& rows, const std::string& name, const torch::Tensor& map, int output, int kernel,
                    int stride, int groups, bool first)
{
    const torch::Tensor weight = torch::randn({output, map.size(1) / groups, kernel, kernel});
    const auto make = [=](Layout layout) {
        const torch::Tensor x = inLayout(map.detach(), layout).requires_grad_();
        const torch::Tensor w = inLayout(weight, layout).requires_grad_();
        return Operation{[=] { return at::conv2d(x, w, {}, stride, kernel / 2, 1, groups); }, {x, w}};
    };
    const torch::Tensor y = make(Layout::ChannelsLast).forward();
    const auto program = std::make_shared<ConvolutionKernel>(map, weight, y, kernel, stride, groups > 1, first);
    const double flops = 2 * elements(y) * elements(weight) / output;
    addForwardAndBackward(
        rows, name, {flops, floatBytes * (elements(map) + elements(weight) + elements(y))},
        {2 * flops, floatBytes * (2 * elements(map) + 2 * elements(weight) + elements(y))}, make,
        [program] { program->forward(); }, [program] { program->backward(); });
}

/// Batch norm by batch statistics with ReLU6: two layers that every fused form takes together; the program has them in
/// its convolutions. Forward reads x and writes y; backward reads dy and x and writes dx. About ten operations a value
/// each way.
void addBatchNormRelu6(std::vector<Row>& rows, const std::string& name, const torch::Tensor& map)
{
    const auto make = [=](Layout layout) {
        const torch::Tensor x = inLayout(map.detach(), layout).requires_grad_();
        const torch::Tensor scale = torch::ones(x.size(1)).requires_grad_();
        const torch::Tensor shift = torch::zeros(x.size(1)).requires_grad_();
        const torch::Tensor mean = torch::zeros(x.size(1));
        const torch::Tensor variance = torch::ones(x.size(1));
        const auto forward = [=] {
            torch::Tensor y = at::batch_norm(x, scale, shift, mean, variance, true, 0.1, 1e-3, false);
            return at::hardtanh_(y, 0, 6);
        };
        return Operation{forward, {x, scale, shift}};
    };
    addForwardAndBackward(rows, name, {10 * elements(map), floatBytes * 2 * elements(map)},
                          {10 * elements(map), floatBytes * 3 * elements(map)}, make);
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
                   randomMap(block.batch, block.channels, block.side), middle, 1, 1, 1, true);
    const torch::Tensor wide = randomMap(block.batch, middle, block.side);
    addBatchNormRelu6(rows, fmt::format("batch norm + ReLU6 {}", middle), wide);
    for (int kernel : block.kernels)
        addConvolution(rows, fmt::format("depthwise k{} {}", kernel, middle), wide, middle, kernel, block.stride,
                       middle, false);
    addConvolution(rows, fmt::format("project 1x1 {}->{}", middle, block.channels),
                   randomMap(block.batch, middle, sideAfter), block.channels, 1, 1, 1, false);
    for (int kernel : block.kernels)
        addBlock(rows, block, kernel);
    return rows;
}

} // namespace pathloom::bench
