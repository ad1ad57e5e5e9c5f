// SPDX-License-Identifier: MIT
#include "core/latency/calibration.h"

#include "core/latency/measure.h"
#include "core/util/error.h"
#include "core/util/statistics.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

namespace pathloom {

namespace {

constexpr std::size_t fewestNetworks = 4;

/// What a correction is fitted to.
struct Samples
{
    std::vector<double> sumMs;
    std::vector<int> parts;
    std::vector<double> measuredMs;
    std::size_t size() const { return sumMs.size(); }
    Samples only(const std::vector<std::size_t>& indices) const
    {
        Samples some;
        for (const std::size_t i : indices) {
            some.sumMs.push_back(sumMs[i]);
            some.parts.push_back(parts[i]);
            some.measuredMs.push_back(measuredMs[i]);
        }
        return some;
    }
    /// @param indices ascending
    Samples without(const std::vector<std::size_t>& indices) const
    {
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < size(); ++i)
            if (!std::ranges::binary_search(indices, i))
                others.push_back(i);
        return only(others);
    }
};

double corrected(const NetworkCorrection& correction, double sumMs, int parts)
{
    return correction.offsetMs + correction.scale * sumMs + correction.perPartMs * parts;
}

/// The forms, simplest first: which of scale, offset and time a part are free.
enum class Form { Identity, Scale, ScaleAndOffset, ScaleAndParts, All };
constexpr Form forms[] = {Form::Identity, Form::Scale, Form::ScaleAndOffset, Form::ScaleAndParts, Form::All};
std::size_t freeNumbers(Form form)
{
    return form == Form::Identity ? 0 : form == Form::Scale ? 1 : form == Form::All ? 3 : 2;
}

NetworkCorrection fitForm(Form form, const Samples& samples)
{
    NetworkCorrection correction;
    if (form == Form::Identity)
        return correction;
    const bool offset = form == Form::ScaleAndOffset || form == Form::All;
    const bool parts = form == Form::ScaleAndParts || form == Form::All;
    cv::Mat x, y = cv::Mat::ones(int(samples.size()), 1, CV_64F); // measured over measured: relative errors
    for (std::size_t i = 0; i < samples.size(); ++i) {
        cv::Mat row = (cv::Mat_<double>(1, 1) << samples.sumMs[i]);
        if (offset)
            cv::hconcat(row, cv::Mat::ones(1, 1, CV_64F), row);
        if (parts)
            cv::hconcat(row, cv::Mat(1, 1, CV_64F, cv::Scalar(samples.parts[i])), row);
        x.push_back(cv::Mat(row / samples.measuredMs[i]));
    }
    cv::Mat solution;
    cv::solve(x, y, solution, cv::DECOMP_SVD);
    correction.scale = solution.at<double>(0);
    correction.offsetMs = offset ? solution.at<double>(1) : 0;
    correction.perPartMs = parts ? solution.at<double>(offset ? 2 : 1) : 0;
    return correction;
}

double relativeError(const NetworkCorrection& correction, const Samples& samples, std::size_t i)
{
    return std::abs(corrected(correction, samples.sumMs[i], samples.parts[i]) / samples.measuredMs[i] - 1);
}

/// Errors of each sample under a fit on the others.
std::vector<double> leaveOneOutErrors(Form form, const Samples& samples)
{
    std::vector<double> errors;
    for (std::size_t i = 0; i < samples.size(); ++i)
        errors.push_back(relativeError(fitForm(form, samples.without({i})), samples, i));
    return errors;
}

Form chooseForm(const Samples& samples)
{
    constexpr double worthwhile = 0.95; // a further number to fit must lower the error by this factor at least
    Form best = Form::Identity;
    double bestError = mean(leaveOneOutErrors(best, samples));
    for (const Form form : forms) {
        if (freeNumbers(form) >= samples.size())
            continue; // leaving one out would leave too few
        const double error = mean(leaveOneOutErrors(form, samples));
        if (error < worthwhile * bestError && fitForm(form, samples).scale > 0) {
            best = form;
            bestError = error;
        }
    }
    return best;
}

/// What each network is predicted as by the correction of the others, which it has no part in, the choice of the form
/// included. There is no correction below `fewestNetworks`.
std::vector<double> predictedByOthers(const Samples& samples)
{
    std::vector<double> predicted;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Samples others = samples.without({i});
        const NetworkCorrection correction =
            samples.size() < fewestNetworks ? NetworkCorrection() : fitForm(chooseForm(others), others);
        predicted.push_back(corrected(correction, samples.sumMs[i], samples.parts[i]));
    }
    return predicted;
}

std::vector<double> errorsOf(const std::vector<double>& predicted, const std::vector<double>& measured)
{
    std::vector<double> errors;
    for (std::size_t i = 0; i < measured.size(); ++i)
        errors.push_back(std::abs(predicted[i] / measured[i] - 1));
    return errors;
}

NetworkCorrection fit(const Samples& samples, const std::vector<double>& predicted)
{
    if (samples.size() < fewestNetworks)
        return {};
    NetworkCorrection correction = fitForm(chooseForm(samples), samples);
    correction.relativeError = median(errorsOf(predicted, samples.measuredMs));
    correction.networks = int(samples.size());
    return correction;
}

/// Indices of the networks of each input size.
using Sizes = std::map<InputSize, std::vector<std::size_t>>;

/// What each network is predicted as by those of other sizes alone: by its plain sum where these are too few.
std::vector<double> predictedByOtherSizes(const Samples& samples, const Sizes& sizes)
{
    std::vector<double> predicted = samples.sumMs;
    for (const auto& [size, own] : sizes) {
        const Samples others = samples.without(own);
        if (others.size() < fewestNetworks)
            continue;
        const NetworkCorrection correction = fitForm(chooseForm(others), others);
        for (const std::size_t i : own)
            predicted[i] = corrected(correction, samples.sumMs[i], samples.parts[i]);
    }
    return predicted;
}

/// The corrections, and what each network is predicted as without a part in its own.
struct Fits
{
    NetworkCorrections corrections;
    std::vector<double> predicted;
};

Fits fitAll(const Samples& samples, const Sizes& sizes)
{
    Fits fits;
    const bool allEnough =
        std::ranges::all_of(sizes, [](const auto& of) { return of.second.size() >= fewestNetworks; });
    // Takes its time for many networks, and a size with enough of them does not need it.
    fits.predicted = allEnough ? samples.sumMs : predictedByOthers(samples);
    for (const auto& [size, own] : sizes) {
        if (own.size() < fewestNetworks)
            continue;
        const Samples group = samples.only(own);
        const std::vector<double> predicted = predictedByOthers(group);
        fits.corrections.bySize[size] = fit(group, predicted);
        for (std::size_t i = 0; i < own.size(); ++i)
            fits.predicted[own[i]] = predicted[i];
    }
    if (samples.size() >= fewestNetworks)
        fits.corrections.pooled = fit(samples, predictedByOtherSizes(samples, sizes));
    return fits;
}

} // namespace

NetworkCorrection fitCorrection(const std::vector<double>& sumMs, const std::vector<int>& parts,
                                const std::vector<double>& measuredMs)
{
    if (sumMs.size() != parts.size() || sumMs.size() != measuredMs.size())
        throw Error("sums, part counts and measured times are of different number", "correction of a latency table");
    const Samples samples{sumMs, parts, measuredMs};
    return fit(samples, predictedByOthers(samples));
}

Calibration calibrate(const LatencyPredictor& predictor, const std::vector<NetworkMeasurement>& measured)
{
    LatencyTable plain = predictor.table();
    plain.corrections = {};
    const LatencyPredictor sums(plain);
    const double referenceMs = referenceMsOf(plain);
    Calibration result;
    Samples samples;
    Sizes sizes;
    for (const NetworkMeasurement& one : measured) {
        try {
            const PredictedLatency sum = sums.network(one.network);
            // By the clock that the table is measured by.
            const double ms = atReference(one.ms, one.referenceMs, referenceMs);
            const InputSize size = inputSizeOf(one.network.input);
            sizes[size].push_back(samples.size());
            samples.sumMs.push_back(sum.ms);
            samples.parts.push_back(sum.parts);
            samples.measuredMs.push_back(ms);
            result.points.push_back({one.name, size, sum.ms, sum.ms, ms, one.deviationMs * ms / one.ms});
        } catch (const Error&) {
            result.notPredicted.push_back(one.name);
        }
    }
    Fits fits = fitAll(samples, sizes);
    result.corrections = std::move(fits.corrections);
    const std::vector<double>& predicted = fits.predicted;
    for (std::size_t i = 0; i < samples.size(); ++i)
        result.points[i].predictedMs = predicted[i];
    const std::vector<double> errors = errorsOf(predicted, samples.measuredMs);
    result.medianRelativeError = median(errors);
    result.meanRelativeError = mean(errors);
    result.medianRelativeErrorOfSums = median(errorsOf(samples.sumMs, samples.measuredMs));
    result.spearman = spearman(predicted, samples.measuredMs);
    return result;
}

} // namespace pathloom
