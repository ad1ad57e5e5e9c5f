// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <span>

#include <SQLiteCpp/SQLiteCpp.h>

namespace pathloom {

/// Number of candidates of each choice block: what a snapshot's bytes mean.
std::vector<int> shapeOf(const SearchSpace& space);

/// The events in run.db, each with a row number that grows by one. Not thread-safe; SQLite::Exception passes through.
class EventTable
{
public:
    /// @param shape see shapeOf()
    EventTable(SQLite::Database& database, std::vector<int> shape);

    bool fits(const PathProbabilities& probabilities) const;
    /// Within the caller's transaction. Progress has no place here.
    void append(std::int64_t row, const Event& event);
    std::int64_t lastRow();
    std::int64_t lastStep(); ///< that the search took; 0 before the first one
    /// Takes out what a search that goes on from a checkpoint will do again: the rows above `row`, but for what others
    /// did meanwhile (derived networks and their training) and for the checkpoints up to `step`.
    /// Within the caller's transaction.
    void cutBack(std::int64_t row, std::int64_t step);
    /// The events with first <= row <= last, in order.
    std::vector<Event> read(std::int64_t first, std::int64_t last);
    /// The rare events of one kind above a row, in order.
    std::vector<Event> ofKind(const std::string& kind, std::int64_t after);
    std::optional<PathProbabilities> probabilitiesAt(std::int64_t step);

private:
    std::string packProbabilities(const PathProbabilities& probabilities) const;
    PathProbabilities unpackProbabilities(const SQLite::Column& column) const;
    EventBody readBody(const SQLite::Column& kind, const SQLite::Column& body) const;

    SQLite::Database& m_database;
    std::vector<int> m_shape;
    SQLite::Statement m_addWeightStep, m_addArchitectureStep, m_addSnapshot, m_addEvent;
    SQLite::Statement m_lastRow;
    SQLite::Statement m_readWeightSteps, m_readArchitectureSteps, m_readSnapshots, m_readEvents;
};

} // namespace pathloom
