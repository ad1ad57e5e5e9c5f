// SPDX-License-Identifier: MIT
#include "core/latency/estimate_kind.h"

#include "core/util/error.h"
#include "core/util/random.h"
#include "core/util/statistics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::size_t mostForProcess = 1200; ///< a Gaussian process takes time with the cube of the entries
constexpr int folds = 5;
constexpr std::uint64_t foldSeed = 7;
/// How far outside a table's range, as a factor, channels, map size, work and kernel area may lie; beyond that no error
/// that was found inside the table says anything.
constexpr double bearableFactor = 3;
constexpr double bearableKernelFactor = 2; ///< of the area: 7x7 from 5x5, not from 3x3
constexpr double bearableStrideFactor = 2;
constexpr double outerShare = 0.2; ///< of the entries, at each end of the work, that stand for "outside"

std::vector<double> relativeErrors(const EstimateForm& form, std::span<const TimedKey> timed)
{
    std::vector<double> errors;
    for (const TimedKey& one : timed)
        errors.push_back(std::abs(form.estimate(one.key) - one.ms) / one.ms);
    return errors;
}

/// A number of a key by which a shape can lie outside a table's range.
struct Extent
{
    const char* name;
    double value;
    double bearable; ///< factor
};
std::array<Extent, 9> extents(const LatencyKey& key, int batch)
{
    const double kernel = key.kernel;
    return {{{"kernel area", kernel * kernel, bearableKernelFactor},
             {"stride", double(key.stride), bearableStrideFactor},
             {"groups", key.op == "dwconv" ? 1.0 : key.groups, 1},
             {"squeeze-and-excitation", key.squeeze > 0 ? 2.0 : 1.0, 1},
             {"input channels", double(key.inputChannels), bearableFactor},
             {"output channels", double(key.outputChannels), bearableFactor},
             {"middle channels", double(key.mid), bearableFactor},
             {"map height", double(key.inputHeight), bearableFactor},
             {"multiply-accumulates", workOf(key, batch).macs(), bearableFactor}}};
}

const EstimateFormKind& formNamed(const std::string& name)
{
    for (const EstimateFormKind& form : estimateForms())
        if (name == form.name)
            return form;
    throw Error("is no form of model", name);
}

} // namespace

EstimateError errorOf(const std::string& form, const std::vector<double>& errors)
{
    return {form, quantile(errors, 0.5), quantile(errors, 0.9), int(errors.size())};
}

Json toJson(const EstimateError& error)
{
    return {{"form", error.form}, {"median", error.median}, {"ninetieth", error.ninetieth}, {"entries", error.entries}};
}

EstimateError estimateErrorFrom(const Json& json)
{
    return {json.at("form").get<std::string>(), json.at("median").get<double>(), json.at("ninetieth").get<double>(),
            json.at("entries").get<int>()};
}

EstimateKind::EstimateKind(std::vector<TimedKey> timed, int batch)
    : m_timed(std::move(timed)), m_batch(batch), m_errors(estimateForms().size())
{
    shuffleAndMeasure();
    std::size_t best = 0;
    for (std::size_t f = 0; f < estimateForms().size(); ++f) {
        const EstimateFormKind& kind = estimateForms()[f];
        if (kind.fit == fitGaussianProcess && m_timed.size() > mostForProcess)
            continue;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            std::vector<TimedKey> training, left;
            for (std::size_t i = 0; i < m_timed.size(); ++i)
                (i % folds == fold ? left : training).push_back(m_timed[i]);
            const auto more = relativeErrors(*kind.fit(training, batch), left);
            m_errors[f].insert(m_errors[f].end(), more.begin(), more.end());
        }
        // The mean would follow a few wild entries, the median alone would not see them.
        const auto loss = [&](std::size_t i) { return quantile(m_errors[i], 0.5) + quantile(m_errors[i], 0.9); };
        if (loss(f) < loss(best))
            best = f;
    }
    m_form = estimateForms()[best].fit(m_timed, batch);
    m_error = errorOf(estimateForms()[best].name, m_errors[best]);
    m_outwards = fitRoofline(m_timed, batch);
    m_outwardError = errorOf(estimateForms().front().name, outerErrors());
}

EstimateKind::EstimateKind(std::vector<TimedKey> timed, int batch, const Json& kept)
    : m_timed(std::move(timed)), m_batch(batch), m_error(estimateErrorFrom(kept.at("error"))),
      m_outwardError(estimateErrorFrom(kept.at("outward_error")))
{
    shuffleAndMeasure();
    m_form = formNamed(m_error.form).restore(m_timed, batch, kept.at("parameters").get<std::vector<double>>());
    m_outwards = restoreRoofline(m_timed, batch, kept.at("outward_parameters").get<std::vector<double>>());
}

Json EstimateKind::kept() const
{
    return {{"error", toJson(m_error)},
            {"parameters", m_form->parameters()},
            {"outward_error", toJson(m_outwardError)},
            {"outward_parameters", m_outwards->parameters()}};
}

LatencyEntry EstimateKind::estimate(const LatencyKey& key) const
{
    const bool outside = checkRange(key);
    const double ms = (outside ? m_outwards : m_form)->estimate(key);
    return {.ms = ms,
            .deviationMs = ms * (outside ? m_outwardError : m_error).median,
            .samples = {},
            .method = estimatedMethod};
}

void EstimateKind::shuffleAndMeasure()
{
    RandomStream random(foldSeed);
    shuffle(m_timed, random);
    for (const Extent& extent : extents(m_timed.front().key, m_batch))
        m_ranges.push_back({extent.value, extent.value});
    for (const TimedKey& one : m_timed) {
        const auto values = extents(one.key, m_batch);
        for (std::size_t i = 0; i < values.size(); ++i) {
            m_ranges[i].low = std::min(m_ranges[i].low, values[i].value);
            m_ranges[i].high = std::max(m_ranges[i].high, values[i].value);
        }
    }
}

bool EstimateKind::checkRange(const LatencyKey& key) const
{
    bool outside = false;
    const auto wanted = extents(key, m_batch);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Extent& extent = wanted[i];
        const auto [low, high] = m_ranges[i];
        if (extent.value * extent.bearable < low || extent.value > high * extent.bearable)
            throw Error(fmt::format("cannot be estimated: its {} ({:.4g}) lies too far outside the table's range, "
                                    "{:.4g} to {:.4g}",
                                    extent.name, extent.value, low, high),
                        toText(key));
        outside = outside || extent.value < low || extent.value > high;
    }
    return outside;
}

/// What happens outside, seen inside: errors on the largest kernel, the least and the most work, each from a fit on all
/// others.
std::vector<double> EstimateKind::outerErrors() const
{
    std::vector<double> works;
    int largest = 0;
    for (const TimedKey& one : m_timed) {
        works.push_back(workOf(one.key, m_batch).macs());
        largest = std::max(largest, one.key.kernel);
    }
    const double low = quantile(works, outerShare), high = quantile(works, 1 - outerShare);
    const std::function<bool(const LatencyKey&)> outers[] = {
        [&](const LatencyKey& key) { return key.kernel == largest; },
        [&](const LatencyKey& key) { return workOf(key, m_batch).macs() < low; },
        [&](const LatencyKey& key) { return workOf(key, m_batch).macs() > high; }};
    std::vector<double> all;
    for (const auto& isOuter : outers) {
        std::vector<TimedKey> inner, outer;
        for (const TimedKey& one : m_timed)
            (isOuter(one.key) ? outer : inner).push_back(one);
        if (inner.size() < fewestTimed / 2 || outer.empty())
            continue;
        const auto more = relativeErrors(*fitRoofline(inner, m_batch), outer);
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

} // namespace pathloom
