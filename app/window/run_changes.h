// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_jobs.h"
#include "core/util/trash.h"

namespace pathloom {

/// What people change of runs and derived networks as things that they keep: names, notes, deleting, bringing back.
/// Reads and writes in the background; lives in the GUI thread.
class RunChanges final : public QObject
{
    Q_OBJECT

public:
    /// @param writers shared with the jobs that write to runs
    RunChanges(JobRunner* jobs, std::shared_ptr<RunWriters> writers, QObject* parent = nullptr);

    void renameRun(const QString& folder, const QString& name);
    void renameNetwork(const NetworkRef& network, const QString& name);
    void setNote(const NetworkRef& network, const QString& note);
    /// Takes it away; restoreLast() brings it back.
    void removeRun(const QString& folder, const QString& name);
    void removeNetwork(const NetworkRef& network);
    bool canRestore() const { return !m_removed.empty(); }
    /// Of what was removed last; empty if nothing was.
    QString lastRemoved() const { return m_removed.empty() ? QString() : m_removed.back().name; }
    void restoreLast();
    /// What was removed before the program was started can be brought back like what is removed now.
    /// @param trash what was deleted last first
    void rememberEarlier(const std::vector<TrashEntry>& trash);
    /// It is not in the trash any more.
    void forgetRemoved(const std::filesystem::path& trash);

Q_SIGNALS:
    /// The run says something else of itself or of its networks, or came back.
    void changed(const QString& folder);
    /// The folder is gone.
    void runRemoved(const QString& folder);
    void removed(const QString& name);
    /// canRestore() may have changed.
    void restorableChanged();
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    struct Removed
    {
        QString name;
        NetworkRef network;          ///< without an id: a whole run
        std::filesystem::path trash; ///< of a run
    };
    /// Does something to an open run.
    void change(const QString& folder, const std::function<void(RunStore&)>& change, std::function<void()> done = {});
    void keepRemoved(const Removed& removed);
    void tellFailure(const QString& sentence);

    JobRunner* m_jobs;
    std::shared_ptr<RunWriters> m_writers;
    std::vector<Removed> m_removed; ///< oldest first
};

} // namespace pathloom
