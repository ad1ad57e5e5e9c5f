// SPDX-License-Identifier: MIT
// Private to core: the steps of the search as the paper names them, without phases, files or events.
#pragma once

#include "core/data/loader.h"
#include "core/nn/loss_scale.h"
#include "core/nn/supernet.h"
#include "core/search/fair_paths.h"
#include "core/search/strategy.h"
#include "core/util/error.h"

#include <stop_token>

namespace pathloom {

/// A batch as tensors. On the CPU it owns the pixels that the tensor shows; to a GPU they go through pinned memory, and
/// nobody waits for that.
struct TensorBatch
{
    explicit TensorBatch(Batch batch, torch::Device device = torch::kCPU);
    TensorBatch(TensorBatch&&) = default; // moving a vector leaves its memory where it is
    TensorBatch& operator=(TensorBatch&&) = default;

    Batch memory;         ///< without pixels if the tensors have their own memory
    torch::Tensor images; ///< N x C x H x W, channels-last
    torch::Tensor labels; ///< N, int64
};

/// The search cannot go on from here. A weight step has left everything as it was; an architecture step may have moved
/// the architecture parameters by a gradient that is not finite either. In both cases the last checkpoint is good.
class LossNotFinite : public Error
{
public:
    LossNotFinite()
        : Error("the loss is no longer a finite number", "search",
                "the last checkpoint is kept: go on from there with lower learning rates")
    {
    }
};

void setLearningRate(torch::optim::SGD& optimizer, double learningRate);

/// Supernet, optimisers and random streams of one search. A step waits for a GPU once, to read what is recorded of it.
class SearchLoop final : private HeldOutEvaluator
{
public:
    /// config, latency, budget and mask are looked at in every step and may change between steps, config.computing
    /// excepted. Throws UsageError if LibTorch does not find the device that is to compute.
    SearchLoop(const SearchConfig& config, const SearchSpace& space, const LatencyModel& latency,
               const double& budgetMs, const PathMask& mask);

    /// What the classes count in every cross entropy from here on: classWeights() of core/search/class_weights.h. Empty =
    /// all the same.
    void weighClasses(const std::vector<double>& weights);

    /// Samples a path, trains its weights on the batch. Throws LossNotFinite if the loss is not finite; nothing is
    /// stepped then.
    /// @param phase which of them decides whether paths are drawn fairly, see PathSampling
    WeightStep weightStep(const TensorBatch& batch, double learningRate, Phase phase = Phase::Joint);
    /// Throws LossNotFinite if the loss is not finite or what it moved no longer is; it has been moved then.
    /// @param nextHeldOut gives the next held-out batch
    /// @param latencyPressure of core/search/latency_loss.h
    ArchitectureStep architectureStep(const std::function<TensorBatch()>& nextHeldOut, double latencyPressure = 1);
    /// An architecture on the batches of one pass over heldOut, batch statistics. Throws LossNotFinite.
    /// @param beforeBatch may end it with an exception
    PathResult evaluate(const Architecture& architecture, Loader& heldOut, const std::function<void()>& beforeBatch,
                        std::stop_token stop);

    const SearchStrategy& strategy() const { return *m_strategy; }
    /// SearchStrategy::leading()
    Architecture leading() { return m_strategy->leading(m_architectureStream); }
    Supernet& supernet() { return m_supernet; }
    torch::optim::SGD& optimizer() { return m_optimizer; }
    torch::Device device() const { return m_placement.device; } ///< where batches are to be
    /// False if a weight, a running statistic or anything that the strategy keeps has become infinite or NaN: then it
    /// must not be written, as JSON has no word for either.
    bool isFinite();
    /// Random streams and strategy; the tensors are written by search_checkpoint.cpp.
    Json state() const;
    void setState(const Json& state);

private:
    void nextBatch() override;
    PathResult evaluate(const std::vector<int>& path) override;
    PathResult gateGradients(const std::vector<int>& path, const std::vector<std::vector<int>>& participants) override;
    void checkScale() const;
    std::vector<int> nextPath(Phase phase);

    const SearchConfig& m_config;
    const PathMask& m_mask;
    double m_latencyPressure = 1;
    const TensorPlacement m_placement;
    torch::Tensor m_classWeights; ///< undefined = none
    LossScale m_lossScale;
    Supernet m_supernet;
    RandomStream m_alphaInit, m_pathStream, m_architectureStream;
    std::unique_ptr<SearchStrategy> m_strategy;
    FairPaths m_fairPaths;
    torch::optim::SGD m_optimizer;
    std::function<TensorBatch()> m_nextHeldOut;
    std::optional<TensorBatch> m_heldOutBatch;
};

} // namespace pathloom
