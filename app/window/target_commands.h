// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/search/events.h"
#include "widgets/common/csv.h"

class QAction;

namespace pathloom {

class Actions;
class MeasureWizard;
class QuietMeasuring;
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
    /// Tells in the background if the target's table was measured beside other work, with an action that measures it
    /// again.
    void offerAgain(const QString& targetId, const QString& space);
    QuietMeasuring* quietMeasuring() const { return m_quiet; }

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);
    /// A message with something to do about it.
    void offer(pathloom::MessageLevel level, const QString& sentence, QAction* action);
    /// The page of targets has something to show.
    void pageWanted();

private:
    void measureMachine();
    void exportSelected();
    void duplicateSelected();
    void removeSelected();
    void measureNetworks();
    /// Begins to wait, or ends that.
    void measureAgain(bool wanted);
    void waitForQuiet(const QString& targetId, const QString& space);
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
    QuietMeasuring* m_quiet;
    QAction* m_again; ///< of the message bar: for the target that the message is about
    QString m_againTarget, m_againSpace;
};

} // namespace pathloom
