// SPDX-License-Identifier: MIT
#include "core/latency/estimate_model.h"

#include "core/latency/estimate_forms.h"
#include "core/util/error.h"
#include "core/util/random.h"
#include "core/util/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::size_t fewestEntries = 12;    ///< of one kind of operator: enough to fit and to check
constexpr std::size_t mostForProcess = 1200; ///< a Gaussian process takes time with the cube of the entries
constexpr int folds = 5;
constexpr std::uint64_t foldSeed = 7;
/// How far outside a table's range, as a factor, channels, map size, work and kernel area may lie; beyond that no error
/// that was found inside the table says anything.
constexpr double bearableFactor = 3;
constexpr double bearableKernelFactor = 2; ///< of the area: 7x7 from 5x5, not from 3x3
constexpr double bearableStrideFactor = 2;
constexpr std::size_t mostKeptFits = 24;
constexpr double outerShare = 0.2; ///< of the entries, at each end of the work, that stand for "outside"

struct Form
{
    const char* name;
    EstimateFormMaker make;
};
constexpr std::array<Form, 3> forms = {
    {{"roofline", fitRoofline}, {"power law", fitPowerLaw}, {"Gaussian process", fitGaussianProcess}}};

EstimateError errorOf(const std::string& form, const std::vector<double>& errors)
{
    return {form, quantile(errors, 0.5), quantile(errors, 0.9), int(errors.size())};
}

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

/// The model of one kind of operator.
struct Kind
{
    std::vector<TimedKey> timed;
    std::unique_ptr<EstimateForm> form;
    EstimateError error;
    /// Outside the range only the form whose terms are costs of hardware is trusted.
    std::unique_ptr<EstimateForm> outwards;
    EstimateError outwardError;
    std::array<std::vector<double>, forms.size()> errors; ///< of each form, over the folds

    void fit(int batch)
    {
        RandomStream random(foldSeed);
        shuffle(timed, random);
        std::size_t best = 0;
        for (std::size_t f = 0; f < forms.size(); ++f) {
            if (forms[f].make == fitGaussianProcess && timed.size() > mostForProcess)
                continue;
            for (std::size_t fold = 0; fold < folds; ++fold) {
                std::vector<TimedKey> training, left;
                for (std::size_t i = 0; i < timed.size(); ++i)
                    (i % folds == fold ? left : training).push_back(timed[i]);
                const auto more = relativeErrors(*forms[f].make(training, batch), left);
                errors[f].insert(errors[f].end(), more.begin(), more.end());
            }
            // The mean would follow a few wild entries, the median alone would not see them.
            const auto loss = [&](std::size_t i) { return quantile(errors[i], 0.5) + quantile(errors[i], 0.9); };
            if (loss(f) < loss(best))
                best = f;
        }
        form = forms[best].make(timed, batch);
        error = errorOf(forms[best].name, errors[best]);
        outwards = fitRoofline(timed, batch);
        outwardError = errorOf(forms.front().name, outerErrors(batch));
    }

private:
    /// What happens outside, seen inside: errors on the largest kernel, the least and the most work, each from a fit on
    /// all others.
    std::vector<double> outerErrors(int batch) const
    {
        std::vector<double> works;
        int largest = 0;
        for (const TimedKey& one : timed) {
            works.push_back(workOf(one.key, batch).macs());
            largest = std::max(largest, one.key.kernel);
        }
        const double low = quantile(works, outerShare), high = quantile(works, 1 - outerShare);
        const std::function<bool(const LatencyKey&)> outers[] = {
            [&](const LatencyKey& key) { return key.kernel == largest; },
            [&](const LatencyKey& key) { return workOf(key, batch).macs() < low; },
            [&](const LatencyKey& key) { return workOf(key, batch).macs() > high; }};
        std::vector<double> all;
        for (const auto& isOuter : outers) {
            std::vector<TimedKey> inner, outer;
            for (const TimedKey& one : timed)
                (isOuter(one.key) ? outer : inner).push_back(one);
            if (inner.size() < fewestEntries / 2 || outer.empty())
                continue;
            const auto more = relativeErrors(*fitRoofline(inner, batch), outer);
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }
};

class FittedModel final : public EstimateModel
{
public:
    explicit FittedModel(std::map<std::string, Kind> kinds, int batch) : m_kinds(std::move(kinds)), m_batch(batch)
    {
        std::vector<double> chosen;
        std::array<std::vector<double>, forms.size()> all;
        std::string names;
        for (auto& [op, kind] : m_kinds) {
            kind.fit(batch);
            for (std::size_t f = 0; f < forms.size(); ++f) {
                all[f].insert(all[f].end(), kind.errors[f].begin(), kind.errors[f].end());
                if (kind.error.form == forms[f].name)
                    chosen.insert(chosen.end(), kind.errors[f].begin(), kind.errors[f].end());
            }
            if (names.find(kind.error.form) == std::string::npos)
                names += (names.empty() ? "" : ", ") + kind.error.form;
        }
        m_error = errorOf(names, chosen);
        for (std::size_t f = 0; f < forms.size(); ++f)
            if (!all[f].empty())
                m_candidates.push_back(errorOf(forms[f].name, all[f]));
        std::sort(m_candidates.begin(), m_candidates.end(), [](const EstimateError& a, const EstimateError& b) {
            return a.median + a.ninetieth < b.median + b.ninetieth;
        });
    }

    LatencyEntry estimate(const LatencyKey& key) const override
    {
        const auto place = m_kinds.find(key.op);
        if (place == m_kinds.end())
            throw Error(fmt::format("cannot be estimated: the table has too few times of the kind '{}'", key.op),
                        toText(key));
        const Kind& kind = place->second;
        const bool outside = checkRange(kind, key);
        const double ms = (outside ? kind.outwards : kind.form)->estimate(key);
        return {.ms = ms,
                .deviationMs = ms * (outside ? kind.outwardError : kind.error).median,
                .samples = {},
                .method = estimatedMethod};
    }
    const EstimateError& error() const override { return m_error; }
    const std::vector<EstimateError>& candidates() const override { return m_candidates; }

private:
    /// Throws if the key lies too far outside; true if it lies outside at all.
    bool checkRange(const Kind& kind, const LatencyKey& key) const
    {
        bool outside = false;
        const auto wanted = extents(key, m_batch);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            double low = std::numeric_limits<double>::infinity(), high = 0;
            for (const TimedKey& one : kind.timed) {
                const double value = extents(one.key, m_batch)[i].value;
                low = std::min(low, value);
                high = std::max(high, value);
            }
            const Extent& extent = wanted[i];
            if (extent.value * extent.bearable < low || extent.value > high * extent.bearable)
                throw Error(fmt::format("cannot be estimated: its {} ({:.4g}) lies too far outside the table's range, "
                                        "{:.4g} to {:.4g}",
                                        extent.name, extent.value, low, high),
                            toText(key));
            outside = outside || extent.value < low || extent.value > high;
        }
        return outside;
    }

    std::map<std::string, Kind> m_kinds;
    int m_batch;
    EstimateError m_error;
    std::vector<EstimateError> m_candidates;
};

std::map<std::string, Kind> kindsOf(const LatencyTable& table)
{
    std::map<std::string, Kind> kinds;
    for (const auto& [key, entry] : table.entries)
        if (!entry.relative && entry.ms > 0)
            kinds[key.op].timed.push_back({key, entry.ms});
    std::erase_if(kinds, [](const auto& kind) { return kind.second.timed.size() < fewestEntries; });
    return kinds;
}

} // namespace

std::shared_ptr<const EstimateModel> EstimateModel::fit(const LatencyTable& table)
{
    auto kinds = kindsOf(table);
    if (kinds.empty())
        return nullptr;
    return std::make_shared<FittedModel>(std::move(kinds), table.batch);
}

std::shared_ptr<const EstimateModel> EstimateModel::fitOnce(const LatencyTable& table)
{
    struct Fit
    {
        int batch;
        std::map<LatencyKey, LatencyEntry> entries;
        std::shared_ptr<const EstimateModel> model;
    };
    static std::mutex guard;
    static std::deque<Fit> fits; // newest first
    const auto isSame = [&](const Fit& fit) { return fit.batch == table.batch && fit.entries == table.entries; };
    {
        const std::lock_guard lock(guard);
        if (const auto known = std::find_if(fits.begin(), fits.end(), isSame); known != fits.end())
            return known->model;
    }
    auto model = fit(table); // seconds for a large table: not under the lock
    const std::lock_guard lock(guard);
    fits.push_front({table.batch, table.entries, model});
    if (fits.size() > mostKeptFits)
        fits.pop_back();
    return model;
}

EstimateError heldOutError(const LatencyTable& table, double share, std::uint64_t seed)
{
    std::vector<LatencyKey> keys;
    for (const auto& [op, kind] : kindsOf(table))
        for (const TimedKey& one : kind.timed)
            keys.push_back(one.key);
    RandomStream random(seed);
    shuffle(keys, random);
    keys.resize(std::size_t(std::lround(share * double(keys.size()))));
    LatencyTable rest = table;
    for (const LatencyKey& key : keys)
        rest.entries.erase(key);
    const auto model = EstimateModel::fit(rest);
    if (!model || keys.empty())
        return {};
    std::vector<double> errors;
    for (const LatencyKey& key : keys) {
        try {
            errors.push_back(std::abs(model->estimate(key).ms / table.entries.at(key).ms - 1));
        } catch (const Error&) {
            // refused: not an estimate, so not an error of one; the count tells
        }
    }
    return errorOf(model->error().form, errors);
}

} // namespace pathloom
