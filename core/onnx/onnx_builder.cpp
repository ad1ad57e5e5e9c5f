// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_builder.h"

#include "core/util/error.h"

#include <array>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// The IR version of the ONNX release that brought the opset, so that readers as old as the opset accept the file.
int irVersion(int opset)
{
    if (opset <= 11)
        return opset - 5;
    return opset <= 14 ? 7 : 8;
}

void setAttribute(onnx::NodeProto& node, const std::string& name, std::int64_t value)
{
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto_AttributeType_INT);
    attribute.set_i(value);
}

void setAttribute(onnx::NodeProto& node, const std::string& name, float value)
{
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto_AttributeType_FLOAT);
    attribute.set_f(value);
}

void setAttribute(onnx::NodeProto& node, const std::string& name, std::initializer_list<std::int64_t> values)
{
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto_AttributeType_INTS);
    for (std::int64_t value : values)
        attribute.add_ints(value);
}

void setWindow(onnx::NodeProto& node, const OnnxBuilder::Window& window)
{
    setAttribute(node, "kernel_shape", {window.kernel, window.kernel});
    setAttribute(node, "pads", {window.padding, window.padding, window.padding, window.padding});
    setAttribute(node, "strides", {window.stride, window.stride});
}

/// Free batch dimension "N", then the given ones.
void setType(onnx::ValueInfoProto& value, std::span<const std::int64_t> dimensions,
             int type = onnx::TensorProto_DataType_FLOAT)
{
    onnx::TypeProto_Tensor& tensor = *value.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(type);
    tensor.mutable_shape()->add_dim()->set_dim_param("N");
    for (const std::int64_t dimension : dimensions)
        tensor.mutable_shape()->add_dim()->set_dim_value(dimension);
}

} // namespace

OnnxBuilder::OnnxBuilder(int opset, const std::string& graphName) : m_opset(opset)
{
    if (opset < OldestOpset || opset > NewestOpset)
        throw UsageError(fmt::format("opset must lie between {} and {}, not {}", OldestOpset, NewestOpset, opset));
    m_model.set_ir_version(irVersion(opset));
    onnx::OperatorSetIdProto& import = *m_model.add_opset_import();
    import.set_domain("");
    import.set_version(opset);
    m_model.mutable_graph()->set_name(graphName);
}

std::string OnnxBuilder::input(const std::string& name, std::span<const std::int64_t> dimensions, int type,
                               const std::string& meaning)
{
    onnx::ValueInfoProto& value = *m_model.mutable_graph()->add_input();
    value.set_name(name);
    value.set_doc_string(meaning);
    setType(value, dimensions, type);
    return name;
}

std::string OnnxBuilder::floats(const std::string& name, std::span<const std::int64_t> shape,
                                std::span<const float> values)
{
    onnx::TensorProto& tensor = *m_model.mutable_graph()->add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(onnx::TensorProto_DataType_FLOAT);
    for (std::int64_t dimension : shape)
        tensor.add_dims(dimension);
    // ONNX stores raw data little-endian, as every machine this program runs on does
    tensor.set_raw_data(values.data(), values.size_bytes());
    return name;
}

std::string OnnxBuilder::conv(const std::string& node, const std::string& x, const Window& window, int groups,
                              const std::string& weight, const std::string& bias)
{
    std::vector<std::string> inputs = {x, weight};
    if (!bias.empty())
        inputs.push_back(bias);
    onnx::NodeProto& conv = append("Conv", node, inputs);
    setWindow(conv, window);
    setAttribute(conv, "dilations", {1, 1});
    setAttribute(conv, "group", std::int64_t(groups));
    return node;
}

std::string OnnxBuilder::batchNorm(const std::string& node, const std::string& x, const BatchNormInputs& inputs,
                                   double epsilon, double momentum)
{
    onnx::NodeProto& norm =
        append("BatchNormalization", node, {x, inputs.scale, inputs.shift, inputs.mean, inputs.variance});
    setAttribute(norm, "epsilon", float(epsilon));
    // ONNX counts the share of the old value, LibTorch that of the new one
    setAttribute(norm, "momentum", float(1 - momentum));
    return node;
}

std::string OnnxBuilder::relu(const std::string& node, const std::string& x)
{
    append("Relu", node, {x});
    return node;
}

std::string OnnxBuilder::clip(const std::string& node, const std::string& x, float low, float high)
{
    if (m_opset < 11) {
        onnx::NodeProto& clip = append("Clip", node, {x});
        setAttribute(clip, "min", low);
        setAttribute(clip, "max", high);
    } else {
        append("Clip", node, {x, scalar(low), scalar(high)});
    }
    return node;
}

std::string OnnxBuilder::maxPool(const std::string& node, const std::string& x, const Window& window)
{
    setWindow(append("MaxPool", node, {x}), window);
    return node;
}

std::string OnnxBuilder::globalAveragePool(const std::string& node, const std::string& x)
{
    append("GlobalAveragePool", node, {x});
    return node;
}

std::string OnnxBuilder::flatten(const std::string& node, const std::string& x)
{
    setAttribute(append("Flatten", node, {x}), "axis", std::int64_t(1));
    return node;
}

std::string OnnxBuilder::unflatten(const std::string& node, const std::string& x, int channels)
{
    onnx::TensorProto& shape = *m_model.mutable_graph()->add_initializer();
    shape.set_name(node + ".shape");
    shape.set_data_type(onnx::TensorProto_DataType_INT64);
    shape.add_dims(4);
    const std::array<std::int64_t, 4> values = {0, channels, 1, 1}; // 0 keeps the batch dimension
    shape.set_raw_data(values.data(), sizeof values);
    append("Reshape", node, {x, shape.name()});
    return node;
}

std::string OnnxBuilder::gemm(const std::string& node, const std::string& x, const std::string& weight,
                              const std::string& bias)
{
    setAttribute(append("Gemm", node, {x, weight, bias}), "transB", std::int64_t(1));
    return node;
}

std::string OnnxBuilder::channelsFirst(const std::string& node, const std::string& x)
{
    setAttribute(append("Transpose", node, {x}), "perm", {0, 3, 1, 2});
    return node;
}

std::string OnnxBuilder::castToFloat(const std::string& node, const std::string& x)
{
    setAttribute(append("Cast", node, {x}), "to", std::int64_t(onnx::TensorProto_DataType_FLOAT));
    return node;
}

std::string OnnxBuilder::add(const std::string& node, const std::string& a, const std::string& b)
{
    append("Add", node, {a, b});
    return node;
}

std::string OnnxBuilder::sub(const std::string& node, const std::string& a, const std::string& b)
{
    append("Sub", node, {a, b});
    return node;
}

std::string OnnxBuilder::mul(const std::string& node, const std::string& a, const std::string& b)
{
    append("Mul", node, {a, b});
    return node;
}

void OnnxBuilder::output(const std::string& value, const std::string& name, std::span<const std::int64_t> dimensions)
{
    for (onnx::NodeProto& node : *m_model.mutable_graph()->mutable_node()) {
        for (std::string& used : *node.mutable_input())
            used = used == value ? name : used;
        for (std::string& made : *node.mutable_output())
            made = made == value ? name : made;
    }
    onnx::ValueInfoProto& info = *m_model.mutable_graph()->add_output();
    info.set_name(name);
    setType(info, dimensions);
}

void OnnxBuilder::producer(const std::string& name, const std::string& version)
{
    m_model.set_producer_name(name);
    m_model.set_producer_version(version);
}

void OnnxBuilder::metadata(const std::string& key, const std::string& value)
{
    onnx::StringStringEntryProto& entry = *m_model.add_metadata_props();
    entry.set_key(key);
    entry.set_value(value);
}

onnx::NodeProto& OnnxBuilder::append(const std::string& type, const std::string& node,
                                     const std::vector<std::string>& inputs)
{
    onnx::NodeProto& made = *m_model.mutable_graph()->add_node();
    made.set_name(node);
    made.set_op_type(type);
    for (const std::string& input : inputs)
        made.add_input(input);
    made.add_output(node);
    return made;
}

std::string OnnxBuilder::scalar(float value)
{
    std::string& name = m_scalars[value];
    if (name.empty())
        name = floats(fmt::format("constant.{}", value), {}, std::span(&value, 1));
    return name;
}

} // namespace pathloom
