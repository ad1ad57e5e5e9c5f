// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/network_limit.h"
#include "core/space/architecture.h"

namespace pathloom {

/// Why a network was taken out of a run, where it is the best one for a budget.
struct NetworkChoice
{
    double budgetMs = 0;
    std::vector<NetworkLimit> limits; ///< kept besides
    double score = 0; ///< logarithm of the architecture's probability at the network's step, or the sum of its effects
    std::string scoredBy = "probability"; ///< or "effect": the setting selection.score
    bool operator==(const NetworkChoice&) const = default;
};

/// An architecture, and for which budget it is the best.
struct ChosenArchitecture
{
    Architecture architecture;
    NetworkChoice choice;
};

Json toJson(const NetworkChoice& choice);
/// Throws Error naming the key. Keys of another version are passed over.
NetworkChoice choiceFromJson(const Json& json, const std::string& where);

} // namespace pathloom
