// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/saving_meter.h"
#include "core/search/command.h"
#include "core/search/events.h"

#include <QTimer>

class QAction;

namespace pathloom {

class Actions;
class CommandListView;
class Inspector;
class RunSteering;
class RunView;
class SearchController;
class SupernetView;

/// Connects the actions that change a running search with the path that is selected and the search that runs: enables
/// what is possible, says of each what it would do or why it cannot be done, and sends the commands.
class SteeringCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        RunView* view;
        const RunSteering* steering;
        SupernetView* graph;
        Inspector* inspector;
        CommandListView* list;
    };
    SteeringCommands(const Actions& actions, SearchController* controller, JobRunner* jobs, const Parts& parts,
                     QWidget* window);

    void refresh();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);
    /// What pruning saves, in a few words; empty while nothing is pruned or nothing is known.
    void savingChanged(const QString& text);
    /// What can be done to the path that was selected and what it would do, where the inspector does not tell it.
    void selectionExplained(const QString& text);

private:
    std::vector<Path> selected() const;
    /// Enables the action if the command can be carried out; its tips say what it does, or why not.
    void offer(QAction* action, const Command& command, const QString& tip);
    void offerHistory();
    /// Paths are chosen by what is seen: why they cannot be while the past is looked at; empty at the newest step.
    QString whyNotInThePast() const;
    QString previewText() const;
    void explainSelection();
    void showSaving(const Progress& progress);
    void send(const Command& command);
    void askThreshold();
    void askStage();
    void askSettings();
    void saveList();

    const Actions& m_actions;
    SearchController* m_controller;
    JobRunner* m_jobs;
    Parts m_parts;
    QWidget* m_window;
    QTimer m_pending; ///< new probabilities change every prediction, but not so often that all must be shown
    SavingMeter m_saving;
    bool m_inThePast = false; ///< as refresh() saw it last
};

} // namespace pathloom
