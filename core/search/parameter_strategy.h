// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/leading.h"
#include "core/search/architecture_parameters.h"
#include "core/search/strategy.h"

namespace pathloom {

/// What the strategies that learn architecture parameters have in common: paths are drawn from softmax(alpha), and the
/// alphas are moved by Adam with the settings alpha.*.
class ParameterStrategy : public SearchStrategy
{
public:
    std::vector<int> samplePath(RandomStream& random) override
    {
        std::vector<int> path;
        for (const auto& p : probabilities())
            path.push_back(sampleIndex(p, random));
        return path;
    }

    PathProbabilities probabilities() const override { return m_parameters.probabilities(m_context.mask); }
    /// As every view shows it and deriving takes it.
    Architecture leading(RandomStream&) override
    {
        return leadingBy(probabilities(), m_context.mask, m_context.config, &m_context.latency, m_context.budgetMs)
            .architecture;
    }

protected:
    ParameterStrategy(const StrategyContext& context, RandomStream& random)
        : m_context(context), m_parameters(context.space, context.config.alphaInitDeviation, random)
    {
    }

    AdamSettings adam() const
    {
        const SearchConfig& config = m_context.config;
        return {config.alphaLearningRate, config.alphaBeta1, config.alphaBeta2, config.alphaEpsilon,
                config.alphaWeightDecay};
    }

    StrategyContext m_context;
    ArchitectureParameters m_parameters;
};

} // namespace pathloom
