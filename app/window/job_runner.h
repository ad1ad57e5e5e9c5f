// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace pathloom {

using JobId = quint64;

/// Where a job waits for its turn. Computing jobs (training, measuring, estimates) need the processor for themselves:
/// one at a time, and none while a search computes. Quick jobs (reading, listing, exporting) run at any time, and so do
/// fitting jobs (models of a table: seconds on one core) and surveying jobs (whole data sets: minutes where they are
/// large), which have lanes of their own, so that nothing waits for them.
enum class JobLane { Quick, Computing, Fitting, Surveying };
inline constexpr int jobLanes = 4;

/// What a job sees while it works, on its own thread.
class JobContext
{
public:
    virtual ~JobContext() = default;
    virtual std::stop_token stopToken() const = 0;
    /// @param fraction 0..1, negative if unknown. Only noticeable changes go on.
    virtual void setProgress(double fraction, const QString& text) = 0;
    /// Runs a function on the GUI thread soon, unless the job was cancelled or its owner is gone by then.
    virtual void post(std::function<void()> function) = 0;
};

/// What runs on the GUI thread with a job's result.
using JobDelivery = std::function<void()>;

struct Job
{
    QString title; ///< "Training net-1"
    JobLane lane = JobLane::Quick;
    QString run;              ///< folder of the run that a computing job writes to; empty = none
    QString key;              ///< a newer job with the same key cancels the older one; empty = none
    QObject* owner = nullptr; ///< if it is destroyed, the result is dropped
    std::function<JobDelivery(JobContext&)> work;
    std::function<void(const QString&)> failed; ///< handles a failure instead of the jobFailed signal
};

struct JobInfo
{
    enum class State { Waiting, Running };
    JobId id = 0;
    QString title;
    JobLane lane = JobLane::Quick;
    State state = State::Waiting;
    double fraction = -1;
    QString text; ///< what it does; of one that waits, what for: "waits until …"
};

/// Background jobs with an id, progress and cancelling. Lives in the GUI thread, as do all its signals and deliveries.
class JobRunner final : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Cancels everything and waits for the jobs at work.
    ~JobRunner() override;

    JobId start(Job job);
    void cancel(JobId id);
    void cancelAll();
    /// Computing jobs wait while a search computes, and those that write to the run of a search, until it has let go of
    /// that.
    struct Hold
    {
        bool all = false;
        QString run; ///< empty = none
    };
    void holdComputing(const Hold& hold);
    bool isComputing() const;
    /// "waits until …": what a computing job that writes to the run would wait for now; empty if it could begin.
    QString whyWaiting(const QString& run) const;
    std::vector<JobInfo> jobs() const;

Q_SIGNALS:
    /// Something in jobs() changed.
    void jobsChanged();
    void jobFailed(const QString& title, const QString& sentence);
    /// The job is over, however it ended: after its delivery or failure, or without either when it was cancelled.
    void jobEnded(pathloom::JobId id);

private:
    struct Entry;
    struct Lane;
    class Context;

    void loop(Lane& lane, std::stop_token stop);
    void ended(const std::shared_ptr<Entry>& entry, const JobDelivery& delivery, const QString& error);
    void forget(JobId id);
    void scheduleNotice();

    std::vector<std::shared_ptr<Entry>> m_entries; ///< waiting and running, oldest first
    std::vector<std::unique_ptr<Lane>> m_lanes;
    JobId m_lastId = 0;
    bool m_noticePending = false;
};

} // namespace pathloom
