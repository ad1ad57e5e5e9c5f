// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"

#include <utility>

namespace pathloom {

/// Which blocks of two networks stand side by side, from front to back: pairs of indices, -1 where one stands alone.
/// Networks with the same sequence of block names (all of one space have) are paired by name. Otherwise stem, stages
/// and head are told apart; as many stages as possible are paired, those whose resolution (as a share of the images')
/// and width are nearest; and inside a stage the longest common subsequence of equal operators is paired, then what
/// stands between.
std::vector<std::pair<int, int>> alignedBlocks(const NetworkDescription& left, const NetworkDescription& right);

} // namespace pathloom
