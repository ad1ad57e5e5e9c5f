// SPDX-License-Identifier: MIT
#include "core/derive/search_images.h"

#include "core/data/image_subset.h"
#include "core/run/run_images.h"

namespace pathloom {

std::vector<std::int64_t> SearchImages::heldOut(std::int64_t count) const
{
    std::vector<std::int64_t> first = split.heldOut;
    if (count > 0 && static_cast<std::size_t>(count) < first.size())
        first.resize(static_cast<std::size_t>(count));
    return first;
}

DataSets SearchImages::forComparison(std::int64_t count) const
{
    DataSets parts = sets;
    parts.train = std::make_shared<ImageSubset>(sets.train, split.train);
    parts.test = std::make_shared<ImageSubset>(sets.train, heldOut(count));
    return parts;
}

SearchImages searchImages(const RunStore& run, const std::optional<DataSpec>& where, const std::stop_token& stop)
{
    const RunInfo info = run.info();
    SearchImages images{.sets = openRunImages(run, where.value_or(info.data), stop),
                        .split = {},
                        .normalization = info.normalization};
    images.split =
        stratifiedSplit(*images.sets.train, info.config.heldOutFraction, info.config.seed, info.data.trainLimit);
    if (images.normalization.mean.empty())
        images.normalization = measureNormalization(*images.sets.train, images.split.train, stop);
    return images;
}

} // namespace pathloom
