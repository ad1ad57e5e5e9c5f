// SPDX-License-Identifier: MIT
#include "core/latency/prediction.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::pair<LatencyOrigin, const char*> originNames[] = {
    {LatencyOrigin::Measured, "measured"}, {LatencyOrigin::Table, "table"}, {LatencyOrigin::Estimated, "estimated"}};

} // namespace

std::string toText(LatencyOrigin origin)
{
    for (const auto& [known, name] : originNames)
        if (known == origin)
            return name;
    return {};
}

std::optional<LatencyOrigin> latencyOriginFromText(const std::string& text)
{
    for (const auto& [origin, name] : originNames)
        if (name == text)
            return origin;
    return std::nullopt;
}

std::string toText(const PredictedLatency& latency)
{
    // Value and error with the same decimals: those of the value, or as many as the error needs to show a digit.
    constexpr int most = 6;
    int decimals = std::abs(latency.ms) < 10 ? 3 : 1;
    if (latency.errorMs && *latency.errorMs > 0)
        if (const int needed = int(std::ceil(-std::log10(*latency.errorMs))); needed <= most)
            decimals = std::max(decimals, needed);
    std::string text = fmt::format("{:.{}f}", latency.ms, decimals);
    if (latency.errorMs)
        text += fmt::format(" ± {:.{}f}", *latency.errorMs, decimals);
    text += " ms (" + toText(latency.origin);
    if (latency.leftOutParts > 0)
        text += ", without stem and head";
    return text + ")";
}

} // namespace pathloom
