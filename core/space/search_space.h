// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"

namespace pathloom {

/// One block of the macro structure. With one candidate it is fixed, with several it is a choice block.
struct SpaceBlock
{
    std::string name;
    int stage = -1; ///< -1 for stem and head
    Shape input, output;
    bool shortcut = false;            ///< stride 1 and equal widths inside a stage
    std::vector<Operator> candidates; ///< complete operators: stride and channels filled in
    bool isChoice() const { return candidates.size() > 1; }
    bool operator==(const SpaceBlock&) const = default;
};

/// Macro structure plus candidates, with all shapes worked out for one input size and class count.
struct SearchSpace
{
    std::string name;
    std::string title; ///< one line for people
    Shape input;
    int classes = 0;
    BatchNormSettings batchNorm;
    std::vector<SpaceBlock> blocks;
    std::vector<int> choiceBlocks; ///< indices into blocks; "block i of the architecture" is blocks[choiceBlocks[i]]
    Json recommended;              ///< settings that suit this space, by key of SearchConfig; may be empty
    Json declaration;              ///< what the file said, to write the space out again

    const SpaceBlock& choice(int i) const { return blocks[choiceBlocks[i]]; }
    int choiceCount() const { return static_cast<int>(choiceBlocks.size()); }
};

/// What may differ from the file when a space is used on other images.
struct SpaceOptions
{
    Shape input;                ///< all zero = the file's own
    int classes = 0;            ///< 0 = the file's own
    double widthMultiplier = 1; ///< scales every width through round8
};

/// Reads a space in the format of resources/spaces (see README). Throws Error naming file, block and key.
SearchSpace spaceFromJson(const Json& json, const std::string& where, const SpaceOptions& options = {});
/// @param nameOrPath a shipped space ("small") or the path of a JSON file
SearchSpace loadSpace(const std::string& nameOrPath, const SpaceOptions& options = {});
/// The declaration with the input and classes in force; reads back to the same space.
OrderedJson toJson(const SearchSpace& space);
/// Names of the shipped spaces, sorted.
std::vector<std::string> shippedSpaces();

/// log10 of the number of architectures.
double log10Size(const SearchSpace& space);

} // namespace pathloom
