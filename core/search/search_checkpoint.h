// SPDX-License-Identifier: MIT
// Private to core: a search's checkpoint, a LibTorch archive of all tensors plus one JSON text for everything else.
#pragma once

#include "core/nn/weights.h"
#include "core/search/search_loop.h"

#include <filesystem>

namespace pathloom {

/// Parameters, running statistics, momentum buffers, strategy, random streams, and `position` (step, phase, loaders …).
void writeSearchCheckpoint(SearchLoop& loop, const Json& position, const std::filesystem::path& file);
/// Restores all of it into a loop of the same space and returns `position`.
/// Throws Error naming the file if it is damaged or belongs to another space.
Json readSearchCheckpoint(SearchLoop& loop, const std::filesystem::path& file);
/// Only weights and running statistics, of all paths. Throws Error like readSearchCheckpoint().
void readSupernet(Supernet& supernet, const std::filesystem::path& file);
/// Only the weights that one path of the supernet has in the file, under the names of its network description.
Weights readPathWeights(const SearchSpace& space, const std::vector<int>& path, const std::filesystem::path& file);

} // namespace pathloom
