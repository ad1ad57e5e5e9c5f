// SPDX-License-Identifier: MIT
#include "core/space/architecture.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

Costs costsOf(const SpaceBlock& block, int candidate)
{
    return costs(
        Block{.name = block.name, .op = block.candidates[candidate], .input = block.input, .output = block.output});
}

void checkFits(const SearchSpace& space, std::size_t choices)
{
    if (choices != static_cast<std::size_t>(space.choiceCount()))
        throw Error(fmt::format("the architecture has {} words, but the space '{}' has {} choice blocks", choices,
                                space.name, space.choiceCount()));
}

} // namespace

PathProbabilities uniformProbabilities(const SearchSpace& space)
{
    PathProbabilities probabilities;
    for (int i = 0; i < space.choiceCount(); ++i) {
        const std::size_t count = space.choice(i).candidates.size();
        probabilities.emplace_back(count, 1.0 / double(count));
    }
    return probabilities;
}

Architecture mostProbable(const PathProbabilities& probabilities)
{
    Architecture architecture;
    for (const std::vector<double>& block : probabilities)
        architecture.choices.push_back(static_cast<int>(std::max_element(block.begin(), block.end()) - block.begin()));
    return architecture;
}

double meanEntropy(const PathProbabilities& probabilities)
{
    if (probabilities.empty())
        return 0;
    double sum = 0;
    for (const std::vector<double>& block : probabilities)
        for (double p : block)
            sum -= p > 0 ? p * std::log(p) : 0;
    return sum / double(probabilities.size());
}

std::string toText(const SearchSpace& space, const Architecture& architecture)
{
    checkFits(space, architecture.choices.size());
    std::string text;
    for (int i = 0; i < space.choiceCount(); ++i)
        text += (i ? " " : "") + candidateText(space.choice(i).candidates.at(architecture.choices[i]));
    return text;
}

Architecture parseArchitecture(const SearchSpace& space, const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    checkFits(space, words.size());
    Architecture architecture;
    for (int i = 0; i < space.choiceCount(); ++i) {
        const SpaceBlock& block = space.choice(i);
        const auto found = std::ranges::find(block.candidates, words[i], candidateText);
        if (found == block.candidates.end())
            throw Error("has no candidate '" + words[i] + "'", block.name);
        architecture.choices.push_back(static_cast<int>(found - block.candidates.begin()));
    }
    return architecture;
}

Architecture randomArchitecture(const SearchSpace& space, RandomStream& random)
{
    Architecture architecture;
    for (int i = 0; i < space.choiceCount(); ++i)
        architecture.choices.push_back(random.below(int(space.choice(i).candidates.size())));
    return architecture;
}

NetworkDescription describe(const SearchSpace& space, const Architecture& architecture)
{
    checkFits(space, architecture.choices.size());
    NetworkDescription network{
        .name = space.name, .input = space.input, .classes = space.classes, .batchNorm = space.batchNorm};
    int choice = 0;
    for (const SpaceBlock& block : space.blocks) {
        const int candidate = block.isChoice() ? architecture.choices[choice++] : 0;
        if (candidate < 0 || candidate >= static_cast<int>(block.candidates.size()))
            throw Error(fmt::format("has no candidate number {}", candidate), block.name);
        const Operator& op = block.candidates[candidate];
        const int before = static_cast<int>(network.blocks.size()) - 1;
        // a Skip is the identity itself: adding the shortcut to it would double the input
        network.blocks.push_back({.name = block.name,
                                  .stage = block.stage,
                                  .op = op,
                                  .shortcut = block.shortcut && op.kind != OperatorKind::Skip,
                                  .inputs = {before}});
    }
    inferShapes(network);
    return network;
}

double expectedMacs(const SearchSpace& space, const PathProbabilities& probabilities)
{
    double sum = 0;
    int choice = 0;
    for (const SpaceBlock& block : space.blocks)
        if (!block.isChoice()) {
            sum += double(costsOf(block, 0).macs);
        } else {
            for (std::size_t j = 0; j < block.candidates.size(); ++j)
                sum += probabilities[choice][j] * double(costsOf(block, static_cast<int>(j)).macs);
            ++choice;
        }
    return sum;
}

std::int64_t supernetParameters(const SearchSpace& space)
{
    std::int64_t sum = 0;
    for (const SpaceBlock& block : space.blocks)
        for (std::size_t j = 0; j < block.candidates.size(); ++j)
            sum += costsOf(block, static_cast<int>(j)).parameters;
    return sum;
}

std::int64_t largestPathActivationBytes(const SearchSpace& space)
{
    std::int64_t sum = 0;
    for (const SpaceBlock& block : space.blocks) {
        std::int64_t largest = 0;
        for (std::size_t j = 0; j < block.candidates.size(); ++j)
            largest = std::max(largest, costsOf(block, static_cast<int>(j)).activationBytes);
        sum += largest;
    }
    return sum;
}

} // namespace pathloom
