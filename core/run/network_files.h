// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace pathloom {

inline constexpr const char* networksFolder = "networks"; ///< in a run folder
/// Behind a network's name in that of its weights, where the ones before are there until the new ones are stored.
inline constexpr const char* retrainedSuffix = "-anew";

/// Relative to the run folder, as DerivedNetwork::weightsFile.
inline std::string weightsFileOf(const std::string& network)
{
    return std::string(networksFolder) + '/' + network + ".pt";
}

} // namespace pathloom
