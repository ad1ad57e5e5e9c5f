// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering.h"

namespace pathloom {

/// Path-level pruning as a search goes on: paths whose probability stayed below config.pruneBelow for
/// config.pruneAfter architecture steps in a row. Off while pruneBelow is 0, and in a random search, which learns no
/// probabilities. The most probable path of a block stays, and so does what a person opened again.
class AutoPruner
{
public:
    explicit AutoPruner(const SearchSpace& space);

    /// To be called after every architecture step. @return the paths to prune now
    std::vector<Path> afterStep(const PathProbabilities& probabilities, const Steering& steering,
                                const SearchConfig& config);
    Json state() const { return m_stepsBelow; }
    void setState(const Json& state) { m_stepsBelow = state.get<std::vector<std::vector<int>>>(); }

private:
    std::vector<std::vector<int>> m_stepsBelow; ///< architecture steps in a row, for each path
};

} // namespace pathloom
