// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "widgets/common/run_view.h"

#include <QTimer>

namespace pathloom {

/// Shows a run folder in a RunView: reads it in the background, at once, and follows it in pieces while another process
/// writes to it.
class RunReader final : public QObject
{
    Q_OBJECT

public:
    RunReader(JobRunner* jobs, RunView* view, QObject* parent = nullptr);

    void open(const QString& folder);
    /// Reads the header again (budget, table, state) without touching the history.
    void refreshHeader(const QString& folder);
    /// Forgets the folder that is read or followed; the view keeps what it shows.
    void close();
    /// True while this reader brings what is written to the folder into the view by itself.
    bool isFollowing(const QString& folder) const;

Q_SIGNALS:
    void opened(const QString& folder);
    void failed(const QString& sentence);

private:
    struct Source;
    void read(std::shared_ptr<Source> source);
    JobDelivery load(const std::shared_ptr<Source>& source, JobContext& context, bool again);
    JobDelivery readOn(const std::shared_ptr<Source>& source, JobContext& context);
    bool isShown(const std::shared_ptr<Source>& source) const { return m_source == source; }

    JobRunner* m_jobs;
    RunView* m_view;
    QTimer m_follow;
    JobId m_job = 0;
    std::shared_ptr<Source> m_source;
};

/// Header of a stored run, its latency model included. Throws Error.
RunHeader headerOf(const RunStore& store);

} // namespace pathloom
