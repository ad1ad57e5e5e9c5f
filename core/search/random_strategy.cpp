// SPDX-License-Identifier: MIT
// Random search with shared weights, the baseline: paths are drawn uniformly throughout; in each architecture step one
// random architecture that fits the budget challenges the best one so far on the same held-out batch.
#include "core/search/strategy.h"

namespace pathloom {

namespace {

class RandomStrategy final : public SearchStrategy
{
public:
    explicit RandomStrategy(const StrategyContext& context) : m_context(context) {}

    std::vector<int> samplePath(RandomStream& random) override
    {
        std::vector<int> path;
        for (int i = 0; i < m_context.mask.blocks(); ++i) {
            const std::vector<int> open = m_context.mask.open(i);
            path.push_back(open[random.below(static_cast<int>(open.size()))]);
        }
        return path;
    }

    ArchitectureStep architectureStep(HeldOutEvaluator& evaluator, RandomStream& random) override
    {
        evaluator.nextBatch();
        if (!isAllowed(m_best))
            m_best.clear();
        const std::vector<int> challenger = sampleWithinBudget(random);
        const PathResult result = evaluator.evaluate(challenger);
        // The budget may have been lowered since the best one was found.
        const bool bestIsOut = m_best.empty() || (!fits(m_best) && fits(challenger));
        if (bestIsOut || result.crossEntropy < evaluator.evaluate(m_best).crossEntropy)
            m_best = challenger;
        const PathProbabilities p = probabilities();
        return {.loss = result.crossEntropy,
                .crossEntropy = result.crossEntropy,
                .latencyTerm = 0,
                .accuracy = result.accuracy,
                .expectedMs = m_context.latency.architectureMs({m_best}),
                .entropy = meanEntropy(p)};
    }

    PathProbabilities probabilities() const override
    {
        return m_context.mask.apply(uniformProbabilities(m_context.space));
    }
    Architecture leading(RandomStream& random) override
    {
        if (!isAllowed(m_best)) // no architecture step since the search began, or since its paths were pruned
            m_best = sampleWithinBudget(random);
        return {m_best};
    }
    Json state() const override { return {{"best", m_best}}; }
    void setState(const Json& state) override { m_best = state.at("best").get<std::vector<int>>(); }

private:
    bool isAllowed(const std::vector<int>& path) const { return !path.empty() && m_context.mask.allows({path}); }
    bool fits(const std::vector<int>& path) const
    {
        return m_context.config.latencyLoss == LatencyLoss::None ||
               m_context.latency.architectureMs({path}) <= m_context.budgetMs;
    }

    /// The fastest of many draws if none fits, so that a tight budget is approached rather than ignored.
    std::vector<int> sampleWithinBudget(RandomStream& random)
    {
        constexpr int draws = 1000;
        std::vector<int> fastest;
        for (int i = 0; i < draws; ++i) {
            std::vector<int> path = samplePath(random);
            if (fits(path))
                return path;
            if (fastest.empty() ||
                m_context.latency.architectureMs({path}) < m_context.latency.architectureMs({fastest}))
                fastest = std::move(path);
        }
        return fastest;
    }

    StrategyContext m_context;
    std::vector<int> m_best;
};

} // namespace

std::unique_ptr<SearchStrategy> randomStrategy(const StrategyContext& context)
{
    return std::make_unique<RandomStrategy>(context);
}

std::unique_ptr<SearchStrategy> makeStrategy(const StrategyContext& context, RandomStream& random)
{
    switch (context.config.method) {
    case SearchMethod::Gradient:
        return gradientStrategy(context, random);
    case SearchMethod::Reinforce:
        return reinforceStrategy(context, random);
    case SearchMethod::Random:
        return randomStrategy(context);
    }
    return {};
}

} // namespace pathloom
