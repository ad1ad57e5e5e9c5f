// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace pathloom {

struct FrontRequest;
struct SearchSpace;

/// Names of limits, which with latencyLimit() are all there are.
inline constexpr const char *memoryLimit = "memory", *macsLimit = "macs", *parametersLimit = "parameters";
/// "latency@pixel1"
std::string latencyLimit(const std::string& targetId);

/// What a network may take besides its budget, by name.
struct NetworkLimit
{
    /// memoryLimit (bytes: peak of activations at inference of one image), macsLimit and parametersLimit (of one image,
    /// and numbers), latencyLimit() (milliseconds there)
    std::string name;
    double most = 0;
    bool operator==(const NetworkLimit&) const = default;
};

/// "memory=4MB", "macs=80M", "parameters=1.5M", "latency@pixel1=5ms"; bytes take B, kB, MB, GB, KiB, MiB and GiB,
/// numbers k, M and G. Throws UsageError naming the text for a name that is none, a value that is none or not above 0.
NetworkLimit limitFromText(const std::string& text);
/// "memory of at most 4 MB"; "macs of at most 80 M"; "latency@pixel1 of at most 5 ms".
std::string toText(const NetworkLimit& limit);

/// [{"name": "memory", "most": 4e6}, …]
Json toJson(const std::vector<NetworkLimit>& limits);
/// Throws Error naming the key; names of another version are kept.
std::vector<NetworkLimit> limitsFromJson(const Json& json, const std::string& where);

/// Puts limits into a request for that space: of memory into its mask, the others into its limits. Reads the latency
/// tables of the targets. Throws UsageError for an unknown name or target and for memory that a block of every network
/// exceeds; Error naming what a target's table lacks.
void addLimits(FrontRequest& request, const SearchSpace& space, const std::vector<NetworkLimit>& limits);

/// Why no architecture keeps limits and budget, in one sentence without full stop: names the limit that not even the
/// least architecture keeps, and what that one takes; else the budget, and the fastest that keeps the limits; else that
/// only all together cannot be kept.
/// @param budgetMs none = the budget is not what is wrong
std::string whyEmpty(const FrontRequest& request, std::optional<double> budgetMs);

} // namespace pathloom
