// SPDX-License-Identifier: MIT
#include "core/space/network.h"

#include "core/util/error.h"

#include <algorithm>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

std::string toText(const Shape& shape)
{
    return fmt::format("{}x{}x{}", shape.channels, shape.height, shape.width);
}

Costs& operator+=(Costs& sum, const Costs& more)
{
    sum.parameters += more.parameters;
    sum.macs += more.macs;
    sum.activationBytes += more.activationBytes;
    return sum;
}

/// Shape of what arrives at a block: all its inputs have it, since they are added.
Shape arrivingShape(const NetworkDescription& network, const Block& block, int index)
{
    if (block.inputs.empty())
        throw Error("has no input", block.name);
    Shape arriving;
    for (int source : block.inputs) {
        if (source < -1 || source >= index)
            throw Error(fmt::format("input {} is not an earlier block", source), block.name);
        const Shape& shape = source < 0 ? network.input : network.blocks[source].output;
        if (arriving != Shape() && arriving != shape)
            throw Error("adds inputs of different shapes, " + toText(arriving) + " and " + toText(shape), block.name);
        arriving = shape;
    }
    return arriving;
}

} // namespace

Costs costs(const Block& block)
{
    // Kept for the backward pass: one float32 map for each layer's output; activations and dropout work in place, and
    // between two convolutions the normalised map is computed where it is read (core/kernels).
    constexpr int bytesPerValue = 4;
    Costs sum;
    const std::vector<Layer> layers = expand(block.op, block.input);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Layer& layer = layers[i];
        sum.parameters += parameters(layer);
        sum.macs += macs(layer);
        const bool inPlace = layer.kind == LayerKind::Activation || layer.kind == LayerKind::Dropout;
        const bool readByConvolution = layer.kind == LayerKind::BatchNorm &&
                                       std::any_of(layers.begin() + std::ptrdiff_t(i), layers.end(),
                                                   [](const Layer& later) { return later.kind == LayerKind::Conv; });
        if (!inPlace && !readByConvolution)
            sum.activationBytes += layer.output.elements() * bytesPerValue;
    }
    return sum;
}

Costs costs(const NetworkDescription& network)
{
    Costs sum;
    for (const Block& block : network.blocks)
        sum += costs(block);
    return sum;
}

void inferShapes(NetworkDescription& network)
{
    if (network.blocks.empty())
        throw Error("has no blocks", network.name);
    std::set<std::string> names;
    for (int i = 0; i < static_cast<int>(network.blocks.size()); ++i) {
        Block& block = network.blocks[i];
        if (block.name.empty() || !names.insert(block.name).second)
            throw Error(fmt::format("the name '{}' of block {} is empty or used twice", block.name, i), network.name);
        block.input = arrivingShape(network, block, i);
        try {
            block.output = outputShape(block.op, block.input);
        } catch (const Error& e) {
            throw Error(e.what(), block.name);
        }
        if (block.shortcut && block.op.kind == OperatorKind::Skip)
            throw Error("a skip takes no shortcut: it passes its input on itself", block.name);
        if (block.shortcut && block.output != block.input)
            throw Error("its shortcut cannot add " + toText(block.input) + " to " + toText(block.output), block.name);
    }
    const Shape logits{network.classes, 1, 1};
    if (network.classes > 0 && network.blocks.back().output != logits)
        throw Error(fmt::format("the last block gives {}, not {} logits", toText(network.blocks.back().output),
                                network.classes),
                    network.blocks.back().name);
}

std::string architectureText(const NetworkDescription& network)
{
    std::string text;
    for (const Block& block : network.blocks)
        if (block.stage >= 0)
            text += (text.empty() ? "" : " ") + candidateText(block.op);
    return text;
}

} // namespace pathloom
