// SPDX-License-Identifier: MIT
#include "core/compare/told_apart.h"

#include <cmath>

namespace pathloom {

bool canBeToldApart(const PredictedLatency& a, const PredictedLatency& b)
{
    if (!a.errorMs || !b.errorMs)
        return true;
    return std::abs(a.ms - b.ms) > std::hypot(*a.errorMs, *b.errorMs);
}

} // namespace pathloom
