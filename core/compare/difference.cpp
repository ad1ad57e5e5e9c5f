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
    /// @param whole the prediction for the whole network, if it can be had
    BlockLatencies(const NetworkDescription& network, const LatencyPredictor* predictor,
                   const std::optional<PredictedLatency>& whole)
        : m_network(network), m_predictor(predictor)
    {
        if (!predictor)
            return;
        for (const LatencyItem& item : latencyItems(network))
            m_keys.emplace(item.block, item.key);
        // A table's constant may belong to another resolution. Where it stands for stem and head, the prediction
        // has fewer parts than the network.
        m_constantCovers = predictor->table().constantMs &&
                           (!whole || whole->parts + whole->leftOutParts < static_cast<int>(m_keys.size()));
    }

    /// None for what is timed with its neighbour, cannot be had, or is covered by the table's constant; 0 for a Skip.
    std::optional<double> of(int block, bool& estimated) const
    {
        if (!m_predictor || block < 0)
            return std::nullopt;
        if (m_network.blocks[std::size_t(block)].op.kind == OperatorKind::Skip)
            return 0;
        const auto key = m_keys.find(block);
        if (key == m_keys.end())
            return std::nullopt;
        if (m_constantCovers && !m_predictor->table().find(key->second) && isUsuallyConstant(m_network, block))
            return std::nullopt;
        try {
            const LatencyEntry entry = m_predictor->entry(key->second);
            estimated = entry.method == "estimated";
            return entry.ms;
        } catch (const Error&) {
            return std::nullopt; // the whole network's prediction names it
        }
    }

private:
    const NetworkDescription& m_network;
    const LatencyPredictor* m_predictor;
    std::map<int, LatencyKey> m_keys;
    bool m_constantCovers = false;
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
    pair.otherChanged = a.kind != b.kind || a.stride != b.stride || ownChannels(*left) != ownChannels(*right);
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
    const BlockLatencies leftLatencies(left, predictor, result.leftLatency);
    const BlockLatencies rightLatencies(right, predictor, result.rightLatency);
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
