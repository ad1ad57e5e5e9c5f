// SPDX-License-Identifier: MIT
#include "app/window/batch_pacer.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace pathloom {

void BatchPacer::addCost(std::chrono::nanoseconds cost)
{
    constexpr double weightOfNew = 0.3;
    const double ms = std::chrono::duration<double, std::milli>(cost).count();
    m_costMs += weightOfNew * (std::max(0.0, ms) - m_costMs);
}

BatchPacer::Milliseconds BatchPacer::interval() const
{
    const auto wanted = Milliseconds(static_cast<Milliseconds::rep>(std::ceil(m_costMs / dutyCycle)));
    return std::clamp(wanted, shortest, longest);
}

std::chrono::nanoseconds threadCpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

} // namespace pathloom
