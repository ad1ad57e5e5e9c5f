// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <optional>

namespace pathloom {

// Mean and deviation of channels, measured once for each set of pictures and kept among the user's data by the set's
// fingerprint, the size of its images, and which of them count: measuring decodes all of them.

/// What measureNormalization() once found for such images; none if it was not asked for yet, or the set is stored as
/// pixels, of which nothing is kept since measuring them takes a moment.
std::optional<Normalization> keptNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices);
/// Leaves it for the next time. Trouble with the disk is only logged.
void keepNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices,
                       const Normalization& normalization);

} // namespace pathloom
