// SPDX-License-Identifier: MIT
#include "core/run/run_session.h"

#include "core/util/error.h"

#include <chrono>
#include <iterator>

#include <spdlog/spdlog.h>
#include <sys/stat.h>

namespace pathloom {

namespace {

using namespace std::chrono_literals;

constexpr auto commitInterval = 1s;

std::pair<std::uint64_t, std::uint64_t> identityOf(const std::filesystem::path& file)
{
    struct stat found = {};
    if (::stat(file.c_str(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

} // namespace

RunSession::RunSession(std::filesystem::path runFolder, std::unique_ptr<RunLock> runLock,
                       std::unique_ptr<SQLite::Database> runDatabase, SearchSpace runSpace)
    : folder(std::move(runFolder)), space(std::move(runSpace)), database(std::move(runDatabase)),
      checkpoints(folder / Checkpoints::folderName), m_lock(std::move(runLock)), m_events(*database, shapeOf(space)),
      m_nextRow(m_events.lastRow() + 1), m_identity(identityOf(databaseFile(folder)))
{
    if (isWriter())
        m_flusher = std::jthread([this](std::stop_token stop) { commitNowAndThen(stop); });
}

RunSession::~RunSession()
{
    if (!isWriter())
        return;
    m_flusher.request_stop();
    m_flusher.join();
    try {
        commitPending();
    } catch (const std::exception& e) {
        spdlog::error("The last events of a run could not be stored: {}", e.what());
    }
}

void RunSession::mustBeWriter() const
{
    if (!isWriter())
        throw Error("was opened for reading only", folder.string());
}

void RunSession::record(const Event& event) noexcept
{
    if (std::holds_alternative<Progress>(event.body))
        return;
    {
        const std::scoped_lock guard(m_pendingMutex);
        try {
            const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body);
            if (!isWriter())
                m_refused = "was opened for reading only; events cannot be recorded";
            else if (snapshot && (!snapshot->probabilities || !m_events.fits(*snapshot->probabilities)))
                m_refused = "a snapshot of the path probabilities does not fit the search space";
            else
                m_pending.push_back(event);
        } catch (const std::bad_alloc&) {
            m_refused = "out of memory"; // short enough to need none
        }
    }
    m_wake.notify_one();
}

void RunSession::flush()
{
    {
        const std::scoped_lock guard(m_mutex);
        commitPending();
        if (isWriter())
            checkFolder(); // also where nothing was pending: what comes next may be a file beside the database
    }
    std::string refused;
    {
        const std::scoped_lock guard(m_pendingMutex);
        refused.swap(m_refused);
    }
    if (!refused.empty())
        throw Error(refused, folder.string());
}

void RunSession::flushSoon() noexcept
{
    {
        const std::scoped_lock guard(m_pendingMutex);
        m_hurry = true;
    }
    m_wake.notify_one();
}

void RunSession::commitNowAndThen(std::stop_token stop)
{
    std::unique_lock guard(m_pendingMutex);
    while (!stop.stop_requested()) {
        m_wake.wait(guard, stop, [this] { return !m_pending.empty(); });
        m_wake.wait_for(guard, stop, commitInterval, [this] { return m_hurry; });
        m_hurry = false;
        guard.unlock();
        try {
            const std::scoped_lock databaseGuard(m_mutex);
            commitPending();
        } catch (const std::exception&) {
            // The events stay pending: flush() tries again and tells.
        }
        guard.lock();
    }
}

/// Call with m_mutex held.
void RunSession::commitPending()
{
    std::vector<Event> batch;
    {
        const std::scoped_lock guard(m_pendingMutex);
        batch.swap(m_pending);
    }
    if (batch.empty())
        return;
    try {
        checkFolder();
        guarded([&] {
            SQLite::Transaction transaction(*database);
            std::int64_t row = m_nextRow;
            for (const Event& event : batch)
                m_events.append(row++, event);
            transaction.commit();
            m_nextRow = row;
        });
        const std::scoped_lock guard(m_pendingMutex);
        m_failure.clear();
    } catch (const std::exception& e) {
        const std::scoped_lock guard(m_pendingMutex);
        m_failure = e.what();
        m_pending.insert(m_pending.begin(), std::make_move_iterator(batch.begin()),
                         std::make_move_iterator(batch.end()));
        throw;
    }
}

std::string RunSession::failure() const
{
    const std::scoped_lock guard(m_pendingMutex);
    return m_failure;
}

void RunSession::cutBack(std::int64_t row, std::int64_t step)
{
    m_events.cutBack(row, step);
    m_nextRow = m_events.lastRow() + 1;
}

void RunSession::checkFolder() const
{
    const auto now = identityOf(databaseFile(folder));
    if (now == m_identity)
        return;
    if (now == decltype(now){})
        throw Error("is gone", folder.string(), "bring the folder back where it was");
    throw Error("holds another run than the one that was opened", folder.string(), "bring the right folder back");
}

void RunSession::commitBeforeReading()
{
    if (!isWriter())
        return;
    try {
        commitPending();
    } catch (const Error&) {
        // What is on disk can still be read; flush() tells about the rest.
    }
}

} // namespace pathloom
