// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_reference.h"

#include "core/onnx/onnx_operators.h"
#include "core/util/error.h"

#include <cstring>
#include <map>

namespace pathloom {

namespace {

template<typename Number>
void takeRaw(const std::string& bytes, std::vector<double>& values)
{
    std::vector<Number> numbers(bytes.size() / sizeof(Number));
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
    values.assign(numbers.begin(), numbers.end());
}

OnnxTensor storedTensor(const onnx::TensorProto& stored)
{
    OnnxTensor tensor{{stored.dims().begin(), stored.dims().end()}, {}};
    if (stored.data_type() == onnx::TensorProto_DataType_INT64)
        takeRaw<std::int64_t>(stored.raw_data(), tensor.values);
    else
        takeRaw<float>(stored.raw_data(), tensor.values);
    if (std::int64_t(tensor.values.size()) != elementsOf(tensor.sizes))
        throw Error("its values do not fill its shape", stored.name());
    return tensor;
}

} // namespace

struct OnnxReference::Impl
{
    onnx::GraphProto graph; ///< without its weights
    std::map<std::string, OnnxTensor> stored;
};

OnnxReference::OnnxReference(const onnx::ModelProto& model) : m_impl(std::make_unique<Impl>())
{
    m_impl->graph = model.graph();
    m_impl->graph.clear_initializer();
    for (const onnx::TensorProto& tensor : model.graph().initializer())
        m_impl->stored[tensor.name()] = storedTensor(tensor);
}

OnnxReference::~OnnxReference() = default;

std::vector<float> OnnxReference::logits(std::span<const float> pixels, int batch) const
{
    const onnx::GraphProto& graph = m_impl->graph;
    std::map<std::string, OnnxTensor> computed;
    OnnxTensor& images = computed[graph.input(0).name()];
    images.values.assign(pixels.begin(), pixels.end());
    for (const auto& dimension : graph.input(0).type().tensor_type().shape().dim())
        images.sizes.push_back(dimension.has_dim_value() ? dimension.dim_value() : batch);
    if (elementsOf(images.sizes) != std::int64_t(pixels.size()))
        throw Error("takes other images", graph.input(0).name());
    for (const onnx::NodeProto& node : graph.node()) {
        std::vector<const OnnxTensor*> inputs;
        for (const std::string& name : node.input()) {
            const auto there = computed.find(name);
            const auto stored = m_impl->stored.find(name);
            if (there == computed.end() && stored == m_impl->stored.end())
                throw Error("nothing gives its input " + name, node.name());
            inputs.push_back(there != computed.end() ? &there->second : &stored->second);
        }
        computed[node.output(0)] = computeNode(node, inputs);
    }
    const OnnxTensor& result = computed[graph.output(0).name()];
    return {result.values.begin(), result.values.end()};
}

} // namespace pathloom
