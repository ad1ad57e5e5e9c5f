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

/// A latency as it is shown everywhere: value, error, origin.
struct PredictedLatency
{
    double ms = 0;
    /// One standard deviation (measured), else the typical error that was found for predictions of this kind; none if
    /// nothing tells.
    std::optional<double> errorMs;
    LatencyOrigin origin = LatencyOrigin::Table;
    int parts = 0;          ///< timed parts of the network
    int estimatedParts = 0; ///< of them from the model
    int leftOutParts = 0;   ///< stem or head that neither table nor model covers: the value is without them
    bool operator==(const PredictedLatency&) const = default;
};

} // namespace pathloom
