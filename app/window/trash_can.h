// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/search/events.h"
#include "core/util/trash.h"

#include <vector>

namespace pathloom {

/// What was deleted and is kept in the user data folder's trash, since whenever. Reads and writes in the background;
/// lives in the GUI thread.
class TrashCan final : public QObject
{
    Q_OBJECT

public:
    explicit TrashCan(JobRunner* jobs, QObject* parent = nullptr);

    /// As it was read last, what was deleted last first.
    const std::vector<TrashEntry>& entries() const { return m_entries; }
    /// Reads it again; changed() follows.
    void refresh();
    void bringBack(const std::vector<TrashEntry>& entries);
    void deleteForGood(const std::vector<TrashEntry>& entries);

Q_SIGNALS:
    void changed();
    void broughtBack(const pathloom::TrashEntry& entry);
    /// It came back or was deleted for good: nobody can bring it back any more.
    void left(const std::filesystem::path& trash);
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    /// One after the other, as far as that can be done.
    void forEach(const QString& title, const std::vector<TrashEntry>& entries, void (*what)(const TrashEntry&),
                 std::function<void(const TrashEntry&)> done);

    JobRunner* m_jobs;
    std::vector<TrashEntry> m_entries;
};

} // namespace pathloom
