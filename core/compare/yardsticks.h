// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

/// The network for other images: input and classes exchanged, and, for small images, strides of the earliest stages
/// taken out (as the field does for CIFAR) until the last map is at least 3 pixels wide. Throws Error if the images are
/// too small even so.
NetworkDescription adaptNetwork(const NetworkDescription& network, const Shape& input, int classes);

/// A shipped network as a yardstick among the run's networks: adapted to the run's images, marked as yardstick, not yet
/// trained. Training it goes through trainDerived(), so by the run's protocol. The same one twice gives the one there
/// is.
/// @param networkName one of yardstickNames(); throws UsageError listing them for any other
DerivedNetwork addYardstick(RunStore& run, const std::string& networkName);
bool isYardstick(const DerivedNetwork& network);
/// Whether predictedMs means something: of a yardstick it is 0 where the run's latency table cannot tell.
bool hasPrediction(const DerivedNetwork& network);
/// What is stored of it; none where it means nothing.
std::optional<PredictedLatency> predictionOf(const DerivedNetwork& network);

/// Names of the shipped networks, sorted: "mobilenet-v2-100", "proxyless-mobile" …
std::vector<std::string> yardstickNames();
/// A shipped network for its own images. Throws UsageError listing the names.
NetworkDescription loadYardstick(const std::string& name);

} // namespace pathloom
