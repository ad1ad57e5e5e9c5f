// SPDX-License-Identifier: MIT
#include "core/run/probability_track.h"

#include "core/util/error.h"

#include <algorithm>

namespace pathloom {

void ProbabilityTrack::begin(const std::vector<int>& shape)
{
    if (m_steps.empty()) {
        m_shape = shape;
        m_offsets.clear();
        m_paths = 0;
        for (int candidates : shape) {
            m_offsets.push_back(m_paths);
            m_paths += static_cast<std::size_t>(candidates);
        }
    } else if (shape != m_shape) {
        throw Error("a snapshot of the path probabilities does not fit those before it");
    }
}

/// Where the first path's value of a new snapshot goes; the next path's is chunkSize behind.
float* ProbabilityTrack::startRow(std::int64_t step)
{
    const std::size_t place = m_steps.size() % chunkSize;
    if (place == 0)
        m_chunks.emplace_back(m_paths * chunkSize);
    m_steps.push_back(static_cast<double>(step));
    return m_chunks.back().data() + place;
}

void ProbabilityTrack::append(std::int64_t step, const PathProbabilities& probabilities)
{
    std::vector<int> shape;
    shape.reserve(probabilities.size());
    for (const std::vector<double>& block : probabilities)
        shape.push_back(static_cast<int>(block.size()));
    begin(shape);
    float* place = startRow(step);
    for (const std::vector<double>& block : probabilities) {
        for (double p : block) {
            *place = static_cast<float>(p);
            place += chunkSize;
        }
    }
}

void ProbabilityTrack::append(std::int64_t step, const std::vector<int>& shape, std::span<const float> packed)
{
    begin(shape);
    if (packed.size() != m_paths)
        throw Error("a snapshot of the path probabilities does not fit the search space");
    float* place = startRow(step);
    for (float p : packed) {
        *place = p;
        place += chunkSize;
    }
}

std::size_t ProbabilityTrack::pathIndex(int block, int candidate) const
{
    return m_offsets[static_cast<std::size_t>(block)] + static_cast<std::size_t>(candidate);
}

double ProbabilityTrack::value(std::size_t i, std::size_t path) const
{
    return m_chunks[i / chunkSize][path * chunkSize + i % chunkSize];
}

PathProbabilities ProbabilityTrack::at(std::size_t i) const
{
    PathProbabilities probabilities;
    probabilities.reserve(m_shape.size());
    std::size_t path = 0;
    for (int candidates : m_shape) {
        std::vector<double>& block = probabilities.emplace_back(static_cast<std::size_t>(candidates));
        for (double& p : block)
            p = value(i, path++);
    }
    return probabilities;
}

std::optional<std::size_t> ProbabilityTrack::indexAt(std::int64_t step) const
{
    const auto after = std::upper_bound(m_steps.begin(), m_steps.end(), static_cast<double>(step));
    if (after == m_steps.begin())
        return std::nullopt;
    return static_cast<std::size_t>(after - m_steps.begin()) - 1;
}

Summary ProbabilityTrack::summary(std::size_t path, std::size_t first, std::size_t last) const
{
    Summary sum;
    last = std::min(last, size());
    for (std::size_t i = first; i < last; ++i)
        sum.add(value(i, path), i);
    return sum;
}

} // namespace pathloom
