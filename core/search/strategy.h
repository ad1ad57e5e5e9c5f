// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/search/events.h"
#include "core/search/search_config.h"
#include "core/util/random.h"

#include <memory>

namespace pathloom {

/// Outcome of running held-out images through one path.
struct PathResult
{
    double crossEntropy = 0;
    double accuracy = 0;
    std::vector<std::vector<double>> gates; ///< dCE/dg, if asked for; empty for a block that took no part
};

/// What a strategy may ask of the supernet. One call of nextBatch() draws a held-out batch; the other calls use it.
class HeldOutEvaluator
{
public:
    virtual ~HeldOutEvaluator() = default;
    virtual void nextBatch() = 0;
    /// Batch statistics, no gradients.
    virtual PathResult evaluate(const std::vector<int>& path) = 0;
    /// @param participants per choice block the candidates whose gates get a gradient
    virtual PathResult gateGradients(const std::vector<int>& path,
                                     const std::vector<std::vector<int>>& participants) = 0;
};

/// Cross entropy's and latency's part in what moved a path, summed over all architecture steps so far: the descent
/// directions of alpha, before the optimiser scales them.
struct GradientSum
{
    double byCrossEntropy = 0;
    double byLatency = 0;
};

/// What every strategy knows of its search. Budget, configuration, mask and pressure may change between steps: pruned
/// paths are never sampled, and what is known about them stands still.
struct StrategyContext
{
    const SearchSpace& space;
    const SearchConfig& config;
    const LatencyModel& latency;
    const double& budgetMs;
    const PathMask& mask;
    static constexpr double wholePressure = 1;
    const double& latencyPressure = wholePressure; ///< of the next architecture step, see latency_loss.h
};

/// How the next path is sampled and how the knowledge about candidates is updated: all that differs between searches.
/// To add one, write a file like random_strategy.cpp and name it in makeStrategy().
class SearchStrategy
{
public:
    virtual ~SearchStrategy() = default;
    /// Active candidate of each choice block for a weight step.
    virtual std::vector<int> samplePath(RandomStream& random) = 0;
    virtual ArchitectureStep architectureStep(HeldOutEvaluator& evaluator, RandomStream& random) = 0;
    virtual PathProbabilities probabilities() const = 0;
    /// What moved each path so far; empty for strategies without gradients.
    virtual const std::vector<std::vector<GradientSum>>& gradientSums() const
    {
        static const std::vector<std::vector<GradientSum>> none;
        return none;
    }
    /// The architecture that leads now (core/run/leading.h) and is evaluated at the end of an epoch.
    /// @param random for strategies that have to draw one, where nothing was compared yet
    virtual Architecture leading(RandomStream& random) = 0;
    /// Everything needed to go on exactly.
    virtual Json state() const = 0;
    virtual void setState(const Json& state) = 0;
};

std::unique_ptr<SearchStrategy> makeStrategy(const StrategyContext& context, RandomStream& random);

std::unique_ptr<SearchStrategy> gradientStrategy(const StrategyContext& context, RandomStream& random);
std::unique_ptr<SearchStrategy> reinforceStrategy(const StrategyContext& context, RandomStream& random);
std::unique_ptr<SearchStrategy> randomStrategy(const StrategyContext& context);

} // namespace pathloom
