// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/predictor.h"
#include "core/latency/targets.h"

namespace pathloom {

/// A whole network timed on a target.
struct NetworkMeasurement
{
    std::string name; ///< "small: k3e6 skip …"
    NetworkDescription network;
    double ms = 0, deviationMs = 0;
    int samples = 0;
    std::string date;       ///< ISO 8601, UTC
    double referenceMs = 0; ///< the reference network's time at full speed as it was known then; 0 = not told
    double commonError = 0; ///< see measuring_conditions.h
    bool operator==(const NetworkMeasurement&) const = default;
};

/// The whole networks measured for a target, oldest first; kept beside its table. Throws Error naming file and key.
std::vector<NetworkMeasurement> readNetworkMeasurements(const HardwareTarget& target);
void writeNetworkMeasurements(const HardwareTarget& target, const std::vector<NetworkMeasurement>& networks);
void addNetworkMeasurement(const HardwareTarget& target, const NetworkMeasurement& measurement);

/// Predicted against measured.
struct CalibrationPoint
{
    std::string name;
    InputSize size{};
    double sumMs = 0; ///< of the parts, without correction
    double predictedMs =
        0; ///< with a correction fitted on the other networks of its size, or of all where these are few
    double measuredMs = 0, deviationMs = 0;
    /// Of the prediction; 0.01 = 1 % too slow. 0 where nothing was measured.
    double relativeError() const { return measuredMs > 0 ? (predictedMs - measuredMs) / measuredMs : 0; }
};
struct Calibration
{
    std::vector<CalibrationPoint> points;
    NetworkCorrections corrections; ///< fitted on all of them
    double medianRelativeError = 0; ///< of the corrected predictions: |predicted - measured| / measured
    double meanRelativeError = 0;
    double medianRelativeErrorOfSums = 0;  ///< without correction
    double spearman = 0;                   ///< rank correlation; 0 below three networks
    std::vector<std::string> notPredicted; ///< names of networks that table and model do not cover
};
/// Fits the corrections on measured networks and tests them on those left out. An input size with fewer than four
/// networks has none of its own; with fewer than four of all sizes there is none at all.
Calibration calibrate(const LatencyPredictor& predictor, const std::vector<NetworkMeasurement>& measured);

/// The form of NetworkCorrection fitted to sums and part counts by least squares of relative errors; the simplest of
/// {identity, scale, scale and offset, with part count} that wins the leave-one-out comparison.
NetworkCorrection fitCorrection(const std::vector<double>& sumMs, const std::vector<int>& parts,
                                const std::vector<double>& measuredMs);

/// Fits the corrections to the target's measured networks anew and stores them in its table.
void updateCorrection(const HardwareTarget& target);

/// How many whole networks of a space are still to be measured until there are `wanted` of them, or all of a small
/// space.
int missingNetworks(const HardwareTarget& target, const SearchSpace& space, int wanted);
/// Measures `effort.networks` random networks of the space that were not measured yet (fewer if it has no more) on this
/// machine with the target's runtime, adds them to the target's measurements and stores the new correction in its
/// table. Shapes of the space that the table lacks are measured first. progress counts networks.
void measureNetworks(const HardwareTarget& target, const SearchSpace& space, const MeasuringEffort& effort,
                     const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop);
/// Takes out what was measured before the given moment under worse conditions than everything since, or under unknown
/// ones. @param since as in NetworkMeasurement::date
void dropWorseMeasurements(const HardwareTarget& target, const std::string& since);

} // namespace pathloom
