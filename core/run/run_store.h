// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/predictions.h"
#include "core/latency/latency_table.h"
#include "core/latency/prediction.h"
#include "core/run/checkpoints.h"
#include "core/front/network_choice.h"
#include "core/run/run_work.h"
#include "core/run/selection_record.h"
#include "core/search/command.h"
#include "core/search/events.h"
#include "core/search/search_config.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace pathloom {

/// What a run is: all that is needed to repeat it, and where it stands.
struct RunInfo
{
    std::string id; ///< random, stays with the folder when it is moved
    std::string name;
    std::string created; ///< ISO 8601, UTC
    Phase state =
        Phase::Preparing; ///< of a run that is not open anywhere: Finished, Stopped, Failed, or what it died in
    std::string message;  ///< for Failed
    SearchConfig config;  ///< budgetMs is the one in force
    DataSpec data;
    std::string dataFingerprint;
    std::vector<std::string> classNames;
    Normalization normalization;
    std::string targetId, targetName;
    std::string program;           ///< "Pathloom 0.1.0, LibTorch 1.13.1"
    Json machine;                  ///< of core/util/machine.h
    std::int64_t trainImages = 0;  ///< of the whole set; 0 in a run of an older Pathloom
    Json resize = {};              ///< resizeRule() of core/data/resize_rule.h; null in a run of an older Pathloom
    Json further = Json::object(); ///< what another version has added; kept
};

/// A network taken out of a run.
struct DerivedNetwork
{
    std::int64_t id = 0;
    std::string name;         ///< "net-1"
    std::int64_t step = 0;    ///< at which it was derived
    std::string architecture; ///< text form
    NetworkDescription description;
    double predictedMs = 0;
    std::optional<double> predictedErrorMs; ///< as in PredictedLatency; none: not known, or from before it was stored
    std::optional<LatencyOrigin> predictedOrigin;
    std::optional<double> measuredMs, measuredDeviationMs;
    std::optional<double> testAccuracy; ///< 0..1, on the real test split, after training
    std::optional<double> trainingSeconds;
    Json training;                 ///< protocol used (TrainConfig and seed); null before training
    std::string weightsFile;       ///< relative to the run folder, empty before training
    std::string onnxFile;          ///< relative, or absolute outside of the run folder; empty before export
    std::string note;              ///< what a person wrote about it
    bool removed = false;          ///< by a person; it can be brought back
    /// By the supernet's weights, without any training: on held-out images, never on the test split. None: nobody has
    /// looked, or there were no weights.
    std::optional<double> sharedAccuracy = {}; ///< 0..1
    std::optional<double> sharedLoss = {};     ///< mean cross entropy
    /// How it was chosen among several; none: it was the only candidate.
    std::optional<SelectionRecord> selection = {};
    /// For which budget it is the best; none: it was taken without one, or is not the best one by its score.
    std::optional<NetworkChoice> choice = {};
    Json further = Json::object(); ///< what another version has added; kept
};

/// A run folder: run.db (SQLite, WAL, one writer and many readers), checkpoints/, networks/. Writes are batched: what
/// record() took is on disk after at most a second or the next flush(). Thread-safe.
class RunStore
{
public:
    enum class Access { Read, Write };

    /// Creates the folder. Throws Error if it exists and is not empty, or cannot be written.
    /// @param script commands that the search is given beforehand: pending until its first checkpoint knows them
    /// @param work what is to become of the run
    static std::unique_ptr<RunStore> create(const std::filesystem::path& folder, const RunInfo& info,
                                            const SearchSpace& space, const LatencyTable& table,
                                            const std::vector<ScriptedCommand>& script = {}, const RunWork& work = {});
    /// What a newer version has added (kinds of events, settings, fields) is kept, and told as unknown.
    /// Throws Error if it is no run folder, is damaged, comes from a newer version that says that this one must not
    /// read it, or another process writes to it (Access::Write).
    static std::unique_ptr<RunStore> open(const std::filesystem::path& folder, Access access);
    ~RunStore();

    const std::filesystem::path& folder() const;
    RunInfo info() const;
    SearchSpace space() const;
    LatencyTable latencyTable() const;
    /// What is still to be done; empty for a run of an older Pathloom.
    RunWork work() const;
    /// Opened with Access::Write.
    bool isWriter() const;
    /// True while some process holds the folder open for writing.
    bool isBeingWritten() const;
    /// How long to wait for a database that another program has locked, before that is an Error; 5 s unless told
    /// otherwise. Short for a caller that tries again by itself and must answer meanwhile.
    void setPatience(std::chrono::milliseconds patience);

    void updateInfo(const RunInfo& info);
    void setState(Phase state, const std::string& message = {});
    using WorkChange = std::function<void(RunWork&)>;
    void changeWork(const WorkChange& change);
    /// Stores the latency table in force (it may be measured only after the run was created).
    void setLatencyTable(const LatencyTable& table);

    /// Appends an event; Progress is ignored. Never throws: a failing disk is remembered and thrown by flush().
    void record(const Event& event);
    /// Commits what was recorded. Throws Error (full or unwritable disk) and keeps it for the next try.
    void flush();
    /// The same at once in the background: for what is not to wait for its second.
    void flushSoon();
    /// Events with a row number above `after`, in order, at most `limit`; returns the last row number read.
    std::int64_t readEvents(std::int64_t after, const std::function<void(const Event&)>& visit,
                            std::int64_t limit = std::numeric_limits<std::int64_t>::max()) const;
    /// The rare events (not steps or snapshots) of one kind above a row, in order.
    std::vector<Event> eventsOfKind(const std::string& kind, std::int64_t after = 0) const;
    /// The newest step that the search took, as far as it was not cut back; 0 before its first step.
    std::int64_t lastStep() const;
    /// Row number of the newest event, recorded ones that are still on their way included; 0 without any.
    std::int64_t lastRow() const;
    /// Why what was recorded could not be stored at the last try (which is repeated every second); empty if all is
    /// well.
    std::string failure() const;

    /// Cuts the record back to where a checkpoint was written, for a search that goes on from there. What others did
    /// since (derived networks, training) stays; kept checkpoints of later steps go, they are written again. Readers
    /// tell by generation().
    /// @param pending commands that the search will take again; kept until the next checkpoint knows them
    void cutBack(std::int64_t row, std::int64_t step, const std::vector<ScriptedCommand>& pending);
    /// What the last cut left pending, if it was at this row; at row 0 what the search was given beforehand.
    std::optional<std::vector<ScriptedCommand>> pendingCommands(std::int64_t row) const;
    /// Grows with every cut: what was read of an older generation must be read anew.
    std::int64_t generation() const;
    /// Newest snapshot at or before the step, if any.
    std::optional<PathProbabilities> probabilitiesAt(std::int64_t step) const;

    /// Gives it id and, if empty, name; writes the description file.
    /// @param events made of the id, stored together with the network or not at all
    /// @param work likewise
    /// @return the network as it is stored: nothing is read again, which could fail when all is done
    DerivedNetwork addNetwork(const DerivedNetwork& network,
                              const std::function<std::vector<Event>(std::int64_t id)>& events = {},
                              const std::function<void(RunWork&, std::int64_t id)>& work = {});
    /// Changes what is stored of a network, in one transaction: others may change other parts of it at the same time.
    /// @param work what this says of the work that is left, in the same transaction
    /// @param predictions what the network as it is changed says of the test images, likewise; none = as they were
    /// @return the network as it is now
    DerivedNetwork changeNetwork(std::int64_t id, const std::function<void(DerivedNetwork&)>& change,
                                 const WorkChange& work = {}, const std::optional<Predictions>& predictions = {});
    /// What a network said of the test images after its training, one entry an image in the order of the test set; only
    /// the first ones where the run's DataSpec::testLimit says so. None: it is not trained, or was by a version of
    /// Pathloom that did not keep this. Throws Error as network() does, or if what is stored is damaged.
    std::optional<Predictions> predictions(std::int64_t id) const;
    /// Gives a network another name, by which new files of it go; those that it has keep theirs. Throws UsageError if
    /// the name is another network's, or cannot be a file's.
    DerivedNetwork renameNetwork(std::int64_t id, const std::string& name);
    /// Takes a network out of networks(), or brings it back; its files stay. Work that is left for one that was taken
    /// out is given up.
    void setNetworkRemoved(std::int64_t id, bool removed);
    /// Those that this program understands, and that nobody has removed.
    std::vector<DerivedNetwork> networks() const;
    /// Names of the others, which another version has put there.
    std::vector<std::string> unknownNetworks() const;
    DerivedNetwork network(std::int64_t id) const; ///< throws Error listing the ids there are

    /// Writes the next checkpoint of the two that alternate, after what was recorded. @return its size in bytes
    /// @param keep it also stays for good, as keptCheckpoint(step)
    std::int64_t writeCheckpoint(std::int64_t step,
                                 const std::function<void(const std::filesystem::path& temporary)>& write,
                                 bool keep = false);
    /// Where the checkpoint of a step lies if it was kept, relative to the run folder.
    static std::string keptCheckpoint(std::int64_t step);
    /// The newest good one; its path is empty if there is none. One counts as good when its stored checksum fits.
    std::filesystem::path newestCheckpoint() const;
    /// True if the newest one is damaged, so that newestCheckpoint() is the one before it.
    bool newestCheckpointIsDamaged() const;
    /// The good one whose step is next to the given one, kept ones included.
    CheckpointFile nearestCheckpoint(std::int64_t step) const;

private:
    struct Impl;
    explicit RunStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Folders below `root` that hold a run, newest first.
std::vector<std::filesystem::path> listRuns(const std::filesystem::path& root);

} // namespace pathloom
