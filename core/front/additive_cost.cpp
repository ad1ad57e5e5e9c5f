// SPDX-License-Identifier: MIT
#include "core/front/additive_cost.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ranges>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double bytesPerValue = 4;
constexpr double bytesPerMegabyte = 1e6;

Block blockWith(const SpaceBlock& block, const Operator& op)
{
    return {.name = block.name,
            .stage = block.stage,
            .op = op,
            .shortcut = block.shortcut && op.kind != OperatorKind::Skip,
            .inputs = {},
            .input = block.input,
            .output = block.output};
}

AdditiveCost countedCost(const SearchSpace& space, std::int64_t Costs::* what)
{
    AdditiveCost cost;
    for (const SpaceBlock& block : space.blocks) {
        const auto counted = [&](const Operator& op) {
            return static_cast<double>(costs(blockWith(block, op)).*what);
        };
        if (!block.isChoice()) {
            cost.fixed += counted(block.candidates.front());
            continue;
        }
        std::vector<double>& options = cost.option.emplace_back();
        std::ranges::transform(block.candidates, std::back_inserter(options), counted);
    }
    return cost;
}

std::string bytesText(double bytes)
{
    return fmt::format("{:.3g} MB", bytes / bytesPerMegabyte);
}

} // namespace

double AdditiveCost::of(const Architecture& architecture) const
{
    if (architecture.choices.size() != option.size())
        throw Error("the architecture belongs to another search space", "costs");
    double sum = fixed;
    for (std::size_t i = 0; i < option.size(); ++i) {
        const int choice = architecture.choices[i];
        if (choice < 0 || static_cast<std::size_t>(choice) >= option[i].size())
            throw Error(fmt::format("choice block {} has no candidate {}", i, choice), "costs");
        sum += option[i][static_cast<std::size_t>(choice)];
    }
    return sum;
}

double AdditiveCost::least(const PathMask& mask) const
{
    double sum = fixed;
    for (int i = 0; i < mask.blocks(); ++i)
        sum += std::ranges::min(mask.open(i) | std::views::transform([&](int j) { return option.at(i).at(j); }));
    return sum;
}

double AdditiveCost::most(const PathMask& mask) const
{
    double sum = fixed;
    for (int i = 0; i < mask.blocks(); ++i)
        sum += std::ranges::max(mask.open(i) | std::views::transform([&](int j) { return option.at(i).at(j); }));
    return sum;
}

std::vector<std::vector<double>> logProbabilities(const PathProbabilities& probabilities)
{
    constexpr double smallest = 1e-45; // of a float
    std::vector<std::vector<double>> logs = probabilities;
    for (std::vector<double>& block : logs)
        for (double& value : block)
            value = std::log(std::max(value, smallest));
    return logs;
}

AdditiveCost latencyCost(const LatencyModel& model)
{
    return {.fixed = model.fixedMs, .option = model.pathMs};
}

AdditiveCost macsCost(const SearchSpace& space)
{
    return countedCost(space, &Costs::macs);
}

AdditiveCost parametersCost(const SearchSpace& space)
{
    return countedCost(space, &Costs::parameters);
}

double activationBytes(const Block& block)
{
    const double input = bytesPerValue * static_cast<double>(block.input.elements());
    double most = input;
    bool first = true; // it reads the block's input itself
    for (const Layer& layer : expand(block.op, block.input)) {
        const bool inPlace = layer.kind == LayerKind::BatchNorm || layer.kind == LayerKind::Activation ||
                             layer.kind == LayerKind::Dropout; // folded into the layer before, or over its output
        if (inPlace)
            continue;
        double bytes = bytesPerValue * static_cast<double>(layer.input.elements() + layer.output.elements());
        if (block.shortcut && !first)
            bytes += input;
        first = false;
        most = std::max(most, bytes);
    }
    return most;
}

double peakActivationBytes(const NetworkDescription& network)
{
    double peak = 0;
    for (const Block& block : network.blocks)
        peak = std::max(peak, activationBytes(block));
    return peak;
}

PathMask withinMemory(const SearchSpace& space, const PathMask& mask, double bytes)
{
    PathMask left = mask;
    for (const SpaceBlock& block : space.blocks)
        if (const double needed = activationBytes(blockWith(block, block.candidates.front()));
            !block.isChoice() && needed > bytes)
            throw UsageError(fmt::format("'{}' needs {} for its activations, and every network of the space has it; "
                                         "the limit is {}",
                                         block.name, bytesText(needed), bytesText(bytes)));
    for (int i = 0; i < space.choiceCount(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (const int j : mask.open(i)) {
            const double needed =
                activationBytes(blockWith(space.choice(i), space.choice(i).candidates[static_cast<std::size_t>(j)]));
            least = std::min(least, needed);
            if (needed > bytes)
                left.set({i, j}, false);
        }
        if (left.openCount(i) == 0)
            throw UsageError(fmt::format("every open path of '{}' needs at least {} for its activations; the limit is {}",
                                         space.choice(i).name, bytesText(least), bytesText(bytes)));
    }
    return left;
}

} // namespace pathloom
