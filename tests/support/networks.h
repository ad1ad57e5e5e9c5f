// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"

#include <string>
#include <vector>

namespace pathloom::test {

/// One line of a network: "name: operator [+] <- inputs", where + stands for the shortcut and inputs are indices of
/// earlier lines (-1 = the images).
struct BlockLine
{
    std::string name;
    std::string op;
    std::vector<int> inputs;
    bool shortcut = false;
};

inline NetworkDescription network(const Shape& input, int classes, const std::vector<BlockLine>& lines)
{
    NetworkDescription made;
    made.name = "test network";
    made.input = input;
    made.classes = classes;
    for (const BlockLine& line : lines) {
        Block block;
        block.name = line.name;
        block.op = parseOperator(line.op);
        block.shortcut = line.shortcut;
        block.inputs = line.inputs;
        made.blocks.push_back(block);
    }
    inferShapes(made);
    return made;
}

/// Chain with all kinds of layers: strides, shortcuts, a skip, both activations, pooling and dropout.
inline NetworkDescription chainNetwork(const Shape& input = {1, 28, 28}, int classes = 10)
{
    NetworkDescription made = network(input, classes,
                                      {{"stem", "conv k3 s2 c8 relu", {-1}},
                                       {"stage1.block0", "mbconv k3 e3 s2 c16", {0}},
                                       {"stage1.block1", "k5e6", {1}, true},
                                       {"stage1.block2", "skip", {2}},
                                       {"stage2.block0", "maxpool k2 s2", {3}},
                                       {"stage2.block1", "mbconv k7 e1 c24", {4}},
                                       {"mix", "conv k1 c32", {5}},
                                       {"pool", "globalpool", {6}},
                                       {"head", "linear c" + std::to_string(classes), {7}}});
    made.blocks.back().op.dropout = 0.2;
    inferShapes(made);
    return made;
}

/// Branches that meet: blocks with two and three inputs, one of them feeding several others.
inline NetworkDescription branchedNetwork()
{
    return network({3, 16, 16}, 5,
                   {{"stem", "conv k3 s2 c8", {-1}},
                    {"left", "k3e3", {0}, true},
                    {"right", "conv k5 linear", {0}},
                    {"join", "conv k3 c12 relu", {0, 1, 2}},
                    {"identity", "skip", {3}},
                    {"again", "k5e3", {3, 4}, true},
                    {"pool", "globalpool", {5}},
                    {"hidden", "linear c12", {6}},
                    {"both", "conv k1 c12 relu", {6, 7}},
                    {"head", "linear c5", {8, 7}}});
}

} // namespace pathloom::test
