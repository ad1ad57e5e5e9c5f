// SPDX-License-Identifier: MIT
#include "core/latency/power_law.h"
#include "core/util/cholesky.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr double smallestVariance = 1e-8;

/// Where a key stands among others.
FeatureRow coordinates(const LatencyKey& key)
{
    return {positiveLog(key.inputChannels), positiveLog(key.mid),       positiveLog(key.outputChannels),
            positiveLog(key.inputHeight),   positiveLog(key.kernel),    positiveLog(key.stride),
            positiveLog(key.groups),        key.squeeze > 0 ? 1.0 : 0.0};
}

std::vector<FeatureRow> rowsOf(std::span<const TimedKey> timed)
{
    std::vector<FeatureRow> rows;
    for (const TimedKey& one : timed)
        rows.push_back(coordinates(one.key));
    return rows;
}

double similarity(const FeatureRow& a, const FeatureRow& b, double length)
{
    double squares = 0;
    for (std::size_t c = 0; c < a.size(); ++c)
        squares += (a[c] - b[c]) * (a[c] - b[c]);
    return std::exp(-squares / (2 * length * length));
}

class GaussianProcess final : public EstimateForm
{
public:
    GaussianProcess(std::span<const TimedKey> timed, int batch) : m_mean(timed, batch), m_standard(rowsOf(timed))
    {
        place(timed);
        const std::size_t count = timed.size();
        std::vector<double> left;
        for (const TimedKey& one : timed)
            left.push_back(std::log(one.ms) - m_mean.logMs(one.key));
        const double variance = std::max(dot(left, left) / double(count), smallestVariance);
        double best = -std::numeric_limits<double>::infinity();
        for (const double length : {0.5, 1.0, 2.0, 4.0}) {
            SymmetricMatrix similarities(count);
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j <= i; ++j)
                    similarities.at(i, j) = variance * similarity(m_places[i], m_places[j], length);
            for (const double noise : {1e-3, 1e-2, 0.1, 0.5}) {
                SymmetricMatrix kernel = similarities;
                for (std::size_t i = 0; i < count; ++i)
                    kernel.at(i, i) += noise * variance; // makes it positive definite
                const double logDeterminant = kernel.factorize();
                std::vector<double> alpha = kernel.solved(left);
                const double likelihood = -0.5 * dot(left, alpha) - 0.5 * logDeterminant;
                if (likelihood > best) {
                    best = likelihood;
                    for (double& value : alpha)
                        value *= variance;
                    m_alpha = std::move(alpha);
                    m_length = length;
                }
            }
        }
    }

    /// @param parameters length, those of the power law, one a timed operator
    GaussianProcess(std::span<const TimedKey> timed, int batch, std::span<const double> parameters)
        : m_mean(timed, batch, powerLawPart(timed, parameters)), m_standard(rowsOf(timed)),
          m_alpha(parameters.begin() + 1 + powerLawParameters, parameters.end()), m_length(parameters.front())
    {
        place(timed);
    }

    std::vector<double> parameters() const override
    {
        std::vector<double> all = m_mean.parameters();
        all.insert(all.begin(), m_length);
        all.insert(all.end(), m_alpha.begin(), m_alpha.end());
        return all;
    }

    double estimate(const LatencyKey& key) const override
    {
        const FeatureRow place = m_standard(coordinates(key));
        double correction = 0;
        for (std::size_t i = 0; i < m_places.size(); ++i)
            correction += similarity(place, m_places[i], m_length) * m_alpha[i];
        return std::exp(m_mean.logMs(key) + correction);
    }

private:
    static std::span<const double> powerLawPart(std::span<const TimedKey> timed, std::span<const double> parameters)
    {
        if (parameters.size() != 1 + powerLawParameters + timed.size())
            throw Error("has the wrong number of parameters", "Gaussian process");
        return parameters.subspan(1, powerLawParameters);
    }

    void place(std::span<const TimedKey> timed)
    {
        for (const TimedKey& one : timed)
            m_places.push_back(m_standard(coordinates(one.key)));
    }

    PowerLaw m_mean;
    Standardizer m_standard;
    std::vector<FeatureRow> m_places;
    std::vector<double> m_alpha;
    double m_length = 1;
};

} // namespace

std::unique_ptr<EstimateForm> fitGaussianProcess(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<GaussianProcess>(timed, batch);
}

std::unique_ptr<EstimateForm> restoreGaussianProcess(std::span<const TimedKey> timed, int batch,
                                                     std::span<const double> parameters)
{
    return std::make_unique<GaussianProcess>(timed, batch, parameters);
}

} // namespace pathloom
