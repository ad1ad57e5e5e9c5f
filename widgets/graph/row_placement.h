// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"

#include <utility>
#include <vector>

namespace pathloom {

/// The room that a picture of rows has, in points.
struct RowRoom
{
    double width = 0, height = 0; ///< for the whole picture at the least size at which its texts can be read
    bool pans = false;            ///< a larger picture is moved up and down to be read, rather than made smaller
    double gap = 0;               ///< above every row
    double sides = 0, below = 0;  ///< what the picture has beside and below its rows
};

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
    struct Extent
    {
        double width = 0, height = 0;
    };
    /// About how large the picture would be in one row, in two, ...
    std::vector<Extent> choices;
};

/// The number of rows in which texts are largest; where they could not be read, the fewest that are no wider than the
/// room, if it pans.
int rowsFor(const std::vector<PlacedGraph::Extent>& choices, const RowRoom& room);

/// Lays the graph out in rowsFor() rows. They are cut at junctions only, at the border of a stage where one is near.
PlacedGraph placeInRows(const Graph& graph, const Layouter& layouter, const RowRoom& room);

} // namespace pathloom
