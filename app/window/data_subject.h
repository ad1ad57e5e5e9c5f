// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"
#include "core/run/run_store.h"

#include <QString>

namespace pathloom {

/// The images that a person looks at, and how a search draws from them.
struct DataSubject
{
    DataSpec data;
    DataSets images; ///< if somebody has opened them already
    AugmentationSettings augmentation;
    double heldOutFraction = SearchConfig().heldOutFraction;
    std::uint64_t seed = 0; ///< of the split into what trains and what is held out
    /// The one in force; empty: that of the images which train, when it is known.
    Normalization normalization;

    bool isSet() const { return !data.kind.empty(); }
    /// The same images split in the same way: what was read of them holds.
    bool hasSameImages(const DataSubject& other) const
    {
        return data == other.data && heldOutFraction == other.heldOutFraction && seed == other.seed;
    }
};

DataSubject dataSubjectOf(const SearchConfig& config, const DataSpec& data);
DataSubject dataSubjectOf(const PreparedSearch& prepared);
DataSubject dataSubjectOf(const RunInfo& run);

/// "clothing10-64.tar (Archive of pictures)": for headings.
QString dataTitle(const DataSpec& data);

} // namespace pathloom
