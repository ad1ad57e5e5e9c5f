// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "widgets/models/network_table_model.h"
#include "widgets/models/run_list_model.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace pathloom {

/// The runs below the default folder (and those opened from elsewhere) with all their derived networks, kept up to date
/// in the background. Feeds the two models that the panels show.
class RunLibrary final : public QObject
{
    Q_OBJECT

public:
    explicit RunLibrary(JobRunner* jobs, QObject* parent = nullptr);

    RunListModel* runs() { return m_runs; }
    NetworkTableModel* networks() { return m_networks; }

    /// Reads everything again, soon.
    void refresh();
    /// Adds a run from elsewhere to the list for as long as the program runs.
    void addFolder(const QString& folder);
    /// Asked for each network when the table is filled.
    void setTrainingTest(std::function<bool(const QString& folder, std::int64_t id)> isTraining);

Q_SIGNALS:
    void refreshed();

private:
    struct Reading
    {
        std::vector<RunRow> runs;
        std::vector<NetworkRow> networks;
    };
    void scan();
    void take(Reading reading);

    JobRunner* m_jobs;
    RunListModel* m_runs;
    NetworkTableModel* m_networks;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QStringList m_further;
    std::function<bool(const QString&, std::int64_t)> m_isTraining;
};

} // namespace pathloom
