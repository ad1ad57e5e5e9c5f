// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"

#include <memory>

namespace pathloom {

/// How well a form of model did in cross-validation: relative errors of entries left out of its fit.
struct EstimateError
{
    std::string form; ///< "roofline", "power law", "Gaussian process"
    double median = 0;
    double ninetieth = 0; ///< percentile
    int entries = 0;
};

/// Times of shapes that a table lacks, from a model fitted to those it has. The form is chosen by cross-validation.
class EstimateModel
{
public:
    /// None if the table has too few durations (rows that are no differences) to fit and check a model.
    static std::shared_ptr<const EstimateModel> fit(const LatencyTable& table);
    /// The same, kept for the tables fitted last: fitting to hundreds of entries takes seconds. For any thread.
    static std::shared_ptr<const EstimateModel> fitOnce(const LatencyTable& table);
    virtual ~EstimateModel() = default;

    /// The entry with method "estimated" and the form's typical error as deviation. Throws Error naming the shape if
    /// it lies outside the table's range by more than the model can bear, and says in what.
    virtual LatencyEntry estimate(const LatencyKey& key) const = 0;
    /// Of the chosen form.
    virtual const EstimateError& error() const = 0;
    /// Of all forms that were tried, best first.
    virtual const std::vector<EstimateError>& candidates() const = 0;
};

/// Leaves the share of a table's entries out, fits on the rest and returns the error on those left out.
EstimateError heldOutError(const LatencyTable& table, double share, std::uint64_t seed);

} // namespace pathloom
