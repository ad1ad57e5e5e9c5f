// SPDX-License-Identifier: MIT
#include "core/latency/estimate_forms.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr int descentSweeps = 300;
constexpr double floatBytes = 4;

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

    Roofline(std::span<const double> parameters, int batch) : m_batch(batch)
    {
        if (parameters.size() != terms)
            throw Error("has the wrong number of parameters", "roofline");
        std::copy(parameters.begin(), parameters.end(), m_cost.begin());
    }

    std::vector<double> parameters() const override { return {m_cost.begin(), m_cost.end()}; }
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

/// Adds up what the layers of an operator cost.
class WorkSum
{
public:
    WorkSum(const LatencyKey& key, int batch) : key(key), m_images(batch) {}

    void dense(double inputs, double outputs, double window, double pixelsIn, double pixelsOut, double groups)
    {
        m_work.denseMacs += m_images * inputs * outputs * window * pixelsOut / groups;
        m_work.bytes +=
            floatBytes * (m_images * (inputs * pixelsIn + outputs * pixelsOut) + inputs * outputs * window / groups);
        ++m_work.layers;
    }
    void depthwise(double channels)
    {
        m_work.depthwiseMacs += m_images * channels * kernelArea * outArea;
        m_work.bytes += floatBytes * (m_images * channels * (area + outArea) + channels * kernelArea);
        ++m_work.layers;
    }
    void pool(double pixelsOut)
    {
        m_work.bytes += floatBytes * m_images * key.inputChannels * (area + pixelsOut);
        ++m_work.layers;
    }
    const Work& work() const { return m_work; }

    const LatencyKey& key;
    const double area = double(std::max(1, key.inputHeight)) * std::max(1, key.inputWidth);
    const double outArea = out(key.inputHeight) * out(key.inputWidth);
    const double kernelArea = double(std::max(1, key.kernel)) * std::max(1, key.kernel);

private:
    double out(int size) const { return std::ceil(double(std::max(1, size)) / std::max(1, key.stride)); }

    double m_images;
    Work m_work;
};

void addConv(WorkSum& sum)
{
    sum.dense(sum.key.inputChannels, sum.key.outputChannels, sum.kernelArea, sum.area, sum.outArea,
              std::max(1, sum.key.groups));
}

void addMBConv(WorkSum& sum)
{
    const LatencyKey& key = sum.key;
    if (key.mid != key.inputChannels)
        sum.dense(key.inputChannels, key.mid, 1, sum.area, sum.area, key.groups);
    sum.depthwise(key.mid);
    if (key.squeeze > 0) {
        sum.dense(key.mid, key.squeeze, 1, 1, 1, 1);
        sum.dense(key.squeeze, key.mid, 1, 1, 1, 1);
    }
    sum.dense(key.mid, key.outputChannels, 1, sum.outArea, sum.outArea, key.groups);
}

void addSeparable(WorkSum& sum)
{
    sum.depthwise(sum.key.inputChannels);
    sum.dense(sum.key.inputChannels, sum.key.outputChannels, 1, sum.outArea, sum.outArea, 1);
}

void addClassifier(WorkSum& sum)
{
    sum.pool(1);
    sum.dense(sum.key.inputChannels, sum.key.outputChannels, 1, 1, 1, 1);
}

/// The words of the column "op", and what each of them computes. No other word has a time that could be estimated.
struct OperatorWork
{
    std::string_view op;
    void (*add)(WorkSum&);
};
constexpr std::array<OperatorWork, 10> operatorWorks = {{
    {"mbconv", addMBConv},
    {"conv", addConv},
    {"skip_conv", addConv}, // a 1x1 convolution in the place of a skip, where the shape changes
    {"stem", addConv},
    {"dwconv", [](WorkSum& sum) { sum.depthwise(sum.key.inputChannels); }},
    {"sepconv", addSeparable},
    {"pool", [](WorkSum& sum) { sum.pool(sum.outArea); }},
    {"global_avgpool", [](WorkSum& sum) { sum.pool(1); }},
    {"classifier", addClassifier},
    {"skip", [](WorkSum&) {}},
}};

} // namespace

bool isWorkKnown(const std::string& op)
{
    return std::ranges::find(operatorWorks, op, &OperatorWork::op) != operatorWorks.end();
}

Work workOf(const LatencyKey& key, int batch)
{
    const auto known = std::ranges::find(operatorWorks, key.op, &OperatorWork::op);
    if (known == operatorWorks.end())
        throw Error(fmt::format("'{}' is no operator whose work is known", key.op), toText(key));
    WorkSum sum(key, batch);
    known->add(sum);
    return sum.work();
}

std::span<const EstimateFormKind> estimateForms()
{
    static constexpr EstimateFormKind forms[] = {{"roofline", fitRoofline, restoreRoofline},
                                                 {"power law", fitPowerLaw, restorePowerLaw},
                                                 {"Gaussian process", fitGaussianProcess, restoreGaussianProcess}};
    return forms;
}

std::unique_ptr<EstimateForm> fitRoofline(std::span<const TimedKey> timed, int batch)
{
    return std::make_unique<Roofline>(timed, batch);
}

std::unique_ptr<EstimateForm> restoreRoofline(std::span<const TimedKey>, int batch, std::span<const double> parameters)
{
    return std::make_unique<Roofline>(parameters, batch);
}

} // namespace pathloom
