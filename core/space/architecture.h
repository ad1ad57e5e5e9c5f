// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/search_space.h"
#include "core/util/random.h"

namespace pathloom {

/// One candidate index for each choice block.
struct Architecture
{
    std::vector<int> choices;
    bool operator==(const Architecture&) const = default;
};

/// p[i][j] = probability of candidate j in choice block i.
using PathProbabilities = std::vector<std::vector<double>>;

PathProbabilities uniformProbabilities(const SearchSpace& space);
/// Candidate with the highest probability in each block; the first one wins a tie.
Architecture mostProbable(const PathProbabilities& probabilities);
/// Mean over blocks of -sum p ln p, in nats (reference section 13).
double meanEntropy(const PathProbabilities& probabilities);

/// "k3e6 k7e3 skip", one word a choice block; reads back with parseArchitecture.
std::string toText(const SearchSpace& space, const Architecture& architecture);
/// Throws Error naming the block for an unknown word, a candidate the block does not have, or a wrong count.
Architecture parseArchitecture(const SearchSpace& space, const std::string& text);
/// Each candidate of each block with the same probability.
Architecture randomArchitecture(const SearchSpace& space, RandomStream& random);
/// The network that the space becomes with these choices. Weights names: see nn/weights.h.
NetworkDescription describe(const SearchSpace& space, const Architecture& architecture);

/// Multiply-accumulates expected under the path probabilities.
double expectedMacs(const SearchSpace& space, const PathProbabilities& probabilities);
/// Parameters of the whole supernet: all candidates of all blocks, without architecture parameters.
std::int64_t supernetParameters(const SearchSpace& space);
/// Training-step activation bytes for one image of the heaviest single path.
std::int64_t largestPathActivationBytes(const SearchSpace& space);

} // namespace pathloom
