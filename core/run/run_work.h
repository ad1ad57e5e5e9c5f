// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pathloom {

/// What is done to a run, in the order in which the whole job does it.
enum class Stage { Search, Derive, Train, Measure, Export, Report };
std::string toText(Stage stage);
/// Reverse of toText. Throws Error for an unknown word.
Stage stageFromText(const std::string& text);

/// Work on a network that was begun and is not done.
struct BegunWork
{
    Stage stage = Stage::Train; ///< Train, Measure or Export
    std::int64_t network = 0;
    Json options = Json::object(); ///< how it was asked for: core/derive/remaining_work.h has the forms
    bool operator==(const BegunWork&) const = default;
};

/// What was asked for together with the search.
struct JobPlan
{
    Stage until = Stage::Search; ///< the last stage but for the report, which follows it if there is any after the search
    std::int64_t network = 0;    ///< that the job has derived; 0 = not yet
    std::vector<Stage> done;     ///< without Search, of which the run's state tells
    /// The searches for further targets that come after this one: core/search/next_search.h has the form.
    Json next = Json::array();

    bool isDone(Stage stage) const;
    /// The stages it has, the report included, in order.
    std::vector<Stage> stages() const;
    bool operator==(const JobPlan&) const = default;
};

/// What a run still has to become: kept in the run, so that whoever goes on with it does what was asked for. It is
/// changed in one transaction with what it speaks of.
struct RunWork
{
    std::optional<JobPlan> job;   ///< older runs have none
    std::vector<BegunWork> begun; ///< oldest first; one for each stage and network
    Json unknown = Json::array(); ///< begun work of another version; kept

    /// Replaces what was begun of the same stage and network.
    void begin(const BegunWork& work);
    /// It was given up.
    void drop(Stage stage, std::int64_t network);
    /// The job has its network.
    void derived(std::int64_t network);
    /// It is done: for the job as well, if this is its network.
    void finish(Stage stage, std::int64_t network);
    bool operator==(const RunWork&) const = default;
};

Json toJson(const RunWork& work);
/// What is not understood (a stage of another version) is passed over. Throws Error if the JSON is damaged.
RunWork runWorkFromJson(const Json& json, const std::string& where);

/// What comes next; the search itself is not among it.
/// @param searchHasFinished before that nothing of the job is due
std::optional<BegunWork> nextWork(const RunWork& work, bool searchHasFinished);

} // namespace pathloom
