// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

/// Lets assistive programs read and move the timeline's handle as a slider. Does something the first time only.
void installTimelineAccessibility();

} // namespace pathloom
