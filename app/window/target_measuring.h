// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/latency/calibration.h"

namespace pathloom {

/// Measuring on this machine as background jobs, one at a time and never beside a search: operator shapes of a space,
/// together with the whole networks that their sums are corrected by, and further networks. Whatever was measured
/// before a failure or cancelling is kept.
class TargetMeasuring final : public QObject
{
    Q_OBJECT

public:
    using Progress = std::function<void(const MeasureProgress&)>;
    /// What does the work; tests bring something that needs no minutes.
    struct Functions
    {
        /// @param again also what was measured before
        std::function<LatencyTable(const HardwareTarget&, const SearchSpace&, bool again, const Progress&,
                                   std::stop_token)>
            shapes;
        std::function<void(const HardwareTarget&, const SearchSpace&, int count, const Progress&, std::stop_token)>
            networks;
    };

    explicit TargetMeasuring(JobRunner* jobs, QObject* parent = nullptr);

    void setFunctions(Functions functions) { m_functions = std::move(functions); }

    /// Measures every shape of the space for the target with this id ("this-machine…").
    JobId measureShapes(const QString& targetId, const QString& space, bool again);
    JobId measureNetworks(const HardwareTarget& target, const QString& space, int count);
    void cancel(JobId job) { m_jobs->cancel(job); }
    /// True while a job measures or waits for its turn.
    bool isMeasuring(JobId job) const;

Q_SIGNALS:
    void progressed(pathloom::JobId job, const pathloom::MeasureProgress& progress);
    /// The job has done all it was asked to.
    void measured(pathloom::JobId job, const QString& targetId);
    void failed(pathloom::JobId job, const QString& sentence);
    /// However the job ended, last of all; the target's files may have changed.
    void ended(pathloom::JobId job, const QString& targetId, const QString& space);

private:
    using Work = std::function<void(const Progress&, std::stop_token)>;
    JobId start(const QString& title, const QString& targetId, const QString& space, Work work);
    struct Running
    {
        JobId job;
        QString targetId, space;
    };

    JobRunner* m_jobs;
    Functions m_functions;
    std::vector<Running> m_running;
};

} // namespace pathloom
