// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/run/run_store.h"
#include "core/search/command.h"
#include "core/search/events.h"
#include "core/search/search_config.h"

#include <optional>

namespace pathloom {

/// Everything that defines a search.
struct SearchJob
{
    SearchConfig config;
    SearchSpace space; ///< instantiated for the data's image shape and classes
    DataSpec data;
    HardwareTarget target;
    std::string name; ///< of the run; may be empty
    /// In force instead of the target's own table, for a run that is repeated.
    std::optional<LatencyTable> table;
    /// The data, if somebody has opened it already: the search takes it from here instead of opening it again.
    DataSets images = {};
    /// What is to become of the run after the search; the engine only stores it.
    JobPlan plan = {};
};

/// Opens the data, loads the space for its image shape and classes, then applies `settings` to recommendedConfig().
/// Throws UsageError or Error naming what is wrong; Cancelled.
SearchJob prepareJob(const std::string& spaceNameOrPath, const DataSpec& data, const std::string& targetIdOrPath,
                     const Json& settings = Json::object(), std::stop_token stop = {});

/// What a search will cost, found by running a few steps on random pixels.
struct SearchEstimate
{
    double secondsPerWeightStep = 0, secondsPerArchitectureStep = 0;
    double searchSeconds = 0;     ///< with the choice among candidates, without measuring the target
    double trainingSeconds = 0;   ///< of a network of average size by config.training
    std::int64_t memoryBytes = 0; ///< main memory, images included; what lies on a graphics processor is not counted
};
SearchEstimate estimateSearch(const SearchJob& job, std::int64_t trainImages, std::stop_token stop = {});

/// The job that a run was started with: settings as they were before anybody steered, its own latency table.
SearchJob jobOf(const RunStore& run);
/// What a person asked of a run above a row of its record, as far as a search must be told it again to have the same
/// history: acts, networks taken out, checkpoints kept.
std::vector<ScriptedCommand> commandsOf(const RunStore& run, std::int64_t afterRow = 0);
/// The words of commands above a row that this program does not know, so that commandsOf() leaves them out; each once.
std::vector<std::string> unknownCommandsOf(const RunStore& run, std::int64_t afterRow = 0);
/// How a run records that a network was asked for at a step, after `recorded`, the commands so far.
CommandAccepted recordOfDerivation(const Command& command, const std::vector<ScriptedCommand>& recorded,
                                   std::int64_t step);
/// Empty if a search can go on from this run's last checkpoint, else the sentence that says why not. Somebody may still
/// be writing to it: see RunStore::isBeingWritten().
std::string whyNotResumable(const RunInfo& info);

/// A ProxylessNAS search. The engine belongs to the thread that calls run(); post() may be called from any.
///
/// What is lost while it cannot be written (full disk, folder gone or read-only, database locked) is nothing: the
/// search stands still, says why as Paused with a message, and goes on when writing works again. Until then only the
/// Stop command and the stop token end it, as Failed.
class SearchEngine
{
public:
    /// A new search.
    /// @param folder the run folder to create; must not exist yet or be empty. It is taken away again if the search
    /// fails before its first step
    SearchEngine(SearchJob job, std::filesystem::path folder, EventSink sink);
    /// Goes on with a run from its newest good checkpoint (from the beginning if there is none): on the CPU, with the
    /// same number of threads, as if it had never been interrupted. Steps recorded after the checkpoint are taken out
    /// of the record and done again, with the same commands at the same steps. run() throws Error if the run cannot be
    /// opened for writing, has finished, or its images are missing or no longer the same; UsageError if LibTorch does not find
    /// the device here.
    SearchEngine(std::filesystem::path folder, EventSink sink);
    ~SearchEngine();

    /// Commands to take at their steps, in ascending order; before run().
    void setScript(std::vector<ScriptedCommand> script);
    /// Where the images of a run that goes on are now: they must be the same, and the run remembers the place; before
    /// run().
    void setData(DataSpec data);
    /// Computing threads instead of those of the job or run, 0 = automatic (core/nn/compute_threads.h); before run().
    void setThreads(int threads);
    /// What automatic threads come to, as an earlier run found, 0 = find out; before run().
    void setAutomaticThreads(int threads);
    /// The search goes on on this device instead of the one it has computed on; before run().
    void setDevice(ComputeDevice device);
    /// Takes commands from other processes through the run folder (core/run/command_folder.h); before run().
    void acceptCommands();

    /// Measures the target if needed, searches, writes the run folder. Returns the final phase: Finished, or Stopped
    /// after a Stop command or when the token was set (within one step; a checkpoint is written).
    /// Throws Error when something fails; the run folder then says Failed and keeps what was written, unless that was
    /// before the first step of a new search.
    Phase run(std::stop_token stop = {});
    void post(Command command);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pathloom
