// SPDX-License-Identifier: MIT
#include "core/compare/block_alignment.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace pathloom {

namespace {

using Pairs = std::vector<std::pair<int, int>>;

/// Global alignment of two sequences in order: the pairs and lone elements with the largest sum of scores.
/// @param score of pairing left i with right j; leaving an element alone costs `gap`
Pairs bestAlignment(int left, int right, const std::function<double(int, int)>& score, double gap)
{
    const auto width = std::size_t(right) + 1;
    // best[i * width + j]: of the rest, from left i and right j on
    std::vector<double> best((std::size_t(left) + 1) * width, 0);
    std::vector<double> paired(best.size(), 0);
    const auto at = [&](int i, int j) { return std::size_t(i) * width + std::size_t(j); };
    for (int i = left; i >= 0; --i)
        for (int j = right; j >= 0; --j) {
            if (i == left && j == right)
                continue;
            double value = -std::numeric_limits<double>::infinity();
            if (i < left && j < right)
                value = paired[at(i, j)] = score(i, j) + best[at(i + 1, j + 1)];
            if (i < left)
                value = std::max(value, best[at(i + 1, j)] - gap);
            if (j < right)
                value = std::max(value, best[at(i, j + 1)] - gap);
            best[at(i, j)] = value;
        }
    Pairs pairs;
    for (int i = 0, j = 0; i < left || j < right;) {
        if (i < left && j < right && paired[at(i, j)] >= best[at(i, j)])
            pairs.emplace_back(i++, j++);
        else if (i < left && best[at(i + 1, j)] - gap >= best[at(i, j)])
            pairs.emplace_back(i++, -1);
        else
            pairs.emplace_back(-1, j++);
    }
    return pairs;
}

/// A run of blocks, [first, last).
struct Part
{
    int first = 0, last = 0;
};

/// Stem, stages and head. A stage begins where the resolution or the width changes.
struct Parts
{
    Part stem, head;
    std::vector<Part> stages;
};

bool isBody(const Block& block)
{
    return block.stage >= 0 || block.op.kind == OperatorKind::MBConv || block.op.kind == OperatorKind::Skip;
}

Parts partsOf(const NetworkDescription& network)
{
    const auto& blocks = network.blocks;
    const int first = static_cast<int>(std::ranges::find_if(blocks, isBody) - blocks.begin());
    int last = static_cast<int>(blocks.size());
    while (last > first && !isBody(blocks[std::size_t(last) - 1]))
        --last;
    Parts parts{.stem = {0, first}, .head = {last, static_cast<int>(blocks.size())}, .stages = {}};
    for (int i = first; i < last; ++i) {
        const Block& block = blocks[std::size_t(i)];
        if (i == first || block.output != block.input)
            parts.stages.push_back({i, i});
        parts.stages.back().last = i + 1;
    }
    return parts;
}

/// Octaves between two stages: of resolution, relative to the images, and, with less weight, of width.
double distance(const NetworkDescription& left, const Part& a, const NetworkDescription& right, const Part& b)
{
    const Shape& la = left.blocks[std::size_t(a.first)].output;
    const Shape& rb = right.blocks[std::size_t(b.first)].output;
    const double leftShare = double(la.width) / left.input.width, rightShare = double(rb.width) / right.input.width;
    return std::abs(std::log2(leftShare / rightShare)) + 0.25 * std::abs(std::log2(double(la.channels) / rb.channels));
}

/// What it is worth to show two blocks side by side. A whole stage of lower values never outweighs one higher.
double likeness(const Operator& a, const Operator& b)
{
    constexpr double equal = 1e8, different = 1e4, one = 1;
    const bool skips = a.kind == OperatorKind::Skip || b.kind == OperatorKind::Skip;
    if (a.kind != b.kind)
        return skips ? one : different / 2;
    if (skips)
        return 2 * one; // two that are not there
    return a.kernel == b.kernel && a.expand == b.expand && a.stride == b.stride ? equal
           : a.stride == b.stride                                               ? different
                                                                                : different / 2;
}

} // namespace

std::vector<std::pair<int, int>> alignedBlocks(const NetworkDescription& left, const NetworkDescription& right)
{
    Pairs pairs;
    if (std::ranges::equal(left.blocks, right.blocks, {}, &Block::name, &Block::name)) {
        for (int i = 0; i < static_cast<int>(left.blocks.size()); ++i)
            pairs.emplace_back(i, i);
        return pairs;
    }
    const auto add = [&](const Part& a, const Part& b) {
        const auto score = [&](int i, int j) {
            return likeness(left.blocks[std::size_t(a.first + i)].op, right.blocks[std::size_t(b.first + j)].op);
        };
        for (const auto& [i, j] : bestAlignment(a.last - a.first, b.last - b.first, score, 0))
            pairs.emplace_back(i < 0 ? -1 : a.first + i, j < 0 ? -1 : b.first + j);
    };
    const Parts leftParts = partsOf(left), rightParts = partsOf(right);
    add(leftParts.stem, rightParts.stem);
    const auto& leftStages = leftParts.stages;
    const auto& rightStages = rightParts.stages;
    constexpr double unlike = 1e3; // above any distance: no stage stays alone that could be paired
    const auto score = [&](int i, int j) {
        return -distance(left, leftStages[std::size_t(i)], right, rightStages[std::size_t(j)]);
    };
    for (const auto& [i, j] :
         bestAlignment(static_cast<int>(leftStages.size()), static_cast<int>(rightStages.size()), score, unlike))
        add(i < 0 ? Part{} : leftStages[std::size_t(i)], j < 0 ? Part{} : rightStages[std::size_t(j)]);
    add(leftParts.head, rightParts.head);
    return pairs;
}

} // namespace pathloom
