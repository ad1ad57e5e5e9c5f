// SPDX-License-Identifier: MIT
// Private to core: the state of a running search, shared by the units that make up the engine.
#pragma once

#include "core/data/lost_pictures.h"
#include "core/run/command_folder.h"
#include "core/search/alarms.h"
#include "core/search/auto_pruner.h"
#include "core/search/command_inbox.h"
#include "core/search/search_data.h"
#include "core/search/search_engine.h"
#include "core/search/search_loop.h"
#include "core/search/search_pace.h"

#include <chrono>
#include <deque>

namespace pathloom {

struct SearchEngine::Impl
{
    using Clock = std::chrono::steady_clock; // never the wall clock: that one jumps
    /// For a locked database: onDisk() tries again, and in between the search answers.
    static constexpr std::chrono::milliseconds lockPatience{100};
    static constexpr std::chrono::milliseconds lastPatience{250}; ///< of a search that is to stop within a second

    SearchJob job;
    std::filesystem::path folder;
    EventSink sink;
    bool resuming = false;
    bool acceptsCommands = false;
    std::optional<int> threads; ///< instead of the job's; 0 = automatic
    int automaticThreads = 0;   ///< what automatic ones came to in an earlier run
    int computingThreads = 0;   ///< what they come to
    /// Instead of that of the run that goes on.
    std::optional<ComputeDevice> device;
    std::optional<DataSpec> movedData; ///< where the images of a run that goes on are now
    /// The run folder is of this search's making; what it says: whether there was one, empty, before.
    std::optional<bool> madeInEmptyFolder;
    CommandInbox inbox;
    std::deque<ScriptedCommand> script;
    std::stop_token stop; ///< of run()

    // Set up by prepare() and measure(), or by reopen().
    std::optional<SearchData> data;
    std::unique_ptr<RunStore> store;
    std::unique_ptr<CommandFolder> commandFolder;
    LatencyModel latency;
    double budgetMs = 0;
    Steering steering;
    std::unique_ptr<AutoPruner> pruner;
    std::unique_ptr<AlarmWatch> alarms;
    std::unique_ptr<SearchLoop> loop;

    // Where the search stands; with the loaders' states, all that decides what comes next.
    Phase phase = Phase::Preparing;  ///< also Paused
    Phase searching = Phase::WarmUp; ///< the phase that goes on after a pause
    std::int64_t step = 0;
    std::int64_t epoch = 0; ///< of the phase
    std::int64_t batch = 0; ///< of the epoch; all of them done: the evaluation is next
    bool continues = false; ///< the phase is entered in its middle
    /// Taken when the evaluation begins: a command that arrives meanwhile changes what leads, but not what is
    /// evaluated.
    std::optional<Architecture> evaluated;

    bool stopRequested = false;
    bool toldOfOthers = false; ///< that keep the machine busy while it is measured
    SearchPace pace;
    LostPicturesWatch lostPictures;
    double evaluationWaited = 0; ///< seconds that evaluations waited for their images
    Clock::time_point lastCheckpoint = Clock::now();
    std::int64_t lastCheckpointStep = 0;
    Clock::time_point lastFolderLook{}, lastDiskLook{};
    bool obeyedOthers = false; ///< commands from the folder have been taken since it was looked at before

    // search_engine.cpp: from beginning to end
    Phase run();
    /// @param before what "automatic" was in this run until now, on this machine; 0 = not known
    void takeThreads(int before = 0);
    void prepare();
    void makeLoop();
    void search();
    void searchEpochs(Phase which);
    void oneStep(Phase which);
    void evaluateLeading();
    void reportProgress();
    /// Leaves the whole list of what the images lack in the run's folder.
    void keepDataProblems();
    void tellOfLostPictures(const std::string& news);
    /// Says how the search ended and gives the run folder free.
    void close(Phase last, const std::string& message = {});
    /// A new search that failed before its first step leaves nothing that is in the way of the next try.
    void takeBackFolder();
    void emit(EventBody body);
    void enter(Phase next, const std::string& message = {});
    void snapshot();
    std::int64_t totalSteps() const;
    std::int64_t plannedArchitectureSteps(std::int64_t fromStep) const;

    // search_measuring.cpp: the latencies that the search goes by
    void measure();
    /// Measured first where the target needs it.
    LatencyTable targetsTable();
    double automaticBudget();
    void tellMeasuring(const MeasureProgress& progress);

    // search_commands.cpp: what a person asks for
    void obeyCommands();
    /// The same within a longer piece of work, which ends with Cancelled if the search is to stop.
    void obeyBetween();
    /// Tells of commands that still wait when the search ends.
    void dropCommands();
    void obeyScript();
    void lookAtCommandFolder();
    /// @return false if the command has to wait for the next step
    bool obey(const Command& command);
    void obeyAct(const Command& command);
    void derive(const Command& command);
    void carryOut(Act act);
    void pruneByItself();

    // search_recovery.cpp: what survives
    void reopen();
    void checkpoint(bool keep = false);
    Json position() const;
    void setPosition(const Json& position);
    /// Does work on the run folder; while that fails, the search stands still. Throws what failed if it is to stop.
    void onDisk(const std::function<void()>& work);
    void lookAtDisk();
    /// Does work that reads images; while their folder or disk is away, the search stands still. Throws Cancelled if it
    /// is to stop meanwhile.
    void onImages(const std::function<void()>& work);
};

} // namespace pathloom
