// SPDX-License-Identifier: MIT
#include "core/data/each_index.h"

#include "core/util/error.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace pathloom {

unsigned indexThreads()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

void eachIndex(std::int64_t count, DataStage& stage, const std::stop_token& stop,
               const std::function<void(std::int64_t index, unsigned thread)>& work)
{
    std::atomic<std::int64_t> next = 0, done = 0;
    std::atomic<bool> hasFailed = false;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto run = [&](unsigned thread) {
        for (;;) {
            const std::int64_t index = next++;
            if (index >= count || hasFailed || stop.stop_requested())
                return;
            try {
                work(index, thread);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!failure)
                    failure = std::current_exception();
                hasFailed = true;
                return;
            }
            ++done;
            if (thread == 0)
                stage.reached(done);
        }
    };
    if (count > 0)
        stage.reached(0); // before any thread works: what is told does not depend on which of them comes first
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < indexThreads() && i < count; ++i)
            threads.emplace_back([&run, i] { run(i); });
        run(0);
    }
    if (failure)
        std::rethrow_exception(failure);
    if (stop.stop_requested() && done < count)
        throw Cancelled();
    if (count > 0)
        stage.reached(count);
}

} // namespace pathloom
