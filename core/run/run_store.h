// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/search/events.h"
#include "core/search/search_config.h"

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
    std::string program; ///< "Pathloom 0.1.0, LibTorch 1.13.1"
    Json machine;        ///< of core/util/machine.h
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
    std::optional<double> measuredMs, measuredDeviationMs;
    std::optional<double> testAccuracy; ///< 0..1, on the real test split, after training
    std::optional<double> trainingSeconds;
    Json training;           ///< protocol used (TrainConfig and seed); null before training
    std::string weightsFile; ///< relative to the run folder, empty before training
    std::string onnxFile;    ///< relative, empty before export
};

/// A run folder: run.db (SQLite, WAL, one writer and many readers), checkpoints/, networks/. Writes are batched: what
/// record() took is on disk after at most a second or the next flush(). Thread-safe.
class RunStore
{
public:
    enum class Access { Read, Write };

    /// Creates the folder. Throws Error if it exists and is not empty, or cannot be written.
    static std::unique_ptr<RunStore> create(const std::filesystem::path& folder, const RunInfo& info,
                                            const SearchSpace& space, const LatencyTable& table);
    /// Throws Error if it is no run folder, is damaged, comes from a newer version, or another process writes to it
    /// (Access::Write).
    static std::unique_ptr<RunStore> open(const std::filesystem::path& folder, Access access);
    ~RunStore();

    const std::filesystem::path& folder() const;
    RunInfo info() const;
    SearchSpace space() const;
    LatencyTable latencyTable() const;
    /// True while some process holds the folder open for writing.
    bool isBeingWritten() const;

    void updateInfo(const RunInfo& info);
    void setState(Phase state, const std::string& message = {});
    /// Stores the latency table in force (it may be measured only after the run was created).
    void setLatencyTable(const LatencyTable& table);

    /// Appends an event; Progress is ignored. Never throws: a failing disk is remembered and thrown by flush().
    void record(const Event& event);
    /// Commits what was recorded. Throws Error (full or unwritable disk) and keeps it for the next try.
    void flush();
    /// Events with a row number above `after`, in order, at most `limit`; returns the last row number read.
    std::int64_t readEvents(std::int64_t after, const std::function<void(const Event&)>& visit,
                            std::int64_t limit = std::numeric_limits<std::int64_t>::max()) const;
    /// The step of the newest event of the search; 0 before its first step.
    std::int64_t lastStep() const;
    /// Newest snapshot at or before the step, if any.
    std::optional<PathProbabilities> probabilitiesAt(std::int64_t step) const;

    std::int64_t
    addNetwork(const DerivedNetwork& network); ///< gives it id and, if empty, name; writes description file
    /// Changes what is stored of a network, in one transaction: others may change other parts of it at the same time.
    /// @return the network as it is now
    DerivedNetwork changeNetwork(std::int64_t id, const std::function<void(DerivedNetwork&)>& change);
    std::vector<DerivedNetwork> networks() const;
    DerivedNetwork network(std::int64_t id) const; ///< throws Error listing the ids there are

    /// Path for the next checkpoint (of two, alternating) and for the newest good one (empty if there is none). A
    /// checkpoint counts as good when its stored checksum fits.
    void writeCheckpoint(const std::function<void(const std::filesystem::path& temporary)>& write);
    std::filesystem::path newestCheckpoint() const;

private:
    struct Impl;
    explicit RunStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Folders below `root` that hold a run, newest first.
std::vector<std::filesystem::path> listRuns(const std::filesystem::path& root);

} // namespace pathloom
