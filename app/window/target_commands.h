// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/search/events.h"
#include "widgets/common/csv.h"

namespace pathloom {

class Actions;
class MeasureWizard;
class TargetLibrary;
class TargetMeasuring;
class TargetsPanel;

/// Connects the actions on hardware targets with the page that shows them.
class TargetCommands final : public QObject
{
    Q_OBJECT

public:
    /// @param searchRuns whether a search is running now
    TargetCommands(const Actions& actions, TargetsPanel* panel, TargetLibrary* library, TargetMeasuring* measuring,
                   JobRunner* jobs, std::function<bool()> searchRuns, QWidget* window);

    /// Enables what the selected target allows.
    void refresh();
    /// Asks for a file, shows what it holds and stores it.
    void import();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);
    /// The page of targets has something to show.
    void pageWanted();

private:
    void measureMachine();
    void exportSelected();
    void duplicateSelected();
    void removeSelected();
    void measureNetworks();
    void makeBundle(const QString& space, int batch);
    void saveCsv(const QString& title, const QString& name, const FigureTable& table);

    const Actions& m_actions;
    TargetsPanel* m_panel;
    TargetLibrary* m_library;
    TargetMeasuring* m_measuring;
    JobRunner* m_jobs;
    std::function<bool()> m_searchRuns;
    QWidget* m_window;
    QPointer<MeasureWizard> m_wizard;
    JobId m_networksJob = 0;
};

} // namespace pathloom
