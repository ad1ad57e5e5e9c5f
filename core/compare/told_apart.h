// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"

namespace pathloom {

/// Whether two latencies on one target differ by more than both errors together, sqrt(a² + b²), the errors being those
/// of PredictedLatency and taken as independent. What two predictions of one table have in common makes their
/// difference more certain than that, so it errs towards "no". True where an error is not known: nothing speaks against
/// the numbers then.
bool canBeToldApart(const PredictedLatency& a, const PredictedLatency& b);

} // namespace pathloom
