// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/space_facts.h"

namespace pathloom {

/// What stands for the name of a space where the images decide which one is searched.
inline constexpr const char* proposedSpace = "proposed";

/// A space that fits images, and why.
struct SpaceProposal
{
    SearchSpace space;
    std::string base; ///< the shipped space that it is or that it is made from
    /// Structure as in the shipped file. The recommended batches may still be smaller: no step of a proposed space
    /// keeps more than a few GiB of activations.
    bool isShipped = false;
    std::string reason; ///< one sentence
};

/// A shipped space as it is where it suits images of this shape, else one made from it: another number of halvings, of
/// which the earliest are added or taken away first, and wider last stages for many classes. Fixed rules without any
/// randomness: the same shape and classes give the same space.
/// @param classes 2 or more
/// Throws Error if a side is shorter than leastMapSide.
SpaceProposal proposeSpace(const Shape& images, int classes);

} // namespace pathloom
