// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

namespace pathloom {

/// A table without entries that says what this machine is: device, runtime, threads, batch and environment, with
/// warnings about what may disturb a measurement.
LatencyTable describeThisMachine(const MeasureOptions& options);

/// ISO 8601, UTC, seconds.
std::string dateNow();
void setReferenceMs(LatencyTable& table, double ms);

/// Times the given shapes and puts them into the table: a few shapes at a time, in random order, over several rounds,
/// until their spread is small or patience ends. `save` is called after each few shapes, so what was measured before a
/// failure or cancelling is kept. A shape that the runtime cannot run does not keep the others from being measured;
/// afterwards an Error names it. progress is called on the measuring thread.
void measureShapes(LatencyTable& table, std::vector<LatencyKey> keys, const MeasureOptions& options,
                   const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop,
                   const std::function<void(const LatencyTable&)>& save = {});

/// Times every operator shape of the space as deployed.
LatencyTable measureThisMachine(const SearchSpace& space, const MeasureOptions& options,
                                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {});

/// Times whole networks, a few together. `done` is called for each of them after each few, on the measuring thread.
/// Throws Error naming a network that the runtime cannot run.
/// @param referenceMs the reference network's time at full speed as a table measured here tells it; 0 = not told. What
/// is known of the machine counts in any case: see machine_speed.h
void measureNetworks(const std::vector<NetworkDescription>& networks, const MeasureOptions& options, double referenceMs,
                     const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop,
                     const std::function<void(std::size_t, const MeasuredLatency&)>& done);

/// The smallest network that consists of this operator. Throws Error for an operator that cannot be built here.
NetworkDescription networkOf(const LatencyKey& key);

} // namespace pathloom
