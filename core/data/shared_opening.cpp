// SPDX-License-Identifier: MIT
#include "core/data/shared_opening.h"

#include "core/data/data_progress.h"
#include "core/util/error.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>

namespace pathloom {

namespace {

/// Something that a thread is opening. Once it is done without sets or a failure it was cancelled.
struct Opening
{
    std::mutex mutex;
    std::condition_variable_any changed;
    bool isDone = false;
    std::optional<DataSets> sets;
    std::exception_ptr failure;
    std::optional<DataProgress> progress;
};

std::mutex openingsMutex;
std::map<std::string, std::shared_ptr<Opening>> openings;

void finish(const std::string& key, Opening& opening, std::optional<DataSets> sets, const std::exception_ptr& failure)
{
    {
        const std::lock_guard lock(openingsMutex);
        openings.erase(key);
    }
    {
        const std::lock_guard lock(opening.mutex);
        opening.isDone = true;
        opening.sets = std::move(sets);
        opening.failure = failure;
    }
    opening.changed.notify_all();
}

DataSets openNow(const std::string& key, Opening& opening, const std::function<DataSets()>& open)
{
    const DataProgressScope scope([&opening, own = currentDataProgressSink()](const DataProgress& progress) {
        {
            const std::lock_guard lock(opening.mutex);
            opening.progress = progress;
        }
        opening.changed.notify_all();
        if (own)
            (*own)(progress);
    });
    try {
        DataSets sets = open();
        finish(key, opening, sets, {});
        return sets;
    } catch (const Cancelled&) { // only this one has had enough of it
        finish(key, opening, {}, {});
        throw;
    } catch (...) {
        finish(key, opening, {}, std::current_exception());
        throw;
    }
}

/// None if it was cancelled.
std::optional<DataSets> waitFor(Opening& opening, const std::stop_token& stop)
{
    const DataProgressSink* const own = currentDataProgressSink();
    std::optional<DataProgress> told;
    std::unique_lock lock(opening.mutex);
    while (!opening.isDone) {
        opening.changed.wait(lock, stop, [&] { return opening.isDone || opening.progress != told; });
        if (stop.stop_requested())
            throw Cancelled();
        if (opening.progress == told)
            continue;
        told = opening.progress;
        lock.unlock();
        if (own)
            (*own)(*told);
        lock.lock();
    }
    if (opening.failure)
        std::rethrow_exception(opening.failure);
    return opening.sets;
}

} // namespace

DataSets openShared(const std::string& key, const std::function<DataSets()>& open, const std::stop_token& stop)
{
    for (;;) {
        std::shared_ptr<Opening> opening;
        bool isFirst = false;
        {
            const std::lock_guard lock(openingsMutex);
            std::shared_ptr<Opening>& known = openings[key];
            isFirst = !known;
            if (isFirst)
                known = std::make_shared<Opening>();
            opening = known;
        }
        if (isFirst)
            return openNow(key, *opening, open);
        if (std::optional<DataSets> sets = waitFor(*opening, stop))
            return std::move(*sets);
    }
}

} // namespace pathloom
