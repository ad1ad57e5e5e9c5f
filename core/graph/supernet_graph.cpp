// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"

#include "core/space/architecture.h"

#include <algorithm>
#include <numeric>

namespace pathloom {

namespace {

constexpr double boxHeight = 28;
constexpr double candidateHeight = 20;
constexpr double junctionSize = 10;
/// Average advance of a letter at the 11 points in which labels are drawn, and the room around them.
constexpr double letterWidth = 6.2;
constexpr double labelMargin = 18;

double widthFor(const std::string& label)
{
    return std::max(44.0, static_cast<double>(label.size()) * letterWidth + labelMargin);
}

class GraphBuilder
{
public:
    int addBlock(int block, int stage, const Operator& op)
    {
        const std::string label = displayName(op);
        return add({.label = label, .block = block, .stage = stage, .width = widthFor(label), .height = boxHeight});
    }
    int addJunction(int block, int stage, const std::string& label = {})
    {
        return add({.label = label,
                    .role = NodeRole::Junction,
                    .block = block,
                    .stage = stage,
                    .width = junctionSize,
                    .height = junctionSize});
    }
    int add(GraphNode node)
    {
        m_graph.nodes.push_back(std::move(node));
        return static_cast<int>(m_graph.nodes.size()) - 1;
    }
    /// @param from -1 = the network's input, which is no node
    void connect(GraphEdge edge)
    {
        if (edge.from >= 0)
            m_graph.edges.push_back(edge);
    }
    Graph take() { return std::move(m_graph); }

private:
    Graph m_graph;
};

/// Candidates as they stand from top to bottom: in their order, Skip last.
std::vector<int> drawingOrder(const std::vector<Operator>& candidates)
{
    std::vector<int> order(candidates.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_partition(
        order, [&](int j) { return candidates[static_cast<std::size_t>(j)].kind != OperatorKind::Skip; });
    return order;
}

} // namespace

Graph supernetGraph(const SearchSpace& space)
{
    GraphBuilder builder;
    int last = -1; // the node from which the next block hangs
    int choice = 0;
    bool lastIsJunction = false;
    for (std::size_t i = 0; i < space.blocks.size(); ++i) {
        const SpaceBlock& block = space.blocks[i];
        const int index = static_cast<int>(i);
        if (!block.isChoice()) {
            const int node = builder.addBlock(index, block.stage, block.candidates.front());
            builder.connect({.from = last, .to = node});
            last = node;
            lastIsJunction = false;
            continue;
        }
        if (!lastIsJunction) {
            const int junction = builder.addJunction(-1, -1);
            builder.connect({.from = last, .to = junction});
            last = junction;
        }
        const std::vector<int> order = drawingOrder(block.candidates);
        std::vector<int> nodes;
        for (int j : order) {
            const std::string label = candidateText(block.candidates[static_cast<std::size_t>(j)]);
            nodes.push_back(builder.add({.label = label,
                                         .role = NodeRole::Candidate,
                                         .block = index,
                                         .choice = choice,
                                         .candidate = j,
                                         .stage = block.stage,
                                         .width = widthFor(label),
                                         .height = candidateHeight}));
        }
        const int behind = builder.addJunction(-1, -1);
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            builder.connect({.from = last, .to = nodes[k], .choice = choice, .candidate = order[k]});
            builder.connect({.from = nodes[k], .to = behind, .choice = choice, .candidate = order[k]});
        }
        last = behind;
        lastIsJunction = true;
        ++choice;
    }
    return builder.take();
}

Graph networkGraph(const NetworkDescription& network)
{
    GraphBuilder builder;
    std::vector<int> outputs; // the node that carries each block's output
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        const Block& block = network.blocks[i];
        const int index = static_cast<int>(i);
        std::vector<int> sources;
        for (int input : block.inputs)
            if (input >= 0)
                sources.push_back(outputs[static_cast<std::size_t>(input)]);
        int source = sources.empty() ? -1 : sources.front();
        if (sources.size() > 1) {
            source = builder.addJunction(index, block.stage, "+");
            for (int from : sources)
                builder.connect({.from = from, .to = source});
        }
        const int node = builder.addBlock(index, block.stage, block.op);
        builder.connect({.from = source, .to = node});
        outputs.push_back(node);
        if (block.shortcut) {
            const int sum = builder.addJunction(index, block.stage, "+");
            builder.connect({.from = node, .to = sum});
            builder.connect({.from = source, .to = sum, .shortcut = true});
            outputs.back() = sum;
        }
    }
    return builder.take();
}

} // namespace pathloom
