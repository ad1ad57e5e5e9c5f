// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"

#include <string>

namespace pathloom::cli {

/// A network that an argument names.
struct NamedNetwork
{
    std::string name; ///< "proxyless-mobile", "my-run:net-1"
    NetworkDescription network;
};

/// A network file, a shipped network's name, RUN:NAME for a network of a run (name or number), or RUN for the newest
/// one that its search found. Throws UsageError if it is none of these; Error if the run has no network yet.
NamedNetwork findNetwork(const std::string& argument);

} // namespace pathloom::cli
