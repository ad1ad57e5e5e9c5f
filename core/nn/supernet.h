// SPDX-License-Identifier: MIT
// Private to core: the over-parameterised network with path-level binarisation.
#pragma once

#include "core/nn/modules.h"
#include "core/space/architecture.h"

namespace pathloom {

/// Loss and the gradients of the binary gates in one architecture step.
struct GateGradients
{
    double crossEntropy = 0;
    double accuracy = 0; ///< 0..1
    /// d[i][j] = <dL/dy_i, o_ij(x)> for the candidates asked for, 0 for others; empty for a block that took no part.
    std::vector<std::vector<double>> d;
};

/// Holds the weights of all candidates of all blocks. A forward pass runs exactly one path, so activations of one path
/// exist at a time; the gradients of paths that did not run stay undefined (reference sections 4 and 7).
class Supernet
{
public:
    explicit Supernet(const SearchSpace& space);
    Supernet(const Supernet&) = delete; // blocks point into the space held here
    void initialize(std::uint64_t seed);
    /// All tensors stay the same objects.
    void moveTo(const TensorPlacement& placement);

    /// @param path the active candidate of each choice block
    /// @return logits, N x classes
    torch::Tensor forward(const torch::Tensor& images, const std::vector<int>& path, BatchNormMode mode) const;

    /// Recomputing form (reference section 4.3, as an echo): one path is kept for the backward pass; the others run in
    /// it, one at a time and without a graph. Neither weights' gradients nor running statistics are touched.
    /// @param participants candidates of each choice block whose gates get a gradient; an empty list leaves the block
    /// out
    /// @param lossScale factor by which the backward pass computes; what is returned has been divided by it
    /// @param classWeights of crossEntropy()
    GateGradients gateGradients(const torch::Tensor& images, const torch::Tensor& labels, const std::vector<int>& path,
                                const std::vector<std::vector<int>>& participants, double lossScale = 1,
                                const torch::Tensor& classWeights = {}) const;

    /// Parameters of all candidates, in a fixed order, for the optimiser.
    std::vector<torch::Tensor> parameters() const;
    /// Parameters that a weight step with this path touches.
    std::vector<torch::Tensor> parameters(const std::vector<int>& path) const;
    /// Calls visit("stage1.block0.k3e6.depthwise.conv.weight", tensor) for every weight and running statistic.
    void visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit) const;
    /// Of one architecture only, under the names that its network description uses: "stage1.block0.depthwise.conv.weight".
    void visitTensors(const std::vector<int>& path,
                      const std::function<void(const std::string&, torch::Tensor&)>& visit) const;
    /// Weights of one architecture under the names that its network description uses.
    Weights pathWeights(const std::vector<int>& path) const;
    /// Number of candidate evaluations so far, fixed blocks not counted; lets tests see that only one path runs.
    std::int64_t candidateRuns() const { return m_candidateRuns; }

private:
    struct SupernetBlock
    {
        const SpaceBlock* description;
        std::vector<std::shared_ptr<OperatorModule>> candidates;
    };
    /// The candidate's output, with the block's shortcut; x itself for a skip.
    torch::Tensor runBlock(const SupernetBlock& block, int candidate, const torch::Tensor& x, BatchNormMode mode,
                           const GateListener& gate = {}) const;

    SearchSpace m_space;
    std::vector<SupernetBlock> m_blocks;
    mutable std::int64_t m_candidateRuns = 0;
};

/// Name of a candidate inside weight names: "k3e6", or the operator's words joined by "_".
std::string weightLabel(const Operator& op);

} // namespace pathloom
