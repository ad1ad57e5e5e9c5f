// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "widgets/common/run_view.h"

#include <QTimer>

namespace pathloom {

/// Whether this program writes to a run, other than by a search.
using WritingTest = std::function<bool(const std::filesystem::path& folder)>;

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
    bool isClosed() const { return m_source == nullptr; }
    /// True while this reader brings what is written to the folder into the view by itself.
    bool isFollowing(const QString& folder) const;
    /// Which runs the window's own jobs write to, asked on any thread: what they write is no search.
    void setWritingTest(WritingTest isWritingHere) { m_isWritingHere = std::move(isWritingHere); }

Q_SIGNALS:
    void opened(const QString& folder);
    /// The run that is followed was read as far as it goes, for the first time or anew; these are its last events.
    void caughtUp(const QString& folder, const std::vector<pathloom::Event>& last);
    /// Something was added to the run that is followed; the view has it already.
    void grew(const QString& folder, const std::vector<pathloom::Event>& events);
    /// Nobody writes any more to the run that was followed.
    void ended(const QString& folder);
    void failed(const QString& sentence);

private:
    struct Source;
    QString keyOf(const char* work) const;
    void read(std::shared_ptr<Source> source);
    JobDelivery load(const std::shared_ptr<Source>& source, JobContext& context, bool again);
    JobDelivery readOn(const std::shared_ptr<Source>& source, JobContext& context);
    bool isShown(const std::shared_ptr<Source>& source) const { return m_source == source; }

    JobRunner* m_jobs;
    RunView* m_view;
    QTimer m_follow;
    WritingTest m_isWritingHere = [](const std::filesystem::path&) { return false; };
    JobId m_job = 0;
    std::shared_ptr<Source> m_source;
};

/// Header of a stored run, its latency model included. Throws Error.
RunHeader headerOf(const RunStore& store, const WritingTest& isWritingHere);
/// What writes to a run, other than the window's own jobs.
enum class RunWriter { Nobody, Search, Other };
/// As far as can be told: the run is locked as well while another program trains a network of it.
RunWriter writerOf(const RunStore& store, const WritingTest& isWritingHere);

} // namespace pathloom
