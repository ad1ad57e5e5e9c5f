// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/history.h"
#include "core/search/search_config.h"
#include "core/space/path_mask.h"

namespace pathloom {

/// The architecture that a run would derive at a step: the most probable one of the newest snapshot up to there. A
/// random search has no probabilities to go by: what led in its newest evaluation that has only paths open at the step.
/// None if there is no such snapshot or evaluation. Every view shows this one, and deriving takes it.
/// @param mask the paths open at the step
std::optional<Architecture> leadingArchitecture(const SearchSpace& space, SearchMethod method, const History& history,
                                                const PathMask& mask, std::int64_t step);

/// The rule of random search. Throws Error if an evaluation names an architecture that the space does not have.
/// @param steps ascending; one for each of the architectures, in their text form
std::optional<Architecture> newestEvaluated(const SearchSpace& space, const std::vector<double>& steps,
                                            const std::vector<std::string>& architectures, const PathMask& mask,
                                            std::int64_t step);

} // namespace pathloom
