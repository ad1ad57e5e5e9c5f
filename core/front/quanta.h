// SPDX-License-Identifier: MIT
// Private to core/front.
#pragma once

#include "core/front/front.h"
#include "core/front/suffix_lists.h"

namespace pathloom {

/// Scores and costs of the open paths as whole numbers.
class Quanta
{
public:
    /// Throws Error as Front does.
    /// @param name of the cost, for errors
    Quanta(const FrontRequest& request, const AdditiveCost& cost, const std::string& name);

    const OpenOptions& options() const { return m_options; }
    /// How many quanta above the cheapest architecture may be spent for a sum of costs of at most this; negative if it
    /// is below the cheapest one.
    std::int64_t allowed(double most) const;
    /// A difference of costs that is not negative, in quanta; rounded down, at most the largest sum of costs.
    std::int64_t difference(double cost) const;
    double costOf(std::int64_t quanta) const { return static_cast<double>(quanta) * m_quantum; }
    double cheapest() const { return m_cheapest; } ///< cost, fixed part included

private:
    OpenOptions m_options;
    double m_cheapest = 0, m_largest = 0;
    double m_quantum = 1;
};

} // namespace pathloom
