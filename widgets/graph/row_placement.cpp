// SPDX-License-Identifier: MIT
#include "widgets/graph/row_placement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr int mostRows = 8;
constexpr double borderWorth = 0.06; ///< how far a cut goes, in shares of the width, to be at the border of a stage

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
std::vector<Cut> chooseCuts(const std::vector<Cut>& cuts, double width, int rows, double borderWorth)
{
    std::vector<Cut> chosen;
    for (int i = 1; i < rows; ++i) {
        const double wish = width * i / rows;
        const Cut* best = nullptr;
        double bestCost = std::numeric_limits<double>::max();
        for (const Cut& cut : cuts) {
            if (!chosen.empty() && cut.x <= chosen.back().x)
                continue;
            const double cost = std::abs(cut.x - wish) / width + (cut.endsStage ? 0 : borderWorth);
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

/// About how large the picture is when the graph is cut there.
PlacedGraph::Extent extentOf(const Graph& graph, const Layout& whole, const std::vector<Cut>& cuts, const RowRoom& room)
{
    PlacedGraph::Extent extent;
    for (std::size_t row = 0; row <= cuts.size(); ++row) {
        const double left = row > 0 ? cuts[row - 1].x : 0;
        const double right = row < cuts.size() ? cuts[row].x : whole.width;
        double top = std::numeric_limits<double>::max(), bottom = 0;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            const Point center = whole.nodeCenters[i];
            if (center.x < left || center.x > right)
                continue;
            top = std::min(top, center.y - graph.nodes[i].height / 2);
            bottom = std::max(bottom, center.y + graph.nodes[i].height / 2);
        }
        extent.width = std::max(extent.width, right - left);
        extent.height += room.gap + std::max(0.0, bottom - top);
    }
    return {extent.width + room.sides, extent.height + room.below};
}

} // namespace

int rowsFor(const std::vector<PlacedGraph::Extent>& choices, const RowRoom& room)
{
    const auto scale = [&](const PlacedGraph::Extent& extent) {
        return std::min(room.width / extent.width, room.height / extent.height);
    };
    const auto largest = std::ranges::max_element(choices, {}, scale);
    const auto rowsOf = [&](auto choice) { return static_cast<int>(choice - choices.begin()) + 1; };
    if (!room.pans || scale(*largest) >= 1)
        return rowsOf(largest);
    const auto narrow = std::ranges::find_if(choices, [&](const auto& extent) { return extent.width <= room.width; });
    return narrow == choices.end() ? static_cast<int>(choices.size()) : rowsOf(narrow);
}

PlacedGraph placeInRows(const Graph& graph, const Layouter& layouter, const RowRoom& room)
{
    const Layout whole = layouter.layout(graph);
    const std::vector<Cut> cuts = possibleCuts(graph, whole);
    PlacedGraph placed;
    std::vector<std::vector<Cut>> ways;
    for (int rows = 1; rows <= mostRows; ++rows) {
        std::vector<Cut> atBorders = chooseCuts(cuts, whole.width, rows, borderWorth);
        if (static_cast<int>(atBorders.size()) != rows - 1)
            break;
        const std::vector<Cut> even = chooseCuts(cuts, whole.width, rows, 0);
        const PlacedGraph::Extent border = extentOf(graph, whole, atBorders, room);
        const PlacedGraph::Extent evenExtent = extentOf(graph, whole, even, room);
        // Borders of stages are worth something, but not much smaller texts.
        const bool takesEven = evenExtent.width < (1 - borderWorth) * border.width;
        ways.push_back(takesEven ? even : std::move(atBorders));
        placed.choices.push_back(takesEven ? evenExtent : border);
    }
    const std::vector<Cut>& chosen = ways[static_cast<std::size_t>(rowsFor(placed.choices, room) - 1)];
    const double rowGap = room.gap;

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
