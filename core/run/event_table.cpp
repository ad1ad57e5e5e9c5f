// SPDX-License-Identifier: MIT
#include "core/run/event_table.h"

#include "core/search/command.h"
#include "core/util/error.h"

#include <bit>
#include <cstring>

namespace pathloom {

namespace {

// Blobs are little-endian, so that a run can be moved to any machine we build for.
static_assert(std::endian::native == std::endian::little && sizeof(float) == 4);

/// Path indices as LEB128: one byte each below 128.
std::string packIndices(const std::vector<int>& indices)
{
    std::string bytes;
    for (int index : indices) {
        auto rest = static_cast<unsigned>(index);
        for (; rest >= 0x80; rest >>= 7)
            bytes.push_back(static_cast<char>(rest | 0x80));
        bytes.push_back(static_cast<char>(rest));
    }
    return bytes;
}

std::vector<int> unpackIndices(const SQLite::Column& column)
{
    std::vector<int> indices;
    const auto* bytes = static_cast<const unsigned char*>(column.getBlob());
    unsigned value = 0, shift = 0;
    for (int i = 0, count = column.getBytes(); i < count; ++i) {
        value |= (bytes[i] & 0x7fu) << shift;
        shift += 7;
        if (bytes[i] & 0x80u && shift < 32)
            continue;
        indices.push_back(static_cast<int>(value));
        value = shift = 0;
    }
    return indices;
}

/// SQLite keeps NaN as NULL.
double number(const SQLite::Column& column)
{
    return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

/// Reads rows first..last of one table into their places; decode makes the body from the columns behind "seconds".
template<typename Decode>
void readRows(SQLite::Statement& statement, std::int64_t first, std::int64_t last,
              std::vector<std::optional<Event>>& places, const Decode& decode)
{
    statement.tryReset();
    statement.bind(1, first);
    statement.bind(2, last);
    while (statement.executeStep())
        places[static_cast<std::size_t>(statement.getColumn(0).getInt64() - first)] = Event{
            .step = statement.getColumn(1).getInt64(), .seconds = number(statement.getColumn(2)), .body = decode()};
    statement.tryReset();
}

} // namespace

std::vector<int> shapeOf(const SearchSpace& space)
{
    std::vector<int> shape;
    for (int i = 0; i < space.choiceCount(); ++i)
        shape.push_back(static_cast<int>(space.choice(i).candidates.size()));
    return shape;
}

EventTable::EventTable(SQLite::Database& database, std::vector<int> shape)
    : m_database(database), m_shape(std::move(shape)),
      // By names: a newer version may have added columns.
      m_addWeightStep(database, "INSERT INTO weight_steps (row, step, seconds, loss, accuracy, learning_rate, sampled)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?)"),
      m_addArchitectureStep(database,
                            "INSERT INTO architecture_steps (row, step, seconds, loss, cross_entropy, latency_term,"
                            " accuracy, expected_ms, entropy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_addSnapshot(database, "INSERT INTO snapshots (row, step, seconds, probabilities) VALUES (?, ?, ?, ?)"),
      m_addEvent(database, "INSERT INTO events (row, step, seconds, kind, body) VALUES (?, ?, ?, ?, ?)"),
      m_lastRow(database, "SELECT max(ifnull((SELECT max(row) FROM weight_steps), 0),"
                          " ifnull((SELECT max(row) FROM architecture_steps), 0),"
                          " ifnull((SELECT max(row) FROM snapshots), 0), ifnull((SELECT max(row) FROM events), 0))"),
      m_readWeightSteps(database, "SELECT row, step, seconds, loss, accuracy, learning_rate, sampled"
                                  " FROM weight_steps WHERE row BETWEEN ? AND ?"),
      m_readArchitectureSteps(database, "SELECT row, step, seconds, loss, cross_entropy, latency_term, accuracy,"
                                        " expected_ms, entropy FROM architecture_steps WHERE row BETWEEN ? AND ?"),
      m_readSnapshots(database, "SELECT row, step, seconds, probabilities FROM snapshots WHERE row BETWEEN ? AND ?"),
      m_readEvents(database, "SELECT row, step, seconds, kind, body FROM events WHERE row BETWEEN ? AND ?")
{
}

bool EventTable::fits(const PathProbabilities& probabilities) const
{
    if (probabilities.size() != m_shape.size())
        return false;
    for (std::size_t i = 0; i < m_shape.size(); ++i)
        if (probabilities[i].size() != static_cast<std::size_t>(m_shape[i]))
            return false;
    return true;
}

std::string EventTable::packProbabilities(const PathProbabilities& probabilities) const
{
    std::string bytes;
    for (const std::vector<double>& block : probabilities)
        for (double p : block) {
            const auto value = static_cast<float>(p);
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
    return bytes;
}

PathProbabilities EventTable::unpackProbabilities(const SQLite::Column& column) const
{
    std::size_t count = 0;
    for (int candidates : m_shape)
        count += static_cast<std::size_t>(candidates);
    if (static_cast<std::size_t>(column.getBytes()) != count * sizeof(float))
        throw Error("is damaged: a snapshot of the path probabilities does not fit the search space",
                    m_database.getFilename());
    const auto* bytes = static_cast<const char*>(column.getBlob());
    PathProbabilities probabilities;
    probabilities.reserve(m_shape.size());
    for (int candidates : m_shape) {
        std::vector<double>& block = probabilities.emplace_back(candidates);
        for (double& p : block) {
            float value = 0;
            std::memcpy(&value, bytes, sizeof value);
            bytes += sizeof value;
            p = value;
        }
    }
    return probabilities;
}

void EventTable::append(std::int64_t row, const Event& event)
{
    const auto start = [&](SQLite::Statement& statement) {
        statement.tryReset(); // reset() would throw again what a write before this one has met
        statement.bind(1, row);
        statement.bind(2, event.step);
        statement.bind(3, event.seconds);
    };
    const auto bindNumbers = [](SQLite::Statement& statement, std::initializer_list<double> values) {
        int column = 4;
        for (double value : values)
            statement.bind(column++, value);
    };
    if (const auto* weight = std::get_if<WeightStep>(&event.body)) {
        start(m_addWeightStep);
        bindNumbers(m_addWeightStep, {weight->loss, weight->accuracy, weight->learningRate});
        const std::string sampled = packIndices(weight->sampled);
        m_addWeightStep.bind(7, sampled.data(), static_cast<int>(sampled.size()));
        m_addWeightStep.exec();
    } else if (const auto* a = std::get_if<ArchitectureStep>(&event.body)) {
        start(m_addArchitectureStep);
        bindNumbers(m_addArchitectureStep,
                    {a->loss, a->crossEntropy, a->latencyTerm, a->accuracy, a->expectedMs, a->entropy});
        m_addArchitectureStep.exec();
    } else if (const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body)) {
        start(m_addSnapshot);
        const std::string probabilities = packProbabilities(*snapshot->probabilities);
        m_addSnapshot.bind(4, probabilities.data(), static_cast<int>(probabilities.size()));
        m_addSnapshot.exec();
    } else {
        start(m_addEvent);
        m_addEvent.bind(4, kindOf(event.body));
        // A file name in a message need not be UTF-8.
        m_addEvent.bind(5, bodyToJson(event.body).dump(-1, ' ', false, Json::error_handler_t::replace));
        m_addEvent.exec();
    }
}

std::int64_t EventTable::lastRow()
{
    m_lastRow.tryReset();
    m_lastRow.executeStep();
    const std::int64_t row = m_lastRow.getColumn(0).getInt64();
    m_lastRow.tryReset(); // a statement left half way would hold its read transaction open
    return row;
}

std::int64_t EventTable::lastStep()
{
    // Not that of an event: a network and its training stand at a step of the past, which may even have been cut back
    // since. In the other tables steps grow with the rows, so the last row is enough; max(step) would read all of them.
    std::int64_t last = 0;
    for (const char* table : {"weight_steps", "architecture_steps", "snapshots"}) {
        SQLite::Statement statement(m_database,
                                    std::string("SELECT step FROM ") + table + " ORDER BY row DESC LIMIT 1");
        if (statement.executeStep())
            last = std::max(last, statement.getColumn(0).getInt64());
    }
    return last;
}

void EventTable::cutBack(std::int64_t row, std::int64_t step)
{
    for (const char* table : {"weight_steps", "architecture_steps", "snapshots"}) {
        SQLite::Statement statement(m_database, std::string("DELETE FROM ") + table + " WHERE row > ?");
        statement.bind(1, row);
        statement.exec();
    }
    // Only what the search does again: networks, their training and what another version has recorded stay.
    SQLite::Statement statement(
        m_database, "DELETE FROM events WHERE row > ?"
                    " AND (kind IN ('evaluation', 'phase_changed', 'message', 'alarm')"
                    " OR (kind = 'checkpoint_written' AND step > ?))");
    statement.bind(1, row);
    statement.bind(2, step);
    statement.exec();
    // A derivation is recorded with its network, which stays.
    std::vector<std::int64_t> again;
    SQLite::Statement commands(m_database, "SELECT row, kind, body FROM events WHERE row > ? AND kind = ?");
    commands.bind(1, row);
    commands.bind(2, "command_accepted");
    while (commands.executeStep()) {
        const EventBody body = readBody(commands.getColumn(1), commands.getColumn(2));
        if (const auto* command = std::get_if<CommandAccepted>(&body);
            command && command->command != toText(Command::Kind::Derive) && isCommandWord(command->command))
            again.push_back(commands.getColumn(0).getInt64());
    }
    SQLite::Statement drop(m_database, "DELETE FROM events WHERE row = ?");
    for (std::int64_t taken : again) {
        drop.bind(1, taken);
        drop.exec();
        drop.reset();
    }
}

EventBody EventTable::readBody(const SQLite::Column& kind, const SQLite::Column& body) const
{
    try {
        return bodyFromJson(kind.getString(), parseJson(body.getString(), m_database.getFilename()));
    } catch (const Json::exception& e) {
        throw Error(std::string("is damaged: ") + e.what(), m_database.getFilename());
    }
}

std::vector<Event> EventTable::ofKind(const std::string& kind, std::int64_t after)
{
    SQLite::Statement rows(m_database,
                           "SELECT step, seconds, kind, body FROM events WHERE kind = ? AND row > ? ORDER BY row");
    rows.bind(1, kind);
    rows.bind(2, after);
    std::vector<Event> events;
    while (rows.executeStep())
        events.push_back({.step = rows.getColumn(0).getInt64(),
                          .seconds = number(rows.getColumn(1)),
                          .body = readBody(rows.getColumn(2), rows.getColumn(3))});
    return events;
}

std::vector<Event> EventTable::read(std::int64_t first, std::int64_t last)
{
    std::vector<std::optional<Event>> places(static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1)));
    const auto at = [](SQLite::Statement& statement, int column) { return number(statement.getColumn(column)); };
    readRows(m_readWeightSteps, first, last, places, [&, &row = m_readWeightSteps] {
        return WeightStep{at(row, 3), at(row, 4), at(row, 5), unpackIndices(row.getColumn(6))};
    });
    readRows(m_readArchitectureSteps, first, last, places, [&, &row = m_readArchitectureSteps] {
        return ArchitectureStep{at(row, 3), at(row, 4), at(row, 5), at(row, 6), at(row, 7), at(row, 8)};
    });
    readRows(m_readSnapshots, first, last, places, [&, &row = m_readSnapshots] {
        return ProbabilitySnapshot{std::make_shared<const PathProbabilities>(unpackProbabilities(row.getColumn(3)))};
    });
    readRows(m_readEvents, first, last, places,
             [&, &row = m_readEvents] { return readBody(row.getColumn(3), row.getColumn(4)); });
    std::vector<Event> events;
    events.reserve(places.size());
    for (std::optional<Event>& place : places)
        if (place)
            events.push_back(std::move(*place));
    return events;
}

std::optional<PathProbabilities> EventTable::probabilitiesAt(std::int64_t step)
{
    SQLite::Statement statement(
        m_database, "SELECT probabilities FROM snapshots WHERE step <= ? ORDER BY step DESC, row DESC LIMIT 1");
    statement.bind(1, step);
    if (!statement.executeStep())
        return std::nullopt;
    return unpackProbabilities(statement.getColumn(0));
}

} // namespace pathloom
