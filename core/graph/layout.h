// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace pathloom {

enum class NodeRole { Block, Junction, Candidate };

struct GraphNode
{
    std::string label;
    NodeRole role = NodeRole::Block;
    int block = -1;       ///< index into the space's (or network's) blocks
    int choice = -1;      ///< index of the choice block, for candidates
    int candidate = -1;
    int stage = -1;
    double width = 80, height = 28; ///< points
};
struct GraphEdge
{
    int from = 0, to = 0;
    int choice = -1, candidate = -1; ///< of the strand it belongs to
    bool shortcut = false;
};
struct Graph
{
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
};

struct Point { double x = 0, y = 0; };
/// Positions in points, y downwards, origin at the top left.
struct Layout
{
    double width = 0, height = 0;
    std::vector<Point> nodeCenters;          ///< one a node
    std::vector<std::vector<Point>> edgePaths; ///< one an edge: cubic Bezier control points, 3n + 1 of them
};

/// Turns a graph into positions. Implementations are stateless; layout() may be called from any thread.
class Layouter
{
public:
    virtual ~Layouter() = default;
    virtual Layout layout(const Graph& graph) const = 0;
};

/// Graphviz' dot, from left to right. Graphviz lays out one graph at a time and reads numbers with the process' locale:
/// calls are serialised and run with LC_NUMERIC "C" for this thread.
std::unique_ptr<Layouter> graphvizLayouter();

} // namespace pathloom
