// SPDX-License-Identifier: MIT
#include "core/front/quanta.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr int digitsOfSum = 50; // binary: thousands of such sums still fit into 64 bits
constexpr double quantaOfSum = 1125899906842624.0;

using Values = std::vector<std::vector<double>>;

bool fits(const Values& values, const PathMask& mask)
{
    if (values.size() != static_cast<std::size_t>(mask.blocks()))
        return false;
    for (int i = 0; i < mask.blocks(); ++i)
        if (values[static_cast<std::size_t>(i)].size() != static_cast<std::size_t>(mask.candidates(i)))
            return false;
    return true;
}

/// Open paths with a score, by block.
std::vector<std::vector<int>> usable(const FrontRequest& request)
{
    std::vector<std::vector<int>> all;
    for (int i = 0; i < request.mask.blocks(); ++i) {
        std::vector<int> open = request.mask.open(i);
        const std::vector<double>& score = request.score[static_cast<std::size_t>(i)];
        for (const int j : open)
            if (std::isnan(score[static_cast<std::size_t>(j)]) ||
                score[static_cast<std::size_t>(j)] == std::numeric_limits<double>::infinity())
                throw Error(fmt::format("candidate {} of choice block {} has no usable score", j, i), "front");
        std::erase_if(open, [&](int j) { return std::isinf(score[static_cast<std::size_t>(j)]); });
        if (open.empty())
            throw Error(fmt::format("choice block {} has no open path", i), "front");
        all.push_back(std::move(open));
    }
    return all;
}

/// Extremes of the values of a block's open paths.
std::pair<double, double> extremes(const std::vector<double>& values, const std::vector<int>& open)
{
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const int j : open) {
        least = std::min(least, values[static_cast<std::size_t>(j)]);
        most = std::max(most, values[static_cast<std::size_t>(j)]);
    }
    return {least, most};
}

/// A power of two, so that numbers of up to 50 binary digits stay what they are; of the largest sum that there may be,
/// and not of the differences, so that the same numbers in another order give the same sum.
double quantumOf(const Values& values, const std::vector<std::vector<int>>& open)
{
    double largest = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto [least, most] = extremes(values[i], open[i]);
        largest += std::max(std::abs(least), std::abs(most));
    }
    int exponent = 0;
    (void)std::frexp(largest, &exponent);
    return largest > 0 ? std::ldexp(1, exponent - digitsOfSum) : std::numeric_limits<double>::min();
}

} // namespace

Quanta::Quanta(const FrontRequest& request, const AdditiveCost& cost, const std::string& name) : m_cheapest(cost.fixed)
{
    if (!fits(request.score, request.mask) || !fits(cost.option, request.mask))
        throw Error(fmt::format("scores, {} and paths belong to different search spaces", name), "front");
    const std::vector<std::vector<int>> open = usable(request);
    for (std::size_t i = 0; i < open.size(); ++i)
        for (const int j : open[i])
            if (!std::isfinite(cost.option[i][static_cast<std::size_t>(j)]) || !std::isfinite(cost.fixed))
                throw Error(fmt::format("candidate {} of choice block {} has no usable {}", j, i, name), "front");
    m_quantum = quantumOf(cost.option, open);
    const double scoreQuantum = quantumOf(request.score, open);
    m_largest = std::abs(cost.fixed);
    for (std::size_t i = 0; i < open.size(); ++i) {
        const double cheapest = extremes(cost.option[i], open[i]).first;
        const double best = extremes(request.score[i], open[i]).second;
        m_cheapest += cheapest;
        m_largest += std::abs(cheapest);
        std::vector<OpenOption>& options = m_options.emplace_back();
        for (const int j : open[i])
            options.push_back(
                {.candidate = j,
                 .score = std::llround(request.score[i][static_cast<std::size_t>(j)] / scoreQuantum) -
                          std::llround(best / scoreQuantum),
                 .cost = std::llround(cost.option[i][static_cast<std::size_t>(j)] / m_quantum) -
                         std::llround(cheapest / m_quantum)});
    }
}

std::int64_t Quanta::allowed(double most) const
{
    // What rounding to quanta, and adding up in another order, may make of a cost.
    const auto blocks = static_cast<double>(m_options.size() + 2);
    const double rounding =
        blocks * (m_quantum + std::numeric_limits<double>::epsilon() * (std::abs(most) + m_largest));
    const double left = std::floor((most - m_cheapest + rounding) / m_quantum);
    constexpr double plenty = 8 * quantaOfSum; // more than the dearest takes
    return std::isnan(left) ? -1 : static_cast<std::int64_t>(std::clamp(left, -1.0, plenty));
}

std::int64_t Quanta::difference(double cost) const
{
    return static_cast<std::int64_t>(std::min(std::floor(cost / m_quantum), quantaOfSum));
}

} // namespace pathloom
