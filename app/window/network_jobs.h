// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/run_writers.h"
#include "core/export/onnx_export.h"

namespace pathloom {

/// A derived network: its run folder and id.
struct NetworkRef
{
    QString folder;
    std::int64_t id = 0;
    QString name; ///< for messages
};

/// Everything that happens to derived networks after a search, as background jobs: deriving, training, measuring and
/// exporting. Lives in the GUI thread.
class NetworkJobs final : public QObject
{
    Q_OBJECT

public:
    explicit NetworkJobs(JobRunner* jobs, QObject* parent = nullptr);

    /// What follows on its own when something was done to a network: what is left to do for the run.
    enum class Then { Nothing, GoOn };
    /// Does what is left to do for a run besides its search, one job after another: what was interrupted, then what its
    /// plan has (as the command line at the end of a search).
    /// @param trainAtEnd a run without a plan gets that of training and exporting its network
    void goOn(const QString& folder, bool trainAtEnd);
    /// Takes the most probable network out of a stored run.
    /// @param step at which it led; none = at the newest one
    void derive(const QString& folder, Then then = Then::Nothing, std::optional<std::int64_t> step = {});
    /// Adds architectures to a stored run, as networks derived at a step, and evaluates them by the supernet's weights if
    /// there is a checkpoint of these.
    /// @param trains each one is trained by the run's protocol then, one after another
    void derive(const QString& folder, const std::vector<ChosenArchitecture>& wanted, std::int64_t step, bool trains);
    /// What the networks of a stored run are worth by the supernet's weights, without any training.
    void evaluate(const QString& folder, const std::vector<std::int64_t>& networks);
    /// @param options as a run keeps them of work that was begun (core/derive/remaining_work.h): empty = the run's own
    void train(const NetworkRef& network, Then then = Then::Nothing, const Json& options = Json::object());
    /// Adds a shipped network to the run as a yardstick, unless it is there, and trains it by the run's protocol,
    /// unless that was done.
    void addYardstick(const QString& folder, const QString& name);
    /// Draws the run's curves and graphs as SVG into its folder, with the curves as CSV.
    void writeReport(const QString& folder, Then then = Then::Nothing);
    void measure(const NetworkRef& network, Then then = Then::Nothing);
    /// The result comes with exported() or exportFailed(), then jobEnded(); if it was cancelled, jobEnded()
    /// comes alone. Cancelling has no half-written file.
    JobId exportOnnx(const NetworkRef& network, const OnnxOptions& options, const QString& file);

    /// What becomes of the network now: "Being trained", or what its training waits for; empty if neither.
    QString trainingText(const QString& folder, std::int64_t id) const;
    bool isTraining(const QString& folder, std::int64_t id) const { return !trainingText(folder, id).isEmpty(); }
    /// "waits until …": what work on a network of this run would wait for; empty if it could begin now.
    QString whyWaiting(const QString& folder) const { return m_jobs->whyWaiting(folder); }
    /// Through which everything in this window writes to runs.
    const std::shared_ptr<RunWriters>& writers() const { return m_writers; }
    /// Tells on any thread whether one of these jobs writes to a run.
    std::function<bool(const std::filesystem::path& folder)> writingTest() const;

Q_SIGNALS:
    /// A network of this run was added or has new values on disk.
    void networksChanged(const QString& folder);
    /// Work on a network tells what happens, a training epoch by epoch.
    void eventsReady(const QString& folder, const std::vector<pathloom::Event>& events);
    void exported(pathloom::JobId job, const pathloom::OnnxReport& report, const QString& file);
    void exportFailed(pathloom::JobId job, const QString& sentence);
    /// As work that the run had, with nobody waiting for it.
    void exportedByItself(const pathloom::NetworkRef& network, const QString& file);
    void jobEnded(pathloom::JobId job);
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    void carryOut(const NetworkRef& network, const BegunWork& work);
    /// Takes the network of the run's plan, after comparing the best ones by the supernet's weights.
    void choose(const QString& folder);
    /// Exports as work that the run has, without a dialog that waits for it.
    void exportAsPlanned(const NetworkRef& network, const BegunWork& work);
    void tellDerived(const QString& folder, const std::vector<DerivedNetwork>& networks, std::int64_t step);
    /// How far a comparison by shared weights is, and what it says.
    EventSink tellComparison(JobContext& context, const QString& folder);
    void forgetTraining(const NetworkRef& network);
    /// Tells of trainings that have begun, or wait for something else than before.
    void followTrainings();
    void tellIfWaiting(const QString& title, const QString& folder);
    /// Brings what a job records to the views of its run.
    EventSink tellShown(JobContext& context, const NetworkRef& network);

    JobRunner* m_jobs;
    const std::shared_ptr<RunWriters> m_writers = std::make_shared<RunWriters>(); ///< the jobs at work hold it too
    struct Training
    {
        NetworkRef network;
        JobId job = 0;
        Then then = Then::Nothing;
        QString text; ///< as it was told last
    };
    std::vector<Training> m_trainings; ///< waiting or at work
};

} // namespace pathloom
