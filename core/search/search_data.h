// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/loader.h"
#include "core/search/search_engine.h"

#include <optional>

namespace pathloom {

/// The images of a search: split, normalised, and as the two endless streams that its steps draw from.
class SearchData
{
public:
    /// Opens the job's data set unless the job brings it, splits it and measures its normalisation.
    /// Throws Error if the job's space was made for other images; Cancelled when stop is set.
    /// @param train, heldOut where the streams begin
    explicit SearchData(const SearchJob& job, std::stop_token stop = {}, LoaderState train = {},
                        LoaderState heldOut = {});

    const ImageDataset& images() const { return *m_sets.train; }
    /// Whole sentences on how the files were read, and what of the job's settings these images change.
    const std::vector<std::string>& notes() const { return m_sets.notes; }
    const Normalization& normalization() const { return m_normalization; }
    /// Of the job's setting, by the images of weight steps; empty = none.
    const std::vector<double>& classWeights() const { return m_classWeights; }
    Loader& train() { return *m_train; }     ///< shuffled and augmented, for weight steps
    Loader& heldOut() { return *m_heldOut; } ///< shuffled, for architecture steps
    const Loader& train() const { return *m_train; }
    const Loader& heldOut() const { return *m_heldOut; }
    /// The held-out images once, in order, in batches of config.evaluationBatchSize.
    Loader heldOutOnce(const SearchConfig& config) const;

private:
    DataSets m_sets;
    Split m_split;
    Normalization m_normalization;
    std::vector<double> m_classWeights;
    std::optional<Loader> m_train, m_heldOut;
};

} // namespace pathloom
