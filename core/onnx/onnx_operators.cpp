// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_operators.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Tensor = OnnxTensor;
using Inputs = std::vector<const Tensor*>;
using Sizes = std::vector<std::int64_t>;

/// A node's attributes, with the standard's defaults where it has none.
class Attributes
{
public:
    explicit Attributes(const onnx::NodeProto& node) : m_node(node) {}

    std::int64_t integer(const char* name, std::int64_t otherwise) const
    {
        const onnx::AttributeProto* found = find(name);
        return found ? found->i() : otherwise;
    }
    double number(const char* name, double otherwise) const
    {
        const onnx::AttributeProto* found = find(name);
        return found ? double(found->f()) : otherwise;
    }
    Sizes integers(const char* name, const Sizes& otherwise) const
    {
        const onnx::AttributeProto* found = find(name);
        return found ? Sizes(found->ints().begin(), found->ints().end()) : otherwise;
    }

private:
    const onnx::AttributeProto* find(const char* name) const
    {
        for (const onnx::AttributeProto& attribute : m_node.attribute())
            if (attribute.name() == name)
                return &attribute;
        return nullptr;
    }
    const onnx::NodeProto& m_node;
};

/// Kernel, stride and padding of a node over maps.
struct Window
{
    Window(const Attributes& attributes, const Sizes& kernelSizes)
        : kernel(attributes.integers("kernel_shape", kernelSizes)), stride(attributes.integers("strides", {1, 1})),
          pads(attributes.integers("pads", {0, 0, 0, 0}))
    {
    }
    std::int64_t output(std::int64_t input, std::size_t axis) const
    {
        return (input + pads[axis] + pads[axis + 2] - kernel[axis]) / stride[axis] + 1;
    }
    /// Positions of the kernel at which it meets the map, for an output position.
    std::pair<std::int64_t, std::int64_t> inside(std::int64_t position, std::int64_t input, std::size_t axis) const
    {
        const std::int64_t begin = position * stride[axis] - pads[axis];
        return {std::max<std::int64_t>(0, -begin), std::min(kernel[axis], input - begin)};
    }
    std::int64_t source(std::int64_t position, std::int64_t k, std::size_t axis) const
    {
        return position * stride[axis] - pads[axis] + k;
    }

    Sizes kernel, stride, pads;
};

void needMaps(const Tensor& x)
{
    if (x.sizes.size() != 4)
        throw Error(fmt::format("takes maps of four dimensions, not {}", x.sizes.size()));
}

/// Calls each(output index, image and channel, y, x) for a map.
template<typename Each>
void forEachPosition(const Sizes& sizes, const Each& each)
{
    std::size_t index = 0;
    for (std::int64_t plane = 0; plane < sizes[0] * sizes[1]; ++plane)
        for (std::int64_t y = 0; y < sizes[2]; ++y)
            for (std::int64_t x = 0; x < sizes[3]; ++x)
                each(index++, plane, y, x);
}

Tensor conv(const Attributes& attributes, const Inputs& in)
{
    const Tensor &x = *in.at(0), &weight = *in.at(1);
    needMaps(x);
    needMaps(weight);
    const Window window(attributes, {weight.sizes[2], weight.sizes[3]});
    const std::int64_t groups = attributes.integer("group", 1), outputs = weight.sizes[0], depth = weight.sizes[1];
    const std::int64_t height = x.sizes[2], width = x.sizes[3];
    if (attributes.integers("dilations", {1, 1}) != Sizes{1, 1} || depth * groups != x.sizes[1])
        throw Error("has dilations, or weights for another number of channels");
    Tensor y{{x.sizes[0], outputs, window.output(height, 0), window.output(width, 1)}, {}};
    y.values.resize(std::size_t(elementsOf(y.sizes)));
    forEachPosition(y.sizes, [&](std::size_t index, std::int64_t plane, std::int64_t row, std::int64_t column) {
        const std::int64_t image = plane / outputs, output = plane % outputs;
        const std::int64_t firstChannel = output / (outputs / groups) * depth;
        const auto [topEnd, bottomEnd] = window.inside(row, height, 0);
        const auto [leftEnd, rightEnd] = window.inside(column, width, 1);
        double sum = in.size() > 2 ? in[2]->values.at(std::size_t(output)) : 0;
        for (std::int64_t c = 0; c < depth; ++c) {
            const double* map = &x.values[std::size_t((image * x.sizes[1] + firstChannel + c) * height * width)];
            const double* kernel =
                &weight.values[std::size_t((output * depth + c) * window.kernel[0] * window.kernel[1])];
            for (std::int64_t i = topEnd; i < bottomEnd; ++i)
                for (std::int64_t j = leftEnd; j < rightEnd; ++j)
                    sum += kernel[i * window.kernel[1] + j] *
                           map[window.source(row, i, 0) * width + window.source(column, j, 1)];
        }
        y.values[index] = sum;
    });
    return y;
}

Tensor maxPool(const Attributes& attributes, const Inputs& in)
{
    const Tensor& x = *in.at(0);
    needMaps(x);
    const Window window(attributes, {1, 1});
    Tensor y{{x.sizes[0], x.sizes[1], window.output(x.sizes[2], 0), window.output(x.sizes[3], 1)}, {}};
    y.values.resize(std::size_t(elementsOf(y.sizes)));
    forEachPosition(y.sizes, [&](std::size_t index, std::int64_t plane, std::int64_t row, std::int64_t column) {
        const auto [topEnd, bottomEnd] = window.inside(row, x.sizes[2], 0);
        const auto [leftEnd, rightEnd] = window.inside(column, x.sizes[3], 1);
        double largest = -std::numeric_limits<double>::infinity();
        for (std::int64_t i = topEnd; i < bottomEnd; ++i)
            for (std::int64_t j = leftEnd; j < rightEnd; ++j)
                largest = std::max(largest,
                                   x.values[std::size_t((plane * x.sizes[2] + window.source(row, i, 0)) * x.sizes[3] +
                                                        window.source(column, j, 1))]);
        y.values[index] = largest;
    });
    return y;
}

Tensor globalAveragePool(const Attributes&, const Inputs& in)
{
    const Tensor& x = *in.at(0);
    needMaps(x);
    const auto pixels = std::size_t(x.sizes[2] * x.sizes[3]);
    Tensor y{{x.sizes[0], x.sizes[1], 1, 1}, {}};
    for (std::size_t begin = 0; begin < x.values.size(); begin += pixels)
        y.values.push_back(std::accumulate(&x.values[begin], &x.values[begin] + pixels, 0.0) / double(pixels));
    return y;
}

Tensor batchNormalization(const Attributes& attributes, const Inputs& in)
{
    Tensor y = *in.at(0);
    needMaps(y);
    const double epsilon = attributes.number("epsilon", 1e-5);
    const auto pixels = std::size_t(y.sizes[2] * y.sizes[3]);
    for (std::size_t i = 0; i < y.values.size(); ++i) {
        const std::size_t c = i / pixels % std::size_t(y.sizes[1]);
        const auto of = [&](std::size_t input) { return in.at(input)->values.at(c); };
        y.values[i] = (y.values[i] - of(3)) / std::sqrt(of(4) + epsilon) * of(1) + of(2);
    }
    return y;
}

Tensor clip(const Attributes& attributes, const Inputs& in)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const double low = in.size() > 1 ? in[1]->values.at(0) : attributes.number("min", -infinite);
    const double high = in.size() > 2 ? in[2]->values.at(0) : attributes.number("max", infinite);
    Tensor y = *in.at(0);
    for (double& value : y.values)
        value = std::min(std::max(value, low), high);
    return y;
}

Tensor relu(const Attributes&, const Inputs& in)
{
    Tensor y = *in.at(0);
    for (double& value : y.values)
        value = std::max(value, 0.0);
    return y;
}

Tensor flatten(const Attributes& attributes, const Inputs& in)
{
    Tensor y = *in.at(0);
    const auto axis = y.sizes.begin() + attributes.integer("axis", 1);
    y.sizes = {elementsOf({y.sizes.begin(), axis}), elementsOf({axis, y.sizes.end()})};
    return y;
}

Tensor reshape(const Attributes&, const Inputs& in)
{
    Tensor y = *in.at(0);
    const std::vector<double>& wanted = in.at(1)->values;
    Sizes sizes;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        sizes.push_back(wanted[i] == 0 ? y.sizes.at(i) : std::int64_t(wanted[i])); // 0 keeps a size
    if (elementsOf(sizes) != std::int64_t(y.values.size()))
        throw Error("its shape does not hold the values that arrive");
    y.sizes = sizes;
    return y;
}

/// Between kinds of numbers that all stand as doubles here, to those that hold every byte.
Tensor cast(const Attributes& attributes, const Inputs& in)
{
    if (attributes.integer("to", 0) != onnx::TensorProto_DataType_FLOAT)
        throw Error("casts to other numbers than float32");
    return *in.at(0);
}

Tensor transpose(const Attributes& attributes, const Inputs& in)
{
    const Tensor& x = *in.at(0);
    const std::size_t rank = x.sizes.size();
    Sizes backwards(rank);
    std::iota(backwards.rbegin(), backwards.rend(), 0);
    const Sizes order = attributes.integers("perm", backwards);
    if (!std::ranges::is_permutation(order, backwards))
        throw Error("orders other dimensions than arrive");
    Sizes steps(rank, 1); // between neighbours of each dimension that arrives
    for (std::size_t axis = rank; axis-- > 1;)
        steps[axis - 1] = steps[axis] * x.sizes[axis];
    Tensor y;
    for (const std::int64_t axis : order)
        y.sizes.push_back(x.sizes[std::size_t(axis)]);
    y.values.resize(x.values.size());
    for (std::size_t index = 0; index < y.values.size(); ++index) {
        std::int64_t from = 0;
        auto rest = std::int64_t(index);
        for (std::size_t axis = rank; axis-- > 0; rest /= y.sizes[axis])
            from += rest % y.sizes[axis] * steps[std::size_t(order[axis])];
        y.values[index] = x.values[std::size_t(from)];
    }
    return y;
}

Tensor gemm(const Attributes& attributes, const Inputs& in)
{
    const Tensor &a = *in.at(0), &b = *in.at(1);
    const bool turned = attributes.integer("transB", 0) != 0;
    if (attributes.integer("transA", 0) != 0 || attributes.number("alpha", 1) != 1 || attributes.number("beta", 1) != 1)
        throw Error("scales or turns its inputs");
    const std::int64_t rows = a.sizes.at(0), depth = a.sizes.at(1);
    const std::int64_t columns = b.sizes.at(turned ? 0 : 1);
    if (b.sizes.at(turned ? 1 : 0) != depth)
        throw Error("its matrices do not fit each other");
    Tensor y{{rows, columns}, {}};
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column) {
            double sum = in.size() > 2 ? in[2]->values.at(std::size_t(column)) : 0;
            for (std::int64_t i = 0; i < depth; ++i)
                sum += a.values[std::size_t(row * depth + i)] *
                       b.values[std::size_t(turned ? column * depth + i : i * columns + column)];
            y.values.push_back(sum);
        }
    return y;
}

/// With the standard's broadcasting: sizes are aligned at their ends, and a size of 1 is repeated.
template<typename Operation>
Tensor elementwise(const Attributes&, const Inputs& in)
{
    const std::array<const Tensor*, 2> operands = {in.at(0), in.at(1)};
    const std::size_t rank = std::max(operands[0]->sizes.size(), operands[1]->sizes.size());
    std::array<Sizes, 2> steps; // 0 where an operand is repeated
    Tensor y;
    y.sizes.assign(rank, 1);
    for (std::size_t which = 0; which < 2; ++which) {
        const Sizes& sizes = operands[which]->sizes;
        steps[which].assign(rank, 0);
        std::int64_t step = 1;
        for (std::size_t back = 1; back <= sizes.size(); ++back) {
            const std::int64_t size = sizes[sizes.size() - back];
            std::int64_t& common = y.sizes[rank - back];
            if (size != 1 && common != 1 && common != size)
                throw Error("its operands do not fit each other");
            common = std::max(common, size);
            steps[which][rank - back] = size == 1 ? 0 : step;
            step *= size;
        }
    }
    const auto count = std::size_t(elementsOf(y.sizes));
    y.values.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        std::array<std::int64_t, 2> at = {0, 0};
        auto rest = std::int64_t(index);
        for (std::size_t axis = rank; axis-- > 0; rest /= y.sizes[axis])
            for (std::size_t which = 0; which < 2; ++which)
                at[which] += rest % y.sizes[axis] * steps[which][axis];
        y.values.push_back(
            Operation()(operands[0]->values[std::size_t(at[0])], operands[1]->values[std::size_t(at[1])]));
    }
    return y;
}

using Operator = Tensor (*)(const Attributes&, const Inputs&);
const std::map<std::string, Operator> operators = {{"Conv", conv},
                                                   {"MaxPool", maxPool},
                                                   {"GlobalAveragePool", globalAveragePool},
                                                   {"BatchNormalization", batchNormalization},
                                                   {"Clip", clip},
                                                   {"Relu", relu},
                                                   {"Flatten", flatten},
                                                   {"Reshape", reshape},
                                                   {"Cast", cast},
                                                   {"Transpose", transpose},
                                                   {"Gemm", gemm},
                                                   {"Add", elementwise<std::plus<>>},
                                                   {"Sub", elementwise<std::minus<>>},
                                                   {"Mul", elementwise<std::multiplies<>>}};

} // namespace

std::int64_t elementsOf(const Sizes& sizes)
{
    return std::accumulate(sizes.begin(), sizes.end(), std::int64_t(1), std::multiplies<>());
}

OnnxTensor computeNode(const onnx::NodeProto& node, const Inputs& inputs)
{
    const auto found = operators.find(node.op_type());
    if (found == operators.end() || node.output_size() != 1)
        throw Error("the operator " + node.op_type() + " is not known here", node.name());
    try {
        return found->second(Attributes(node), inputs);
    } catch (const std::exception& e) {
        throw Error(e.what(), node.name());
    }
}

} // namespace pathloom
