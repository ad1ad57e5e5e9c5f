// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"

#include <memory>
#include <span>
#include <vector>

namespace pathloom {

/// What an operator costs, from its key alone: the quantities that the models build on.
struct Work
{
    double denseMacs = 0;     ///< of 1x1 and other full convolutions and linear layers, for the batch
    double depthwiseMacs = 0; ///< for the batch
    double bytes = 0;         ///< float32 activations read and written by all its layers, and weights read
    double layers = 0;        ///< convolutions, poolings and linear layers
    double macs() const { return denseMacs + depthwiseMacs; }
};
/// Multiply-accumulates as in costs() of a description that holds the operator alone. Squeeze-and-excitation counts as
/// two small linear layers. Throws Error for an operator whose work is not known.
Work workOf(const LatencyKey& key, int batch);

/// Whether the word of a key's operator is one of those that the CSV format knows ("mbconv", "conv" …).
bool isWorkKnown(const std::string& op);

/// One timed operator.
struct TimedKey
{
    LatencyKey key;
    double ms = 0; ///< above 0
};

/// One form of model, fitted to timed operators of one kind.
class EstimateForm
{
public:
    virtual ~EstimateForm() = default;
    /// ms, above 0.
    virtual double estimate(const LatencyKey& key) const = 0;
    /// What fitting found; with the same timed operators it restores the form, to the same bits.
    virtual std::vector<double> parameters() const = 0;
};

/// How a form is made. Restoring throws Error if the parameters are not such of the form and the timed operators.
struct EstimateFormKind
{
    const char* name;
    std::unique_ptr<EstimateForm> (*fit)(std::span<const TimedKey> timed, int batch);
    std::unique_ptr<EstimateForm> (*restore)(std::span<const TimedKey> timed, int batch,
                                             std::span<const double> parameters);
};
/// All forms; the roofline is the first.
std::span<const EstimateFormKind> estimateForms();

/// t = sum of (non-negative cost * work): launch cost a layer, cost a multiply-accumulate (dense, depthwise), cost a
/// byte. Least squares of relative errors. After the roofline model (Williams, Waterman, Patterson, CACM 2009), with
/// the sum in place of the maximum.
std::unique_ptr<EstimateForm> fitRoofline(std::span<const TimedKey> timed, int batch);
std::unique_ptr<EstimateForm> restoreRoofline(std::span<const TimedKey> timed, int batch,
                                              std::span<const double> parameters);
/// ln t linear in the logarithms of work, channels, map size and kernel; ridge regression.
std::unique_ptr<EstimateForm> fitPowerLaw(std::span<const TimedKey> timed, int batch);
std::unique_ptr<EstimateForm> restorePowerLaw(std::span<const TimedKey> timed, int batch,
                                              std::span<const double> parameters);
/// The power law plus a Gaussian process on what it leaves, squared-exponential kernel on the logarithms of the key's
/// numbers; length and noise by marginal likelihood (Rasmussen and Williams, 2006, chapter 5).
std::unique_ptr<EstimateForm> fitGaussianProcess(std::span<const TimedKey> timed, int batch);
std::unique_ptr<EstimateForm> restoreGaussianProcess(std::span<const TimedKey> timed, int batch,
                                                     std::span<const double> parameters);

} // namespace pathloom
