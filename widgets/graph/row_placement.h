// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"

#include <utility>
#include <vector>

namespace pathloom {

/// A graph with positions, in one row or, when it is long, in several below each other. A row ends and the next begins
/// at the same junction, which then stands in both: `graph` is the laid-out one with the doubled junctions, and each
/// continuation names such a pair (end of a row, begin of the next).
struct PlacedGraph
{
    Graph graph;
    Layout layout;
    struct Row
    {
        double top = 0, bottom = 0;
    };
    std::vector<Row> rows;
    std::vector<std::pair<int, int>> continuations;
};

/// Lays the graph out so that width to height comes near `aspect`. Rows are cut at junctions only, at the border of a
/// stage where one is near. `rowGap` is left above every row, in points.
PlacedGraph placeInRows(const Graph& graph, const Layouter& layouter, double aspect, double rowGap);

} // namespace pathloom
