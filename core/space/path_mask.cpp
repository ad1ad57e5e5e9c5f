// SPDX-License-Identifier: MIT
#include "core/space/path_mask.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

PathMask::PathMask(const SearchSpace& space)
{
    for (int i = 0; i < space.choiceCount(); ++i)
        m_open.emplace_back(space.choice(i).candidates.size(), true);
}

PathMask::PathMask(const std::vector<int>& candidates)
{
    for (int count : candidates)
        m_open.emplace_back(count, true);
}

bool PathMask::contains(Path path) const
{
    return path.block >= 0 && path.block < blocks() && path.candidate >= 0 && path.candidate < candidates(path.block);
}

int PathMask::openCount(int block) const
{
    return static_cast<int>(std::ranges::count(m_open[block], true));
}

std::vector<int> PathMask::open(int block) const
{
    std::vector<int> indices;
    for (int j = 0; j < candidates(block); ++j)
        if (m_open[block][j])
            indices.push_back(j);
    return indices;
}

std::int64_t PathMask::openPaths() const
{
    std::int64_t count = 0;
    for (int i = 0; i < blocks(); ++i)
        count += openCount(i);
    return count;
}

std::int64_t PathMask::allPaths() const
{
    std::int64_t count = 0;
    for (const auto& block : m_open)
        count += std::ssize(block);
    return count;
}

double PathMask::log10Size() const
{
    double sum = 0;
    for (int i = 0; i < blocks(); ++i)
        sum += std::log10(openCount(i));
    return sum;
}

PathProbabilities PathMask::apply(const PathProbabilities& probabilities) const
{
    PathProbabilities result = probabilities;
    for (int i = 0; i < blocks(); ++i) {
        std::vector<double>& p = result[i];
        double sum = 0;
        for (std::size_t j = 0; j < p.size(); ++j)
            sum += m_open[i][j] ? p[j] : 0;
        for (std::size_t j = 0; j < p.size(); ++j)
            p[j] = !m_open[i][j] ? 0 : sum > 0 ? p[j] / sum : 1.0 / openCount(i);
    }
    return result;
}

bool PathMask::allows(const Architecture& architecture) const
{
    for (int i = 0; i < blocks(); ++i)
        if (!isOpen({i, architecture.choices[i]}))
            return false;
    return true;
}

} // namespace pathloom
