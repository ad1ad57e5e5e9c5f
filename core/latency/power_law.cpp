// SPDX-License-Identifier: MIT
#include "core/latency/power_law.h"

#include "core/util/cholesky.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double ridge = 1e-3;

/// Logarithms of everything that a time may follow a power of.
FeatureRow logWork(const LatencyKey& key, int batch)
{
    const Work work = workOf(key, batch);
    return {1,
            positiveLog(work.macs()),
            positiveLog(work.denseMacs),
            positiveLog(work.depthwiseMacs),
            positiveLog(work.bytes),
            positiveLog(key.inputChannels),
            positiveLog(key.outputChannels),
            positiveLog(key.inputHeight),
            positiveLog(key.kernel),
            positiveLog(key.squeeze),
            positiveLog(key.stride)};
}

std::vector<FeatureRow> rowsOf(std::span<const TimedKey> timed, int batch)
{
    std::vector<FeatureRow> rows;
    for (const TimedKey& one : timed)
        rows.push_back(logWork(one.key, batch));
    return rows;
}

} // namespace

double positiveLog(double value)
{
    return std::log(std::max(value, 1.0));
}

Standardizer::Standardizer(const std::vector<FeatureRow>& rows)
    : m_mean(rows.front().size()), m_scale(rows.front().size())
{
    for (std::size_t c = 0; c < m_mean.size(); ++c) {
        for (const FeatureRow& row : rows)
            m_mean[c] += row[c] / double(rows.size());
        double squares = 0;
        for (const FeatureRow& row : rows)
            squares += (row[c] - m_mean[c]) * (row[c] - m_mean[c]);
        const double deviation = std::sqrt(squares / double(rows.size()));
        m_scale[c] = deviation > 1e-9 ? 1 / deviation : 0;
    }
}

FeatureRow Standardizer::operator()(FeatureRow row) const
{
    for (std::size_t c = 0; c < row.size(); ++c)
        row[c] = (row[c] - m_mean[c]) * m_scale[c];
    return row;
}

PowerLaw::PowerLaw(std::span<const TimedKey> timed, int batch) : m_batch(batch), m_standard(rowsOf(timed, batch))
{
    // Normal equations; the ridge makes them positive definite.
    const std::size_t columns = features(timed.front().key).size();
    SymmetricMatrix normal(columns);
    std::vector<double> right(columns);
    for (const TimedKey& one : timed) {
        const FeatureRow row = features(one.key);
        for (std::size_t a = 0; a < columns; ++a) {
            right[a] += row[a] * std::log(one.ms);
            for (std::size_t b = 0; b <= a; ++b)
                normal.at(a, b) += row[a] * row[b];
        }
    }
    for (std::size_t c = 1; c < columns; ++c) // the constant is not shrunk
        normal.at(c, c) += ridge * double(timed.size());
    normal.factorize();
    m_weights = normal.solved(right);
}

PowerLaw::PowerLaw(std::span<const TimedKey> timed, int batch, std::span<const double> parameters)
    : m_batch(batch), m_standard(rowsOf(timed, batch)), m_weights(parameters.begin(), parameters.end())
{
    if (m_weights.size() != powerLawParameters)
        throw Error("has the wrong number of parameters", "power law");
}

FeatureRow PowerLaw::features(const LatencyKey& key) const
{
    FeatureRow row = m_standard(logWork(key, m_batch));
    row.front() = 1;
    return row;
}

double PowerLaw::logMs(const LatencyKey& key) const
{
    const FeatureRow row = features(key);
    double sum = 0;
    for (std::size_t c = 0; c < row.size(); ++c)
        sum += row[c] * m_weights[c];
    return sum;
}

double PowerLaw::estimate(const LatencyKey& key) const
{
    return std::exp(logMs(key));
}

std::unique_ptr<EstimateForm> fitPowerLaw(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<PowerLaw>(timed, batch);
}

std::unique_ptr<EstimateForm> restorePowerLaw(std::span<const TimedKey> timed, int batch,
                                              std::span<const double> parameters)
{
    return std::make_unique<PowerLaw>(timed, batch, parameters);
}

} // namespace pathloom
