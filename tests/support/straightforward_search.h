// SPDX-License-Identifier: MIT
// The steps of a search by gradient with all candidates recomputed (GateMode::Full), written straightforwardly.
#pragma once

#include "core/search/search_loop.h"
#include "tests/support/straightforward_network.h"

namespace pathloom::test {

/// The path that the loop is going to sample in its next weight step or architecture step (GateMode::Full), so that
/// both forms can run on the same draws, whichever is first.
std::vector<int> nextWeightPath(const SearchLoop& loop);
std::vector<int> nextArchitecturePath(const SearchLoop& loop);
/// The loop's architecture parameters as they are now.
std::vector<std::vector<double>> alphasOf(const SearchLoop& loop);

/// A search without pruned paths: one tensor of alphas a block, each with its own softmax, a number fetched for every
/// gate, LibTorch's Adam over the list of alphas and its SGD over all weights.
class StraightforwardSearch
{
public:
    /// Begins with the loop's weights and architecture parameters.
    /// Throws Error if the configuration asks for another method or gate mode.
    StraightforwardSearch(const SearchSpace& space, const SearchConfig& config, const LatencyModel& latency,
                          double budgetMs, SearchLoop& loop, Layout layout);

    StraightforwardSearch(const StraightforwardSearch&) = delete; // blocks point into the space held here

    /// As SearchLoop::weightStep(), with the path given.
    /// @param images as inLayout() makes them
    WeightStep weightStep(const torch::Tensor& images, const torch::Tensor& labels, const std::vector<int>& path,
                          double learningRate);
    /// As SearchLoop::architectureStep(), with the path given.
    ArchitectureStep architectureStep(const torch::Tensor& images, const torch::Tensor& labels,
                                      const std::vector<int>& path);

    /// Candidates whose gates get a gradient when this path is active: all of a block, or none by the skip rule.
    std::vector<std::vector<int>> participants(const std::vector<int>& path) const;
    GateGradients gateGradients(const torch::Tensor& images, const torch::Tensor& labels, const std::vector<int>& path,
                                const std::vector<std::vector<int>>& participants) const;
    /// Copies the loop's weights, running statistics and architecture parameters; momentum and moments stay.
    void takeOver(SearchLoop& loop);
    std::vector<std::vector<double>> alphas() const;
    /// Weights and running statistics by the supernet's names.
    NamedTensors tensors() const;

private:
    struct SupernetBlock
    {
        const SpaceBlock* description;
        std::vector<StraightforwardOperator> candidates;
    };
    torch::Tensor forward(const torch::Tensor& images, const std::vector<int>& path) const;
    std::vector<torch::Tensor> parameters() const;
    /// p = softmax(alpha), block by block.
    PathProbabilities probabilities() const;

    SearchSpace m_space;
    SearchConfig m_config;
    LatencyModel m_latency;
    double m_budgetMs;
    Layout m_layout;
    std::vector<SupernetBlock> m_blocks;
    std::vector<torch::Tensor> m_alphas;
    torch::optim::SGD m_weightOptimizer;
    torch::optim::Adam m_alphaOptimizer;
};

} // namespace pathloom::test
