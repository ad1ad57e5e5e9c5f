// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/samples.h"
#include "core/space/architecture.h"

#include <optional>
#include <span>

namespace pathloom {

/// The snapshots of a run's path probabilities, packed: 32-bit floats, as in the run folder. Kept in chunks, inside
/// which each path's values lie side by side, so that a path's curve and a single snapshot are both read quickly.
class ProbabilityTrack
{
public:
    /// Appends the probabilities at a step that is no smaller than the last one. The first snapshot gives the shape;
    /// throws Error for one that has another.
    void append(std::int64_t step, const PathProbabilities& probabilities);
    /// The same from packed values, block after block; `shape` is the number of candidates of each block.
    void append(std::int64_t step, const std::vector<int>& shape, std::span<const float> packed);

    std::size_t size() const { return m_steps.size(); }
    bool empty() const { return m_steps.empty(); }
    const std::vector<double>& steps() const { return m_steps; }
    std::int64_t step(std::size_t i) const { return static_cast<std::int64_t>(m_steps[i]); }
    PathProbabilities at(std::size_t i) const;
    PathProbabilities back() const { return at(size() - 1); }
    /// Index of the newest snapshot at or before a step.
    std::optional<std::size_t> indexAt(std::int64_t step) const;

    /// Candidates of each block; empty without snapshots.
    const std::vector<int>& shape() const { return m_shape; }
    /// Place of a path among the packed values.
    std::size_t pathIndex(int block, int candidate) const;
    double value(std::size_t i, std::size_t path) const;
    /// Of a path's values first <= i < last.
    Summary summary(std::size_t path, std::size_t first, std::size_t last) const;

    bool operator==(const ProbabilityTrack&) const = default;

private:
    static constexpr std::size_t chunkSize = 256; ///< snapshots

    void begin(const std::vector<int>& shape);
    float* startRow(std::int64_t step);

    std::vector<int> m_shape;
    std::vector<std::size_t> m_offsets; ///< of each block's first path
    std::size_t m_paths = 0;
    std::vector<double> m_steps;
    std::vector<std::vector<float>> m_chunks; ///< chunkSize values of the first path, of the second …
};

} // namespace pathloom
