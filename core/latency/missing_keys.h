// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"

#include <vector>

namespace pathloom {

/// Collects what a table lacks, to name it in one sentence.
class MissingKeys
{
public:
    /// Keys met twice count once.
    void add(const LatencyKey& key);
    /// Throws Error with the first few keys and the number of the rest.
    void throwIfAny(const LatencyTable& table) const;

private:
    std::vector<LatencyKey> m_keys;
};

} // namespace pathloom
