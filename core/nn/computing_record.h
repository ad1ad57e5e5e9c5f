// SPDX-License-Identifier: MIT
// Private to core: what the bits of a result depend on besides the job, as checkpoints keep it.
#pragma once

#include "core/nn/computing.h"
#include "core/util/json_reader.h"

namespace pathloom {

/// This machine with so many computing threads on the device. threadsUsedHere() reads it.
Json computingRecord(int threads, ComputeDevice device);
/// Why what goes on as `now` does not give the bits of what was computed as `before`, as half sentences joined by
/// "; "; empty if it does. What an older record does not say counts as the same.
std::string whyNotBitForBit(const Json& before, const Json& now);

} // namespace pathloom
