// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/space/architecture.h"

namespace pathloom::test {

/// A network of the shipped space "small".
inline NetworkDescription smallNetwork(const std::string& architecture)
{
    const SearchSpace space = loadSpace("small");
    return describe(space, parseArchitecture(space, architecture));
}

/// A table with a made-up but distinct time for every key of the space.
inline LatencyTable tableOf(const SearchSpace& space, double factor = 1)
{
    LatencyTable table{.device = "Made", .runtime = "up"};
    double ms = 1;
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = factor * (ms += 0.37), .deviationMs = 0.01};
    return table;
}

/// Milliseconds of the parts that the table has, plus its constant.
inline double sumOfParts(const LatencyTable& table, const NetworkDescription& network)
{
    double sum = table.constantMs.value_or(0);
    for (const LatencyItem& item : latencyItems(network))
        if (const LatencyEntry* entry = table.find(item.key))
            sum += entry->ms;
    return sum;
}

} // namespace pathloom::test
