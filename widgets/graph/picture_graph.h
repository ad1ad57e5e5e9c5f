// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace pathloom {

struct SearchSpace;

/// The graph of a supernet's picture: core's, with room for the picture's texts, the input and the logits. What leads
/// to the first stage and away from the last one stands in one column, for the choices need the width.
namespace PictureGraph {

Graph of(const SearchSpace& space);

/// One of the boxes of a node that is not searched, from top to bottom.
struct Box
{
    QRectF rect;
    QString label;
    int block = -1; ///< of the space; -1 = input or logits
};
std::vector<Box> boxesOf(const GraphNode& node, const Point& center, const SearchSpace& space);

} // namespace PictureGraph

} // namespace pathloom
