// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pathloom {

/// One entry of ProxylessNAS's or Once-for-All's look-up table: key -> {count, mean, var or std}.
struct LookupEntry
{
    std::string key;
    int line = 0;
    double mean = 0;                 ///< ms
    std::optional<double> variance;  ///< ms squared (ProxylessNAS)
    std::optional<double> deviation; ///< ms (Once-for-All)
    std::optional<int> count;        ///< number of measurements
};

/// Reads a YAML file that is a mapping of mappings of numbers and nothing else. Whatever YAML can do beyond data is
/// refused where it stands: tags, anchors, aliases, lists, deeper nesting, a second document; so are a key that stands
/// twice, unknown or missing fields, and numbers that are negative, not finite or no numbers. Throws Error naming file
/// and line.
std::vector<LookupEntry> readLookupEntries(const std::string& text, const std::string& file);

} // namespace pathloom
