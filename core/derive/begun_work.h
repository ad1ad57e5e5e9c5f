// SPDX-License-Identifier: MIT
// Private to core/derive: work on a network that the run knows of while it is done.
#pragma once

#include "core/run/run_store.h"
#include "core/util/error.h"

namespace pathloom {

/// Does work that the run counts as begun meanwhile: interrupted it stays begun, so that somebody can go on with it; one
/// that fails is no longer asked for. Who does it says itself, with the result, that it is finished. A run that was
/// opened for reading notes nothing.
/// @param keep asked after a failure: whether enough is there to go on with
template<typename Work>
auto asBegunWork(RunStore& run, const BegunWork& begun, const Work& work, const std::function<bool()>& keep = {})
{
    if (!run.isWriter())
        return work();
    run.changeWork([&](RunWork& left) { left.begin(begun); });
    try {
        return work();
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        if (!keep || !keep())
            try {
                run.changeWork([&](RunWork& left) { left.drop(begun.stage, begun.network); });
            } catch (const Error&) {
                // The first failure is the one to tell.
            }
        throw;
    }
}

} // namespace pathloom
