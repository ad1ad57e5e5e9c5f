// SPDX-License-Identifier: MIT
#include "core/search/auto_pruner.h"

#include <algorithm>

namespace pathloom {

AutoPruner::AutoPruner(const SearchSpace& space)
{
    for (int i = 0; i < space.choiceCount(); ++i)
        m_stepsBelow.emplace_back(space.choice(i).candidates.size(), 0);
}

std::vector<Path> AutoPruner::afterStep(const PathProbabilities& probabilities, const Steering& steering,
                                        const SearchConfig& config)
{
    std::vector<Path> pruned;
    if (config.method == SearchMethod::Random)
        return pruned; // only runs from before problems() refused that ask for it
    const Architecture leading = mostProbable(probabilities);
    for (int i = 0; i < steering.mask().blocks(); ++i)
        for (int j = 0; j < steering.mask().candidates(i); ++j) {
            int& steps = m_stepsBelow[i][j];
            const bool below =
                config.pruneBelow > 0 && steering.mask().isOpen({i, j}) && probabilities[i][j] < config.pruneBelow;
            steps = below ? steps + 1 : 0;
            if (steps >= config.pruneAfter && leading.choices[i] != j && !steering.isProtected({i, j}))
                pruned.push_back({i, j});
        }
    return pruned;
}

} // namespace pathloom
