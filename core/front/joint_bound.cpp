// SPDX-License-Identifier: MIT
#include "core/front/joint_bound.h"

#include "core/front/best_first.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pathloom {

namespace {

constexpr int rounds = 120;             // of the subgradient method
constexpr double rounding = 1e-9;       // relative, of sums of doubles
constexpr double leastScale = 1.0 / 64; // of a cost's range, where next to nothing of it may be spent

double range(const OpenOptions& options, std::int64_t OpenOption::* what)
{
    double sum = 0;
    for (const std::vector<OpenOption>& block : options)
        sum += static_cast<double>(*std::ranges::max_element(block, {}, [&](const OpenOption& option) {
            return std::abs(option.*what);
        }).*what);
    return std::abs(sum);
}

} // namespace

JointBound::JointBound(std::span<const CostBound> bounds) : m_bounds(bounds.begin(), bounds.end())
{
    for (const CostBound& bound : m_bounds)
        m_scale.push_back(std::max({1.0, static_cast<double>(bound.most),
                                    leastScale * range(bound.cost->options, &OpenOption::cost)}));
    m_score = improved(true);
    m_reach = improved(false);
}

/// @param used gets what the candidates that give most spend of each cost
JointBound::Relaxed JointBound::relaxed(const std::vector<double>& multipliers, bool withScore,
                                        std::vector<double>& used) const
{
    const OpenOptions& scores = m_bounds.front().cost->options;
    Relaxed result{multipliers, std::vector<double>(scores.size() + 1)};
    used.assign(m_bounds.size(), 0);
    for (std::size_t block = scores.size(); block-- > 0;) {
        std::size_t best = 0;
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t option = 0; option < scores[block].size(); ++option) {
            double value = withScore ? static_cast<double>(scores[block][option].score) : 0;
            for (std::size_t i = 0; i < m_bounds.size(); ++i)
                value -= multipliers[i] * static_cast<double>(m_bounds[i].cost->options[block][option].cost) / m_scale[i];
            if (value > most) {
                most = value;
                best = option;
            }
        }
        result.suffix[block] = result.suffix[block + 1] + most;
        for (std::size_t i = 0; i < m_bounds.size(); ++i)
            used[i] += static_cast<double>(m_bounds[i].cost->options[block][best].cost) / m_scale[i];
    }
    return result;
}

JointBound::Relaxed JointBound::improved(bool withScore) const
{
    const std::vector<std::int64_t> nothing(m_bounds.size(), 0);
    // A score's worth of the whole range for one unit of each cost: the multipliers are somewhere there.
    const double unit = withScore ? std::max(1.0, range(m_bounds.front().cost->options, &OpenOption::score)) : 1;
    std::vector<double> multipliers(m_bounds.size(), withScore ? 0 : unit / static_cast<double>(m_bounds.size()));
    std::vector<double> used;
    Relaxed best = relaxed(multipliers, withScore, used);
    for (int round = 0; round < rounds; ++round) {
        double length = 0;
        std::vector<double> direction;
        for (std::size_t i = 0; i < m_bounds.size(); ++i) {
            direction.push_back(used[i] - static_cast<double>(m_bounds[i].most) / m_scale[i]);
            length += direction.back() * direction.back();
        }
        if (length == 0)
            break;
        const double step = unit / (1 + round) / std::sqrt(length);
        for (std::size_t i = 0; i < m_bounds.size(); ++i)
            multipliers[i] = std::max(0.0, multipliers[i] + step * direction[i]);
        if (const double sum = std::accumulate(multipliers.begin(), multipliers.end(), 0.0); !withScore && sum > 0)
            for (double& multiplier : multipliers)
                multiplier /= sum;
        Relaxed next = relaxed(multipliers, withScore, used);
        if (value(next, 0, nothing) < value(best, 0, nothing))
            best = std::move(next);
    }
    return best;
}

double JointBound::value(const Relaxed& relaxed, int block, std::span<const std::int64_t> spent) const
{
    double sum = relaxed.suffix[static_cast<std::size_t>(block)];
    for (std::size_t i = 0; i < m_bounds.size(); ++i)
        sum += relaxed.multipliers[i] * static_cast<double>(m_bounds[i].most - spent[i]) / m_scale[i];
    return sum;
}

std::int64_t JointBound::bestScore(int block, std::span<const std::int64_t> spent) const
{
    const double most = value(m_score, block, spent);
    return static_cast<std::int64_t>(std::ceil(std::min(0.0, most + rounding * (1 + std::abs(m_score.suffix.front())))));
}

bool JointBound::isReachable(int block, std::span<const std::int64_t> spent) const
{
    return value(m_reach, block, spent) >= -rounding;
}

} // namespace pathloom
