// SPDX-License-Identifier: MIT
#include "core/latency/latency_table.h"

#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// The network's input for -1, else what the block gives.
const Shape& arrivingShape(const NetworkDescription& network, int source)
{
    return source < 0 ? network.input : network.blocks[std::size_t(source)].output;
}

/// Index of the global pooling that alone feeds this linear layer, -1 if there is none.
int poolingBefore(const NetworkDescription& network, const Block& block)
{
    if (block.op.kind != OperatorKind::Linear || block.inputs.size() != 1 || block.inputs.front() < 0)
        return -1;
    const int source = block.inputs.front();
    return network.blocks[std::size_t(source)].op.kind == OperatorKind::GlobalPool ? source : -1;
}

} // namespace

std::string toText(const LatencyKey& key)
{
    std::string text = key.op;
    if (key.kernel > 0)
        text += fmt::format(" k{}", key.kernel);
    if (key.mid > 0)
        text += fmt::format(" mid{}", key.mid);
    if (key.groups > 1)
        text += fmt::format(" g{}", key.groups);
    if (key.squeeze > 0)
        text += fmt::format(" se{}", key.squeeze);
    text += fmt::format(" {}->{}", key.inputChannels, key.outputChannels);
    if (key.kernel > 0)
        text += fmt::format(" s{}", key.stride);
    return text + fmt::format(" {}x{}", key.inputHeight, key.inputWidth);
}

const LatencyEntry* LatencyTable::find(const LatencyKey& key) const
{
    const auto entry = entries.find(key);
    return entry == entries.end() ? nullptr : &entry->second;
}

LatencyKey latencyKey(const Operator& op, const Shape& input)
{
    LatencyKey key{.inputChannels = input.channels,
                   .outputChannels = op.channels > 0 ? op.channels : input.channels,
                   .inputHeight = input.height,
                   .inputWidth = input.width};
    switch (op.kind) {
    case OperatorKind::Conv:
        key.op = "conv";
        break;
    case OperatorKind::MBConv:
        key.op = "mbconv";
        key.mid = static_cast<int>(std::lround(input.channels * op.expand));
        break;
    case OperatorKind::MaxPool:
        key.op = "pool";
        break;
    case OperatorKind::Skip:
        key.op = "skip";
        break;
    case OperatorKind::GlobalPool:
        key.op = "global_avgpool";
        break;
    case OperatorKind::Linear:
        key.op = "classifier";
        break;
    }
    if (op.kind == OperatorKind::Conv || op.kind == OperatorKind::MBConv || op.kind == OperatorKind::MaxPool) {
        key.kernel = op.kernel;
        key.stride = op.stride;
    }
    return key;
}

std::vector<LatencyItem> latencyItems(const NetworkDescription& network)
{
    const int count = static_cast<int>(network.blocks.size());
    // A pooling all of whose readers are linear layers is timed with them.
    std::vector<int> readers(std::size_t(count), 0);
    std::vector<int> merged(std::size_t(count), 0);
    for (const Block& block : network.blocks) {
        for (const int source : block.inputs)
            if (source >= 0)
                ++readers[std::size_t(source)];
        if (const int pooling = poolingBefore(network, block); pooling >= 0)
            ++merged[std::size_t(pooling)];
    }

    std::vector<LatencyItem> items;
    for (int i = 0; i < count; ++i) {
        const Block& block = network.blocks[std::size_t(i)];
        const bool mergedAway = readers[std::size_t(i)] > 0 && readers[std::size_t(i)] == merged[std::size_t(i)];
        if (block.op.kind == OperatorKind::Skip || mergedAway)
            continue;
        const int pooling = poolingBefore(network, block);
        const bool withPooling = pooling >= 0 && readers[std::size_t(pooling)] == merged[std::size_t(pooling)];
        const Shape& input =
            withPooling ? arrivingShape(network, network.blocks[std::size_t(pooling)].inputs.front()) : block.input;
        items.push_back({i, latencyKey(block.op, input)});
    }
    return items;
}

bool isUsuallyConstant(const NetworkDescription& network, int index)
{
    const Block& block = network.blocks[std::size_t(index)];
    if (block.stage < 0)
        return true;
    if (block.op.kind != OperatorKind::MBConv || block.op.expand != 1)
        return false;
    for (int i = 0; i < index; ++i)
        if (network.blocks[std::size_t(i)].stage >= 0)
            return false;
    return true;
}

} // namespace pathloom
