// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"

namespace pathloom {

// A shared machine has minutes in which its other guests slow one operator down and not another, which no reference
// network can tell. It shows when whole networks do not agree with the sums over their parts: then all of it is
// measured once more.

/// Whether what predictions of whole networks of an input size are off by, nine of ten of them, is more than in an
/// ordinary minute: 5 %.
/// On two shared machines (two virtual cores of a Xeon and of an EPYC, ONNX Runtime in one thread) it was 1 to 3.6 % in
/// peace and 12 % in a minute in which predictions were 5.7 % off.
bool wholeNetworksDisagree(const LatencyTable& table, const InputSize& size);

/// Both times of each shape, weighted by the inverse of their variances; where they differ by more than their
/// deviations tell, the deviation is what tells. One that has no deviation gives way to one that has.
LatencyEntry combined(const LatencyEntry& before, const LatencyEntry& again);
/// The second table, with entries of both.
LatencyTable combined(const LatencyTable& before, LatencyTable again);

} // namespace pathloom
