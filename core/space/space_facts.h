// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/search_space.h"

namespace pathloom {

/// What can be said of all networks of a space.
struct SpaceFacts
{
    double log10Networks = 0; ///< how many there are
    std::int64_t smallestMacs = 0, largestMacs = 0;
    Shape smallestMap;                ///< the one with the shortest side before the global pool
    std::int64_t activationBytes = 0; ///< of a training step on one image, on the heaviest path
};

SpaceFacts factsOf(const SearchSpace& space);

} // namespace pathloom
