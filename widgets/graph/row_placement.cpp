// SPDX-License-Identifier: MIT
#include "widgets/graph/row_placement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr int mostRows = 4;

/// A junction at which the graph can be cut: everything left of it comes before everything right of it.
struct Cut
{
    int node;
    double x;
    bool endsStage;
};

int stageAround(const Graph& graph, int node, bool before)
{
    for (const GraphEdge& edge : graph.edges) {
        if (before && edge.to == node && graph.nodes[edge.from].stage >= 0)
            return graph.nodes[edge.from].stage;
        if (!before && edge.from == node && graph.nodes[edge.to].stage >= 0)
            return graph.nodes[edge.to].stage;
    }
    return -1;
}

std::vector<Cut> possibleCuts(const Graph& graph, const Layout& layout)
{
    std::vector<Cut> cuts;
    for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) {
        if (graph.nodes[i].role != NodeRole::Junction)
            continue;
        const double x = layout.nodeCenters[i].x;
        const bool crossed = std::any_of(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& edge) {
            return layout.nodeCenters[edge.from].x < x && layout.nodeCenters[edge.to].x > x;
        });
        if (!crossed)
            cuts.push_back({i, x, stageAround(graph, i, true) != stageAround(graph, i, false)});
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.x < b.x; });
    return cuts;
}

/// Cuts for so many rows of about equal length, or none if there are too few junctions.
std::vector<Cut> chooseCuts(const std::vector<Cut>& cuts, double width, int rows)
{
    std::vector<Cut> chosen;
    for (int i = 1; i < rows; ++i) {
        const double wish = width * i / rows;
        const Cut* best = nullptr;
        double bestCost = std::numeric_limits<double>::max();
        for (const Cut& cut : cuts) {
            if (!chosen.empty() && cut.x <= chosen.back().x)
                continue;
            const double cost = std::abs(cut.x - wish) / width + (cut.endsStage ? 0 : 0.06);
            if (cost < bestCost) {
                bestCost = cost;
                best = &cut;
            }
        }
        if (!best)
            return {};
        chosen.push_back(*best);
    }
    return chosen;
}

/// The part between two cuts, both included; `origin` gets the node each part node came from.
Graph part(const Graph& graph, const Layout& layout, double left, double right, std::vector<int>& origin)
{
    Graph result;
    std::vector<int> place(graph.nodes.size(), -1);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const double x = layout.nodeCenters[i].x;
        if (x < left || x > right)
            continue;
        place[i] = static_cast<int>(result.nodes.size());
        origin.push_back(static_cast<int>(i));
        result.nodes.push_back(graph.nodes[i]);
    }
    for (GraphEdge edge : graph.edges) {
        if (place[edge.from] < 0 || place[edge.to] < 0)
            continue;
        edge.from = place[edge.from];
        edge.to = place[edge.to];
        result.edges.push_back(edge);
    }
    return result;
}

void appendRow(PlacedGraph& placed, const Graph& graph, const Layout& layout, double rowGap)
{
    const double top = (placed.rows.empty() ? 0 : placed.rows.back().bottom) + rowGap;
    const int firstNode = static_cast<int>(placed.graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        placed.graph.nodes.push_back(graph.nodes[i]);
        placed.layout.nodeCenters.push_back({layout.nodeCenters[i].x, layout.nodeCenters[i].y + top});
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        GraphEdge edge = graph.edges[i];
        edge.from += firstNode;
        edge.to += firstNode;
        placed.graph.edges.push_back(edge);
        std::vector<Point> path = layout.edgePaths[i];
        for (Point& point : path)
            point.y += top;
        placed.layout.edgePaths.push_back(path);
    }
    placed.rows.push_back({top, top + layout.height});
    placed.layout.width = std::max(placed.layout.width, layout.width);
    placed.layout.height = top + layout.height;
}

} // namespace

PlacedGraph placeInRows(const Graph& graph, const Layouter& layouter, double aspect, double rowGap)
{
    const Layout whole = layouter.layout(graph);
    const std::vector<Cut> cuts = possibleCuts(graph, whole);
    std::vector<Cut> chosen;
    double bestMismatch = std::numeric_limits<double>::max();
    for (int rows = 1; rows <= mostRows; ++rows) {
        const std::vector<Cut> candidate = chooseCuts(cuts, whole.width, rows);
        if (static_cast<int>(candidate.size()) != rows - 1)
            break;
        const double ratio = whole.width / rows / ((whole.height + rowGap) * rows);
        const double mismatch = std::abs(std::log(ratio / aspect));
        if (mismatch < bestMismatch) {
            bestMismatch = mismatch;
            chosen = candidate;
        }
    }

    PlacedGraph placed;
    if (chosen.empty()) {
        appendRow(placed, graph, whole, rowGap);
        return placed;
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double left = -infinity;
    int cutEnd = -1;
    for (std::size_t row = 0; row <= chosen.size(); ++row) {
        const double right = row < chosen.size() ? chosen[row].x : infinity;
        std::vector<int> origin;
        const Graph piece = part(graph, whole, left, right, origin);
        const int firstNode = static_cast<int>(placed.graph.nodes.size());
        appendRow(placed, piece, layouter.layout(piece), rowGap);
        const auto placeOf = [&](int node) {
            return firstNode + static_cast<int>(std::find(origin.begin(), origin.end(), node) - origin.begin());
        };
        if (row > 0)
            placed.continuations.emplace_back(cutEnd, placeOf(chosen[row - 1].node));
        if (row < chosen.size())
            cutEnd = placeOf(chosen[row].node);
        left = right;
    }
    return placed;
}

} // namespace pathloom
