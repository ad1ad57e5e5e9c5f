// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

namespace pathloom {

/// How often each shape has its turn.
inline constexpr int measuringRounds = 5;

/// A table without entries that says what this machine is: device, runtime, threads, batch and environment, with
/// warnings about what may disturb a measurement.
LatencyTable describeThisMachine(const MeasureOptions& options);

/// Times the given shapes and adds them to the table. progress is called on the measuring thread.
void measureShapes(LatencyTable& table, const std::vector<LatencyKey>& keys, const MeasureOptions& options,
                   const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop);

/// The smallest network that consists of this operator. Throws Error for an operator that cannot be built here.
NetworkDescription networkOf(const LatencyKey& key);

} // namespace pathloom
