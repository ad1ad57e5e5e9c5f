// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <functional>

namespace pathloom {

/// What is asked for twice at once, as by the window's page of images and its form for the next search, is opened once:
/// whoever comes while another thread opens the same waits for that, is told how far it is, and gets what it got or
/// what it throws. If that one is cancelled, the next one opens. Any thread may call.
/// @param key equal for what is the same
/// @param stop of whoever asks; Cancelled is thrown for it
DataSets openShared(const std::string& key, const std::function<DataSets()>& open, const std::stop_token& stop);

} // namespace pathloom
