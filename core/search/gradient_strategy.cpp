// SPDX-License-Identifier: MIT
// ProxylessNAS by gradient: Cai, Zhu, Han, ICLR 2019, section 3.2; reference sections 4 to 6 and 8.
#include "core/search/latency_loss.h"
#include "core/search/parameter_strategy.h"

namespace pathloom {

namespace {

class GradientStrategy final : public ParameterStrategy
{
public:
    GradientStrategy(const StrategyContext& context, RandomStream& random) : ParameterStrategy(context, random)
    {
        for (int i = 0; i < context.space.choiceCount(); ++i)
            m_sums.emplace_back(context.space.choice(i).candidates.size());
    }

    ArchitectureStep architectureStep(HeldOutEvaluator& evaluator, RandomStream& random) override
    {
        evaluator.nextBatch();
        return m_context.config.gateMode == GateMode::Two ? twoPathStep(evaluator, random)
                                                          : fullStep(evaluator, random);
    }

    const std::vector<std::vector<GradientSum>>& gradientSums() const override { return m_sums; }
    Json state() const override
    {
        Json sums = Json::array();
        for (const auto& block : m_sums)
            for (const GradientSum& sum : block)
                sums.push_back({sum.byCrossEntropy, sum.byLatency});
        return {{"parameters", m_parameters.state()}, {"gradient_sums", sums}};
    }
    void setState(const Json& state) override
    {
        m_parameters.setState(state.at("parameters"));
        std::size_t next = 0;
        for (auto& block : m_sums)
            for (GradientSum& sum : block) {
                const Json& pair = state.at("gradient_sums").at(next++);
                sum = {pair.at(0).get<double>(), pair.at(1).get<double>()};
            }
    }

private:
    /// Blocks whose sampled path is Skip take no part under the published rule, those with one open path never.
    bool takesPart(int block, int active) const
    {
        if (m_context.mask.openCount(block) < 2)
            return false;
        const bool skipped = m_context.space.choice(block).candidates[active].kind == OperatorKind::Skip;
        return !skipped || m_context.config.skipRule == SkipRule::Learn;
    }

    ArchitectureStep fullStep(HeldOutEvaluator& evaluator, RandomStream& random)
    {
        const PathProbabilities p = probabilities();
        const std::vector<int> path = samplePath(random);
        std::vector<std::vector<int>> participants(p.size());
        for (std::size_t i = 0; i < p.size(); ++i)
            if (takesPart(static_cast<int>(i), path[i]))
                participants[i] = m_context.mask.open(static_cast<int>(i));
        const PathResult result = evaluator.gateGradients(path, participants);
        const CombinedLoss loss = lossOf(result, m_context.latency.expectedMs(p));
        const auto latencyGradient = m_context.latency.gradient(p);
        std::vector<std::vector<double>> gradients(p.size());
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (participants[i].empty())
                continue;
            gradients[i] = gateGradient(p[i], result.gates[i]);
            for (std::size_t j = 0; j < p[i].size(); ++j)
                gradients[i][j] = combined(i, j, loss, gradients[i][j], latencyGradient[i][j]);
        }
        m_parameters.step(gradients, adam(), m_context.mask);
        return report(result, loss);
    }

    /// Two sampled paths a block; the pair's softmax stands for the probabilities, also in the expected latency.
    ArchitectureStep twoPathStep(HeldOutEvaluator& evaluator, RandomStream& random)
    {
        const PathProbabilities p = probabilities();
        const std::size_t blocks = p.size();
        std::vector<std::vector<int>> pairs(blocks);
        std::vector<std::vector<double>> q(blocks);
        std::vector<int> path(blocks);
        double expectedMs = m_context.latency.fixedMs;
        for (std::size_t i = 0; i < blocks; ++i) {
            const std::vector<int> open = m_context.mask.open(static_cast<int>(i));
            if (open.size() == 1) {
                path[i] = open.front();
                expectedMs += m_context.latency.pathMs[i][path[i]];
                continue;
            }
            pairs[i] = samplePair(p[i], open, random);
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
        const CombinedLoss loss = lossOf(result, expectedMs);
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
                gradients[i][pairs[i][k]] = combined(i, pairs[i][k], loss, gate[k], latency[k]);
        }
        const auto before = m_parameters.alphas();
        m_parameters.step(gradients, adam(), m_context.mask);
        for (std::size_t i = 0; i < blocks; ++i)
            if (!participants[i].empty())
                m_parameters.rescalePair(static_cast<int>(i), pairs[i][0], pairs[i][1], before[i][pairs[i][0]],
                                         before[i][pairs[i][1]]);
        return report(result, loss);
    }

    CombinedLoss lossOf(const PathResult& result, double expectedMs) const
    {
        return combineLoss(m_context.config, result.crossEntropy, expectedMs, m_context.budgetMs,
                           m_context.latencyPressure);
    }

    /// Gradient of the loss by alpha[i][j] from those of cross entropy and latency.
    double combined(std::size_t i, std::size_t j, const CombinedLoss& loss, double crossEntropy, double latency)
    {
        const double byCrossEntropy = loss.byCrossEntropy * crossEntropy;
        const double byLatency = loss.byLatency * latency;
        m_sums[i][j].byCrossEntropy -= byCrossEntropy;
        m_sums[i][j].byLatency -= byLatency;
        return byCrossEntropy + byLatency;
    }

    /// Two different ones of the open indices, without replacement.
    static std::vector<int> samplePair(std::vector<double> p, const std::vector<int>& open, RandomStream& random)
    {
        const int first = sampleIndex(p, random);
        double rest = 0;
        p[first] = 0;
        for (double value : p)
            rest += value;
        if (rest <= 0) { // all mass on the first: any other index is as good as the next
            std::vector<int> others = open;
            std::erase(others, first);
            return {first, others[random.below(static_cast<int>(others.size()))]};
        }
        for (double& value : p)
            value /= rest;
        return {first, sampleIndex(p, random)};
    }

    ArchitectureStep report(const PathResult& result, const CombinedLoss& loss) const
    {
        const PathProbabilities p = probabilities();
        return {.loss = loss.loss,
                .crossEntropy = result.crossEntropy,
                .latencyTerm = loss.latencyTerm,
                .accuracy = result.accuracy,
                .expectedMs = m_context.latency.expectedMs(p),
                .entropy = meanEntropy(p)};
    }

    std::vector<std::vector<GradientSum>> m_sums;
};

} // namespace

std::unique_ptr<SearchStrategy> gradientStrategy(const StrategyContext& context, RandomStream& random)
{
    return std::make_unique<GradientStrategy>(context, random);
}

} // namespace pathloom
