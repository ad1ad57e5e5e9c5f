// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/run_reader.h"
#include "core/latency/targets.h"
#include "widgets/models/network_table_model.h"
#include "widgets/models/run_list_model.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace pathloom {

class PresentPredictions;

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
    /// Adds a run to the list; one from elsewhere is among the further ones from now on.
    void addFolder(const QString& folder);
    /// Runs from elsewhere, the one added last last.
    const QStringList& further() const { return m_further; }
    void setFurther(const QStringList& folders);
    /// Asked for each network when the table is filled: what becomes of it now, empty if nothing does.
    void setTrainingTest(std::function<QString(const QString& folder, std::int64_t id)> trainingText);
    /// See RunReader.
    void setWritingTest(WritingTest isWritingHere) { m_isWritingHere = std::move(isWritingHere); }
    /// Tells the targets that there are: networks are predicted by the tables that these have now.
    void setTargets(std::function<std::vector<HardwareTarget>()> targets) { m_targets = std::move(targets); }
    /// Tells the folder of the search of this window, if one runs: it is listed even while it has no folder.
    void setRunningFolder(std::function<QString()> runningFolder) { m_runningFolder = std::move(runningFolder); }

Q_SIGNALS:
    void refreshed();
    void furtherChanged();

private:
    struct Reading
    {
        std::vector<RunRow> runs;
        std::vector<NetworkRow> networks;
        QStringList again; ///< to be read a little later
    };
    static void readRun(const std::filesystem::path& folder, const WritingTest& isWritingHere,
                        PresentPredictions& predictions, Reading& reading);
    void watchFolder();
    void scan();
    void scanFollowed();
    void take(Reading reading);
    void update(Reading reading);
    void keepRunning(Reading& reading) const;
    void markTrained(Reading& reading) const;
    void updateNetworks(const std::vector<NetworkRow>& networks);
    void follow(const Reading& reading);

    JobRunner* m_jobs;
    RunListModel* m_runs;
    NetworkTableModel* m_networks;
    QFileSystemWatcher m_watcher;
    QTimer m_soon, m_follow;
    QStringList m_further;
    QStringList m_followed; ///< written to by other programs
    std::function<QString(const QString&, std::int64_t)> m_trainingText;
    WritingTest m_isWritingHere = [](const std::filesystem::path&) { return false; };
    std::function<QString()> m_runningFolder;
    std::function<std::vector<HardwareTarget>()> m_targets = [] { return std::vector<HardwareTarget>(); };
};

} // namespace pathloom
