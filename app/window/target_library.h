// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/search/events.h"
#include "widgets/targets/target_list_model.h"

namespace pathloom {

/// The hardware targets there are, and what happens to their files: copying, exporting, deleting, bringing back. Reads
/// and writes in the background; lives in the GUI thread.
class TargetLibrary final : public QObject
{
    Q_OBJECT

public:
    explicit TargetLibrary(JobRunner* jobs, QObject* parent = nullptr);

    TargetListModel* targets() const { return m_targets; }
    std::vector<HardwareTarget> list() const;
    /// False until the list was read for the first time.
    bool isRead() const { return m_isRead; }

    /// Reads the list again soon.
    void refresh();
    void duplicate(const HardwareTarget& target, const QString& newId);
    void exportTo(const HardwareTarget& target, const QString& file);
    /// Takes the target away; restoreLast() brings it back.
    void remove(const HardwareTarget& target);
    bool canRestore() const { return !m_removed.empty(); }
    /// Of the target that was removed last; empty if none was.
    QString lastRemoved() const { return m_removed.empty() ? QString() : m_removed.back().name; }
    void restoreLast();
    /// It is not in the trash any more.
    void forgetRemoved(const std::filesystem::path& place);

    /// An id that no target has, made of this one's: "pixel1-copy", "pixel1-copy-2".
    QString freeIdLike(const QString& id) const;

Q_SIGNALS:
    void refreshed();
    /// A target came by copying or restoring; refreshed() follows.
    void added(const QString& id);
    void removed(const QString& name);
    /// canRestore() may have changed.
    void restorableChanged();
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    struct Removed
    {
        QString name, id;
        std::filesystem::path place;
    };
    void tellFailure(const QString& sentence);

    JobRunner* m_jobs;
    TargetListModel* m_targets;
    std::vector<Removed> m_removed; ///< oldest first
    bool m_isRead = false;
};

} // namespace pathloom
