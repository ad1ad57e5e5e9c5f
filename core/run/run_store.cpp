// SPDX-License-Identifier: MIT
#include "core/run/run_store.h"

#include "core/run/command_folder.h"
#include "core/run/meta_rows.h"
#include "core/run/network_rows.h"
#include "core/run/run_folder.h"
#include "core/run/run_json.h"
#include "core/run/run_session.h"
#include "core/util/error.h"

#include <algorithm>
#include <ctime>
#include <limits>
#include <random>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t rowsAtOnce = 4096; ///< keeps a reader's hold on the database short

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

constexpr const char* pendingKey = "pending_commands";
constexpr const char* scriptKey = "script";

} // namespace

struct RunStore::Impl : RunSession
{
    using RunSession::RunSession;
};

RunStore::RunStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RunStore::~RunStore() = default;

std::unique_ptr<RunStore> RunStore::create(const fs::path& folder, const RunInfo& info, const SearchSpace& space,
                                           const LatencyTable& table, const std::vector<ScriptedCommand>& script,
                                           const RunWork& work)
{
    std::error_code ignored;
    const bool existed = fs::exists(folder, ignored);
    makeRunFolder(folder);
    // Outside of the try: who does not get the lock must not clear what another process is making here.
    auto lock = std::make_unique<RunLock>(folder);
    RunInfo complete = info;
    if (complete.id.empty())
        complete.id = randomId();
    if (complete.created.empty())
        complete.created = utcNow();
    std::unique_ptr<SQLite::Database> database;
    try {
        database = createDatabase(folder, [&](SQLite::Database& fresh) {
            writeMeta(fresh, "space", toJson(space).dump());
            writeMeta(fresh, "info", toJson(complete).dump());
            writeMeta(fresh, "state", toText(complete.state));
            writeMeta(fresh, "message", complete.message);
            writeMeta(fresh, "latency_table", toJson(table).dump());
            writeMeta(fresh, scriptKey, toJson(script).dump());
            writeMeta(fresh, workKey, toJson(work).dump());
        });
        return std::unique_ptr<RunStore>(
            new RunStore(std::make_unique<Impl>(folder, std::move(lock), std::move(database), space)));
    } catch (const SQLite::Exception& e) {
        const Error failure = databaseError(e, folder, database.get());
        database.reset();
        removeRunFolder(folder, existed);
        throw failure;
    } catch (...) {
        database.reset();
        removeRunFolder(folder, existed);
        throw;
    }
}

std::unique_ptr<RunStore> RunStore::open(const fs::path& folder, Access access)
{
    std::unique_ptr<SQLite::Database> database = openDatabase(folder, Access::Read);
    std::unique_ptr<RunLock> lock;
    if (access == Access::Write) {
        lock = std::make_unique<RunLock>(folder);
        CommandFolder::clear(folder);
        database = openDatabase(folder, access);
    }
    try {
        SearchSpace space =
            spaceFromJson(metaJson(readMeta(*database, "space"), folder, "space"), metaPlace(folder, "space"));
        return std::unique_ptr<RunStore>(
            new RunStore(std::make_unique<Impl>(folder, std::move(lock), std::move(database), std::move(space))));
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
    return m_impl->read([&](SQLite::Database& database) {
        RunInfo info = runInfoFromJson(metaJson(readMeta(database, "info"), m_impl->folder, "info"),
                                       metaPlace(m_impl->folder, "info"));
        const std::string state = readMeta(database, "state");
        info.message = readMeta(database, "message");
        try {
            info.state = phaseFromText(state);
        } catch (const Error&) { // of another version: nothing more is known than that it is not at work now
            info.state = Phase::Stopped;
            info.message =
                "The run says that it is '" + state + "', a state that this program does not know. " + info.message;
        }
        return info;
    });
}

SearchSpace RunStore::space() const
{
    return m_impl->space;
}

LatencyTable RunStore::latencyTable() const
{
    const std::string text =
        m_impl->read([](SQLite::Database& database) { return readMeta(database, "latency_table"); });
    return latencyTableFromJson(metaJson(text, m_impl->folder, "latency_table"),
                                metaPlace(m_impl->folder, "latency_table"));
}

RunWork RunStore::work() const
{
    return m_impl->read([&](SQLite::Database& database) { return readWork(database, m_impl->folder); });
}

bool RunStore::isWriter() const
{
    return m_impl->isWriter();
}

bool RunStore::isBeingWritten() const
{
    return RunLock::isHeld(m_impl->folder);
}

void RunStore::setPatience(std::chrono::milliseconds patience)
{
    m_impl->read([&](SQLite::Database& database) { database.setBusyTimeout(static_cast<int>(patience.count())); });
}

void RunStore::updateInfo(const RunInfo& info)
{
    m_impl->change([&](SQLite::Database& database) {
        writeMeta(database, "info", toJson(info).dump());
        writeMeta(database, "state", toText(info.state));
        writeMeta(database, "message", info.message);
    });
}

void RunStore::setState(Phase state, const std::string& message)
{
    m_impl->change([&](SQLite::Database& database) {
        writeMeta(database, "state", toText(state));
        writeMeta(database, "message", message);
    });
}

void RunStore::changeWork(const WorkChange& change)
{
    m_impl->change([&](SQLite::Database& database) { pathloom::changeWork(database, m_impl->folder, change); });
}

void RunStore::setLatencyTable(const LatencyTable& table)
{
    const std::string text = toJson(table).dump();
    m_impl->change([&](SQLite::Database& database) { writeMeta(database, "latency_table", text); });
}

void RunStore::record(const Event& event)
{
    m_impl->record(event);
}

void RunStore::flush()
{
    m_impl->flush();
}

void RunStore::flushSoon()
{
    m_impl->flushSoon();
}

std::int64_t RunStore::readEvents(std::int64_t after, const std::function<void(const Event&)>& visit,
                                  std::int64_t limit) const
{
    while (limit > 0) {
        std::int64_t last = after;
        const std::vector<Event> chunk = m_impl->readEvents([&](EventTable& events) {
            last = std::min(events.lastRow(), after + std::min(limit, rowsAtOnce));
            return events.read(after + 1, last);
        });
        if (last <= after)
            break;
        for (const Event& event : chunk) // unlocked: the visitor may call back into the store
            visit(event);
        limit -= last - after;
        after = last;
    }
    return after;
}

std::int64_t RunStore::lastStep() const
{
    return m_impl->readEvents([](EventTable& events) { return events.lastStep(); });
}

std::int64_t RunStore::lastRow() const
{
    return m_impl->readEvents([](EventTable& events) { return events.lastRow(); });
}

std::string RunStore::failure() const
{
    return m_impl->failure();
}

std::vector<Event> RunStore::eventsOfKind(const std::string& kind, std::int64_t after) const
{
    return m_impl->readEvents([&](EventTable& events) { return events.ofKind(kind, after); });
}

void RunStore::cutBack(std::int64_t row, std::int64_t step, const std::vector<ScriptedCommand>& pending)
{
    m_impl->change([&](SQLite::Database& database) {
        m_impl->cutBack(row, step);
        writeMeta(database, pendingKey, Json{{"row", row}, {"commands", toJson(pending)}}.dump());
        raiseGeneration(database);
    });
    m_impl->checkpoints.forgetAfter(step);
}

std::optional<std::vector<ScriptedCommand>> RunStore::pendingCommands(std::int64_t row) const
{
    const auto find = [&](const char* key) -> std::optional<Json> {
        const auto text = m_impl->read([&](SQLite::Database& database) { return findMeta(database, key); });
        return text ? std::optional(metaJson(*text, m_impl->folder, key)) : std::nullopt;
    };
    if (const auto left = find(pendingKey)) {
        const JsonReader reader(*left, metaPlace(m_impl->folder, pendingKey));
        if (reader.integer("row", 0, std::numeric_limits<std::int64_t>::max()) == row)
            return scriptFromJson(reader.at("commands"), metaPlace(m_impl->folder, pendingKey));
    }
    if (const auto script = row == 0 ? find(scriptKey) : std::nullopt)
        return scriptFromJson(*script, metaPlace(m_impl->folder, scriptKey));
    return std::nullopt;
}

std::int64_t RunStore::generation() const
{
    return m_impl->read([](SQLite::Database& database) { return readGeneration(database); });
}

std::optional<PathProbabilities> RunStore::probabilitiesAt(std::int64_t step) const
{
    return m_impl->readEvents([&](EventTable& events) { return events.probabilitiesAt(step); });
}

DerivedNetwork RunStore::addNetwork(const DerivedNetwork& network,
                                    const std::function<std::vector<Event>(std::int64_t id)>& events,
                                    const std::function<void(RunWork&, std::int64_t id)>& work)
{
    DerivedNetwork added;
    m_impl->change([&](SQLite::Database& database) {
        added = NetworkRows(database, m_impl->folder).add(network);
        if (events)
            for (const Event& event : events(added.id))
                m_impl->append(event);
        if (work)
            pathloom::changeWork(database, m_impl->folder, [&](RunWork& left) { work(left, added.id); });
    });
    return added;
}

DerivedNetwork RunStore::changeNetwork(std::int64_t id, const std::function<void(DerivedNetwork&)>& change,
                                       const WorkChange& work, const std::optional<Predictions>& predictions)
{
    DerivedNetwork network;
    m_impl->change([&](SQLite::Database& database) {
        NetworkRows rows(database, m_impl->folder);
        network = rows.find(id);
        change(network);
        rows.store(network);
        if (predictions)
            rows.storePredictions(network, *predictions);
        if (work)
            pathloom::changeWork(database, m_impl->folder, work);
    });
    return network;
}

std::optional<Predictions> RunStore::predictions(std::int64_t id) const
{
    return m_impl->read([&](SQLite::Database& database) {
        const NetworkRows rows(database, m_impl->folder);
        return rows.predictions(rows.findListed(id));
    });
}

DerivedNetwork RunStore::renameNetwork(std::int64_t id, const std::string& name)
{
    DerivedNetwork network;
    m_impl->change(
        [&](SQLite::Database& database) { network = NetworkRows(database, m_impl->folder).rename(id, name); });
    return network;
}

void RunStore::setNetworkRemoved(std::int64_t id, bool removed)
{
    const auto giveUp = [id](RunWork& work) {
        for (Stage stage : {Stage::Train, Stage::Measure, Stage::Export})
            work.finish(stage, id);
    };
    changeNetwork(
        id, [&](DerivedNetwork& network) { network.removed = removed; }, removed ? WorkChange(giveUp) : WorkChange());
}

std::vector<DerivedNetwork> RunStore::networks() const
{
    return m_impl->read([&](SQLite::Database& database) { return NetworkRows(database, m_impl->folder).listed(); });
}

std::vector<std::string> RunStore::unknownNetworks() const
{
    return m_impl->read([&](SQLite::Database& database) { return NetworkRows(database, m_impl->folder).unknown(); });
}

DerivedNetwork RunStore::network(std::int64_t id) const
{
    return m_impl->read(
        [&](SQLite::Database& database) { return NetworkRows(database, m_impl->folder).findListed(id); });
}

std::int64_t RunStore::writeCheckpoint(std::int64_t step, const std::function<void(const fs::path& temporary)>& write,
                                       bool keep)
{
    m_impl->mustBeWriter();
    m_impl->flush(); // a checkpoint must never be ahead of the events before it
    return m_impl->checkpoints.write(step, write, keep);
}

std::string RunStore::keptCheckpoint(std::int64_t step)
{
    return (fs::path(Checkpoints::folderName) / Checkpoints::keptName(step)).string();
}

fs::path RunStore::newestCheckpoint() const
{
    return m_impl->checkpoints.newest().file;
}

bool RunStore::newestCheckpointIsDamaged() const
{
    return m_impl->checkpoints.newestIsDamaged();
}

CheckpointFile RunStore::nearestCheckpoint(std::int64_t step) const
{
    return m_impl->checkpoints.nearest(step);
}

} // namespace pathloom
