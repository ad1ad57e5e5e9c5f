// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/path_mask.h"
#include "core/util/json_reader.h"
#include "core/util/random.h"

#include <vector>

namespace pathloom {

/// Paths drawn with strict fairness (FairNAS, Chu, Zhang, Xu, ICCV 2021): in rounds, each of which takes every open
/// candidate of a block exactly once, in random order. Independent draws would leave some candidates trained half as
/// much again as others after a few hundred steps, and what their weights then say of them is mostly that. Blocks with
/// fewer open candidates have shorter rounds. A candidate that is closed in the middle of a round is left out of the
/// rest of it, one that is opened joins the next.
class FairPaths
{
public:
    /// Candidate of each choice block. The mask is of the same space in every call.
    std::vector<int> next(const PathMask& mask, RandomStream& random);

    Json state() const { return m_left; }
    /// Throws an exception if that is no state.
    void setState(const Json& state) { m_left = state.get<std::vector<std::vector<int>>>(); }

private:
    std::vector<std::vector<int>> m_left; ///< of each block's round, the next one last
};

} // namespace pathloom
