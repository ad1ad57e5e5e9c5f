// SPDX-License-Identifier: MIT
// Private to core/derive.
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

/// The images of a run as its search had them.
struct SearchImages
{
    DataSets sets;
    Split split; ///< both parts in the order in which they were drawn: the first ones are a sample of all
    Normalization normalization;

    /// The first held-out images; 0 = all.
    std::vector<std::int64_t> heldOut(std::int64_t count) const;
    /// For a training that is compared on held-out images: the search's training part to train on, the first held-out
    /// images (0 = all) in place of the test split, which is not there.
    DataSets forComparison(std::int64_t heldOut) const;
};

/// @param where where the images are now; none = as the run has it
/// Throws what openRunImages() throws.
SearchImages searchImages(const RunStore& run, const std::optional<DataSpec>& where, const std::stop_token& stop);

} // namespace pathloom
