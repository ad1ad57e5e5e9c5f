// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/run/run_store.h"
#include "core/search/command.h"
#include "core/search/events.h"
#include "core/search/search_config.h"

#include <chrono>

namespace pathloom {

/// Everything that defines a search.
struct SearchJob
{
    SearchConfig config;
    SearchSpace space; ///< instantiated for the data's image shape and classes
    DataSpec data;
    HardwareTarget target;
    std::string name; ///< of the run; may be empty
};

/// Loads the space for the data's image shape and classes, applies its recommended settings, then `settings`.
/// Throws UsageError or Error naming what is wrong.
SearchJob prepareJob(const std::string& spaceNameOrPath, const DataSpec& data, const std::string& targetIdOrPath,
                     const Json& settings = Json::object());

/// What a search will cost, found by running a few steps on random pixels.
struct SearchEstimate
{
    double secondsPerWeightStep = 0, secondsPerArchitectureStep = 0;
    double searchSeconds = 0;   ///< without measuring the target
    double trainingSeconds = 0; ///< of a network of average size by config.training
    std::int64_t memoryBytes = 0;
};
SearchEstimate estimateSearch(const SearchJob& job, std::int64_t trainImages, std::stop_token stop = {});

/// A ProxylessNAS search. The engine belongs to the thread that calls run(); post() may be called from any.
class SearchEngine
{
public:
    /// @param folder the run folder to create; must not exist yet or be empty
    SearchEngine(SearchJob job, std::filesystem::path folder, EventSink sink);
    ~SearchEngine();

    /// Measures the target if needed, searches, writes the run folder. Returns the final phase: Finished, or Stopped
    /// after a Stop command or when the token was set (within one step; a checkpoint is written).
    /// Throws Error when something fails; the run folder then says Failed and keeps what was written.
    Phase run(std::stop_token stop = {});
    void post(Command command);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pathloom
