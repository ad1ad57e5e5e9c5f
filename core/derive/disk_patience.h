// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <stop_token>

namespace pathloom {

/// Does work on the disk. While that fails, whoever calls stands still, says why as a message of the event stream, and
/// tries again every two seconds; when it works again, that is said as well. Throws what failed if stop is set.
/// @param who begins the sentences: "The training of net-1"
void whenDiskAllows(const std::function<void()>& work, const std::string& who, const EventSink& sink,
                    std::stop_token stop);

} // namespace pathloom
