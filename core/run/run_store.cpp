// SPDX-License-Identifier: MIT
#include "core/run/run_store.h"

#include "core/run/checkpoints.h"
#include "core/run/event_table.h"
#include "core/run/run_json.h"
#include "core/run/run_lock.h"
#include "core/run/run_schema.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <iterator>
#include <mutex>
#include <random>
#include <thread>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

constexpr auto commitInterval = 1s;
constexpr std::int64_t rowsAtOnce = 4096; ///< keeps a reader's hold on the database short

std::vector<int> shapeOf(const SearchSpace& space)
{
    std::vector<int> shape;
    for (int i = 0; i < space.choiceCount(); ++i)
        shape.push_back(static_cast<int>(space.choice(i).candidates.size()));
    return shape;
}

std::string randomId()
{
    std::random_device device;
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", device(), device(), device(), device());
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Json parsed(const std::string& text, const std::string& where)
{
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& e) {
        throw Error(std::string("is damaged: ") + e.what(), where);
    }
}

void makeFolder(const fs::path& folder)
{
    std::error_code failure;
    if (fs::exists(folder, failure) && !fs::is_directory(folder, failure))
        throw Error("exists and is no folder", folder.string());
    if (fs::is_directory(folder, failure) && !fs::is_empty(folder, failure))
        throw Error("exists and is not empty", folder.string(), "choose another name for the run");
    for (const char* part : {"", "checkpoints", "networks"}) {
        fs::create_directories(folder / part, failure);
        if (failure)
            throw Error("cannot be created: " + failure.message(), folder.string());
    }
}

/// Takes back what a failed create() made, so that it can be tried again in the same place.
void clearFolder(const fs::path& folder, bool keepFolder)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        fs::remove_all(entry.path(), ignored);
    if (!keepFolder)
        fs::remove(folder, ignored);
}

} // namespace

/// Two locks: m_pendingMutex guards what record() touches and is held for moments only; m_mutex guards the database and
/// may be held for as long as a disk takes. Taken in the order m_mutex, m_pendingMutex.
struct RunStore::Impl
{
    Impl(fs::path runFolder, Access runAccess, std::unique_ptr<RunLock> runLock,
         std::unique_ptr<SQLite::Database> runDatabase, SearchSpace runSpace)
        : folder(std::move(runFolder)), access(runAccess), space(std::move(runSpace)), lock(std::move(runLock)),
          database(std::move(runDatabase)), events(*database, shapeOf(space)), checkpoints(folder / "checkpoints")
    {
        nextRow = events.lastRow() + 1;
        if (access == Access::Write)
            flusher = std::jthread([this](std::stop_token stop) { commitNowAndThen(stop); });
    }

    ~Impl()
    {
        if (flusher.joinable()) {
            flusher.request_stop();
            flusher.join();
        }
        try {
            commit();
        } catch (const std::exception& e) {
            spdlog::error("The last events of a run could not be stored: {}", e.what());
        }
    }

    void commitNowAndThen(std::stop_token stop)
    {
        std::unique_lock guard(pendingMutex);
        while (!stop.stop_requested()) {
            wake.wait(guard, stop, [this] { return !pending.empty(); });
            wake.wait_for(guard, stop, commitInterval, [] { return false; });
            guard.unlock();
            try {
                commit();
            } catch (const std::exception&) {
                // The events stay pending: flush() tries again and tells.
            }
            guard.lock();
        }
    }

    template<typename Work>
    auto guarded(const Work& work) const
    {
        try {
            return work();
        } catch (const SQLite::Exception& e) {
            throw databaseError(e, folder, database.get());
        }
    }

    void commit()
    {
        const std::scoped_lock guard(mutex);
        commitLocked();
    }

    void commitLocked()
    {
        std::vector<Event> batch;
        {
            const std::scoped_lock guard(pendingMutex);
            batch.swap(pending);
        }
        if (batch.empty())
            return;
        try {
            guarded([&] {
                SQLite::Transaction transaction(*database);
                std::int64_t row = nextRow;
                for (const Event& event : batch)
                    events.append(row++, event);
                transaction.commit();
                nextRow = row;
            });
        } catch (...) {
            const std::scoped_lock guard(pendingMutex);
            pending.insert(pending.begin(), std::make_move_iterator(batch.begin()),
                           std::make_move_iterator(batch.end()));
            throw;
        }
    }

    /// What a reader of the writing store sees includes what it recorded, as far as the disk takes it.
    void commitBeforeReading()
    {
        if (access == Access::Read)
            return;
        try {
            commitLocked();
        } catch (const Error&) {
            // What is on disk can still be read; flush() tells about the rest.
        }
    }

    /// Runs work in a transaction of its own, after what was recorded before it.
    template<typename Work>
    void change(const Work& work)
    {
        if (access == Access::Read)
            throw Error("was opened for reading only", folder.string());
        const std::scoped_lock guard(mutex);
        commitLocked();
        guarded([&] {
            SQLite::Transaction transaction(*database);
            work();
            transaction.commit();
        });
    }

    Json readMetaJson(const char* key)
    {
        const std::scoped_lock guard(mutex);
        return guarded([&] { return parsed(readMeta(*database, key), databaseFile(folder).string() + ": " + key); });
    }

    DerivedNetwork readNetwork(SQLite::Statement& row) const
    {
        const std::string where = databaseFile(folder).string() + ": network " + row.getColumn(1).getString();
        DerivedNetwork network = derivedNetworkFromJson(parsed(row.getColumn(2).getString(), where), where);
        network.id = row.getColumn(0).getInt64();
        network.name = row.getColumn(1).getString();
        return network;
    }

    fs::path folder;
    Access access;
    SearchSpace space;
    std::unique_ptr<RunLock> lock;
    std::unique_ptr<SQLite::Database> database;
    EventTable events;
    Checkpoints checkpoints;
    std::int64_t nextRow = 1;
    std::mutex mutex;

    std::mutex pendingMutex;
    std::condition_variable_any wake;
    std::vector<Event> pending;
    std::string refused; ///< why record() could not take an event; told once by flush()
    std::jthread flusher;
};

RunStore::RunStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RunStore::~RunStore() = default;

std::unique_ptr<RunStore> RunStore::create(const fs::path& folder, const RunInfo& info, const SearchSpace& space,
                                           const LatencyTable& table)
{
    const bool existed = fs::exists(folder);
    makeFolder(folder);
    RunInfo complete = info;
    if (complete.id.empty())
        complete.id = randomId();
    if (complete.created.empty())
        complete.created = utcNow();
    std::unique_ptr<SQLite::Database> database;
    try {
        auto lock = std::make_unique<RunLock>(folder);
        database = createDatabase(folder);
        SQLite::Transaction transaction(*database);
        writeMeta(*database, "space", toJson(space).dump());
        writeMeta(*database, "info", toJson(complete).dump());
        writeMeta(*database, "state", toText(complete.state));
        writeMeta(*database, "message", complete.message);
        writeMeta(*database, "latency_table", toJson(table).dump());
        transaction.commit();
        return std::unique_ptr<RunStore>(
            new RunStore(std::make_unique<Impl>(folder, Access::Write, std::move(lock), std::move(database), space)));
    } catch (const SQLite::Exception& e) {
        const Error failure = databaseError(e, folder, database.get());
        database.reset();
        clearFolder(folder, existed);
        throw failure;
    } catch (...) {
        database.reset();
        clearFolder(folder, existed);
        throw;
    }
}

std::unique_ptr<RunStore> RunStore::open(const fs::path& folder, Access access)
{
    std::unique_ptr<SQLite::Database> database = openDatabase(folder, Access::Read);
    std::unique_ptr<RunLock> lock;
    if (access == Access::Write) {
        lock = std::make_unique<RunLock>(folder);
        database = openDatabase(folder, access);
    }
    try {
        const std::string where = databaseFile(folder).string() + ": space";
        SearchSpace space = spaceFromJson(parsed(readMeta(*database, "space"), where), where);
        return std::unique_ptr<RunStore>(new RunStore(
            std::make_unique<Impl>(folder, access, std::move(lock), std::move(database), std::move(space))));
    } catch (const SQLite::Exception& e) {
        throw databaseError(e, folder, database.get());
    }
}

const fs::path& RunStore::folder() const
{
    return m_impl->folder;
}

RunInfo RunStore::info() const
{
    const std::scoped_lock guard(m_impl->mutex);
    return m_impl->guarded([&] {
        const std::string where = databaseFile(m_impl->folder).string() + ": info";
        RunInfo info = runInfoFromJson(parsed(readMeta(*m_impl->database, "info"), where), where);
        info.state = phaseFromText(readMeta(*m_impl->database, "state"));
        info.message = readMeta(*m_impl->database, "message");
        return info;
    });
}

SearchSpace RunStore::space() const
{
    return m_impl->space;
}

LatencyTable RunStore::latencyTable() const
{
    return latencyTableFromJson(m_impl->readMetaJson("latency_table"),
                                databaseFile(m_impl->folder).string() + ": latency_table");
}

bool RunStore::isBeingWritten() const
{
    return RunLock::isHeld(m_impl->folder);
}

void RunStore::updateInfo(const RunInfo& info)
{
    m_impl->change([&] {
        writeMeta(*m_impl->database, "info", toJson(info).dump());
        writeMeta(*m_impl->database, "state", toText(info.state));
        writeMeta(*m_impl->database, "message", info.message);
    });
}

void RunStore::setState(Phase state, const std::string& message)
{
    m_impl->change([&] {
        writeMeta(*m_impl->database, "state", toText(state));
        writeMeta(*m_impl->database, "message", message);
    });
}

void RunStore::setLatencyTable(const LatencyTable& table)
{
    const std::string text = toJson(table).dump();
    m_impl->change([&] { writeMeta(*m_impl->database, "latency_table", text); });
}

void RunStore::record(const Event& event)
{
    if (std::holds_alternative<Progress>(event.body))
        return;
    try {
        const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body);
        const std::scoped_lock guard(m_impl->pendingMutex);
        if (m_impl->access == Access::Read)
            m_impl->refused = "was opened for reading only; events cannot be recorded";
        else if (snapshot && (!snapshot->probabilities || !m_impl->events.fits(*snapshot->probabilities)))
            m_impl->refused = "a snapshot of the path probabilities does not fit the search space";
        else
            m_impl->pending.push_back(event);
    } catch (const std::exception& e) {
        m_impl->refused = e.what(); // out of memory
    }
    m_impl->wake.notify_one();
}

void RunStore::flush()
{
    m_impl->commit();
    std::string refused;
    {
        const std::scoped_lock guard(m_impl->pendingMutex);
        refused.swap(m_impl->refused);
    }
    if (!refused.empty())
        throw Error(refused, m_impl->folder.string());
}

std::int64_t RunStore::readEvents(std::int64_t after, const std::function<void(const Event&)>& visit,
                                  std::int64_t limit) const
{
    while (limit > 0) {
        std::vector<Event> chunk;
        std::int64_t last = after;
        {
            const std::scoped_lock guard(m_impl->mutex);
            m_impl->commitBeforeReading();
            m_impl->guarded([&] {
                last = std::min(m_impl->events.lastRow(), after + std::min(limit, rowsAtOnce));
                chunk = m_impl->events.read(after + 1, last);
            });
        }
        if (last <= after)
            break;
        for (const Event& event : chunk) // unlocked: the visitor may call back into the store
            visit(event);
        limit -= last - after;
        after = last;
    }
    return after;
}

std::optional<PathProbabilities> RunStore::probabilitiesAt(std::int64_t step) const
{
    const std::scoped_lock guard(m_impl->mutex);
    m_impl->commitBeforeReading();
    return m_impl->guarded([&] { return m_impl->events.probabilitiesAt(step); });
}

std::int64_t RunStore::addNetwork(const DerivedNetwork& network)
{
    DerivedNetwork added = network;
    m_impl->change([&] {
        SQLite::Statement last(*m_impl->database, "SELECT ifnull(max(id), 0) FROM networks");
        last.executeStep();
        added.id = last.getColumn(0).getInt64() + 1;
        last.reset();
        if (added.name.empty())
            added.name = "net-" + std::to_string(added.id);
        SQLite::Statement insert(*m_impl->database, "INSERT INTO networks (id, name, body) VALUES (?, ?, ?)");
        insert.bind(1, added.id);
        insert.bind(2, added.name);
        insert.bind(3, toJson(added).dump());
        insert.exec();
        saveNetwork(added.description, m_impl->folder / "networks" / (added.name + ".json"));
    });
    return added.id;
}

void RunStore::updateNetwork(const DerivedNetwork& network)
{
    m_impl->change([&] {
        SQLite::Statement update(*m_impl->database, "UPDATE networks SET body = ? WHERE id = ?");
        update.bind(1, toJson(network).dump());
        update.bind(2, network.id);
        if (update.exec() != 1)
            throw Error("has no derived network with the number " + std::to_string(network.id),
                        m_impl->folder.string());
    });
}

std::vector<DerivedNetwork> RunStore::networks() const
{
    const std::scoped_lock guard(m_impl->mutex);
    return m_impl->guarded([&] {
        std::vector<DerivedNetwork> networks;
        SQLite::Statement rows(*m_impl->database, "SELECT id, name, body FROM networks ORDER BY id");
        while (rows.executeStep())
            networks.push_back(m_impl->readNetwork(rows));
        return networks;
    });
}

DerivedNetwork RunStore::network(std::int64_t id) const
{
    std::string known;
    for (DerivedNetwork& network : networks()) {
        if (network.id == id)
            return std::move(network);
        known += (known.empty() ? "" : ", ") + std::to_string(network.id);
    }
    throw Error("has no derived network with the number " + std::to_string(id), m_impl->folder.string(),
                known.empty() ? "it has none yet" : "it has " + known);
}

void RunStore::writeCheckpoint(const std::function<void(const fs::path& temporary)>& write)
{
    if (m_impl->access == Access::Read)
        throw Error("was opened for reading only", m_impl->folder.string());
    m_impl->commit(); // a checkpoint must never be ahead of the events before it
    m_impl->checkpoints.write(write);
}

fs::path RunStore::newestCheckpoint() const
{
    return m_impl->checkpoints.newest();
}

std::vector<fs::path> listRuns(const fs::path& root)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code ignored;
    for (fs::directory_iterator entry(root, fs::directory_options::skip_permission_denied, ignored), end; entry != end;
         entry.increment(ignored)) {
        const fs::path file = databaseFile(entry->path());
        if (!fs::is_regular_file(file, ignored))
            continue;
        fs::file_time_type changed = fs::last_write_time(file, ignored);
        const fs::path log = file.string() + "-wal"; // the newest events of a run that is being written
        if (fs::exists(log, ignored))
            changed = std::max(changed, fs::last_write_time(log, ignored));
        found.emplace_back(changed, entry->path());
    }
    std::ranges::sort(found, std::greater<>());
    std::vector<fs::path> runs;
    for (auto& [changed, folder] : found)
        runs.push_back(std::move(folder));
    return runs;
}

} // namespace pathloom
