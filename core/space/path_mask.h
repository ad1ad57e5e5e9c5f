// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/architecture.h"

namespace pathloom {

/// One path of a supernet: a candidate of a choice block, both counted from 0.
struct Path
{
    int block = 0;
    int candidate = 0;
    auto operator<=>(const Path&) const = default;
};

/// Which candidates of each choice block are open; the others are pruned: they are neither sampled nor trained, and
/// their probability is exactly 0.
class PathMask
{
public:
    PathMask() = default;                        ///< of no space: no blocks
    explicit PathMask(const SearchSpace& space); ///< all open
    /// All open, with so many candidates in each choice block.
    explicit PathMask(const std::vector<int>& candidates);

    int blocks() const { return static_cast<int>(m_open.size()); }
    int candidates(int block) const { return static_cast<int>(m_open[block].size()); }
    bool contains(Path path) const;
    bool isOpen(Path path) const { return m_open[path.block][path.candidate]; }
    int openCount(int block) const;
    /// Open candidates of a block, ascending.
    std::vector<int> open(int block) const;
    std::int64_t openPaths() const; ///< of all blocks together
    std::int64_t allPaths() const;
    /// The last open path of a block may not be closed: that is for the caller to see to.
    void set(Path path, bool open) { m_open[path.block][path.candidate] = open; }

    /// log10 of the number of architectures that are left.
    double log10Size() const;
    /// p over the open candidates of each block, scaled so that they sum to one; 0 for the others. Open candidates
    /// without any probability share it equally.
    PathProbabilities apply(const PathProbabilities& probabilities) const;
    bool allows(const Architecture& architecture) const;
    bool operator==(const PathMask&) const = default;

private:
    std::vector<std::vector<bool>> m_open;
};

} // namespace pathloom
