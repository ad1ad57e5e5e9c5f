// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/estimate_forms.h"
#include "core/latency/estimate_model.h"
#include "core/util/json_reader.h"

#include <array>

namespace pathloom {

/// The model of one kind of operator ("mbconv"): the form that did best in cross-validation, and beside it the roofline
/// for what lies outside the table's range.
class EstimateKind
{
public:
    /// Fits all forms. @param timed at least fewestTimed, of one kind
    EstimateKind(std::vector<TimedKey> timed, int batch);
    /// What kept() of a kind with the same timed operators says. Throws Error or Json::exception if it is none.
    EstimateKind(std::vector<TimedKey> timed, int batch, const Json& kept);
    /// What fitting found; restores the kind, to the same bits.
    Json kept() const;

    /// As EstimateModel::estimate().
    LatencyEntry estimate(const LatencyKey& key) const;
    /// Name of the chosen form.
    const std::string& form() const { return m_error.form; }
    /// Relative errors of each form over the folds, in the order of estimateForms(); empty in a restored kind.
    const std::vector<std::vector<double>>& errors() const { return m_errors; }

    static constexpr std::size_t fewestTimed = 12; ///< enough to fit and to check

private:
    /// From where to where a number of a key goes in the table.
    struct Range
    {
        double low = 0, high = 0;
    };

    void shuffleAndMeasure();
    /// Throws if the key lies too far outside; true if it lies outside at all.
    bool checkRange(const LatencyKey& key) const;
    std::vector<double> outerErrors() const;

    std::vector<TimedKey> m_timed;
    int m_batch;
    std::vector<Range> m_ranges;
    std::unique_ptr<EstimateForm> m_form;
    EstimateError m_error;
    /// Outside the range only the form whose terms are costs of hardware is trusted.
    std::unique_ptr<EstimateForm> m_outwards;
    EstimateError m_outwardError;
    std::vector<std::vector<double>> m_errors;
};

/// Median and 90th percentile of relative errors.
EstimateError errorOf(const std::string& form, const std::vector<double>& errors);
Json toJson(const EstimateError& error);
EstimateError estimateErrorFrom(const Json& json);

} // namespace pathloom
