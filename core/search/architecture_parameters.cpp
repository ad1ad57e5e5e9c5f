// SPDX-License-Identifier: MIT
#include "core/search/architecture_parameters.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

std::vector<double> softmax(const std::vector<double>& alpha)
{
    const double largest = *std::max_element(alpha.begin(), alpha.end());
    std::vector<double> p(alpha.size());
    double sum = 0;
    for (std::size_t j = 0; j < alpha.size(); ++j)
        sum += p[j] = std::exp(alpha[j] - largest);
    for (double& value : p)
        value /= sum;
    return p;
}

std::vector<double> softmax(const std::vector<double>& alpha, const std::vector<int>& entries)
{
    std::vector<double> part;
    for (int j : entries)
        part.push_back(alpha[j]);
    part = softmax(part);
    std::vector<double> p(alpha.size(), 0.0);
    for (std::size_t k = 0; k < entries.size(); ++k)
        p[entries[k]] = part[k];
    return p;
}

std::vector<double> gateGradient(const std::vector<double>& p, const std::vector<double>& d)
{
    double mean = 0;
    for (std::size_t j = 0; j < p.size(); ++j)
        mean += p[j] * d[j];
    std::vector<double> gradient(p.size());
    for (std::size_t j = 0; j < p.size(); ++j)
        gradient[j] = p[j] * (d[j] - mean);
    return gradient;
}

int sampleIndex(const std::vector<double>& p, RandomStream& random)
{
    double rest = random.uniform();
    int last = 0;
    for (int j = 0; j < static_cast<int>(p.size()); ++j) {
        if (p[j] <= 0)
            continue;
        last = j; // what rounding leaves over falls to the last possible index
        if (rest < p[j])
            return j;
        rest -= p[j];
    }
    return last;
}

ArchitectureParameters::ArchitectureParameters(const SearchSpace& space, double deviation, RandomStream& random)
{
    std::vector<std::vector<double>> alphas;
    for (int i = 0; i < space.choiceCount(); ++i) {
        auto& block = alphas.emplace_back(space.choice(i).candidates.size());
        for (double& alpha : block)
            alpha = deviation * random.normal();
    }
    *this = ArchitectureParameters(std::move(alphas));
}

ArchitectureParameters::ArchitectureParameters(std::vector<std::vector<double>> alphas)
    : m_alphas(std::move(alphas))
{
    for (const auto& block : m_alphas) {
        m_firstMoments.emplace_back(block.size(), 0.0);
        m_secondMoments.emplace_back(block.size(), 0.0);
        m_steps.emplace_back(block.size(), 0);
    }
}

PathProbabilities ArchitectureParameters::probabilities(const PathMask& mask) const
{
    PathProbabilities probabilities;
    for (std::size_t i = 0; i < m_alphas.size(); ++i)
        probabilities.push_back(softmax(m_alphas[i], mask.open(static_cast<int>(i))));
    return probabilities;
}

void ArchitectureParameters::step(const std::vector<std::vector<double>>& gradients, const AdamSettings& settings,
                                  const PathMask& mask)
{
    for (std::size_t i = 0; i < m_alphas.size(); ++i) {
        if (gradients[i].empty())
            continue;
        for (int j : mask.open(static_cast<int>(i))) {
            const double n = double(++m_steps[i][j]);
            const double correction1 = 1 - std::pow(settings.beta1, n);
            const double correction2 = 1 - std::pow(settings.beta2, n);
            const double g = gradients[i][j] + settings.weightDecay * m_alphas[i][j];
            double& m = m_firstMoments[i][j];
            double& v = m_secondMoments[i][j];
            m = settings.beta1 * m + (1 - settings.beta1) * g;
            v = settings.beta2 * v + (1 - settings.beta2) * g * g;
            const double denominator = std::sqrt(v / correction2) + settings.epsilon;
            m_alphas[i][j] -= settings.learningRate * (m / correction1) / denominator;
        }
    }
}

void ArchitectureParameters::rescalePair(int block, int a, int b, double oldAlphaA, double oldAlphaB)
{
    std::vector<double>& alpha = m_alphas[block];
    const auto logSum = [](double x, double y) { return std::max(x, y) + std::log1p(std::exp(-std::abs(x - y))); };
    const double shift = logSum(alpha[a], alpha[b]) - logSum(oldAlphaA, oldAlphaB);
    alpha[a] -= shift;
    alpha[b] -= shift;
}

Json ArchitectureParameters::state() const
{
    return {{"alphas", m_alphas},
            {"first_moments", m_firstMoments},
            {"second_moments", m_secondMoments},
            {"steps", m_steps}};
}

void ArchitectureParameters::setState(const Json& state)
{
    ArchitectureParameters read(state.at("alphas").get<std::vector<std::vector<double>>>());
    read.m_firstMoments = state.at("first_moments").get<std::vector<std::vector<double>>>();
    read.m_secondMoments = state.at("second_moments").get<std::vector<std::vector<double>>>();
    read.m_steps.clear();
    for (const Json& block : state.at("steps"))
        if (block.is_number())
            read.m_steps.emplace_back(read.m_alphas.at(read.m_steps.size()).size(), block.get<std::int64_t>());
        else
            read.m_steps.push_back(block.get<std::vector<std::int64_t>>());
    const auto fits = [this](const auto& stored) {
        return std::ranges::equal(stored, m_alphas, {}, std::ranges::size, std::ranges::size);
    };
    if (!fits(read.m_alphas) || !fits(read.m_firstMoments) || !fits(read.m_secondMoments) || !fits(read.m_steps))
        throw Error("the stored architecture parameters belong to another search space");
    *this = std::move(read);
}

} // namespace pathloom
