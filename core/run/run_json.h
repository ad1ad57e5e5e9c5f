// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

// JSON forms of the values in run.db. Reading throws Error naming `where` and the key that is missing or wrong; keys that
// another version has added are no error.

Json toJson(const DataSpec& spec);
DataSpec dataSpecFromJson(const Json& json, const std::string& where);

/// Everything but state and message, which have rows of their own.
Json toJson(const RunInfo& info);
RunInfo runInfoFromJson(const Json& json, const std::string& where);

Json toJson(const LatencyTable& table);
LatencyTable latencyTableFromJson(const Json& json, const std::string& where);

/// Everything but id and name, which have columns of their own.
Json toJson(const DerivedNetwork& network);
DerivedNetwork derivedNetworkFromJson(const Json& json, const std::string& where);

} // namespace pathloom
