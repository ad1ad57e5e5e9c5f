// SPDX-License-Identifier: MIT
#include "core/derive/disk_patience.h"

#include "core/util/error.h"

#include <condition_variable>
#include <mutex>

namespace pathloom {

namespace {

constexpr std::chrono::seconds retryInterval{2};

void waitFor(std::chrono::seconds time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, std::move(stop), time, [] { return false; });
}

} // namespace

void whenDiskAllows(const std::function<void()>& work, const std::string& who, const EventSink& sink,
                    std::stop_token stop)
{
    std::string told;
    const auto tell = [&](MessageLevel level, const std::string& text) {
        if (sink)
            sink({.body = Message{level, text}});
    };
    for (;;) {
        try {
            work();
            break;
        } catch (const UsageError&) {
            throw;
        } catch (const Error& failure) {
            if (stop.stop_requested())
                throw;
            if (told != failure.what()) {
                told = failure.what();
                tell(MessageLevel::Error,
                     told + ". " + who + " stands still and goes on by itself when that is mended.");
            }
            waitFor(retryInterval, stop);
        }
    }
    if (!told.empty())
        tell(MessageLevel::Warning, who + " stood still: " + told + ". It goes on; nothing was lost.");
}

} // namespace pathloom
