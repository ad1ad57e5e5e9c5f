// SPDX-License-Identifier: MIT
#include "tests/widgets/support/synthetic_run.h"

#include "tests/support/acts.h"

#include <algorithm>
#include <cmath>

namespace pathloom::test {

SyntheticRun::SyntheticRun(const std::string& spaceName, unsigned seed)
    : m_space(std::make_shared<const SearchSpace>(loadSpace(spaceName))), m_state(seed * 2654435761u + 1)
{
    m_latency.fixedMs = 0.9;
    for (int i = 0; i < m_space->choiceCount(); ++i) {
        const SpaceBlock& block = m_space->choice(i);
        std::vector<double> ms;
        for (const Operator& op : block.candidates) {
            Block built;
            built.op = op;
            built.input = block.input;
            built.output = block.output;
            const double megaMacs = static_cast<double>(costs(built).macs) / 1e6;
            ms.push_back(op.kind == OperatorKind::Skip ? 0 : 0.05 + megaMacs * 0.35);
        }
        m_latency.pathMs.push_back(ms);
        const auto count = static_cast<unsigned>(block.candidates.size());
        m_goal.choices.push_back(static_cast<int>((static_cast<unsigned>(i) * 3u + seed + 1u) % count));
        m_wobble.emplace_back(count, 0.0);
    }
}

double SyntheticRun::noise()
{
    m_state = m_state * 1664525u + 1013904223u;
    return static_cast<double>(m_state >> 8) / double(1u << 24) - 0.5;
}

RunHeader SyntheticRun::header() const
{
    RunHeader header;
    header.folder = QStringLiteral("/runs/fashion-small.pathloom");
    header.info.id = "1f3a";
    header.info.name = "Fashion, small space";
    header.info.created = "2026-01-05T09:30:00Z";
    header.info.state = Phase::Joint;
    header.info.targetName = "This machine, 1 thread";
    header.space = m_space;
    header.latency = m_latency;
    header.info.config.budgetMs = 0.8 * m_latency.expectedMs(uniformProbabilities(*m_space));
    return header;
}

PathProbabilities SyntheticRun::probabilities() const
{
    const double progress = std::clamp(double(m_step - warmUpSteps) / (totalSteps - warmUpSteps), 0.0, 1.0);
    PathProbabilities probabilities;
    for (std::size_t i = 0; i < m_wobble.size(); ++i) {
        std::vector<double> p;
        double sum = 0;
        const auto count = static_cast<int>(m_wobble[i].size());
        for (int j = 0; j < count; ++j) {
            // Neighbours of the goal gain first and lose later, as in a real search.
            const int distance = std::abs(j - m_goal.choices[i]);
            const double pull = distance == 0   ? 4.2 * progress
                                : distance == 1 ? 3.0 * progress * (1 - 0.75 * progress)
                                                : -0.6 * progress * distance;
            p.push_back(std::exp(pull * (0.7 + 0.5 * ((i * 7) % 5) / 5.0) + m_wobble[i][static_cast<std::size_t>(j)]));
            sum += p.back();
        }
        for (double& value : p)
            value /= sum;
        probabilities.push_back(p);
    }
    return probabilities;
}

std::vector<Event> SyntheticRun::steps(int steps)
{
    std::vector<Event> events;
    const double budget = header().info.config.budgetMs;
    for (int k = 0; k < steps; ++k) {
        ++m_step;
        const double seconds = m_step * 0.24;
        if (m_step == 1)
            events.push_back({0, 0, PhaseChanged{Phase::WarmUp, {}}});
        if (m_step == warmUpSteps)
            events.push_back({m_step, seconds, PhaseChanged{Phase::Joint, {}}});
        const double learnt = 1 - std::exp(-m_step / 350.0);
        WeightStep weight;
        weight.loss = 2.3 - 1.55 * learnt + 0.35 * noise();
        weight.accuracy = std::clamp(0.1 + 0.75 * learnt + 0.12 * noise(), 0.0, 1.0);
        weight.learningRate = 0.05;
        const PathProbabilities p = probabilities();
        for (const auto& block : p) {
            double pick = noise() + 0.5;
            std::size_t j = 0;
            while (j + 1 < block.size() && pick > block[j])
                pick -= block[j++];
            weight.sampled.push_back(static_cast<int>(j));
        }
        events.push_back({m_step, seconds, weight});
        if (m_step > warmUpSteps && m_step % 2 == 0) {
            for (auto& block : m_wobble)
                for (double& value : block)
                    value = 0.995 * value + 0.08 * noise();
            ArchitectureStep step;
            step.crossEntropy = 2.2 - 1.5 * learnt + 0.4 * noise();
            step.expectedMs = m_latency.expectedMs(p);
            step.latencyTerm = 0.25 * std::max(0.0, step.expectedMs - budget) / budget;
            step.loss = step.crossEntropy + step.latencyTerm;
            step.accuracy = std::clamp(0.1 + 0.72 * learnt + 0.14 * noise(), 0.0, 1.0);
            step.entropy = meanEntropy(p);
            events.push_back({m_step, seconds, step});
            events.push_back({m_step, seconds, ProbabilitySnapshot{std::make_shared<const PathProbabilities>(p)}});
        }
        if (m_step > warmUpSteps && m_step % 250 == 0) {
            const Architecture leading = mostProbable(p);
            events.push_back({m_step, seconds,
                              Evaluation{m_step / 250, 1.9 - 1.3 * learnt, 0.12 + 0.73 * learnt + 0.02 * noise(),
                                         m_latency.architectureMs(leading), toText(*m_space, leading)}});
        }
    }
    return events;
}

std::vector<Event> SyntheticRun::training(std::int64_t network, int epochs)
{
    std::vector<Event> events;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double learnt = 1 - std::exp(-epoch / 3.0);
        events.push_back({m_step, m_step * 0.24 + epoch,
                          TrainingEpoch{network, epoch, epochs, 2.3 - 1.8 * learnt,
                                        0.35 + 0.55 * learnt + 0.01 * double(network) + 0.01 * noise(), 0.05}});
    }
    return events;
}

std::vector<Event> SyntheticRun::messages() const
{
    const std::string architecture = toText(*m_space, m_goal);
    return {
        {0, 0, PhaseChanged{Phase::Measuring, {}}},
        {0, 4, Message{MessageLevel::Info, "Measured 58 operators on this machine, median of 40 runs each"}},
        {0, 4, PhaseChanged{Phase::WarmUp, {}}},
        {150, 40, PhaseChanged{Phase::Joint, {}}},
        {410, 102, movedBudget(1, 5, 4.5)},
        {640, 158,
         Message{MessageLevel::Warning, "Another program uses this machine; measured latencies may be too high"}},
        {1200, 290, NetworkDerived{1, architecture, m_latency.architectureMs(m_goal)}},
        {1350, 322, Message{MessageLevel::Error, "The checkpoint could not be written: no space left on the disk"}}};
}

} // namespace pathloom::test
