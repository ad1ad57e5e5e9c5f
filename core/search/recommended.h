// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"
#include "core/space/search_space.h"

namespace pathloom {

/// What a search of this space on a set of so many training images begins with, before anybody changes a setting.
///
/// Sets of ImageNet's size get the authors' search (SearchConfig's own defaults). Smaller ones get one that a processor
/// ends in minutes to hours; its epochs follow from the number of images, since a search needs steps: an epoch of 3,000
/// images has too few for anything to be learnt, one of 60,000 a thousand. On top of either goes what the space
/// recommends, epochs too if it names them.
/// Throws UsageError if the space recommends what is no setting.
/// @param trainImages of the whole set, also where a search takes fewer; 0 = not known: a set as large as Fashion-MNIST
SearchConfig recommendedConfig(const SearchSpace& space, std::int64_t trainImages);

} // namespace pathloom
