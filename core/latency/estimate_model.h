// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/util/json_reader.h"

#include <memory>
#include <vector>

namespace pathloom {

/// How well a form of model did in cross-validation: relative errors of entries left out of its fit.
struct EstimateError
{
    std::string form; ///< "roofline", "power law", "Gaussian process"
    double median = 0;
    double ninetieth = 0; ///< percentile
    int entries = 0;
    bool operator==(const EstimateError&) const = default;
};

/// Times of shapes that a table lacks, from a model fitted to those it has. The form is chosen by cross-validation.
class EstimateModel
{
public:
    /// None if the table has too few durations (rows that are no differences) to fit and check a model. Takes seconds
    /// for hundreds of entries; what is wanted more than once comes from fittedModel() (core/latency/kept_fits.h).
    static std::shared_ptr<const EstimateModel> fit(const LatencyTable& table);
    /// The model of the same table, to the same bits, from what kept() said. Throws Error or Json::exception if it is
    /// not one of this table.
    static std::shared_ptr<const EstimateModel> restore(const LatencyTable& table, const Json& kept);
    virtual ~EstimateModel() = default;

    /// The entry with method "estimated" and the form's typical error as deviation. Throws Error naming the shape if
    /// it lies outside the table's range by more than the model can bear, and says in what.
    virtual LatencyEntry estimate(const LatencyKey& key) const = 0;
    /// Of the chosen form.
    virtual const EstimateError& error() const = 0;
    /// Of all forms that were tried, best first.
    virtual const std::vector<EstimateError>& candidates() const = 0;
    /// What fitting found.
    virtual Json kept() const = 0;
};

/// Raised by whoever changes what a fit comes to: fits kept by other versions are made again. tst_kept_fits fails
/// while the shipped ones are not those of this code; `ninja update_shipped_fits` makes them.
inline constexpr int estimateModelVersion = 1;

/// Leaves the share of a table's entries out, fits on the rest and returns the error on those left out.
EstimateError heldOutError(const LatencyTable& table, double share, std::uint64_t seed);

} // namespace pathloom
