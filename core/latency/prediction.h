// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace pathloom {

/// Where a latency comes from; the weakest of its parts decides.
enum class LatencyOrigin {
    Measured,  ///< the whole network was timed
    Table,     ///< every part stands in the target's table
    Estimated, ///< at least one part comes from the model fitted to that table
};
/// "measured", "table", "estimated"
std::string toText(LatencyOrigin origin);
/// Reverse of toText; none for another word.
std::optional<LatencyOrigin> latencyOriginFromText(const std::string& text);

/// A latency as it is shown everywhere: value, error, origin.
struct PredictedLatency
{
    double ms = 0;
    /// One standard deviation (measured), else what nine of ten predictions of this kind were found within; what a busy
    /// machine may have cost is part of both. None if nothing tells.
    std::optional<double> errorMs;
    LatencyOrigin origin = LatencyOrigin::Table;
    int parts = 0;          ///< timed parts of the network
    int estimatedParts = 0; ///< of them from the model
    int leftOutParts = 0;   ///< stem or head that neither table nor model covers: the value is without them
    bool operator==(const PredictedLatency&) const = default;
};
/// "1.234 ± 0.050 ms (table)"; "(estimated, without stem and head)" if the value leaves them out.
std::string toText(const PredictedLatency& latency);

} // namespace pathloom
