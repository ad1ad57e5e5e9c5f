// SPDX-License-Identifier: MIT
#include "app/window/saving_meter.h"

#include <algorithm>
#include <vector>

namespace pathloom {

namespace {

constexpr std::size_t stepsPerSample = 3; ///< so that a sample says something new
constexpr std::size_t enough = 5;         ///< samples for a median
constexpr std::size_t kept = 25;

double medianOf(const std::deque<double>& samples)
{
    std::vector<double> sorted(samples.begin(), samples.end());
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

} // namespace

void SavingMeter::add(const PathMask& mask, std::size_t steps, double seconds)
{
    if (mask != m_mask || steps < m_lastSteps) {
        m_mask = mask;
        m_lastSteps = steps;
        m_now.clear();
        return;
    }
    if (seconds <= 0 || steps < m_lastSteps + stepsPerSample)
        return;
    m_lastSteps = steps;
    std::deque<double>& samples = mask.openPaths() == mask.allPaths() ? m_full : m_now;
    samples.push_back(seconds);
    if (samples.size() > kept)
        samples.pop_front();
}

double SavingMeter::savedShare(const PathMask& mask, const SearchConfig& config)
{
    if (config.method != SearchMethod::Gradient)
        return 0;
    constexpr int two = 2;
    int evaluated = 0, all = 0;
    for (int i = 0; i < mask.blocks(); ++i) {
        const bool isPair = config.gateMode == GateMode::Two;
        evaluated += isPair ? std::min(two, mask.openCount(i)) : mask.openCount(i);
        all += isPair ? std::min(two, mask.candidates(i)) : mask.candidates(i);
    }
    return all > 0 ? 1 - double(evaluated) / double(all) : 0;
}

std::optional<SavingMeter::Times> SavingMeter::times() const
{
    if (m_now.size() < enough || m_full.size() < enough)
        return std::nullopt;
    return Times{medianOf(m_now), medianOf(m_full)};
}

} // namespace pathloom
