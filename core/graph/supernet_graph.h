// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "core/space/search_space.h"

namespace pathloom {

/// The supernet as a neutral graph. Every block of the space is a node (stem, head and fixed blocks a box; between two
/// choice blocks a small junction), every candidate of a choice block a labelled node between two junctions, tied to
/// both by an edge: together a strand. Node and edge carry block and candidate so that views can colour them by
/// probability without another layout.
Graph supernetGraph(const SearchSpace& space);
/// A derived network: one box a block, shortcuts as edges around.
Graph networkGraph(const NetworkDescription& network);

} // namespace pathloom
