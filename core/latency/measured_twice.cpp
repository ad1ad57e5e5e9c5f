// SPDX-License-Identifier: MIT
#include "core/latency/measured_twice.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double ordinaryDisagreement = 0.05;

} // namespace

bool wholeNetworksDisagree(const LatencyTable& table, const InputSize& size)
{
    const NetworkCorrection* correction = table.corrections.find(size);
    return correction && correction->statedError() > ordinaryDisagreement;
}

LatencyEntry combined(const LatencyEntry& before, const LatencyEntry& again)
{
    const double first = before.deviationMs.value_or(0), second = again.deviationMs.value_or(0);
    if (first <= 0 || second <= 0)
        return second > 0 || first <= 0 ? again : before;
    const double weight = first * first / (first * first + second * second); // of the second
    LatencyEntry both = again;
    both.ms = (1 - weight) * before.ms + weight * again.ms;
    both.deviationMs = std::max(first * second / std::hypot(first, second), std::abs(before.ms - again.ms) / 2);
    both.samples = before.samples.value_or(0) + again.samples.value_or(0);
    return both;
}

LatencyTable combined(const LatencyTable& before, LatencyTable again)
{
    for (const auto& [key, entry] : before.entries)
        if (const auto [known, isNew] = again.entries.emplace(key, entry); !isNew)
            known->second = combined(entry, known->second);
    return again;
}

} // namespace pathloom
