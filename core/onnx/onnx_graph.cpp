// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_graph.h"

#include "core/onnx/onnx_builder.h"
#include "core/onnx/onnx_metadata.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

/// A tensor of the graph. Convolutions and poolings work on maps (N x C x H x W), linear layers on flat ones (N x C).
struct Value
{
    std::string name;
    Shape shape;
    bool flat = false;
};

class GraphWriter
{
public:
    GraphWriter(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options)
        : m_network(network), m_weights(weights), m_options(options),
          m_builder(options.opset, network.name.empty() ? "network" : network.name)
    {
    }

    void writeBlocks(const Normalization& normalization)
    {
        const Value images = arrivingImages(normalization);
        for (const Block& block : m_network.blocks) {
            m_outputs.push_back(writeBlock(block, images));
            promiseShape(m_outputs.back());
        }
        // A single block that is only timed may end in a map.
        const Value& last = m_outputs.back();
        const bool isMap = !last.flat && (last.shape.height > 1 || last.shape.width > 1);
        const Value result = isMap ? last : flattened(m_network.blocks.back().name + "/flatten", last);
        std::vector<std::int64_t> dimensions = {result.shape.channels};
        if (isMap)
            dimensions.insert(dimensions.end(), {result.shape.height, result.shape.width});
        m_builder.output(result.name, OnnxOutputName, dimensions);
        m_shapes.erase(result.name);
        m_shapes[OnnxOutputName] = dimensions;
    }
    OnnxBuilder& builder() { return m_builder; }
    OnnxGraph take() { return {m_builder.take(), std::move(m_shapes)}; }

private:
    /// The input, with what has to be done to it before the first block.
    Value arrivingImages(const Normalization& normalization)
    {
        const OnnxInputForm& form = formOf(m_options.input);
        const Shape& shape = m_network.input;
        std::vector<std::int64_t> dimensions = {shape.channels, shape.height, shape.width};
        if (form.channelsLast)
            std::ranges::rotate(dimensions, dimensions.begin() + 1);
        const char* const meaning = form.isBytes                  ? "pixels in 0..255"
                                    : m_options.withNormalization ? "pixels in 0..1"
                                                                  : "normalised pixels";
        const int type = form.isBytes ? onnx::TensorProto_DataType_UINT8 : onnx::TensorProto_DataType_FLOAT;
        Value images{m_builder.input(OnnxInputName, dimensions, type, meaning), shape};
        if (form.channelsLast) // while a pixel is still a byte
            images.name = m_builder.channelsFirst("input/channels_first", images.name);
        if (form.isBytes)
            images.name = m_builder.castToFloat("input/float", images.name);
        return m_options.normalizesInside() ? normalised(images, normalization, form.isBytes ? 255 : 1) : images;
    }

    Value writeBlock(const Block& block, const Value& images)
    {
        const Value arriving = arrivingAt(block, images);
        Value value = arriving;
        const std::vector<Layer> layers = expand(block.op, block.input);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const bool normFollows = i + 1 < layers.size() && layers[i + 1].kind == LayerKind::BatchNorm;
            if (m_options.foldBatchNorm && normFollows && layers[i].kind == LayerKind::Conv) {
                value = foldedConv(block, layers[i], layers[i + 1], value);
                ++i;
            } else {
                value = writeLayer(block, layers[i], value);
            }
        }
        return block.shortcut ? sum(block.name + "/shortcut", value, arriving) : value;
    }

    /// The block's inputs, added where there are several.
    Value arrivingAt(const Block& block, const Value& images)
    {
        const auto source = [&](int index) { return index < 0 ? images : m_outputs.at(index); };
        Value total = source(block.inputs.front());
        for (std::size_t i = 1; i < block.inputs.size(); ++i)
            total = sum(fmt::format("{}/inputs{}", block.name, i), total, source(block.inputs[i]));
        return total;
    }

    Value writeLayer(const Block& block, const Layer& layer, const Value& x)
    {
        const std::string node = block.name + "/" + layer.name;
        const std::string key = block.name + "." + layer.name;
        const std::int64_t out = layer.output.channels;
        const OnnxBuilder::Window window{layer.kernel, layer.stride, layer.padding};
        const auto onMap = [&] { return mapped(node + ".map", x).name; };
        switch (layer.kind) {
        case LayerKind::Conv:
            return {m_builder.conv(node, onMap(), window, layer.groups, stored(key + ".weight", convShape(layer))),
                    layer.output};
        case LayerKind::BatchNorm:
            checkVariance(key + ".running_var", out);
            return {m_builder.batchNorm(node, onMap(),
                                        {.scale = stored(key + ".weight", {out}),
                                         .shift = stored(key + ".bias", {out}),
                                         .mean = stored(key + ".running_mean", {out}),
                                         .variance = stored(key + ".running_var", {out})},
                                        m_network.batchNorm.epsilon, m_network.batchNorm.momentum),
                    layer.output};
        case LayerKind::Activation:
            return activated(node, layer, x);
        case LayerKind::MaxPool:
            return {m_builder.maxPool(node, onMap(), window), layer.output};
        case LayerKind::GlobalPool:
            return {m_builder.globalAveragePool(node, onMap()), layer.output};
        case LayerKind::Dropout:
            return x; // the identity outside training
        case LayerKind::Linear:
            return {m_builder.gemm(node, flattened(node + ".flatten", x).name,
                                   stored(key + ".weight", {out, layer.input.channels}), stored(key + ".bias", {out})),
                    layer.output, true};
        }
        throw Error("a layer of this kind has no ONNX form", key);
    }

    Value activated(const std::string& node, const Layer& layer, const Value& x)
    {
        switch (layer.activation) {
        case Activation::None:
            return x;
        case Activation::Relu:
            return {m_builder.relu(node, x.name), x.shape, x.flat};
        case Activation::Relu6:
            return {m_builder.clip(node, x.name, 0, 6), x.shape, x.flat};
        }
        throw Error("this activation has no ONNX form", node);
    }

    /// Convolution and batch norm as one convolution with bias, computed in double:
    /// w' = w g / sqrt(v + e),  b' = b - m g / sqrt(v + e).
    Value foldedConv(const Block& block, const Layer& conv, const Layer& norm, const Value& x)
    {
        const std::string node = block.name + "/" + conv.name;
        const std::string convKey = block.name + "." + conv.name;
        const std::string normKey = block.name + "." + norm.name;
        const std::int64_t out = conv.output.channels;
        WeightTensor weight = take(convKey + ".weight", convShape(conv));
        WeightTensor bias{{out}, std::vector<float>(std::size_t(out))};
        const WeightTensor& scale = take(normKey + ".weight", {out});
        const WeightTensor& shift = take(normKey + ".bias", {out});
        const WeightTensor& mean = take(normKey + ".running_mean", {out});
        const WeightTensor& variance = checkVariance(normKey + ".running_var", out);
        const std::size_t perChannel = weight.values.size() / std::size_t(out);
        for (std::size_t c = 0; c < std::size_t(out); ++c) {
            const double factor = scale.values[c] / std::sqrt(variance.values[c] + m_network.batchNorm.epsilon);
            bias.values[c] = float(shift.values[c] - mean.values[c] * factor);
            for (std::size_t i = c * perChannel; i < (c + 1) * perChannel; ++i)
                weight.values[i] = float(weight.values[i] * factor);
        }
        checkFinite(convKey + ".weight (with the batch norm folded in)", weight);
        checkFinite(convKey + ".bias (with the batch norm folded in)", bias);
        return {m_builder.conv(node, mapped(node + ".map", x).name, {conv.kernel, conv.stride, conv.padding},
                               conv.groups, m_builder.floats(convKey + ".weight", weight.shape, weight.values),
                               m_builder.floats(convKey + ".bias", bias.shape, bias.values)),
                norm.output};
    }

    /// @param largest value of a pixel
    Value normalised(const Value& pixels, const Normalization& normalization, double largest)
    {
        // three dimensions, since OpenCV 4.6 mistakes the leading 1 of 1 x C x 1 x 1 for the channels
        const std::vector<std::int64_t> shape = {m_network.input.channels, 1, 1};
        std::vector<float> mean, factor;
        for (std::size_t c = 0; c < normalization.mean.size(); ++c) {
            mean.push_back(float(normalization.mean[c] * largest));
            factor.push_back(float(1 / (normalization.deviation[c] * largest)));
        }
        const std::string centred =
            m_builder.sub("normalization/centre", pixels.name, m_builder.floats("normalization.mean", shape, mean));
        return {m_builder.mul("normalization/scale", centred, m_builder.floats("normalization.factor", shape, factor)),
                pixels.shape};
    }

    Value sum(const std::string& node, const Value& a, const Value& b)
    {
        // a flat tensor and a map of one pixel are the same to the description, but would broadcast in ONNX
        const bool flat = a.flat || b.flat;
        const Value left = flat ? flattened(node + ".flatten", a) : a;
        const Value right = flat ? flattened(node + ".flatten", b) : b;
        return {m_builder.add(node, left.name, right.name), a.shape, flat};
    }
    Value flattened(const std::string& node, const Value& value)
    {
        return value.flat ? value : Value{m_builder.flatten(node, value.name), value.shape, true};
    }
    Value mapped(const std::string& node, const Value& value)
    {
        return value.flat ? Value{m_builder.unflatten(node, value.name, value.shape.channels), value.shape} : value;
    }

    void promiseShape(const Value& value)
    {
        if (value.name == OnnxInputName)
            return;
        m_shapes[value.name] = {value.shape.channels};
        if (!value.flat)
            m_shapes[value.name].insert(m_shapes[value.name].end(), {value.shape.height, value.shape.width});
    }

    static std::vector<std::int64_t> convShape(const Layer& conv)
    {
        return {conv.output.channels, conv.input.channels / conv.groups, conv.kernel, conv.kernel};
    }
    std::string stored(const std::string& key, const std::vector<std::int64_t>& shape)
    {
        const WeightTensor& tensor = take(key, shape);
        return m_builder.floats(key, tensor.shape, tensor.values);
    }
    const WeightTensor& take(const std::string& key, const std::vector<std::int64_t>& shape) const
    {
        const auto found = m_weights.find(key);
        if (found == m_weights.end())
            throw Error("is missing among the weights", key);
        const WeightTensor& tensor = found->second;
        std::int64_t elements = 1;
        for (std::int64_t dimension : shape)
            elements *= dimension;
        if (tensor.shape != shape || std::int64_t(tensor.values.size()) != elements)
            throw Error(fmt::format("has shape {} ({} values), but the network needs {}", fmt::join(tensor.shape, "x"),
                                    tensor.values.size(), fmt::join(shape, "x")),
                        key);
        checkFinite(key, tensor);
        return tensor;
    }
    const WeightTensor& checkVariance(const std::string& key, std::int64_t channels) const
    {
        const WeightTensor& variance = take(key, {channels});
        for (float value : variance.values)
            if (value < 0)
                throw Error(fmt::format("holds the negative variance {}", value), key);
        return variance;
    }
    static void checkFinite(const std::string& key, const WeightTensor& tensor)
    {
        for (float value : tensor.values)
            if (!std::isfinite(value))
                throw Error("holds a value that is not finite", key);
    }

    const NetworkDescription& m_network;
    const Weights& m_weights;
    const OnnxOptions& m_options;
    OnnxBuilder m_builder;
    std::vector<Value> m_outputs; ///< of each block
    std::map<std::string, std::vector<std::int64_t>> m_shapes;
};

} // namespace

OnnxGraph buildOnnxGraph(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options,
                         const OnnxMetadata& metadata)
{
    GraphWriter writer(network, weights, options);
    checkMetadata(network, options, metadata);
    writer.writeBlocks(metadata.normalization);
    writeMetadata(writer.builder(), network, options, metadata);
    return writer.take();
}

} // namespace pathloom
