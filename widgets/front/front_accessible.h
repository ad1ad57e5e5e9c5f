// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

/// Lets assistive programs read and move the budget of a front as a slider. Does something the first time only.
void installFrontAccessibility();

} // namespace pathloom
