// SPDX-License-Identifier: MIT
#include "core/space/space_facts.h"

#include "core/space/architecture.h"

#include <algorithm>

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

} // namespace pathloom
