// SPDX-License-Identifier: MIT
#include "app/window/actions.h"

#include "app/window/icons.h"

#include <QActionGroup>
#include <QWidget>

namespace pathloom {

Actions::Actions(QWidget* window) : QObject(window), m_window(window)
{
    newSearch = add("newSearch", tr("&New search…"), tr("Choose images, search space, target and budget for a search"),
                    QKeySequence::New, QStringLiteral("new-search"));
    editSpace = add("editSpace", tr("Search sp&ace…"),
                    tr("Look at the search space, or change it: stages, widths, strides, candidates"),
                    Qt::CTRL | Qt::ALT | Qt::Key_S);
    start =
        add("start", tr("&Start search"), tr("Start the search that is shown"), Qt::Key_F5, QStringLiteral("start"));
    pause = add("pause", tr("&Pause"), tr("Pause the search after this step"), Qt::Key_F6, QStringLiteral("pause"));
    stop = add("stop", tr("S&top"), tr("End the search now and keep what it has found"), Qt::SHIFT | Qt::Key_F5,
               QStringLiteral("stop"));
    derive = add("derive", tr("&Derive"), tr("Take the most probable network out of this search"), Qt::CTRL | Qt::Key_D,
                 QStringLiteral("derive"));
    deriveAtBudget =
        add("deriveAtBudget", tr("Derive at this &budget"),
            tr("Take the best network for the budget on the page Front out of this search"), Qt::CTRL | Qt::ALT | Qt::Key_B);
    deriveFront = add("deriveFront", tr("Derive the &front…"),
                      tr("Take the best networks for several budgets out of this search"), Qt::CTRL | Qt::ALT | Qt::Key_F);
    // The page of the front has little room for its buttons.
    deriveAtBudget->setIconText(tr("Derive here"));
    deriveFront->setIconText(tr("Derive front…"));
    openRun = add("openRun", tr("&Open run folder…"), tr("Show a run from any folder"), QKeySequence::Open,
                  QStringLiteral("open"));
    showInFileManager = add("showInFileManager", tr("Show in &file manager"), tr("Open the folder of the run"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    refreshRuns = add("refreshRuns", tr("&Read runs again"), tr("Read the list of runs from disk again"),
                      Qt::CTRL | Qt::Key_R, QStringLiteral("refresh"));
    runFacts = add("runFacts", tr("&Settings of the run…"),
                   tr("Show what the selected run was made with: settings, seed, images, machine"));
    searchLikeRun = add("searchLikeRun", tr("New search &like this…"),
                        tr("Prepare a new search with the settings, images and target of the selected run"));
    plotRunToo =
        add("plotRunToo", tr("Show in the plots &too"),
            tr("Lay the curves of the selected run over those of the run on show"), Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    plotOneRun = add("plotOneRun", tr("&Only the run on show"),
                     tr("Take the curves of the second run out of the plots"), Qt::CTRL | Qt::SHIFT | Qt::Key_J);
    for (QAction* action : {plotRunToo, plotOneRun})
        action->setCheckable(true);
    renameRun = addForWidget("renameRun", tr("Re&name run…"), tr("Give the selected run another name"), {Qt::Key_F2});
    removeRun = addForWidget("removeRun", tr("&Delete run"),
                             tr("Move the selected run to the trash; it can be brought back"), {Qt::Key_Delete});
    restoreRemoved =
        add("restoreRemoved", tr("&Bring back"), tr("Bring back the run or network that was deleted last"));
    showTrash = add("showTrash", tr("Delete&d runs…"),
                    tr("Show the runs and targets that were deleted, bring them back or delete them for good"));
    showTargets = add("showTargets", tr("&Show targets"), tr("Show the hardware targets and what is known of them"),
                      Qt::CTRL | Qt::Key_L);
    importTarget = add("importTarget", tr("&Import latency table…"),
                       tr("Add a hardware target from a latency table in CSV or YAML form"), Qt::CTRL | Qt::Key_I);
    measureTarget = add("measureTarget", tr("&Measure this machine…"),
                        tr("Time every operator of a search space on this machine"), Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    exportTarget = add("exportTarget", tr("&Export table…"), tr("Write the selected target's latency table as CSV"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    duplicateTarget = add("duplicateTarget", tr("&Duplicate…"), tr("Copy the selected target under a new name"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    removeTarget = add("removeTarget", tr("De&lete"), tr("Delete the selected target; this can be undone"),
                       Qt::CTRL | Qt::Key_Delete);
    restoreTarget = add("restoreTarget", tr("&Undo delete"), tr("Bring the target back that was deleted last"),
                        Qt::CTRL | Qt::SHIFT | Qt::Key_Delete);
    measureNetworks =
        add("measureNetworks", tr("Measure more &networks"),
            tr("Time random networks as a whole to see how far the selected target's predictions are right"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    measureAgain = add("measureAgain", tr("Measure again when &quiet"),
                       tr("Measure the selected target again as soon as other programs leave this machine alone"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_Q);
    measureAgain->setCheckable(true);
    saveTargetList = add("saveTargetList", tr("Save &list as CSV…"), tr("Write the list of targets as CSV"));
    // The page of targets has little room for its buttons.
    measureTarget->setIconText(tr("Measure…"));
    importTarget->setIconText(tr("Import…"));
    exportTarget->setIconText(tr("Export…"));
    duplicateTarget->setIconText(tr("Duplicate…"));
    removeTarget->setIconText(tr("Delete"));
    startQueued = add("startQueued", tr("Start &next queued search"), tr("Go on with the searches that wait"),
                      Qt::CTRL | Qt::Key_F5);
    showQueue =
        add("showQueue", tr("&Queued searches…"), tr("Show the searches that wait: change their order, take one out"),
            Qt::CTRL | Qt::ALT | Qt::Key_Q);
    clearQueue = add("clearQueue", tr("&Clear queued searches"), tr("Drop the searches that wait to be started"));
    restoreQueued =
        add("restoreQueued", tr("&Bring back queued searches"), tr("Put back what was taken out of the queue last"));
    startQueued->setIconText(tr("Start next")); // the status bar has little room
    clearQueue->setIconText(tr("Clear"));
    restoreQueued->setIconText(tr("Bring back"));
    saveFigure = add("saveFigure", tr("&Save figure as…"),
                     tr("Save the plot or graph that has the focus as SVG, PDF, PNG or CSV"), QKeySequence::Save,
                     QStringLiteral("save-figure"));
    showTable = add("showTable", tr("Show &numbers of figure"),
                    tr("Show the numbers behind the plot or graph that has the focus"), Qt::CTRL | Qt::Key_B);
    quit = add("quit", tr("&Quit"), tr("Stop a running search, keep its run and leave"), Qt::CTRL | Qt::Key_Q);

    undo = add("undo", tr("&Undo"), tr("Take the last change of the running search back"), QKeySequence::Undo);
    redo = add("redo", tr("&Redo"), tr("Make the change again that was taken back last"),
               Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}); // whichever the hand knows
    prunePath = addForWidget("prunePath", tr("&Prune path"), tr("Close the selected path: it is not sampled any more"),
                             {Qt::Key_Delete, Qt::Key_P});
    pinPath = addForWidget("pinPath", tr("P&in path"), tr("Close every other path of the selected path's block"),
                           {Qt::Key_I});
    restorePath = addForWidget("restorePath", tr("Re&store path"), tr("Open the selected path again"), {Qt::Key_R});
    // As buttons they stand below the paths.
    prunePath->setIconText(tr("Prune"));
    pinPath->setIconText(tr("Pin"));
    restorePath->setIconText(tr("Restore"));
    pruneBelow = add("pruneBelow", tr("Prune paths &below a probability…"), tr("Close every path below a probability"),
                     Qt::CTRL | Qt::SHIFT | Qt::Key_U);
    fixStage = add("fixStage", tr("&Fix a stage…"), tr("Pin the leading path of every block of a stage"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    changeSettings = add("changeSettings", tr("&Change settings…"),
                         tr("Change trade-off, budget, learning rates or automatic pruning while the search runs"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    checkpoint = add("checkpoint", tr("Write a chec&kpoint"), tr("Write a checkpoint now and keep it for good"),
                     Qt::CTRL | Qt::Key_H);

    train = add("train", tr("&Train"), tr("Train the selected network and test it on the test images"),
                Qt::CTRL | Qt::Key_T, QStringLiteral("train"));
    exportOnnx = add("exportOnnx", tr("&Export…"), tr("Write the selected network as a checked ONNX file"),
                     Qt::CTRL | Qt::Key_E, QStringLiteral("export"));
    renameNetwork = addForWidget("renameNetwork", tr("&Rename network…"), tr("Give the selected network another name"),
                                 {Qt::Key_F2});
    noteNetwork = add("noteNetwork", tr("&Note…"), tr("Write down something about the selected network"));
    removeNetwork =
        addForWidget("removeNetwork", tr("Delete net&work"),
                     tr("Take the selected network out of its run; it can be brought back"), {Qt::Key_Delete});
    showOnnx = add("showOnnx", tr("Show exported &file"),
                   tr("Show the ONNX file of the selected network in the file "
                      "manager"));
    measure = add("measure", tr("&Measure latency"), tr("Time the selected network on this machine"),
                  Qt::CTRL | Qt::Key_M, QStringLiteral("measure"));
    evaluateShared = add("evaluateShared", tr("E&valuate by shared weights"),
                         tr("Test the selected network with the weights of the search, without training it"),
                         Qt::CTRL | Qt::ALT | Qt::Key_V);
    openPicture = add("openPicture", tr("Show &picture"), tr("Draw the selected network block by block"),
                      Qt::CTRL | Qt::Key_G, QStringLiteral("picture"));
    showConfusion = add("showConfusion", tr("Show c&onfusion matrix…"),
                        tr("Show which classes the selected network takes for which, and the images"),
                        Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    copyArchitecture =
        add("copyArchitecture", tr("&Copy architecture"), tr("Copy the selected network's architecture as text"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_C, QStringLiteral("copy"));
    compareNetworks = add("compareNetworks", tr("Compare net&works"),
                          tr("Show the networks of all runs with their latency on each target"), Qt::CTRL | Qt::Key_K,
                          QStringLiteral("compare"));
    networkDifference = add("networkDifference", tr("Di&fference of two networks…"),
                            tr("Show two networks side by side, block by block"), Qt::CTRL | Qt::SHIFT | Qt::Key_K,
                            QStringLiteral("difference"));

    playHistory = add("playHistory", tr("&Play history"),
                      tr("Play the run from the step that is shown, or stop playing"), Qt::Key_F7);
    goLive = add("goLive", tr("&Go to live"), tr("Go back to the newest step and follow the search"), Qt::Key_F8);
    previousMark = add("previousMark", tr("P&revious mark"), tr("Go back to the last command, alarm or other mark"),
                       Qt::ALT | Qt::Key_Left);
    nextMark = add("nextMark", tr("Ne&xt mark"), tr("Go on to the next command, alarm or other mark"),
                   Qt::ALT | Qt::Key_Right);
    momentDifference = add("momentDifference", tr("Difference to t&his moment…"),
                           tr("Compare what leads at the step that is shown with another step or another run"),
                           Qt::CTRL | Qt::ALT | Qt::Key_K);
    saveAnimation = add("saveAnimation", tr("Save &animation…"),
                        tr("Save the graph's evolution over the run as a moving picture or a series of pictures"),
                        Qt::CTRL | Qt::SHIFT | Qt::Key_A);

    zoomIn = add("zoomIn", tr("Zoom &in"), tr("Enlarge the supernet graph"), QKeySequence::ZoomIn);
    zoomOut = add("zoomOut", tr("Zoom &out"), tr("Shrink the supernet graph"), QKeySequence::ZoomOut);
    fit =
        add("fit", tr("&Fit graph"), tr("Show the whole supernet graph"), Qt::CTRL | Qt::Key_0, QStringLiteral("fit"));
    resetLayout = add("resetLayout", tr("&Reset layout"), tr("Put all panels back where they were at first"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_R, QStringLiteral("layout"));
    theme = new QActionGroup(this);
    addTheme("themeSystem", tr("&System"), tr("Follow the look of the desktop"), QStringLiteral("system"));
    addTheme("themeLight", tr("&Light"), tr("Dark text on a light ground"), QStringLiteral("light"));
    addTheme("themeDark", tr("&Dark"), tr("Light text on a dark ground"), QStringLiteral("dark"));

    commandPalette = add("commandPalette", tr("&Command palette…"), tr("Find any command by typing part of its name"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_P, QStringLiteral("command-palette"));
    showMessages =
        add("showMessages", tr("&Messages and alarms…"),
            tr("List the alarms, warnings and errors that wait for an answer"), Qt::CTRL | Qt::ALT | Qt::Key_M);
    shortcuts = add("shortcuts", tr("&Keyboard shortcuts"), tr("List every command with its shortcut"), Qt::Key_F1);
    glossary = add("glossary", tr("&Glossary"), tr("Explain the words of the search: k5e6, trade-off, nats, entropy …"),
                   Qt::SHIFT | Qt::Key_F1);
    about = add("about", tr("&About Pathloom"), tr("Version and parts of this program"));
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

void Actions::setTip(QAction* action, const QString& tip)
{
    action->setStatusTip(tip);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : tr("%1 (%2)", "tip and shortcut").arg(tip, keys));
}

void Actions::offer(QAction* action, const QString& whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    setTip(action, whyNot.isEmpty() ? action->whatsThis() : whyNot);
}

QAction* Actions::add(const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut,
                      const QString& iconName)
{
    auto* action = new QAction(text, m_window);
    action->setObjectName(QLatin1String(name));
    action->setWhatsThis(tip); // stays, whatever the tip says of the present moment
    if (!shortcut.isEmpty())
        action->setShortcut(shortcut);
    setTip(action, tip);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    m_window->addAction(action);
    return action;
}

QAction* Actions::addForWidget(const char* name, const QString& text, const QString& tip,
                               const QList<QKeySequence>& shortcuts)
{
    QAction* action = add(name, text, tip);
    m_window->removeAction(action); // single keys must not work where something else has the focus
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    setTip(action, tip);
    return action;
}

QAction* Actions::addTheme(const char* name, const QString& text, const QString& tip, const QString& value)
{
    QAction* action = add(name, text, tip);
    action->setCheckable(true);
    action->setData(value);
    theme->addAction(action);
    return action;
}

} // namespace pathloom
