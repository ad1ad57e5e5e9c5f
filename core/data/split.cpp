// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

#include "core/util/error.h"
#include "core/util/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

Split stratifiedSplit(const ImageDataset& data, double heldOutFraction, std::uint64_t seed, std::int64_t limit)
{
    if (!(heldOutFraction >= 0 && heldOutFraction < 1))
        throw UsageError(fmt::format("the held-out part must be at least 0 and less than 1, not {}", heldOutFraction),
                         "split");
    if (limit < 0)
        throw UsageError(fmt::format("the number of images must not be negative, it is {}", limit), "split");

    std::vector<std::int64_t> order(std::size_t(data.size()));
    std::iota(order.begin(), order.end(), 0);
    RandomStream random(mixSeed(seed, 0x5b11)); // a stream of its own among the run's streams
    shuffle(order, random);
    if (limit > 0 && std::size_t(limit) < order.size())
        order.resize(std::size_t(limit));

    Split split;
    if (data.validationCount() > 0) {
        const std::int64_t firstSetApart = data.size() - data.validationCount();
        for (const std::int64_t index : order)
            (index >= firstSetApart ? split.heldOut : split.train).push_back(index);
        return split;
    }

    std::vector<std::int64_t> wanted(data.classNames().size());
    for (const std::int64_t index : order)
        ++wanted[std::size_t(data.label(index))];
    for (std::int64_t& count : wanted) {
        const auto share = std::int64_t(std::llround(heldOutFraction * double(count)));
        count = heldOutFraction > 0 && count >= 2 ? std::clamp<std::int64_t>(share, 1, count - 1) : 0;
    }

    for (const std::int64_t index : order) {
        std::int64_t& open = wanted[std::size_t(data.label(index))];
        (open > 0 ? split.heldOut : split.train).push_back(index);
        open = std::max<std::int64_t>(open - 1, 0);
    }
    return split;
}

} // namespace pathloom
