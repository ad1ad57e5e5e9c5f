// SPDX-License-Identifier: MIT
#include "core/run/stored_history.h"

#include "core/run/event_table.h"
#include "core/run/run_schema.h"
#include "core/util/error.h"

#include <bit>
#include <cstring>
#include <limits>

#include <sqlite3.h>

namespace pathloom {

namespace {

static_assert(std::endian::native == std::endian::little && sizeof(float) == 4); // as the blobs are

constexpr std::size_t rowsBetweenLooks = 4096; ///< at the stop token

constexpr const char* rareEvents =
    "SELECT row, step, seconds, kind, body FROM events WHERE row <= ? ORDER BY row";

/// The rows of one table. SQLite itself, because a million rows of eight columns feel every call between.
class Rows
{
public:
    Rows(SQLite::Database& database, const char* query)
    {
        const int code = sqlite3_prepare_v2(database.getHandle(), query, -1, &m_statement, nullptr);
        if (code != SQLITE_OK)
            throw SQLite::Exception(database.getHandle(), code);
    }
    /// @param last for the query's parameter
    Rows(SQLite::Database& database, const char* query, std::int64_t last) : Rows(database, query)
    {
        sqlite3_bind_int64(m_statement, 1, last);
    }
    ~Rows() { sqlite3_finalize(m_statement); }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    bool next()
    {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            throw SQLite::Exception(sqlite3_db_handle(m_statement), code);
        return code == SQLITE_ROW;
    }
    std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    /// SQLite keeps NaN as NULL.
    double number(int column) const
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                                       : sqlite3_column_double(m_statement, column);
    }
    std::string text(int column) const
    {
        const void* bytes = sqlite3_column_blob(m_statement, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
        return size > 0 ? std::string(static_cast<const char*>(bytes), size) : std::string();
    }
    std::span<const std::byte> blob(int column) const
    {
        const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }

private:
    sqlite3_stmt* m_statement = nullptr;
};

/// A row of rareEvents.
Event rareEvent(const Rows& row, SQLite::Database& database)
{
    try {
        return {.step = row.integer(1),
                .seconds = row.number(2),
                .body = bodyFromJson(row.text(3), parseJson(row.text(4), database.getFilename()))};
    } catch (const Json::exception& e) {
        throw Error(std::string("is damaged: ") + e.what(), database.getFilename());
    }
}

class Reader
{
public:
    Reader(SQLite::Database& database, const std::vector<int>& shape, const std::stop_token& stop,
           const std::string& upTo)
        : m_database(database), m_shape(shape), m_stop(stop), m_upTo(upTo)
    {
    }

    StoredHistory read()
    {
        // All tables as they were at one moment, whoever writes meanwhile.
        const SQLite::Transaction snapshot(m_database);
        if (!m_upTo.empty())
            m_last = newestOf(m_upTo);
        m_stored.history.reserve(count("weight_steps"), count("architecture_steps"));
        // Each kind feeds curves of its own, so their order among each other does not matter.
        readWeightSteps();
        readArchitectureSteps();
        readSnapshots();
        readEvents();
        return std::move(m_stored);
    }

private:
    std::size_t count(const char* table)
    {
        Rows rows(m_database, (std::string("SELECT count(*) FROM ") + table).c_str()); // all: quicker than those wanted
        return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
    }
    /// Row of the newest event of a kind; 0 if there is none.
    std::int64_t newestOf(const std::string& kind)
    {
        SQLite::Statement statement(m_database, "SELECT ifnull(max(row), 0) FROM events WHERE kind = ?");
        statement.bind(1, kind);
        statement.executeStep();
        return statement.getColumn(0).getInt64();
    }
    /// Walks the rows of a query whose first column is the row number and whose parameter is the last row wanted.
    template<typename Take>
    void each(const char* query, const Take& take)
    {
        Rows rows(m_database, query, m_last);
        for (std::size_t i = 0; rows.next(); ++i) {
            if (i % rowsBetweenLooks == 0 && m_stop.stop_requested())
                throw Cancelled();
            m_stored.lastRow = std::max(m_stored.lastRow, rows.integer(0));
            take(rows);
        }
    }

    void readWeightSteps()
    {
        std::int64_t last = 0;
        each("SELECT row, step, loss, accuracy, learning_rate FROM weight_steps WHERE row <= ? ORDER BY row",
             [&](const Rows& row) {
                 last = row.integer(0);
                 m_stored.history.addWeightStep(row.integer(1), row.number(2), row.number(3), row.number(4));
             });
        for (const Event& event : EventTable(m_database, m_shape).read(last, last))
            if (const auto* step = std::get_if<WeightStep>(&event.body))
                m_stored.history.setLastSampled(step->sampled);
    }

    void readArchitectureSteps()
    {
        each("SELECT row, step, loss, cross_entropy, latency_term, accuracy, expected_ms, entropy"
             " FROM architecture_steps WHERE row <= ? ORDER BY row",
             [&](const Rows& row) {
                 m_stored.history.addArchitectureStep(row.integer(1), {.loss = row.number(2),
                                                                       .crossEntropy = row.number(3),
                                                                       .latencyTerm = row.number(4),
                                                                       .accuracy = row.number(5),
                                                                       .expectedMs = row.number(6),
                                                                       .entropy = row.number(7)});
             });
    }

    void readSnapshots()
    {
        std::size_t paths = 0;
        for (int candidates : m_shape)
            paths += static_cast<std::size_t>(candidates);
        std::vector<float> packed(paths);
        each("SELECT row, step, probabilities FROM snapshots WHERE row <= ? ORDER BY row", [&](const Rows& row) {
            const std::span<const std::byte> bytes = row.blob(2);
            if (bytes.size() != paths * sizeof(float))
                throw Error("is damaged: a snapshot of the path probabilities does not fit the search space",
                            m_database.getFilename());
            std::memcpy(packed.data(), bytes.data(), bytes.size());
            m_stored.history.addSnapshot(row.integer(1), m_shape, packed);
        });
    }

    void readEvents()
    {
        each(rareEvents, [&](const Rows& row) { m_stored.history.apply(rareEvent(row, m_database)); });
    }

    SQLite::Database& m_database;
    const std::vector<int>& m_shape;
    const std::stop_token& m_stop;
    const std::string& m_upTo;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::max(); ///< row
    StoredHistory m_stored;
};

} // namespace

StoredHistory readStoredHistory(const RunStore& run, const std::stop_token& stop, const std::string& upTo)
{
    (void)run.lastRow(); // what is pending is stored before it is read
    const std::vector<int> shape = shapeOf(run.space());
    const std::unique_ptr<SQLite::Database> database = openDatabase(run.folder(), RunStore::Access::Read);
    try {
        return Reader(*database, shape, stop, upTo).read();
    } catch (const SQLite::Exception& e) {
        throw databaseError(e, run.folder(), database.get());
    }
}

std::vector<Event> unknownEvents(const RunStore& run)
{
    (void)run.lastRow(); // as above
    const std::unique_ptr<SQLite::Database> database = openDatabase(run.folder(), RunStore::Access::Read);
    try {
        std::vector<Event> found;
        Rows rows(*database, rareEvents, std::numeric_limits<std::int64_t>::max());
        while (rows.next())
            if (Event event = rareEvent(rows, *database); std::holds_alternative<UnknownEvent>(event.body))
                found.push_back(std::move(event));
        return found;
    } catch (const SQLite::Exception& e) {
        throw databaseError(e, run.folder(), database.get());
    }
}

} // namespace pathloom
