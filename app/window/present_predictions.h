// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/run/run_store.h"

#include <map>

namespace pathloom {

/// Latencies of networks by the tables that their targets have now: after more was measured, every page tells the same
/// number. Reads each table once; not for the GUI thread.
class PresentPredictions
{
public:
    /// @param targets those that there are
    explicit PresentPredictions(std::vector<HardwareTarget> targets) : m_targets(std::move(targets)) {}

    /// None where the target is not here, or its table lacks a part of the network: nothing is fitted for a list.
    std::optional<PredictedLatency> of(const DerivedNetwork& network, const std::string& targetId);

private:
    const LatencyPredictor* predictorOf(const std::string& targetId);

    std::vector<HardwareTarget> m_targets;
    std::map<std::string, std::optional<LatencyPredictor>> m_predictors; ///< none for a table that cannot be read
};

/// The same by a table.
std::optional<PredictedLatency> predictionWithoutFit(const LatencyPredictor& predictor, const DerivedNetwork& network);

} // namespace pathloom
