// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <string>

namespace pathloom::cli {

/// What an alarm means and what may help, in a sentence or two.
std::string alarmText(const Alarm& alarm);
/// What a person or the engine did, with the number of paths that it closed and opened.
std::string actText(const CommandAccepted& command);

} // namespace pathloom::cli
