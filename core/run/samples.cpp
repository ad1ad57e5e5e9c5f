// SPDX-License-Identifier: MIT
#include "core/run/samples.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

void Summary::add(double value, std::size_t at)
{
    if (!std::isfinite(value))
        return;
    ++count;
    sum += value;
    if (value < min) {
        min = value;
        minAt = at;
    }
    if (value > max) {
        max = value;
        maxAt = at;
    }
}

void Summary::add(const Summary& later)
{
    count += later.count;
    sum += later.sum;
    if (later.min < min) {
        min = later.min;
        minAt = later.minAt;
    }
    if (later.max > max) {
        max = later.max;
        maxAt = later.maxAt;
    }
}

double Summary::mean() const
{
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

void Samples::push_back(double value)
{
    m_values.push_back(value);
    if (m_values.size() % blockSize != 0)
        return;
    Summary block;
    for (std::size_t i = m_values.size() - blockSize; i < m_values.size(); ++i)
        block.add(m_values[i], i);
    m_blocks.push_back(block);
}

void Samples::reserve(std::size_t count)
{
    m_values.reserve(count);
    m_blocks.reserve(count / blockSize);
}

Summary Samples::summary(std::size_t first, std::size_t last) const
{
    last = std::min(last, size());
    Summary sum;
    std::size_t i = first;
    while (i < last) {
        if (i % blockSize == 0 && i + blockSize <= last) {
            sum.add(m_blocks[i / blockSize]);
            i += blockSize;
        } else {
            sum.add(m_values[i], i);
            ++i;
        }
    }
    return sum;
}

} // namespace pathloom
