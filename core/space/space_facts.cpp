// SPDX-License-Identifier: MIT
#include "core/space/space_facts.h"

#include "core/space/architecture.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

SpaceFacts factsOf(const SearchSpace& space)
{
    SpaceFacts facts{.log10Networks = log10Size(space),
                     .smallestMap = space.input,
                     .activationBytes = largestPathActivationBytes(space)};
    const auto shorterSide = [](const Shape& map) { return std::min(map.height, map.width); };
    bool isMap = true; // until the pool makes one value of each channel
    for (const SpaceBlock& block : space.blocks) {
        isMap = isMap && block.candidates.front().kind != OperatorKind::GlobalPool;
        if (isMap && shorterSide(block.output) < shorterSide(facts.smallestMap))
            facts.smallestMap = block.output;
        std::vector<std::int64_t> macs;
        for (const Operator& op : block.candidates)
            macs.push_back(
                costs(Block{.name = block.name, .op = op, .input = block.input, .output = block.output}).macs);
        facts.smallestMacs += std::ranges::min(macs);
        facts.largestMacs += std::ranges::max(macs);
    }
    return facts;
}

Shape madeFor(const SearchSpace& space)
{
    const Json& own = space.declaration.at("input");
    const Json& sides = space.declaration.contains("made_for") ? space.declaration["made_for"] : own;
    return {own.at("channels").get<int>(), sides.at("height").get<int>(), sides.at("width").get<int>()};
}

void setMadeFor(Json& declaration, const Json& height, const Json& width)
{
    constexpr int firstVersion = 2;
    declaration["made_for"] = {{"height", height}, {"width", width}};
    declaration["version"] = std::max(declaration.value("version", 1), firstVersion);
}

SideRange suitableSides(const SearchSpace& space)
{
    const auto suits = [&](int side) {
        const SearchSpace tried =
            spaceFromJson(space.declaration, space.name, {.input = {space.input.channels, side, side}, .classes = 2});
        const Shape map = factsOf(tried).smallestMap;
        return std::min(map.height, map.width) >= leastMapSide;
    };
    int tooSmall = leastMapSide - 1, least = leastMapSide; // larger images never have smaller maps
    while (!suits(least)) {
        tooSmall = least;
        least *= 2;
    }
    while (least - tooSmall > 1) {
        const int middle = (tooSmall + least) / 2;
        (suits(middle) ? least : tooSmall) = middle;
    }
    const Shape own = madeFor(space);
    const double ownSide = std::sqrt(double(own.height) * double(own.width));
    return {least, std::max(least, static_cast<int>(mostLarger * ownSide))};
}

} // namespace pathloom
