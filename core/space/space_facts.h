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

/// No map of a proposed space has a shorter side than so many pixels: a depthwise kernel sees nothing but its own
/// padding in smaller ones.
inline constexpr int leastMapSide = 4;
/// Images may be so much longer and wider than those that a space was made for: at most 2.25 times the
/// multiply-accumulates, which a further halving would take back.
inline constexpr double mostLarger = 1.5;

/// Sides of square images, in pixels, that a space suits as it is.
struct SideRange
{
    int least = 0; ///< no map falls below leastMapSide
    int most = 0;  ///< mostLarger times those that it was made for; never below the least
    bool operator==(const SideRange&) const = default;
};
/// The images that a space was made for: those that its file names, whatever images it is used on. Written out for
/// others it says so under `made_for`.
Shape madeFor(const SearchSpace& space);
/// Writes that into a space's JSON, and the version of the format that knows it, so that older programs say that they
/// are too old instead of that a key is wrong.
void setMadeFor(Json& declaration, const Json& height, const Json& width);
SideRange suitableSides(const SearchSpace& space);

} // namespace pathloom
