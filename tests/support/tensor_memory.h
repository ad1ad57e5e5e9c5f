// SPDX-License-Identifier: MIT
#pragma once

#include <torch/torch.h>

#include <algorithm>

namespace pathloom::test {

/// Adds up what LibTorch's CPU allocator hands out and takes back on this thread, from reset() on. Counts while a
/// c10::DebugInfoGuard(c10::DebugInfoKind::PROFILER_STATE, memory) lives. Memory that is no tensor's is not seen.
class TensorMemory final : public c10::MemoryReportingInfoBase
{
public:
    void reportMemoryUsage(void*, int64_t size, int64_t, int64_t, c10::Device) override
    {
        m_now += size;
        m_peak = std::max(m_peak, m_now);
    }
    bool memoryProfilingEnabled() const override { return true; }
    void reset() { m_now = m_peak = 0; }
    /// Above what was held at the last reset().
    double peakMiB() const { return double(m_peak) / (1 << 20); }

private:
    std::int64_t m_now = 0, m_peak = 0;
};

} // namespace pathloom::test
