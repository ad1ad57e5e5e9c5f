// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/checkpoints.h"
#include "core/run/event_table.h"
#include "core/run/run_lock.h"
#include "core/run/run_schema.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace pathloom {

/// An open run folder: database, writer's lock, and the events on their way to the disk. Two locks: pendingMutex guards
/// what record() touches and is held for moments only; mutex guards the database and may be held for as long as a disk
/// takes. Taken in the order mutex, pendingMutex.
class RunSession
{
public:
    /// @param runLock the writer's lock; none for a reader
    RunSession(std::filesystem::path runFolder, std::unique_ptr<RunLock> runLock,
               std::unique_ptr<SQLite::Database> runDatabase, SearchSpace runSpace);
    /// Stores what is still pending; a failure can only be logged any more.
    ~RunSession();

    bool isWriter() const { return m_lock != nullptr; }
    /// Throws Error for a reader.
    void mustBeWriter() const;

    void record(const Event& event) noexcept;
    void flush();
    void flushSoon() noexcept;

    /// Runs work on the database, SQLite's errors turned into Error.
    template<typename Work>
    auto read(const Work& work) const
    {
        const std::scoped_lock guard(m_mutex);
        return guarded([&] { return work(*database); });
    }
    /// The same with the events, those recorded but not yet stored included as far as the disk takes them.
    template<typename Work>
    auto readEvents(const Work& work)
    {
        const std::scoped_lock guard(m_mutex);
        commitBeforeReading();
        return guarded([&] { return work(m_events); });
    }
    /// Runs work in a transaction of its own, after what was recorded before it. Throws Error for a reader.
    template<typename Work>
    void change(const Work& work)
    {
        mustBeWriter();
        const std::scoped_lock guard(m_mutex);
        commitPending();
        checkFolder();
        const std::int64_t next = m_nextRow;
        try {
            guarded([&] {
                SQLite::Transaction transaction(*database);
                work(*database);
                transaction.commit();
            });
        } catch (...) {
            m_nextRow = next;
            throw;
        }
    }
    /// Adds an event within the work of change(), so that it is stored with the rest or not at all.
    void append(const Event& event) { m_events.append(m_nextRow++, event); }
    /// Within the work of change(): see EventTable::cutBack().
    void cutBack(std::int64_t row, std::int64_t step);
    /// Why the last try to store what was recorded failed; empty if it went well.
    std::string failure() const;

    const std::filesystem::path folder;
    const SearchSpace space;
    const std::unique_ptr<SQLite::Database> database;
    Checkpoints checkpoints;

private:
    template<typename Work>
    auto guarded(const Work& work) const
    {
        try {
            return work();
        } catch (const SQLite::Exception& e) {
            throw databaseError(e, folder, database.get());
        }
    }
    void commitNowAndThen(std::stop_token stop);
    void commitPending();
    void commitBeforeReading();
    /// Throws Error if the database that is open is no longer the one in the folder: SQLite itself would go on writing
    /// to a deleted file without a word.
    void checkFolder() const;

    std::unique_ptr<RunLock> m_lock;
    EventTable m_events;
    std::int64_t m_nextRow = 1;
    mutable std::mutex m_mutex;
    std::pair<std::uint64_t, std::uint64_t> m_identity; ///< device and inode of the database file

    mutable std::mutex m_pendingMutex;
    std::condition_variable_any m_wake;
    std::vector<Event> m_pending;
    std::string m_refused; ///< why record() could not take an event; told once by flush()
    std::string m_failure;
    bool m_hurry = false; ///< the next commit is not to wait for its time
    std::jthread m_flusher;
};

} // namespace pathloom
