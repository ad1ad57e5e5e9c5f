// SPDX-License-Identifier: MIT
#include "core/run/leading.h"

namespace pathloom {

std::optional<Architecture> newestEvaluated(const SearchSpace& space, const std::vector<double>& steps,
                                            const std::vector<std::string>& architectures, const PathMask& mask,
                                            std::int64_t step)
{
    for (std::size_t i = architectures.size(); i-- > 0;) {
        if (steps[i] > static_cast<double>(step))
            continue;
        Architecture architecture = parseArchitecture(space, architectures[i]);
        if (mask.allows(architecture))
            return architecture;
    }
    return std::nullopt;
}

std::optional<Architecture> leadingArchitecture(const SearchSpace& space, SearchMethod method, const History& history,
                                                const PathMask& mask, std::int64_t step)
{
    if (method == SearchMethod::Random)
        return newestEvaluated(space, history.evaluations().step, history.evaluations().architecture, mask, step);
    const std::optional<PathProbabilities> probabilities = history.probabilitiesAt(step);
    return probabilities ? std::optional(mostProbable(*probabilities)) : std::nullopt;
}

} // namespace pathloom
