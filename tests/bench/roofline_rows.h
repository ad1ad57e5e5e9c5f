// SPDX-License-Identifier: MIT
// What the roofline measures: operators and whole MBConv blocks in training.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pathloom::bench {

/// One line of the table. A form that does not exist is left empty.
struct Row
{
    std::string name;
    double flops = 0;                    ///< a multiply-accumulate counts two
    double bytes = 0;                    ///< at least: each operand read once, each result written once
    std::function<void()> defaultLayout; ///< LibTorch, one operation a layer, maps as N x C x H x W
    std::function<void()> channelsLast;  ///< the same, channels innermost
    std::function<void()> pathloom;      ///< the program's
};

/// The operators of one MBConv block, and the block with each kernel size.
struct BlockCase
{
    int batch, side, channels; ///< of the input, which is square; as many channels go out
    int expand, stride;
    std::vector<int> kernels = {3, 5, 7};
    std::string title() const;
};

/// The blocks that are measured.
std::vector<BlockCase> blockCases();
/// Rows of one block; they hold its tensors.
/// To add one, say a kernel of the program alone: append {name, flops, bytes, {}, {}, function}, or set the member
/// `pathloom` of the row that it is measured against.
std::vector<Row> rowsOf(const BlockCase& block);

} // namespace pathloom::bench
