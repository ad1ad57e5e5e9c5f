// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"

namespace pathloom::test {

/// A table with every shape of the space but the last few, times by a simple law.
inline LatencyTable tableOfSpace(const std::string& space, int without = 0)
{
    LatencyTable table{.device = "Test phone", .runtime = "Test runtime", .threads = 2};
    std::vector<LatencyKey> keys = latencyKeys(loadSpace(space));
    keys.resize(keys.size() - static_cast<std::size_t>(without));
    for (const LatencyKey& key : keys) {
        const double macs = 1e-6 * (1 + key.inputChannels) * (1 + key.outputChannels) * (1 + key.inputHeight) *
                            (1 + key.inputWidth) * (1 + key.kernel);
        table.entries[key] = {.ms = 0.05 + macs, .deviationMs = 0.01 * macs, .samples = 25};
    }
    table.environment["source"] = "a test";
    return table;
}

} // namespace pathloom::test
