// SPDX-License-Identifier: MIT
#include "core/latency/estimate_forms.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <opencv2/core.hpp>

namespace pathloom {

namespace {

constexpr int descentSweeps = 300;
constexpr double ridge = 1e-3;
constexpr double floatBytes = 4;

using Row = std::vector<double>;

double positive(double value)
{
    return std::max(value, 1.0);
}

/// Logarithms of everything that a time may follow a power of.
Row logWork(const LatencyKey& key, int batch)
{
    const Work work = workOf(key, batch);
    return {1,
            std::log(positive(work.macs())),
            std::log(positive(work.denseMacs)),
            std::log(positive(work.depthwiseMacs)),
            std::log(positive(work.bytes)),
            std::log(positive(key.inputChannels)),
            std::log(positive(key.outputChannels)),
            std::log(positive(key.inputHeight)),
            std::log(positive(key.kernel)),
            std::log(positive(key.squeeze)),
            std::log(positive(key.stride))};
}

/// Where a key stands among others.
Row coordinates(const LatencyKey& key)
{
    return {std::log(positive(key.inputChannels)),  std::log(positive(key.mid)),
            std::log(positive(key.outputChannels)), std::log(positive(key.inputHeight)),
            std::log(positive(key.kernel)),         std::log(positive(key.stride)),
            std::log(positive(key.groups)),         key.squeeze > 0 ? 1.0 : 0.0};
}

/// Brings every column to mean 0 and deviation 1; a constant column becomes 0.
class Standardizer
{
public:
    explicit Standardizer(const std::vector<Row>& rows) : m_mean(rows.front().size()), m_scale(rows.front().size())
    {
        for (std::size_t c = 0; c < m_mean.size(); ++c) {
            for (const Row& row : rows)
                m_mean[c] += row[c] / double(rows.size());
            double squares = 0;
            for (const Row& row : rows)
                squares += (row[c] - m_mean[c]) * (row[c] - m_mean[c]);
            const double deviation = std::sqrt(squares / double(rows.size()));
            m_scale[c] = deviation > 1e-9 ? 1 / deviation : 0;
        }
    }
    Row operator()(Row row) const
    {
        for (std::size_t c = 0; c < row.size(); ++c)
            row[c] = (row[c] - m_mean[c]) * m_scale[c];
        return row;
    }

private:
    Row m_mean, m_scale;
};

class Roofline final : public EstimateForm
{
public:
    static constexpr std::size_t terms = 5;
    using Terms = std::array<double, terms>;

    Roofline(std::span<const TimedKey> timed, int batch) : m_batch(batch)
    {
        // Non-negative least squares of 1 = sum_f c_f x_f / t by coordinate descent on the normal equations.
        std::array<Terms, terms> products{};
        Terms targets{};
        for (const TimedKey& one : timed) {
            const Terms x = termsOf(one.key);
            for (std::size_t a = 0; a < terms; ++a) {
                targets[a] += x[a] / one.ms;
                for (std::size_t b = 0; b < terms; ++b)
                    products[a][b] += x[a] / one.ms * x[b] / one.ms;
            }
        }
        for (int sweep = 0; sweep < descentSweeps; ++sweep) {
            for (std::size_t a = 0; a < terms; ++a) {
                if (products[a][a] <= 0)
                    continue;
                double rest = targets[a];
                for (std::size_t b = 0; b < terms; ++b)
                    rest -= b == a ? 0 : products[a][b] * m_cost[b];
                m_cost[a] = std::max(0.0, rest / products[a][a]);
            }
        }
    }

    double estimate(const LatencyKey& key) const override
    {
        const Terms x = termsOf(key);
        double ms = 0;
        for (std::size_t a = 0; a < terms; ++a)
            ms += m_cost[a] * x[a];
        return std::max(ms, std::numeric_limits<double>::min());
    }

private:
    Terms termsOf(const LatencyKey& key) const
    {
        // Units that keep the numbers near one another: the descent converges faster.
        const Work work = workOf(key, m_batch);
        const double kernel = std::max(1, key.kernel);
        return {work.layers, work.denseMacs * 1e-6, work.depthwiseMacs * 1e-6, work.depthwiseMacs / kernel * 1e-6,
                work.bytes * 1e-6};
    }

    int m_batch;
    Terms m_cost{};
};

class PowerLaw final : public EstimateForm
{
public:
    PowerLaw(std::span<const TimedKey> timed, int batch) : m_batch(batch), m_standard(rowsOf(timed, batch))
    {
        const int count = int(timed.size());
        const int columns = int(logWork(timed.front().key, batch).size());
        cv::Mat x(count, columns, CV_64F), y(count, 1, CV_64F);
        for (int i = 0; i < count; ++i) {
            const Row row = features(timed[std::size_t(i)].key);
            std::copy(row.begin(), row.end(), x.ptr<double>(i));
            y.at<double>(i) = std::log(timed[std::size_t(i)].ms);
        }
        cv::Mat normal = x.t() * x;
        for (int c = 1; c < columns; ++c) // the constant is not shrunk
            normal.at<double>(c, c) += ridge * count;
        cv::solve(normal, x.t() * y, m_weights, cv::DECOMP_SVD);
    }

    double logMs(const LatencyKey& key) const
    {
        const Row row = features(key);
        double sum = 0;
        for (std::size_t c = 0; c < row.size(); ++c)
            sum += row[c] * m_weights.at<double>(int(c));
        return sum;
    }
    double estimate(const LatencyKey& key) const override { return std::exp(logMs(key)); }

private:
    static std::vector<Row> rowsOf(std::span<const TimedKey> timed, int batch)
    {
        std::vector<Row> rows;
        for (const TimedKey& one : timed)
            rows.push_back(logWork(one.key, batch));
        return rows;
    }
    Row features(const LatencyKey& key) const
    {
        Row row = m_standard(logWork(key, m_batch));
        row.front() = 1;
        return row;
    }

    int m_batch;
    Standardizer m_standard;
    cv::Mat m_weights;
};

class GaussianProcess final : public EstimateForm
{
public:
    GaussianProcess(std::span<const TimedKey> timed, int batch) : m_mean(timed, batch), m_standard(rowsOf(timed))
    {
        const int count = int(timed.size());
        cv::Mat left(count, 1, CV_64F);
        for (int i = 0; i < count; ++i) {
            const TimedKey& one = timed[std::size_t(i)];
            m_places.push_back(m_standard(coordinates(one.key)));
            left.at<double>(i) = std::log(one.ms) - m_mean.logMs(one.key);
        }
        const double variance = std::max(left.dot(left) / count, 1e-8);
        double best = -std::numeric_limits<double>::infinity();
        for (const double length : {0.5, 1.0, 2.0, 4.0}) {
            for (const double noise : {1e-3, 1e-2, 0.1, 0.5}) {
                cv::Mat kernel(count, count, CV_64F);
                for (int i = 0; i < count; ++i) {
                    for (int j = 0; j <= i; ++j) {
                        const double value =
                            variance * similarity(m_places[std::size_t(i)], m_places[std::size_t(j)], length) +
                            (i == j ? noise * variance : 0);
                        kernel.at<double>(i, j) = kernel.at<double>(j, i) = value;
                    }
                }
                const double logDeterminant = factorize(kernel); // kernel is its lower Cholesky factor now
                cv::Mat alpha = left.clone();
                substitute(kernel, alpha);
                const double likelihood = -0.5 * left.dot(alpha) - 0.5 * logDeterminant;
                if (likelihood > best) {
                    best = likelihood;
                    m_alpha = alpha * variance;
                    m_length = length;
                }
            }
        }
    }

    double estimate(const LatencyKey& key) const override
    {
        const Row place = m_standard(coordinates(key));
        double correction = 0;
        for (std::size_t i = 0; i < m_places.size(); ++i)
            correction += similarity(place, m_places[i], m_length) * m_alpha.at<double>(int(i));
        return std::exp(m_mean.logMs(key) + correction);
    }

private:
    static std::vector<Row> rowsOf(std::span<const TimedKey> timed)
    {
        std::vector<Row> rows;
        for (const TimedKey& one : timed)
            rows.push_back(coordinates(one.key));
        return rows;
    }

    static double similarity(const Row& a, const Row& b, double length)
    {
        double squares = 0;
        for (std::size_t c = 0; c < a.size(); ++c)
            squares += (a[c] - b[c]) * (a[c] - b[c]);
        return std::exp(-squares / (2 * length * length));
    }

    /// In place; returns ln det. The matrix is positive definite thanks to its noise.
    static double factorize(cv::Mat& matrix)
    {
        double logDeterminant = 0;
        for (int j = 0; j < matrix.rows; ++j) {
            double* row = matrix.ptr<double>(j);
            for (int k = 0; k < j; ++k) {
                const double* other = matrix.ptr<double>(k);
                double sum = row[k];
                for (int m = 0; m < k; ++m)
                    sum -= row[m] * other[m];
                row[k] = sum / other[k];
            }
            double pivot = row[j];
            for (int m = 0; m < j; ++m)
                pivot -= row[m] * row[m];
            row[j] = std::sqrt(std::max(pivot, 1e-15));
            logDeterminant += 2 * std::log(row[j]);
        }
        return logDeterminant;
    }

    /// Solves L L^T x = b in place.
    static void substitute(const cv::Mat& lower, cv::Mat& x)
    {
        for (int i = 0; i < lower.rows; ++i) {
            double sum = x.at<double>(i);
            for (int k = 0; k < i; ++k)
                sum -= lower.at<double>(i, k) * x.at<double>(k);
            x.at<double>(i) = sum / lower.at<double>(i, i);
        }
        for (int i = lower.rows - 1; i >= 0; --i) {
            double sum = x.at<double>(i);
            for (int k = i + 1; k < lower.rows; ++k)
                sum -= lower.at<double>(k, i) * x.at<double>(k);
            x.at<double>(i) = sum / lower.at<double>(i, i);
        }
    }

    PowerLaw m_mean;
    Standardizer m_standard;
    std::vector<Row> m_places;
    cv::Mat m_alpha;
    double m_length = 1;
};

} // namespace

Work workOf(const LatencyKey& key, int batch)
{
    Work work;
    const double area = double(key.inputHeight > 0 ? key.inputHeight : 1) * (key.inputWidth > 0 ? key.inputWidth : 1);
    const int stride = std::max(1, key.stride);
    const double outHeight = std::ceil(double(std::max(1, key.inputHeight)) / stride);
    const double outArea = outHeight * std::ceil(double(std::max(1, key.inputWidth)) / stride);
    const double in = key.inputChannels, out = key.outputChannels, images = batch;
    const double kernelArea = double(std::max(1, key.kernel)) * std::max(1, key.kernel);
    const auto dense = [&](double inputs, double outputs, double window, double pixelsIn, double pixelsOut,
                           double groups) {
        work.denseMacs += images * inputs * outputs * window * pixelsOut / groups;
        work.bytes +=
            floatBytes * (images * (inputs * pixelsIn + outputs * pixelsOut) + inputs * outputs * window / groups);
        ++work.layers;
    };
    const auto depthwise = [&](double channels) {
        work.depthwiseMacs += images * channels * kernelArea * outArea;
        work.bytes += floatBytes * (images * channels * (area + outArea) + channels * kernelArea);
        ++work.layers;
    };
    if (key.op == "mbconv") {
        const double mid = key.mid;
        if (key.mid != key.inputChannels)
            dense(in, mid, 1, area, area, key.groups);
        depthwise(mid);
        if (key.squeeze > 0) {
            dense(mid, key.squeeze, 1, 1, 1, 1);
            dense(key.squeeze, mid, 1, 1, 1, 1);
        }
        dense(mid, out, 1, outArea, outArea, key.groups);
    } else if (key.op == "sepconv") {
        depthwise(in);
        dense(in, out, 1, outArea, outArea, 1);
    } else if (key.op == "dwconv") {
        depthwise(in);
    } else if (key.op == "classifier") {
        work.bytes += floatBytes * images * in * (area + 1);
        ++work.layers;
        dense(in, out, 1, 1, 1, 1);
    } else if (key.op == "pool" || key.op == "global_avgpool") {
        work.bytes += floatBytes * images * in * (area + (key.op == "pool" ? outArea : 1));
        ++work.layers;
    } else {
        dense(in, out, kernelArea, area, outArea, std::max(1, key.groups)); // conv, skip_conv, stem
    }
    return work;
}

std::unique_ptr<EstimateForm> fitRoofline(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<Roofline>(timed, batch);
}

std::unique_ptr<EstimateForm> fitPowerLaw(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<PowerLaw>(timed, batch);
}

std::unique_ptr<EstimateForm> fitGaussianProcess(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<GaussianProcess>(timed, batch);
}

} // namespace pathloom
