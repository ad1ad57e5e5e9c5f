// SPDX-License-Identifier: MIT
// ProxylessNAS by REINFORCE: Cai, Zhu, Han, ICLR 2019, section 3.3; reference section 9.
#include "core/search/latency_loss.h"
#include "core/search/parameter_strategy.h"

#include <optional>

namespace pathloom {

namespace {

class ReinforceStrategy final : public ParameterStrategy
{
public:
    ReinforceStrategy(const StrategyContext& context, RandomStream& random) : ParameterStrategy(context, random) {}

    ArchitectureStep architectureStep(HeldOutEvaluator& evaluator, RandomStream& random) override
    {
        const SearchConfig& config = m_context.config;
        evaluator.nextBatch();
        std::vector<std::vector<int>> paths;
        std::vector<double> rewards;
        ArchitectureStep step;
        for (int i = 0; i < config.reinforceSamples; ++i) {
            paths.push_back(samplePath(random));
            const PathResult result = evaluator.evaluate(paths.back());
            rewards.push_back(reward(config, result.accuracy, m_context.latency.architectureMs({paths.back()}),
                                     m_context.budgetMs, m_context.latencyPressure));
            step.crossEntropy += result.crossEntropy / config.reinforceSamples;
            step.accuracy += result.accuracy / config.reinforceSamples;
            step.loss -= rewards.back() / config.reinforceSamples;
        }
        // The baseline moves before the advantages are formed; its weight is that of the new average.
        m_baseline =
            m_baseline ? *m_baseline + config.reinforceBaselineWeight * (-step.loss - *m_baseline) : -step.loss;

        const PathProbabilities p = probabilities();
        std::vector<std::vector<double>> gradients;
        for (const auto& block : p)
            gradients.emplace_back(block.size(), 0.0);
        for (std::size_t s = 0; s < paths.size(); ++s)
            for (std::size_t i = 0; i < p.size(); ++i)
                for (std::size_t j = 0; j < p[i].size(); ++j) {
                    // -(R - baseline) grad log p_a with grad log p_a = e_a - p, averaged over the samples
                    const double oneHot = paths[s][i] == static_cast<int>(j);
                    gradients[i][j] -= (rewards[s] - *m_baseline) * (oneHot - p[i][j]) / double(paths.size());
                }
        m_parameters.step(gradients, adam(), m_context.mask);
        const PathProbabilities now = probabilities();
        step.latencyTerm = step.loss - step.crossEntropy;
        step.expectedMs = m_context.latency.expectedMs(now);
        step.entropy = meanEntropy(now);
        return step;
    }

    Json state() const override
    {
        return {{"parameters", m_parameters.state()}, {"baseline", m_baseline ? Json(*m_baseline) : Json()}};
    }
    void setState(const Json& state) override
    {
        m_parameters.setState(state.at("parameters"));
        m_baseline = state.at("baseline").is_null() ? std::nullopt : std::optional(state.at("baseline").get<double>());
    }

private:
    std::optional<double> m_baseline;
};

} // namespace

std::unique_ptr<SearchStrategy> reinforceStrategy(const StrategyContext& context, RandomStream& random)
{
    return std::make_unique<ReinforceStrategy>(context, random);
}

} // namespace pathloom
