// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace pathloom {

/// What a stretch of values comes to. Values that are no finite numbers count as absent.
struct Summary
{
    std::size_t count = 0; ///< finite values
    double sum = 0;
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
    std::size_t minAt = 0, maxAt = 0; ///< where they stand, the first of equals; meaningless while count is 0

    void add(double value, std::size_t at);
    void add(const Summary& later);
    double mean() const; ///< NaN without values
};

/// A column of numbers that only grows, summarised block by block, so that a stretch of a million values is summed up
/// by looking at a few thousand.
class Samples
{
public:
    static constexpr std::size_t blockSize = 256;

    void push_back(double value);
    void reserve(std::size_t count);

    std::size_t size() const { return m_values.size(); }
    bool empty() const { return m_values.empty(); }
    double operator[](std::size_t i) const { return m_values[i]; }
    double back() const { return m_values.back(); }
    const std::vector<double>& values() const { return m_values; }
    operator const std::vector<double>&() const { return m_values; }
    /// Of the values first <= i < last.
    Summary summary(std::size_t first, std::size_t last) const;

    bool operator==(const Samples& other) const { return m_values == other.m_values; }
    bool operator==(const std::vector<double>& values) const { return m_values == values; }

private:
    std::vector<double> m_values;
    std::vector<Summary> m_blocks; ///< of the blocks that are full
};

} // namespace pathloom
