// SPDX-License-Identifier: MIT
// What the forms of model that work on logarithms share.
#pragma once

#include "core/latency/estimate_forms.h"

namespace pathloom {

using FeatureRow = std::vector<double>;

/// Brings every column to mean 0 and deviation 1; a constant column becomes 0.
class Standardizer
{
public:
    /// @param rows at least one, of one length
    explicit Standardizer(const std::vector<FeatureRow>& rows);
    FeatureRow operator()(FeatureRow row) const;

private:
    FeatureRow m_mean, m_scale;
};

class PowerLaw final : public EstimateForm
{
public:
    PowerLaw(std::span<const TimedKey> timed, int batch);
    /// Throws Error if the parameters are not such of a power law.
    PowerLaw(std::span<const TimedKey> timed, int batch, std::span<const double> parameters);

    double logMs(const LatencyKey& key) const;
    double estimate(const LatencyKey& key) const override;
    std::vector<double> parameters() const override { return m_weights; }

private:
    FeatureRow features(const LatencyKey& key) const;

    int m_batch;
    Standardizer m_standard;
    std::vector<double> m_weights;
};

/// How many parameters a power law has.
inline constexpr std::size_t powerLawParameters = 11;
/// The logarithm of a number of a key; of nothing, that of 1.
double positiveLog(double value);

} // namespace pathloom
