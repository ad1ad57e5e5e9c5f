// SPDX-License-Identifier: MIT
// ProxylessNAS by gradient: Cai, Zhu, Han, ICLR 2019, section 3.2; reference sections 4 to 6 and 8.
#include "core/search/latency_loss.h"
#include "core/search/parameter_strategy.h"

#include <numeric>

namespace pathloom {

namespace {

class GradientStrategy final : public ParameterStrategy
{
public:
    GradientStrategy(const StrategyContext& context, RandomStream& random) : ParameterStrategy(context, random) {}

    ArchitectureStep architectureStep(HeldOutEvaluator& evaluator, RandomStream& random) override
    {
        evaluator.nextBatch();
        return m_context.config.gateMode == GateMode::Two ? twoPathStep(evaluator, random)
                                                          : fullStep(evaluator, random);
    }

    Json state() const override { return m_parameters.state(); }
    void setState(const Json& state) override { m_parameters.setState(state); }

private:
    /// Blocks whose sampled path is Skip take no part under the published rule.
    bool takesPart(int block, int active) const
    {
        const bool skipped = m_context.space.choice(block).candidates[active].kind == OperatorKind::Skip;
        return !skipped || m_context.config.skipRule == SkipRule::Learn;
    }

    ArchitectureStep fullStep(HeldOutEvaluator& evaluator, RandomStream& random)
    {
        const PathProbabilities p = m_parameters.probabilities();
        const std::vector<int> path = samplePath(random);
        std::vector<std::vector<int>> participants(p.size());
        for (std::size_t i = 0; i < p.size(); ++i)
            if (takesPart(static_cast<int>(i), path[i])) {
                participants[i].resize(p[i].size());
                std::iota(participants[i].begin(), participants[i].end(), 0);
            }
        const PathResult result = evaluator.gateGradients(path, participants);
        const CombinedLoss loss =
            combineLoss(m_context.config, result.crossEntropy, m_context.latency.expectedMs(p), m_context.budgetMs);
        const auto latencyGradient = m_context.latency.gradient(p);
        std::vector<std::vector<double>> gradients(p.size());
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (participants[i].empty())
                continue;
            gradients[i] = gateGradient(p[i], result.gates[i]);
            for (std::size_t j = 0; j < p[i].size(); ++j)
                gradients[i][j] = loss.byCrossEntropy * gradients[i][j] + loss.byLatency * latencyGradient[i][j];
        }
        m_parameters.step(gradients, adam());
        return report(result, loss);
    }

    /// Two sampled paths a block; the pair's softmax stands for the probabilities, also in the expected latency.
    ArchitectureStep twoPathStep(HeldOutEvaluator& evaluator, RandomStream& random)
    {
        const PathProbabilities p = m_parameters.probabilities();
        const std::size_t blocks = p.size();
        std::vector<std::vector<int>> pairs(blocks);
        std::vector<std::vector<double>> q(blocks);
        std::vector<int> path(blocks);
        double expectedMs = m_context.latency.fixedMs;
        for (std::size_t i = 0; i < blocks; ++i) {
            pairs[i] = samplePair(p[i], random);
            q[i] = softmax({m_parameters.alphas()[i][pairs[i][0]], m_parameters.alphas()[i][pairs[i][1]]});
            path[i] = pairs[i][sampleIndex(q[i], random)];
            for (int k : {0, 1})
                expectedMs += q[i][k] * m_context.latency.pathMs[i][pairs[i][k]];
        }
        std::vector<std::vector<int>> participants(blocks);
        for (std::size_t i = 0; i < blocks; ++i)
            if (takesPart(static_cast<int>(i), path[i]))
                participants[i] = pairs[i];

        const PathResult result = evaluator.gateGradients(path, participants);
        const CombinedLoss loss = combineLoss(m_context.config, result.crossEntropy, expectedMs, m_context.budgetMs);
        std::vector<std::vector<double>> gradients(blocks);
        for (std::size_t i = 0; i < blocks; ++i) {
            if (participants[i].empty())
                continue;
            const int a = pairs[i][0];
            const int b = pairs[i][1];
            const auto gate = gateGradient(q[i], {result.gates[i][a], result.gates[i][b]});
            const auto latency = gateGradient(q[i], {m_context.latency.pathMs[i][a], m_context.latency.pathMs[i][b]});
            gradients[i].assign(p[i].size(), 0.0);
            for (int k : {0, 1})
                gradients[i][pairs[i][k]] = loss.byCrossEntropy * gate[k] + loss.byLatency * latency[k];
        }
        const auto before = m_parameters.alphas();
        m_parameters.step(gradients, adam());
        for (std::size_t i = 0; i < blocks; ++i)
            if (!participants[i].empty())
                m_parameters.rescalePair(static_cast<int>(i), pairs[i][0], pairs[i][1], before[i][pairs[i][0]],
                                         before[i][pairs[i][1]]);
        return report(result, loss);
    }

    /// Two different indices, without replacement.
    static std::vector<int> samplePair(std::vector<double> p, RandomStream& random)
    {
        const int first = sampleIndex(p, random);
        double rest = 0;
        p[first] = 0;
        for (double value : p)
            rest += value;
        if (rest <= 0) { // all mass on the first: any other index is as good as the next
            const int second = random.below(static_cast<int>(p.size()) - 1);
            return {first, second >= first ? second + 1 : second};
        }
        for (double& value : p)
            value /= rest;
        return {first, sampleIndex(p, random)};
    }

    ArchitectureStep report(const PathResult& result, const CombinedLoss& loss) const
    {
        const PathProbabilities p = m_parameters.probabilities();
        return {.loss = loss.loss,
                .crossEntropy = result.crossEntropy,
                .latencyTerm = loss.latencyTerm,
                .accuracy = result.accuracy,
                .expectedMs = m_context.latency.expectedMs(p),
                .entropy = meanEntropy(p)};
    }
};

} // namespace

std::unique_ptr<SearchStrategy> gradientStrategy(const StrategyContext& context, RandomStream& random)
{
    return std::make_unique<GradientStrategy>(context, random);
}

} // namespace pathloom
