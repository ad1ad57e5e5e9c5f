// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_jobs.h"
#include "app/window/search_controller.h"

#include <QMainWindow>

#include <optional>

namespace pathloom {

class Actions;
class AlarmDesk;
class Docks;
class FrontCommands;
class InterruptedHint;
class JobStrip;
class MessageDesk;
class MomentCommands;
class NetworkCommands;
class PlotCommands;
class RunChanges;
class RunCommands;
class RunLibrary;
class SearchQueue;
class StatusStrip;
class SteeringBar;
class SteeringCommands;
class TargetCommands;
class TargetLibrary;
class TargetMeasuring;
class ThemeSwitch;
class TrashCan;
class WindowSettings;

/// Puts the program together: makes the parts, connects them, enables what is possible. What the parts do is theirs.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowSettings& settings);
    ~MainWindow() override;

    SearchController* controller() const { return m_controller; }
    SearchQueue* queue() const { return m_queue; }
    const Actions& actions() const { return *m_actions; }
    RunView* view() const { return m_view; }

    /// Shows the default search, or the one asked for last, ready to start.
    void prepareSearch(const SearchRequest& request);
    void openRun(const QString& folder);
    /// Has the self-test done that finds how many threads are fastest, in the background, unless its result is there.
    void testThreads();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;

private:
    // main_window_bars.cpp
    void buildToolBar();
    void buildMenus();
    void buildStatusBar();
    // main_window_connections.cpp
    void connectActions();
    void connectParts();
    void connectQueue();
    void connectTrash();
    // main_window.cpp
    void restoreLayout();
    void keepOnScreen();
    void applyTheme(const QString& name);
    void refresh();
    void updateActions();
    QString whyNotStartable() const;
    void updateSteering();
    void updateTravelling();
    void updateStatus();
    QString storedState() const;
    void tell(MessageLevel level, const QString& sentence);
    /// The same about the run on show: it goes when another one is shown.
    void tellOfShown(MessageLevel level, const QString& sentence);
    /// @param run the folder of the run that it is about: it goes when another one is shown; none: it stays
    void showMessage(MessageLevel level, const QString& sentence, std::optional<QString> run,
                     QAction* action = nullptr);

    void newSearch();
    void newSearch(const SearchRequest& initial);
    /// The space of the run on show, or of the search that is prepared; accepted, it goes into a new search.
    void editSpace();
    /// As the one before or the draft, ready to be changed.
    SearchRequest nextRequest() const;
    void chooseRun();
    void showInFileManager();

    WindowSettings& m_settings;
    std::unique_ptr<JobRunner> m_jobs; ///< destroyed first: its jobs use the parts below
    RunView* m_view;
    RunLibrary* m_library;
    TargetLibrary* m_targets;
    TargetMeasuring* m_measuring;
    SearchController* m_controller;
    SearchQueue* m_queue;
    NetworkJobs* m_networkJobs;
    RunChanges* m_changes;
    TrashCan* m_trash;
    InterruptedHint* m_hint;
    ThemeSwitch* m_theme;
    Actions* m_actions;
    Docks* m_docks;
    NetworkCommands* m_networkCommands;
    RunCommands* m_runCommands;
    PlotCommands* m_plotCommands;
    TargetCommands* m_targetCommands;
    SteeringCommands* m_steeringCommands;
    MomentCommands* m_momentCommands;
    FrontCommands* m_frontCommands;
    SteeringBar* m_steering;
    MessageDesk* m_messages;
    AlarmDesk* m_alarms;
    StatusStrip* m_status;
    bool m_closesAnyway = false; ///< a person was asked and has said so
};

} // namespace pathloom
