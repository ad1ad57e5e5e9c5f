// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QList>

class QActionGroup;

namespace pathloom {

/// Every action of the window with text, icon, shortcut and status tip; in one place, so that tool bar, menus, context
/// menus and the command palette show the same ones.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget* window);
    /// What an action does, or why it cannot be done: its status tip, and with the shortcut its tool tip.
    static void setTip(QAction* action, const QString& tip);
    /// Enables it, or says why it cannot be done and what to do about that.
    /// @param whyNot empty if it can be done
    static void offer(QAction* action, const QString& whyNot);

    QAction* newSearch;
    QAction* editSpace;
    QAction* start; ///< also resumes
    QAction* pause;
    QAction* stop;
    QAction* derive;
    QAction* deriveAtBudget; ///< the best network for the budget on the page of the front
    QAction* deriveFront;    ///< several between two budgets
    QAction* openRun;
    QAction* showInFileManager;
    QAction* refreshRuns;
    QAction* runFacts;
    QAction* searchLikeRun;
    QAction* plotRunToo; ///< checked while the plots show the selected run beside the one on show
    QAction* plotOneRun; ///< checked while they show no second run
    QAction* renameRun;
    QAction* removeRun;
    QAction* restoreRemoved; ///< the run or network that was deleted last
    QAction* showTrash;
    QAction* showTargets;
    QAction* importTarget;
    QAction* measureTarget;
    QAction* exportTarget;
    QAction* duplicateTarget;
    QAction* removeTarget;
    QAction* restoreTarget;
    QAction* measureNetworks;
    QAction* measureAgain; ///< as soon as the machine is quiet
    QAction* saveTargetList;
    QAction* startQueued;
    QAction* showQueue;
    QAction* clearQueue;
    QAction* restoreQueued; ///< what was taken out of the queue last
    QAction* saveFigure;
    QAction* showTable;
    QAction* quit;

    QAction* undo; ///< of what was changed in the running search
    QAction* redo;
    QAction* prunePath;
    QAction* pinPath;
    QAction* restorePath;
    QAction* pruneBelow;
    QAction* fixStage;
    QAction* changeSettings;
    QAction* checkpoint;

    QAction* train;
    QAction* exportOnnx;
    QAction* showOnnx; ///< the exported file, in the file manager
    QAction* measure;
    QAction* evaluateShared; ///< by the weights of the search
    QAction* openPicture;
    QAction* showConfusion;
    QAction* copyArchitecture;
    QAction* renameNetwork;
    QAction* noteNetwork;
    QAction* removeNetwork;
    QAction* compareNetworks;
    QAction* networkDifference;

    QAction* playHistory;
    QAction* goLive;
    QAction* previousMark;
    QAction* nextMark;
    QAction* momentDifference;
    QAction* saveAnimation;

    QAction* zoomIn;
    QAction* zoomOut;
    QAction* fit;
    QAction* resetLayout;
    QActionGroup* theme; ///< of checkable actions whose data is the theme's name

    QAction* commandPalette;
    QAction* showMessages; ///< alarms, warnings and errors that nobody has answered
    QAction* shortcuts;
    QAction* glossary;
    QAction* about;

    /// The actions on the selected path, for the graph and the inspector. Their keys work only there.
    QList<QAction*> pathActions() const { return {prunePath, pinPath, restorePath}; }
    /// The actions on the moment that is looked at, for graph and timeline.
    QList<QAction*> momentActions() const { return {derive, momentDifference, saveAnimation}; }
    /// The actions on the best networks of the moment, for the page of the front.
    QList<QAction*> budgetActions() const { return {deriveAtBudget, deriveFront}; }
    /// The actions that work on a run, for its context menu.
    QList<QAction*> runActions() const
    {
        return {runFacts, searchLikeRun, plotRunToo, renameRun, removeRun, showInFileManager};
    }
    /// The actions that work on a derived network, for its context menu.
    QList<QAction*> networkActions() const
    {
        return {train,       measure,       evaluateShared,   exportOnnx,    showOnnx,
                openPicture, showConfusion, copyArchitecture, renameNetwork, noteNetwork, removeNetwork};
    }
    /// The actions on hardware targets, for the context menu of their list.
    QList<QAction*> targetActions() const
    {
        return {measureTarget,   importTarget, exportTarget,  duplicateTarget, removeTarget,
                measureNetworks, measureAgain, restoreTarget, saveTargetList};
    }

private:
    QAction* add(const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut = {},
                 const QString& iconName = {});
    /// One whose keys work only in the widgets that it is added to.
    QAction* addForWidget(const char* name, const QString& text, const QString& tip,
                          const QList<QKeySequence>& shortcuts);
    QAction* addTheme(const char* name, const QString& text, const QString& tip, const QString& value);

    QWidget* m_window;
};

} // namespace pathloom
