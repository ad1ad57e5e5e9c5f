// SPDX-License-Identifier: MIT
#include "core/compare/difference.h"

#include "core/compare/block_alignment.h"
#include "core/util/error.h"

#include <map>

namespace pathloom {

namespace {

/// Latencies of one network's blocks on a target.
class BlockLatencies
{
public:
    BlockLatencies(const NetworkDescription& network, const LatencyPredictor* predictor)
        : m_network(network), m_known(predictor != nullptr)
    {
        if (predictor)
            for (const PredictedPart& part : predictor->parts(network))
                m_parts.emplace(part.item.block, part);
    }

    /// As it enters the network's latency. None for what is timed with its neighbour, cannot be had, or is covered by
    /// the table's constant; 0 for a Skip.
    std::optional<double> of(int block, bool& estimated) const
    {
        if (!m_known || block < 0)
            return std::nullopt;
        if (m_network.blocks[std::size_t(block)].op.kind == OperatorKind::Skip)
            return 0;
        const auto part = m_parts.find(block);
        if (part == m_parts.end() || !part->second.entry)
            return std::nullopt; // the whole network's prediction names what cannot be had
        estimated = part->second.entry->method == estimatedMethod;
        return part->second.ms;
    }

private:
    const NetworkDescription& m_network;
    bool m_known;
    std::map<int, PredictedPart> m_parts;
};

bool hasKernel(const Operator& op)
{
    return op.kind == OperatorKind::Conv || op.kind == OperatorKind::MBConv || op.kind == OperatorKind::MaxPool;
}

bool isThere(const Block* block)
{
    return block && block->op.kind != OperatorKind::Skip;
}

/// Width that the operator itself sets, 0 for one that passes its input's on.
int ownChannels(const Block& block)
{
    const OperatorKind kind = block.op.kind;
    return kind == OperatorKind::Conv || kind == OperatorKind::MBConv || kind == OperatorKind::Linear
               ? block.output.channels
               : 0;
}

void setChanges(BlockPair& pair, const Block* left, const Block* right)
{
    pair.depthChanged = isThere(left) != isThere(right);
    if (!isThere(left) || !isThere(right))
        return;
    const Operator& a = left->op;
    const Operator& b = right->op;
    pair.kernelChanged = hasKernel(a) && hasKernel(b) && a.kernel != b.kernel;
    pair.expandChanged = a.kind == OperatorKind::MBConv && b.kind == OperatorKind::MBConv && a.expand != b.expand;
    pair.otherChanged = a.kind != b.kind || a.stride != b.stride || ownChannels(*left) != ownChannels(*right) ||
                        (hasActivation(a.kind) && a.activation != b.activation) || left->shortcut != right->shortcut;
}

} // namespace

NetworkDifference difference(const NetworkDescription& left, const NetworkDescription& right,
                             const LatencyPredictor* predictor)
{
    NetworkDifference result{.leftCosts = costs(left), .rightCosts = costs(right)};
    const auto predict = [&](const NetworkDescription& network) -> std::optional<PredictedLatency> {
        if (!predictor)
            return std::nullopt;
        try {
            return predictor->network(network);
        } catch (const Error& e) {
            if (result.latencyProblem.empty())
                result.latencyProblem = e.what();
            return std::nullopt;
        }
    };
    result.leftLatency = predict(left);
    result.rightLatency = predict(right);
    const BlockLatencies leftLatencies(left, predictor);
    const BlockLatencies rightLatencies(right, predictor);
    for (const auto& [l, r] : alignedBlocks(left, right)) {
        BlockPair pair{.left = l, .right = r};
        const Block* leftBlock = l < 0 ? nullptr : &left.blocks[std::size_t(l)];
        const Block* rightBlock = r < 0 ? nullptr : &right.blocks[std::size_t(r)];
        setChanges(pair, leftBlock, rightBlock);
        if (leftBlock)
            pair.leftCosts = costs(*leftBlock);
        if (rightBlock)
            pair.rightCosts = costs(*rightBlock);
        pair.leftMs = leftLatencies.of(l, pair.leftEstimated);
        pair.rightMs = rightLatencies.of(r, pair.rightEstimated);
        result.changedKernels += pair.kernelChanged;
        result.changedExpansions += pair.expandChanged;
        result.changedDepths += pair.depthChanged;
        result.otherChanges += pair.otherChanged;
        result.pairs.push_back(pair);
    }
    return result;
}

} // namespace pathloom
