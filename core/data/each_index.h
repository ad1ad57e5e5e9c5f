// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_progress.h"

#include <functional>
#include <stop_token>

namespace pathloom {

/// How many threads eachIndex() uses: as many as the machine has processors.
unsigned indexThreads();

/// Calls work(index, thread) once for every index below count, ascending, on indexThreads() threads numbered from zero,
/// of which the calling thread is the first and tells the stage how many are done: none before the first call, and all at
/// the end. Returns when all have ended. Throws what work threw first; Cancelled as soon as the calls at work have
/// returned.
void eachIndex(std::int64_t count, DataStage& stage, const std::stop_token& stop,
               const std::function<void(std::int64_t index, unsigned thread)>& work);

} // namespace pathloom
